//! One file a command.

pub mod completions;
pub mod demo;
pub mod explain;
pub mod extract;
pub mod man;
pub mod pack;
pub mod read;
pub mod record;
pub mod watch;
pub mod world;

use std::time::{SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}
