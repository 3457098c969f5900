//! What became known since a day.

use super::{Answer, Ask, kept, show};
use crate::day::{self, Day};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;

/// An event that is new or was told anew.
#[derive(Debug, Serialize)]
struct Change {
    change: &'static str,
    known: String,
    before: Option<String>,
    #[serde(flatten)]
    event: super::Shown,
}

/// Events first reported since a day, and older ones whose status changed since.
pub fn changes<S: Store>(record: &Record<S>, ask: &Ask, since: Day) -> Result<Answer> {
    let what = Listing { kinds: ask.kinds.clone(), from: ask.from, to: ask.to, newest: true, ..Listing::default() };
    let mut rows = Vec::new();
    let mut fault = Ok(());
    record.each_event(&what, ask.as_of, |event| {
        if event.last_known() < since {
            return true;
        }
        let Some(event) = kept(ask, &what, event) else { return true };
        let old: Vec<_> = event.claims.iter().filter(|c| c.known() < since).cloned().collect();
        let before = (!old.is_empty()).then(|| crate::event::Event::of(event.id, old).status().to_string());
        let change = match &before {
            None => "new",
            Some(status) if status != event.status() => "status",
            Some(_) => "report",
        };
        match show(record, &event) {
            Ok(shown) => rows.push(Change { change, known: day::written(event.last_known()), before, event: shown }),
            Err(e) => fault = Err(e),
        }
        fault.is_ok() && (ask.limit == 0 || rows.len() < ask.limit)
    })?;
    fault?;
    rows.sort_by(|a, b| (&b.known, &a.event.event_id).cmp(&(&a.known, &b.event.event_id)));
    Answer::of(&["known", "change", "when", "kind", "who", "before", "status", "quote"], &rows)
}
