//! What goes into the store and comes out of it.

use crate::day::Day;
use crate::digest::{Digest, Read};
use crate::face::Face;
use crate::filed::Paper;
use crate::gather::Sketch;
use chancery::Article;

/// An event as the gathering leaves it.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// Canonical number: the anchor of its first claim.
    pub event: i64,
    /// Kind.
    pub kind: String,
    /// Day it is listed under.
    pub at: Day,
    /// Some claim announces it.
    pub planned: bool,
    /// Some claim compares it.
    pub compared: bool,
    /// Day it was first known.
    pub known: Day,
    /// Rows of its claims.
    pub rows: Vec<i64>,
    /// Parties, and pairs of parties as `A|B`.
    pub keys: Vec<String>,
    /// Sounds of the words of its people's names.
    pub sounds: Vec<String>,
    /// What is kept of it; none where the same is kept already, or nothing shall be.
    pub kept: Option<Box<Summary>>,
}

/// What is kept of an event beside its claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What ledgers need, and who looks through lists.
    pub digest: Digest,
    /// What lists show.
    pub face: Face,
    /// The articles that report it.
    pub papers: Vec<Read>,
}

/// Sorts by which events are listed, beside their kinds.
pub(crate) struct Sort;

impl Sort {
    /// All events.
    pub(crate) const ALL: &'static str = "";
    /// Some claim announces it.
    pub(crate) const PLANNED: &'static str = "+planned";
    /// Some claim compares it.
    pub(crate) const COMPARED: &'static str = "+compared";

    /// Those of an event.
    pub(crate) fn of(event: &Gathered) -> impl Iterator<Item = &str> {
        Sort::marked(&event.kind, event.planned, event.compared)
    }

    /// Those of a kind of event, announced or not, compared or not.
    pub(crate) fn marked(kind: &str, planned: bool, compared: bool) -> impl Iterator<Item = &str> {
        let marked = [(planned, Sort::PLANNED), (compared, Sort::COMPARED)];
        [Sort::ALL, kind].into_iter().chain(marked.into_iter().filter(|(is, _)| *is).map(|(_, sort)| sort))
    }
}

/// Where an event stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Day it is listed under.
    pub at: Day,
    /// Event.
    pub event: i64,
    /// Its block.
    pub block: i64,
}

impl Listing {
    /// Whether a claim may belong to an event of the list: another claim of it may say what this one does not.
    pub(crate) fn may_hold(&self, claim: &Sketch) -> bool {
        let named = |key: &String| key.split(['|', '@']).any(|k| claim.parties.iter().any(|p| p == k));
        let sounds = |sound: &String| claim.people.iter().any(|p| p.sounds().contains(sound));
        match (&self.sound, &self.key) {
            (Some(sound), _) => sounds(sound),
            (None, key) => key.as_ref().is_none_or(named),
        }
    }

    /// Whether an event belongs into the list, and stands behind the place where it goes on.
    pub(crate) fn holds(&self, event: &Gathered) -> bool {
        let place = (event.at, event.event);
        self.key.as_ref().is_none_or(|k| event.keys.contains(k))
            && self.sound.as_ref().is_none_or(|s| event.sounds.contains(s))
            && (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            && self.from.is_none_or(|d| event.at >= d)
            && self.to.is_none_or(|d| event.at <= d)
            && (event.planned || !self.planned)
            && (event.compared || !self.compared)
            && self.after.is_none_or(|after| if self.newest { place < after } else { place > after })
    }
}

/// A claim of a new article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported {
    /// Its event.
    pub event: i64,
    /// Its block.
    pub block: i64,
    /// Its row.
    pub row: i64,
}

/// A live claim without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Anchor of the claim.
    pub anchor: i64,
    /// Its identifier.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its event, 0 before it is gathered.
    pub event: i64,
}

/// Which events to list.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// A party, or a pair of parties as `A|B`.
    pub key: Option<String>,
    /// A word of a person's name, by sound.
    pub sound: Option<String>,
    /// Kinds.
    pub kinds: Vec<String>,
    /// Listed from this day.
    pub from: Option<Day>,
    /// Listed up to this day.
    pub to: Option<Day>,
    /// Only announced ones.
    pub planned: bool,
    /// Only compared ones.
    pub compared: bool,
    /// The newest first.
    pub newest: bool,
    /// Go on behind this place.
    pub after: Option<(Day, i64)>,
    /// At most so many.
    pub limit: usize,
}

/// A version of an article whose text is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Number of the version.
    pub version: i64,
    /// The article, ready for reading.
    pub article: Article,
    /// Engine and packs that read it last.
    pub reading: String,
}

/// Something kept beside the record: a bookmark, the state of a feed, the terms of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What sort.
    pub drawer: &'static str,
    /// Its name there.
    pub key: String,
    /// What it says; none: the note is taken out.
    pub value: Option<String>,
}

/// One version of an article.
#[derive(Debug, Clone)]
pub struct Version {
    /// The article as it was then.
    pub paper: Paper,
    /// When it was fetched, in milliseconds since 1970.
    pub fetched: Option<i64>,
    /// Its text, where it is kept.
    pub text: Option<String>,
}

impl Version {
    /// What orders the versions of an article: when it was known, when it was fetched, its text.
    pub fn order(&self) -> (Day, i64, &str) {
        let published = self.paper.published.unwrap_or(0);
        let known = self.fetched.map_or(published, |at| published.max(crate::day::of_milliseconds(at)));
        (known, self.fetched.unwrap_or(0), &self.paper.hash)
    }
}

/// How much of a party or pair the record has read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Covered {
    /// Articles.
    pub articles: usize,
    /// Outlets.
    pub outlets: usize,
}

/// What one outlet gave in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// Its name.
    pub name: String,
    /// Language code.
    pub language: String,
    /// Articles.
    pub articles: usize,
    /// Claims.
    pub claims: usize,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}
