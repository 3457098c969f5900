//! Where the record is kept: one trait, so that the same answers come from any database.

mod claims;
mod filing;
mod gathered;
mod listing;
mod notes;
mod read;
mod schema;
mod shapes;
mod soundness;
mod sqlite;
mod standing;

pub(crate) use gathered::keys;
pub use schema::NEWEST;
pub(crate) use shapes::Sort;
pub use shapes::{Covered, Gathered, Kept, Listing, Mention, Note, Outlet, Place, Reported, Summary, Version};
pub use sqlite::Sqlite;

use crate::day::Day;
use crate::decisions::Decision;
use crate::digest::Read;
use crate::error::Result;
use crate::filed::{Added, Filing, Paper, Stored};
use chancery::Claim;

/// The last day of all: nothing has replaced it.
pub const NEVER: Day = Day::MAX;

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
