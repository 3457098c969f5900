//! What a sentence tells by its words taken together: learnt weights of marks for kinds of claims, from `tenor.tsv`.

use crate::PackError;
use crate::entry::{Cues, Entry, Gaps};
use crate::marks::{Gathered, Marks, mark, weight};
use crate::persons::Hash;
use crate::quick::Table;
use crate::table::rows;
use crate::words::Form;
use crate::world::World;
use serde::{Deserialize, Serialize};

/// Under this name stands what speaks for a kind whatever is said.
const BIAS: &str = "bias";

/// No language learns more kinds: `kinds.toml` has 29 that marked articles tell often enough.
const KINDS: usize = 32;

/// What a mark may be, by the letter before its colon; `packs/README.md` says what each stands for.
const TEMPLATES: &str = "wpvnmxoicd";

/// What speaks for each kind by its number, without what does whatever is said.
pub type Sums = crate::marks::Sums<KINDS>;

/// The learnt weights of a language's marks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Tenor {
    /// Kinds of claims, each with what speaks for it whatever is said.
    kinds: Vec<(String, f32)>,
    /// Number of the first kind's entry for verbs; that for nouns and those of the other kinds follow.
    first_entry: u32,
    marks: Marks<KINDS>,
    /// What is asked of each entry.
    #[serde(skip)]
    entries: Vec<Known>,
    /// Numbers of the kinds.
    #[serde(skip)]
    numbers: Table<usize>,
    /// What speaks for each kind whatever is said, side by side.
    #[serde(skip)]
    biases: [f32; KINDS],
}

/// What is known of an entry: found once, not each time its word stands in a sentence.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// Number of its kind.
    kind: Option<usize>,
    /// The mark of its word whether or not its conditions hold, and that where they do.
    marks: (Option<usize>, Option<usize>),
}

/// What was seen, told by a few bits: what was not is nearly always told at one look.
#[derive(Default)]
struct Seen([u64; 16]);

impl Seen {
    /// Was it, perhaps, seen before? From now on it is.
    #[inline]
    fn perhaps(&mut self, mark: usize) -> bool {
        let (part, bit) = (&mut self.0[mark / 64 % 16], 1 << (mark % 64));
        let seen = *part & bit != 0;
        *part |= bit;
        seen
    }
}

impl Tenor {
    /// From `tenor.tsv`: kind, mark, weight. Each kind gets two entries, for what no event word tells.
    pub(crate) fn compile(name: &str, text: &str, world: &World, entries: &mut Vec<Entry>) -> Result<Tenor, PackError> {
        let mut tenor = Tenor { first_entry: entries.len() as u32, ..Tenor::default() };
        let mut gathered = Gathered::default();
        for (line, row) in rows(name, text, 3)? {
            let fault = |what: String| PackError::new(name, what).at(format!("line {line}"));
            let weight = weight(row[2], row[1] != BIAS).map_err(fault)?;
            if !world.kinds.contains_key(row[0]) {
                return Err(fault(format!("no kind `{}` in kinds.toml", row[0])));
            }
            let known = tenor.kinds.iter().position(|(kind, _)| kind == row[0]);
            let kind = known.unwrap_or_else(|| {
                tenor.kinds.push((row[0].into(), 0.0));
                tenor.kinds.len() - 1
            });
            if kind >= KINDS {
                return Err(fault(format!("more than {KINDS} kinds")));
            }
            if row[1] == BIAS {
                tenor.kinds[kind].1 = weight;
            } else {
                let known = mark(row[1], TEMPLATES);
                let known = known.ok_or_else(|| fault(format!("no mark: `{}`; there are {TEMPLATES:?}", row[1])))?;
                if !gathered.add(known, kind, weight) {
                    return Err(fault(format!("`{}` stands twice for `{}`", row[1], row[0])));
                }
            }
        }
        let forms = [Form::Verb, Form::Noun];
        entries.extend(tenor.kinds.iter().flat_map(|(kind, _)| forms.map(|form| entry(kind, form))));
        tenor.marks = Marks::new(gathered);
        Ok(tenor)
    }

    /// Does it hold together, with so many entries? What was stored may be damaged.
    pub(crate) fn sound(&self, entries: usize) -> bool {
        let held = self.kinds.is_empty() || self.first_entry as usize + 2 * self.kinds.len() <= entries;
        held && self.marks.sound(self.kinds.len())
    }

    /// Made ready to be asked, with the language's entries.
    pub(crate) fn ready(mut self, entries: &[Entry]) -> Tenor {
        self.marks.ready();
        self.numbers = self.kinds.iter().map(|(kind, _)| kind.clone()).zip(0..).collect();
        self.entries = entries.iter().map(|entry| self.known(entry)).collect();
        self.biases = [f32::NEG_INFINITY; KINDS];
        self.biases.iter_mut().zip(&self.kinds).for_each(|(bias, kind)| *bias = kind.1);
        self
    }

