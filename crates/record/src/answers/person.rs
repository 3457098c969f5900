//! Everything about one person, in whatever script the name is written, and the offices they held.

use super::{Answer, Ask, EVENT, best_name, kept, show};
use crate::day;
use crate::error::Result;
use crate::event::Event;
use crate::names::{Named, Same};
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Events looked through for one name.
const MOST: usize = 4000;

/// Events looked through for a question.
fn most(ask: &Ask) -> usize {
    if ask.look == 0 { MOST } else { ask.look.min(MOST) }
}

/// An office a person is given in dated texts.
#[derive(Debug, Clone, Serialize)]
struct Held {
    office: String,
    party: String,
    first: String,
    last: String,
    names: Vec<String>,
}

/// Events with a person. The notes tell the spellings found and the offices, with the first and the last day they are attested.
pub fn person<S: Store>(record: &Record<S>, ask: &Ask, name: &str) -> Result<Answer> {
    let wanted = Named::new(name, None, None);
    let mut events = looked_up(record, ask, &wanted)?;
    let mut known: Vec<Named> = Vec::new();
    for event in &events {
        known.extend(people(event).into_iter().filter(|(n, ..)| wanted.same(n) == Same::Yes).map(|(n, ..)| n));
    }
    known.sort();
    known.dedup();
    other_scripts(record, ask, &known, &mut events)?;
    let is_meant = |n: &Named| wanted.same(n) == Same::Yes || known.iter().any(|k| k.same(n) == Same::Yes);
    events.retain(|e| people(e).iter().any(|(n, ..)| is_meant(n)));
    events.sort_by_key(|e| (std::cmp::Reverse(e.at), e.id));
    let offices = offices(&events, &is_meant);
    let limit = if ask.limit == 0 { usize::MAX } else { ask.limit };
    let mut rows = Vec::new();
    for event in events.iter().take(limit) {
        let row = show(record, event)?;
        if ask.support.is_none_or(|s| row.support <= s) {
            rows.push(row);
        }
    }
    let mut answer = Answer::of(&EVENT, &rows)?;
    answer.about = serde_json::json!({ "name": name, "offices": offices });
    for held in offices {
        answer.notes.push(format!(
            "{} of {}: {} to {} ({})",
            held.office,
            held.party,
            held.first,
            held.last,
            held.names.join(", ")
        ));
    }
    if rows.is_empty() {
        answer.notes.push(format!("nobody called `{name}`; try the last name alone, or another script"));
    }
    Ok(answer)
}

fn people(event: &Event) -> Vec<(Named, String, String)> {
    let of = |c: &crate::filed::Stored| {
        let day = day::written(c.known());
        c.claim
            .people
            .iter()
            .map(|p| (Named::new(&p.name, p.office.as_deref(), p.party.as_deref()), p.name.clone(), day.clone()))
            .collect::<Vec<_>>()
    };
    event.claims.iter().flat_map(of).collect()
}

fn looked_up<S: Store>(record: &Record<S>, ask: &Ask, wanted: &Named) -> Result<Vec<Event>> {
    let mut out: BTreeMap<i64, Event> = BTreeMap::new();
    for sound in wanted.sounds() {
        let what = Listing {
            sound: Some(sound),
            kinds: ask.kinds.clone(),
            limit: most(ask),
            newest: true,
            ..Listing::default()
        };
        for event in record.events(&what, ask.as_of)? {
            out.extend(kept(ask, &Listing::default(), event).map(|e| (e.id, e)));
        }
    }
    Ok(out.into_values().collect())
}

/// Names that sound can't join: the same office of the same party in the years in which the person is attested.
fn other_scripts<S: Store>(record: &Record<S>, ask: &Ask, known: &[Named], events: &mut Vec<Event>) -> Result<()> {
    let parties: BTreeSet<&str> =
        known.iter().filter(|k| k.office.is_some()).filter_map(|k| k.party.as_deref()).collect();
    let (Some(from), Some(to)) = (events.iter().map(|e| e.at).min(), events.iter().map(|e| e.at).max()) else {
        return Ok(());
    };
    for party in parties {
        let what = Listing {
            key: Some(party.into()),
            kinds: ask.kinds.clone(),
            from: Some(from - 180),
            to: Some(to + 180),
            limit: most(ask),
            newest: true,
            ..Listing::default()
        };
        for event in record.events(&what, ask.as_of)? {
            let fits = people(&event).iter().any(|(n, ..)| known.iter().any(|k| k.same(n) == Same::Yes));
            if fits && events.iter().all(|e| e.id != event.id) {
                events.extend(kept(ask, &Listing::default(), event));
            }
        }
    }
    Ok(())
}

fn offices(events: &[Event], is_meant: &dyn Fn(&Named) -> bool) -> Vec<Held> {
    let mut held: BTreeMap<(String, String), (String, String, BTreeSet<String>)> = BTreeMap::new();
    for (named, name, day) in events.iter().flat_map(people).filter(|(n, ..)| is_meant(n)) {
        let (Some(party), Some(office)) = (named.party.clone(), named.office.clone()) else { continue };
        let entry = held.entry((party, office)).or_insert((day.clone(), day.clone(), BTreeSet::new()));
        entry.0 = entry.0.clone().min(day.clone());
        entry.1 = entry.1.clone().max(day);
        entry.2.insert(name);
    }
    let row = |((party, office), (first, last, names)): ((String, String), (String, String, BTreeSet<String>))| {
        let best = best_name(&names).into_iter();
        let others = names.iter().filter(|n| Some(*n) != best_name(&names).as_ref()).cloned();
        Held { office, party, first, last, names: best.chain(others).collect() }
    };
    held.into_iter().map(row).collect()
}
