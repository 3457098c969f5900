//! What of a claim decides which happening it reports.

use crate::day::Day;
use crate::error::{Error, Result};
use crate::filed;
use crate::kinds;
use crate::names::Named;
use chancery::Claim;
use serde::{Deserialize, Serialize};

/// How a claim stands to what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standing {
    /// Told as a fact: happened, ongoing.
    Told,
    /// Planned, possible, conditional.
    Announced,
    /// Suspended, cancelled, denied.
    Stopped,
    /// A standing practice.
    Habit,
}

impl Standing {
    /// From a status.
    pub fn of(status: &str) -> Standing {
        match status {
            "planned" | "possible" | "conditional" => Standing::Announced,
            "suspended" | "cancelled" | "denied" => Standing::Stopped,
            "habitual" => Standing::Habit,
            _ => Standing::Told,
        }
    }
}

/// Days within which a claim without a time can speak of the same as another.
const REACH: Day = 45;
/// The same for acts that are seldom repeated, and how far ahead a plan without a day looks.
const FAR: Day = 400;
/// Days up to which a time counts as exact.
pub const EXACT: Day = 7;

/// What of a claim decides which happening it reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// Anchor of the claim.
    pub anchor: i64,
    /// Its article.
    pub article: i64,
    /// Day of publication.
    pub known: Day,
    /// Kind.
    pub kind: String,
    /// Told, announced, stopped, habit.
    pub standing: Standing,
    /// First day, where said.
    pub lo: Option<Day>,
    /// Last day, where said.
    pub hi: Option<Day>,
    /// People.
    pub people: Vec<Named>,
    /// State where it is.
    pub state: Option<String>,
    /// Place within it.
    pub place: Option<String>,
    /// Words of the title.
    pub title: Vec<String>,
    /// All parties, in order.
    pub parties: Vec<String>,
    /// Who does it, where not all are equals and somebody is named to whom it is done.
    pub actors: Vec<String>,
    /// Carries a comparison.
    pub compared: bool,
    /// Which one it was, counted.
    pub nth: Option<u32>,
    /// Somebody denies it.
    pub denied: bool,
}

impl Sketch {
    /// Of a claim, with its anchor, its article's version and the day it was known.
    pub fn of(claim: &Claim, anchor: i64, article: i64, known: Day) -> Sketch {
        let (lo, hi) = filed::bounds(claim);
        let place = claim.place.as_ref();
        Sketch {
            anchor,
            article,
            known,
            kind: claim.kind.clone(),
            standing: Standing::of(&claim.status),
            lo,
            hi,
            people: claim.people.iter().map(|p| Named::new(&p.name, p.office.as_deref(), p.party.as_deref())).collect(),
            state: place.and_then(|p| p.state.clone()),
            place: place.and_then(|p| p.place.clone()),
            title: claim.title.as_deref().map(crate::tokens::query).unwrap_or_default(),
            parties: kinds::parties(claim).into_iter().map(String::from).collect(),
            actors: match kinds::mutual(&claim.kind) || claim.recipients.is_empty() {
                true => Vec::new(),
                false => claim.actors.iter().map(|p| p.id.clone()).collect(),
            },
            compared: claim.comparison.is_some(),
            nth: claim.comparison.as_ref().filter(|c| c.sort == "nth").and_then(|c| c.n),
            denied: claim.status == "denied",
        }
    }

    /// As it is kept beside the claim.
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// As it was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Sketch> {
        postcard::from_bytes(bytes).map_err(|e| Error::Corrupt(format!("a sketch can't be read: {e}")))
    }

    /// Days it spans, where both ends are said.
    pub fn width(&self) -> Option<Day> {
        self.lo.zip(self.hi).map(|(lo, hi)| (hi - lo).max(0))
    }

    /// The time is said to within days.
    pub fn definite(&self) -> bool {
        self.width().is_some_and(|w| w <= EXACT)
    }

    /// Some time is said.
    pub fn dated(&self) -> bool {
        self.lo.is_some() || self.hi.is_some()
    }

    /// When it can have been, as far as its words or its day of publication tell.
    pub fn window(&self) -> (Day, Day) {
        let reach = if kinds::rare(&self.kind) { FAR } else { REACH };
        let (before, after) = match self.standing {
            Standing::Told => (reach, 1),
            Standing::Announced if kinds::speech(&self.kind) => (1, reach),
            Standing::Announced => (1, FAR),
            Standing::Stopped | Standing::Habit => (reach, reach),
        };
        match (self.lo, self.hi) {
            (Some(lo), Some(hi)) => (lo, hi.max(lo)),
            (Some(lo), None) => (lo, lo.max(self.known) + after),
            (None, Some(hi)) if self.standing == Standing::Stopped => (hi - reach, hi + reach),
            (None, Some(hi)) => (hi - reach, hi),
            (None, None) => (self.known - before, self.known + after),
        }
    }

    /// Order of gathering: the exact before the vague, then by day; the rest only makes it the same every time.
    pub fn rank(&self) -> (u8, Day, Day, usize, Day, i64) {
        let vague = match self.width() {
            Some(w) if w <= EXACT => 0,
            Some(w) if w <= 31 => 1,
            Some(_) => 2,
            None if self.dated() => 3,
            None => 4,
        };
        let (lo, hi) = self.window();
        (vague, lo, hi, usize::MAX - self.people.len(), self.known, self.anchor)
    }
}
