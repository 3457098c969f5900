//! Comparisons held against the record.

use super::{Answer, Ask, look};
use crate::compare::{Check, check_event};
use crate::day::Day;
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};

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
    let (mut rows, mut places): (Vec<Check>, Vec<(Day, i64)>) = (Vec::new(), Vec::new());
    // Each is held against many others.
    let ask = Ask { look: ask.look.div_ceil(10), ..ask.clone() };
    let stopped = look(record, &ask, &what, |leaf| {
        let event = record.whole(leaf)?;
        let wanted = |c: &Check| verdicts.is_empty() || verdicts.iter().any(|v| v == c.verdict);
        rows.extend(check_event(record, &event, ask.as_of)?.into_iter().filter(wanted));
        places.resize(rows.len(), (event.at, event.id));
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    Ok(Answer { places, stopped, ..Answer::of(&["verdict", "why", "quote", "outlet", "published"], &rows)? })
}
