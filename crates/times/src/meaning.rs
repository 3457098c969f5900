//! From the fields of a match to its meaning. Total: a match that makes no sense (31 February) has none.

use crate::rules::Group;
use crate::slots::{FIELDS, Field, SHORT};
use crate::value::{Anchor, Calendar, Direction, Duration, Grain, Part, Unit, Value};

/// What the slots of a match were filled with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binds([i16; FIELDS]);

impl Default for Binds {
    fn default() -> Binds {
        Binds([i16::MIN; FIELDS])
    }
}

impl Binds {
    pub(crate) fn set(&mut self, field: Field, value: i16) {
        self.0[field as usize] = value;
    }

    fn get(&self, field: Field) -> Option<i16> {
        Some(self.0[field as usize]).filter(|v| *v != i16::MIN)
    }

    fn small(&self, field: Field) -> Option<i8> {
        self.get(field).and_then(|v| i8::try_from(v).ok())
    }

    /// A shift from publication or from the time last spoken of.
    fn shift(&self, published: Field, last: Field) -> Option<(i16, Anchor)> {
        let of = |field, anchor| self.get(field).map(|n| (n, anchor));
        of(published, Anchor::Published).or_else(|| of(last, Anchor::Last))
    }

    /// `{amount}`, or `{n} {unit}`.
    fn length(&self) -> Option<Duration> {
        if let Some(packed) = self.get(Field::Length) {
            return unpack(packed, 1);
        }
        unpack(self.get(Field::Unit)?, self.get(Field::Count)?)
    }
}

fn unpack(packed: i16, times: i16) -> Option<Duration> {
    let unit = [Unit::Day, Unit::Week, Unit::Month, Unit::Year][usize::try_from(packed % 4).ok()?];
    let count = u16::try_from(packed / 4).ok()?.checked_mul(u16::try_from(times).ok()?)?;
    (count <= 5000).then_some(Duration { count, unit })
}

/// The meaning of a finished pattern.
pub(crate) fn meaning(group: Group, binds: &Binds, inner: &[Value], periods: &[String]) -> Option<Value> {
    let one = || inner.first().filter(|v| v.is_point()).cloned().map(Box::new);
    let said = || calendar(binds).map(Box::new);
    let offset = |back, anchor| binds.length().map(|by| Value::Offset { by, back, anchor });
    let period = || periods.get(usize::try_from(binds.get(Field::Period)?).ok()?).cloned();
    let named = || period().map(|p| Box::new(Value::Named(p)));
    Some(match group {
        Group::Block => return None,
        Group::Calendar | Group::Weak => calendar(binds)?,
        Group::Decade => decade(binds)?,
        Group::Century => century(binds.get(Field::Century)?),
        Group::Ago => offset(true, Anchor::Published)?,
        Group::Ahead => offset(false, Anchor::Published)?,
        Group::Later => offset(false, Anchor::Last)?,
        Group::Earlier => offset(true, Anchor::Last)?,
        Group::Lag => Value::Apart { by: binds.length()?, back: true },
        Group::Lead => Value::Apart { by: binds.length()?, back: false },
        Group::BesideBefore => Value::Beside { by: binds.length()?, back: true, of: one()? },
        Group::BesideAfter => Value::Beside { by: binds.length()?, back: false, of: one()? },
        Group::Part => Value::Part(part(binds)?, one().or_else(said)?),
        Group::Around => Value::Around(one()?),
        Group::Duration | Group::Amount => Value::Duration(binds.length()?),
        Group::Span => Value::Span(binds.length()?),
        Group::Coming => Value::Coming(binds.length()?),
        Group::Within => Value::Within(binds.length()?),
        Group::Same => *one().or_else(said)?,
        Group::Purpose => Value::Purpose(one().or_else(said)?),
        Group::Since => since(one().or_else(named)?),
        Group::Until => Value::Until(one().or_else(named)?),
        Group::Before => Value::Before(one().or_else(named)?),
        Group::After => Value::After(one().or_else(named)?),
        Group::Range => range(inner)?,
        Group::Named => Value::Named(period()?),
        Group::Onset => Value::Onset(period()?),
        Group::Now => Value::Now,
        Group::Recurrence => Value::Recurrence,
        Group::Vague => Value::Vague,
    })
}

