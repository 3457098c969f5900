//! Ledger of agreements: their legal stage over time.

use super::{Answer, Ask, first, ledger};
use crate::digest::Digest;
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An agreement and the stages it went through.
#[derive(Debug, Serialize)]
struct Agreement {
    parties: Vec<String>,
    title: Option<String>,
    stage: String,
    since: Option<String>,
    stages: Vec<Step>,
}

/// A step of a ledger.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Step {
    pub(super) stage: String,
    pub(super) status: String,
    pub(super) when: Option<String>,
    pub(super) event_id: String,
    #[serde(skip)]
    pub(super) at: i32,
}

pub(super) fn step(event: &Digest, plain: &str) -> Step {
    Step {
        stage: event.stage.as_deref().unwrap_or(plain).into(),
        status: event.status.clone(),
        when: event.when.clone(),
        event_id: event.name(),
        at: event.at,
    }
}

/// The step that holds: the last one that happened, or else the last.
pub(super) fn holds(steps: &[Step]) -> &Step {
    steps.iter().rev().find(|s| matches!(s.status.as_str(), "happened" | "ongoing")).unwrap_or(&steps[steps.len() - 1])
}

/// Agreements: by title where there is one, else each on its own.
pub fn agreements<S: Store>(record: &Record<S>, ask: &Ask, parties: &[String]) -> Result<Answer> {
    let what = Listing {
        key: super::key_of(parties),
        kinds: vec!["agreement".into()],
        from: ask.from,
        to: ask.to,
        ..Listing::default()
    };
    let ask = Ask { kinds: what.kinds.clone(), ..ask.clone() };
    let mut entries: BTreeMap<(String, String), Vec<Arc<Digest>>> = BTreeMap::new();
    let notes = ledger(record, &ask, &what, |event| {
        let title = event.title.as_deref().map(str::to_lowercase);
        let name = title.map_or_else(|| (event.parties.join("+"), event.name()), |t| (String::new(), t));
        entries.entry(name).or_default().push(event.clone());
    })?;
    let mut rows: Vec<Agreement> = entries.into_values().map(|events| entry(&events)).collect();
    rows.sort_by(|a, b| (&a.since, &a.parties, &a.title).cmp(&(&b.since, &b.parties, &b.title)));
    Ok(Answer { notes, ..Answer::of(&["parties", "title", "stage", "since", "stages"], first(&rows, &ask))? })
}

fn entry(events: &[Arc<Digest>]) -> Agreement {
    let parties: BTreeSet<String> = events.iter().flat_map(|e| e.parties.iter().cloned()).collect();
    let mut stages: Vec<Step> = events.iter().map(|e| step(e, "signed")).collect();
    stages.sort_by(|a, b| (a.at, &a.event_id).cmp(&(b.at, &b.event_id)));
    let now = holds(&stages).clone();
    Agreement {
        parties: parties.into_iter().collect(),
        title: events.iter().find_map(|e| e.title.clone()),
        stage: if matches!(now.status.as_str(), "happened" | "ongoing") {
            now.stage
        } else {
            format!("{} ({})", now.stage, now.status)
        },
        since: now.when,
        stages,
    }
}
