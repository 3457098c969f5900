//! Questions to the record: one file each. An answer is rows with named columns, whatever form it is printed in.

mod agreements;
mod article;
mod brief;
mod changes;
mod check;
mod conflicts;
mod copies;
mod coverage;
mod event;
mod ledger;
mod members;
mod next;
mod pair;
mod party;
mod person;
mod plans;
mod review;
mod search;
mod sources;
mod timeline;
mod versions;
mod written;

pub use agreements::agreements;
pub use article::article;
pub use brief::brief;
pub use changes::{changes, newest, today};
pub use check::check;
pub use conflicts::conflicts;
pub use copies::copies;
pub use coverage::coverage;
pub use event::event;
pub use ledger::{offices, programmes, relations};
pub use members::members;
pub use next::Next;
pub use pair::pair;
pub use party::party;
pub use person::person;
pub use plans::plans;
pub use review::{decided, queue};
pub use search::search;
pub use sources::sources;
pub use timeline::timeline;
pub use versions::versions;
pub use written::{cell, harmless};

use crate::day::Day;
use crate::digest::Digest;
use crate::error::Result;
use crate::event::Event;
use crate::events::Leaf;
use crate::origins;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked for, whatever the question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// As it was known on this day.
    pub as_of: Option<Day>,
    /// Kinds.
    pub kinds: Vec<String>,
    /// Statuses.
    pub statuses: Vec<String>,
    /// Contexts.
    pub contexts: Vec<String>,
    /// True from this day.
    pub from: Option<Day>,
    /// True up to this day.
    pub to: Option<Day>,
    /// Outlets, any of which must report it.
    pub outlets: Vec<String>,
    /// Languages, any of which must report it.
    pub languages: Vec<String>,
    /// One party or two, which must take part.
    pub parties: Vec<String>,
    /// Support scale: 1 is best; only as good as this or better.
    pub support: Option<u8>,
    /// At most so many rows; 0: all.
    pub limit: usize,
    /// At most so many events are looked through for one page; 0: as many as it takes.
    pub look: usize,
    /// Go on behind this event, in lists of events.
    pub after: Option<(Day, i64)>,
}

/// Rows with named columns.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Columns for people, in order; a row may hold more.
    pub columns: Vec<&'static str>,
    /// Rows.
    pub rows: Vec<Value>,
    /// What should be said beside the rows.
    pub notes: Vec<String>,
    /// What was asked about, where it is one thing: the event, the article, the person.
    pub about: Value,
    /// Where each row stands in a list of events that can be gone on with.
    pub places: Vec<(Day, i64)>,
    /// Where the looking stopped before the page was full.
    pub stopped: Option<(Day, i64)>,
}

impl Answer {
    /// From rows that can be written.
    pub fn of<T: Serialize>(columns: &[&'static str], rows: &[T]) -> Result<Answer> {
        let rows = rows.iter().map(serde_json::to_value).collect::<std::result::Result<_, _>>()?;
        Ok(Answer { columns: columns.to_vec(), rows, ..Answer::default() })
    }
}

/// An event as answers show it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// Canonical name.
    pub event_id: String,
    /// When, EDTF.
    pub when: Option<String>,
    /// Kind.
    pub kind: String,
    /// Parties: `CHN > BLR`, or `BLR, CHN` where all are equals.
    pub who: String,
    /// Who does it; all parties where they are equals.
    pub actors: Vec<String>,
    /// To whom.
    pub recipients: Vec<String>,
    /// How it stands.
    pub status: String,
    /// Legal stage.
    pub stage: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// State and place.
    pub place: Option<String>,
    /// People.
    pub people: Vec<String>,
    /// How well it is supported, 1 to 6.
    pub support: u8,
    /// Independent origins.
    pub origins: Vec<String>,
    /// Reports.
    pub reports: usize,
    /// Event of which it is a part.
    pub part_of: Option<String>,
    /// Fields on which reports disagree.
    pub conflicts: Vec<String>,
    /// Day it was first known.
    pub known: String,
    /// Its claims.
    pub claims: Vec<String>,
    /// The words of the first report.
    pub quote: String,
}

/// Columns of events for people.
pub const EVENT: [&str; 9] = ["when", "kind", "who", "status", "place", "people", "support", "reports", "quote"];

/// The key under which events of no party, one or two are listed.
fn key_of(parties: &[String]) -> Option<String> {
    match parties {
        [] => None,
        [one] => Some(one.clone()),
        [a, b, ..] => Some(crate::kinds::pair(a, b)),
    }
}

/// Events as they are shown, the events, and where the looking stopped.
pub type Seen = (Vec<Shown>, Vec<Event>, Option<(Day, i64)>);

