//! How an event is shown.

use crate::digest::{Digest, Way};
use crate::error::Result;
use crate::event::Event;
use crate::events::Leaf;
use crate::face::Face;
use crate::origins;
use crate::record::Record;
use crate::store::Store;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

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
    let digest = Digest::of(event);
    let face = Face::of(event, &digest);
    row(record, &digest, &face)
}

/// The same by what is kept of it.
pub(super) fn row<S: Store>(record: &Record<S>, digest: &Digest, face: &Face) -> Result<Shown> {
    let origins: BTreeSet<String> = record.origins(&digest.anchors, &face.citing)?.iter().cloned().collect();
    let disputed = |is: bool| face.disputes.iter().filter(|d| (d.field == "status") == is).count();
    let place = [&face.place, &digest.state].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    let (actors, recipients) = (side(&digest.ways, |way| &way.0), side(&digest.ways, |way| &way.1));
    Ok(Shown {
        event_id: digest.name(),
        when: digest.when.clone(),
        kind: digest.kind.clone(),
        who: told(&actors, &recipients),
        actors,
        recipients,
        status: digest.status.clone(),
        stage: digest.stage.clone(),
        title: digest.title.clone(),
        place: Some(place).filter(|p| !p.is_empty()),
        people: face.people.clone(),
        support: origins::support(origins.len(), disputed(false), disputed(true) > 0, face.possible),
        origins: origins.into_iter().collect(),
        reports: face.claims.len(),
        part_of: None,
        conflicts: face.disputes.iter().map(|d| d.field.clone()).collect(),
        known: crate::day::written(digest.known),
        claims: face.claims.clone(),
        quote: digest.quote.clone(),
    })
}

/// "CHN > BLR", or "BLR, CHN" where all are equals.
pub fn who(digest: &Digest) -> String {
    told(&side(&digest.ways, |way| &way.0), &side(&digest.ways, |way| &way.1))
}

fn told(actors: &[String], recipients: &[String]) -> String {
    if recipients.is_empty() { actors.join(", ") } else { format!("{} > {}", actors.join(", "), recipients.join(", ")) }
}

/// Codes of one side, each once.
fn side(ways: &[Way], pick: impl Fn(&Way) -> &[String]) -> Vec<String> {
    let all: BTreeSet<&String> = ways.iter().flat_map(pick).collect();
    all.into_iter().cloned().collect()
}

/// Meetings, talks and signings within a visit of the same parties on its days, and encounters beside a conference.
pub(super) fn sub_events(rows: &mut [Shown], events: &[(Leaf, Face)]) {
    let outers = Outers::of(events);
    for (row, (leaf, face)) in rows.iter_mut().zip(events) {
        if matches!(leaf.digest.kind.as_str(), "meeting" | "talks" | "agreement") {
            row.part_of = outers.of_event(&leaf.digest, face).map(|n| events[n].0.digest.name());
        }
    }
}

/// Events of which others may be parts: by their claims, and visits by the first of their parties.
struct Outers<'e> {
    events: &'e [(Leaf, Face)],
    by_claim: HashMap<&'e str, usize>,
    visits: HashMap<&'e str, Vec<usize>>,
}

impl<'e> Outers<'e> {
    fn of(events: &'e [(Leaf, Face)]) -> Outers<'e> {
        let mut all = Outers { events, by_claim: HashMap::new(), visits: HashMap::new() };
        for (n, (leaf, face)) in events.iter().enumerate() {
            let kind = leaf.digest.kind.as_str();
            if matches!(kind, "visit" | "conference") {
                for id in &face.claims {
                    all.by_claim.entry(id).or_insert(n);
                }
            }
            if let Some(first) = leaf.digest.parties.first().filter(|_| kind == "visit") {
                all.visits.entry(first).or_default().push(n);
            }
        }
        all
    }

    /// The first of which an event is a part.
    fn of_event(&self, event: &Digest, face: &Face) -> Option<usize> {
        let (lo, hi) = event.bounds.0.zip(event.bounds.1)?;
        let within = |n: &&usize| {
            let outer = &self.events[**n].0.digest;
            let window = outer.window();
            window.0 <= lo && hi <= window.1 && outer.bounds.0.is_some() && outer.parties.iter().all(|p| event.has(p))
        };
        let told = face.links.iter().filter_map(|id| self.by_claim.get(id.as_str())).copied();
        let visits = event.parties.iter().filter_map(|p| self.visits.get(p.as_str())?.iter().find(within)).copied();
        told.chain(visits).filter(|n| self.events[*n].0.digest.id != event.id).min()
    }
}
