//! Words about what others did or said: to whom they go.

use super::barred::shuts_out;
use super::complete::inherit;
use super::draft::{Draft, Event};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::groups::governors;
use crate::kinds;
use crate::phrases::{Item, What};
use chancery_pack::{Comparison, Entry, Form, Kind, Marker, Reference, Sense};

/// Sentences within which it was told what is answered.
const BEFORE: usize = 2;

/// Claims back among which it is.
const RECENT: usize = 2;

/// Words behind a verb within which the owner of its object stands.
const NEXT: usize = 2;

impl<'p> Assembly<'_, 'p> {
    /// "The minister dismissed the criticism": who rejects does so to whoever just accused, asked or threatened him.
    pub(super) fn answered(&self, sides: &mut Sides<'p>, kind: &Kind, number: usize) {
        if kind.id != "rejection" || !sides.recipients.is_empty() || sides.actors.len() != 1 {
            return;
        }
        let actor = sides.actors[0].code;
        let to_him = |d: &&Draft<'p>| {
            let spoken = matches!(d.kind.id.as_str(), "accusation" | "request" | "threat" | "mediation");
            spoken && d.sentence + BEFORE >= number && d.recipients.iter().any(|m| m.code == actor)
        };
        let Some(said) = self.recent().find(to_him) else { return };
        let others = said.actors.iter().filter(|m| m.code != actor);
        sides.recipients.extend(others.map(|m| inherit(m.code)));
    }

    /// "They signed a pact. Japan welcomed the pact": what is guessed to be said to one of two goes to both.
    pub(super) fn of_the_deed(&self, sides: &mut Sides<'p>, kind: &Kind, number: usize) {
        let states = |d: &Draft<'p>| d.actors.len() == 2 && d.actors.iter().all(|m| !m.code.contains(':'));
        let joint = |d: &&Draft<'p>| kind.id == "support" && d.kind.mutual && states(d);
        let Some(deed) = self.drafts.last().filter(|d| d.sentence + 1 >= number).filter(joint) else { return };
        let within = |m: &Meant<'p>| deed.actors.iter().any(|o| o.code == m.code);
        if sides.recipients.iter().any(within) && !sides.actors.iter().any(within) {
            sides.recipients = deed.actors.iter().map(|m| inherit(m.code)).collect();
        }
    }

    /// "UNESCO welcomed the agreement", "condemned the attack": what is said of a happening goes to those who did it, where it was told.
    pub(super) fn about_deed(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, scene, frame, .. } = event;
        const ASKED: usize = 3;
        let (blames, refuses) = (kind.id == "accusation", kind.id == "rejection");
        let reacts = blames || refuses || kind.id == "support";
        if !sides.recipients.is_empty() || !reacts || entry.form == Form::Noun {
            return;
        }
        let items = &scene.sentence.items;
        let behind = || self.deed(&items[frame.trigger + 1..frame.window.1.min(items.len()).max(frame.trigger + 1)]);
        let Some(deed) = self.deed(self.goal(items, frame)).or_else(behind) else { return };
        let acts = |m: &Meant<'p>| sides.actors.iter().any(|a| a.code == m.code);
        let told = |d: &&Draft<'p>| {
            let of_all = !refuses && (d.kind.mutual && d.actors.len() > 1 || blames && kinds::hostile(deed));
            // "Backed the proposal": whose it is.
            let asked = deed == "request" && d.sentence + ASKED >= scene.number;
            d.kind.id == deed && (of_all || asked) && !d.actors.iter().any(acts)
        };
        if let Some(told) = self.recent().find(told) {
            sides.recipients = told.actors.iter().map(|m| inherit(m.code)).collect();
        }
    }

    /// "对协议表示欢迎": what stands between the marker of the goal and the word, where a language puts it before.
    fn goal<'s>(&self, items: &'s [Item<'p>], frame: &Frame) -> &'s [Item<'p>] {
        let marked = (frame.window.0..frame.trigger).rev().find(|n| items[*n].marks(Marker::To));
        let marked = marked.filter(|_| self.reader.language.oblique_before());
        marked.map_or(&[], |n| &items[n + 1..frame.trigger])
    }

    /// "The next round will be held in Oslo": one of a row is that of the parties of the latest of its kind.
    pub(super) fn of_the_row(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, scene, frame, .. } = event;
        let said = sides.actors.iter().filter(|m| m.via == Via::Said).count();
        if !kind.mutual || said > 1 {
            return;
        }
        let items = &scene.sentence.items;
        // "The 13th round": a number tells the same where nobody is named.
        let counted = |s: &Sense| matches!(s, Sense::Ordinal(2..) | Sense::Comparison(Comparison::Ordinal));
        let beside = |n: usize| items.get(n).is_some_and(|i| i.is(|s| *s == Sense::Next || said == 0 && counted(s)));
        let near = (frame.trigger.saturating_sub(2)..=frame.trigger + 2).any(beside);
        let alike = |d: &Draft<'p>| d.kind.id == kind.id || entry.two.as_ref() == Some(&d.kind.id);
        let told = |d: &&Draft<'p>| alike(d) && d.actors.len() > 1;
        let Some(told) = self.recent().find(told).filter(|_| near) else { return };
        // "Togo will hold the next round": who had no part in the last is the host of another row.
        let stranger = |m: &Meant<'p>| m.via == Via::Said && !told.actors.iter().any(|a| a.code == m.code);
        if sides.actors.iter().any(stranger) {
            return;
        }
        sides.actors.retain(|m| m.via == Via::Said);
        let new: Vec<_> = told.actors.iter().filter(|m| !sides.actors.iter().any(|a| a.code == m.code)).collect();
        sides.actors.extend(new.into_iter().map(|m| inherit(m.code)));
    }

    /// The kind of what the first noun of these stands for.
    fn deed(&self, items: &[Item<'p>]) -> Option<&'p str> {
        const NEAR: usize = 3;
        let near = items.iter().take(NEAR).take_while(|i| i.mark.is_none() && matches!(i.what, What::Unit));
        let entries = self.reader.language.entries();
        let kind = |s: &&'p Sense| match s {
            Sense::Deed(kind) => Some(&**kind),
            Sense::Trigger(n) => Some(&entries[*n as usize]).filter(|e| e.form == Form::Noun).map(|e| e.kind.as_str()),
            _ => None,
        };
        near.flat_map(|i| &i.senses).find_map(kind)
    }

    /// "Peru and Chile signed a pact. Japan welcomed this": what is said of a deed that was just told is said to those who did it.
    pub(super) fn of_what_was_told(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        let deed = |i: &Item<'p>| i.is(|s| *s == Sense::Reference(Reference::Deed));
        let (first, last) = (frame.window.0, frame.window.1.min(items.len()));
        if !matches!(kind.id.as_str(), "support" | "accusation" | "rejection") || !items[first..last].iter().any(deed) {
            return;
        }
        let speaks = |m: &&Meant<'p>| sides.actors.iter().any(|a| a.code == m.code);
        let others = |d: &&Draft<'p>| d.sentence + BEFORE >= scene.number && !d.actors.iter().any(|m| speaks(&m));
        let near = self.recent().take(RECENT).find(others);
        // "Peru froze its aid, and Chile did as well. Togo condemned these steps": what one sentence told of several.
        let beside = |d: &&Draft<'p>| near.is_some_and(|n| n.sentence == d.sentence && n.kind.id == d.kind.id);
        let doers = self.recent().take(2 * RECENT).filter(beside).flat_map(|d| &d.actors).map(|m| inherit(m.code));
        sides.recipients.extend(doers.filter(|m| !sides.actors.iter().any(|a| a.code == m.code)).collect::<Vec<_>>());
    }

    /// "Peru condemned the raid on Chile. Togo condemned it too": who says the same says it to the same.
    pub(super) fn said_too(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let items = &scene.sentence.items[scene.clauses[frame.clause].items.clone()];
        if !matches!(kind.id.as_str(), "support" | "accusation") || !items.iter().any(|i| i.is(|s| *s == Sense::Also)) {
            return;
        }
        let acts = |m: &Meant<'p>| sides.actors.iter().any(|a| a.code == m.code);
        let told =
            |d: &&Draft<'p>| d.kind.id == kind.id && d.sentence + 1 >= scene.number && !d.recipients.iter().any(acts);
        if let Some(told) = self.recent().next().filter(told) {
            sides.recipients = told.recipients.iter().map(|m| inherit(m.code)).collect();
        }
    }

    /// "Athens vetoed its entry", "turned down its offer": what somebody keeps from another is that other's, of whom the text speaks.
    pub(super) fn owners(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, subject, scene, frame } = event;
        let items = &scene.sentence.items;
        let (refuses, keeps_out) = (kind.id == "rejection", kind.id == "membership" && shuts_out(entry));
        let owner = |i: &Item<'p>| i.is(|s| *s == Sense::Reference(Reference::Owner));
        let its = items[frame.trigger + 1..].iter().take(NEXT).take_while(|i| i.mark.is_none()).any(owner);
        // "After judges turned down its request": an unknown subject is no other's.
        let clause = &scene.clauses[frame.clause];
        let own = !clause.inherited || matches!(clause.link, Link::Relative | Link::Joined);
        let named = own && sides.actors.iter().any(|a| subject.codes().any(|code| code == a.code));
        if entry.form == Form::Noun || !its || !named || !(refuses || keeps_out) {
            return;
        }
        if keeps_out {
            sides.recipients.retain(|m| !m.code.contains(':'));
        }
        let free = |code: &&'p str| !code.contains(':') && !sides.actors.iter().any(|m| m.code == *code);
        let earlier = (0..frame.clause).rev().flat_map(|c| self.subject(items, scene.clauses, c).parties);
        let spoken = earlier.map(|m| m.code).chain(self.discourse.topic).chain(self.discourse.pair.iter().copied());
        if sides.recipients.is_empty() {
            sides.recipients.extend(spoken.filter(|c| free(&c)).take(1).map(inherit));
        }
    }

    /// "Punished Peru over its support for Chile": what somebody is blamed or punished for he did himself.
    pub(super) fn blamed(&self, sides: &mut Sides<'p>, scene: &Scene<'_, 'p>, frame: &Frame, entry: &Entry) {
        let items = &scene.sentence.items;
        let start = scene.clauses[frame.clause].items.start;
        let reason = governors(items, frame.trigger, start).iter().any(|m| matches!(m, Marker::About | Marker::For));
        if entry.form != Form::Noun || !reason || !sides.actors.is_empty() {
            return;
        }
        let within = items[start].span.start..items[frame.trigger].span.start;
        let blames = |d: &&Draft<'p>| {
            let kind = matches!(d.kind.id.as_str(), "accusation" | "sanction" | "threat");
            kind && d.sentence == scene.number && within.contains(&d.trigger.start)
        };
        let Some(blame) = self.drafts.last().filter(blames) else { return };
        let free = |m: &&Meant<'p>| m.via == Via::Said && !sides.recipients.iter().any(|r| r.code == m.code);
        let guilty: Vec<Meant<'p>> = blame.recipients.iter().filter(free).map(|m| inherit(m.code)).collect();
        sides.actors.extend(guilty);
    }

    /// Who mediates does so between the two of whom the sentence goes on to tell, or else between the two in play.
    pub(super) fn between_both(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        if kind.id != "mediation" || sides.actors.is_empty() || !sides.recipients.is_empty() {
            return;
        }
        let actors: Vec<&'p str> = sides.actors.iter().map(|m| m.code).collect();
        let at = scene.sentence.items[frame.trigger].span;
        let next = scene.clauses.get(frame.clause + 1).into_iter().flat_map(|c| &c.subject);
        let told: Vec<&'p str> = next.flat_map(|n| self.named(&scene.sentence.items[*n])).map(|p| p.0).collect();
        let others = |two: &Vec<&'p str>| two.len() == 2 && !two.iter().any(|code| actors.contains(code));
        let two = Some(told).filter(others).unwrap_or_else(|| self.discourse.pair_apart_from(&actors, at));
        if others(&two) {
            sides.recipients.extend(two.into_iter().map(inherit));
        }
    }
}
