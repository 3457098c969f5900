//! Going through events: which of them answer a question, and how many may be looked at.

use super::Ask;
use crate::day::Day;
use crate::digest::Digest;
use crate::error::Result;
use crate::events::Leaf;
use crate::record::Record;
use crate::store::{Listing, Store};
use std::sync::Arc;

/// Goes through the events of a listing that pass the filters, until `each` has enough or so many were looked at as may be. Gives where
/// the looking stopped in the second case.
pub(super) fn look<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    what: &Listing,
    mut each: impl FnMut(Leaf) -> Result<bool>,
) -> Result<Option<(Day, i64)>> {
    let (mut looked, mut stopped) = (0, None);
    let bare = Listing { after: None, limit: 0, ..what.clone() };
    record.each_leaf(what, ask.as_of, |leaf| {
        looked += 1;
        let place = (leaf.digest.at, leaf.digest.id);
        let more = if kept(ask, &bare, &leaf.digest) { each(leaf)? } else { true };
        let enough = more && ask.look > 0 && looked >= ask.look;
        if enough {
            stopped = Some(place);
        }
        Ok(more && !enough)
    })?;
    Ok(stopped)
}

/// Events of a ledger, by their day; where only so many may be looked through, the newest ones. Gives what should be said of that.
pub(super) fn ledger<S: Store>(
    record: &Record<S>,
    ask: &Ask,
    what: &Listing,
    mut each: impl FnMut(&Arc<Digest>),
) -> Result<Vec<String>> {
    if ask.look == 0 {
        look(record, ask, what, |leaf| {
            each(&leaf.digest);
            Ok(true)
        })?;
        return Ok(Vec::new());
    }
    let mut newest = Vec::new();
    let stopped = look(record, ask, &Listing { newest: true, ..what.clone() }, |leaf| {
        newest.push(leaf.digest);
        Ok(true)
    })?;
    newest.iter().rev().for_each(each);
    let note = || {
        format!("from the newest {} events of the sort; ask for a party, or for days, to see further back", ask.look)
    };
    Ok(stopped.map(|_| note()).into_iter().collect())
}

/// As many rows as are asked for.
pub(super) fn first<'r, T>(rows: &'r [T], ask: &Ask) -> &'r [T] {
    if ask.limit == 0 { rows } else { &rows[..ask.limit.min(rows.len())] }
}

/// Whether an event passes the filters.
pub(super) fn kept(ask: &Ask, what: &Listing, event: &Digest) -> bool {
    let among = |wanted: &[String], have: &str| wanted.is_empty() || wanted.iter().any(|w| w == have);
    let any = |wanted: &[String], have: &[String]| {
        wanted.is_empty() || have.iter().any(|h| wanted.iter().any(|w| w.eq_ignore_ascii_case(h)))
    };
    // Not all events come from a listing: its limits are looked at again.
    !event.anchors.is_empty()
        && what.key.as_ref().is_none_or(|k| k.split('|').all(|p| event.has(p)))
        && what.from.is_none_or(|d| event.at >= d)
        && what.to.is_none_or(|d| event.at <= d)
        && among(&ask.kinds, &event.kind)
        && among(&ask.statuses, &event.status)
        && any(&ask.contexts, &event.contexts)
        && any(&ask.outlets, &event.outlets)
        && any(&ask.languages, &event.languages)
}
