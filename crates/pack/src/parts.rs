//! Which part a named party plays in what its sentence tells: learnt weights of marks for both sides of kinds of claims, from `parts.tsv`.

use crate::PackError;
use crate::marks::{Gathered, Marks, PARTS, mark, weight};
use crate::persons::Hash;
use crate::table::rows;
use crate::world::World;
use serde::{Deserialize, Serialize};

/// Under this name stands what speaks for a side whatever is said.
const BIAS: &str = "bias";

/// No language learns more kinds.
const KINDS: usize = 32;

/// Two sides of each.
const COLUMNS: usize = 2 * KINDS;

/// What a mark may be, by the letter before its colon; `packs/README.md` says what each stands for.
const TEMPLATES: &str = "abcdefghopstv";

/// Sides of a kind, as the file names them.
const SIDES: [&str; 2] = ["actor", "recipient"];

/// A side of a happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who does it.
    Actor,
    /// To whom.
    Recipient,
}

/// The learnt weights of a language's marks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Parts {
    /// Kinds of claims, each with what speaks for its sides whatever is said; none for a side that is not learnt.
    kinds: Vec<(String, [Option<f32>; 2])>,
    marks: Marks<COLUMNS>,
}

impl Parts {
    /// From `parts.tsv`: kind, side, mark, weight.
    pub(crate) fn compile(name: &str, text: &str, world: &World) -> Result<Parts, PackError> {
        let mut kinds: Vec<(String, [Option<f32>; 2])> = Vec::new();
        let mut gathered = Gathered::default();
        for (line, row) in rows(name, text, 4)? {
            let fault = |what: String| PackError::new(name, what).at(format!("line {line}"));
            let weight = weight(row[3], row[2] != BIAS).map_err(fault)?;
            if !world.kinds.contains_key(row[0]) {
                return Err(fault(format!("no kind `{}` in kinds.toml", row[0])));
            }
            let side = SIDES.iter().position(|s| *s == row[1]);
            let side = side.ok_or_else(|| fault(format!("no side: `{}`; there are {SIDES:?}", row[1])))?;
            let known = kinds.iter().position(|(kind, _)| kind == row[0]);
            let kind = known.unwrap_or_else(|| {
                kinds.push((row[0].into(), [None; 2]));
                kinds.len() - 1
            });
            if kind >= KINDS {
                return Err(fault(format!("more than {KINDS} kinds")));
            }
            if row[2] == BIAS {
                if kinds[kind].1[side].replace(weight).is_some() {
                    return Err(fault(format!("`{BIAS}` stands twice for `{} {}`", row[0], row[1])));
                }
                continue;
            }
            let known = mark(row[2], TEMPLATES);
            let known = known.ok_or_else(|| fault(format!("no mark: `{}`; there are {TEMPLATES:?}", row[2])))?;
            if !gathered.add(known, 2 * kind + side, weight) {
                return Err(fault(format!("`{}` stands twice for `{} {}`", row[2], row[0], row[1])));
            }
        }
        Ok(Parts { kinds, marks: Marks::new(gathered) })
    }

    /// Does it hold together? What was stored may be damaged.
    pub(crate) fn sound(&self) -> bool {
        self.marks.sound(2 * self.kinds.len())
    }

    /// Made ready to be asked.
    pub(crate) fn ready(mut self) -> Parts {
        self.marks.ready();
        self
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Number of a kind.
    pub fn number(&self, kind: &str) -> Option<usize> {
        self.kinds.iter().position(|(k, _)| k == kind)
    }

    /// Number of a mark that has weights.
    #[inline]
    pub fn mark(&self, mark: Hash) -> Option<usize> {
        self.marks.number(mark)
    }

    /// What marks speak for both sides of a kind in all, as the logarithm of their odds; none for a side that is not learnt.
    #[inline]
    pub fn odds(&self, kind: usize, marks: impl Iterator<Item = usize>) -> [Option<f32>; 2] {
        let mut sums = [0; 2];
        for mark in marks {
            let row = self.marks.row(mark);
            sums = [sums[0] + i32::from(row[2 * kind]), sums[1] + i32::from(row[2 * kind + 1])];
        }
        let [actor, recipient] = self.kinds[kind].1;
        [actor.map(|bias| bias + sums[0] as f32 / PARTS), recipient.map(|bias| bias + sums[1] as f32 / PARTS)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn a_mark_weighs_for_one_side_and_not_the_other() {
        let mut world = World::default();
        world.kinds.insert("visit".into(), Kind { id: "visit".into(), ..Kind::default() });
        let text = "visit\tactor\tbias\t-2.5\nvisit\tactor\ts:u\t1.5\nvisit\trecipient\ts:b\t-0.25\n";
        let parts = Parts::compile("parts.tsv", text, &world).expect("compiles").ready();
        let known = ["s:u", "s:b", "s:l"].iter().filter_map(|name| parts.mark(mark(name, TEMPLATES)?));
        assert_eq!(parts.odds(0, known), [Some(-1.0), None]);
        assert!(parts.sound() && parts.number("aid").is_none());
        for fault in [
            "visit\tactor\ts:u\tNaN",
            "visit\tplace\ts:u\t1",
            "visit\tactor\tz:u\t1",
            "trip\tactor\ts:u\t1",
            "visit\tactor\ts:u\t9",
        ] {
            assert!(Parts::compile("parts.tsv", fault, &world).is_err(), "{fault}");
        }
        assert!(Parts::compile("parts.tsv", "visit\tactor\ts:u\t1\nvisit\tactor\ts:u\t2", &world).is_err());
    }
}