/// Events of a listing that pass the filters, as they are shown.
pub fn shown<S: Store>(record: &Record<S>, ask: &Ask, what: Listing) -> Result<Seen> {
    let (from, to) = (what.from.or(ask.from), what.to.or(ask.to));
    let what = Listing { kinds: ask.kinds.clone(), from, to, after: ask.after, ..what };
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    let page = Listing { limit: ask.limit, ..what };
    let stopped = look(record, ask, &page, |leaf| {
        let event = record.whole(leaf)?;
        let row = show(record, &event)?;
        if ask.support.is_none_or(|s| row.support <= s) {
            rows.push(row);
            events.push(event);
        }
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    sub_events(&mut rows, &events);
    Ok((rows, events, stopped))
}

/// Goes through all events of a listing that pass the filters, each with how it is shown, until told to stop: for who can't hold all of
/// them at once. Which of them are parts of others is not told.
pub fn each<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    what: Listing,
    mut each: impl FnMut(Shown, Event) -> bool,
) -> Result<()> {
    let key = what.key.or_else(|| key_of(&ask.parties));
    let (from, to) = (what.from.or(ask.from), what.to.or(ask.to));
    let what = Listing { key, kinds: ask.kinds.clone(), from, to, after: ask.after, limit: ask.limit, ..what };
    look(record, &Ask { look: 0, ..ask.clone() }, &what, |leaf| {
        let event = record.whole(leaf)?;
        let row = show(record, &event)?;
        Ok(ask.support.is_some_and(|s| row.support > s) || each(row, event))
    })?;
    Ok(())
}

/// Goes through the events of a listing that pass the filters, until `each` has enough or so many were looked at as may be. Gives where
/// the looking stopped in the second case.
fn look<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    what: &Listing,
    mut each: impl FnMut(Leaf) -> Result<bool>,
) -> Result<Option<(Day, i64)>> {
    let (mut looked, mut stopped) = (0, None);
    let bare = Listing { after: None, limit: 0, ..what.clone() };
    record.each_leaf(what, ask.as_of, |leaf| {
        looked += 1;
        let place = (leaf.digest.at, leaf.digest.id);
        let more = if kept(ask, &bare, &leaf.digest) { each(leaf)? } else { true };
        let enough = more && ask.look > 0 && looked >= ask.look;
        if enough {
            stopped = Some(place);
        }
        Ok(more && !enough)
    })?;
    Ok(stopped)
}

/// Events of a ledger, by their day; where only so many may be looked through, the newest ones. Gives what should be said of that.
fn ledger<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    what: &Listing,
    mut each: impl FnMut(&Digest),
) -> Result<Vec<String>> {
    if ask.look == 0 {
        look(record, ask, what, |leaf| {
            each(&leaf.digest);
            Ok(true)
        })?;
        return Ok(Vec::new());
    }
    let mut newest = Vec::new();
    let stopped = look(record, ask, &Listing { newest: true, ..what.clone() }, |leaf| {
        newest.push(leaf.digest);
        Ok(true)
    })?;
    newest.iter().rev().for_each(each);
    let note = || {
        format!("from the newest {} events of the sort; ask for a party, or for days, to see further back", ask.look)
    };
    Ok(stopped.map(|_| note()).into_iter().collect())
}

/// Whether an event passes the filters.
fn kept(ask: &Ask, what: &Listing, event: &Digest) -> bool {
    let among = |wanted: &[String], have: &str| wanted.is_empty() || wanted.iter().any(|w| w == have);
    let any = |wanted: &[String], have: &[String]| {
        wanted.is_empty() || have.iter().any(|h| wanted.iter().any(|w| w.eq_ignore_ascii_case(h)))
    };
    // Not all events come from a listing: its limits are looked at again.
    !event.anchors.is_empty()
        && what.key.as_ref().is_none_or(|k| k.split('|').all(|p| event.has(p)))
        && what.from.is_none_or(|d| event.at >= d)
        && what.to.is_none_or(|d| event.at <= d)
        && among(&ask.kinds, &event.kind)
        && among(&ask.statuses, &event.status)
        && any(&ask.contexts, &event.contexts)
        && any(&ask.outlets, &event.outlets)
        && any(&ask.languages, &event.languages)
}

