//! Everything about one state or organisation.

use super::{Answer, Ask, EVENT, shown};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Events in which a party takes part, the newest first.
pub fn party<S: Store>(record: &Record<S>, ask: &Ask, code: &str) -> Result<Answer> {
    let (rows, _) = shown(record, ask, Listing { key: Some(code.into()), newest: true, ..Listing::default() })?;
    Answer::of(&EVENT, &rows)
}
