//! Everything about one state or organisation.

use super::{Answer, Ask, listed};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Events in which a party takes part, the newest first.
pub fn party<S: Store>(record: &Record<S>, ask: &Ask, code: &str) -> Result<Answer> {
    listed(record, ask, Listing { key: Some(code.into()), newest: true, ..Listing::default() })
}
