//! Who has dealt with whom: how many happenings of a kind between two parties are known, from `dyads.tsv`.
//!
//! A row is `kind	actor	recipient	happenings`. Of kinds between equals the two stand in the order of the alphabet. Without a recipient a row
//! counts whatever an actor does of the kind, without a kind all that a party takes part in, without a party all of the kind, without any of them
//! all happenings.

use crate::PackError;
use crate::numbers;
use crate::quick::Quick;
use crate::table::rows;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

/// Happenings that are known, by kind and parties.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Dyads(HashMap<u32, u32, BuildHasherDefault<Quick>>);

/// As they stand in a compiled pack: how far each key lies behind the one before, and its number.
#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(with = "numbers")]
    gaps: Vec<u32>,
    #[serde(with = "numbers")]
    happenings: Vec<u32>,
}

impl From<Stored> for Dyads {
    fn from(stored: Stored) -> Dyads {
        // What was stored may be damaged: a sum that is too large is no key that is asked for.
        let keys = stored.gaps.iter().scan(0_u32, |key, gap| {
            *key = key.wrapping_add(*gap);
            Some(*key)
        });
        Dyads(keys.zip(stored.happenings).collect())
    }
}

impl From<Dyads> for Stored {
    fn from(dyads: Dyads) -> Stored {
        let (mut stored, mut last) = (Stored { gaps: Vec::new(), happenings: Vec::new() }, 0);
        for (key, happenings) in dyads.0.into_iter().collect::<BTreeMap<_, _>>() {
            stored.gaps.push(key - last);
            stored.happenings.push(happenings);
            last = key;
        }
        stored
    }
}

impl Dyads {
    /// Takes in the table; `kind`: is this the id of one?
    pub(crate) fn parse(text: &str, kind: impl Fn(&str) -> bool) -> Result<Dyads, PackError> {
        const FILE: &str = "dyads.tsv";
        let mut dyads = Dyads::default();
        for (line, c) in rows(FILE, text, 4)? {
            let wrong = |why: String| PackError::new(FILE, why).at(format!("line {line}"));
            if !c[0].is_empty() && !kind(c[0]) {
                return Err(wrong(format!("no kind `{}`", c[0])));
            }
            let happenings = c[3].parse().map_err(|_| wrong(format!("`{}`: write a whole number", c[3])))?;
            if dyads.0.insert(key(c[0], c[1], c[2]), happenings).is_some() {
                return Err(wrong(format!("`{} {} {}` stands there twice", c[0], c[1], c[2])));
            }
        }
        Ok(dyads)
    }

    /// How many happenings of a kind the one did to the other; between equals, with each other.
    pub fn between(&self, kind: &str, mutual: bool, actor: &str, other: &str) -> u32 {
        let turned = mutual && other < actor;
        if turned { self.known(kind, other, actor) } else { self.known(kind, actor, other) }
    }

    /// How much more often a party does this than others do, as a natural logarithm: 0 as often as others, or not known.
    pub fn lift(&self, kind: &str, actor: &str) -> f32 {
        let known = |kind, actor| self.known(kind, actor, "") as f32;
        let expected = known("", actor) * known(kind, "") / known("", "").max(1.0);
        ((known(kind, actor) + 1.0) / (expected + 1.0)).ln()
    }

    fn known(&self, kind: &str, actor: &str, other: &str) -> u32 {
        self.0.get(&key(kind, actor, other)).copied().unwrap_or(0)
    }
}

fn key(kind: &str, actor: &str, other: &str) -> u32 {
    const END: u8 = 0xff;
    let mut hash = Quick::default();
    for part in [kind, actor, other] {
        hash.write(part.as_bytes());
        hash.write_u8(END);
    }
    (hash.finish() >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::Dyads;

    const TABLE: &str = "# kind\tactor\trecipient\thappenings\n\t\t\t100\naid\t\t\t10\n\tCHE\t\t20\naid\tCHE\t\t8\naid\tCHE\tBEN\t3\nvisit\tBEN\tCHE\t1\ntalks\tBEN\tCHE\t2\n";

    #[test]
    fn what_is_known_is_kept_by_who_acts() {
        let dyads = Dyads::parse(TABLE, |_| true).expect("a table");
        let stored = postcard::to_stdvec(&dyads).expect("bytes");
        for dyads in [dyads, postcard::from_bytes(&stored).expect("the same")] {
            assert_eq!(dyads.between("aid", false, "CHE", "BEN"), 3);
            assert_eq!(dyads.between("aid", false, "BEN", "CHE"), 0);
            assert_eq!(
                ["BEN", "CHE"].map(|a| dyads.between("talks", true, a, if a == "BEN" { "CHE" } else { "BEN" })),
                [2, 2]
            );
            // Two are expected, eight are known.
            assert!((dyads.lift("aid", "CHE") - 3.0_f32.ln()).abs() < 1e-6);
            assert_eq!(dyads.lift("aid", "TGO"), 0.0);
        }
    }

    #[test]
    fn a_table_that_is_none_says_where() {
        let wrong = [
            ("aid\tCHE\tBEN\tmany\n", "whole number"),
            ("aid\tA\tB\t1\naid\tA\tB\t2\n", "twice"),
            ("help\tA\tB\t1\n", "no kind"),
        ];
        for (text, why) in wrong {
            let error = Dyads::parse(text, |kind| kind == "aid").expect_err("no table").to_string();
            assert!(error.contains(why) && error.contains("line"), "{error}");
        }
    }
}
