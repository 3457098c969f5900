//! What waits for a decision, and what was decided.

use super::{Answer, Ask, kept};
use crate::decisions::{Decision, told};
use crate::error::Result;
use crate::event::Event;
use crate::events::Leaf;
use crate::filed::Stored;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::collections::BTreeSet;

/// Events of the newest articles that are looked through.
const MOST: usize = 400;

/// A claim that waits.
#[derive(Debug, Serialize)]
struct Waiting {
    #[serde(flatten)]
    claim: chancery::Claim,
    outlet: String,
    published: Option<String>,
    key: String,
    reports: usize,
    disagree: Vec<&'static str>,
    #[serde(skip)]
    rank: (bool, u32),
}

/// Undecided claims of the newest events: those on which reports disagree first, then the least sure. With a claim, that one alone.
pub fn queue<S: Store>(record: &Record<S>, ask: &Ask, claim: Option<&str>) -> Result<Answer> {
    let columns = ["id", "kind", "actors", "recipients", "when", "status", "quote", "disagree"];
    if let Some(id) = claim {
        let rows = undecided(record, ask, vec![Leaf::of(record.event(id)?)], |c| c.claim.id.starts_with(id))?;
        return Answer::of(&columns, &rows);
    }
    let key = format!("queue {:?}", Ask { limit: 0, ..ask.clone() });
    let size = |rows: &Vec<Waiting>| rows.len() * 2000;
    let rows = record.memo()?.part(key, size, || {
        let events = record.reported(crate::day::Day::MIN, ask.as_of, MOST)?;
        undecided(record, ask, events, |c| !record.effects().verdicts.contains_key(&c.anchor))
    })?;
    Answer::of(&columns, &rows[..if ask.limit == 0 { rows.len() } else { ask.limit.min(rows.len()) }])
}

fn undecided<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    events: Vec<Leaf>,
    wanted: impl Fn(&Stored) -> bool,
) -> Result<Vec<Waiting>> {
    let what = Listing { from: ask.from, to: ask.to, ..Listing::default() };
    let mut rows: Vec<Waiting> = Vec::new();
    for leaf in events.into_iter().filter(|l| kept(ask, &what, &l.digest)) {
        let event = record.whole(leaf)?;
        let disagree: Vec<&'static str> = event.conflicts().into_keys().collect();
        rows.extend(event.claims.iter().filter(|c| wanted(c)).map(|c| waiting(&event, c, &disagree)));
    }
    rows.sort_by(|a, b| (a.rank, &a.claim.id).cmp(&(b.rank, &b.claim.id)));
    Ok(rows)
}

fn waiting(event: &Event, stored: &Stored, disagree: &[&'static str]) -> Waiting {
    Waiting {
        claim: chancery::Claim { event_id: Some(event.name()), ..stored.claim.clone() },
        outlet: stored.paper.outlet.clone(),
        published: stored.paper.published.map(crate::day::written),
        key: stored.paper.key.clone(),
        reports: event.claims.len(),
        disagree: disagree.to_vec(),
        rank: (disagree.is_empty(), (stored.claim.confidence * 1000.0) as u32),
    }
}

/// A decision as it is shown.
#[derive(Debug, Serialize)]
struct Decided {
    id: i64,
    who: String,
    what: String,
    why: String,
    stands: bool,
}

/// Decisions, the last one first.
pub fn decided<S: Store>(record: &Record<S>, limit: usize) -> Result<Answer> {
    let all = record.store().decisions()?;
    let undone: BTreeSet<i64> = all.iter().filter_map(|d| d.body.of).collect();
    let row = |d: &Decision| Decided {
        id: d.id,
        who: d.who.clone(),
        what: told(d),
        why: d.body.why.clone(),
        stands: !undone.contains(&d.id),
    };
    let rows: Vec<Decided> = all.iter().rev().take(limit).map(row).collect();
    Answer::of(&["id", "who", "what", "why", "stands"], &rows)
}
