//! Feeds of every sort, sound and not.

use super::*;

const URL: &str = "https://a.example/feeds/news.xml";

fn of(text: &str) -> Feed {
    read(text.as_bytes(), None, URL).expect("a feed")
}

fn urls(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|e| e.url.as_str()).collect()
}

#[test]
fn rss_of_every_version() {
    let two = of("<?xml version='1.0'?><rss version='2.0' xmlns:dc='d'><channel><title>News</title><ttl>30</ttl>\
        <item><title>One &amp; <![CDATA[<b>two</b>]]></title><link>/one?utm_source=rss&amp;id=3#top</link><pubDate>Tue, 14 May 2024 08:30:00 +0300</pubDate></item>\
        <item><guid>https://a.example/two</guid><dc:date>2024-05-13</dc:date></item>\
        <item><title>Without an address</title><guid isPermaLink='false'>17</guid></item></channel></rss>");
    assert_eq!((two.title.as_str(), two.minutes, two.broken), ("News", Some(30), false));
    assert_eq!(urls(&two), ["https://a.example/one?id=3", "https://a.example/two"]);
    assert_eq!(two.entries[0].title, "One & two");
    assert_eq!(two.entries[0].published.as_deref(), Some("2024-05-14T08:30:00"));
    let one = of(
        "<rdf:RDF xmlns:rdf='r'><channel><title>N</title></channel><item rdf:about='https://a.example/x'><title>X</title></item></rdf:RDF>",
    );
    assert_eq!(urls(&one), ["https://a.example/x"]);
    let old = of(
        "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://x'><rss version='0.91'><channel><item><link>https://a.example/o</link></item></channel></rss>",
    );
    assert_eq!(urls(&old), ["https://a.example/o"]);
}

#[test]
fn atom_json_and_sitemaps() {
    let atom = of(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>N</title><entry><title>T</title><link rel='enclosure' href='/p.mp3'/>\
        <link href='../t'/><updated>2024-05-14T10:00:00Z</updated></entry></feed>",
    );
    assert_eq!(urls(&atom), ["https://a.example/t"]);
    assert_eq!(atom.entries[0].updated, "2024-05-14T10:00:00Z");
    let json = of(r#"{"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": [
        {"id": "https://a.example/j", "title": "J", "date_published": "2024-05-14T10:00:00Z"}, {"id": 7, "url": "https://a.example/k"}]}"#);
    assert_eq!(urls(&json), ["https://a.example/j", "https://a.example/k"]);
    let map = of(
        "<urlset xmlns:news='n'><url><loc>https://a.example/m</loc><news:news><news:publication><news:name>The A</news:name>\
        </news:publication><news:publication_date>2024-05-14</news:publication_date><news:title>M</news:title></news:news></url></urlset>",
    );
    assert_eq!((map.entries[0].outlet.as_deref(), map.entries[0].title.as_str()), (Some("The A"), "M"));
    let index = of("<sitemapindex><sitemap><loc>https://a.example/1.xml</loc><lastmod>2024-01-01</lastmod></sitemap>\
        <sitemap><loc>https://a.example/2.xml</loc><lastmod>2024-02-01</lastmod></sitemap></sitemapindex>");
    assert_eq!(index.sitemaps, ["https://a.example/2.xml", "https://a.example/1.xml"]);
}

#[test]
fn empty_is_not_broken_and_broken_gives_what_it_has() {
    assert_eq!(of("<rss><channel><title>N</title></channel></rss>"), Feed { title: "N".into(), ..Feed::default() });
    let cut = of("<rss><channel><item><link>https://a.example/1</link></item><item><link>https://a.exa");
    assert!(cut.broken);
    assert_eq!(urls(&cut)[0], "https://a.example/1");
    let loose = of(
        "<rss><channel><item><title>A & B &nbsp; C<br>D</title><link>https://a.example/1</link></item></channel></rss>",
    );
    assert_eq!(urls(&loose), ["https://a.example/1"]);
}

#[test]
fn charsets() {
    let (text, _, _) = encoding_rs::WINDOWS_1251
        .encode("<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>Новости</title></channel></rss>");
    assert_eq!(read(&text, None, URL).expect("a feed").title, "Новости");
    let utf = "<rss><channel><title>Новости</title></channel></rss>";
    for said in ["text/xml; charset=iso-8859-1", "text/xml; charset=UTF-8", "text/xml; charset=nonsense"] {
        assert_eq!(read(utf.as_bytes(), Some(said), URL).expect("a feed").title, "Новости", "{said}");
    }
}

#[test]
fn no_entity_is_ever_expanded() {
    let mut bomb = String::from("<!DOCTYPE rss [<!ENTITY a 'ha'>");
    for n in 0..20 {
        bomb.push_str(&format!("<!ENTITY a{n} '{}'>", "&a;".repeat(10)));
    }
    bomb.push_str(
        "<!ENTITY file SYSTEM 'file:///etc/hostname'>]><rss><channel><title>x&a19;&file;y</title></channel></rss>",
    );
    assert_eq!(of(&bomb).title, "x  y");
    let deep = "<a>".repeat(100_000);
    assert_eq!(read(deep.as_bytes(), None, URL), Err(NoFeed::Unknown));
}

#[test]
fn what_is_no_feed_is_told() {
    let page = "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/rss'/></head><body/></html>";
    assert_eq!(read(page.as_bytes(), None, URL), Err(NoFeed::Page(vec!["/rss".into()])));
    for other in ["", "plain", "{\"a\": 1}", "<svg/>", "\u{0}\u{1}"] {
        assert_eq!(read(other.as_bytes(), None, URL), Err(NoFeed::Unknown), "{other}");
    }
}
