//! Whom the article names in full, so that a clipped or ambiguous name elsewhere in it means them.

use crate::text::Span;
use crate::units::Unit;
use chancery_pack::quick::Quick;
use chancery_pack::{PartySort, Sense, Sorts};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

/// Codes of parties.
type Codes<'p> = HashSet<&'p str, BuildHasherDefault<Quick>>;

/// Parties and outlets that the article names in full.
#[derive(Debug, Default)]
pub struct Present<'p> {
    parties: Codes<'p>,
    /// States that it speaks of in any words, to tell namesakes apart.
    states: Codes<'p>,
    /// Where an outlet stands first in as many letters, and its name.
    outlets: Vec<(Span, &'p str)>,
    /// The state from which it is told: "our country".
    pub home: Option<&'p str>,
}

impl<'p> Present<'p> {
    /// Those whom the units name.
    pub fn new<'u>(units: impl Iterator<Item = &'u Unit<'p>>) -> Present<'p>
    where
        'p: 'u,
    {
        let mut present = Present::default();
        let mut seen: HashSet<_, BuildHasherDefault<Quick>> = HashSet::default();
        for unit in units.filter(|u| u.sorts.any(Sorts::NAME)) {
            for sense in &unit.senses {
                match sense {
                    Sense::Party(code, PartySort::State | PartySort::Seat | PartySort::Organisation) => {
                        present.parties.insert(code);
                        present.states.insert(code);
                    }
                    Sense::Party(code, PartySort::Adjective) => {
                        present.states.insert(code);
                    }
                    // An article may name the same few a thousand times, and each name is held against all of these.
                    Sense::Agency(name) if seen.insert((&**name, unit.span.end - unit.span.start)) => {
                        present.outlets.push((unit.span, name));
                    }
                    _ => {}
                }
            }
        }
        present
    }

    /// Does the article name the party in full?
    pub fn names(&self, code: &str) -> bool {
        self.parties.contains(code)
    }

    /// Does it speak of the state?
    pub fn speaks_of(&self, code: &str) -> bool {
        self.states.contains(code)
    }

    /// Outlets that it names.
    pub fn outlets(&self) -> impl Iterator<Item = (Span, &'p str)> + '_ {
        self.outlets.iter().copied()
    }
}
