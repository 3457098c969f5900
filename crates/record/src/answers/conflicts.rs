//! Where reports of one happening disagree: every value with who gives it.

use super::{Answer, Ask, look, who};
use crate::digest::Digest;
use crate::error::Result;
use crate::face::{Dispute, Face};
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::collections::BTreeSet;

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
            rows.extend(of(&leaf.digest, &record.face(&leaf)?));
        }
        places.resize(rows.len(), place);
        Ok(ask.limit == 0 || rows.len() < ask.limit)
    })?;
    Ok(Answer { places, stopped, ..Answer::of(&["who", "kind", "field", "values", "event_id"], &rows)? })
}

fn of(digest: &Digest, face: &Face) -> Vec<Conflict> {
    let outlet = |claim: &usize| face.citing.claims.get(*claim).and_then(|(at, _)| face.citing.papers.get(*at));
    let value = |(value, claims): &(String, Vec<usize>)| {
        let outlets: BTreeSet<&String> = claims.iter().filter_map(outlet).map(|paper| &paper.outlet).collect();
        let claims = claims.iter().filter_map(|c| face.claims.get(*c).cloned()).collect();
        Value { value: value.clone(), outlets: outlets.into_iter().cloned().collect(), claims }
    };
    let row = |dispute: &Dispute| Conflict {
        event_id: digest.name(),
        kind: digest.kind.clone(),
        who: who(digest),
        field: dispute.field.clone(),
        values: dispute.values.iter().map(value).collect(),
    };
    face.disputes.iter().map(row).collect()
}
