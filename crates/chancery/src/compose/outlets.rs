//! Newspapers, stations and agencies that no list holds, told by the word before their name or at its end.

use super::Composer;
use crate::text::Span;
use crate::units::{Sort, Unit};
use chancery_pack::{Outlet, Sense};

/// Longest name in units.
const LONGEST: usize = 6;

impl Composer<'_, '_> {
    /// Behind an outlet's name that begins here, and the name.
    pub(super) fn outlet(&self, at: usize) -> Option<(usize, Span)> {
        if at > 0 && opens(&self.units[at - 1], &self.units[at]) { self.quoted(at) } else { self.unquoted(at) }
            .map(|end| (end, self.units[at].span.to(self.units[end - 1].span)))
    }

    fn tells(&self, at: Option<usize>, place: Outlet) -> bool {
        at.and_then(|n| self.units.get(n)).is_some_and(|u| tells(u, place))
    }

    /// "The newspaper «Kuzey»", "《青山晚报》".
    fn quoted(&self, at: usize) -> Option<usize> {
        let length = self.units[at..].iter().take(LONGEST + 1).position(closes).filter(|n| *n > 0)?;
        let end = at + length;
        let named = self.units[at].capital || !self.language.spaces();
        let told = self.tells(at.checked_sub(2), Outlet::Before);
        let known = self.units[at..end].iter().any(|u| u.is(|s| matches!(s, Sense::Agency(_))));
        (named && !known && (told || length > 1 && self.tells(Some(end - 1), Outlet::After))).then_some(end)
    }

    fn unquoted(&self, at: usize) -> Option<usize> {
        if !self.language.spaces() {
            return self.run_on(at);
        }
        let unit = &self.units[at];
        if !unit.capital || unit.is(names_party) {
            return None;
        }
        let told = self.tells(at.checked_sub(1), Outlet::Before);
        let run =
            self.units[at..].iter().take(LONGEST).enumerate().take_while(|(n, u)| part_of_name(u, *n > 0)).count();
        // "The Rutland Post Office" goes on.
        let goes_on =
            |n: usize| self.units.get(n).is_some_and(|u| u.capital && u.sort != Sort::Known || part_of_name(u, true));
        let ending = (1..run).rev().find(|n| self.tells(Some(at + n), Outlet::After) && !goes_on(at + n + 1));
        if let Some(last) = ending {
            return Some(at + last + 1);
        }
        let words = self.units[at..at + run].iter().take_while(|u| u.sort == Sort::Word && u.capital).count();
        // "Told the newspaper Ivan Petrov would come": who does something is no newspaper.
        let acts = self.units.get(at + words).is_some_and(|u| u.is(|s| matches!(s, Sense::Status(_))));
        (told && words > 0 && !acts).then_some(at + words)
    }

    /// "青山|晚报": where words stand together, an unknown run or a place right before its last word.
    fn run_on(&self, at: usize) -> Option<usize> {
        let unit = &self.units[at];
        let length = unit.span.end - unit.span.start;
        let name =
            unit.sort == Sort::Word && (2..=LONGEST).contains(&length) || unit.is(|s| matches!(s, Sense::Place(_)));
        let next = self.units.get(at + 1).filter(|u| !u.spaced)?;
        (name && tells(next, Outlet::After)).then_some(at + 2)
    }
}

/// A capitalised word that names nothing but a party or a place; `within`: it is not the first.
fn part_of_name(unit: &Unit<'_>, within: bool) -> bool {
    let plain = |s: &Sense| match s {
        Sense::Party(..) | Sense::Place(_) | Sense::Region(_) | Sense::Outlet(_) | Sense::Tongue => true,
        Sense::Block => within,
        _ => false,
    };
    unit.capital && (unit.sort == Sort::Word || unit.sort == Sort::Known && unit.senses.iter().all(|s| plain(s)))
}

fn tells(unit: &Unit<'_>, place: Outlet) -> bool {
    unit.is(|s| matches!(s, Sense::Outlet(o) if *o == place))
}

fn names_party(sense: &Sense) -> bool {
    matches!(sense, Sense::Party(..))
}

fn opens(unit: &Unit<'_>, next: &Unit<'_>) -> bool {
    match unit.sort {
        Sort::Mark('«' | '„' | '《' | '「') => true,
        // These close as well: "said." Harare, “a” b.
        Sort::Mark('“' | '"') => unit.spaced && !next.spaced,
        _ => false,
    }
}

fn closes(unit: &Unit<'_>) -> bool {
    matches!(unit.sort, Sort::Mark('»' | '”' | '“' | '"' | '》' | '」'))
}
