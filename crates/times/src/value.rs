//! What a time expression says, before it is known when it was said.

use std::fmt;

/// A measure of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks, Monday to Sunday.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A length of time in whole units. A count of 0 is "some": it was not said how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.unit {
            Unit::Day => 'D',
            Unit::Week => 'W',
            Unit::Month => 'M',
            Unit::Year => 'Y',
        };
        write!(f, "P{}{letter}", self.count)
    }
}

/// From where a relative expression counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day of publication.
    Published,
    /// The time last spoken of.
    Last,
}

/// A stretch of the calendar that can be the last, this or the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
}

/// Which one, where a weekday or month comes again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Not said: tense decides.
    #[default]
    Open,
    /// The nearest one before.
    Last,
    /// The nearest one before, this month itself included.
    Past,
    /// The one in this week or year.
    This,
    /// The nearest one after.
    Coming,
    /// The one in the next week; of months, the nearest after.
    Next,
}

/// Parts of a calendar date, as many as were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calendar {
    /// The year in figures.
    pub year: Option<i16>,
    /// "last year", "the same year".
    pub year_shift: Option<(Shift, Anchor)>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// "of last month".
    pub month_shift: Option<(Shift, Anchor)>,
    /// "of next week".
    pub week_shift: Option<Shift>,
    /// 1 to 31.
    pub day: Option<i8>,
    /// The last day of a range within the month.
    pub day_to: Option<i8>,
    /// 1 (Monday) to 7.
    pub weekday: Option<i8>,
    /// EDTF code: 21 to 24 seasons, 33 to 36 quarters, 40 and 41 halves.
    pub season: Option<i8>,
    /// Which of several.
    pub direction: Direction,
}

/// How many units on; before is negative.
pub type Shift = i16;

/// Which part of a period. It does not make the period's EDTF narrower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its beginning.
    Early,
    /// Its middle.
    Mid,
    /// Its end.
    Late,
}

/// The meaning of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// "16 August 2023", "April", "Friday", "17日", "the spring of 2022".
    Calendar(Calendar),
    /// "yesterday", "last week", "the same day".
    Relative {
        /// Of what.
        grain: Grain,
        /// How many on.
        shift: Shift,
        /// From where.
        anchor: Anchor,
    },
    /// "five years ago", "two days later".
    Offset {
        /// How far.
        by: Duration,
        /// Backwards.
        back: bool,
        /// From where.
        anchor: Anchor,
    },
    /// "two days before 17 May".
    Beside {
        /// How far.
        by: Duration,
        /// Backwards.
        back: bool,
        /// From where.
        of: Box<Value>,
    },
    /// "Two days after" and "two days before" another happening, which lies so far back or ahead of the one that is told.
    Apart {
        /// How far.
        by: Duration,
        /// The other one was before.
        back: bool,
    },
    /// The 1990s (both years inclusive), the 20th century.
    Years(i16, i16),
    /// "early next year".
    Part(Part, Box<Value>),
    /// "around 2018".
    Around(Box<Value>),
    /// "three days", "for five years".
    Duration(Duration),
    /// "the last five years".
    Span(Duration),
    /// "the next five years".
    Coming(Duration),
    /// "in five years": how long it has taken, or how far ahead; tense decides.
    Within(Duration),
    /// From it on.
    Since(Box<Value>),
    /// Up to it, itself included.
    Until(Box<Value>),
    /// Before its beginning.
    Before(Box<Value>),
    /// After its end.
    After(Box<Value>),
    /// From one to the other.
    Range(Box<Value>, Box<Value>),
    /// A period known by name, as EDTF: "during the pandemic".
    Named(String),
    /// When a named period began: "when the pandemic struck".
    Onset(String),
    /// "now", "currently": the day of publication.
    Now,
    /// What a plan or a budget is for, not when anything happened: "the plan for 2021".
    Purpose(Box<Value>),
    /// "every year": no point in time.
    Recurrence,
    /// "recently", "in recent years": nothing to compute with.
    Vague,
}

impl Value {
    /// Whether it says when, not how long or how often.
    pub fn is_point(&self) -> bool {
        use Value::{Apart, Coming, Duration, Purpose, Recurrence, Span, Vague, Within};
        !matches!(self, Apart { .. } | Duration(_) | Span(_) | Coming(_) | Within(_) | Purpose(_) | Recurrence | Vague)
    }

    /// A weekday and nothing else: the clause's tense decides which.
    pub fn is_weekday(&self) -> bool {
        let alone = Calendar { weekday: Some(0), ..Calendar::default() };
        matches!(self, Value::Calendar(c) if c.weekday.is_some() && Calendar { weekday: Some(0), ..*c } == alone)
    }

    /// Whether it was said to be about then.
    pub fn approximate(&self) -> bool {
        match self {
            Value::Around(_) | Value::Onset(_) => true,
            Value::Part(_, of) | Value::Since(of) | Value::Until(of) | Value::Before(of) | Value::After(of) => {
                of.approximate()
            }
            Value::Range(from, to) => from.approximate() || to.approximate(),
            _ => false,
        }
    }

    /// How long, if that is all it says: the duration of a visit.
    pub fn duration(&self) -> Option<Duration> {
        match self {
            Value::Duration(d) | Value::Within(d) if d.count > 0 => Some(*d),
            _ => None,
        }
    }

    /// ISO 8601 length of "the last five years", "in five years", "for five years".
    pub fn span(&self) -> Option<String> {
        match self {
            Value::Span(d) | Value::Within(d) | Value::Duration(d) if d.count > 0 => Some(d.to_string()),
            _ => None,
        }
    }
}
