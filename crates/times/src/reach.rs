//! A resolved stretch of time: EDTF in one hand, first and last day in the other.

use crate::edtf::bounds;
use jiff::ToSpan;
use jiff::civil::Date;

/// EDTF as a whole and of its two ends, and its bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reach {
    pub edtf: String,
    pub first: String,
    pub last: String,
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
    pub approximate: bool,
}

/// A year and a month.
pub(crate) type YearMonth = (i16, i8);

impl Reach {
    fn new(first: String, last: String, earliest: Date, latest: Date) -> Reach {
        let edtf = if first == last { first.clone() } else { format!("{first}/{last}") };
        Reach { edtf, first, last, earliest: Some(earliest), latest: Some(latest), approximate: false }
    }

    pub(crate) fn day(day: Date) -> Reach {
        Reach::days(day, day)
    }

    pub(crate) fn days(from: Date, to: Date) -> Reach {
        let first = written(from);
        let last = if from == to { first.clone() } else { written(to) };
        Reach::new(first, last, from, to)
    }

    pub(crate) fn months((y1, m1): YearMonth, (y2, m2): YearMonth) -> Option<Reach> {
        let (from, to) = (Date::new(y1, m1, 1).ok()?, Date::new(y2, m2, 1).ok()?.last_of_month());
        Some(Reach::new(format!("{y1:04}-{m1:02}"), format!("{y2:04}-{m2:02}"), from, to))
    }

    pub(crate) fn month(at: YearMonth) -> Option<Reach> {
        Reach::months(at, at)
    }

    pub(crate) fn years(from: i16, to: i16) -> Option<Reach> {
        let (first, last) = (Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?);
        (from > 0).then(|| Reach::new(format!("{from:04}"), format!("{to:04}"), first, last))
    }

    /// A season by its EDTF code; quarters and halves are their months.
    pub(crate) fn season(year: i16, code: i8) -> Option<Reach> {
        match code {
            21..=24 => {
                let name = format!("{year:04}-{code}");
                let (from, to) = season_bounds(year, code)?;
                Some(Reach::new(name.clone(), name, from, to))
            }
            33..=36 => Reach::months((year, (code - 33) * 3 + 1), (year, (code - 33) * 3 + 3)),
            40..=41 => Reach::months((year, (code - 40) * 6 + 1), (year, (code - 40) * 6 + 6)),
            _ => None,
        }
    }

    /// A named stretch; `..` is an open end.
    pub(crate) fn named(edtf: &str) -> Option<Reach> {
        let (earliest, latest) = bounds(edtf);
        earliest.or(latest)?;
        let (first, last) = edtf.split_once('/').unwrap_or((edtf, edtf));
        let closed = |s: &str| if s == ".." { String::new() } else { s.to_string() };
        Some(Reach {
            edtf: edtf.to_string(),
            first: closed(first),
            last: closed(last),
            earliest,
            latest,
            approximate: edtf.contains('~'),
        })
    }

    /// From this on.
    pub(crate) fn since(&self) -> Option<Reach> {
        Reach::named(&format!("{}/..", self.first))
    }

    /// Up to and including this.
    pub(crate) fn until(&self) -> Option<Reach> {
        Reach::named(&format!("../{}", self.last))
    }

    /// Up to where this begins.
    pub(crate) fn before(&self) -> Option<Reach> {
        Reach::named(&format!("../{}", self.first))
    }

    /// From where this ends, or for something without an end from its beginning.
    pub(crate) fn after(&self) -> Option<Reach> {
        let from = if self.last.is_empty() { &self.first } else { &self.last };
        Reach::named(&format!("{from}/.."))
    }

    /// From the start of this to the end of the other.
    pub(crate) fn to(&self, other: &Reach) -> Option<Reach> {
        let (from, to) = (self.earliest?, other.latest?);
        (from <= to && !self.first.is_empty() && !other.last.is_empty()).then(|| Reach {
            approximate: self.approximate || other.approximate,
            ..Reach::new(self.first.clone(), other.last.clone(), from, to)
        })
    }

    /// "around": every end marked.
    pub(crate) fn about(&self) -> Reach {
        let mark =
            |s: &str| if s.is_empty() || s == ".." || s.ends_with('~') { s.to_string() } else { format!("{s}~") };
        let edtf = self.edtf.split('/').map(mark).collect::<Vec<_>>().join("/");
        Reach { edtf, first: mark(&self.first), last: mark(&self.last), approximate: true, ..self.clone() }
    }
}

/// `2023-08-16`, as a calendar's day is written: by hand, since no string is made more often.
pub fn written(day: Date) -> String {
    let Some(year) = u16::try_from(day.year()).ok().filter(|y| *y > 0) else { return day.to_string() };
    let figure = |n: u16| char::from(b'0' + (n % 10) as u8);
    let mut out = String::with_capacity("2023-08-16".len());
    out.extend([1000, 100, 10, 1].map(|place| figure(year / place)));
    for part in [day.month(), day.day()].map(i8::unsigned_abs).map(u16::from) {
        out.extend(['-', figure(part / 10), figure(part)]);
    }
    out
}

/// Spring is March to May; a winter begins in its year and ends in the next.
pub(crate) fn season_bounds(year: i16, code: i8) -> Option<(Date, Date)> {
    let from = Date::new(year, code.checked_sub(20)?.checked_mul(3)?, 1).ok()?;
    let last = from.checked_add(2.months()).ok()?.last_of_month();
    Some((from, last))
}

/// Some days on; nothing beyond the calendar's end.
pub(crate) fn days_on(day: Date, n: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(n).ok()?).ok()
}

/// Some months on.
pub(crate) fn months_on((year, month): YearMonth, n: i32) -> Option<YearMonth> {
    let all = i32::from(year) * 12 + i32::from(month) - 1 + n;
    Some((i16::try_from(all.div_euclid(12)).ok()?, (all.rem_euclid(12) + 1) as i8))
}

/// Monday of the week.
pub(crate) fn monday(day: Date) -> Option<Date> {
    days_on(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

#[cfg(test)]
mod tests {
    use super::written;
    use jiff::civil::{Date, date};

    #[test]
    fn a_day_is_written_as_the_calendar_writes_it() {
        let days =
            [date(-1, 1, 1), date(0, 2, 29), date(1, 12, 31), date(999, 10, 9), date(2023, 8, 16), date(2024, 2, 29)];
        for day in days.into_iter().chain([Date::MIN, Date::MAX]) {
            assert_eq!(written(day), day.to_string());
        }
    }
}
