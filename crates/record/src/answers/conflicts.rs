//! Where reports of one happening disagree: every value with who gives it.

use super::{Answer, Ask, look, who};
use crate::error::Result;
use crate::event::Event;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;

/// One field of one event with its values.
#[derive(Debug, Serialize)]
struct Conflict {
    event_id: String,
    kind: String,
    who: String,
    field: String,
    values: Vec<Value>,
}

#[derive(Debug, Serialize)]
struct Value {
    value: String,
    outlets: Vec<String>,
    claims: Vec<String>,
}

/// Fields on which reports disagree.
pub fn conflicts<S: Store>(record: &Record<S>, ask: &Ask) -> Result<Answer> {
    let what = Listing {
        key: super::key_of(&ask.parties),
        kinds: ask.kinds.clone(),
        from: ask.from,
        to: ask.to,
        after: ask.after,
        ..Listing::default()
    };
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    let stopped = look(record, ask, &what, |leaf| {
        let place = (leaf.digest.at, leaf.digest.id);
        if leaf.digest.disputed {
            rows.extend(of(&record.whole(leaf)?));
        }
        places.resize(rows.len(), place);
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    Ok(Answer { places, stopped, ..Answer::of(&["who", "kind", "field", "values", "event_id"], &rows)? })
}

fn of(event: &Event) -> Vec<Conflict> {
    let outlets = |ids: &[String]| {
        let mut all: Vec<String> =
            event.claims.iter().filter(|c| ids.contains(&c.claim.id)).map(|c| c.paper.outlet.clone()).collect();
        all.sort();
        all.dedup();
        all
    };
    let row = |(field, values): (&'static str, Vec<crate::event::Told>)| Conflict {
        event_id: event.name(),
        kind: event.kind().into(),
        who: who(event),
        field: field.into(),
        values: values
            .into_iter()
            .map(|v| Value { value: v.value, outlets: outlets(&v.claims), claims: v.claims })
            .collect(),
    };
    event.conflicts().into_iter().map(row).collect()
}
