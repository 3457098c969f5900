//! "from 28 July to 2 August": each end lends the other what it leaves out.

use crate::reach::Reach;
use crate::resolve::{Context, reach};
use crate::value::{Anchor, Calendar, Direction, Value};

/// From one to the other; `None` if the end is before the beginning.
pub(crate) fn range(from: &Value, to: &Value, context: &Context) -> Option<Reach> {
    match (from, to) {
        (Value::Calendar(a), Value::Calendar(b)) => calendars(*a, *b, context),
        (_, Value::Calendar(b)) => {
            let start = reach(from, context)?;
            start.to(&end(*b, None, &start, context)?)
        }
        _ => reach(from, context)?.to(&reach(to, context)?),
    }
}

fn calendars(mut a: Calendar, b: Calendar, context: &Context) -> Option<Reach> {
    if a.year.is_none() && a.year_shift.is_none() {
        (a.year, a.year_shift) = (b.year, b.year_shift);
    }
    if a.month.is_none() && a.month_shift.is_none() && a.day.is_some() && b.day.is_some() {
        (a.month, a.month_shift) = (b.month, b.month_shift);
    }
    let mut start = reach(&Value::Calendar(a), context)?;
    let close = end(b, a.month, &start, context)?;
    if start.earliest > close.latest && b.year.is_some() {
        a.year = b.year.map(|y| y - 1);
        start = reach(&Value::Calendar(a), context)?;
    }
    start.to(&close)
}

/// The second end, at or after the first.
fn end(mut b: Calendar, month: Option<i8>, start: &Reach, context: &Context) -> Option<Reach> {
    let from = start.earliest?;
    let open = b.year.is_none() && b.year_shift.is_none();
    if b.day.is_some() && b.month.is_none() && b.month_shift.is_none() {
        b.month = month.or(Some(from.month()));
    }
    if open && b.month.is_some() {
        b.year = Some(from.year());
        let same = reach(&Value::Calendar(b), context)?;
        if same.latest >= Some(from) {
            return Some(same);
        }
        b.year = from.year().checked_add(1);
    }
    if b.weekday.is_some() && b.day.is_none() && b.week_shift.is_none() {
        b.direction = Direction::Open;
        let there = Context { published: from, last: None, past: false, future: true };
        return reach(&Value::Calendar(b), &there);
    }
    if open && b.season.is_some() {
        b.year_shift = Some((0, Anchor::Published));
    }
    reach(&Value::Calendar(b), context)
}
