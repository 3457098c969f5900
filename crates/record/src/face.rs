//! What lists show of an event beside its digest: made when it is gathered and kept with it, so that a list reads no claims.

use crate::day::Day;
use crate::digest::{Digest, Seen};
use crate::error::{Error, Result};
use crate::event::Event;
use crate::gather::Standing;
use crate::names::{Named, Same};
use crate::origins::Citing;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What lists show of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Face {
    /// Place within the state where it is.
    pub place: Option<String>,
    /// One name a person.
    pub people: Vec<String>,
    /// It is only told as possible.
    pub possible: bool,
    /// Fields on which reports disagree.
    pub disputes: Vec<Dispute>,
    /// Identifiers of its claims, by publication.
    pub claims: Vec<String>,
    /// When each of these was known, and how it says that the event stands.
    pub told: Vec<(Day, String)>,
    /// Claims to which these are linked.
    pub links: Vec<String>,
    /// Who of them cites whom.
    pub citing: Citing,
}

/// A field with more than one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// The field.
    pub field: String,
    /// Each value with the places of its claims among those of the event.
    pub values: Vec<(String, Vec<usize>)>,
}

impl Face {
    /// Of an event and its digest.
    pub fn of(event: &Event, digest: &Digest) -> Face {
        let links: BTreeSet<&str> = event.wires().flat_map(|c| &c.links).map(|l| l.to.as_str()).collect();
        Face {
            place: event.place().1.map(String::from),
            people: people(event, digest),
            possible: event.wires().all(|c| matches!(c.status.as_str(), "possible" | "conditional")),
            disputes: disputes(event),
            claims: event.wires().map(|c| c.id.clone()).collect(),
            told: event.claims.iter().map(|c| (c.known(), c.claim.status.clone())).collect(),
            links: links.into_iter().map(String::from).collect(),
            citing: Citing::of(&event.claims),
        }
    }

    /// As it is kept with the event.
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// As it was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Face> {
        postcard::from_bytes(bytes).map_err(|e| Error::Corrupt(format!("what is shown of an event can't be read: {e}")))
    }

    /// How it stood by the reports known before a day; none where there was none.
    pub fn status_before(&self, day: Day) -> Option<&str> {
        let before = self.told.partition_point(|(known, _)| *known < day);
        (before > 0).then(|| status(self.told[..before].iter().map(|(known, status)| (*known, status.as_str()))))
    }
}

/// How an event stands after what reports say, the oldest first: what the newest says, where a fact outweighs an announcement and a stop
/// outweighs an older fact.
pub fn status<'t>(told: impl DoubleEndedIterator<Item = (Day, &'t str)> + Clone) -> &'t str {
    let newest = |wanted: Standing| told.clone().rev().find(|(_, status)| Standing::of(status) == wanted);
    match (newest(Standing::Told), newest(Standing::Stopped)) {
        (Some((a, _)), Some((b, stopped))) if b > a && stopped != "denied" => stopped,
        (Some((_, told)), _) => told,
        (None, Some((day, stopped))) => match newest(Standing::Announced) {
            Some((later, announced)) if later > day => announced,
            _ => stopped,
        },
        (None, None) => told.last().map_or("", |(_, status)| status),
    }
}

fn disputes(event: &Event) -> Vec<Dispute> {
    let conflicts = event.conflicts();
    if conflicts.is_empty() {
        return Vec::new();
    }
    let places: BTreeMap<&str, usize> = event.wires().enumerate().map(|(n, c)| (c.id.as_str(), n)).collect();
    let among = |ids: &[String]| ids.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
    let dispute = |(field, values): (&str, Vec<crate::event::Told>)| Dispute {
        field: field.into(),
        values: values.into_iter().map(|v| (v.value, among(&v.claims))).collect(),
    };
    conflicts.into_iter().map(dispute).collect()
}

/// One name a person: the one in Latin letters, or the first in order.
fn people(event: &Event, digest: &Digest) -> Vec<String> {
    let mut groups: Vec<(&Named, BTreeSet<&str>)> = Vec::new();
    let mut met = BTreeSet::new();
    for p in event.wires().flat_map(|c| &c.people).filter(|p| met.insert((&p.name, &p.office, &p.party))) {
        let is = |s: &&Seen| s.name == p.name && s.named.office == p.office && s.named.party == p.party;
        let Some(Seen { named, .. }) = digest.people.iter().find(is) else { continue };
        match groups.iter_mut().find(|(n, _)| n.same(named) == Same::Yes) {
            Some((_, all)) => drop(all.insert(&p.name)),
            None => groups.push((named, BTreeSet::from([p.name.as_str()]))),
        }
    }
    let mut out: Vec<String> = groups.into_iter().filter_map(|(_, all)| best_name(all)).map(String::from).collect();
    out.sort();
    out.dedup();
    out
}

/// The longest name in Latin letters, or else the longest.
pub fn best_name<'n>(all: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    all.into_iter().max_by_key(|n| (n.is_ascii(), n.chars().count()))
}
