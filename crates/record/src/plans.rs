//! Plans and what came of them.

use crate::day::{self, Day};
use crate::error::Result;
use crate::event::Event;
use crate::filed::Stored;
use crate::gather::Standing;
use crate::names::Same;
use crate::record::Record;
use crate::store::{Covered, Listing, Store};
use serde::Serialize;

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

/// The plan of an event, if one is announced in it.
pub fn plan<S: Store>(record: &Record<S>, event: &Event, as_of: Option<Day>) -> Result<Option<Plan>> {
    let announced: Vec<&Stored> = standing(event, Standing::Announced).collect();
    let (Some(first), Some(last)) = (announced.first(), announced.last()) else { return Ok(None) };
    let dated = announced.iter().rev().find(|c| ahead(c));
    let mut plan = Plan {
        event_id: event.name(),
        kind: event.kind().into(),
        parties: event.parties().into_iter().map(String::from).collect(),
        announced: day::written(first.known()),
        planned: dated.and_then(|c| c.claim.when.as_ref()).map(|w| w.edtf.clone()),
        outcome: "pending",
        outcome_when: None,
        claims: event.wires().map(|c| c.id.clone()).collect(),
        shown_by: Vec::new(),
        coverage: None,
        quote: last.claim.quote.exact.clone(),
    };
    if !settled(event, &announced, &mut plan) && !shown(record, event, &announced, &mut plan, as_of)? {
        overdue(record, event, dated.copied(), &mut plan, as_of)?;
    }
    Ok(Some(plan))
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
fn settled(event: &Event, announced: &[&Stored], plan: &mut Plan) -> bool {
    let told: Vec<&Stored> = standing(event, Standing::Told).collect();
    if let Some(best) = told.iter().min_by_key(|c| exactness(c)) {
        let due = announced.iter().rev().find(|c| ahead(c) && told.iter().any(|t| t.known() >= c.known()));
        let on_day = |t: &&Stored| due.is_none_or(|d| overlap(d.bounds(), t.bounds()));
        let held = told.iter().find(|t| on_day(t) && t.claim.when.is_some());
        plan.outcome = if told.iter().any(on_day) { "held" } else { "moved" };
        plan.outcome_when = held.unwrap_or(best).claim.when.as_ref().map(|w| w.edtf.clone());
        return true;
    }
    let stop = standing(event, Standing::Stopped).filter(|c| c.claim.status != "denied").last();
    let newest = announced.last().map_or(0, |c| c.known());
    if let Some(stop) = stop.filter(|s| s.known() >= newest) {
        plan.outcome = if stop.claim.status == "cancelled" { "cancelled" } else { "suspended" };
        plan.outcome_when =
            stop.claim.when.as_ref().map(|w| w.edtf.clone()).or_else(|| Some(day::written(stop.known())));
        return true;
    }
    false
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
fn shown<S: Store>(
    record: &Record<S>,
    event: &Event,
    announced: &[&Stored],
    plan: &mut Plan,
    as_of: Option<Day>,
) -> Result<bool> {
    let travel = plan.kind == "visit";
    let meets = matches!(plan.kind.as_str(), "meeting" | "talks");
    let Some((lo, hi)) =
        announced.iter().rev().find_map(|c| c.bounds().0.zip(c.bounds().1)).filter(|(lo, hi)| hi - lo <= WINDOW)
    else {
        return Ok(false);
    };
    let Some(key) = announced.last().and_then(|c| c.claim.actors.first()).map(|p| p.id.clone()) else {
        return Ok(false);
    };
    let kinds = match plan.kind.as_str() {
        "visit" => vec!["visit", "meeting", "talks", "conference", "agreement"],
        "meeting" | "talks" => vec!["meeting", "talks"],
        other => vec![other],
    };
    let what = Listing {
        key: Some(key),
        kinds: kinds.iter().map(|k| (*k).to_string()).collect(),
        from: Some(lo),
        to: Some(hi),
        limit: 400,
        ..Listing::default()
    };
    let mut days = (Day::MAX, Day::MIN);
    for other in record.events(&what, as_of)?.iter().filter(|o| o.id != event.id) {
        let (from, to) = other.window();
        // A journey shows a wider one of which it is a leg, not another on the same days.
        let leg = other.kind() != "visit" || (from, to) != (lo, hi) || other.parties() != event.parties();
        let shows = if travel || meets { tells(event, other, travel) } else { under_way(event, other, (lo, hi)) };
        if from >= lo && to <= hi && leg && shows {
            plan.shown_by.push(other.name());
            days = (days.0.min(from), days.1.max(to));
        }
    }
    if plan.shown_by.is_empty() {
        return Ok(false);
    }
    plan.outcome = "held";
    let (from, to) = (day::written(days.0), day::written(days.1));
    plan.outcome_when = Some(if from == to { from } else { format!("{from}/{to}") });
    Ok(true)
}

/// Whether another event shows that a plan was held: it was told, by the same person where one is known, and where the plan led.
fn tells(plan: &Event, other: &Event, travel: bool) -> bool {
    if standing(other, Standing::Told).next().is_none() {
        return false;
    }
    let (mine, theirs) = (people(plan), people(other));
    let same = mine.iter().any(|a| theirs.iter().any(|b| a.same(b) == Same::Yes));
    if travel {
        let hosts: Vec<&str> = plan.wires().flat_map(|c| c.recipients.iter().map(|p| p.id.as_str())).collect();
        let there = other.place().0.is_some_and(|s| hosts.contains(&s));
        let both = plan.parties().iter().all(|p| other.parties().contains(p));
        let leg = other.kind() == "visit"
            && other.wires().any(|c| c.recipients.iter().any(|p| hosts.contains(&p.id.as_str())));
        return (there || leg) && (same || (mine.is_empty() && both));
    }
    let all = plan.parties().iter().all(|p| other.parties().contains(p));
    all && (same || mine.is_empty() || theirs.is_empty())
}

/// Whether a report of the planned days says that the same is under way between the same parties.
fn under_way(plan: &Event, other: &Event, (lo, hi): (Day, Day)) -> bool {
    let now = |c: &Stored| c.claim.status == "ongoing" && (lo..=hi).contains(&c.known());
    plan.parties() == other.parties() && other.claims.iter().any(now)
}

/// People of an event.
pub(crate) fn people(event: &Event) -> Vec<crate::names::Named> {
    event.claims.iter().flat_map(|c| c.sketch().people).collect()
}

/// The day has passed, as far as the record has read of every party since, and nothing tells.
fn overdue<S: Store>(
    record: &Record<S>,
    event: &Event,
    dated: Option<&Stored>,
    plan: &mut Plan,
    as_of: Option<Day>,
) -> Result<()> {
    let Some((_, Some(due))) = dated.map(Stored::bounds) else { return Ok(()) };
    let mut heard = as_of;
    if as_of.is_none() {
        for party in event.parties() {
            let newest = record.store().newest(party)?.unwrap_or(0);
            heard = Some(heard.map_or(newest, |h: Day| h.min(newest)));
        }
    }
    if heard.is_some_and(|h| h > due) {
        plan.outcome = "no_coverage";
        let parties = event.parties();
        let key = if parties.len() == 2 {
            parties.join("|")
        } else {
            parties.first().copied().unwrap_or_default().to_string()
        };
        plan.coverage = Some(record.store().covered(&key, Some(due), as_of)?);
    }
    Ok(())
}
