//! Everything about one person, in whatever script the name is written, and the offices they held.

use super::{Answer, Ask, EVENT, kept, row};
use crate::day::{self, Day};
use crate::error::Result;
use crate::events::Leaf;
use crate::face::best_name;
use crate::names::{Named, Same};
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

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
    let known: Vec<Named> = among(events.values(), |n| wanted.same(n) == Same::Yes);
    other_scripts(record, ask, &known, &mut events)?;
    let mut events: Vec<Leaf> = events.into_values().collect();
    let meant = |n: &Named| wanted.same(n) == Same::Yes || known.iter().any(|k| k.same(n) == Same::Yes);
    let meant: BTreeSet<Named> = among(events.iter(), meant).into_iter().collect();
    let is_meant = |n: &Named| meant.contains(n);
    events.retain(|leaf| leaf.digest.people.iter().any(|p| is_meant(&p.named)));
    events.sort_by_key(|leaf| (Reverse(leaf.digest.at), leaf.digest.id));
    let offices = offices(&events, &is_meant);
    let limit = if ask.limit == 0 { usize::MAX } else { ask.limit };
    let mut rows = Vec::new();
    for leaf in events.into_iter().take(limit) {
        let row = row(record, &leaf.digest, &record.face(&leaf)?)?;
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

/// Names of people in some events that pass a test, each once.
fn among<'l>(events: impl Iterator<Item = &'l Leaf>, test: impl Fn(&Named) -> bool) -> Vec<Named> {
    let all: HashSet<&Named> = events.flat_map(|leaf| &leaf.digest.people).map(|p| &p.named).collect();
    let mut out: Vec<Named> = all.into_iter().filter(|n| test(n)).cloned().collect();
    out.sort();
    out
}

fn looked_up<S: Store>(record: &Record<S>, ask: &Ask, wanted: &Named) -> Result<BTreeMap<i64, Leaf>> {
    let mut out = BTreeMap::new();
    for sound in wanted.sounds() {
        let what = Listing { sound: Some(sound), kinds: ask.kinds.clone(), limit: most(ask), ..Listing::default() };
        newest(record, ask, &what, |leaf| drop(out.insert(leaf.digest.id, leaf)))?;
    }
    Ok(out)
}

/// The newest events of a list that pass the filters.
fn newest<S: Store>(record: &Record<S>, ask: &Ask, what: &Listing, mut each: impl FnMut(Leaf)) -> Result<()> {
    let mut left = what.limit;
    record.each_leaf(&Listing { newest: true, ..what.clone() }, ask.as_of, |leaf| {
        left -= 1;
        if kept(ask, &Listing::default(), &leaf.digest) {
            each(leaf);
        }
        Ok(left > 0)
    })
}

/// Names that sound can't join: the same office of the same party in the years in which the person is attested.
fn other_scripts<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    known: &[Named],
    events: &mut BTreeMap<i64, Leaf>,
) -> Result<()> {
    let parties: BTreeSet<&str> =
        known.iter().filter(|k| k.office.is_some()).filter_map(|k| k.party.as_deref()).collect();
    let days = || events.values().map(|leaf| leaf.digest.at);
    let (Some(from), Some(to)) = (days().min(), days().max()) else { return Ok(()) };
    for party in parties {
        let what = Listing {
            key: Some(party.into()),
            kinds: ask.kinds.clone(),
            from: Some(from - 180),
            to: Some(to + 180),
            limit: most(ask),
            ..Listing::default()
        };
        let theirs: Vec<&Named> = known.iter().filter(|k| k.party.as_deref().is_none_or(|p| p == party)).collect();
        newest(record, ask, &what, |leaf| {
            let fits = |n: &Named| theirs.iter().any(|k| k.same(n) == Same::Yes);
            if leaf.digest.people.iter().any(|p| fits(&p.named)) {
                events.entry(leaf.digest.id).or_insert(leaf);
            }
        })?;
    }
    Ok(())
}

/// From when to when, in which spellings.
type Attested = (Day, Day, BTreeSet<String>);

fn offices(events: &[Leaf], is_meant: &dyn Fn(&Named) -> bool) -> Vec<Held> {
    let mut held: BTreeMap<(String, String), Attested> = BTreeMap::new();
    for seen in events.iter().flat_map(|leaf| &leaf.digest.people).filter(|p| is_meant(&p.named)) {
        let (Some(party), Some(office)) = (seen.named.party.clone(), seen.named.office.clone()) else { continue };
        let entry = held.entry((party, office)).or_insert((seen.first, seen.last, BTreeSet::new()));
        (entry.0, entry.1) = (entry.0.min(seen.first), entry.1.max(seen.last));
        entry.2.insert(seen.name.clone());
    }
    let row = |((party, office), (first, last, names)): ((String, String), Attested)| {
        let best = best_name(names.iter().map(String::as_str)).map(String::from);
        let others = names.iter().filter(|n| Some(*n) != best.as_ref()).cloned();
        let names = best.iter().cloned().chain(others).collect();
        Held { office, party, first: day::written(first), last: day::written(last), names }
    };
    held.into_iter().map(row).collect()
}
