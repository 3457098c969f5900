//! From what was said to when it was: EDTF with bounds, given the day of publication and the time last spoken of.

use crate::calendar::calendar;
use crate::reach::{Reach, days_on, monday, months_on};
use crate::value::{Anchor, Calendar, Duration, Grain, Part, Unit, Value};
use jiff::civil::Date;

/// Against what an expression is resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The day of publication.
    pub published: Date,
    /// The time last spoken of.
    pub last: Option<Resolved>,
    /// The clause is in the past tense.
    pub past: bool,
    /// The clause is about the future.
    pub future: bool,
}

/// When it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// EDTF.
    pub edtf: String,
    /// The first day it can be.
    pub earliest: Option<Date>,
    /// The last day it can be.
    pub latest: Option<Date>,
    /// The day from which a relative expression was counted.
    pub anchor: Option<Date>,
    /// It was said to be about then.
    pub approximate: bool,
}

/// When `value` was, or `None` where text and publication do not tell.
pub(crate) fn resolve(value: &Value, context: &Context) -> Option<Resolved> {
    let Reach { edtf, earliest, latest, approximate, .. } = reach(value, context)?;
    Some(Resolved { edtf, earliest, latest, anchor: anchor(value, context), approximate })
}

/// "the last five years", as exact as its unit: 2018/2023 in 2023.
fn window(by: Duration, back: bool, context: &Context) -> Option<Reach> {
    let now = context.published;
    let far = shifted(now, by, back).filter(|_| by.count > 0)?;
    let (from, to) = if back { (far, now) } else { (now, far) };
    match by.unit {
        Unit::Day | Unit::Week => Some(Reach::days(from, to)),
        Unit::Month => Reach::months((from.year(), from.month()), (to.year(), to.month())),
        Unit::Year => Reach::years(from.year(), to.year()),
    }
}

fn anchor(value: &Value, context: &Context) -> Option<Date> {
    match value {
        Value::Calendar(c) => (!absolute(c)).then_some(context.published),
        Value::Relative { anchor: Anchor::Last, .. } | Value::Offset { anchor: Anchor::Last, .. } => {
            context.last.as_ref().and_then(|l| l.earliest.or(l.latest)).or(Some(context.published))
        }
        Value::Part(_, of)
        | Value::Around(of)
        | Value::Since(of)
        | Value::Until(of)
        | Value::Before(of)
        | Value::After(of) => anchor(of, context),
        Value::Range(of, _) | Value::Beside { of, .. } => anchor(of, context),
        Value::Named(_) | Value::Onset(_) | Value::Years(..) => None,
        _ => Some(context.published),
    }
}

fn absolute(c: &Calendar) -> bool {
    c.year.is_some()
}

pub(crate) fn reach(value: &Value, context: &Context) -> Option<Reach> {
    match value {
        Value::Calendar(c) => calendar(c, context),
        Value::Relative { grain, shift, anchor } => relative(*grain, *shift, *anchor, context),
        Value::Offset { by, back: false, .. } if context.past => offset(*by, false, Anchor::Last, context),
        Value::Offset { by, back, anchor } => offset(*by, *back, *anchor, context),
        Value::Span(by) => window(*by, true, context),
        Value::Coming(by) => window(*by, false, context),
        Value::Within(by) if context.future => offset(*by, false, Anchor::Published, context),
        Value::Beside { by, back, of } => beside(*by, *back, &reach(of, context)?),
        Value::Years(from, to) => Reach::years(*from, *to),
        Value::Part(part, of) => self::part(*part, of, context),
        Value::Around(of) => Some(reach(of, context)?.about()),
        Value::Since(of) => reach(of, &tense(context, true))?.since(),
        // Before the end of something is by its end.
        Value::Before(of) if matches!(**of, Value::Part(Part::Late, _)) => until(of, &tense(context, false)),
        Value::Until(of) => until(of, &tense(context, false)),
        Value::Before(of) => reach(of, context)?.before(),
        Value::After(of) => reach(of, context)?.after(),
        Value::Range(from, to) => crate::range::range(from, to, context),
        Value::Named(edtf) => Reach::named(edtf),
        Value::Onset(edtf) => Some(Reach::named(&Reach::named(edtf)?.first)?.about()),
        Value::Now => Some(Reach::day(context.published)),
        Value::Apart { .. }
        | Value::Duration(_)
        | Value::Within(_)
        | Value::Purpose(_)
        | Value::Recurrence
        | Value::Vague => None,
    }
}

/// "since Monday" looks back, "until Monday" ahead, unless the clause says otherwise.
fn tense(context: &Context, past: bool) -> Context {
    let told = context.past || context.future;
    Context {
        past: if told { context.past } else { past },
        future: if told { context.future } else { !past },
        ..context.clone()
    }
}

