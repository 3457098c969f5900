//! Private people, and who held an office before.

use super::Composer;
use crate::phrases::Phrase;
use crate::text::Span;
use crate::units::{Sort, Unit};
use chancery_pack::{Marker, PartySort, Sense};

/// Offices of who leads a state.
const LEADS: [&str; 4] = ["head_of_state", "deputy_head_of_state", "deputy_head_of_government", "monarch"];
/// How far behind a title the state stands that it is of, in units.
const NAMED: usize = 9;

impl<'p> Composer<'_, 'p> {
    /// "Polish farmers", "法国影星": private people of a state.
    pub(super) fn private(&mut self, at: usize) -> bool {
        let span = self.units[at].span;
        let waits = |p: &&mut Phrase<'_>| !p.parties.is_empty() && !p.headed() && !p.named() && !p.possessor;
        let Some(open) = self.open.as_deref_mut().filter(waits) else { return false };
        open.private = true;
        open.bare = false;
        open.grow(span);
        true
    }

    /// "petani Polandia": in a language with the possessor behind, private people stand before their state.
    pub(super) fn private_of(&self, at: usize) -> Option<(&'p str, Span)> {
        let next = self.units.get(at + 1).filter(|_| self.language.spaces() && !self.language.possessor_before())?;
        let party = next.senses.iter().find_map(|s| match s {
            Sense::Party(code, PartySort::State | PartySort::Adjective) => Some(&**code),
            _ => None,
        });
        party.map(|code| (code, next.span))
    }

    /// "Farmers attacked the post", "petani menyerang": private people of nobody named, where a clause may begin.
    pub(super) fn private_alone(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|n| &self.units[n]);
        let word = |s: &Sense| {
            let conjunction =
                matches!(s, Sense::Marker(Marker::After | Marker::Before | Marker::During | Marker::Since));
            conjunction || matches!(s, Sense::Speech(_) | Sense::That | Sense::And | Sense::Block)
        };
        let opens = before.is_none_or(|u| matches!(u.sort, Sort::Mark(_)) || u.is(word));
        let acts = self
            .units
            .get(at + 1)
            .is_some_and(|u| u.is(|s| matches!(s, Sense::Verb | Sense::Trigger(_) | Sense::Status(_))));
        self.language.spaces() && opens && acts
    }

    /// "伊朗前部长": the word for a past office stands between party and office.
    pub(super) fn former(&mut self, at: usize) -> bool {
        let span = self.units[at].span;
        let before = self.language.possessor_before() && !self.language.spaces();
        let waits = |p: &&mut Phrase<'_>| before && !p.parties.is_empty() && !p.headed() && !p.named();
        let Some(open) = self.open.as_deref_mut().filter(waits) else { return false };
        open.former = true;
        open.grow(span);
        true
    }

    /// "Vice president of marketing", "king of clay": who leads what is no state holds no office.
    pub(super) fn leads_another(&self, at: usize, office: &str) -> bool {
        let leads = LEADS.contains(&office);
        let of = self.units.get(at + 1).is_some_and(|u| u.is(|s| matches!(s, Sense::Marker(Marker::Of))));
        let word = self.units.get(at + 2).filter(|u| !u.is(|s| matches!(s, Sense::Article))).or(self.units.get(at + 3));
        let state = |s: &Sense| {
            let ours = matches!(s, Sense::Party(..) | Sense::Place(_) | Sense::Region(_) | Sense::Institution(_));
            ours || matches!(s, Sense::Reference(_) | Sense::Group)
        };
        let within = |u: &&Unit<'_>| !matches!(u.sort, Sort::Mark(_)) && !u.is(|s| matches!(s, Sense::Verb));
        let named = self.units[at + 1..].iter().take(NAMED).take_while(within).any(|u| u.is(state));
        leads && of && !named && word.is_some_and(|u| u.sort == Sort::Word)
    }
}
