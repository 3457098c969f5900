//! People and things of a state that others take and let go: "Peru seized two Chilean boats. The men were freed."

use super::draft::{Draft, Event};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::discourse::belongings::SENTENCES;
use crate::discourse::{Meant, Via};
use crate::frames::{Frame, value};
use crate::groups::is_noun;
use crate::kinds;
use crate::phrases::{Item, Phrase, What};
use crate::reader::Sentence;
use chancery_pack::{Form, Marker, Role, RoleValue, SEVERAL, Sense};

/// Words between people or things and whose they are.
const BESIDE: usize = 3;
/// Words between an event word and whom it is done to.
const OBJECT: usize = 6;

/// Whom something is done to: the item, whose it is, and how that is known.
type Undergoer<'p> = (usize, &'p str, Via);

impl<'p> Assembly<'_, 'p> {
    /// Notes whose people and things the sentence speaks of.
    pub(super) fn settle_belongings(&mut self, sentence: &Sentence<'p>) {
        self.discourse.owned.clear();
        let items = &sentence.items;
        let articles = !self.reader.language.definite().is_empty();
        for mention in &sentence.belongings {
            let at = items.partition_point(|i| i.span.end <= mention.at);
            let owner = items.get(at).and_then(|_| self.whose(items, at));
            self.discourse.belongs(mention, owner, articles);
        }
    }

    /// "The boats were burned", "freed the crew", "the court fined them": what is done to people or things is done to their owner. False
    /// where the entry tells of nothing but what is somebody's, and nothing is, or where nobody is known to hold it.
    pub(super) fn owner_undergoes(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, kind, scene, frame, .. } = event;
        let otherwise = !entry.owned;
        let role = if frame.passive { Role::Subject } else { Role::Object };
        let undergoes = value(entry, kind, role, frame) == RoleValue::Recipient && entry.form != Form::Noun;
        let Some((at, code, via)) = self.undergoer(event).filter(|_| undergoes) else { return otherwise };
        if sides.actors.iter().any(|m| m.code == code && m.via == Via::Said) {
            return otherwise;
        }
        if is_they(&scene.sentence.items[at]) || sides.recipients.is_empty() {
            sides.recipients = vec![Meant { code, span: Some(scene.sentence.items[at].span), via }];
        }
        if via == Via::Said {
            return true;
        }
        sides.actors.retain(|m| m.code != code);
        let clause = &scene.clauses[frame.clause];
        let told = !frame.passive && !clause.subject.is_empty();
        // "Were sent home from Oman": somebody else is named who may have held them.
        let other = |n: usize| self.state_in(&scene.sentence.items[n]).is_some_and(|state| state != code);
        if told || !sides.actors.is_empty() || clause.items.clone().any(other) {
            return true;
        }
        // "Three Italians were lost in Nepal. The men were turned away": by nobody who had anything to do with Italy.
        sides.actors.extend(self.keepers(code, scene.number));
        !sides.actors.is_empty()
    }

    /// "Took five boats from Peru in the strait and three from Chile in the gulf": all whose people and things a clause tells of.
    pub(super) fn owners_undergo(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, scene, frame, .. } = event;
        let active = !frame.passive
            && entry.form == Form::Verb
            && value(entry, kind, Role::Object, frame) == RoleValue::Recipient;
        let [first] = sides.recipients[..] else { return };
        if !active || !kinds::seizes(&kind.id) {
            return;
        }
        let items = &scene.sentence.items;
        let behind = frame.trigger + 1..scene.clauses[frame.clause].items.end;
        let Some((one, last)) = items.get(behind).and_then(|i| i.first().zip(i.last())) else { return };
        let said = |(at, _, via): &&(usize, &'p str, Via)| *via == Via::Said && one.span.to(last.span).holds(*at);
        let owned = self.discourse.owned.iter().filter(said);
        if owned.clone().next().is_none_or(|(_, code, _)| *code != first.code) {
            return;
        }
        for (at, code, via) in owned {
            let span = items.iter().find(|i| i.span.holds(*at)).map(|i| i.span);
            if !sides.actors.iter().chain(&sides.recipients).any(|m| m.code == *code) {
                sides.recipients.push(Meant { code, span, via: *via });
            }
        }
    }

    /// Whom the event word is done to, of people and things whose owner is known.
    fn undergoer(&self, event: Event<'_, 'p>) -> Option<Undergoer<'p>> {
        let Event { kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        let seized = kinds::seizes(&kind.id);
        let of = |n: usize| {
            // "Lima accused them of spying": with others than the subject, "they" are those who were told of last.
            if is_they(&items[n]) {
                let them = self.discourse.last_owner(1).filter(|_| seized || kind.id == "accusation");
                return them.map(|code| (n, code, Via::Anaphor));
            }
            let owned = self.discourse.owned.iter().find(|(at, ..)| items[n].span.holds(*at));
            owned.filter(|_| seized).map(|(_, code, via)| (n, *code, *via))
        };
        places(scene, frame).into_iter().find_map(of)
    }

    /// "The men were freed", «моряков отпустили», "the lorries were turned away": who was last told to have done something to their state.
    fn keepers(&self, code: &str, number: usize) -> Vec<Meant<'p>> {
        let lately = |d: &&Draft<'p>| d.sentence + SENTENCES >= number;
        let done = |kind: &str| kinds::seizes(kind) || kinds::hostile(kind);
        let held = |d: &&Draft<'p>| done(&d.kind.id) && d.recipients.iter().any(|m| m.code == code);
        let told = self.recent().take_while(lately).find(held).into_iter().flat_map(|d| &d.actors);
        told.map(|m| Meant { code: m.code, span: None, via: Via::Inherited }).collect()
    }

    /// "Chilean boats", "boats from Chile", "kapal Chile": whose they are by the words beside them.
    fn whose(&self, items: &[Item<'p>], at: usize) -> Option<&'p str> {
        let own = self.state_in(&items[at]);
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
        let name = |p: &Phrase<'p>| p.name.is_some() && !p.headed() && p.parties.is_empty() && p.place.is_none();
        let word = |i: &&Item<'p>| is_noun(i) || origin(i) || i.phrase().is_some_and(name);
        let between = items[at + 1..].iter().take(BESIDE).take_while(word).count();
        let phrase = items.get(at + 1 + between)?.phrase()?;
        let marked = items[at + 1..=at + between].iter().any(origin);
        let owner = phrase.dependent || !language.possessor_before() && !language.cased();
        let plain = !phrase.headed() && !phrase.named() && phrase.reference.is_none();
        self.state_of(phrase).filter(|_| plain && language.spaces() && (marked || owner))
    }

    fn state_in(&self, item: &Item<'p>) -> Option<&'p str> {
        item.phrase().and_then(|p| self.state_of(p))
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

    /// "Peru freed 19 fishermen. They arrived on Friday": are those meant who speak for nobody?
    pub(super) fn speak_for_nobody(&self, item: &Item<'p>) -> bool {
        let told = self.discourse.sentence.wrapping_sub(1);
        let joint = self.discourse.joint && self.discourse.paired >= told;
        is_they(item) && !joint && self.discourse.belonged(told)
    }
}

/// "They", "them".
fn is_they(item: &Item<'_>) -> bool {
    let several = |p: &Phrase<'_>| p.described.contains(&SEVERAL) && p.parties.is_empty() && !p.headed();
    item.phrase().is_some_and(several)
}

/// Items that may be whom an event is done to, the likeliest first: behind an active verb, before a passive one; where the clause has no
/// subject, on either side.
fn places(scene: &Scene<'_, '_>, frame: &Frame) -> Vec<usize> {
    let items = &scene.sentence.items;
    let clause = &scene.clauses[frame.clause];
    let small = |n: &usize| {
        let unit = matches!(items[*n].what, What::Unit | What::Phrase(_)) && items[*n].mark.is_none();
        unit && !items[*n].is(|s| matches!(s, Sense::Verb | Sense::Trigger(_) | Sense::Relative | Sense::That))
    };
    let last = items.len().min(frame.trigger + 1 + OBJECT);
    let behind = (frame.trigger + 1..last).take_while(small);
    // "Fishermen who were held": the noun of a relative clause stands before it.
    let back = if clause.link == Link::Relative { BESIDE + 1 } else { 0 };
    let before = (clause.items.start.saturating_sub(back)..frame.trigger).rev();
    match (frame.passive, clause.subject.is_empty()) {
        (false, true) => behind.chain(before).collect(),
        (false, false) => behind.collect(),
        (true, true) => before.chain(behind).collect(),
        (true, false) => before.collect(),
    }
}
