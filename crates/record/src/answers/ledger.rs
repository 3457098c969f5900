//! Ledgers of programmes, offices and diplomatic relations.

use super::agreements::{Step, step};
use super::{Answer, Ask, first, ledger};
use crate::day;
use crate::digest::{Digest, Seen};
use crate::error::Result;
use crate::face::best_name;
use crate::names::{Named, Same};
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Kinds that go on over time.
const PROGRAMMES: [&str; 8] = ["exercise", "training", "exchange", "arms", "aid", "trade", "cooperation", "suspension"];

/// Events of some kinds of one party or two, and what should be said of them.
fn events<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    kinds: &[&str],
    parties: &[String],
) -> Result<(Vec<Arc<Digest>>, Vec<String>)> {
    let kinds: Vec<String> = kinds.iter().map(|k| (*k).to_string()).collect();
    let what =
        Listing { key: super::key_of(parties), kinds: kinds.clone(), from: ask.from, to: ask.to, ..Listing::default() };
    let ask = Ask { kinds, ..ask.clone() };
    let mut out = Vec::new();
    let notes = ledger(record, &ask, &what, |event| out.push(event.clone()))?;
    Ok((out, notes))
}

/// Day, step, and whether it runs then.
type Stage = (i32, Step, &'static str);

/// What goes on between some parties.
#[derive(Debug, Serialize)]
struct Programme {
    parties: Vec<String>,
    kind: String,
    state: &'static str,
    since: Option<String>,
    steps: Vec<Step>,
}

/// Programmes: whether they run, rest, or were taken up again.
pub fn programmes<S: Store>(record: &Record<S>, ask: &Ask, parties: &[String]) -> Result<Answer> {
    let mut ledger: BTreeMap<(Vec<String>, String), Vec<Stage>> = BTreeMap::new();
    let (events, notes) = events(record, ask, &PROGRAMMES, parties)?;
    for event in events {
        let Some(state) = state(&event) else { continue };
        let entry = ledger.entry((event.parties.clone(), event.kind.clone())).or_default();
        entry.push((event.at, step(&event, ""), state));
    }
    let rows: Vec<Programme> =
        ledger.into_iter().map(|((parties, kind), steps)| programme(parties, kind, steps)).collect();
    Ok(Answer { notes, ..Answer::of(&["parties", "kind", "state", "since", "steps"], first(&rows, ask))? })
}

fn state(event: &Digest) -> Option<&'static str> {
    match event.status.as_str() {
        "suspended" => Some("suspended"),
        "ongoing" | "habitual" | "happened" if event.kind == "suspension" => Some("suspended"),
        "ongoing" | "habitual" | "happened" => Some("running"),
        "cancelled" => Some("ended"),
        _ => None,
    }
}

fn programme(parties: Vec<String>, kind: String, mut steps: Vec<Stage>) -> Programme {
    steps.sort_by(|a, b| (a.0, &a.1.event_id).cmp(&(b.0, &b.1.event_id)));
    let rested = steps.iter().position(|s| s.2 == "suspended");
    let (_, last, now) = &steps[steps.len() - 1];
    let resumed = *now == "running" && rested.is_some();
    Programme {
        parties,
        kind,
        state: if resumed { "resumed" } else { now },
        since: last.when.clone(),
        steps: steps.iter().map(|s| s.1.clone()).collect(),
    }
}

/// Who, in which spellings, from when to when.
type Seated = (Named, BTreeSet<String>, i32, i32);

/// A person in an office.
#[derive(Debug, Serialize)]
struct Holder {
    party: String,
    office: String,
    name: String,
    names: Vec<String>,
    first: String,
    last: String,
}

/// Who held what when, from titles in dated texts: first and last day on which a text gives the title.
pub fn offices<S: Store>(record: &Record<S>, ask: &Ask, parties: &[String]) -> Result<Answer> {
    let what = Listing { key: super::key_of(parties), from: ask.from, to: ask.to, ..Listing::default() };
    let mut seats: BTreeMap<(String, String), Vec<Seated>> = BTreeMap::new();
    let notes = ledger(record, ask, &what, |event| {
        for seen in &event.people {
            let (Some(party), Some(office)) = (&seen.named.party, &seen.named.office) else { continue };
            if parties.is_empty() || parties.contains(party) {
                seat(seats.entry((party.clone(), office.clone())).or_default(), seen);
            }
        }
    })?;
    let mut rows = Vec::new();
    for ((party, office), mut holders) in seats {
        holders.sort_by(|a, b| (a.2, &a.1).cmp(&(b.2, &b.1)));
        for (_, names, first, last) in holders {
            rows.push(Holder {
                party: party.clone(),
                office: office.clone(),
                name: best_name(names.iter().map(String::as_str)).unwrap_or_default().into(),
                names: names.into_iter().collect(),
                first: day::written(first),
                last: day::written(last),
            });
        }
    }
    Ok(Answer { notes, ..Answer::of(&["party", "office", "name", "first", "last", "names"], first(&rows, ask))? })
}

/// Days beyond which one office alone no longer tells that two spellings in two scripts are one person.
const TERM: i32 = 400;

fn seat(holders: &mut Vec<Seated>, seen: &Seen) {
    let near = |first: i32, last: i32| seen.last >= first - TERM && seen.first <= last + TERM;
    match holders.iter_mut().find(|(n, _, first, last)| near(*first, *last) && n.same(&seen.named) == Same::Yes) {
        Some((_, names, first, last)) => {
            names.insert(seen.name.clone());
            (*first, *last) = ((*first).min(seen.first), (*last).max(seen.last));
        }
        None => holders.push((seen.named.clone(), BTreeSet::from([seen.name.clone()]), seen.first, seen.last)),
    }
}

/// Diplomatic relations of two parties.
#[derive(Debug, Serialize)]
struct Relation {
    parties: Vec<String>,
    last: Option<String>,
    steps: Vec<RelationStep>,
}

#[derive(Debug, Serialize)]
struct RelationStep {
    when: Option<String>,
    status: String,
    quote: String,
    event_id: String,
}

/// Ties opened, raised, lowered, broken, by pair.
pub fn relations<S: Store>(record: &Record<S>, ask: &Ask, parties: &[String]) -> Result<Answer> {
    let mut ledger: BTreeMap<Vec<String>, Vec<Arc<Digest>>> = BTreeMap::new();
    let (events, notes) = events(record, ask, &["relations"], parties)?;
    for event in events {
        ledger.entry(event.parties.clone()).or_default().push(event);
    }
    let of = |event: &Digest| RelationStep {
        when: event.when.clone(),
        status: event.status.clone(),
        quote: event.quote.clone(),
        event_id: event.name(),
    };
    let rows: Vec<Relation> = ledger
        .into_iter()
        .map(|(parties, events)| Relation {
            parties,
            last: events.last().and_then(|e| e.when.clone()),
            steps: events.iter().map(|e| of(e)).collect(),
        })
        .collect();
    Ok(Answer { notes, ..Answer::of(&["parties", "last", "steps"], first(&rows, ask))? })
}
