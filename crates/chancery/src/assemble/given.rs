//! Whether a text gives elsewhere when or where something happened, where its own words don't: the kind, what speaks for nothing at all and the
//! words around the event word have learnt weights (`packs/<lang>/given.tsv`, made by `bench/given.py`). What they come to is one of the
//! features by which a time or a place is chosen (`carried`).

use super::around::Around;
use crate::text::{Span, Text};
use crate::weigh::{Feature, Features, Slot};
use chancery_pack::{GIVEN, Hash, Language};

/// What is asked: of which kind of happening, told by which word.
#[derive(Clone, Copy)]
pub(super) struct Asked<'s> {
    pub kind: &'s str,
    pub trigger: Span,
    /// What speaks for nothing.
    pub nothing: Features,
}

impl Asked<'_> {
    /// With what its marks say, how likely a time or place is given.
    pub fn weighed(self, slot: Slot, text: &Text, language: &Language) -> Features {
        let Some(label) = GIVEN.iter().position(|l| *l == if slot == Slot::Time { "when" } else { "where" }) else {
            return self.nothing;
        };
        let (given, mut sums) = (language.given(), Default::default());
        if !given.is_empty() {
            self.each(text, language, |template, filled| {
                given.add(Hash::default().and(filled.chars()).with(template), &mut sums);
            });
        }
        given.odds(&sums, label).map_or(self.nothing, |odds| self.nothing.with(Feature::nobody_part(odds), true))
    }

    /// Its marks by name.
    pub fn marks(self, text: &Text, language: &Language) -> Vec<String> {
        let mut marks = Vec::new();
        self.each(text, language, |template, filled| marks.push(format!("{template}:{filled}")));
        marks
    }

    fn each(self, text: &Text, language: &Language, mut take: impl FnMut(char, &str)) {
        take('k', self.kind);
        self.nothing.names().for_each(|name| take('n', name));
        Around::new(self.trigger, text, language).each(language.spaces(), &mut take);
    }
}
