//! What was announced and what came of it.

use super::{Answer, Ask, look};
use crate::day::Day;
use crate::error::Result;
use crate::plans::{Fate, Plan, fate, told};
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
        after: ask.after,
        ..Listing::default()
    };
    let (mut rows, mut places): (Vec<Plan>, Vec<(Day, i64)>) = (Vec::new(), Vec::new());
    let stopped = look(record, ask, &what, |leaf| {
        let wanted = |fate: &Fate| outcomes.is_empty() || outcomes.iter().any(|o| o == fate.outcome.name());
        if let Some(fate) = fate(record, &leaf.digest, ask.as_of)?.filter(wanted) {
            places.push((leaf.digest.at, leaf.digest.id));
            let digest = leaf.digest.clone();
            rows.extend(told(&record.whole(leaf)?, &digest, fate));
        }
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    let columns = ["planned", "kind", "parties", "outcome", "outcome_when", "announced", "quote"];
    Ok(Answer { places, stopped, ..Answer::of(&columns, &rows)? })
}
