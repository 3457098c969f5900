//! The signs of how sure a claim is, by name: what `packs/world/weights.tsv` writes under `claim`, and reading counts by number.

/// Every sign there is; those that count something stand in order, from which `run` takes them.
const NAMES: [&str; COUNT] = [
    "claim",
    "happened",
    "ongoing",
    "habitual",
    "planned",
    "possible",
    "suspended",
    "cancelled",
    "denied",
    "conditional",
    "noun",
    "weak",
    "untold",
    "untold:known",
    "untold:twin",
    "about:under_fifth",
    "about:under_two_fifths",
    "about:under_three_fifths",
    "about:under_four_fifths",
    "about:most",
    "thin:told",
    "thin:guessed",
    "one_state:told",
    "one_state:guessed",
    "vague:told",
    "vague:guessed",
    "leaning:none",
    "leaning:-5",
    "leaning:-4",
    "leaning:-3",
    "leaning:-2",
    "leaning:-1",
    "leaning:0",
    "leaning:1",
    "leaning:2",
    "leaning:3",
    "guess:none",
    "guess:parts",
    "guess:0",
    "guess:0.75",
    "guess:1.5",
    "guess:2.25",
    "guess:3",
    "guess:3.75",
    "guess:4.5",
    "guess:more",
    "person",
    "source",
    "time:said",
    "time:carried",
    "place:said",
    "place:carried",
    "actor:part_-5",
    "actor:part_-4",
    "actor:part_-3",
    "actor:part_-2",
    "actor:part_-1",
    "actor:part_0",
    "actor:part_1",
    "actor:part_none",
    "recipient:part_-5",
    "recipient:part_-4",
    "recipient:part_-3",
    "recipient:part_-2",
    "recipient:part_-1",
    "recipient:part_0",
    "recipient:part_1",
    "recipient:part_none",
    "actor:none",
    "actor:said",
    "actor:anaphor",
    "actor:inherited",
    "actor:beside",
    "actor:near",
    "actor:apart",
    "actor:far",
    "actor:distant",
    "actor:behind",
    "recipient:none",
    "recipient:said",
    "recipient:anaphor",
    "recipient:inherited",
    "recipient:beside",
    "recipient:near",
    "recipient:apart",
    "recipient:far",
    "recipient:distant",
    "recipient:behind",
    "one_party",
    "two_parties",
    "three_parties",
    "many_parties",
    "alone",
    "beside_one",
    "beside_two",
    "beside_three",
    "party_elsewhere:none",
    "party_elsewhere:few",
    "party_elsewhere:many",
    "plain:few",
    "plain:some",
    "plain:many",
    "plain:most",
    "density:under_one",
    "density:one",
    "density:two",
    "density:four",
    "dyad:none",
    "dyad:0",
    "dyad:1",
    "dyad:2",
    "dyad:4",
    "dyad:8",
    "acts:-3",
    "acts:-2",
    "acts:-1",
    "acts:0",
    "acts:1",
    "acts:2",
    "acts:3",
    "undergoes:-3",
    "undergoes:-2",
    "undergoes:-1",
    "undergoes:0",
    "undergoes:1",
    "undergoes:2",
    "undergoes:3",
];

/// How many signs there are.
pub(crate) const COUNT: usize = 127;
const _: () = assert!(COUNT <= 256, "a sign's number is a byte");

/// A sign, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign(u8);

impl Sign {
    /// The sign of a name.
    pub fn named(name: &str) -> Option<Sign> {
        NAMES.iter().position(|n| *n == name).map(|n| Sign(n as u8))
    }

    /// Its number.
    #[inline]
    pub fn number(self) -> usize {
        self.0 as usize
    }

    /// Its name, as in the table of weights.
    pub fn name(self) -> &'static str {
        NAMES[self.number()]
    }
}

/// The sign of a name that is written in the code: one that is not in the list does not compile.
pub(crate) const fn sign(name: &str) -> Sign {
    let mut n = 0;
    while !same(NAMES[n], name) {
        n += 1;
    }
    Sign(n as u8)
}

/// So many signs from that of a name on, as they stand in the list.
pub(crate) const fn run<const N: usize>(first: &str) -> [Sign; N] {
    let first = sign(first).0;
    let mut all = [Sign(0); N];
    let mut n = 0;
    while n < N {
        all[n] = Sign(first + n as u8);
        n += 1;
    }
    all
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut n = 0;
    while n < one.len() && n < other.len() && one[n] == other[n] {
        n += 1;
    }
    n == one.len() && n == other.len()
}

#[cfg(test)]
mod tests {
    use super::{COUNT, NAMES, Sign, run, sign};
    use std::collections::BTreeSet;

    #[test]
    fn every_weight_of_a_claim_is_a_sign_s() {
        let world = chancery_packs::world();
        let mut named = world.weights.iter().filter(|w| w.slot == "claim").map(|w| w.feature.as_str()).peekable();
        assert!(named.peek().is_some());
        named.for_each(|name| assert!(Sign::named(name).is_some(), "no sign `{name}`"));
    }

    #[test]
    fn every_sign_has_a_name_of_its_own() {
        assert_eq!(NAMES.iter().collect::<BTreeSet<_>>().len(), COUNT);
        assert!(NAMES.iter().all(|name| Sign::named(name).is_some_and(|s| s.name() == *name)));
        assert_eq!(run::<3>("actor:said").map(Sign::name), ["actor:said", "actor:anaphor", "actor:inherited"]);
        assert_eq!((sign("guess:3").name(), Sign::named("guess:5")), ("guess:3", None));
    }
}
