//! Plans and what came of them.

mod draft;

use crate::day::{self, Day};
use crate::digest::Digest;
use crate::error::Result;
use crate::event::Event;
use crate::gather::Standing;
use crate::kinds;
use crate::names::Same;
use crate::record::Record;
use crate::store::{Covered, Listing, Store};
use draft::standing;
use serde::Serialize;

pub use draft::{Draft, Outcome, draft};

/// A plan whose time is wider than this is not held by something else that happened within it.
const WINDOW: Day = 31;
/// Days within which a plan without a time is followed by what it announced.
const FOLLOWS: Day = 400;

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
    let shown = match draft.open() {
        true => followed(record, event, draft, as_of)?,
        false => shown(record, event, draft, as_of)?,
    };
    shown.map_or_else(|| overdue(record, event, draft, as_of), Ok).map(Some)
}

/// Of what was announced for no time, the next one that is told shows that it was held; where it fits several of them, it was gathered
/// with none. Acts of speech are repeated too often for that.
fn followed<S: Store>(record: &Record<S>, event: &Digest, draft: &Draft, as_of: Option<Day>) -> Result<Option<Fate>> {
    let Some(actor) = draft.actor.as_ref().filter(|_| kinds::encounter(&event.kind) || kinds::rare(&event.kind)) else {
        return Ok(None);
    };
    let what = Listing {
        key: Some(actor.clone()),
        kinds: vec![event.kind.clone()],
        from: Some(draft.repeated),
        to: Some(draft.repeated + FOLLOWS),
        limit: 400,
        ..Listing::default()
    };
    let next = record.digests(&what, as_of)?.into_iter().find(|other| {
        let later = other.window().0 >= draft.repeated && other.known > draft.announced;
        let directed = kinds::mutual(&event.kind) || event.ways.iter().any(|way| other.ways.contains(way));
        later && other.id != event.id && other.stage == event.stage && directed && tells(event, other, false)
    });
    Ok(next.map(|next| Fate { shown_by: vec![next.name()], ..Fate::of(Outcome::Held, next.when.clone()) }))
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
        let shows = || if travel || meets { tells(event, other, travel) } else { under_way(event, other, (lo, hi)) };
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
