//! What of a block's claims is compared, in numbers: words are compared once for each pair of different values, not once for each
//! pair of claims.

use super::sketch::{Sketch, Standing};
use crate::day::Day;
use crate::kinds;
use crate::names::{Named, Same};
use std::cell::Cell;
use std::collections::HashMap;
use std::hash::Hash;

/// Different values beyond which answers are not kept.
const MOST: usize = 512;

/// What of a claim is compared; names of values are numbers within the block, 0 for none.
#[derive(Debug, Clone)]
pub struct Traits {
    /// Anchor of the claim.
    pub anchor: i64,
    /// Its article.
    pub article: i64,
    /// Day of publication.
    pub known: Day,
    /// First and last day, where said.
    pub said: (Option<Day>, Option<Day>),
    /// When it can have been.
    pub window: (Day, Day),
    /// The time is said to within days.
    pub definite: bool,
    /// Days it spans, where both ends are said.
    pub width: Option<Day>,
    /// Told, announced, stopped, habit.
    pub standing: Standing,
    /// Kind.
    pub kind: usize,
    /// Of its kind: an encounter, an act of speech, seldom repeated.
    pub nature: Nature,
    /// People.
    pub people: usize,
    /// State where it is.
    pub state: usize,
    /// Place within it.
    pub place: usize,
    /// Words of the title.
    pub title: usize,
    /// Who does it.
    pub actors: usize,
    /// Carries a comparison.
    pub compared: bool,
    /// Which one it was, counted.
    pub nth: Option<u32>,
    /// Somebody denies it.
    pub denied: bool,
}

impl Traits {
    /// Some time is said.
    pub fn dated(&self) -> bool {
        self.said != (None, None)
    }
}

/// What a kind is like.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nature {
    /// Who was in the room says which one it was.
    pub encounter: bool,
    /// Who speaks says which one it was.
    pub speech: bool,
    /// The same parties seldom repeat it.
    pub rare: bool,
}

impl Nature {
    fn of(kind: &str) -> Nature {
        Nature { encounter: kinds::encounter(kind), speech: kinds::speech(kind), rare: kinds::rare(kind) }
    }
}

/// The claims of a block, ready to be compared.
pub struct Block<'s> {
    /// The claims.
    pub claims: Vec<Traits>,
    people: Values<&'s [Named]>,
    titles: Values<&'s [String]>,
    actors: Values<&'s [String]>,
}

impl<'s> Block<'s> {
    /// From what is kept of the claims.
    pub fn new(sketches: impl Iterator<Item = &'s Sketch>) -> Block<'s> {
        let mut block =
            Block { claims: Vec::new(), people: Values::new(&[]), titles: Values::new(&[]), actors: Values::new(&[]) };
        let (mut kinds, mut states, mut places) = (Values::new(""), Values::new(""), Values::new(""));
        for s in sketches {
            block.claims.push(Traits {
                anchor: s.anchor,
                article: s.article,
                known: s.known,
                said: (s.lo, s.hi),
                window: s.window(),
                definite: s.definite(),
                width: s.width(),
                standing: s.standing,
                kind: kinds.number(s.kind.as_str()),
                nature: Nature::of(&s.kind),
                people: block.people.number(&s.people),
                state: states.number(s.state.as_deref().unwrap_or_default()),
                place: places.number(s.place.as_deref().unwrap_or_default()),
                title: block.titles.number(&s.title),
                actors: block.actors.number(&s.actors),
                compared: s.compared,
                nth: s.nth,
                denied: s.denied,
            });
        }
        block.people.ready();
        block.titles.ready();
        block.actors.ready();
        block
    }

    /// Whether two name somebody in common, and whether they name others of one party.
    pub fn people(&self, a: &Traits, b: &Traits) -> (bool, bool) {
        let kept = self.people.answer(a.people, b.people, |mine, theirs| {
            let (shared, clash) = company(mine, theirs);
            u8::from(shared) | u8::from(clash) << 1
        });
        (kept & 1 != 0, kept & 2 != 0)
    }

    /// Whether half of the shorter title stands in the longer one; none where both are numbered, and otherwise.
    pub fn titles(&self, a: &Traits, b: &Traits) -> Option<bool> {
        let kept = self.titles.answer(a.title, b.title, |mine, theirs| match alike(mine, theirs) {
            None => 0,
            Some(false) => 1,
            Some(true) => 2,
        });
        (kept > 0).then_some(kept == 2)
    }

    /// Whether some actor is the same.
    pub fn actors(&self, a: &Traits, b: &Traits) -> bool {
        self.actors.answer(a.actors, b.actors, |mine, theirs| u8::from(mine.iter().any(|m| theirs.contains(m)))) > 0
    }
}

/// Somebody in both; somebody of a party of whom the other names only others.
fn company(mine: &[Named], theirs: &[Named]) -> (bool, bool) {
    let (mut shared, mut clash) = (false, false);
    for one in mine {
        let mut all = theirs.iter().filter(|t| t.party == one.party).map(|t| one.same(t)).peekable();
        let some = all.peek().is_some();
        let all: Vec<Same> = all.collect();
        shared |= all.contains(&Same::Yes);
        clash |= some && all.iter().all(|s| *s == Same::No);
    }
    (shared, clash)
}

fn alike(mine: &[String], theirs: &[String]) -> Option<bool> {
    let shared = mine.iter().filter(|t| theirs.contains(t)).count();
    let share = shared as f64 / mine.len().min(theirs.len()) as f64;
    let numbers = |title: &[String]| {
        title.iter().filter(|t| t.starts_with(|c: char| c.is_ascii_digit())).cloned().collect::<Vec<_>>()
    };
    let (a, b) = (numbers(mine), numbers(theirs));
    (a.is_empty() || b.is_empty() || a == b).then_some(share >= 0.5)
}

/// Different values of a field in the order in which they were met; the first is none.
struct Values<T> {
    all: Vec<T>,
    numbers: HashMap<T, usize>,
    /// Answers on pairs of them, one more than the answer; 0: not asked yet.
    answers: Vec<Cell<u8>>,
}

impl<T: Copy + Eq + Hash> Values<T> {
    fn new(none: T) -> Values<T> {
        Values { all: vec![none], numbers: HashMap::from([(none, 0)]), answers: Vec::new() }
    }

    fn number(&mut self, value: T) -> usize {
        if value == self.all[0] {
            return 0;
        }
        *self.numbers.entry(value).or_insert_with(|| {
            self.all.push(value);
            self.all.len() - 1
        })
    }

    fn ready(&mut self) {
        if self.all.len() <= MOST {
            self.answers = vec![Cell::new(0); self.all.len() * self.all.len()];
        }
    }

    /// The answer on a pair.
    fn answer(&self, a: usize, b: usize, ask: impl Fn(T, T) -> u8) -> u8 {
        let Some(kept) = self.answers.get(a * self.all.len() + b) else { return ask(self.all[a], self.all[b]) };
        if kept.get() == 0 {
            kept.set(1 + ask(self.all[a], self.all[b]));
        }
        kept.get() - 1
    }
}
