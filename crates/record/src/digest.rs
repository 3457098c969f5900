//! What lists, ledgers, plans and checks need of an event: made once when it is gathered, and kept with it, so that its claims are read
//! for those rows alone that are shown.

use crate::day::Day;
use crate::error::{Error, Result};
use crate::event::Event;
use crate::filed::{Stored, event_name};
use crate::gather::Standing;
use crate::names::Named;
use crate::plans::Draft;
use chancery::Claim;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An event without the words of its claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Canonical number.
    pub id: i64,
    /// Day it is listed under.
    pub at: Day,
    /// Kind.
    pub kind: String,
    /// How it stands.
    pub status: String,
    /// Its time, EDTF.
    pub when: Option<String>,
    /// First and last day of its time.
    pub bounds: (Option<Day>, Option<Day>),
    /// Day of the first report.
    pub known: Day,
    /// Day of the last report.
    pub last_known: Day,
    /// All parties.
    pub parties: Vec<String>,
    /// Who does it, and to whom: each way that reports tell it once.
    pub ways: Vec<Way>,
    /// State where it is.
    pub state: Option<String>,
    /// Legal stage.
    pub stage: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// People.
    pub people: Vec<Seen>,
    /// Contexts that some report gives.
    pub contexts: Vec<String>,
    /// Who reports it.
    pub outlets: Vec<String>,
    /// In which languages.
    pub languages: Vec<String>,
    /// Some report tells it as a fact.
    pub told: bool,
    /// Some report says its parties or its time in the same words; where both are carried over from others, a reader may have put
    /// together what does not belong together.
    pub said: bool,
    /// Days on which it was said to be under way.
    pub ongoing: Vec<Day>,
    /// Comparisons that reports make.
    pub compared: Vec<Compared>,
    /// The first size that is told, and its unit.
    pub size: Option<(Option<String>, f64)>,
    /// Reports disagree on a field.
    pub disputed: bool,
    /// The words of the first report.
    pub quote: String,
    /// What was announced, and what its own reports tell of it.
    pub plan: Option<Draft>,
    /// Anchors of its claims.
    pub anchors: Vec<i64>,
}

/// Who does it, and to whom.
pub type Way = (Vec<String>, Vec<String>);

/// A person as an event's reports name them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Made ready for comparing.
    pub named: Named,
    /// As it is written.
    pub name: String,
    /// Day of the first report.
    pub first: Day,
    /// Day of the last one.
    pub last: Day,
}

/// A comparison without its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// Claim that compares.
    pub claim: String,
    /// What sort.
    pub sort: String,
    /// Since when.
    pub since: Option<String>,
    /// Which one it was, counted.
    pub n: Option<u32>,
}

/// An article that reports an event: from when it counts, its version, its outlet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Read {
    /// Day from which it counts.
    pub since: Day,
    /// Version.
    pub version: i64,
    /// Outlet.
    pub outlet: String,
}

impl Digest {
    /// Of an event.
    pub fn of(event: &Event) -> Digest {
        let (state, _) = event.place();
        let standing = |wanted| event.wires().any(|c| Standing::of(&c.status) == wanted);
        Digest {
            id: event.id,
            at: event.at,
            kind: event.kind().into(),
            status: event.status().into(),
            when: event.when().map(String::from),
            bounds: event.bounds(),
            known: event.known(),
            last_known: event.last_known(),
            parties: event.parties().into_iter().map(String::from).collect(),
            ways: ways(event),
            state: state.map(String::from),
            stage: event.word(|c| c.stage.as_deref()).map(String::from),
            title: event.word(|c| c.title.as_deref()).map(String::from),
            people: people(event),
            contexts: each_once(event, |c| c.claim.contexts.iter().map(String::as_str).collect()),
            outlets: each_once(event, |c| vec![&c.paper.outlet]),
            languages: each_once(event, |c| vec![&c.paper.language]),
            told: standing(Standing::Told),
            said: event.wires().any(is_said),
            ongoing: event.claims.iter().filter(|c| c.claim.status == "ongoing").map(Stored::known).collect(),
            compared: event.wires().filter_map(compared).collect(),
            size: event.wires().flat_map(|c| &c.object).find_map(|o| Some((o.unit.clone(), o.amount?))),
            disputed: !event.conflicts().is_empty(),
            quote: event.claims.first().map(|c| c.claim.quote.exact.clone()).unwrap_or_default(),
            plan: crate::plans::draft(event),
            anchors: event.claims.iter().map(|c| c.anchor).collect(),
        }
    }

    /// As it is kept with the event.
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// As it was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Digest> {
        postcard::from_bytes(bytes).map_err(|e| Error::Corrupt(format!("a digest can't be read: {e}")))
    }

    /// Bytes it takes in memory, about.
    pub(crate) fn size(&self) -> usize {
        700 + self.quote.len() + 200 * self.people.len() + 8 * self.anchors.len()
    }

    /// How the event is written.
    pub fn name(&self) -> String {
        event_name(self.id)
    }

    /// First and last day, from publication where no time is said.
    pub fn window(&self) -> (Day, Day) {
        let (lo, hi) = self.bounds;
        (lo.or(hi).unwrap_or(self.known), hi.or(lo).unwrap_or(self.known))
    }

    /// Whether a party takes part.
    pub fn has(&self, party: &str) -> bool {
        self.parties.iter().any(|p| p == party)
    }
}

/// The articles that report an event.
pub fn papers(event: &Event) -> Vec<Read> {
    let read = |c: &Stored| Read { since: c.since, version: c.paper.version, outlet: c.paper.outlet.clone() };
    let all: BTreeSet<Read> = event.claims.iter().map(read).collect();
    all.into_iter().collect()
}

fn ways(event: &Event) -> Vec<Way> {
    let ids = |side: &[chancery::claim::Party]| side.iter().map(|p| p.id.clone()).collect();
    let all: BTreeSet<Way> = event.wires().map(|c| (ids(&c.actors), ids(&c.recipients))).collect();
    all.into_iter().collect()
}

fn each_once(event: &Event, words: impl Fn(&Stored) -> Vec<&str>) -> Vec<String> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    for word in event.claims.iter().flat_map(words) {
        if !all.contains(word) {
            all.insert(word.into());
        }
    }
    all.into_iter().collect()
}

fn people(event: &Event) -> Vec<Seen> {
    type Person<'e> = (&'e str, Option<&'e str>, Option<&'e str>);
    let mut days: BTreeMap<Person, (Day, Day)> = BTreeMap::new();
    for (claim, p) in event.claims.iter().flat_map(|c| c.claim.people.iter().map(move |p| (c, p))) {
        let day = claim.known();
        let (first, last) = days.entry((&p.name, p.office.as_deref(), p.party.as_deref())).or_insert((day, day));
        (*first, *last) = ((*first).min(day), (*last).max(day));
    }
    let seen = |((name, office, party), (first, last))| Seen {
        named: Named::new(name, office, party),
        name: String::from(name),
        first,
        last,
    };
    days.into_iter().map(seen).collect()
}

fn compared(claim: &Claim) -> Option<Compared> {
    let comparison = claim.comparison.as_ref()?;
    let (sort, since) = (comparison.sort.clone(), comparison.since.clone());
    Some(Compared { claim: claim.id.clone(), sort, since, n: comparison.n })
}

fn is_said(claim: &Claim) -> bool {
    let carried = |field: &str| {
        let mut all = claim.evidence.iter().filter(|e| e.field == field).peekable();
        all.peek().is_some() && all.all(|e| e.via == "inherited")
    };
    !(carried("actors") && carried("when"))
}
