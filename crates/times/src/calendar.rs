//! Calendar dates with parts left out: which April, which Friday, which 17th.

use crate::reach::{Reach, YearMonth, days_on, monday, months_on};
use crate::resolve::Context;
use crate::value::{Anchor, Calendar, Direction, Shift};
use jiff::civil::Date;

/// Which way the clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Open,
    Future,
}

fn tense(context: &Context) -> Tense {
    match (context.past, context.future) {
        (true, false) => Tense::Past,
        (false, true) => Tense::Future,
        _ => Tense::Open,
    }
}

/// Resolves the parts that were said.
pub(crate) fn calendar(c: &Calendar, context: &Context) -> Option<Reach> {
    let year = said_year(c, context)?;
    match (c.month, c.day, c.weekday, c.season) {
        (Some(month), Some(day), ..) => day_of_month(c, year, month, day, context),
        (Some(month), None, ..) => Reach::month(which_month(c, year, month, context)?),
        (None, Some(day), ..) => day_alone(c, day, context),
        (None, None, Some(weekday), _) => Some(Reach::day(which_weekday(c, weekday, context)?)),
        (None, None, None, Some(code)) => Reach::season(which_season(c, year, code, context)?, code),
        (None, None, None, None) => year.and_then(|y| Reach::years(y, y)),
    }
}

/// The year, if it was said. The outer `None`: it refers to something not known.
fn said_year(c: &Calendar, context: &Context) -> Option<Option<i16>> {
    let Some((shift, anchor)) = c.year_shift else { return Some(c.year) };
    from(anchor, context)?.year().checked_add(shift).map(Some)
}

fn from(anchor: Anchor, context: &Context) -> Option<Date> {
    match anchor {
        Anchor::Published => Some(context.published),
        Anchor::Last => context.last.as_ref().map_or(Some(context.published), |l| l.earliest.or(l.latest)),
    }
}

/// News without a year means the last one, or one that is near; a plan the next one, unless that is nearly a year away.
fn day_of_month(c: &Calendar, year: Option<i16>, month: i8, day: i8, context: &Context) -> Option<Reach> {
    let days = |y: i16| Days::within((y, month), day, c.day_to);
    if let Some(year) = year {
        return days(year).map(Days::reach);
    }
    let now = context.published;
    let all = || (-4..=4).filter_map(|n| days(now.year().checked_add(n)?));
    let past = all().rfind(|d| d.0 <= now);
    let future = all().find(|d| d.1 >= now);
    let (back, ahead) = (Days::far(past, now), Days::far(future, now));
    let first = match (c.direction, tense(context)) {
        (Direction::Last | Direction::Past, _) => past,
        (Direction::Coming | Direction::Next, _) => future,
        (_, Tense::Past) if back < 320 || ahead > 45 => past,
        (_, Tense::Future) if ahead < 320 || back > 45 => future,
        _ if back <= ahead || ahead > 90 => past,
        _ => future,
    };
    first.or(past).or(future).map(Days::reach)
}

/// First and last day of a stretch: many are weighed against each other before one is written out.
#[derive(Debug, Clone, Copy)]
struct Days(Date, Date);

impl Days {
    /// Of a month: one day, or all up to another.
    fn within((year, month): YearMonth, day: i8, to: Option<i8>) -> Option<Days> {
        Some(Days(Date::new(year, month, day).ok()?, Date::new(year, month, to.unwrap_or(day)).ok()?))
    }

    /// How many days from a day; none is as far as can be.
    fn far(days: Option<Days>, now: Date) -> i64 {
        days.map_or(i64::MAX, |d| distance(d.0, now))
    }

    fn reach(self) -> Reach {
        Reach::days(self.0, self.1)
    }
}

fn distance(a: Date, b: Date) -> i64 {
    (a.duration_since(b).as_hours() / 24).abs()
}

fn which_month(c: &Calendar, year: Option<i16>, month: i8, context: &Context) -> Option<YearMonth> {
    if let Some(year) = year {
        return Some((year, month));
    }
    let now = (context.published.year(), context.published.month());
    let back = i32::from((now.1 - month).rem_euclid(12));
    let ahead = i32::from((month - now.1).rem_euclid(12));
    let strict = |n: i32| if n == 0 { 12 } else { n };
    let n = match (c.direction, tense(context)) {
        (Direction::Last, _) => -strict(back),
        (Direction::Past, _) => -back,
        (Direction::Coming | Direction::Next, _) => strict(ahead),
        (Direction::This, _) => i32::from(month) - i32::from(now.1),
        (_, Tense::Past) => -back,
        (_, Tense::Future) if ahead < 10 || back > 2 => ahead,
        _ if back <= ahead || ahead > 2 => -back,
        _ => ahead,
    };
    months_on(now, n)
}

