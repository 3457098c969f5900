//! What a sentence tells by its words taken together: learnt weights of marks for kinds of claims, from `tenor.tsv`.

use crate::PackError;
use crate::entry::{Cues, Entry, Gaps};
use crate::persons::Hash;
use crate::table::rows;
use crate::words::Form;
use crate::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Under this name stands what speaks for a kind whatever is said.
const BIAS: &str = "bias";

/// Weights are kept in sixteenths.
const PARTS: f32 = 16.0;

/// Marks are told apart by so many buckets and more.
const BUCKETS: usize = 1 << 12;

/// The learnt weights of a language's marks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Tenor {
    /// Kinds of claims, each with what speaks for it whatever is said.
    kinds: Vec<(String, f32)>,
    /// Number of the first kind's entry for verbs; that for nouns and those of the other kinds follow.
    first_entry: u32,
    /// Hashes of the marks, in order.
    marks: Vec<u32>,
    /// Where each mark's weights begin, and the end.
    starts: Vec<u32>,
    /// Number of a kind, and what the mark weighs for it.
    weights: Vec<(u8, i8)>,
    /// Where the marks of a bucket begin, and the end.
    #[serde(skip)]
    buckets: Vec<u32>,
}

impl Tenor {
    /// From `tenor.tsv`: kind, mark, weight. Each kind gets two entries, for what no event word tells.
    pub(crate) fn compile(name: &str, text: &str, world: &World, entries: &mut Vec<Entry>) -> Result<Tenor, PackError> {
        let mut tenor = Tenor { first_entry: entries.len() as u32, ..Tenor::default() };
        let mut marks: BTreeMap<u32, Vec<(u8, i8)>> = BTreeMap::new();
        for (line, row) in rows(name, text, 3)? {
            let fault = |what: String| PackError::new(name, what).at(format!("line {line}"));
            let weight: f32 = row[2].parse().map_err(|_| fault(format!("no number: `{}`", row[2])))?;
            if !world.kinds.contains_key(row[0]) {
                return Err(fault(format!("no kind `{}` in kinds.toml", row[0])));
            }
            let known = tenor.kinds.iter().position(|(kind, _)| kind == row[0]);
            let kind = known.unwrap_or_else(|| {
                tenor.kinds.push((row[0].into(), 0.0));
                tenor.kinds.len() - 1
            });
            if row[1] == BIAS {
                tenor.kinds[kind].1 = weight;
            } else {
                let sixteenths = (weight * PARTS).round().clamp(-127.0, 127.0) as i8;
                marks.entry(short(Hash::of(row[1]))).or_default().push((kind as u8, sixteenths));
            }
        }
        let forms = [Form::Verb, Form::Noun];
        entries.extend(tenor.kinds.iter().flat_map(|(kind, _)| forms.map(|form| entry(kind, form))));
        for (mark, weights) in marks {
            tenor.marks.push(mark);
            tenor.starts.push(tenor.weights.len() as u32);
            tenor.weights.extend(weights);
        }
        tenor.starts.push(tenor.weights.len() as u32);
        Ok(tenor)
    }

    /// Made ready to be asked.
    pub(crate) fn ready(mut self) -> Tenor {
        let marks = &self.marks;
        self.buckets = (0..=BUCKETS).map(|b| marks.partition_point(|m| bucket(*m) < b) as u32).collect();
        self
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// How many kinds there are.
    pub fn kinds(&self) -> usize {
        self.kinds.len()
    }

    /// Number of a kind.
    pub fn number(&self, kind: &str) -> Option<usize> {
        self.kinds.iter().position(|(k, _)| k == kind)
    }

    /// What speaks for each kind whatever is said.
    pub fn bias(&self) -> impl Iterator<Item = f32> + '_ {
        self.kinds.iter().map(|(_, bias)| *bias)
    }

    /// Number of the entry of a kind, for a verb or a noun.
    pub fn entry(&self, kind: usize, noun: bool) -> usize {
        self.first_entry as usize + 2 * kind + usize::from(noun)
    }

    /// Is this the entry of a kind, and of no event word?
    pub fn holds(&self, entry: usize) -> bool {
        (self.first_entry as usize..self.first_entry as usize + 2 * self.kinds.len()).contains(&entry)
    }

    /// Number of a mark that has weights.
    #[inline]
    pub fn mark(&self, mark: Hash) -> Option<usize> {
        let mark = short(mark.value());
        let at = bucket(mark);
        let (from, to) = (*self.buckets.get(at)? as usize, *self.buckets.get(at + 1)? as usize);
        Some(from + self.marks[from..to].iter().position(|m| *m == mark)?)
    }

    /// What a mark weighs: for each kind by its number.
    pub fn weights(&self, mark: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let (from, to) = (self.starts[mark] as usize, self.starts[mark + 1] as usize);
        self.weights[from..to].iter().map(|(kind, weight)| (usize::from(*kind), f32::from(*weight) / PARTS))
    }
}

fn short(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

fn bucket(mark: u32) -> usize {
    mark as usize / ((1 << 32) / BUCKETS)
}

/// The entry of what no event word tells.
fn entry(kind: &str, form: Form) -> Entry {
    let none = || Cues::from(Vec::new());
    Entry {
        id: format!("tenor:{kind}"),
        kind: kind.into(),
        form,
        roles: Vec::new(),
        event: None,
        mode: None,
        status: None,
        stage: None,
        contexts: Vec::new(),
        weak: false,
        over: false,
        host: false,
        alone: false,
        owned: false,
        wide: false,
        two: None,
        needs: none(),
        person: false,
        organisation: false,
        party: false,
        unless: none(),
        gaps: Gaps::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn a_mark_weighs_for_its_kinds_and_another_for_none() {
        let mut world = World::default();
        for kind in ["visit", "aid"] {
            world.kinds.insert(kind.into(), Kind { id: kind.into(), ..Kind::default() });
        }
        let text = "visit\tbias\t-2.5\nvisit\tw:trip\t1.5\naid\tw:trip\t-0.25\naid\tbias\t-3\n";
        let mut entries = Vec::new();
        let tenor = Tenor::compile("tenor.tsv", text, &world, &mut entries).expect("compiles").ready();
        let trip = tenor.mark(Hash::template("w").and("trip".chars())).expect("known");
        assert_eq!(tenor.weights(trip).collect::<Vec<_>>(), [(0, 1.5), (1, -0.25)]);
        assert_eq!(tenor.mark(Hash::template("w").and("tour".chars())), None);
        assert_eq!(tenor.bias().collect::<Vec<_>>(), [-2.5, -3.0]);
        assert_eq!((entries[tenor.entry(1, true)].kind.as_str(), tenor.holds(4)), ("aid", false));
        assert!(Tenor::compile("tenor.tsv", "trip\tw:trip\t1", &world, &mut entries).is_err());
    }
}
