//! The record as tables: defined once, written as CSV, JSON lines or Parquet, and explained in the codebook.

mod articles;
mod claims;
mod events;
mod evidence;
mod links;
mod listed;
mod objects;
mod parties;
mod people;
mod sources;

use crate::error::Result;
use crate::job::Job;
use chancery_record::answers::Shown;
use chancery_record::filed::Stored;
use chancery_record::sources::Sources;
use chancery_record::{Event, day};
use std::borrow::Cow;
use std::collections::HashSet;

/// All tables. A new one is a file and a line here.
pub(crate) static ALL: &[&Table] = &[
    &events::TABLE,
    &claims::TABLE,
    &articles::TABLE,
    &parties::TABLE,
    &people::TABLE,
    &sources::TABLE,
    &objects::TABLE,
    &links::TABLE,
    &evidence::TABLE,
];

/// Tables whose rows the claims of JSON lines do not hold themselves.
pub(crate) static AROUND: &[&Table] = &[&events::TABLE, &articles::TABLE];

/// A table.
pub(crate) struct Table {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// What a row is.
    pub what: &'static str,
    /// Columns that name a row.
    pub key: &'static [&'static str],
    /// Columns that name a row of another table: column, table, column there.
    pub refers: &'static [(&'static str, &'static str, &'static str)],
    /// Columns, in order.
    pub columns: &'static [Column],
    /// The rows of an event.
    pub rows: fn(&Happening, Rows) -> Result<()>,
}

/// Takes the cells of a row.
pub(crate) type Rows<'r> = &'r mut dyn FnMut(&[Cell]) -> Result<()>;

/// A column.
pub(crate) struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub what: &'static str,
    /// What may stand there.
    pub sort: Sort,
    /// Where its values come from.
    pub from: From,
    /// What numbers count.
    pub unit: Option<&'static str>,
    /// It is never empty.
    pub needed: bool,
}

/// What may stand in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sort {
    /// Any text.
    Text,
    /// A text of this form, as a regular expression.
    Form(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Codes, parted by `;` where a cell holds but one text.
    List,
    /// A day.
    Day,
    /// A whole number from, to.
    Whole(i64, Option<i64>),
    /// A number from, to.
    Number(Option<f64>, Option<f64>),
}

/// Where values come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// The article, as its outlet published it.
    Outlet,
    /// The program, from the words of the article.
    Reading,
    /// The record, from all claims and decisions.
    Record,
    /// People who reviewed claims or set terms.
    People,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'c> {
    /// Nothing.
    None,
    /// A text.
    Text(Cow<'c, str>),
    /// Codes.
    List(Vec<Cow<'c, str>>),
    /// A day.
    Day(day::Day),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
}

impl<'c> Cell<'c> {
    /// A text.
    pub fn text(text: &'c str) -> Cell<'c> {
        if text.is_empty() { Cell::None } else { Cell::Text(text.into()) }
    }

    /// A text that may be missing.
    pub fn some(text: Option<&'c str>) -> Cell<'c> {
        text.map_or(Cell::None, Cell::text)
    }

    /// A day that may be missing.
    pub fn day(day: Option<day::Day>) -> Cell<'c> {
        day.map_or(Cell::None, Cell::Day)
    }

    /// Codes.
    pub fn list(codes: impl IntoIterator<Item = &'c str>) -> Cell<'c> {
        let codes: Vec<Cow<str>> = codes.into_iter().map(Cow::from).collect();
        if codes.is_empty() { Cell::None } else { Cell::List(codes) }
    }

    /// A count.
    pub fn count(number: usize) -> Cell<'c> {
        Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// An event on its way into the tables.
pub(crate) struct Happening<'h> {
    /// The event.
    pub event: &'h Event,
    /// How answers show it.
    pub shown: &'h Shown,
    /// One claim of each article that no table has yet.
    pub fresh: Vec<&'h Stored>,
    /// Terms of the outlets.
    pub terms: &'h Sources,
    /// What people decided on a claim.
    pub verdict: &'h dyn Fn(&Stored) -> Option<&'static str>,
}

/// Goes through the events of a job, made ready for the tables.
pub(crate) fn happenings(
    job: &Job,
    written: &mut Written,
    mut each: impl FnMut(&Happening) -> Result<()>,
) -> Result<()> {
    let terms = job.terms()?;
    let verdict = |claim: &Stored| job.record.effects().verdicts.get(&claim.anchor).map(|act| act.name());
    job.each(|shown, event| {
        let fresh = written.fresh(event);
        each(&Happening { event, shown, fresh, terms: &terms, verdict: &verdict })
    })
}

/// Articles that were written already.
#[derive(Default)]
pub(crate) struct Written(HashSet<i64>);

impl Written {
    /// Claims of articles that come for the first time, one each.
    pub fn fresh<'e>(&mut self, event: &'e Event) -> Vec<&'e Stored> {
        event.claims.iter().filter(|c| self.0.insert(c.paper.version)).collect()
    }
}

/// A column that need not hold anything.
pub(crate) const fn column(name: &'static str, sort: Sort, from: From, what: &'static str) -> Column {
    Column { name, what, sort, from, unit: None, needed: false }
}

impl Column {
    /// It is never empty.
    pub const fn needed(self) -> Column {
        Column { needed: true, ..self }
    }

    /// What its numbers count.
    pub const fn unit(self, unit: &'static str) -> Column {
        Column { unit: Some(unit), ..self }
    }
}

/// Words, forms and columns that several tables share.
pub(crate) mod shared {
    use super::{Column, From, Sort, column};

    /// Statuses of claims and events.
    pub const STATUSES: &[&str] =
        &["happened", "ongoing", "habitual", "planned", "possible", "conditional", "suspended", "cancelled", "denied"];
    /// Name of an event.
    pub const EVENT: Sort = Sort::Form("E[0-9a-f]{16}");
    /// EDTF as the record uses it.
    pub const EDTF: Sort = Sort::Form(
        "(\\.\\.|[0-9X]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?)(/(\\.\\.|[0-9X]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?)?)?",
    );
    /// What positions count.
    pub const CHARACTERS: &str = "Unicode scalar values of the article's text as the program keeps it, counted from 0";

    /// The claim that a row belongs to.
    pub const CLAIM: Column = column("claim", Sort::Text, From::Reading, "The claim that the row belongs to.").needed();
}
