//! How an open phrase takes a party, an office, a reference or a person, or a new one begins.

use super::{Composer, office_of};
use crate::phrases::{Item, Phrase, What};
use crate::units::Sort;
use chancery_pack::{Marker, PartySort, Reference, Sense};

impl<'p> Composer<'_, 'p> {
    pub(super) fn party(&mut self, at: usize, code: &'p str, sort: PartySort) -> usize {
        let span = self.units[at].span;
        let short = sort == PartySort::Short;
        // "President Buhari of Nigeria", "Patrice Talon of Benin"
        let before = self.units[..at].iter().rev().find(|u| !u.is(|s| matches!(s, Sense::Block)));
        let of = self.language.spaces() && before.is_some_and(|u| u.is(|s| matches!(s, Sense::Marker(Marker::Of))));
        let possesses = self.possesses(at);
        // "дипломаты Индии", "dua pejabat Jepang": the words for both sides' people name whose they are.
        let owned_behind = self.language.cased() || self.language.spaces() && !self.language.possessor_before();
        let office = at.checked_sub(1).and_then(|b| office_of(&self.units[b]));
        if let Some(open) = &mut self.open
            && owned_behind
            && possesses
            && open.reference == Some(Reference::BothOffice)
            && open.parties.is_empty()
        {
            open.reference = None;
            open.group = true;
            open.offices.extend(office);
        }
        let state = sort == PartySort::State;
        if let Some(open) = &mut self.open {
            // "The island nation of Peru": the word and the name stand for the same.
            let same = of && state && open.is_some_state();
            if same {
                open.reference = None;
            }
            let waits = open.former && open.parties.is_empty() && !open.headed();
            let completes = open.parties.is_empty()
                && (open.headed() || waits || of && open.named())
                && (!open.named() || open.rank.is_some() || of)
                && open.region.is_none()
                && possesses;
            let listed = at > 0 && self.units[at - 1].sort == Sort::Mark('、');
            let pairs = open.short && short && (listed || open.parties.len() < 3) && !open.headed();
            let doubled = open.parties.len() == 1 && open.parties[0].0 == code && !open.named();
            if completes || pairs || doubled || same {
                if !doubled {
                    open.parties.push((code, span));
                }
                open.bare = (open.bare || waits) && sort == PartySort::Adjective;
                open.grow(span);
                return at + 1;
            }
        }
        if self.armed_group_of(at, code) {
            self.open.as_mut().into_iter().for_each(|open| open.grow(span));
            return at + 1;
        }
        let organ = self.organ(at);
        self.fresh(at, |p| {
            p.parties.push((code, span));
            p.organ = organ;
            p.bare = sort == PartySort::Adjective;
            p.short = short;
        })
    }

    /// "Hizbullah Lebanon": where the possessor stands behind, the state right behind an armed group tells whose it is.
    fn armed_group_of(&self, at: usize, code: &str) -> bool {
        let behind = self.language.spaces() && !self.language.possessor_before() && !code.contains(':');
        let group = |p: &&Phrase<'_>| {
            let alone = !p.headed() && !p.named() && p.reference.is_none() && p.place.is_none();
            alone && matches!(p.parties[..], [(one, _)] if one.starts_with("NSA:"))
        };
        let right_before = |p: &Phrase<'_>| at > 0 && p.at().end == self.units[at - 1].span.end;
        behind && self.open.as_deref().filter(group).is_some_and(right_before)
    }

    pub(super) fn head(&mut self, at: usize, fill: impl FnOnce(&mut Phrase<'p>)) -> usize {
        let span = self.units[at].span;
        let before = self.language.possessor_before();
        let cases = self.cases(at);
        match &mut self.open {
            Some(open)
                if !open.named()
                    && open.cases.may(cases)
                    && open.region.is_none()
                    && open.agency.is_none()
                    && (open.place.is_none() || before)
                    && (open.parties.is_empty() || before || open.bare || open.headed())
                    && (open.reference.is_none()
                        || matches!(open.reference, Some(Reference::Own | Reference::State | Reference::Group))
                        || before
                            && matches!(
                                open.reference,
                                Some(
                                    Reference::Host
                                        | Reference::Visitor
                                        | Reference::Other
                                        | Reference::Pair
                                        | Reference::Trio
                                        | Reference::Quartet
                                        | Reference::Organisation
                                )
                            )
                        || open.is_counterpart()) =>
            {
                open.grow(span);
                open.bare = false;
                open.cases = open.cases.meet(cases);
                fill(open);
                at + 1
            }
            _ => self.fresh(at, fill),
        }
    }

    /// An institution; `coast_guard@IDN` names its party by itself.
    pub(super) fn institution(&mut self, at: usize, code: &'p str) -> usize {
        let (institution, party) = owned(code);
        let span = self.units[at].span;
        self.head(at, |p| {
            p.institution = Some(institution);
            if p.parties.is_empty() {
                p.parties.extend(party.map(|code| (code, span)));
            }
        })
    }

    /// An office; `head_of_state@VAT` names its party by itself.
    pub(super) fn office(&mut self, at: usize, code: &'p str) -> usize {
        let (office, party) = owned(code);
        let span = self.units[at].span;
        // "齐塞克迪总统": the title stands behind the name.
        let behind = self.language.possessor_before() && !self.language.spaces();
        let named = |p: &&mut Phrase<'_>| behind && p.person.is_some() && !p.headed();
        if let Some(open) = self.open.as_deref_mut().filter(named) {
            open.grow(span);
            open.offices.push(office);
            return at + 1;
        }
        self.head(at, |p| {
            p.offices.push(office);
            if p.parties.is_empty() {
                p.parties.extend(party.map(|code| (code, span)));
            }
        })
    }

    pub(super) fn reference(&mut self, at: usize, reference: Reference) -> usize {
        let span = self.units[at].span;
        let (cases, possesses) = (self.cases(at), self.possesses(at));
        let described = self.described(at);
        if let Some(open) = &mut self.open {
            let meant = self.language.cased()
                && open.bare
                && open.cases.may(cases)
                && matches!(reference, Reference::Visitor | Reference::Host | Reference::Office | Reference::Person);
            if meant {
                open.grow(span);
                open.reference = Some(reference);
                open.bare = false;
                open.cases = open.cases.meet(cases);
                return at + 1;
            }
            let keeps = matches!(reference, Reference::Group) && !open.parties.is_empty() && !open.named();
            let follows = (reference.together().is_some()
                || matches!(reference, Reference::Counterpart | Reference::BothOffice))
                && open.parties.len() + usize::from(open.bare) > 0
                && !open.named()
                && (!self.language.cased() || open.cases.may(cases));
            let stands_for_party = matches!(
                reference,
                Reference::Pair
                    | Reference::Trio
                    | Reference::Quartet
                    | Reference::State
                    | Reference::Own
                    | Reference::Other
                    | Reference::Host
                    | Reference::Visitor
                    | Reference::Organisation
            );
            let owned = stands_for_party && !self.language.possessor_before() && open.parties.is_empty();
            if owned && possesses && open.headed() && !open.named() && open.reference.is_none() {
                open.grow(span);
                open.reference = Some(reference);
                open.described = described;
                return at + 1;
            }
            if keeps || follows {
                open.grow(span);
                // "со своим российским коллегой": whose counterpart it is, its own word says.
                if follows && open.bare {
                    let own = |i: &Item<'_>| i.phrase().is_some_and(|p| p.is_own() && p.cases.may(open.cases));
                    self.items.pop_if(|i| own(i));
                }
                if open.bare {
                    open.cases = open.cases.meet(cases);
                }
                open.bare = false;
                if follows && open.parties.len() < 2 {
                    open.reference = Some(reference);
                    open.described = described;
                }
                open.group = true;
                return at + 1;
            }
        }
        if reference == Reference::Group {
            return self.plain(at, What::Unit);
        }
        let next = self.fresh(at, |p| (p.reference, p.described) = (Some(reference), described));
        // "Telephoned his counterpart": it is the counterpart whom the verb takes.
        if reference == Reference::Counterpart && self.language.possessor_before() {
            let beside = |i: &Item<'_>| i.span.end + 1 == span.start && i.phrase().is_some_and(Phrase::is_own);
            self.items.pop_if(|i| beside(i));
        }
        next
    }

    /// What sort of state a unit says it stands for.
    pub(super) fn described(&self, at: usize) -> Vec<&'p str> {
        let described = |s: &&'p Sense| match s {
            Sense::Described(what) => Some(&**what),
            _ => None,
        };
        self.units[at].senses.iter().filter_map(described).collect()
    }

    pub(super) fn person(&mut self, at: usize, person: usize) -> usize {
        let span = self.units[at].span;
        let before = self.language.possessor_before();
        let named = self.units[at].named;
        match &mut self.open {
            Some(open)
                if !open.named()
                    && open.cases.may(named)
                    && (open.headed() || before && !open.parties.is_empty())
                    && open.place.is_none()
                    && open.agency.is_none() =>
            {
                open.grow(span);
                open.cases = open.cases.meet(named);
                open.person = Some(person);
                open.name = Some(span);
                at + 1
            }
            _ => self.fresh(at, |p| {
                p.person = Some(person);
                p.name = Some(span);
            }),
        }
    }
}

/// A code of a title, and the party that it names behind `@`.
pub(super) fn owned(code: &str) -> (&str, Option<&str>) {
    code.split_once('@').map_or((code, None), |(code, party)| (code, Some(party)))
}
