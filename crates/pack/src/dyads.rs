//! Who has dealt with whom: how many marked articles tell of a happening of a kind between two parties, from `world/dyads.tsv`.
//!
//! A row is `kind actor recipient articles`. Of kinds between equals the two stand in the order of the alphabet. Without a recipient a row
//! counts articles in which an actor does something of the kind; without a kind, an actor or both it is the sum of such rows. Without an actor
//! it counts articles in which something of the kind is done to a recipient; without a kind, with `*` for the recipient or both it is their sum.

use crate::PackError;
use crate::numbers;
use crate::quick::Quick;
use crate::table::rows;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// In the place of a recipient: whoever it is done to.
const ANY: &str = "*";

/// Articles, by a hash of kind and parties.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Dyads(HashMap<u32, u32, BuildHasherDefault<Quick>>);

/// As they stand in a compiled pack: how far each key lies behind the one before, and its number.
#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(with = "numbers")]
    gaps: Vec<u32>,
    #[serde(with = "numbers")]
    articles: Vec<u32>,
}

impl From<Stored> for Dyads {
    fn from(stored: Stored) -> Dyads {
        // What was stored may be damaged: then it answers wrongly, and harms nothing.
        let keys = stored.gaps.iter().scan(0_u32, |key, gap| {
            *key = key.wrapping_add(*gap);
            Some(*key)
        });
        Dyads(keys.zip(stored.articles).collect())
    }
}

impl From<Dyads> for Stored {
    fn from(dyads: Dyads) -> Stored {
        let (mut stored, mut last) = (Stored { gaps: Vec::new(), articles: Vec::new() }, 0);
        for (key, articles) in dyads.0.into_iter().collect::<BTreeMap<_, _>>() {
            stored.gaps.push(key - last);
            stored.articles.push(articles);
            last = key;
        }
        stored
    }
}

impl Dyads {
    /// Takes in the table; `mutual`: is a kind of this id one between equals, if there is one?
    pub(crate) fn parse(text: &str, mutual: impl Fn(&str) -> Option<bool>) -> Result<Dyads, PackError> {
        const FILE: &str = "world/dyads.tsv";
        let (mut dyads, mut seen) = (Dyads::default(), HashSet::new());
        for (line, c) in rows(FILE, text, 4)? {
            let wrong = |why: String| PackError::new(FILE, why).at(format!("line {line}"));
            let (kind, actor, other) = (c[0], c[1], c[2]);
            let equals =
                if kind.is_empty() { false } else { mutual(kind).ok_or_else(|| wrong(format!("no kind `{kind}`")))? };
            if equals && !other.is_empty() && other < actor {
                return Err(wrong(format!("`{kind}` is between equals: write `{other}` before `{actor}`")));
            }
            if !seen.insert((kind, actor, other)) {
                return Err(wrong(format!("`{kind} {actor} {other}` stands there twice")));
            }
            let articles: u32 =
                c[3].parse().map_err(|_| wrong(format!("`{}`: write how many articles tell it", c[3])))?;
            // Two rows may have one hash, one table in five some two of them: then the greater number stands for both.
            let told = dyads.0.entry(key(kind, actor, other)).or_default();
            *told = articles.max(*told);
        }
        Ok(dyads)
    }

    /// How many articles tell that the one did this to the other; between equals, with each other.
    pub fn between(&self, kind: &str, mutual: bool, actor: &str, other: &str) -> u32 {
        let turned = mutual && other < actor;
        if turned { self.known(kind, other, actor) } else { self.known(kind, actor, other) }
    }

    /// How much more often a party does this than others do, as a natural logarithm: 0 as often as others, or not known.
    pub fn acts(&self, kind: &str, actor: &str) -> f32 {
        self.lift([(kind, actor, ""), ("", actor, ""), (kind, "", ""), ("", "", "")])
    }

    /// How much more often this is done to a party than to others.
    pub fn undergoes(&self, kind: &str, recipient: &str) -> f32 {
        self.lift([(kind, "", recipient), ("", "", recipient), (kind, "", ANY), ("", "", ANY)])
    }

    /// Of this kind and this party, of the party, of the kind, and of all.
    fn lift(&self, rows: [(&str, &str, &str); 4]) -> f32 {
        let [both, party, kind, all] = rows.map(|(kind, actor, other)| self.known(kind, actor, other) as f32);
        ((both + 1.0) / (party * kind / all.max(1.0) + 1.0)).ln()
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
    use super::{Dyads, Stored};

    const TABLE: &str = "# kind\tactor\trecipient\tarticles\n\t\t\t100\naid\t\t\t10\n\tCHE\t\t20\naid\tCHE\t\t8\naid\tCHE\tBEN\t3\ntalks\tBEN\tCHE\t2\n\
        \t\t*\t50\naid\t\t*\t10\n\t\tBEN\t10\naid\t\tBEN\t5\n";

    fn parse(text: &str) -> Result<Dyads, String> {
        let mutual = |kind: &str| matches!(kind, "aid" | "talks" | "agreement").then_some(kind != "aid");
        Dyads::parse(text, mutual).map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_known_is_kept_by_who_acts() {
        let dyads = parse(TABLE).expect("a table");
        let stored = postcard::to_stdvec(&dyads).expect("bytes");
        for dyads in [dyads, postcard::from_bytes(&stored).expect("the same")] {
            assert_eq!(dyads.between("aid", false, "CHE", "BEN"), 3);
            assert_eq!(dyads.between("aid", false, "BEN", "CHE"), 0);
            assert_eq!(dyads.between("talks", true, "BEN", "CHE"), 2);
            assert_eq!(dyads.between("talks", true, "CHE", "BEN"), 2);
            // Two are expected, eight are known.
            assert!((dyads.acts("aid", "CHE") - 3.0_f32.ln()).abs() < 1e-6);
            assert_eq!(dyads.acts("aid", "TGO"), 0.0);
            // Two are expected, five are known.
            assert!((dyads.undergoes("aid", "BEN") - 2.0_f32.ln()).abs() < 1e-6);
            assert_eq!(dyads.undergoes("aid", "CHE"), 0.0);
        }
    }

    #[test]
    fn a_table_that_is_none_says_where() {
        let wrong = [
            ("aid\tCHE\tBEN\tmany\n", "how many articles"),
            ("aid\tA\tB\t1\naid\tA\tB\t2\n", "twice"),
            ("help\tA\tB\t1\n", "no kind"),
            ("talks\tB\tA\t1\n", "`A` before `B`"),
        ];
        for (text, why) in wrong {
            let error = parse(text).expect_err("no table");
            assert!(error.contains(why) && error.contains("line"), "{error}");
        }
    }

    #[test]
    fn rows_of_one_hash_are_no_fault_and_damaged_ones_do_no_harm() {
        let dyads = parse("agreement\tMYS\tORG:Berlinale\t1\naid\tAUS\tTON\t10\n").expect("two rows of one hash");
        assert_eq!(dyads.between("aid", false, "AUS", "TON"), 10);
        let damaged = Stored { gaps: vec![u32::MAX, 7, 9], articles: vec![1, 2] };
        assert_eq!(Dyads::from(damaged).between("aid", false, "AUS", "TON"), 0);
        let empty = parse("").expect("an empty table");
        assert_eq!((empty.acts("aid", "CHE"), empty.undergoes("aid", "CHE")), (0.0, 0.0));
    }
}
