//! Which part a named party plays in what its sentence tells: learnt weights of marks for both sides of kinds of claims, from `parts.tsv`.

use crate::PackError;
use crate::marks::{Gathered, Marks, PARTS, mark, weight};
use crate::persons::Hash;
use crate::quick::Table;
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
    /// Number of each mark of one small letter or two signs, of which texts are full: none is put together to be looked up.
    #[serde(skip)]
    short: Vec<Option<u32>>,
    /// Numbers of the kinds.
    #[serde(skip)]
    numbers: Table<usize>,
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
        Ok(Parts { kinds, marks: Marks::new(gathered), ..Parts::default() })
    }

    /// Does it hold together? What was stored may be damaged.
    pub(crate) fn sound(&self) -> bool {
        self.marks.sound(2 * self.kinds.len())
    }

    /// Made ready to be asked.
    pub(crate) fn ready(mut self) -> Parts {
        self.marks.ready();
        self.numbers = self.kinds.iter().map(|(kind, _)| kind.clone()).zip(0..).collect();
        self.short = if self.is_empty() { Vec::new() } else { vec![None; SHORT] };
        for template in TEMPLATES.chars() {
            for (what, filled) in ('a'..='z').flat_map(|what| fillings().map(move |filled| (what, filled))) {
                let text = Hash::default().with(what).and(filled.map(Parts::digit));
                let number = self.mark(text.with(template)).map(|n| n as u32);
                if let Some(known) = self.short.get_mut(place(template, what, filled)) {
                    *known = number;
                }
            }
        }
        self
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Number of a kind.
    pub fn number(&self, kind: &str) -> Option<usize> {
        self.numbers.get(kind).copied()
    }

    /// How many, up to nine, as marks write it.
    pub fn digit(count: usize) -> char {
        char::from(b'0' + count.min(9) as u8)
    }

    /// Number of a mark that has weights.
    #[inline]
    pub fn mark(&self, mark: Hash) -> Option<usize> {
        self.marks.number(mark)
    }

    /// The same of a mark of one small letter, and of how many, up to nine, where that is told.
    #[inline]
    pub fn short_mark(&self, template: char, what: char, count: Option<usize>) -> Option<usize> {
        self.short.get(place(template, what, count))?.map(|n| n as usize)
    }

    /// Adds what a mark weighs for both sides of a kind.
    #[inline]
    pub fn add(&self, kind: usize, mark: usize, sums: &mut [i32; 2]) {
        let row = self.marks.row(mark);
        sums[0] += i32::from(row[2 * kind]);
        sums[1] += i32::from(row[2 * kind + 1]);
    }

    /// What such sums speak for both sides of a kind in all, as the logarithm of their odds; none for a side that is not learnt.
    #[inline]
    pub fn odds(&self, kind: usize, sums: [i32; 2]) -> [Option<f32>; 2] {
        let [actor, recipient] = self.kinds[kind].1;
        [actor.map(|bias| bias + sums[0] as f32 / PARTS), recipient.map(|bias| bias + sums[1] as f32 / PARTS)]
    }
}

/// So many places are kept for marks of one letter and of two signs.
const SHORT: usize = 32 * 32 * 16;

/// Where such a mark stands among them.
#[inline]
fn place(template: char, what: char, count: Option<usize>) -> usize {
    (template as usize % 32 * 32 + what as usize % 32) * 16 + count.map_or(15, |count| count.min(9))
}

fn fillings() -> impl Iterator<Item = Option<usize>> {
    (0..10).map(Some).chain([None])
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
        let mut sums = [0; 2];
        let known = ["s:u", "s:b", "s:l"].iter().filter_map(|name| parts.mark(mark(name, TEMPLATES)?));
        known.for_each(|known| parts.add(0, known, &mut sums));
        assert_eq!(parts.odds(0, sums), [Some(-1.0), None]);
        assert_eq!(parts.short_mark('s', 'u', None), parts.mark(mark("s:u", TEMPLATES).expect("a mark")));
        assert!(parts.short_mark('s', 'u', Some(1)).is_none() && parts.short_mark('t', 'u', None).is_none());
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
