//! Does something that began and ended on days of which only the month or year may be known hold on a day?

use crate::fault::Fault;
use chancery_pack::Row;
use chancery_record::day;

/// A day that was asked for.
pub type Day = day::Day;

/// The day a person wrote.
pub fn day(text: &str) -> Result<Day, Fault> {
    match day::bounds(text) {
        (Some(first), Some(last)) if first == last => Ok(first),
        _ => Err(Fault::Input(format!("--on: `{text}` is no day; write it as 2023-08-16"))),
    }
}

/// Whether a row's stage or term holds on a day, or, without a day, still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Yes,
    /// Its dates are not exact enough to say.
    Perhaps,
    /// It does not.
    No,
}

/// Whether a row with `from` and `to` holds. Its last day is the first of what follows.
pub fn holds(row: Row, on: Option<Day>) -> Holds {
    let Some(on) = on else { return if row.get("to").is_empty() { Holds::Yes } else { Holds::No } };
    let (from, begun) = day::bounds(row.get("from"));
    let (ending, ended) = day::bounds(row.get("to"));
    let not_yet = from.is_some_and(|first| on < first);
    let no_more = ended.is_some_and(|last| on > last) || (ending == ended && ending.is_some_and(|day| on >= day));
    match begun.is_some_and(|day| day <= on) && ending.is_none_or(|day| on < day) {
        _ if not_yet || no_more => Holds::No,
        true => Holds::Yes,
        false => Holds::Perhaps,
    }
}