/// "17日", "the 20th of last month".
fn day_alone(c: &Calendar, day: i8, context: &Context) -> Option<Reach> {
    let days = |at: YearMonth| Days::within(at, day, c.day_to);
    if let Some((shift, anchor)) = c.month_shift {
        let at = from(anchor, context)?;
        return days(months_on((at.year(), at.month()), i32::from(shift))?).map(Days::reach);
    }
    let now = context.published;
    let all = || (-2..=2).filter_map(|n| days(months_on((now.year(), now.month()), n)?));
    let past = all().rfind(|d| d.0 <= now);
    let future = all().find(|d| d.1 >= now);
    let first = match (c.direction, tense(context)) {
        (Direction::Last | Direction::Past, _) | (Direction::Open, Tense::Past) => past,
        (Direction::Coming | Direction::Next, _) | (Direction::Open, Tense::Future) => future,
        _ if Days::far(past, now) <= Days::far(future, now) => past,
        _ => future,
    };
    first.map(Days::reach)
}

fn which_weekday(c: &Calendar, weekday: i8, context: &Context) -> Option<Date> {
    let now = context.published;
    if let Some(weeks) = c.week_shift {
        return in_week(now, weeks, weekday);
    }
    let today = now.weekday().to_monday_one_offset();
    let back = i64::from((today - weekday).rem_euclid(7));
    let ahead = i64::from((weekday - today).rem_euclid(7));
    let strict = |n: i64| if n == 0 { 7 } else { n };
    match (c.direction, tense(context)) {
        (Direction::Last | Direction::Past, _) => days_on(now, -strict(back)),
        (Direction::Coming, _) => days_on(now, strict(ahead)),
        (Direction::This, _) => in_week(now, 0, weekday),
        (Direction::Next, _) => in_week(now, 1, weekday),
        (Direction::Open, Tense::Future) => days_on(now, ahead),
        (Direction::Open, _) => days_on(now, -back),
    }
}

fn in_week(now: Date, weeks: Shift, weekday: i8) -> Option<Date> {
    days_on(monday(now)?, i64::from(weeks) * 7 + i64::from(weekday) - 1)
}

/// The year of a season; in January and February this winter is last year's.
fn which_season(c: &Calendar, year: Option<i16>, code: i8, context: &Context) -> Option<i16> {
    let now = context.published;
    let winter_now = code == 24 && now.month() <= 2;
    if let Some(year) = year {
        let this = c.year_shift.is_some_and(|(n, anchor)| n == 0 && anchor == Anchor::Published);
        return Some(if winter_now && this { year - 1 } else { year });
    }
    let at = |n: i16| now.year().checked_add(n).and_then(|y| Some((y, Reach::season(y, code)?)));
    let all: Vec<(i16, Reach)> = (-2..=2).filter_map(at).collect();
    let past = all.iter().rfind(|(_, r)| r.earliest <= Some(now));
    let over = all.iter().rfind(|(_, r)| r.latest < Some(now));
    let future = all.iter().find(|(_, r)| r.latest >= Some(now));
    let coming = all.iter().find(|(_, r)| r.earliest > Some(now));
    let found = match (c.direction, tense(context)) {
        (Direction::Last | Direction::Past, _) => over,
        (Direction::Coming | Direction::Next, _) => coming,
        (Direction::This, _) | (_, Tense::Open) => return Some(now.year() - i16::from(winter_now)),
        (_, Tense::Past) => past,
        (_, Tense::Future) => future,
    };
    found.map(|(y, _)| *y)
}

#[cfg(test)]
mod tests {
    use super::{Calendar, calendar};
    use crate::resolve::Context;
    use jiff::civil::{Date, date};

    fn found(said: Calendar, published: Date) -> Option<String> {
        calendar(&said, &Context { published, last: None, past: false, future: false }).map(|r| r.edtf)
    }

    #[test]
    fn a_day_without_a_year_is_the_one_that_is_near() {
        let day = |month, day| Calendar { month: Some(month), day: Some(day), ..Calendar::default() };
        let found = |said, published| found(said, published).unwrap_or_default();
        assert_eq!(found(day(8, 14), date(2023, 8, 16)), "2023-08-14");
        assert_eq!(found(day(1, 3), date(2023, 12, 30)), "2024-01-03");
        assert_eq!(found(day(2, 29), date(2023, 3, 1)), "2020-02-29", "the year has none, the next is too far");
        let all = Calendar { day_to: Some(18), ..day(8, 16) };
        assert_eq!(found(all, date(2023, 8, 17)), "2023-08-16/2023-08-18", "the day of publication lies within");
        assert!(!found(day(12, 31), Date::MAX).is_empty() && !found(day(1, 1), Date::MIN).is_empty());
    }

    #[test]
    fn a_day_alone_is_of_the_nearest_month_the_past_one_of_two_as_near() {
        let day = |day| Calendar { day: Some(day), ..Calendar::default() };
        assert_eq!(found(day(31), date(2023, 4, 15)).as_deref(), Some("2023-03-31"), "fifteen days back, forty-six on");
        assert_eq!(found(day(17), date(2023, 8, 17)).as_deref(), Some("2023-08-17"));
        assert_eq!(found(day(1), date(2023, 8, 30)).as_deref(), Some("2023-09-01"));
    }
}
