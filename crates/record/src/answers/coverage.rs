//! What the record has read: without it no absence means anything.

use super::{Answer, Ask};
use crate::day;
use crate::error::Result;
use crate::record::Record;
use crate::store::{Outlet, Store};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Row {
    outlet: String,
    language: String,
    articles: usize,
    claims: usize,
    first: String,
    last: String,
}

/// Articles and claims by outlet and language, or of one party or pair by window.
pub fn coverage<S: Store>(record: &Record<S>, ask: &Ask, parties: &[String]) -> Result<Answer> {
    let row = |o: Outlet| Row {
        outlet: o.name,
        language: o.language,
        articles: o.articles,
        claims: o.claims,
        first: day::written(o.first),
        last: day::written(o.last),
    };
    let rows: Vec<Row> = record.outlets(ask.as_of)?.iter().cloned().map(row).collect();
    let mut answer = Answer::of(&["outlet", "language", "articles", "claims", "first", "last"], &rows)?;
    let key = match parties {
        [] => return Ok(answer),
        [one] => one.clone(),
        [a, b, ..] => crate::kinds::pair(a, b),
    };
    let to = ask.to.into_iter().chain(ask.as_of).min();
    let read = record.covered(&key, ask.from, to)?;
    answer.notes.push(format!("on {}: {} articles of {} outlets", parties.join(" and "), read.articles, read.outlets));
    Ok(answer)
}
