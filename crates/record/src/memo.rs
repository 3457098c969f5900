//! Parts of answers that are asked for again and again, kept in memory as long as nobody writes to the record. It is no place for what
//! takes long to make: after a change all is made anew.

use crate::digest::Digest;
use std::any::Any;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of a shelf, roughly; there are two.
const SHELF: usize = 64 << 20;

/// The same of digests.
const DIGESTS: usize = 24 << 20;

/// Parts of answers by what they answer, and digests of events by block and event.
#[derive(Default)]
pub struct Memo {
    parts: Shelves<String, Arc<dyn Any + Send + Sync>, SHELF>,
    digests: Shelves<(i64, i64), Arc<Digest>, DIGESTS>,
}

/// What was asked for lately, and what was asked for before: when the first is full, it takes the place of the second.
struct Shelves<K, V, const MOST: usize>(Mutex<Inner<K, V>>);

struct Inner<K, V> {
    bytes: usize,
    lately: HashMap<K, (usize, V)>,
    before: HashMap<K, (usize, V)>,
}

impl std::fmt::Debug for Memo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Memo")
    }
}

impl<K, V, const MOST: usize> Default for Shelves<K, V, MOST> {
    fn default() -> Self {
        Shelves(Mutex::new(Inner { bytes: 0, lately: HashMap::new(), before: HashMap::new() }))
    }
}

impl<K: Hash + Eq, V: Clone, const MOST: usize> Shelves<K, V, MOST> {
    fn inner(&self) -> MutexGuard<'_, Inner<K, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let mut inner = self.inner();
        if let Some((key, (bytes, value))) = inner.before.remove_entry(key) {
            inner.put(key, bytes, value, MOST);
        }
        inner.lately.get(key).map(|(_, value)| value.clone())
    }

    fn put(&self, key: K, bytes: usize, value: V) {
        self.inner().put(key, bytes, value, MOST);
    }
}

impl<K: Hash + Eq, V> Inner<K, V> {
    fn put(&mut self, key: K, bytes: usize, value: V, most: usize) {
        if self.bytes + bytes > most {
            (self.before, self.bytes) = (std::mem::take(&mut self.lately), 0);
        }
        self.bytes += bytes;
        self.lately.insert(key, (bytes, value));
    }
}

impl Memo {
    /// The part, made if it is not there; `size` says how many bytes it takes.
    pub(crate) fn part<T: Any + Send + Sync, E>(
        &self,
        key: String,
        size: impl FnOnce(&T) -> usize,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        if let Some(part) = self.parts.get(&key).and_then(|part| part.downcast().ok()) {
            return Ok(part);
        }
        let part = Arc::new(make()?);
        let bytes = 2 * key.len() + size(&part);
        self.parts.put(key, bytes, part.clone());
        Ok(part)
    }

    /// The digest of an event, read if it is not there.
    pub(crate) fn digest<E>(
        &self,
        key: (i64, i64),
        read: impl FnOnce() -> Result<Option<Arc<Digest>>, E>,
    ) -> Result<Option<Arc<Digest>>, E> {
        if let Some(digest) = self.digests.get(&key) {
            return Ok(Some(digest));
        }
        let digest = read()?;
        if let Some(digest) = &digest {
            self.digests.put(key, digest.size(), digest.clone());
        }
        Ok(digest)
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
