//! What happened, in order.

use super::{Answer, Ask, listed};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Events in order of their day; with `newest` the last ones first.
pub fn timeline<S: Store>(record: &Record<S>, ask: &Ask, newest: bool) -> Result<Answer> {
    listed(record, ask, Listing { key: super::key_of(&ask.parties), newest, ..Listing::default() })
}
