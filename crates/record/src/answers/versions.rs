//! A page over time: when it was fetched, and what changed from one version to the next.

use super::{Answer, Ask};
use crate::again::{Change, changes};
use crate::day;
use crate::error::{Error, Result};
use crate::record::Record;
use crate::store::{Store, Version};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Row {
    version: usize,
    known: String,
    change: &'static str,
    old: Option<String>,
    new: Option<String>,
    claims: usize,
    hash: String,
}

/// Versions of an article, each with its changes against the one before. Where texts are not kept, it only says that they differ.
pub fn versions<S: Store>(record: &Record<S>, ask: &Ask, key: &str) -> Result<Answer> {
    let mut versions = record.store().versions(key)?;
    versions.retain(|v| ask.as_of.is_none_or(|d| v.order().0 <= d) && !record.effects().articles.contains(key));
    if versions.is_empty() {
        return Err(Error::Missing(format!("there is no article `{key}`; `chancery search` finds them")));
    }
    let mut rows = Vec::new();
    for (n, version) in versions.iter().enumerate() {
        let claims = record.effects().on(record.store().of_version(version.paper.version)?).len();
        let row = |change, old, new| Row {
            version: n + 1,
            known: day::written(version.order().0),
            change,
            old,
            new,
            claims,
            hash: version.paper.hash.clone(),
        };
        match n.checked_sub(1).map(|before| between(&versions[before], version)) {
            None => rows.push(row("first", None, None)),
            Some(None) => rows.push(row("differs", None, None)),
            Some(Some(changes)) => rows.extend(changes.into_iter().map(|change| match change {
                Change::Added { new } => row("added", None, Some(new)),
                Change::Removed { old } => row("removed", Some(old), None),
                Change::Rewritten { old, new } => row("rewritten", Some(old), Some(new)),
            })),
        }
    }
    Answer::of(&["version", "known", "change", "old", "new", "claims"], &rows)
}

fn between(old: &Version, new: &Version) -> Option<Vec<Change>> {
    let whole = |v: &Version| v.text.as_ref().map(|text| format!("{}\n{text}", v.paper.title));
    Some(changes(&whole(old)?, &whole(new)?))
}
