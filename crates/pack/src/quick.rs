//! A quick hash, for tables whose keys are the packs' own or small numbers: what a text holds is only looked up in them, since whoever writes it
//! could make its words fall on one place.

use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map with keys of the packs.
pub type Table<V> = HashMap<String, V, BuildHasherDefault<Quick>>;

/// Writes a table by its keys in order, so that what is stored is the same on every machine.
pub fn in_order<S: Serializer, V: Serialize>(table: &Table<V>, serializer: S) -> Result<S::Ok, S::Error> {
    table.iter().collect::<BTreeMap<_, _>>().serialize(serializer)
}

/// A set of words of the packs.
pub type Words = HashSet<String, BuildHasherDefault<Quick>>;

/// Eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub struct Quick(u64);

impl Quick {
    #[inline]
    fn add(&mut self, part: u64) {
        self.0 = (self.0 ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

impl Hasher for Quick {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|part| self.add(u64::from_le_bytes(*part)));
        self.add(rest.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)));
    }

    /// What closes a text.
    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_table_holds_what_it_was_given() {
        let words = ["", "a", "eight by", "eight bytes", "государство", "国家"];
        let table: Table<usize> = words.iter().map(|w| w.to_string()).zip(0..).collect();
        assert!(words.iter().zip(0..).all(|(w, n)| table.get(*w) == Some(&n)));
        assert_eq!(table.get("eight bytez"), None);
    }
}