/// Both ends must be closed themselves.
fn range(inner: &[Value]) -> Option<Value> {
    use Value::{After, Before, Range, Since, Until};
    let closed = |v: &&Value| v.is_point() && !matches!(v, Since(_) | Until(_) | Before(_) | After(_) | Range(..));
    let end = |n: usize| inner.get(n).filter(closed).cloned().map(Box::new);
    Some(Range(end(0)?, end(1)?))
}

/// "from Monday to Wednesday" ends with Wednesday.
fn since(of: Box<Value>) -> Value {
    match *of {
        Value::Range(..) => *of,
        _ => Value::Since(of),
    }
}

fn part(binds: &Binds) -> Option<Part> {
    match binds.get(Field::Part)? {
        0 => Some(Part::Early),
        1 => Some(Part::Mid),
        2 => Some(Part::Late),
        _ => None,
    }
}

/// The 1990s; 80年代 is 1980 to 1989, 20年代 2020 to 2029; 20世纪20年代 1920 to 1929.
fn decade(binds: &Binds) -> Option<Value> {
    let tens = binds.get(Field::Tens);
    let from = match (binds.get(Field::Year), tens, binds.get(Field::Century)) {
        (Some(year), ..) => Some(year).filter(|y| y % 10 == 0)?,
        (None, Some(tens), Some(century)) => (century - 1) * 100 + tens,
        (None, Some(tens), None) if tens < 30 => 2000 + tens,
        (None, Some(tens), None) => 1900 + tens,
        (None, None, _) => return None,
    };
    Some(Value::Years(from, from + 9))
}

fn century(n: i16) -> Value {
    Value::Years((n - 1) * 100 + 1, n * 100)
}

/// The grains that can stand alone: field of publication, field of the time last spoken of.
const GRAINS: [(Grain, Field, Option<Field>); 7] = [
    (Grain::Day, Field::RelDay, Some(Field::CtxDay)),
    (Grain::Week, Field::RelWeek, Some(Field::CtxWeek)),
    (Grain::Weekend, Field::RelWeekend, None),
    (Grain::Month, Field::RelMonth, Some(Field::CtxMonth)),
    (Grain::Quarter, Field::RelQuarter, None),
    (Grain::Year, Field::RelYear, Some(Field::CtxYear)),
    (Grain::Decade, Field::RelDecade, None),
];

fn calendar(binds: &Binds) -> Option<Value> {
    let said = Calendar {
        year: binds.get(Field::Year),
        year_shift: binds.shift(Field::RelYear, Field::CtxYear),
        month: binds.get(Field::Month).map(|m| (m % SHORT) as i8),
        month_shift: binds.shift(Field::RelMonth, Field::CtxMonth),
        week_shift: binds.get(Field::RelWeek),
        day: binds.small(Field::Day),
        day_to: binds.small(Field::DayTo),
        weekday: binds.small(Field::Weekday),
        season: binds.small(Field::Season),
        direction: direction(binds.get(Field::Direction)),
    };
    let bare = said.day.is_none() && said.year.is_none() && said.year_shift.is_none();
    if bare && binds.get(Field::Month) > Some(SHORT) {
        return None;
    }
    let only_year = said.month.is_none() && said.season.is_none();
    if only_year && said.year.is_some_and(|y| !(1800..=2100).contains(&y)) {
        return None;
    }
    if impossible(&said) {
        return Some(Value::Vague);
    }
    let fixed = said.year.is_some()
        || said.month.is_some()
        || said.day.is_some()
        || said.weekday.is_some()
        || said.season.is_some();
    if fixed { Some(Value::Calendar(said)) } else { relative(binds) }
}

/// 31 April, or a range that ends before it begins: said, but no time to compute with.
fn impossible(said: &Calendar) -> bool {
    let backwards = said.day_to.is_some_and(|to| Some(to) < said.day);
    backwards || said.day.max(said.day_to).zip(said.month).is_some_and(|(day, month)| day > longest(month))
}

fn relative(binds: &Binds) -> Option<Value> {
    GRAINS.iter().find_map(|(grain, published, last)| {
        let of = |field: Field, anchor| binds.get(field).map(|shift| Value::Relative { grain: *grain, shift, anchor });
        of(*published, Anchor::Published).or_else(|| of((*last)?, Anchor::Last))
    })
}

/// The most days a month can have.
fn longest(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn direction(n: Option<i16>) -> Direction {
    match n {
        Some(1) => Direction::Last,
        Some(2) => Direction::This,
        Some(3) => Direction::Coming,
        Some(4) => Direction::Next,
        Some(5) => Direction::Past,
        _ => Direction::Open,
    }
}
