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
mod looking;
mod members;
mod next;
mod pair;
mod party;
mod person;
mod plans;
mod review;
mod search;
mod shown;
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
pub use shown::{Shown, show, who};
pub use sources::sources;
pub use timeline::timeline;
pub use versions::versions;
pub use written::{cell, harmless};

use crate::day::Day;
use crate::error::Result;
use crate::event::Event;
use crate::events::Leaf;
use crate::face::Face;
use crate::record::Record;
use crate::store::{Listing, Store};
use looking::{first, kept, ledger, look};
use serde::Serialize;
use serde_json::Value;
use shown::{row, sub_events};

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

/// Events as they are shown, what is kept of them, and where the looking stopped.
pub type Seen = (Vec<Shown>, Vec<(Leaf, Face)>, Option<(Day, i64)>);

/// Events of a listing that pass the filters, as they are shown.
pub fn shown<S: Store>(record: &Record<S>, ask: &Ask, what: Listing) -> Result<Seen> {
    let (from, to) = (what.from.or(ask.from), what.to.or(ask.to));
    let what = Listing { kinds: ask.kinds.clone(), from, to, after: ask.after, ..what };
    let (mut rows, mut events) = (Vec::new(), Vec::new());
    let page = Listing { limit: ask.limit, ..what };
    let stopped = look(record, ask, &page, |leaf| {
        let face = record.face(&leaf)?;
        let row = row(record, &leaf.digest, &face)?;
        if ask.support.is_none_or(|s| row.support <= s) {
            rows.push(row);
            events.push((leaf, face));
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
        let row = row(record, &leaf.digest, &record.face(&leaf)?)?;
        Ok(ask.support.is_some_and(|s| row.support > s) || each(row, record.whole(leaf)?))
    })?;
    Ok(())
}

/// Rows of events as an answer that can be gone on with.
fn listed<S: Store>(record: &Record<S>, ask: &Ask, what: Listing) -> Result<Answer> {
    let (rows, events, stopped) = shown(record, ask, what)?;
    let mut answer = Answer::of(&EVENT, &rows)?;
    answer.places = events.iter().map(|(leaf, _)| (leaf.digest.at, leaf.digest.id)).collect();
    answer.stopped = stopped;
    Ok(answer)
}
