//! Parts of answers that are asked for again and again, kept in memory as long as nobody writes to the record. It is no place for what
//! takes long to make: after a change all is made anew.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most bytes kept, roughly.
const MOST: usize = 96 << 20;

/// Parts of answers by what they answer.
#[derive(Default)]
pub struct Memo {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    bytes: usize,
    kept: HashMap<String, Arc<dyn Any + Send + Sync>>,
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memo")
    }
}

impl Memo {
    fn get<T: Any + Send + Sync>(&self, key: &str) -> Option<Arc<T>> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.kept.get(key).and_then(|part| part.clone().downcast().ok())
    }

    /// Keeps a part; when there is no more room, all are forgotten.
    fn put(&self, key: String, bytes: usize, part: Arc<dyn Any + Send + Sync>) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.bytes + bytes > MOST {
            *inner = Inner::default();
        }
        inner.bytes += bytes;
        inner.kept.insert(key, part);
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
        assert_eq!(part("b", MOST, 3), 3);
        assert_eq!(part("a", 1, 4), 4, "there was no room for both");
    }
}
