//! The words with which forms begin, each with the state behind it: at one look instead of letter by letter, each of which waits for memory.

use super::Lexicon;

/// States by the hashes of the words that lead to them: looked for from the hash's own place on, in a table of which half is free.
#[derive(Debug, Default, Clone)]
pub(super) struct Words(Vec<Place>);

/// A word by the half of its hash that says nothing of its place. That another word has both halves of one is as likely as a fault of the machine.
#[derive(Debug, Default, Clone, Copy)]
struct Place {
    part: u32,
    /// 0, the root, to which no word leads: it is free.
    state: u32,
}

impl Words {
    /// None where there are too many: a damaged lexicon may lead round and round.
    pub fn new(lexicon: &Lexicon) -> Option<Words> {
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
        let mut places = vec![Place::default(); (words.len() * 2).next_power_of_two()];
        for (state, hash) in words {
            let last = places.len() - 1;
            let mut place = hash as usize & last;
            while places[place].state > 0 {
                place = (place + 1) & last;
            }
            places[place] = Place { part: part(hash), state };
        }
        Some(Words(places))
    }

    /// The state behind a word; none where no form begins with it.
    #[inline]
    pub fn behind(&self, word: &[char]) -> Option<u32> {
        let hash = word.iter().fold(START, |hash, c| add(hash, *c));
        let (last, part) = (self.0.len() - 1, part(hash));
        let mut place = hash as usize & last;
        loop {
            let known = self.0[place];
            if known.state == 0 {
                return None;
            }
            if known.part == part {
                return Some(known.state);
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
