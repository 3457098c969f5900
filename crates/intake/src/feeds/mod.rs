//! Feeds: RSS 0.9 to 2.0, Atom, JSON Feed, sitemaps of news; and OPML, the list of them.

mod dates;
mod json;
pub mod opml;
mod tree;
mod xml;

use std::fmt;

pub use opml::Outline;

/// A feed as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// Its entries, in its order.
    pub entries: Vec<Entry>,
    /// Sitemaps that a sitemap lists, the newest first.
    pub sitemaps: Vec<String>,
    /// Minutes for which it need not be asked again, where it says so.
    pub minutes: Option<u32>,
    /// It was cut off or malformed: these are the entries up to there.
    pub broken: bool,
}

/// One entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Address of the page.
    pub url: String,
    /// Headline.
    pub title: String,
    /// When it was published: ISO 8601.
    pub published: Option<String>,
    /// When it was changed: as it is written, for it only tells whether it changed again.
    pub updated: String,
    /// Who publishes it, where that is told for the entry.
    pub outlet: Option<String>,
}

/// Why bytes are no feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoFeed {
    /// A page; with the feeds that it names.
    Page(Vec<String>),
    /// Anything else.
    Unknown,
}

impl fmt::Display for NoFeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoFeed::Page(feeds) if !feeds.is_empty() => {
                write!(f, "a page, no feed; it names {}", feeds.join(", "))
            }
            NoFeed::Page(_) => f.write_str("a page, no feed"),
            NoFeed::Unknown => f.write_str("neither RSS, Atom, JSON Feed nor sitemap"),
        }
    }
}

/// Reads a feed. Addresses are made whole with the feed's own.
pub fn read(bytes: &[u8], content_type: Option<&str>, url: &str) -> Result<Feed, NoFeed> {
    let text = decoded(bytes, content_type);
    let text = text.trim_start();
    let mut feed = match text.as_bytes().first() {
        Some(b'{') => json::feed(text).ok_or(NoFeed::Unknown)?,
        Some(b'<') => xml::feed(text)?,
        _ => return Err(NoFeed::Unknown),
    };
    let base = url::Url::parse(url).ok();
    let whole = |link: &str| -> Option<String> {
        let joined = match &base {
            Some(base) => base.join(link.trim()).ok()?,
            None => url::Url::parse(link.trim()).ok()?,
        };
        matches!(joined.scheme(), "http" | "https").then(|| plain(joined))
    };
    feed.sitemaps = feed.sitemaps.iter().filter_map(|s| whole(s)).collect();
    let entries = std::mem::take(&mut feed.entries);
    let mut seen = std::collections::BTreeSet::new();
    feed.entries = entries
        .into_iter()
        .filter_map(|e| Some(Entry { url: whole(&e.url).filter(|_| !e.url.trim().is_empty())?, ..e }))
        .filter(|e| seen.insert(e.url.clone()))
        .collect();
    Ok(feed)
}

/// An address without its fragment and without what only counts visitors.
fn plain(mut url: url::Url) -> String {
    url.set_fragment(None);
    let counts = |name: &str| name.starts_with("utm_") || matches!(name, "fbclid" | "gclid" | "yclid");
    if url.query_pairs().any(|(name, _)| counts(&name)) {
        let rest: Vec<_> = url.query_pairs().into_owned().filter(|(name, _)| !counts(name)).collect();
        url.set_query(None);
        if !rest.is_empty() {
            url.query_pairs_mut().extend_pairs(rest);
        }
    }
    url.into()
}

/// Text of bytes: by their mark, the header, the XML declaration; else UTF-8.
fn decoded(bytes: &[u8], content_type: Option<&str>) -> String {
    let declared = || {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        let named = head.split_once("encoding=")?.1.split(['"', '\'']).nth(1)?.to_string();
        head.trim_start().starts_with("<?xml").then_some(named)
    };
    let header =
        || Some(content_type?.to_ascii_lowercase().split_once("charset=")?.1.trim_matches(['"', ' ']).to_string());
    let named = header().or_else(declared).unwrap_or_default();
    let encoding = encoding_rs::Encoding::for_label(named.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let (text, _, wrong) = encoding.decode(bytes);
    if wrong || encoding != encoding_rs::UTF_8 {
        // The header is often wrong where the bytes are plainly UTF-8.
        if let Ok(text) = std::str::from_utf8(bytes) {
            return text.trim_start_matches('\u{feff}').to_string();
        }
    }
    text.into_owned()
}

#[cfg(test)]
mod tests;
