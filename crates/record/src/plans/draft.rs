//! What an event's own reports tell of what was announced: for when, and whether it was held or stopped.

use crate::day::{self, Day};
use crate::event::Event;
use crate::filed::Stored;
use crate::gather::Standing;
use serde::{Deserialize, Serialize};

/// What was announced, as far as the event's own reports tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Day it was first announced.
    pub announced: Day,
    /// Day it was announced last.
    pub repeated: Day,
    /// Time of the latest announcement that lies ahead, EDTF.
    pub planned: Option<String>,
    /// Its last day.
    pub due: Option<Day>,
    /// First and last day of the latest announcement that says both.
    pub span: Option<(Day, Day)>,
    /// Who does it, by the latest announcement.
    pub actor: Option<String>,
    /// What came of it, where the reports tell, and when.
    pub settled: Option<(Outcome, Option<String>)>,
}

impl Draft {
    /// Announced for no time.
    pub fn open(&self) -> bool {
        self.planned.is_none() && self.span.is_none()
    }
}

/// What came of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Told as a fact within the announced time.
    Held,
    /// Told as a fact outside of it.
    Moved,
    /// Called off.
    Cancelled,
    /// Put off without a day.
    Suspended,
    /// Nothing tells yet.
    Pending,
    /// Its time has passed, and nothing tells.
    NoCoverage,
}

impl Outcome {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Held => "held",
            Outcome::Moved => "moved",
            Outcome::Cancelled => "cancelled",
            Outcome::Suspended => "suspended",
            Outcome::Pending => "pending",
            Outcome::NoCoverage => "no_coverage",
        }
    }
}

/// The draft of an event, if one is announced in it.
pub fn draft(event: &Event) -> Option<Draft> {
    let announced: Vec<&Stored> = standing(event, Standing::Announced).collect();
    let (first, last) = announced.first().zip(announced.last())?;
    let dated = announced.iter().rev().find(|c| ahead(c));
    Some(Draft {
        announced: first.known(),
        repeated: last.known(),
        planned: dated.and_then(|c| c.claim.when.as_ref()).map(|w| w.edtf.clone()),
        due: dated.and_then(|c| c.bounds().1),
        span: announced.iter().rev().find_map(|c| c.bounds().0.zip(c.bounds().1)),
        actor: last.claim.actors.first().map(|p| p.id.clone()),
        settled: settled(event, &announced),
    })
}

pub(super) fn standing(event: &Event, wanted: Standing) -> impl Iterator<Item = &Stored> {
    event.claims.iter().filter(move |c| Standing::of(&c.claim.status) == wanted)
}

/// The time said lies ahead of the announcement. The very day is when people meet, but rather the day of announcing anything else.
fn ahead(claim: &Stored) -> bool {
    let meets = crate::kinds::encounter(&claim.claim.kind) || claim.claim.kind == "conference";
    match claim.bounds() {
        (None, None) => false,
        (_, Some(hi)) => hi > claim.known() || (hi == claim.known() && meets),
        (Some(_), None) => true,
    }
}

/// The event's own claims tell: it was held, on the day or on another, or it was stopped.
fn settled(event: &Event, announced: &[&Stored]) -> Option<(Outcome, Option<String>)> {
    let when = |c: &Stored| c.claim.when.as_ref().map(|w| w.edtf.clone());
    let told: Vec<&Stored> = standing(event, Standing::Told).collect();
    if let Some(best) = told.iter().min_by_key(|c| exactness(c)) {
        let due = announced.iter().rev().find(|c| ahead(c) && told.iter().any(|t| t.known() >= c.known()));
        let on_day = |t: &&Stored| due.is_none_or(|d| overlap(d.bounds(), t.bounds()));
        let held = told.iter().find(|t| on_day(t) && t.claim.when.is_some());
        let outcome = if told.iter().any(on_day) { Outcome::Held } else { Outcome::Moved };
        return Some((outcome, when(held.unwrap_or(best))));
    }
    let stop = standing(event, Standing::Stopped).filter(|c| c.claim.status != "denied").last();
    let newest = announced.last().map_or(0, |c| c.known());
    let stop = stop.filter(|s| s.known() >= newest)?;
    let outcome = if stop.claim.status == "cancelled" { Outcome::Cancelled } else { Outcome::Suspended };
    Some((outcome, when(stop).or_else(|| Some(day::written(stop.known())))))
}

fn exactness(claim: &Stored) -> (Day, i64) {
    let (lo, hi) = claim.bounds();
    (lo.zip(hi).map_or(Day::MAX, |(lo, hi)| hi - lo), claim.anchor)
}

fn overlap(a: (Option<Day>, Option<Day>), b: (Option<Day>, Option<Day>)) -> bool {
    let before = |x: Option<Day>, y: Option<Day>| x.zip(y).is_some_and(|(x, y)| x < y);
    !before(a.1, b.0) && !before(b.1, a.0)
}
