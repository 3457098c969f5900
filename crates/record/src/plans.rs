//! Plans and what came of them.

use crate::day::{self, Day};
use crate::digest::Digest;
use crate::error::Result;
use crate::event::Event;
use crate::filed::Stored;
use crate::gather::Standing;
use crate::names::Same;
use crate::record::Record;
use crate::store::{Covered, Listing, Store};
use serde::{Deserialize, Serialize};

/// A plan whose time is wider than this is not held by something else that happened within it.
const WINDOW: Day = 31;

/// A planned event and what came of it.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// Event.
    pub event_id: String,
    /// Kind.
    pub kind: String,
    /// Parties.
    pub parties: Vec<String>,
    /// Day it was first announced.
    pub announced: String,
    /// Time of the latest announcement, EDTF.
    pub planned: Option<String>,
    /// `held`, `moved`, `cancelled`, `suspended`, `pending`, `no_coverage`.
    pub outcome: &'static str,
    /// When it was held, or stopped.
    pub outcome_when: Option<String>,
    /// Claims of the event.
    pub claims: Vec<String>,
    /// Other events that show that it was held.
    pub shown_by: Vec<String>,
    /// Where nothing tells: what the record has read of its parties since the planned day.
    pub coverage: Option<Covered>,
    /// The words of the latest announcement.
    pub quote: String,
}

/// What was announced, as far as the event's own reports tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Day it was first announced.
    pub announced: Day,
    /// Time of the latest announcement that lies ahead, EDTF.
    pub planned: Option<String>,
    /// Its last day.
    due: Option<Day>,
    /// First and last day of the latest announcement that says both.
    span: Option<(Day, Day)>,
    /// Who does it, by the latest announcement.
    actor: Option<String>,
    /// What came of it, where the reports tell, and when.
    settled: Option<(Outcome, Option<String>)>,
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

/// What came of a plan, and what shows it.
#[derive(Debug, Clone)]
pub struct Fate {
    /// What came of it.
    pub outcome: Outcome,
    /// When.
    pub when: Option<String>,
    /// Other events that show that it was held.
    pub shown_by: Vec<String>,
    /// Where nothing tells: what the record has read of its parties since the planned day.
    pub coverage: Option<Covered>,
}

impl Fate {
    fn of(outcome: Outcome, when: Option<String>) -> Fate {
        Fate { outcome, when, shown_by: Vec::new(), coverage: None }
    }
}

/// The draft of an event, if one is announced in it.
pub fn draft(event: &Event) -> Option<Draft> {
    let announced: Vec<&Stored> = standing(event, Standing::Announced).collect();
    let (first, last) = announced.first().zip(announced.last())?;
    let dated = announced.iter().rev().find(|c| ahead(c));
    Some(Draft {
        announced: first.known(),
        planned: dated.and_then(|c| c.claim.when.as_ref()).map(|w| w.edtf.clone()),
        due: dated.and_then(|c| c.bounds().1),
        span: announced.iter().rev().find_map(|c| c.bounds().0.zip(c.bounds().1)),
        actor: last.claim.actors.first().map(|p| p.id.clone()),
        settled: settled(event, &announced),
    })
}

/// The plan of an event, if one is announced in it.
pub fn plan<S: Store>(record: &Record<S>, event: &Event, as_of: Option<Day>) -> Result<Option<Plan>> {
    let digest = Digest::of(event);
    let Some(fate) = fate(record, &digest, as_of)? else { return Ok(None) };
    Ok(told(event, &digest, fate))
}

/// A plan in words.
pub fn told(event: &Event, digest: &Digest, fate: Fate) -> Option<Plan> {
    let draft = digest.plan.as_ref()?;
    Some(Plan {
        event_id: event.name(),
        kind: digest.kind.clone(),
        parties: digest.parties.clone(),
        announced: day::written(draft.announced),
        planned: draft.planned.clone(),
        outcome: fate.outcome.name(),
        outcome_when: fate.when,
        claims: event.wires().map(|c| c.id.clone()).collect(),
        shown_by: fate.shown_by,
        coverage: fate.coverage,
        quote: standing(event, Standing::Announced).last().map(|c| c.claim.quote.exact.clone()).unwrap_or_default(),
    })
}

/// What came of what an event announces.
pub fn fate<S: Store>(record: &Record<S>, event: &Digest, as_of: Option<Day>) -> Result<Option<Fate>> {
    let Some(draft) = &event.plan else { return Ok(None) };
    if let Some((outcome, when)) = &draft.settled {
        return Ok(Some(Fate::of(*outcome, when.clone())));
    }
    match shown(record, event, draft, as_of)? {
        Some(fate) => Ok(Some(fate)),
        None => overdue(record, event, draft, as_of).map(Some),
    }
}

