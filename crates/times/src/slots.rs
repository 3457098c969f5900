//! What may stand in a pattern: slots such as `{month}`, and the fields they fill.

/// A field of a match. The first ones are classes of `[words]`; the rest are filled by figures and number words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
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
pub(super) const FIELDS: usize = Field::Count as usize + 1;

/// One place in a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A word of a class; the class is the field.
    Class(Field),
    /// Days of the month in figures, into this field.
    Day(Field),
    /// The same in figures or words.
    DayWords(Field),
    /// A month's number in figures or words.
    MonthNumber,
    /// Four figures, or four digits in words.
    Year,
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

/// The class of `[words]` called so.
pub(super) fn class(name: &str) -> Option<Field> {
    Some(match name {
        "month" => Field::Month,
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
pub(super) fn slot(name: &str) -> Option<Slot> {
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
pub(super) fn number(class: &str, value: &str) -> Option<i16> {
    let listed = |names: &[&str]| names.iter().position(|n| *n == value).map(|n| n as i16);
    match class {
        "part" => listed(&["early", "mid", "late"]),
        "direction" => listed(&["open", "last", "this", "coming", "next"]),
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
