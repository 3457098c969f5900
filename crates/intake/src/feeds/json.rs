//! JSON Feed.

use super::{Entry, Feed, dates};
use serde::Deserialize;

#[derive(Deserialize)]
struct Wire {
    version: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    items: Vec<Item>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    url: Option<String>,
    external_url: Option<String>,
    id: serde_json::Value,
    title: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
}

/// Reads one; none where it is other JSON.
pub fn feed(text: &str) -> Option<Feed> {
    let wire: Wire = serde_json::from_str(text).ok()?;
    wire.version.contains("jsonfeed").then(|| Feed {
        title: wire.title,
        entries: wire.items.into_iter().map(entry).collect(),
        ..Feed::default()
    })
}

fn entry(item: Item) -> Entry {
    let id = item.id.as_str().filter(|i| i.starts_with("http")).map(String::from);
    Entry {
        url: item.url.or(item.external_url).or(id).unwrap_or_default(),
        title: item.title.unwrap_or_default(),
        published: item.date_published.as_deref().and_then(dates::iso),
        updated: item.date_modified.or(item.date_published).unwrap_or_default(),
        outlet: None,
    }
}
