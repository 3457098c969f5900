//! Who is read: what each outlet gave, whether it still does, and how reliable the user holds it to be.

use super::{Answer, Ask};
use crate::day::{self, Day};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Outlet, Store};
use serde::Serialize;
use std::collections::BTreeMap;

/// Days without an article after which an outlet is silent.
const SILENT: Day = 30;

#[derive(Debug, Serialize)]
struct Source {
    outlet: String,
    languages: Vec<String>,
    articles: usize,
    claims: usize,
    first: String,
    last: String,
    health: &'static str,
    reliability: Option<String>,
}

/// Outlets by name.
pub fn sources<S: Store>(record: &Record<S>, ask: &Ask) -> Result<Answer> {
    let mut by_name: BTreeMap<String, Vec<Outlet>> = BTreeMap::new();
    for outlet in record.outlets(ask.as_of)?.iter() {
        by_name.entry(outlet.name.clone()).or_default().push(outlet.clone());
    }
    let newest = by_name.values().flatten().map(|o| o.last).max().unwrap_or(0);
    let rows: Vec<Source> = by_name
        .into_iter()
        .map(|(name, parts)| {
            let last = parts.iter().map(|o| o.last).max().unwrap_or(0);
            let claims = parts.iter().map(|o| o.claims).sum();
            Source {
                languages: parts.iter().map(|o| o.language.clone()).filter(|l| !l.is_empty()).collect(),
                articles: parts.iter().map(|o| o.articles).sum(),
                claims,
                first: day::written(parts.iter().map(|o| o.first).min().unwrap_or(0)),
                last: day::written(last),
                health: health(claims, newest - last),
                reliability: record.effects().reliability.get(&name).cloned(),
                outlet: name,
            }
        })
        .collect();
    Answer::of(&["outlet", "languages", "articles", "claims", "first", "last", "health", "reliability"], &rows)
}

fn health(claims: usize, silent: Day) -> &'static str {
    match (claims, silent > SILENT) {
        (0, _) => "no claims",
        (_, true) => "silent",
        _ => "well",
    }
}
