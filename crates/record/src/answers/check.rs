//! Comparisons held against the record.

use super::{Answer, Ask, look};
use crate::compare::{Check, check_event};
use crate::day::Day;
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Bytes of a check in memory, about.
const ROW: usize = 1000;

/// Every comparison with its verdict.
pub fn check<S: Store>(record: &Record<S>, ask: &Ask, verdicts: &[String]) -> Result<Answer> {
    let what = Listing {
        key: super::key_of(&ask.parties),
        compared: true,
        kinds: ask.kinds.clone(),
        from: ask.from,
        to: ask.to,
        after: ask.after,
        ..Listing::default()
    };
    let memo = record.memo()?;
    let (mut rows, mut places): (Vec<Check>, Vec<(Day, i64)>) = (Vec::new(), Vec::new());
    let stopped = look(record, ask, &what, |leaf| {
        let (place, key) = ((leaf.digest.at, leaf.digest.id), format!("check {} {:?}", leaf.digest.id, ask.as_of));
        let checks = memo.part(
            key,
            |all: &Vec<Check>| all.len() * ROW,
            || check_event(record, &record.whole(leaf)?, ask.as_of),
        )?;
        let wanted = |c: &&Check| verdicts.is_empty() || verdicts.iter().any(|v| v == c.verdict);
        rows.extend(checks.iter().filter(wanted).cloned());
        places.resize(rows.len(), place);
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    Ok(Answer { places, stopped, ..Answer::of(&["verdict", "why", "quote", "outlet", "published"], &rows)? })
}
