//! The EDTF that the record uses, read back: bounds of a string, and a start widened by a duration.

use crate::reach::{Reach, days_on, months_on, season_bounds};
use crate::resolve::Resolved;
use crate::value::{Duration, Unit};
use jiff::civil::Date;

/// First and last day of an EDTF string; `None` where it is open or is not EDTF.
pub fn bounds(edtf: &str) -> (Option<Date>, Option<Date>) {
    match edtf.split_once('/') {
        Some((from, to)) => (point(from).map(|p| p.0), point(to).map(|p| p.1)),
        None => point(edtf).unzip(),
    }
}

/// `2023`, `2023-04`, `2023-21`, `2023-04-05`, `199X`, with `~`, `?` or `%`.
fn point(text: &str) -> Option<(Date, Date)> {
    let text = text.trim_end_matches(['~', '?', '%']);
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let figures =
        |s: &str| (s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse::<i8>().ok()).flatten();
    match (month, day) {
        (None, _) => years(year),
        (Some(month), None) => month_or_season(years(year)?.0.year(), figures(month)?),
        (Some(month), Some(day)) => {
            Date::new(years(year)?.0.year(), figures(month)?, figures(day)?).ok().map(|d| (d, d))
        }
    }
}

/// `1990`, `199X`, `19XX`.
fn years(text: &str) -> Option<(Date, Date)> {
    let known = text.trim_end_matches('X');
    if known.len() < 2 || !known.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let from: i16 = text.replace('X', "0").parse().ok()?;
    let to: i16 = text.replace('X', "9").parse().ok()?;
    Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?))
}

fn month_or_season(year: i16, code: i8) -> Option<(Date, Date)> {
    match code {
        1..=12 => {
            let first = Date::new(year, code, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        21..=24 => season_bounds(year, code),
        _ => Reach::season(year, code).and_then(|r| r.earliest.zip(r.latest)),
    }
}

/// "three days" from "16 August": both ends counted. A start that is an interval, or not as exact as the unit, stays as it is.
pub fn with_duration(start: &Resolved, duration: Duration) -> Resolved {
    widened(start, duration).unwrap_or_else(|| start.clone())
}

/// A happening that lasted so long and ended on this day.
pub fn ending(end: &Resolved, duration: Duration) -> Resolved {
    let days = i64::from(duration.count) * if duration.unit == Unit::Week { 7 } else { 1 };
    let day =
        end.latest.filter(|_| end.edtf.len() == 10 && matches!(duration.unit, Unit::Day | Unit::Week) && days > 1);
    let first = day.and_then(|last| days_on(last, 1 - days));
    let Some((first, last)) = first.zip(day) else { return end.clone() };
    Resolved { edtf: format!("{first}/{last}"), earliest: Some(first), ..end.clone() }
}

fn widened(start: &Resolved, duration: Duration) -> Option<Resolved> {
    let from = start.earliest.filter(|_| duration.count > 1 && !start.edtf.contains('/') && !start.approximate)?;
    let count = i32::from(duration.count);
    let (year, month) = (from.year(), from.month());
    let on = |unit_is_said: bool| count - i32::from(unit_is_said);
    let (to, latest) = match (start.edtf.len(), duration.unit) {
        (10, Unit::Day | Unit::Week) => {
            let days = if duration.unit == Unit::Week { count * 7 } else { count };
            let last = days_on(from, i64::from(days - 1))?;
            (last.to_string(), last)
        }
        (len @ (10 | 7), Unit::Month) if month_said(start) => {
            let (y, m) = months_on((year, month), on(len == 7))?;
            (format!("{y:04}-{m:02}"), Date::new(y, m, 1).ok()?.last_of_month())
        }
        (len @ (10 | 7 | 4), Unit::Year) if month_said(start) => {
            let y = year.checked_add(i16::try_from(on(len == 4)).ok()?)?;
            (format!("{y:04}"), Date::new(y, 12, 31).ok()?)
        }
        _ => return None,
    };
    Some(Resolved { edtf: format!("{}/{to}", start.edtf), latest: Some(latest), ..start.clone() })
}

/// Not a season.
fn month_said(start: &Resolved) -> bool {
    start.edtf.get(5..7).and_then(|m| m.parse::<i8>().ok()).is_none_or(|m| m <= 12)
}
