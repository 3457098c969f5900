//! Adjectives of states that stand alone for a language or a kitchen.

use super::Composer;
use crate::units::{Sort, Unit};
use chancery_pack::Sense;

impl Composer<'_, '_> {
    /// "Languages like French and Spanish", "fluent in Russian": no noun follows, and no article ("the French") stands before.
    pub(super) fn tongue(&self, at: usize) -> bool {
        self.units[at].is(is_tongue) && self.ends_list(at) && !self.has_article(at)
    }

    /// Does behind it, and what is listed with it, come something that no adjective belongs to?
    fn ends_list(&self, at: usize) -> bool {
        let mut rest = &self.units[at + 1..];
        loop {
            let joins = rest.iter().take_while(|u| joins(u)).count();
            match rest.get(joins) {
                Some(next) if joins > 0 && next.is(is_tongue) => rest = &rest[joins + 1..],
                // "Those studying French and 63 per cent …"
                Some(next) if joins > 0 && matches!(next.sort, Sort::Number(_)) => return true,
                next if joins > 0 => return rest[0].sort == Sort::Mark(',') && !next.is_some_and(|u| u.is(is_party)),
                Some(next) => return stops(next),
                None => return true,
            }
        }
    }

    fn has_article(&self, at: usize) -> bool {
        let listed = |u: &&Unit<'_>| joins(u) || u.is(is_tongue);
        let before = self.units[..at].iter().rev().find(|u| !listed(u));
        before.is_some_and(|u| {
            u.is(|s| *s == Sense::Article) || !u.senses.is_empty() && u.senses.iter().all(|s| **s == Sense::Block)
        })
    }
}

fn is_tongue(sense: &Sense) -> bool {
    *sense == Sense::Tongue
}

fn is_party(sense: &Sense) -> bool {
    matches!(sense, Sense::Party(..))
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
