//! Where the record is kept: one trait, so that the same answers come from any database.

mod claims;
mod filing;
mod gathered;
mod listing;
mod notes;
mod read;
mod schema;
mod soundness;
mod sqlite;
mod standing;

pub(crate) use gathered::keys;
pub use schema::NEWEST;
pub use sqlite::Sqlite;

use crate::day::Day;
use crate::decisions::Decision;
use crate::digest::{Digest, Read};
use crate::error::Result;
use crate::face::Face;
use crate::filed::{Added, Filing, Paper, Stored};
use crate::gather::Sketch;
use chancery::{Article, Claim};

/// The last day of all: nothing has replaced it.
pub const NEVER: Day = Day::MAX;

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

/// A place where the record is kept.
///
/// Everything that answers depend on is a function of what was filed and decided: rows carry no order of their own.
pub trait Store {
    /// Files a batch of articles in one transaction: all of it is kept, or none.
    fn file(&mut self, batch: &[Filing], keep_text: bool, now: i64) -> Result<Added> {
        self.file_noting(batch, keep_text, now, &[])
    }
    /// The same, with notes that are kept in the same transaction: a bookmark never runs ahead of what was filed, nor behind.
    /// The text of an outlet of which only quotes may be kept is not.
    fn file_noting(&mut self, batch: &[Filing], keep_text: bool, now: i64, notes: &[Note]) -> Result<Added>;
    /// Notes of a drawer by key.
    fn notes(&self, drawer: &str) -> Result<Vec<(String, String)>>;
    /// One note.
    fn note(&self, drawer: &str, key: &str) -> Result<Option<String>>;
    /// Puts notes in their drawers, in one transaction.
    fn put_notes(&mut self, notes: &[Note]) -> Result<()>;
    /// Forgets the texts of versions that a test names, and says how many.
    fn drop_texts(&mut self, of: &dyn Fn(&str, Option<&str>) -> bool) -> Result<usize>;
    /// All versions of an article, in order.
    fn versions(&self, key: &str) -> Result<Vec<Version>>;
    /// Claims of all versions of an article, of the last reading.
    fn of_article(&self, key: &str) -> Result<Vec<Stored>>;
    /// Every version that still counts, with the sketch of its text, by publication and key.
    fn all_sketches(&self) -> Result<Vec<(Paper, String)>>;
    /// Whether a text is filed already under this address, read by this reader.
    fn knows(&self, key: &str, hash: &str) -> Result<bool>;
    /// Puts a new reading in the place of the last one; the old claims stay, no longer live.
    fn reread(&mut self, readings: &[(i64, Filing)]) -> Result<usize>;
    /// Versions with text, behind a number.
    fn kept(&self, after: i64, limit: usize) -> Result<Vec<Kept>>;

    /// Makes the claims filed since the last time findable.
    fn index(&mut self) -> Result<()>;
    /// Blocks whose claims have changed since they were gathered, behind a block, in order.
    fn dirty(&self, after: Option<i64>, limit: usize) -> Result<Vec<i64>>;
    /// What is kept of a block's claims that count now, or counted on a day, to gather them by ([`crate::gather::Sketch`]), each with
    /// its row.
    fn sketches_of(&self, block: i64, as_of: Option<Day>) -> Result<Vec<(i64, Vec<u8>)>>;
    /// Events of a block as they were gathered last, with the rows of their claims.
    fn gathered(&self, block: i64) -> Result<Vec<(i64, Vec<i64>)>>;
    /// Writes what the blocks were gathered into, in one transaction.
    fn settle(&mut self, blocks: &[(i64, Vec<Gathered>)]) -> Result<()>;
    /// Brings all that was written to where it stays; after much was written.
    fn rest(&self) -> Result<()>;
    /// Moves a claim, as corrected, to its block and marks blocks for gathering.
    fn move_claim(&mut self, row: i64, corrected: &Claim) -> Result<()>;

    /// Events in order of their day.
    fn list(&self, what: &Listing) -> Result<Vec<Place>>;
    /// What is kept of an event beside its claims; where claims are given, only if it has just these.
    fn digest(&self, block: i64, event: i64, claims: Option<&[i64]>) -> Result<Option<Vec<u8>>>;
    /// What is shown of it in lists.
    fn face(&self, block: i64, event: i64) -> Result<Option<Vec<u8>>>;
    /// Blocks in which the events of a listing may stand, or stood on a day, wherever it goes on.
    fn blocks(&self, what: &Listing, as_of: Day) -> Result<Vec<i64>>;
    /// Blocks of the claims with this anchor.
    fn blocks_with(&self, anchor: i64) -> Result<Vec<i64>>;
    /// Claims of an event.
    fn claims(&self, block: i64, event: i64) -> Result<Vec<Stored>>;
    /// Blocks of events.
    fn blocks_of(&self, events: &[i64]) -> Result<Vec<i64>>;
    /// Claims with this anchor, the live one first.
    fn anchored(&self, anchor: i64) -> Result<Vec<Stored>>;
    /// Claims whose identifier begins so.
    fn by_id(&self, id: &str, limit: usize) -> Result<Vec<Stored>>;
    /// Rows of all live claims with their events, by publication, then by anchor.
    fn all_rows(&self) -> Result<Vec<(i64, i64)>>;
    /// Claims by row, taken for those of one event.
    fn rows(&self, event: i64, rows: &[i64]) -> Result<Vec<Stored>>;
    /// The text of a version, where it is kept.
    fn text(&self, version: i64) -> Result<Option<String>>;

    /// Versions of the article with this address or identifier, the newest first.
    fn papers(&self, key: &str) -> Result<Vec<Paper>>;
    /// Claims of articles published in a window of days, the newest first, of so many events at most.
    fn reported(&self, from: Day, to: Option<Day>, events: usize) -> Result<Vec<Reported>>;
    /// The newest day of publication.
    fn last_day(&self) -> Result<Option<Day>>;
    /// From here on nothing that others write is seen, until it is let go: one answer, one state of the record.
    fn hold(&self) -> Result<()>;
    /// What others have written is seen again.
    fn let_go(&self) -> Result<()>;
    /// A number that changes when something was written by others than this store.
    fn state(&self) -> Result<i64>;

    /// Articles whose text holds all these tokens, newest first, with their text where it is kept.
    fn search(&self, tokens: &[String], after: Option<i64>, limit: usize) -> Result<Vec<(i64, Paper, Option<String>)>>;
    /// Live claims of an article's version.
    fn of_version(&self, version: i64) -> Result<Vec<Stored>>;
    /// The same without their words.
    fn mentions(&self, version: i64) -> Result<Vec<Mention>>;
    /// The articles that report the events of a party or pair, each once, in order.
    fn read_of(&self, key: &str) -> Result<Vec<Read>>;
    /// The newest day of an article with a claim on a party or pair.
    fn newest(&self, key: &str) -> Result<Option<Day>>;
    /// Articles by outlet and language.
    fn outlets(&self, as_of: Option<Day>) -> Result<Vec<Outlet>>;
    /// Sketches of the texts of some versions.
    fn sketches(&self, versions: &[i64]) -> Result<Vec<String>>;

    /// All decisions, in order.
    fn decisions(&self) -> Result<Vec<Decision>>;
    /// Adds a decision and gives its number.
    fn decide(&mut self, decision: &Decision) -> Result<i64>;

    /// Faults found in the store; none: it is sound.
    fn check(&self) -> Result<Vec<String>>;
    /// Copies the record to a new file.
    fn backup(&self, to: &std::path::Path) -> Result<()>;
    /// Articles, claims, events, decisions.
    fn counts(&self) -> Result<[usize; 4]>;
}
