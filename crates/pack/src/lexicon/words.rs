//! Words and pairs of characters with which forms begin, each with the state behind it: at one look instead of letter by letter, each of which
//! waits for memory.

use super::{Known, Lexicon};

/// States by the hashes of the texts that lead to them: looked for from the hash's own place on, in a table of which half is free.
#[derive(Debug, Clone)]
pub(super) struct Beginnings(Vec<Place>);

/// A text by the half of its hash that says nothing of its place. That another has both halves of one is as likely as a fault of the machine.
#[derive(Debug, Clone, Copy)]
struct Place {
    part: u32,
    /// Of the root, to which no text leads: it is free.
    known: Known,
}

impl Beginnings {
    /// All first words; none where there are too many: a damaged lexicon may lead round and round.
    pub fn words(lexicon: &Lexicon) -> Option<Beginnings> {
        let mut words = Vec::new();
        let (mut waiting, mut steps) = (vec![(0, START)], 0);
        while let Some((state, hash)) = waiting.pop() {
            steps += 1;
            if steps > MOST || waiting.len() > MOST {
                return None;
            }
            let mut ends = state > 0 && lexicon.value(state).is_some();
            for (label, target) in lexicon.edges(state) {
                match char::from_u32(label).filter(|c| c.is_alphanumeric()) {
                    Some(c) => waiting.push((target, add(hash, c))),
                    None => ends = true,
                }
            }
            if ends && state > 0 {
                words.push((state, hash));
            }
        }
        Some(Beginnings::of(&words, lexicon))
    }

    /// All first two characters.
    pub fn pairs(lexicon: &Lexicon) -> Beginnings {
        let edges = |state: u32, hash: u64| {
            let chars = lexicon.edges(state).filter_map(|(label, target)| Some((char::from_u32(label)?, target)));
            chars.map(move |(c, target)| (target, add(hash, c)))
        };
        let pairs: Vec<(u32, u64)> = edges(0, START).flat_map(|(first, hash)| edges(first, hash)).collect();
        Beginnings::of(&pairs, lexicon)
    }

    fn of(states: &[(u32, u64)], lexicon: &Lexicon) -> Beginnings {
        let mut places = vec![Place { part: 0, known: Known::NOWHERE }; (states.len() * 2).next_power_of_two()];
        let last = places.len() - 1;
        // No text leads to the root but in a damaged lexicon.
        for (state, hash) in states.iter().filter(|(state, _)| *state > 0) {
            let mut place = *hash as usize & last;
            while places[place].known.state > 0 {
                place = (place + 1) & last;
            }
            places[place] = Place { part: part(*hash), known: lexicon.known(*state) };
        }
        Beginnings(places)
    }

    /// The state behind a text; none where no form begins with it.
    #[inline]
    pub fn behind(&self, text: &[char]) -> Option<Known> {
        let hash = text.iter().fold(START, |hash, c| add(hash, *c));
        let (last, part) = (self.0.len() - 1, part(hash));
        let mut place = hash as usize & last;
        loop {
            let Place { part: own, known } = self.0[place];
            if known.state == 0 {
                return None;
            }
            if own == part {
                return Some(known);
            }
            place = (place + 1) & last;
        }
    }
}

/// Beginnings of words that are gone through at most.
const MOST: usize = 1 << 21;

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn add(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

fn part(hash: u64) -> u32 {
    (hash >> 32) as u32
}
