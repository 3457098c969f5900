//! Everything between two parties.

use super::{Answer, Ask, listed};
use crate::error::Result;
use crate::kinds::pair as key;
use crate::record::Record;
use crate::store::{Listing, Store};

/// Events in which both take part, the newest first.
pub fn pair<S: Store>(record: &Record<S>, ask: &Ask, a: &str, b: &str) -> Result<Answer> {
    let mut answer = listed(record, ask, Listing { key: Some(key(a, b)), newest: true, ..Listing::default() })?;
    if answer.rows.is_empty() {
        let read = record.covered(&key(a, b), None, ask.as_of)?;
        answer.notes.push(format!("nothing passes; the record has {} articles on {a} and {b}", read.articles));
    }
    Ok(answer)
}
