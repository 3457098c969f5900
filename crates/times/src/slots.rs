//! What may stand in a pattern: slots such as `{month}`, and the fields they fill.

use serde::{Deserialize, Serialize};

/// A field of a match. The first ones are classes of `[words]`; the rest are filled by figures and number words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Field {
    Month,
    Weekday,
    /// Relative to publication, by unit.
    RelDay,
    RelWeek,
    RelWeekend,
    RelMonth,
    RelQuarter,
    RelYear,
    RelDecade,
    /// Relative to the time last spoken of.
    CtxDay,
    CtxWeek,
    CtxMonth,
    CtxYear,
    Season,
    Part,
    Unit,
    Length,
    Period,
    Direction,
    Day,
    DayTo,
    Year,
    Tens,
    Century,
    Count,
}

/// How many fields there are.
pub(crate) const FIELDS: usize = Field::Count as usize + 1;

/// Added to a month that was abbreviated: "Mar" alone is no month, "Mar 3" is.
pub(crate) const SHORT: i16 = 100;

/// One place in a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Slot {
    /// A word of a class; the class is the field.
    Class(Field),
    /// A day of the month, in figures or as a word of the class `nth`, into this field.
    Day(Field),
    /// The same in figures or words.
    DayWords(Field),
    /// A month's number in figures or words.
    MonthNumber,
    /// Four figures, or four digits in words.
    Year,
    /// The last two figures of a year.
    ShortYear,
    /// Two figures, a multiple of ten.
    Tens,
    /// A century's number.
    Century,
    /// Any number below 1000.
    Count,
    /// A whole date in figures: 16/8/2023.
    Date,
    /// A day and month in figures: 31/10.
    DayMonth,
    /// Another expression.
    Time,
    /// A number and its unit.
    Amount,
    /// Nothing is read; the field is set.
    Set(Field, i16),
    /// The end of the sentence, or a sign.
    Edge,
}

/// A token may be a number, may begin an expression, or need not be there at all; the lower bits are classes of words.
pub(crate) const NUMBER: u32 = 1 << 31;
pub(crate) const START: u32 = 1 << 30;
pub(crate) const ANY: u32 = 1 << 29;
/// A pattern begins with the word itself, if only behind a slot that reads nothing.
pub(crate) const FIRST: u32 = 1 << 28;
pub(crate) const CLASSES: u32 = FIRST - 1;

impl Field {
    /// The bit of a class.
    pub(crate) fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl Slot {
    /// What the next token must be for this slot: one of these bits.
    pub(crate) fn bits(self) -> u32 {
        match self {
            Slot::Class(field) => field.bit(),
            Slot::Set(..) | Slot::Edge => ANY,
            Slot::Day(_) => NUMBER | Field::Day.bit(),
            Slot::Time | Slot::Amount => START,
            _ => NUMBER,
        }
    }
}

/// The class of `[words]` called so.
pub(crate) fn class(name: &str) -> Option<Field> {
    Some(match name {
        "month" | "mon" => Field::Month,
        "weekday" => Field::Weekday,
        "relday" => Field::RelDay,
        "relweek" => Field::RelWeek,
        "relweekend" => Field::RelWeekend,
        "relmonth" => Field::RelMonth,
        "relquarter" => Field::RelQuarter,
        "relyear" => Field::RelYear,
        "reldecade" => Field::RelDecade,
        "ctxday" => Field::CtxDay,
        "ctxweek" => Field::CtxWeek,
        "ctxmonth" => Field::CtxMonth,
        "ctxyear" => Field::CtxYear,
        "season" => Field::Season,
        "part" => Field::Part,
        "unit" => Field::Unit,
        "length" => Field::Length,
        "period" => Field::Period,
        "direction" => Field::Direction,
        "nth" => Field::Day,
        _ => return None,
    })
}

/// The slot written `{name}`, or `{class=value}`.
pub(crate) fn slot(name: &str) -> Option<Slot> {
    if let Some((field, value)) = name.split_once('=') {
        return Some(Slot::Set(setting(field)?, number(field, value)?));
    }
    Some(match name {
        "day" => Slot::Day(Field::Day),
        "day2" => Slot::Day(Field::DayTo),
        "dayn" => Slot::DayWords(Field::Day),
        "dayn2" => Slot::DayWords(Field::DayTo),
        "monthn" => Slot::MonthNumber,
        "year" => Slot::Year,
        "yy" => Slot::ShortYear,
        "tens" => Slot::Tens,
        "century" => Slot::Century,
        "n" => Slot::Count,
        "date" => Slot::Date,
        "dm" => Slot::DayMonth,
        "time" => Slot::Time,
        "amount" => Slot::Amount,
        "edge" => Slot::Edge,
        _ => Slot::Class(class(name)?),
    })
}

fn setting(name: &str) -> Option<Field> {
    match name {
        "n" => Some(Field::Count),
        _ => class(name),
    }
}

/// The number that a value in the data stands for.
pub(crate) fn number(class: &str, value: &str) -> Option<i16> {
    let listed = |names: &[&str]| names.iter().position(|n| *n == value).map(|n| n as i16);
    match class {
        "mon" => value.parse().ok().filter(|n| (1..=12).contains(n)).map(|n: i16| n + SHORT),
        "part" => listed(&["early", "mid", "late"]),
        "direction" => listed(&["open", "last", "this", "coming", "next", "past"]),
        "season" => listed(&["spring", "summer", "autumn", "winter"]).map(|n| n + 21).or_else(|| code(value)),
        "unit" => length(value),
        "length" => length(value.strip_prefix('P')?),
        _ => value.parse().ok(),
    }
}

/// `q1` to `q4`, `h1`, `h2` as EDTF codes.
fn code(value: &str) -> Option<i16> {
    match value.split_at_checked(1)? {
        ("q", n) => n.parse::<i16>().ok().filter(|n| (1..=4).contains(n)).map(|n| n + 32),
        ("h", n) => n.parse::<i16>().ok().filter(|n| (1..=2).contains(n)).map(|n| n + 39),
        _ => None,
    }
}

/// `6M` packed: the count times four and the unit.
fn length(value: &str) -> Option<i16> {
    let (count, unit) = value.split_at_checked(value.len().checked_sub(1)?)?;
    let count: i16 = if count.is_empty() { 1 } else { count.parse().ok()? };
    let unit = "DWMY".find(unit).filter(|_| !unit.is_empty())? as i16;
    (1..=1000).contains(&count).then_some(count * 4 + unit)
}