/// An event as it is shown.
pub fn show<S: Store>(record: &Record<S>, event: &Event) -> Result<Shown> {
    let origins = origins::origins(&event.claims, &sketches(record, event)?);
    let conflicts = event.conflicts();
    let denied = conflicts.contains_key("status");
    let possible = event.wires().all(|c| matches!(c.status.as_str(), "possible" | "conditional"));
    let (state, place) = event.place();
    let place = [place, state].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Ok(Shown {
        event_id: event.name(),
        when: event.when().map(String::from),
        kind: event.kind().into(),
        who: who(event),
        actors: side(event.wires(), |c| &c.actors),
        recipients: side(event.wires(), |c| &c.recipients),
        status: event.status().into(),
        stage: event.word(|c| c.stage.as_deref()).map(String::from),
        title: event.word(|c| c.title.as_deref()).map(String::from),
        place: Some(place).filter(|p| !p.is_empty()),
        people: names(event),
        support: origins::support(
            origins.len(),
            conflicts.keys().filter(|k| **k != "status").count(),
            denied,
            possible,
        ),
        origins: origins.into_iter().collect(),
        reports: event.claims.len(),
        part_of: None,
        conflicts: conflicts.keys().map(|k| (*k).to_string()).collect(),
        known: crate::day::written(event.known()),
        claims: event.wires().map(|c| c.id.clone()).collect(),
        quote: event.claims.first().map(|c| c.claim.quote.exact.clone()).unwrap_or_default(),
    })
}

/// Sketches of the texts that report an event; one text needs none.
fn sketches<S: Store>(record: &Record<S>, event: &Event) -> Result<BTreeMap<i64, String>> {
    let versions: BTreeSet<i64> = event.claims.iter().map(|c| c.paper.version).collect();
    Ok(match versions.len() {
        1 => BTreeMap::new(),
        _ => record.store().sketches(&versions.into_iter().collect::<Vec<_>>())?.into_iter().collect(),
    })
}

/// "CHN > BLR", or "BLR, CHN" where all are equals.
pub fn who(event: &Event) -> String {
    let (actors, recipients) = (side(event.wires(), |c| &c.actors), side(event.wires(), |c| &c.recipients));
    if recipients.is_empty() { actors.join(", ") } else { format!("{} > {}", actors.join(", "), recipients.join(", ")) }
}

/// Codes of one side, each once.
fn side<'c>(
    claims: impl Iterator<Item = &'c chancery::Claim>,
    pick: impl Fn(&chancery::Claim) -> &[chancery::claim::Party],
) -> Vec<String> {
    let all: BTreeSet<&str> = claims.flat_map(|c| pick(c).iter().map(|p| p.id.as_str())).collect();
    all.into_iter().map(String::from).collect()
}

/// Rows of events as an answer that can be gone on with.
fn listed<S: Store>(record: &Record<S>, ask: &Ask, what: Listing) -> Result<Answer> {
    let (rows, events, stopped) = shown(record, ask, what)?;
    let mut answer = Answer::of(&EVENT, &rows)?;
    answer.places = events.iter().map(|e| (e.at, e.id)).collect();
    answer.stopped = stopped;
    Ok(answer)
}

/// One name a person: the one in Latin letters, or the first in order.
fn names(event: &Event) -> Vec<String> {
    let mut groups: Vec<(crate::names::Named, BTreeSet<String>)> = Vec::new();
    for person in event.wires().flat_map(|c| &c.people) {
        let named = crate::names::Named::new(&person.name, person.office.as_deref(), person.party.as_deref());
        match groups.iter_mut().find(|(n, _)| n.same(&named) == crate::names::Same::Yes) {
            Some((_, all)) => all.insert(person.name.clone()),
            None => {
                groups.push((named, BTreeSet::from([person.name.clone()])));
                true
            }
        };
    }
    let mut out: Vec<String> = groups.into_iter().filter_map(|(_, all)| best_name(&all)).collect();
    out.sort();
    out.dedup();
    out
}

/// The longest name in Latin letters, or else the longest.
pub fn best_name(all: &BTreeSet<String>) -> Option<String> {
    all.iter().max_by_key(|n| (n.is_ascii(), n.chars().count())).cloned()
}

/// Meetings, talks and signings within a visit of the same parties on its days, and encounters beside a conference.
fn sub_events(rows: &mut [Shown], events: &[Event]) {
    for (row, event) in rows.iter_mut().zip(events) {
        let inner = matches!(event.kind(), "meeting" | "talks" | "agreement");
        let Some((lo, hi)) = event.bounds().0.zip(event.bounds().1).filter(|_| inner) else { continue };
        let linked: BTreeSet<&str> = event.wires().flat_map(|c| &c.links).map(|l| l.to.as_str()).collect();
        let holds = |outer: &&Event| {
            let told = outer.wires().any(|c| linked.contains(c.id.as_str()));
            let window = outer.window();
            let within = window.0 <= lo && hi <= window.1 && outer.bounds().0.is_some();
            let same = outer.parties().iter().all(|p| event.parties().contains(p));
            outer.id != event.id
                && (told || (outer.kind() == "visit" && within && same))
                && matches!(outer.kind(), "visit" | "conference")
        };
        row.part_of = events.iter().find(holds).map(Event::name);
    }
}