fn relative(grain: Grain, shift: i16, anchor: Anchor, context: &Context) -> Option<Reach> {
    let from = match anchor {
        Anchor::Published => context.published,
        Anchor::Last => from_last(grain, shift, context)?,
    };
    let month = (from.year(), from.month());
    let n = i32::from(shift);
    match grain {
        Grain::Day => Some(Reach::day(days_on(from, i64::from(n))?)),
        Grain::Week => week(from, n).and_then(|m| Some(Reach::days(m, days_on(m, 6)?))),
        Grain::Weekend => week(from, n).and_then(|m| Some(Reach::days(days_on(m, 5)?, days_on(m, 6)?))),
        Grain::Month => Reach::month(months_on(month, n)?),
        Grain::Quarter => {
            let first = months_on((month.0, (month.1 - 1) / 3 * 3 + 1), n * 3)?;
            Reach::months(first, months_on(first, 2)?)
        }
        Grain::Year => one_year(from.year().checked_add(shift)?),
        Grain::Decade => {
            let first = from.year().div_euclid(10).checked_add(shift)?.checked_mul(10)?;
            Reach::years(first, first.checked_add(9)?)
        }
    }
}

fn one_year(year: i16) -> Option<Reach> {
    Reach::years(year, year)
}

fn week(from: Date, n: i32) -> Option<Date> {
    days_on(monday(from)?, i64::from(n) * 7)
}

/// The day to count from, if the time last spoken of is exact enough. Without one, "the same day" and "a day earlier" count from
/// publication.
fn from_last(grain: Grain, shift: i16, context: &Context) -> Option<Date> {
    let Some(last) = &context.last else { return (shift <= 0).then_some(context.published) };
    let (from, to) = (last.earliest.or(last.latest)?, last.latest.or(last.earliest)?);
    let near = match grain {
        Grain::Day => days_on(from, 10).is_none_or(|end| to <= end),
        Grain::Week | Grain::Weekend => days_on(from, 20).is_none_or(|end| to <= end),
        Grain::Month | Grain::Quarter => {
            (from.year(), from.month()) == (to.year(), to.month()) || days_on(from, 20).is_none_or(|end| to <= end)
        }
        Grain::Year | Grain::Decade => true,
    };
    near.then_some(if shift > 0 { to } else { from })
}

/// As exact as the unit: years give a year. "A year ago" is told where the month is meant, "two weeks ago" where a day some two weeks
/// back is.
fn offset(by: Duration, back: bool, anchor: Anchor, context: &Context) -> Option<Reach> {
    let count = i16::try_from(by.count).ok().filter(|n| *n > 0)?;
    let shift = if back { -count } else { count };
    match (by.unit, anchor) {
        (Unit::Year, Anchor::Published) if shift == -1 => relative(Grain::Month, -12, anchor, context),
        (Unit::Week, Anchor::Published) if back => {
            Some(Reach::day(days_on(context.published, i64::from(shift) * 7)?).about())
        }
        _ => relative(grain(by.unit), shift, anchor, context),
    }
}

fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Day => Grain::Day,
        Unit::Week => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Year => Grain::Year,
    }
}

fn beside(by: Duration, back: bool, of: &Reach) -> Option<Reach> {
    let from = if back { of.earliest? } else { of.latest? };
    let there = Context { published: from, last: None, past: false, future: false };
    offset(by, back, Anchor::Published, &there)
}

fn shifted(from: Date, by: Duration, back: bool) -> Option<Date> {
    let n = if back { -i64::from(by.count) } else { i64::from(by.count) };
    let span = jiff::Span::new();
    let span = match by.unit {
        Unit::Day => span.try_days(n),
        Unit::Week => span.try_weeks(n),
        Unit::Month => span.try_months(n),
        Unit::Year => span.try_years(n),
    };
    from.checked_add(span.ok()?).ok()
}

/// The end of a week is Friday to Sunday; other parts do not make a period narrower.
fn part(part: Part, of: &Value, context: &Context) -> Option<Reach> {
    let whole = reach(of, context)?;
    match (part, of) {
        (Part::Late, Value::Relative { grain: Grain::Week, .. }) => {
            Some(Reach::days(days_on(whole.earliest?, 4)?, whole.latest?))
        }
        _ => Some(whole),
    }
}

/// "until 2026" has no beginning; "by the end of this year" goes to its last day, "by the end of this week" begins with the day of
/// publication.
fn until(of: &Value, context: &Context) -> Option<Reach> {
    // What is left of a stretch that is on: "the rest of the week".
    let period = if let Value::Part(Part::Late, period) = of { period } else { of };
    let relative =
        matches!(period, Value::Relative { anchor: Anchor::Published, shift: 0, grain } if *grain != Grain::Day);
    let long =
        matches!(period, Value::Relative { grain, .. } if !matches!(grain, Grain::Day | Grain::Week | Grain::Weekend));
    let Some(whole) = reach(period, context).filter(|_| relative || period != of) else {
        return reach(of, context)?.until();
    };
    // "By the end of May" names its last day, "in the course of May" does not.
    let last = matches!(of, Value::Part(Part::Late, _));
    match whole.latest {
        Some(end) if relative && long && end >= context.published && !last => {
            Reach::month((end.year(), end.month()))?.until()
        }
        Some(end) if relative && !long && end >= context.published => Some(Reach::days(context.published, end)),
        Some(end) if last => Reach::day(end).until(),
        _ => whole.until(),
    }
}
