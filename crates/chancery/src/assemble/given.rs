//! Whether a text gives elsewhere when or where something happened, where its own words don't: the kind, what speaks for nothing at all and the
//! words around the event word have learnt weights (`packs/<lang>/given.tsv`, made by `bench/given.py`). What they come to is one of the
//! features by which a time or a place is chosen (`carried`).

use super::around::{Around, Filled};
use crate::features::{Feature, Features};
use crate::weigh::Slot;
use chancery_pack::{GIVEN, Language};

/// What is asked: of which kind of happening, told by which words.
#[derive(Clone, Copy)]
pub(super) struct Asked<'s> {
    pub kind: &'s str,
    pub around: &'s Around,
    /// What speaks for nothing.
    pub nothing: Features,
}

impl Asked<'_> {
    /// With what its marks say: how likely a time or place is given.
    pub fn weighed(self, slot: Slot, language: &Language) -> Features {
        let asked = if slot == Slot::Time { "when" } else { "where" };
        let (given, mut sums) = (language.given(), Default::default());
        let Some(label) = GIVEN.iter().position(|l| *l == asked).filter(|_| !given.is_empty()) else {
            return self.nothing;
        };
        self.each(|template, filled| given.add(filled.hash(template), &mut sums));
        given.odds(&sums, label).map_or(self.nothing, |odds| self.nothing.with(Feature::nobody_part(odds), true))
    }

    /// Its marks by name.
    pub fn marks(self) -> Vec<String> {
        let mut marks = Vec::new();
        self.each(|template, filled| marks.push(filled.name(template)));
        marks
    }

    fn each(self, mut take: impl FnMut(char, Filled<'_>)) {
        take('k', Filled::Texts(&[self.kind]));
        self.nothing.names().for_each(|name| take('n', Filled::Texts(&[name])));
        self.around.each(&mut take);
    }
}
