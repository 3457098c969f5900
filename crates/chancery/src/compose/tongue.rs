//! States' names and adjectives that tell a language or a kitchen.

use super::Composer;
use crate::units::{Sort, Unit};
use chancery_pack::{PartySort, Sense};

/// How far before the colon of a list stands the noun of which it lists the kinds ("languages spoken here: …"), in units.
const NEAR: usize = 6;

impl Composer<'_, '_> {
    /// "Languages like French and Spanish", "fluent in Russian": no noun follows, and no article ("the French") stands before. "На
    /// английском и французском языках", "bahasa Inggris dan Jepang": the noun tells.
    pub(super) fn tongue(&self, at: usize) -> bool {
        if self.told_behind(at) || self.told_before(at) {
            return true;
        }
        let told = || self.language.cased() && self.units[at].is(is_adjective) && self.told_of(at);
        (self.units[at].is(is_tongue) || told()) && self.ends_list(at) && !self.has_article(at) && !self.counted(at)
    }

    /// "Thai cuisine", "the Estonian literary language", "Italian and Korean-language": a list before its noun.
    fn told_behind(&self, at: usize) -> bool {
        if !self.language.spaces() || !self.units[at].is(is_adjective) {
            return false;
        }
        let listed = |u: &&Unit<'_>| joins(u) || u.is(is_adjective);
        let mut rest = self.units[at + 1..].iter().skip_while(listed).skip_while(|u| u.sort == Sort::Mark('-'));
        let next = rest.next();
        let qualifies = |u: &Unit<'_>| u.sort == Sort::Word && !u.capital;
        next.is_some_and(is_noun) || next.is_some_and(qualifies) && rest.next().is_some_and(is_noun)
    }

    /// "Bahasa Inggris dan Jepang": the noun stands right before the list; what acts behind it is no part of it ("dalam bahasa Prancis, Jerman
    /// mengecam").
    fn told_before(&self, at: usize) -> bool {
        if self.language.possessor_before() || self.language.cased() {
            return false;
        }
        // "Bahasa Mandarin atau Jepang"
        let other = |u: &Unit<'_>| u.sort == Sort::Word && u.capital;
        let listed = |u: &Unit<'_>| joins(u) || u.is(is_party) || other(u);
        let acts = |s: &Sense| matches!(s, Sense::Verb | Sense::Speech(_) | Sense::Status(_) | Sense::Trigger(_));
        let noun = self.units[..at].iter().rposition(|u| !listed(u)).filter(|n| is_noun(&self.units[*n]));
        let behind = self.units[at..].iter().find(|u| !listed(u));
        let subject = joins(&self.units[at.saturating_sub(1)]) && behind.is_some_and(|u| u.is(acts));
        noun.is_some_and(|n| !joins(&self.units[n + 1])) && !subject
    }

    /// "Кухни соседей: тайская, японская": the noun stands before the colon before the list.
    fn told_of(&self, at: usize) -> bool {
        let word = |u: &Unit<'_>| u.sort == Sort::Word && !u.capital;
        let listed = |u: &Unit<'_>| joins(u) || u.is(is_adjective) || word(u);
        let colon =
            self.units[..at].iter().rposition(|u| !listed(u)).filter(|n| self.units[*n].sort == Sort::Mark(':'));
        colon.is_some_and(|n| self.units[..n].iter().rev().take(NEAR).any(is_noun))
    }

    /// Does behind it, and what is listed with it, come something that no adjective belongs to?
    fn ends_list(&self, at: usize) -> bool {
        let listed = |u: &Unit<'_>| u.is(is_tongue) || self.language.cased() && u.is(is_adjective);
        let mut rest = &self.units[at + 1..];
        loop {
            let joins = rest.iter().take_while(|u| joins(u)).count();
            match rest.get(joins) {
                Some(next) if joins > 0 && listed(next) => rest = &rest[joins + 1..],
                // "Those studying French and 63 per cent …"
                Some(next) if joins > 0 && matches!(next.sort, Sort::Number(_)) => return true,
                next if joins > 0 => return rest[0].sort == Sort::Mark(',') && !next.is_some_and(|u| u.is(is_party)),
                Some(next) => return stops(next),
                None => return true,
            }
        }
    }

    /// "At least 17 Japanese": people are counted, tongues are not.
    fn counted(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|n| self.units[n].sort);
        self.language.spaces() && matches!(before, Some(Sort::Number(_)))
    }

    fn has_article(&self, at: usize) -> bool {
        let listed = |u: &&Unit<'_>| joins(u) || u.is(is_tongue);
        let before = self.units[..at].iter().rev().find(|u| !listed(u));
        before.is_some_and(|u| {
            u.is(|s| matches!(s, Sense::Article))
                || !u.senses.is_empty() && u.senses.iter().all(|s| matches!(s, Sense::Block))
        })
    }
}

fn is_tongue(sense: &Sense) -> bool {
    matches!(sense, Sense::Tongue)
}

fn is_party(sense: &Sense) -> bool {
    matches!(sense, Sense::Party(..))
}

fn is_adjective(sense: &Sense) -> bool {
    matches!(sense, Sense::Party(_, PartySort::Adjective))
}

/// "Language", "cuisine": it names no state.
fn is_noun(unit: &Unit<'_>) -> bool {
    unit.is(is_tongue) && !unit.is(is_party)
}

fn joins(unit: &Unit<'_>) -> bool {
    unit.sort == Sort::Mark(',') || unit.is(|s| matches!(s, Sense::And | Sense::Or))
}

/// A stop, a bracket, or a word of grammar; not a quotation mark, behind which a noun may come.
fn stops(unit: &Unit<'_>) -> bool {
    match unit.sort {
        Sort::Mark(c) => matches!(c, '.' | ':' | ';' | '(' | ')' | '!' | '?' | '—' | '–'),
        Sort::Known => unit.senses.iter().all(|s| {
            matches!(
                s,
                Sense::Marker(_)
                    | Sense::Comparison(_)
                    | Sense::Relative
                    | Sense::Where
                    | Sense::That
                    | Sense::Break
                    | Sense::Also
            )
        }),
        _ => false,
    }
}
