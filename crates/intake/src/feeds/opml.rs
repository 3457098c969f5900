//! OPML: lists of feeds, in and out.

use super::tree::{Element, tree};
use quick_xml::escape::escape;

/// A feed in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Its name.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Address of the site.
    pub site: String,
    /// Folder it lies in; inner ones behind a slash.
    pub folder: String,
}

/// Feeds of a list, each once; none where it is no list.
pub fn read(text: &str) -> Option<Vec<Outline>> {
    let (root, _) = tree(text.trim_start_matches('\u{feff}').trim_start())?;
    let body = (root.local() == "opml").then(|| root.child("body"))??;
    let mut out = Vec::new();
    for outline in &body.children {
        gather(outline, "", &mut out);
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|o| seen.insert(o.url.clone()));
    Some(out)
}

fn gather(outline: &Element, folder: &str, out: &mut Vec<Outline>) {
    let said = |name: &str| outline.attribute(name).unwrap_or("").trim().to_string();
    let title = Some(said("title")).filter(|t| !t.is_empty()).unwrap_or_else(|| said("text"));
    if let Some(url) = outline.attribute("xmlurl") {
        out.push(Outline { title, url: url.trim().into(), site: said("htmlurl"), folder: folder.into() });
        return;
    }
    let inner = if folder.is_empty() { title } else { format!("{folder}/{title}") };
    outline.children.iter().for_each(|c| gather(c, &inner, out));
}

/// Writes a list.
pub fn write(feeds: &[Outline]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>Feeds</title></head>\n<body>\n",
    );
    let mut folder = "";
    for feed in feeds {
        if feed.folder != folder {
            out.push_str(if folder.is_empty() { "" } else { "</outline>\n" });
            folder = &feed.folder;
            if !folder.is_empty() {
                out.push_str(&format!("<outline text=\"{}\">\n", escape(folder)));
            }
        }
        out.push_str(&format!(
            "<outline type=\"rss\" text=\"{0}\" title=\"{0}\" xmlUrl=\"{1}\" htmlUrl=\"{2}\"/>\n",
            escape(feed.title.as_str()),
            escape(feed.url.as_str()),
            escape(feed.site.as_str())
        ));
    }
    out.push_str(if folder.is_empty() { "" } else { "</outline>\n" });
    out.push_str("</body>\n</opml>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let feed = |title: &str, url: &str, folder: &str| Outline {
            title: title.into(),
            url: url.into(),
            site: "https://a.example/".into(),
            folder: folder.into(),
        };
        let feeds = [
            feed("A & \"B\"", "https://a.example/rss?x=1&y=2", ""),
            feed("Новости", "https://b.example/feed", "Asia"),
            feed("新闻", "https://c.example/feed", "Asia"),
            feed("D", "https://d.example/feed", "Europe"),
        ];
        assert_eq!(read(&write(&feeds)).expect("a list"), feeds);
        assert_eq!(read("<rss><channel/></rss>"), None);
        assert_eq!(read("nothing"), None);
    }

    #[test]
    fn folders_within_folders_and_a_feed_twice() {
        let text = "<opml><body><outline text='A'><outline text='B'><outline text='x' xmlUrl='http://x.example/'/></outline>\
            <outline text='x again' xmlUrl='http://x.example/'/></outline></body></opml>";
        let feeds = read(text).expect("a list");
        assert_eq!((feeds.len(), feeds[0].folder.as_str()), (1, "A/B"));
    }
}
