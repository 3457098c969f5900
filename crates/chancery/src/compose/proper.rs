//! What is a part of a name: abbreviations in brackets, first names that are places, states within the names of other things.

use super::Composer;
use crate::phrases::Phrase;
use crate::units::{Sort, Unit};
use chancery_pack::{PartySort, Sense};

impl<'p> Composer<'_, 'p> {
    /// "Amerika Serikat (AS)", "International Court of Justice (ICJ)", "Menteri Sumber Daya Mineral (ESDM)": the same in brackets.
    pub(super) fn abbreviates(&self, at: usize) -> bool {
        let closed = self.units.get(at + 2).is_some_and(|u| matches!(u.sort, Sort::Mark(')' | '）')));
        let (Some(open), Some(unit)) = (self.open.as_ref().filter(|_| closed), self.units.get(at + 1)) else {
            return false;
        };
        let same = |s: &Sense| matches!(s, Sense::Party(code, _) if open.parties.iter().any(|p| p.0 == &**code));
        let acronym = unit.sort == Sort::Word && self.text.written(unit.span).iter().all(|c| !c.is_lowercase());
        unit.is(same) || acronym && !(open.parties.is_empty() && open.offices.is_empty()) && !open.named()
    }

    /// "Foreign Minister Milan Petrov", "Menlu Serbia Milan Petrov": a place between a title that waits for a name, its party known, and an
    /// unknown word with a capital is somebody's first name.
    pub(super) fn first_name(&self, at: usize) -> bool {
        let settled = |p: &Phrase<'_>| self.language.owners_first() || !p.parties.is_empty();
        let waits = self.open.as_ref().is_some_and(|p| !p.offices.is_empty() && !p.named() && settled(p));
        let next = self.units.get(at + 1).is_some_and(|u| u.sort == Sort::Word && u.capital && u.spaced);
        waits && next && self.language.spaces() && self.units[at].capital
    }

    /// "Chad Miller": a state's name that is a first name as well, with an unknown name behind it, where a clause or another of a list begins.
    pub(super) fn given(&self, at: usize) -> bool {
        let given = self.units[at].capital && self.units[at].is(|s| matches!(s, Sense::Given)) && !self.headline();
        let name = |u: &Unit<'_>| matches!(u.sort, Sort::Word | Sort::Person(_)) && u.capital && u.spaced;
        let opens = |u: &Unit<'_>| matches!(u.sort, Sort::Mark(_)) || u.is(|s| matches!(s, Sense::And));
        let waits = self.open.as_ref().is_some_and(|p| p.headed() && !p.named());
        given && !waits && (at == 0 || opens(&self.units[at - 1])) && self.units.get(at + 1).is_some_and(name)
    }

    /// "Anti-Suriah": a state's name that a hyphen ties to a small word tells of whom somebody thinks how.
    pub(super) fn prefixed(&self, at: usize) -> bool {
        let [.., small, hyphen] = &self.units[..at] else { return false };
        let tied = !self.units[at].spaced && !hyphen.spaced && hyphen.sort == Sort::Mark('-');
        tied && small.is(|s| matches!(s, Sense::Block))
    }

    /// "Toyota UK", "Nikki Holland": a state's name right behind an unknown one, within a sentence, ends a firm's or a person's.
    pub(super) fn ends_name(&self, at: usize, sort: PartySort) -> bool {
        let unit = &self.units[at];
        if sort != PartySort::State || !self.language.owners_first() || at < 2 || !unit.spaced {
            return false;
        }
        let unknown = |u: &Unit<'_>| u.sort == Sort::Word && u.capital && u.spaced;
        let within = !matches!(self.units[at - 2].sort, Sort::Mark(_));
        let ends = !self.units.get(at + 1).is_some_and(|u| u.capital && u.spaced);
        unit.capital && within && ends && unknown(&self.units[at - 1]) && !self.headline()
    }

    /// Are most of the words capitalised?
    fn headline(&self) -> bool {
        let words = || self.units.iter().filter(|u| matches!(u.sort, Sort::Word | Sort::Known));
        2 * words().filter(|u| u.capital).count() > words().count()
    }

    /// "British Museum", "Universitas Indonesia": a capitalised name, told by one of its words, that is no name of the state.
    pub(super) fn in_proper_name(&self, at: usize, sort: PartySort) -> bool {
        let states = matches!(sort, PartySort::State | PartySort::Adjective) && self.language.spaces();
        if !states || self.language.proper().is_empty() {
            return false;
        }
        let tells = |u: &Unit<'_>| {
            let word = || self.text.written(u.span).iter().copied();
            u.capital && self.language.proper().iter().any(|w| w.chars().eq(word()))
        };
        if !self.language.possessor_before() {
            return self.units[..at].last().is_some_and(tells);
        }
        let unknown = |u: &&Unit<'_>| u.capital && u.sort == Sort::Word && !tells(u);
        let between = self.units[at + 1..].iter().take(2).take_while(unknown).count();
        self.units.get(at + 1 + between).is_some_and(tells)
    }

    /// "European Commission": the part that a name of its whole is.
    pub(super) fn organ(&self, at: usize) -> Option<&'p str> {
        self.units[at].senses.iter().find_map(|s| if let Sense::Organ(code) = s { Some(&**code) } else { None })
    }
}
