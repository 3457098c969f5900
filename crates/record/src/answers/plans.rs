//! What was announced and what came of it.

use super::{Answer, Ask, look};
use crate::day::Day;
use crate::error::{Error, Result};
use crate::plans::{Fate, fate, told};
use crate::record::Record;
use crate::store::{Listing, Store};
use serde_json::Value;

/// Bytes of a row in memory, about.
const ROW: usize = 3000;

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
    let memo = record.memo()?;
    let (mut rows, mut places): (Vec<Value>, Vec<(Day, i64)>) = (Vec::new(), Vec::new());
    let stopped = look(record, ask, &what, |leaf| {
        let (digest, key) = (leaf.digest.clone(), |what| format!("{what} {} {:?}", leaf.digest.id, ask.as_of));
        let (fate_of, plan_of) = (key("fate"), key("plan"));
        let fate = memo.part(fate_of, |_| 200, || fate(record, &digest, ask.as_of))?;
        let wanted = |fate: &Fate| outcomes.is_empty() || outcomes.iter().any(|o| o == fate.outcome.name());
        if let Some(fate) = fate.as_ref().as_ref().filter(|f| wanted(f)) {
            let row = || Ok::<_, Error>(serde_json::to_value(told(&record.whole(leaf)?, &digest, fate.clone()))?);
            places.push((digest.at, digest.id));
            rows.push(memo.part(plan_of, |_| ROW, row)?.as_ref().clone());
        }
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    let columns = vec!["planned", "kind", "parties", "outcome", "outcome_when", "announced", "quote"];
    Ok(Answer { columns, rows, places, stopped, ..Answer::default() })
}
