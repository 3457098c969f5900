//! What was announced and what came of it.

use super::{Answer, Ask, kept};
use crate::error::Result;
use crate::plans::Plan;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Plans by the day they are due.
pub fn plans<S: Store>(record: &Record<S>, ask: &Ask, outcomes: &[String]) -> Result<Answer> {
    let what = Listing {
        key: super::key_of(&ask.parties),
        planned: true,
        kinds: ask.kinds.clone(),
        from: ask.from,
        to: ask.to,
        ..Listing::default()
    };
    let mut rows: Vec<Plan> = Vec::new();
    let mut fault = Ok(());
    record.each_event(&what, ask.as_of, |event| {
        let found = kept(ask, &what, event).map_or(Ok(None), |e| crate::plans::plan(record, &e, ask.as_of));
        match found {
            Ok(plan) => rows.extend(plan.filter(|p| outcomes.is_empty() || outcomes.iter().any(|o| o == p.outcome))),
            Err(e) => fault = Err(e),
        }
        fault.is_ok() && (ask.limit == 0 || rows.len() < ask.limit)
    })?;
    fault?;
    Answer::of(&["planned", "kind", "parties", "outcome", "outcome_when", "announced", "quote"], &rows)
}