    fn known(&self, entry: &Entry) -> Known {
        let mark = |template| self.mark(Hash::default().and(entry.kind.chars()).with(template));
        let told = if entry.form == Form::Noun { 'n' } else { 'v' };
        Known { kind: self.number(&entry.kind), marks: (mark('m'), mark(told)) }
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The kinds, in the order of their numbers.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|k| &*k.0)
    }

    /// Number of a kind.
    pub fn number(&self, kind: &str) -> Option<usize> {
        self.numbers.get(kind).copied()
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
        self.marks.number(mark)
    }

    /// Number of the kind of an entry.
    #[inline]
    pub fn kind_of(&self, entry: usize) -> Option<usize> {
        self.entries[entry].kind
    }

    /// The mark of an event word, by its entry, whether or not its conditions hold.
    #[inline]
    pub fn mark_of_word(&self, entry: usize) -> Option<usize> {
        self.entries[entry].marks.0
    }

    /// The mark of an event word that is meant, by its entry.
    #[inline]
    pub fn mark_of_event(&self, entry: usize) -> Option<usize> {
        self.entries[entry].marks.1
    }

    /// What a mark weighs for a kind, in sixteenths.
    #[inline]
    pub fn weight(&self, mark: usize, kind: usize) -> i32 {
        self.marks.row(mark)[kind].into()
    }

    /// What marks weigh together; each counts once, whoever bears it.
    pub fn sums<B>(&self, marks: &[(usize, B)]) -> Sums {
        let (mut sums, mut seen) = (Sums::default(), Seen::default());
        for (n, (mark, _)) in marks.iter().enumerate() {
            if !seen.perhaps(*mark) || marks[..n].iter().all(|(before, _)| before != mark) {
                sums.add(self.marks.row(*mark));
            }
        }
        sums
    }

    /// What speaks for a kind in all, as the logarithm of its odds.
    #[inline]
    pub fn odds(&self, sums: &Sums, kind: usize) -> f32 {
        self.biases[kind] + sums.of(kind)
    }

    /// Kinds for which speaks so much and more.
    #[inline]
    pub fn above(&self, sums: &Sums, least: f32) -> impl Iterator<Item = usize> {
        let mut odds = sums.all();
        odds.iter_mut().zip(&self.biases).for_each(|(sum, bias)| *sum += bias);
        // For most sentences there is none, which is told of all kinds together.
        let some = odds.iter().fold(false, |some, odds| some | (*odds >= least));
        let kinds = if some { 0..self.kinds.len() } else { 0..0 };
        kinds.filter(move |kind| odds[*kind] >= least)
    }
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
        let tenor = Tenor::compile("tenor.tsv", text, &world, &mut entries).expect("compiles").ready(&entries);
        let known = |name| tenor.mark(mark(name, TEMPLATES).expect("a mark"));
        let trip = known("w:trip").expect("known");
        assert_eq!((tenor.weight(trip, 0), tenor.weight(trip, 1), known("w:tour")), (24, -4, None));
        let sums = tenor.sums(&[(trip, 1), (trip, 2)]);
        assert_eq!((tenor.odds(&sums, 0), tenor.odds(&sums, 1)), (-1.0, -3.25));
        assert_eq!(tenor.above(&sums, -1.5).collect::<Vec<_>>(), [0]);
        assert_eq!((entries[tenor.entry(1, true)].kind.as_str(), tenor.holds(4)), ("aid", false));
        assert_eq!(tenor.kind_of(tenor.entry(1, true)), Some(1));
        for fault in ["visit\tw:trip\tNaN", "visit\tbias\tinf", "visit\tq:trip\t1", "visit\ttrip\t1", "visit\tw:a\t9"] {
            assert!(Tenor::compile("tenor.tsv", fault, &world, &mut entries).is_err(), "{fault}");
        }
        assert!(Tenor::compile("tenor.tsv", "visit\tw:a\t1\nvisit\tw:a\t2", &world, &mut entries).is_err());
        assert!(Tenor::compile("tenor.tsv", "trip\tw:trip\t1", &world, &mut entries).is_err());
    }

    #[test]
    fn what_is_damaged_is_not_sound() {
        let sound = || Tenor { kinds: vec![("visit".into(), 0.0)], first_entry: 3, ..Tenor::default() };
        assert!(sound().sound(5) && Tenor::default().sound(0) && !sound().sound(4));
        assert!(!Tenor { kinds: vec![("visit".into(), 0.0); 33], ..sound() }.sound(100));
    }
}
