//! RSS, Atom and sitemaps.

use super::dates;
use super::tree::{Element, tree};
use super::{Entry, Feed, NoFeed};

/// Reads one of them.
pub fn feed(text: &str) -> Result<Feed, NoFeed> {
    let (root, whole) = tree(text).ok_or(NoFeed::Unknown)?;
    let feed = match root.local() {
        "rss" | "rdf" => rss(&root),
        "feed" => atom(&root),
        "urlset" | "sitemapindex" => sitemap(&root),
        "html" => return Err(NoFeed::Page(named(&root))),
        _ => return Err(NoFeed::Unknown),
    };
    Ok(Feed { broken: !whole, ..feed })
}

/// Feeds that a page names in its head.
fn named(root: &Element) -> Vec<String> {
    let mut links = Vec::new();
    root.all("link", &mut links);
    let is_feed = |l: &&&Element| {
        l.attribute("rel") == Some("alternate")
            && l.attribute("type")
                .is_some_and(|t| t.ends_with("rss+xml") || t.ends_with("atom+xml") || t.ends_with("feed+json"))
    };
    links.iter().filter(is_feed).filter_map(|l| l.attribute("href")).map(String::from).collect()
}

/// RSS in all its versions: items stand in the channel or beside it.
fn rss(root: &Element) -> Feed {
    let mut items = Vec::new();
    root.all("item", &mut items);
    let channel = root.children.iter().find(|c| c.local() == "channel");
    Feed {
        title: channel.and_then(|c| c.words(&["title"])).unwrap_or("").into(),
        minutes: channel.and_then(|c| c.words(&["ttl"])).and_then(|t| t.parse().ok()),
        entries: items.into_iter().map(item).collect(),
        ..Feed::default()
    }
}

fn item(item: &Element) -> Entry {
    let guid = item.child("guid").filter(|g| g.attribute("ispermalink") != Some("false"));
    let guid = guid.map(|g| g.text.trim()).filter(|g| g.starts_with("http"));
    let atom = || item.children.iter().find(|c| c.local() == "link").and_then(|l| l.attribute("href"));
    let about = || item.attribute("rdf:about");
    let link = item.words(&["link", "feedburner:origlink"]).or_else(atom).or(guid).or_else(about);
    Entry {
        url: link.unwrap_or("").into(),
        title: plain(item.words(&["title", "dc:title"]).unwrap_or("")),
        published: item
            .words(&["pubdate", "dc:date", "published", "dcterms:issued", "dcterms:created"])
            .and_then(dates::iso),
        updated: item.words(&["atom:updated", "dcterms:modified", "pubdate", "dc:date"]).unwrap_or("").into(),
        outlet: item.words(&["source"]).map(String::from),
    }
}

fn atom(root: &Element) -> Feed {
    let prefix = root.name.strip_suffix("feed").unwrap_or("");
    let name = |local: &str| format!("{prefix}{local}");
    let words = |e: &Element, local: &str| e.words(&[&name(local)]).map(String::from);
    let entry = |e: &Element| {
        let links = e.children.iter().filter(|c| c.local() == "link" && c.attribute("href").is_some());
        let mut links: Vec<&Element> = links.collect();
        links.sort_by_key(|l| match l.attribute("rel") {
            Some("alternate") | None => 0,
            Some("self") => 1,
            _ => 2,
        });
        Entry {
            url: links
                .first()
                .and_then(|l| l.attribute("href"))
                .map(String::from)
                .or(words(e, "id"))
                .unwrap_or_default(),
            title: plain(&words(e, "title").unwrap_or_default()),
            published: words(e, "published")
                .or(words(e, "issued"))
                .or(words(e, "updated"))
                .as_deref()
                .and_then(dates::iso),
            updated: words(e, "updated").or(words(e, "modified")).unwrap_or_default(),
            outlet: e.child(&name("source")).and_then(|s| words(s, "title")),
        }
    };
    Feed {
        title: words(root, "title").unwrap_or_default(),
        entries: root.children.iter().filter(|c| c.local() == "entry").map(entry).collect(),
        ..Feed::default()
    }
}

fn sitemap(root: &Element) -> Feed {
    let of = |local: &str| root.children.iter().filter(move |c| c.local() == local).collect::<Vec<_>>();
    let under = |e: &Element, local: &str| {
        let mut found = Vec::new();
        e.all(local, &mut found);
        found.first().map(|f| f.text.trim().to_string()).filter(|t| !t.is_empty())
    };
    let entry = |e: &&Element| {
        let changed = under(e, "lastmod");
        let published = under(e, "publication_date").or(changed.clone());
        Entry {
            url: under(e, "loc").unwrap_or_default(),
            title: plain(&under(e, "title").unwrap_or_default()),
            published: published.as_deref().and_then(dates::iso),
            updated: changed.or(published).unwrap_or_default(),
            outlet: under(e, "publication").and_then(|_| under(e, "name")),
        }
    };
    let mut sitemaps: Vec<(String, String)> = of("sitemap")
        .into_iter()
        .filter_map(|s| Some((under(s, "lastmod").unwrap_or_default(), under(s, "loc")?)))
        .collect();
    sitemaps.sort_by(|a, b| b.cmp(a));
    Feed {
        entries: of("url").iter().map(entry).collect(),
        sitemaps: sitemaps.into_iter().map(|(_, loc)| loc).collect(),
        ..Feed::default()
    }
}

/// A headline without the tags that some feeds leave in it.
fn plain(title: &str) -> String {
    let bare: String = match title.contains('<') {
        true => title
            .split('<')
            .enumerate()
            .map(|(n, p)| if n == 0 { p } else { p.split_once('>').map_or("", |x| x.1) })
            .collect(),
        false => title.into(),
    };
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
