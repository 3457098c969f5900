//! Newspapers, stations and agencies that no list holds, told by the word before their name, at its end, or by being cited.

use super::Composer;
use crate::phrases::{Agency, Item};
use crate::units::{Sort, Unit};
use chancery_pack::{Outlet, Sense, Speech};

/// Longest name in units.
const LONGEST: usize = 6;

impl<'p> Composer<'_, 'p> {
    /// Behind an outlet's name that begins here, and which it is.
    pub(super) fn outlet(&self, at: usize) -> Option<(usize, Agency<'p>)> {
        if let Some(end) = self.in_brackets(at) {
            return Some((end, self.items.iter().rev().find_map(|i| i.phrase()?.agency)?));
        }
        if at > 0 && opens(&self.units[at - 1], &self.units[at]) {
            return self.quoted(at);
        }
        // Of most sentences no word is one of the trade, and none but the address of a site tells an outlet.
        if !self.trade {
            return if self.dotted(at) { self.addressed(at) } else { None };
        }
        let named = self.unquoted(at).map(|end| (end, self.named(at, end)));
        named.or_else(|| self.addressed(at)).or_else(|| self.cited(at))
    }

    /// "《青山报》（Green Hill）": the same in other letters.
    fn in_brackets(&self, at: usize) -> Option<usize> {
        if at == 0 || !matches!(self.units[at - 1].sort, Sort::Mark('(' | '（')) {
            return None;
        }
        let quoted = |i: &Item<'_>| matches!(i.mark, Some('》' | '»' | '”' | '"'));
        let mut before = self.items.iter().rev().skip(1).skip_while(|i| quoted(i));
        let outlet = before.next().and_then(Item::phrase).is_some_and(|p| p.agency.is_some());
        let words = self.units[at..].iter().take(LONGEST).take_while(|u| super::is_word(u)).count();
        let closed = self.units.get(at + words).is_some_and(|u| matches!(u.sort, Sort::Mark(')' | '）')));
        (outlet && words > 0 && closed).then_some(at + words)
    }

    fn tells(&self, at: Option<usize>, place: Outlet) -> bool {
        at.and_then(|n| self.units.get(n)).is_some_and(|u| tells(u, place))
    }

    /// "The newspaper «Kuzey»", "《青山晚报》", "пишет «Кузей»", "《青山》报道".
    fn quoted(&self, at: usize) -> Option<(usize, Agency<'p>)> {
        let length = self.units[at..].iter().take(LONGEST + 1).position(closes).filter(|n| *n > 0)?;
        let end = at + length;
        let named = self.units[at].capital || !self.language.spaces();
        let behind = Some(self.behind_brackets(end + 1));
        let before = self.tells(at.checked_sub(2), Outlet::Before);
        let told = before || !self.language.spaces() && self.tells(behind, Outlet::Before);
        let trade = length > 1 && self.tells(Some(end - 1), Outlet::After);
        let alone = self.relays(at) || self.tells(behind, Outlet::Reports) || self.told_after(at, end);
        let cited = alone || self.cites(at) || behind.is_some_and(|n| self.speaks(n));
        let known = self.units[at..end].iter().any(|u| u.is(|s| matches!(s, Sense::Agency(_))));
        if let Some(name) = self.ambiguous(at).filter(|_| length == 1 && (told || cited)) {
            return Some((end, Agency::Known(name)));
        }
        let outlet = told || trade || alone || cited && self.of_the_trade(at, end);
        (named && !known && outlet).then(|| (end, self.named(at, end)))
    }

    /// "…, сообщает «Кузей»."
    fn told_after(&self, at: usize, end: usize) -> bool {
        let after = |u: &Unit<'_>| u.is(|s| matches!(s, Sense::Speech(Speech::After))) && !u.capital;
        let stops = |u: &Unit<'_>| matches!(u.sort, Sort::Mark('.' | ','));
        let comma = |n: usize| self.units.get(n).is_some_and(|u| u.sort == Sort::Mark(','));
        at > 2 && after(&self.units[at - 2]) && comma(at - 3) && self.units.get(end + 1).is_none_or(stops)
    }

    fn named(&self, at: usize, end: usize) -> Agency<'p> {
        Agency::Named(self.units[at].span.to(self.units[end - 1].span))
    }

    /// "《青山》（Green Hill）报道": what stands behind the brackets.
    fn behind_brackets(&self, at: usize) -> usize {
        let mark =
            |n: usize, marks: [char; 2]| self.units.get(n).is_some_and(|u| marks.map(Sort::Mark).contains(&u.sort));
        let closed = (at..self.units.len()).take(LONGEST).find(|n| mark(*n, [')', '）']));
        closed.filter(|_| mark(at, ['(', '（'])).map_or(at, |n| n + 1)
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

    /// "青山|晚报": where words stand together, an unknown run or a place right before its last word; "Kuzey 电视台"; "据|青山|地铁|新闻报": a word between
    /// them where it is cited.
    fn run_on(&self, at: usize) -> Option<usize> {
        let span = self.units[at].span;
        let place = self.units[at].is(|s| matches!(s, Sense::Place(_) | Sense::Region(_)));
        let word = self.units[at].sort == Sort::Word && (2..=LONGEST).contains(&(span.end - span.start));
        if !word && !place {
            return None;
        }
        let spelt = || self.text.written(span).iter().all(|c| self.language.spells(*c));
        let ends = |n: usize| {
            let latin = self.units[at].capital && self.is_latin(at);
            let unit = self.units.get(n).filter(|u| !u.spaced || latin);
            let last = |u: &Unit<'_>| tells(u, Outlet::After) || tells(u, Outlet::Part) && (place || latin || spelt());
            unit.is_some_and(last).then_some(n + 1)
        };
        let cited = |end: &usize| self.cites(at) && self.speaks(*end);
        ends(at + 1).or_else(|| ends(at + 2).filter(cited))
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
