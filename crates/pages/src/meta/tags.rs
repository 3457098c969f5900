//! What the head of a page and marked elements say.

use crate::tag::Tag;
use crate::tree::{Id, Tree, fold};
use std::collections::HashMap;

/// `<meta>`, `<link>` and the language of a page.
#[derive(Debug, Default)]
pub struct Tags {
    values: HashMap<String, String>,
    /// The address called canonical.
    pub canonical: Option<String>,
    /// The base of relative addresses.
    pub base: Option<String>,
    /// The language of the whole.
    pub lang: Option<String>,
}

impl Tags {
    /// Reads them all; the first value of a name counts.
    pub fn of(tree: &Tree) -> Tags {
        let mut tags = Tags::default();
        for id in 0..tree.len() {
            match tree.tag(id) {
                Some(Tag::Meta) => tags.meta(tree, id),
                Some(Tag::Link) if is_rel(tree, id, "canonical") => {
                    tags.canonical = tags.canonical.take().or(value(tree, id, "href"))
                }
                Some(Tag::Base) => tags.base = tags.base.take().or(value(tree, id, "href")),
                Some(Tag::Html | Tag::Body) => {
                    tags.lang =
                        tags.lang.take().or_else(|| value(tree, id, "lang")).or_else(|| value(tree, id, "xml:lang"));
                }
                _ => {}
            }
        }
        tags
    }

    fn meta(&mut self, tree: &Tree, id: Id) {
        let Some(content) = value(tree, id, "content") else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = tree.raw_attribute(id, key) {
                self.values.entry(name.trim().to_ascii_lowercase()).or_insert_with(|| content.clone());
            }
        }
    }

    /// The first of these names that has a value.
    pub fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.values.get(*name)).map(String::as_str)
    }
}

fn is_rel(tree: &Tree, id: Id, rel: &str) -> bool {
    let value = tree.raw_attribute(id, "rel").unwrap_or_default();
    value.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(rel))
}

/// The value of an attribute, if it says anything.
pub fn value(tree: &Tree, id: Id, name: &str) -> Option<String> {
    tree.attribute(id, name).map(|v| fold(&v)).filter(|v| !v.is_empty())
}

/// Elements with a property of microdata.
pub fn properties<'t>(tree: &'t Tree, name: &'t str) -> impl Iterator<Item = Id> + 't {
    (0..tree.len()).filter(move |id| {
        let value = tree.raw_attribute(*id, "itemprop").unwrap_or_default();
        value.split_ascii_whitespace().any(|p| p.eq_ignore_ascii_case(name))
    })
}

/// What a property says: its `content`, `datetime` or text.
pub fn said(tree: &Tree, id: Id) -> Option<String> {
    value(tree, id, "content")
        .or_else(|| value(tree, id, "datetime"))
        .or_else(|| Some(tree.text(id)).filter(|t| !t.is_empty()))
}
