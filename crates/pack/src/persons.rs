//! What shows that words which no list holds are a person's name: learnt weights of features, and classes of characters.

/// FNV-1a over the characters of a feature's name, piece by piece: a feature is never put together as a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash(u64);

impl Default for Hash {
    /// Of nothing.
    fn default() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Of a template: what stands before the colon.
    #[inline(always)]
    pub const fn template(name: &str) -> Hash {
        let (bytes, mut hash, mut at) = (name.as_bytes(), Hash(0xcbf2_9ce4_8422_2325), 0);
        while at < bytes.len() {
            hash = hash.with(bytes[at] as char);
            at += 1;
        }
        hash.with(':')
    }

    /// One more character.
    #[inline]
    #[must_use]
    pub const fn with(self, c: char) -> Hash {
        Hash((self.0 ^ c as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// More characters.
    #[inline]
    #[must_use]
    pub fn and(self, chars: impl IntoIterator<Item = char>) -> Hash {
        chars.into_iter().fold(self, Hash::with)
    }

    /// Itself.
    pub(crate) fn value(self) -> u64 {
        self.0
    }

    /// Of a whole feature, as `persons.tsv` writes it.
    pub(crate) fn of(feature: &str) -> u64 {
        Hash::default().and(feature.chars()).0
    }
}

/// First and last of the characters that have a class of their own.
const CLASSED: std::ops::Range<u32> = 0x3400..0xa000;

/// A family name of one character.
const FAMILY: u8 = 1;
/// A character that spells foreign names.
const SPELLS: u8 = 2;
/// The first of a family name of two characters or more.
const LONG: u8 = 4;

/// What tells nearly all features without a weight, as most are, from those with one: a bit for a part of each one's hash.
#[derive(Debug)]
struct Weighed(Box<[u64; Weighed::BITS / 64]>);

impl Weighed {
    /// So few bits that they stay at hand, and so many that few features share one.
    const BITS: usize = 1 << 16;

    fn new(features: impl Iterator<Item = u64>) -> Weighed {
        let mut bits = Box::new([0; Weighed::BITS / 64]);
        features.map(Weighed::bit).for_each(|bit| bits[bit / 64] |= 1 << (bit % 64));
        Weighed(bits)
    }

    fn bit(feature: u64) -> usize {
        (feature >> 32) as usize % Weighed::BITS
    }

    #[inline]
    fn may_hold(&self, feature: u64) -> bool {
        let bit = Weighed::bit(feature);
        self.0[bit / 64] >> (bit % 64) & 1 != 0
    }
}

/// Weights by the hash of their feature: looked for from the hash's own place on, in a table of which half is empty. There it stands by its
/// other half alone, which is never nought.
#[derive(Debug)]
struct Weights(Vec<(u32, f32)>);

impl Weights {
    fn new(weights: &[(u64, f32)]) -> Weights {
        let mut all = Weights(vec![(0, 0.0); (weights.len() * 2).next_power_of_two()]);
        for (feature, weight) in weights {
            let at = all.place(*feature);
            all.0[at] = (Weights::part(*feature), *weight);
        }
        all
    }

    #[inline]
    fn part(feature: u64) -> u32 {
        (feature >> 32) as u32 | 1
    }

    /// Where a feature stands, or would stand.
    #[inline]
    fn place(&self, feature: u64) -> usize {
        let (last, part) = (self.0.len() - 1, Weights::part(feature));
        let mut at = feature as usize & last;
        while self.0[at].0 != 0 && self.0[at].0 != part {
            at = (at + 1) & last;
        }
        at
    }

    #[inline]
    fn of(&self, feature: u64) -> f32 {
        let (last, part) = (self.0.len() - 1, Weights::part(feature));
        let mut at = feature as usize & last;
        loop {
            // A free place weighs nothing.
            let (known, weight) = self.0[at];
            if known == part || known == 0 {
                return weight;
            }
            at = (at + 1) & last;
        }
    }
}

/// The learnt weights of a language, and its classes of characters.
#[derive(Debug)]
pub struct Hints {
    weights: Weights,
    weighed: Weighed,
    classes: Vec<u8>,
    /// Family names of two characters and more, folded.
    families: Vec<Vec<char>>,
}

impl Hints {
    pub(crate) fn new(weights: &[(u64, f32)], families: &[String], spelling: &str) -> Hints {
        let (single, longer): (Vec<_>, Vec<_>) =
            families.iter().map(|f| f.chars().collect::<Vec<char>>()).partition(|f| f.len() == 1);
        let mut classes = vec![0; if spelling.is_empty() { 0 } else { CLASSED.len() }];
        let long = longer.iter().filter_map(|family| Some((*family.first()?, LONG)));
        let marked = single.into_iter().flatten().map(|c| (c, FAMILY)).chain(spelling.chars().map(|c| (c, SPELLS)));
        for (c, class) in marked.chain(long) {
            if let Some(classes) = classes.get_mut(place(c)) {
                *classes |= class;
            }
        }
        let weighed = Weighed::new(weights.iter().map(|(feature, _)| *feature));
        Hints { weights: Weights::new(weights), weighed, classes, families: longer }
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.weights.0.len() == 1
    }

    /// What a feature weighs.
    #[inline]
    pub fn weight(&self, feature: Hash) -> f32 {
        if !self.weighed.may_hold(feature.0) {
            return 0.0;
        }
        self.weights.of(feature.0)
    }

    /// Is the folded character a family name?
    #[inline]
    pub fn family(&self, c: char) -> bool {
        self.class(c) & FAMILY != 0
    }

    /// Does the folded character spell foreign names?
    #[inline]
    pub fn spells(&self, c: char) -> bool {
        self.class(c) & SPELLS != 0
    }

    /// Is the folded character a family name, and does it spell foreign names?
    #[inline]
    pub fn family_and_spells(&self, c: char) -> (bool, bool) {
        let class = self.class(c);
        (class & FAMILY != 0, class & SPELLS != 0)
    }

    /// Does the folded text begin with a family name of two characters?
    pub fn long_family(&self, text: &[char]) -> bool {
        let Some(first) = text.first().filter(|first| self.class(**first) & LONG != 0) else { return false };
        self.families.iter().any(|family| family.first() == Some(first) && text.starts_with(family))
    }

    #[inline]
    fn class(&self, c: char) -> u8 {
        self.classes.get(place(c)).copied().unwrap_or(0)
    }
}

#[inline]
fn place(c: char) -> usize {
    u32::from(c).checked_sub(CLASSED.start).map_or(usize::MAX, |n| n as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_put_together_is_the_feature_written() {
        let hash = Hash::template("p").and("家".chars());
        assert_eq!(hash.0, Hash::of("p:家"));
        let hints = Hints::new(&[(Hash::of("p:家"), 1.5)], &["王".into(), "欧阳".into()], "阿王");
        assert_eq!((hints.weight(hash), hints.weight(Hash::template("p"))), (1.5, 0.0));
        assert!(hints.family('王') && hints.spells('王') && !hints.family('阿') && !hints.family('a'));
        assert!(hints.long_family(&['欧', '阳', '修']));
    }
}
