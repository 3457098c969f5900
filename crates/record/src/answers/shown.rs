//! How an event is shown.

use crate::error::Result;
use crate::event::Event;
use crate::names::{Named, Same};
use crate::origins;
use crate::record::Record;
use crate::store::Store;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
pub(super) fn sketches<S: Store>(record: &Record<S>, event: &Event) -> Result<BTreeMap<i64, String>> {
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
pub(super) fn side<'c>(
    claims: impl Iterator<Item = &'c chancery::Claim>,
    pick: impl Fn(&chancery::Claim) -> &[chancery::claim::Party],
) -> Vec<String> {
    let all: BTreeSet<&str> = claims.flat_map(|c| pick(c).iter().map(|p| p.id.as_str())).collect();
    all.into_iter().map(String::from).collect()
}

/// One name a person: the one in Latin letters, or the first in order.
fn names(event: &Event) -> Vec<String> {
    let mut groups: Vec<(Named, BTreeSet<String>)> = Vec::new();
    for person in event.wires().flat_map(|c| &c.people) {
        let named = Named::new(&person.name, person.office.as_deref(), person.party.as_deref());
        match groups.iter_mut().find(|(n, _)| n.same(&named) == Same::Yes) {
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
pub(super) fn sub_events(rows: &mut [Shown], events: &[Event]) {
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
