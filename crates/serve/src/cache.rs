//! Answers that hold as long as nobody writes to the record.

use crate::forms::Written;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Most bytes kept.
const MOST: usize = 64 << 20;

/// Answers by question.
#[derive(Default)]
pub struct Cache {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    generation: u64,
    bytes: usize,
    kept: HashMap<String, Written>,
}

impl Cache {
    /// The answer, if it was given since the last change.
    pub fn get(&self, key: &str, generation: u64) -> Option<Written> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        (inner.generation == generation).then(|| inner.kept.get(key).cloned()).flatten()
    }

    /// Keeps an answer; when there is no more room, all are forgotten.
    pub fn put(&self, key: String, generation: u64, written: Written) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let size = key.len() + written.body.len();
        if inner.generation != generation || inner.bytes + size > MOST {
            *inner = Inner { generation, ..Inner::default() };
        }
        inner.bytes += size;
        inner.kept.insert(key, written);
    }
}
