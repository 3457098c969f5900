//! People and things of a state that others take and let go: "Peru seized two Chilean boats. The men were freed."

use super::draft::{Draft, Event};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::discourse::{Meant, Via};
use crate::frames::{Frame, value};
use crate::groups::is_noun;
use crate::kinds;
use crate::phrases::{Item, Phrase, What};
use chancery_pack::{Form, Marker, Role, RoleValue, SEVERAL, Sense};

/// Words between such a word and whose they are.
const BESIDE: usize = 3;

/// Words between an event word and whom it is done to.
const OBJECT: usize = 4;

/// Sentences for which it is remembered whose they are.
const LONG: usize = 8;

impl<'p> Assembly<'_, 'p> {
    /// "The men were freed": who is held or let go is of the state that it was told of.
    pub(super) fn of_folk(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        let taken = kinds::force(&kind.id) || kind.id == "concession";
        let role = if frame.passive { Role::Subject } else { Role::Object };
        let undergoes = value(entry, kind, role, frame) == RoleValue::Recipient;
        if !undergoes || entry.form == Form::Noun {
            return;
        }
        let Some(at) = undergoer(scene, frame) else { return };
        // "Lima accused them of spying": with others than the subject, "they" are those who were told of last.
        let they = is_they(&items[at]);
        if !(taken || they && kind.id == "accusation") || !(they || sides.recipients.is_empty()) {
            return;
        }
        let Some(code) = self.whose_here(items, at, scene.number) else { return };
        if sides.actors.iter().any(|m| m.code == code && m.via == Via::Said) {
            return;
        }
        sides.actors.retain(|m| m.code != code);
        sides.recipients = vec![Meant { code, span: Some(items[at].span), via: Via::Anaphor }];
        if sides.actors.is_empty() && frame.passive {
            sides.actors.extend(self.keepers(code, scene.number));
        }
    }

    /// Who was last told to have taken or freed somebody of a state.
    fn keepers(&self, code: &str, number: usize) -> Vec<Meant<'p>> {
        let held = |d: &&Draft<'p>| {
            let kind = kinds::force(&d.kind.id) || d.kind.id == "concession";
            kind && d.sentence + LONG >= number && d.recipients.iter().any(|m| m.code == code)
        };
        let told = self.recent().find(held).into_iter().flat_map(|d| &d.actors);
        told.map(|m| Meant { code: m.code, span: None, via: Via::Inherited }).collect()
    }

    /// Whose they are: by the words beside them, by those before in the sentence, or by what was told.
    fn whose_here(&self, items: &[Item<'p>], at: usize, number: usize) -> Option<&'p str> {
        let before = || (0..at).rev().filter(|n| is_folk(&items[*n])).find_map(|n| self.whose(items, n));
        let long = if is_they(&items[at]) { 1 } else { LONG };
        let told = || self.discourse.folk.filter(|(_, n)| n + long >= number).map(|(code, _)| code);
        self.whose(items, at).or_else(before).or_else(told)
    }

    /// "Chilean boats", "boats from Chile", "kapal Chile": whose they are by the words beside them.
    fn whose(&self, items: &[Item<'p>], at: usize) -> Option<&'p str> {
        let own = items[at].phrase().and_then(|p| self.state_of(p));
        own.or_else(|| self.whose_before(items, at)).or_else(|| self.whose_behind(items, at))
    }

    fn whose_before(&self, items: &[Item<'p>], at: usize) -> Option<&'p str> {
        let language = self.reader.language;
        let between = |n: &usize| is_noun(&items[*n]) || items[*n].number.is_some();
        let first = at - (0..at).rev().take(BESIDE).take_while(between).count();
        let phrase = items[..first].last()?.phrase()?;
        let named = phrase.possessor || language.possessor_before() && !language.spaces();
        self.state_of(phrase).filter(|_| phrase.bare || named && !phrase.headed() && !phrase.named())
    }

    fn whose_behind(&self, items: &[Item<'p>], at: usize) -> Option<&'p str> {
        let language = self.reader.language;
        let origin = |i: &Item<'p>| i.marks(Marker::From) || i.marks(Marker::Of);
        let word = |i: &&Item<'p>| is_noun(i) || origin(i);
        let between = items[at + 1..].iter().take(BESIDE).take_while(word).count();
        let phrase = items.get(at + 1 + between)?.phrase()?;
        let marked = items[at + 1..=at + between].iter().any(origin);
        let owner = phrase.dependent || !language.possessor_before() && !language.cased();
        let plain = !phrase.headed() && !phrase.named() && phrase.reference.is_none();
        self.state_of(phrase).filter(|_| plain && language.spaces() && (marked || owner))
    }

    /// The one state that a phrase names, or where its place lies.
    fn state_of(&self, phrase: &Phrase<'p>) -> Option<&'p str> {
        let place = || self.reader.world.places.get(phrase.place?).map(|p| p.state.as_str());
        match phrase.parties[..] {
            [(code, _)] => Some(code).filter(|c| !c.contains(':')),
            [] => place(),
            _ => None,
        }
    }

    /// Remembers whose people or things a sentence told of last.
    pub(super) fn remember_folk(&mut self, items: &[Item<'p>], number: usize) {
        let mut told = (0..items.len()).rev().filter(|n| is_folk(&items[*n])).peekable();
        let again = told.peek().and(self.discourse.folk).map(|(code, _)| code);
        if let Some(code) = told.find_map(|n| self.whose(items, n)).or(again) {
            self.discourse.folk = Some((code, number));
        }
    }

    /// "Peru freed 19 fishermen. They arrived on Friday": are those meant who speak for nobody?
    pub(super) fn are_folk(&self, item: &Item<'p>) -> bool {
        let number = self.discourse.sentence;
        let last = |n: usize| n + 1 == number && !(self.discourse.joint && self.discourse.paired >= n);
        is_they(item) && self.discourse.folk.is_some_and(|(_, n)| last(n))
    }
}

/// A word for private people, or for what others may take.
fn is_folk(item: &Item<'_>) -> bool {
    item.is(|s| matches!(s, Sense::Held | Sense::Private)) || item.phrase().is_some_and(|p| p.private)
}

/// "They", "them".
fn is_they(item: &Item<'_>) -> bool {
    let several = |p: &Phrase<'_>| p.described.contains(&SEVERAL) && p.parties.is_empty() && !p.headed();
    item.phrase().is_some_and(several)
}

/// The word for whom an event is done to, where it names nobody.
fn undergoer(scene: &Scene<'_, '_>, frame: &Frame) -> Option<usize> {
    let items = &scene.sentence.items;
    let meant = |n: &usize| is_folk(&items[*n]) || is_they(&items[*n]);
    if !frame.passive {
        let small = |n: &usize| {
            let unit = matches!(items[*n].what, What::Unit) && items[*n].mark.is_none();
            unit && !items[*n].is(|s| matches!(s, Sense::Verb | Sense::Trigger(_) | Sense::Relative | Sense::That))
        };
        let last = items.len().min(frame.trigger + 1 + OBJECT);
        let between = (frame.trigger + 1..last).take_while(|n| small(n) && !meant(n)).count();
        return Some(frame.trigger + 1 + between).filter(|n| *n < items.len() && meant(n));
    }
    let clause = &scene.clauses[frame.clause];
    let start =
        if clause.link == Link::Relative { clause.items.start.saturating_sub(BESIDE + 1) } else { clause.items.start };
    (start..frame.trigger).rev().find(meant)
}