fn standing(event: &Event, wanted: Standing) -> impl Iterator<Item = &Stored> {
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

/// Something else tells: the traveller met people there, the parties met, or it is told to be under way, within the planned days.
fn shown<S: Store>(record: &Record<S>, event: &Digest, draft: &Draft, as_of: Option<Day>) -> Result<Option<Fate>> {
    let (Some((lo, hi)), Some(actor)) = (draft.span.filter(|(lo, hi)| hi - lo <= WINDOW), &draft.actor) else {
        return Ok(None);
    };
    let travel = event.kind == "visit";
    let meets = matches!(event.kind.as_str(), "meeting" | "talks");
    let kinds = match event.kind.as_str() {
        "visit" => vec!["visit", "meeting", "talks", "conference", "agreement"],
        "meeting" | "talks" => vec!["meeting", "talks"],
        other => vec![other],
    };
    let what = Listing {
        key: Some(actor.clone()),
        kinds: kinds.iter().map(|k| (*k).to_string()).collect(),
        from: Some(lo),
        to: Some(hi),
        limit: 400,
        ..Listing::default()
    };
    let (mut days, mut shown_by) = ((Day::MAX, Day::MIN), Vec::new());
    for other in record.digests(&what, as_of)?.iter().filter(|o| o.id != event.id) {
        let (from, to) = other.window();
        // A journey shows a wider one of which it is a leg, not another on the same days.
        let leg = other.kind != "visit" || (from, to) != (lo, hi) || other.parties != event.parties;
        let shows =
            || if travel || meets { tells(event, other, travel) } else { under_way(event, other, (lo, hi)) };
        if from >= lo && to <= hi && leg && shows() {
            shown_by.push(other.name());
            days = (days.0.min(from), days.1.max(to));
        }
    }
    if shown_by.is_empty() {
        return Ok(None);
    }
    let (from, to) = (day::written(days.0), day::written(days.1));
    let when = if from == to { from } else { format!("{from}/{to}") };
    Ok(Some(Fate { shown_by, ..Fate::of(Outcome::Held, Some(when)) }))
}

/// Whether another event shows that a plan was held: it was told, by the same person where one is known, and where the plan led.
fn tells(plan: &Digest, other: &Digest, travel: bool) -> bool {
    if !other.told {
        return false;
    }
    let same = || plan.people.iter().any(|a| other.people.iter().any(|b| a.named.same(&b.named) == Same::Yes));
    let all = plan.parties.iter().all(|p| other.parties.contains(p));
    if travel {
        let is_host = |host: &str| plan.ways.iter().any(|(_, to)| to.iter().any(|p| p == host));
        let there = other.state.as_deref().is_some_and(is_host);
        let leg = || other.kind == "visit" && other.ways.iter().any(|(_, to)| to.iter().any(|p| is_host(p)));
        return (there || leg()) && (same() || (plan.people.is_empty() && all));
    }
    all && (plan.people.is_empty() || other.people.is_empty() || same())
}

/// Whether a report of the planned days says that the same is under way between the same parties.
fn under_way(plan: &Digest, other: &Digest, (lo, hi): (Day, Day)) -> bool {
    plan.parties == other.parties && other.ongoing.iter().any(|known| (lo..=hi).contains(known))
}

/// The day has passed, as far as the record has read of every party since, and nothing tells.
fn overdue<S: Store>(record: &Record<S>, event: &Digest, draft: &Draft, as_of: Option<Day>) -> Result<Fate> {
    let pending = Fate::of(Outcome::Pending, None);
    let Some(due) = draft.due else { return Ok(pending) };
    let mut heard = as_of;
    if as_of.is_none() {
        for party in &event.parties {
            let newest = record.store().newest(party)?.unwrap_or(0);
            heard = Some(heard.map_or(newest, |h: Day| h.min(newest)));
        }
    }
    if heard.is_none_or(|h| h <= due) {
        return Ok(pending);
    }
    let key = match event.parties.as_slice() {
        [a, b] => format!("{a}|{b}"),
        all => all.first().cloned().unwrap_or_default(),
    };
    Ok(Fate { coverage: Some(record.covered(&key, Some(due), as_of)?), ..Fate::of(Outcome::NoCoverage, None) })
}
