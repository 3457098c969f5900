//! What became known, the newest first.

use super::{Answer, Ask, Shown, kept, row};
use crate::day::{self, Day};
use crate::error::Result;
use crate::event::Event;
use crate::events::Leaf;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An event that is new or was told anew.
#[derive(Debug, Serialize)]
struct Change {
    change: &'static str,
    told: String,
    before: Option<String>,
    #[serde(flatten)]
    event: Shown,
}

/// Events first reported since a day, and older ones told anew since.
pub fn changes<S: Store>(record: &Record<S>, ask: &Ask, since: Day) -> Result<Answer> {
    rows(record, ask, Some(since), usize::MAX)
}

/// The events that the newest articles tell: what is new to who reads the record daily.
pub fn today<S: Store>(record: &Record<S>, ask: &Ask) -> Result<Answer> {
    rows(record, ask, None, ask.limit.saturating_mul(2).max(1))
}

/// Events that pass the filters, the last told first: `limit` of them, where so many are found among those that may be looked through.
pub fn newest<S: Store>(record: &Record<S>, ask: &Ask) -> Result<Vec<(Shown, Event)>> {
    let (limit, mut last) = (ask.limit.max(1), BTreeMap::new());
    let mut keep = |row: Shown, event: Event| {
        last.insert((Reverse(event.last_known()), event.id), (row, event));
        if last.len() > limit {
            last.pop_last();
        }
        last.len()
    };
    // The events of few parties are found by their key; of all others those are looked at that the newest articles tell.
    if !ask.parties.is_empty() {
        super::each(record, ask, Listing::default(), |row, event| {
            keep(row, event);
            true
        })?;
        return Ok(last.into_values().collect());
    }
    let (what, mut most) = (Listing { from: ask.from, to: ask.to, ..Listing::default() }, limit.saturating_mul(2));
    while most > 0 {
        let mut held = 0;
        for leaf in record.reported(Day::MIN, ask.as_of, most)?.into_iter().filter(|l| kept(ask, &what, &l.digest)) {
            let row = row(record, &leaf.digest, &record.face(&leaf)?)?;
            if ask.support.is_none_or(|s| row.support <= s) {
                held = keep(row, record.whole(leaf)?);
            }
        }
        let enough = ask.look > 0 && most >= ask.look;
        let done = held == limit || enough || most >= record.store().counts()?[2];
        most = if done { 0 } else { most.saturating_mul(4) };
    }
    Ok(last.into_values().collect())
}

fn rows<S: Store>(record: &Record<S>, ask: &Ask, since: Option<Day>, most: usize) -> Result<Answer> {
    let what = Listing { key: super::key_of(&ask.parties), from: ask.from, to: ask.to, ..Listing::default() };
    let mut rows = Vec::new();
    let told = record.reported(since.unwrap_or(Day::MIN), ask.as_of, most)?;
    for leaf in told.into_iter().filter(|l| kept(ask, &what, &l.digest)) {
        rows.push(change(record, &leaf, since)?);
        if rows.len() == ask.limit {
            break;
        }
    }
    Answer::of(&["told", "change", "when", "kind", "who", "before", "status", "quote"], &rows)
}

/// What is new of an event: since a day, or on the day of its newest report.
fn change<S: Store>(record: &Record<S>, leaf: &Leaf, since: Option<Day>) -> Result<Change> {
    let (digest, face) = (&leaf.digest, record.face(leaf)?);
    let before = face.status_before(since.unwrap_or(digest.last_known)).map(String::from);
    let change = match &before {
        None => "new",
        Some(status) if *status != digest.status => "status",
        Some(_) => "report",
    };
    Ok(Change { change, told: day::written(digest.last_known), before, event: row(record, digest, &face)? })
}
