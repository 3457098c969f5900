//! Sketches of texts: from two of them follows how much of the shorter text stands in the longer one.
//!
//! Words in a row are hashed together, and of all hashes those below a bound are kept: the same few of every text, so that two sketches
//! can be compared whatever the texts' lengths. The bound is halved until few enough are left; two sketches are compared below the
//! lower of their bounds. Nothing is random, and in a script without spaces words are pairs of characters.
//!
//! Numbers are kept apart: reports written to one form share most of their words and hardly a number, copies share both.

use crate::tokens::tokens;

/// Most hashes kept of a text.
const MOST: usize = 192;
/// Most numbers kept of it.
const NUMBERS: usize = 32;
/// Words in a row that are hashed together.
const SHINGLE: usize = 4;
/// Least words of a text that is compared at all.
const WORDS: usize = 12;
/// Least hashes of the shorter text on which a judgement may rest.
const ENOUGH: usize = 8;
/// Least numbers on which one may.
const FEW: usize = 3;
/// Share of the shorter text from which it counts as a copy of the longer one.
pub const NEAR: f64 = 0.5;

/// Hashes of a set, all below a bound that was halved so often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Hashes {
    halvings: u32,
    low: Vec<u32>,
}

impl Hashes {
    fn of(mut all: Vec<u32>, most: usize) -> Hashes {
        all.sort_unstable();
        all.dedup();
        let mut halvings = 0;
        while all.len() > most {
            halvings += 1;
            all.truncate(all.partition_point(|h| *h <= u32::MAX >> halvings));
        }
        Hashes { halvings, low: all }
    }

    fn read(halvings: &str, written: &str) -> Option<Hashes> {
        let number = |n: usize| u32::from_str_radix(written.get(n..n + 8)?, 16).ok();
        let low = (0..written.len()).step_by(8).map(number).collect::<Option<_>>()?;
        Some(Hashes { halvings: halvings.parse().ok().filter(|n| *n < 32)?, low })
    }

    fn written(&self) -> String {
        let hashes: String = self.low.iter().map(|n| format!("{n:08x}")).collect();
        format!("{}:{hashes}", self.halvings)
    }

    /// The part of the smaller set that the larger one holds; none where too little is there to tell.
    fn held(&self, other: &Hashes, enough: usize) -> Option<f64> {
        let bound = u32::MAX >> self.halvings.max(other.halvings);
        let below = |s: &Hashes| s.low.partition_point(|h| *h <= bound);
        let (a, b) = (&self.low[..below(self)], &other.low[..below(other)]);
        let least = a.len().min(b.len());
        let (mut rest, mut shared) = (b, 0);
        for hash in a {
            rest = &rest[rest.iter().position(|h| h >= hash).unwrap_or(rest.len())..];
            shared += usize::from(rest.first() == Some(hash));
        }
        (least >= enough).then(|| shared as f64 / least as f64)
    }
}

/// A sketch that is ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketched {
    words: Hashes,
    numbers: Hashes,
}

impl Sketched {
    /// Of a text.
    pub fn of(text: &str) -> Option<Sketched> {
        let words = tokens(text);
        // A digit alone tells little: it is a month in some languages, and small counts are everywhere.
        let is_number = |w: &&[String]| w[0].len() > 1 && w[0].bytes().all(|b| b.is_ascii_digit());
        (words.len() >= WORDS).then(|| Sketched {
            words: Hashes::of(words.windows(SHINGLE).map(hashed).collect(), MOST),
            numbers: Hashes::of(words.chunks(1).filter(is_number).map(hashed).collect(), NUMBERS),
        })
    }

    /// From the written form.
    pub fn read(written: &str) -> Option<Sketched> {
        let mut parts = written.split(':');
        let mut hashes = || Hashes::read(parts.next()?, parts.next()?);
        Some(Sketched { words: hashes()?, numbers: hashes()? })
    }

    /// The hashes of its words, from the lowest.
    pub fn hashes(&self) -> &[u32] {
        &self.words.low
    }

    /// The part of the shorter text that stands in the longer one, 0 to 1; 0 where too little is there to tell, or where most numbers
    /// are others.
    pub fn likeness(&self, other: &Sketched) -> f64 {
        let numbers = self.numbers.held(&other.numbers, FEW);
        let other_numbers = numbers.is_some_and(|held| held < NEAR);
        self.words.held(&other.words, ENOUGH).filter(|_| !other_numbers).unwrap_or(0.0)
    }
}

fn hashed(words: &[String]) -> u32 {
    let hash = words.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, word| {
        word.bytes().chain([0]).fold(hash, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
    });
    let z = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 32) as u32
}

/// The sketch of a text as it is kept; empty for a text too short to be compared.
pub fn sketch(text: &str) -> String {
    Sketched::of(text).map_or_else(String::new, |s| format!("{}:{}", s.words.written(), s.numbers.written()))
}

/// How alike two texts are by their kept sketches.
pub fn likeness(a: &str, b: &str) -> f64 {
    Sketched::read(a).zip(Sketched::read(b)).map_or(0.0, |(a, b)| a.likeness(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The two ministers met in the capital on Friday and spoke about joint exercises, the training of officers \
        and the delivery of radar stations, the ministry said in a statement after the talks, which lasted three hours.";

    #[test]
    fn a_copy_with_another_ending_is_near() {
        let copy = format!("{TEXT} Our newspaper asked for comment.");
        assert!(likeness(&sketch(TEXT), &sketch(&copy)) > NEAR);
        let other = "Grain shipments through the strait fell by a tenth in March, port officials said, as insurers raised their \
            premiums for the third time this year and two carriers left the route for good.";
        assert!(likeness(&sketch(TEXT), &sketch(other)) < 0.1);
        assert_eq!(likeness(&sketch("too short"), &sketch("too short")), 0.0);
    }

    #[test]
    fn the_first_lines_of_a_long_text_are_near_it() {
        let long: Vec<String> = (0..4000).map(|n| format!("word{}", (n * 7919) % 3001)).collect();
        let (whole, part) = (long.join(" "), long[..500].join(" "));
        assert!(likeness(&sketch(&whole), &sketch(&part)) > 0.95);
        assert!(Sketched::of(&whole).expect("a sketch").hashes().len() <= MOST);
    }

    #[test]
    fn reports_written_to_one_form_are_no_copies() {
        let report = |n: [u32; 4]| {
            format!(
                "The index of the exchange rose by {} points on Tuesday to close at {}; turnover was {} million, and {} shares fell, dealers said.",
                n[0], n[1], n[2], n[3]
            )
        };
        let (one, other) = (report([12, 4031, 88, 51]), report([29, 4102, 93, 17]));
        assert!(likeness(&sketch(&one), &sketch(&other)) < NEAR);
        assert!(likeness(&sketch(&one), &sketch(&format!("{one} Banks led."))) > NEAR);
    }

    #[test]
    fn what_is_kept_can_be_read_again() {
        assert_eq!(Sketched::read(&sketch(TEXT)), Sketched::of(TEXT));
        for broken in ["", "1", "1:", "x:00000000:0:", "1:0000:0:", "99:00000000:0:", "1:zzzzzzzz:0:"] {
            assert_eq!(likeness(broken, broken), 0.0, "{broken}");
        }
    }
}
