//! Whose somebody is: possessors before and behind an office, institution or counterpart.

use super::Composer;
use crate::phrases::Phrase;
use crate::text::Span;
use crate::units::{Sort, Unit};
use chancery_pack::{Marker, PartySort, Reference, Sense};

impl<'p> Composer<'_, 'p> {
    /// May the unit depend on the open phrase as its possessor? Where there are no cases, order alone decides.
    pub(super) fn possesses(&self, at: usize) -> bool {
        self.cases(at).may(self.language.case_roles().of)
    }

    /// A head in the possessor's case after another head depends on it: "пресс-секретарь президента", "глава МИД".
    pub(super) fn governed(&mut self, at: usize, span: Span, office: Option<&'p str>, below: Option<&'p str>) -> bool {
        let possesses = self.possesses(at);
        let language = self.language;
        let Some(open) = self.open.as_mut().filter(|_| language.cased() && possesses) else { return false };
        let heads = !open.offices.is_empty() || open.institution.is_some() || open.group;
        // "пресс-служба министерства", "исполняющий обязанности президента": what depends on a mere title is the head.
        if !heads && open.titled && !open.named() {
            if below.is_some() {
                open.institution = below;
                open.grow(span);
            } else if let Some(office) = office {
                open.offices.push(office);
                open.grow(span);
            }
            return below.is_some() || office.is_some();
        }
        if !heads || open.named() || open.reference.is_some_and(|r| r != Reference::Group) {
            return false;
        }
        if let (Some(office), Some(below)) = (open.offices.last_mut(), below)
            && office.ends_with(':')
            && let Some(joined) = language.office_of(office, below)
        {
            *office = joined;
        }
        open.grow(span);
        true
    }

    pub(super) fn possessive(&mut self, at: usize) -> usize {
        // "Ghana's John Mahama": so is somebody whom the article introduces.
        let person = self.units.get(at + 1).is_some_and(|u| matches!(u.sort, Sort::Person(_)));
        let own = self.language.spaces() && self.language.possessor_before() && person;
        let head = self.head_after(at + 1).or(own.then_some(at + 1));
        let word = self.text.written(self.units[at].span);
        let clitic = self.language.clitics().iter().any(|c| c == word);
        if let Some(open) = &mut self.open {
            open.grow(self.units[at].span);
            open.possessor = !clitic;
        }
        if head.is_none() && !clitic {
            self.close();
        }
        head.unwrap_or(at + 1)
    }

    /// "The Netherlands' minister": behind a name, and where no quotation was opened with it, the mark alone shows the possessor.
    pub(super) fn bare_possessive(&self, at: usize) -> bool {
        let orderly = self.language.spaces() && self.language.possessor_before();
        let next = |n: usize| self.units.get(n + 1).is_some_and(|u| u.spaced && !matches!(u.sort, Sort::Mark(_)));
        let opens = |n: &usize| {
            matches!(self.units[*n].sort, Sort::Mark('\'' | '‘' | '’'))
                && self.units.get(n + 1).is_some_and(|u| !u.spaced)
        };
        let quoted = || (0..at).any(|n| opens(&n) && (n == 0 || self.units[n].spaced));
        orderly && self.open.is_some() && !self.units[at].spaced && next(at) && !quoted()
    }

    /// "The EU's fisheries | commissioner": the office, institution or counterpart that a possessor is followed by.
    pub(super) fn head_after(&self, at: usize) -> Option<usize> {
        const BETWEEN: usize = 2;
        let head = |s: &Sense| {
            matches!(
                s,
                Sense::Office(_)
                    | Sense::Institution(_)
                    | Sense::Group
                    | Sense::Rank(_)
                    | Sense::Reference(Reference::Counterpart)
            )
        };
        let small = |u: &Unit<'_>| u.is(|s| matches!(s, Sense::Block)) && !u.capital;
        let qualifies = |u: &Unit<'_>| {
            let word = u.sort == Sort::Word || u.sort == Sort::Known && u.senses.iter().all(|s| s.describes());
            self.language.spaces() && self.language.possessor_before() && word && !u.capital
        };
        let mut words = 0;
        for next in at..self.units.len() {
            let unit = &self.units[next];
            if unit.is(head) {
                return Some(next);
            }
            words += usize::from(!small(unit));
            if !small(unit) && (words > BETWEEN || !qualifies(unit)) {
                return None;
            }
        }
        None
    }

    /// "of", "from" between a head and its party.
    pub(super) fn bridges(&self, at: usize) -> bool {
        let waits = self.open.as_ref().is_some_and(|p| {
            let titled = p.headed() && !p.named();
            // "President Varela of Panama", "Presiden Varela dari Panama"
            let of = self.units[at].is(|s| matches!(s, Sense::Marker(Marker::Of))) || !p.offices.is_empty();
            let person = p.named() && self.language.spaces() && of;
            p.parties.is_empty() && (titled || person) && (p.reference.is_none() || p.is_counterpart())
        });
        let waits = waits || self.says_which(at);
        let mut next = at + 1;
        while self.units.get(next).is_some_and(|u| u.is(|s| matches!(s, Sense::Block))) {
            next += 1;
        }
        waits
            && self.units.get(next).is_some_and(|u| {
                u.is(|s| {
                    matches!(
                        s,
                        Sense::Party(..) | Sense::Institution(_) | Sense::Reference(Reference::Own | Reference::State)
                    )
                })
            })
    }

    /// "The island nation of Peru": the word behind "of" says which.
    fn says_which(&self, at: usize) -> bool {
        let state = |s: &Sense| matches!(s, Sense::Party(_, PartySort::State));
        let waits = self.open.as_ref().is_some_and(|p| p.is_some_state());
        let of = self.language.spaces() && self.units[at].is(|s| matches!(s, Sense::Marker(Marker::Of)));
        waits && of && self.units.get(at + 1).is_some_and(|u| u.is(state))
    }

    /// "Menteri Energi dan Perminyakan Kenya", «министр энергетики и водных ресурсов Перу»: a portfolio may go on with words that no list
    /// holds, up to the state whose it is. The unit of that state.
    pub(super) fn portfolio(&self, at: usize) -> Option<usize> {
        const WORDS: usize = 3;
        let minister = |p: &&Phrase<'_>| {
            let office = p.offices.last().is_some_and(|o| o.contains("minister:"));
            office && p.parties.is_empty() && !p.named() && p.reference.is_none()
        };
        self.open.as_deref().filter(minister).filter(|p| p.at().end == self.units[at - 1].span.end)?;
        let behind = self.language.spaces() && !self.language.possessor_before();
        let plain = |u: &&Unit<'_>| u.sort == Sort::Word || u.senses.iter().all(|s| s.describes());
        let words = self.units[at + 1..].iter().take(WORDS).take_while(plain).count();
        let state = |u: &&Unit<'_>| u.is(|s| matches!(s, Sense::Party(code, PartySort::State) if !code.contains(':')));
        let owner = self.units.get(at + 1 + words).filter(state);
        (behind && words > 0 && owner.is_some() && self.possesses(at + 1 + words)).then_some(at + 1 + words)
    }
}
