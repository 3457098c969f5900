//! Comparisons held against the record.

use super::{Answer, Ask, kept};
use crate::compare::{Check, check_event};
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
        ..Listing::default()
    };
    let mut rows: Vec<Check> = Vec::new();
    let mut fault = Ok(());
    record.each_event(&what, ask.as_of, |event| {
        let found = kept(ask, &what, event).map_or(Ok(Vec::new()), |e| check_event(record, &e, ask.as_of));
        match found {
            Ok(checks) => rows
                .extend(checks.into_iter().filter(|c| verdicts.is_empty() || verdicts.iter().any(|v| v == c.verdict))),
            Err(e) => fault = Err(e),
        }
        fault.is_ok() && (ask.limit == 0 || rows.len() < ask.limit)
    })?;
    fault?;
    Answer::of(&["verdict", "why", "quote", "outlet", "published"], &rows)
}
