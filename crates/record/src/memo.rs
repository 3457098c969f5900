//! Parts of answers that are asked for again and again, kept in memory as long as nobody writes to the record. It is no place for what
//! takes long to make: after a change all is made anew.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of a shelf, roughly; there are two.
const SHELF: usize = 64 << 20;

/// Parts of answers by what they answer.
#[derive(Default)]
pub struct Memo {
    inner: Mutex<Inner>,
}

type Parts = HashMap<String, (usize, Arc<dyn Any + Send + Sync>)>;

/// What was asked for lately, and what was asked for before: when the first is full, it takes the place of the second.
#[derive(Default)]
struct Inner {
    bytes: usize,
    lately: Parts,
    before: Parts,
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memo")
    }
}

impl Inner {
    fn put(&mut self, key: String, bytes: usize, part: Arc<dyn Any + Send + Sync>) {
        if self.bytes + bytes > SHELF {
            (self.before, self.bytes) = (std::mem::take(&mut self.lately), 0);
        }
        self.bytes += bytes;
        self.lately.insert(key, (bytes, part));
    }
}

impl Memo {
    fn get<T: Any + Send + Sync>(&self, key: &str) -> Option<Arc<T>> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((key, (bytes, part))) = inner.before.remove_entry(key) {
            inner.put(key, bytes, part);
        }
        inner.lately.get(key).and_then(|(_, part)| part.clone().downcast().ok())
    }

    fn put(&self, key: String, bytes: usize, part: Arc<dyn Any + Send + Sync>) {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).put(key, bytes, part);
    }

    /// The part, made if it is not there; `size` says how many bytes it takes.
    pub(crate) fn part<T: Any + Send + Sync, E>(
        &self,
        key: String,
        size: impl FnOnce(&T) -> usize,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        if let Some(part) = self.get(&key) {
            return Ok(part);
        }
        let part = Arc::new(make()?);
        let bytes = 2 * key.len() + size(&part);
        self.put(key, bytes, part.clone());
        Ok(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_made_once_and_forgotten_together() {
        let memo = Memo::default();
        let part = |key: &str, bytes: usize, value: u8| {
            *memo.part(key.into(), |_: &u8| bytes, || Ok::<u8, ()>(value)).expect("a part")
        };
        assert_eq!((part("a", 1, 1), part("a", 1, 2)), (1, 1));
        assert_eq!((part("b", SHELF, 3), part("a", 1, 4)), (3, 1), "what was asked for lately is kept");
        assert_eq!((part("c", SHELF, 5), part("d", SHELF, 6)), (5, 6));
        assert_eq!(part("a", 1, 7), 7, "there was no room for all");
    }
}
