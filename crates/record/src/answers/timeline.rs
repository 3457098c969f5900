//! What happened, in order.

use super::{Answer, Ask, EVENT, shown};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Events in order of their day; with `newest` the last ones first.
pub fn timeline<S: Store>(record: &Record<S>, ask: &Ask, newest: bool) -> Result<Answer> {
    let (rows, _) = shown(record, ask, Listing { newest, ..Listing::default() })?;
    Answer::of(&EVENT, &rows)
}
