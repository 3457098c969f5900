//! One article with the claims it makes: what a reader of the text sees marked in it.

use super::{Answer, Ask};
use crate::day;
use crate::error::{Error, Result};
use crate::filed::{Paper, event_name};
use crate::record::Record;
use crate::store::Store;
use serde::Serialize;

/// A version of the article.
#[derive(Debug, Serialize)]
struct Version {
    hash: String,
    published: Option<String>,
    title: String,
}

/// What is known of the article; its text is no part of any answer.
#[derive(Debug, Serialize)]
struct About {
    article: String,
    id: String,
    outlet: String,
    language: String,
    title: String,
    url: Option<String>,
    published: Option<String>,
    hash: String,
    versions: Vec<Version>,
}

/// Claims of an article in wire form, in the order of its text, and the text where it is kept. The version is the one with this hash,
/// or else the newest that was out on the day asked for.
pub fn article<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    key: &str,
    hash: Option<&str>,
) -> Result<(Answer, Option<String>)> {
    let versions = record.store().papers(key)?;
    let out = |p: &&Paper| ask.as_of.is_none_or(|d| p.published.unwrap_or(0) <= d);
    let wanted = |p: &&Paper| hash.is_none_or(|h| p.hash == h);
    let paper = versions.iter().filter(out).find(wanted);
    let paper =
        paper.ok_or_else(|| Error::Missing(format!("there is no article `{key}`; `chancery search` finds them")))?;
    let mut claims = record.effects().on(record.store().of_version(paper.version)?);
    claims.sort_by_key(|c| (c.claim.quote.start, c.claim.quote.end, c.anchor));
    let mut rows = Vec::new();
    for stored in claims {
        let event = Some(record.event_of(&stored)?).filter(|e| *e != 0).map(event_name);
        rows.push(chancery::Claim { event_id: event, ..stored.claim });
    }
    let mut answer = Answer::of(&["kind", "actors", "recipients", "when", "status", "quote"], &rows)?;
    answer.about = serde_json::to_value(about(paper, &versions))?;
    Ok((answer, record.store().text(paper.version)?))
}

fn about(paper: &Paper, versions: &[Paper]) -> About {
    let version =
        |p: &Paper| Version { hash: p.hash.clone(), published: p.published.map(day::written), title: p.title.clone() };
    About {
        article: paper.key.clone(),
        id: paper.id.clone(),
        outlet: paper.outlet.clone(),
        language: paper.language.clone(),
        title: paper.title.clone(),
        url: paper.url.clone(),
        published: paper.published.map(day::written),
        hash: paper.hash.clone(),
        versions: versions.iter().map(version).collect(),
    }
}
