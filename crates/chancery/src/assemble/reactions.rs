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
use crate::phrases::Item;
use chancery_pack::{Comparison, Entry, Form, Kind, Marker, Reference, Sense, Status};

/// Sentences within which it was told what is answered.
pub(super) const BEFORE: usize = 2;

/// Words behind a verb within which the owner of its object stands.
const NEXT: usize = 2;

impl<'p> Assembly<'_, 'p> {
    /// "The minister dismissed the criticism", "apologised": who rejects or gives way does so to whoever just accused, asked or threatened him.
    pub(super) fn answered(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let number = scene.number;
        // "Cut its tariffs on Peru": who gives way to somebody whom the clause names does so to him.
        let other = |i: &Item<'p>| self.named(i).iter().any(|(code, _)| sides.actors.iter().all(|m| m.code != *code));
        let gives = kind.id == "concession"
            && !scene.sentence.items[scene.clauses[frame.clause].items.clone()].iter().any(other);
        let answers = kind.id == "rejection" || gives;
        if !answers || !sides.recipients.is_empty() || sides.actors.len() != 1 || self.to_foreigners(event) {
            return;
        }
        let actor = sides.actors[0].code;
        let to_him = |d: &&Draft<'p>| {
            let spoken = matches!(d.kind.id.as_str(), "accusation" | "request" | "threat");
            let spoken = spoken || d.kind.id == "mediation" && !gives;
            spoken && d.sentence + BEFORE >= number && d.recipients.iter().any(|m| m.code == actor)
        };
        let Some(said) = self.recent().find(to_him) else { return };
        let others = said.actors.iter().filter(|m| m.code != actor);
        sides.recipients.extend(others.map(|m| inherit(m.code)));
    }

    /// "Peru accused Chile of … Chile denied it had sent troops": what an accused denies is meant against the accuser.
    pub(super) fn disowned(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let hostile = kinds::force(&kind.id) || kind.id == "deployment";
        let [actor] = &sides.actors[..] else { return };
        let denies = |i: &Item<'p>| i.is(|s| matches!(s, Sense::Status(Status::Denial)));
        if !hostile || !sides.recipients.is_empty() || !scene.sentence.items[..frame.trigger].iter().any(denies) {
            return;
        }
        let of_it = |d: &&Draft<'p>| {
            let near = d.kind.id == "accusation" && d.sentence + BEFORE >= scene.number;
            near && d.recipients.iter().any(|m| m.code == actor.code)
        };
        let Some(said) = self.recent().find(of_it) else { return };
        sides.recipients = said.actors.iter().filter(|m| m.code != actor.code).map(|m| inherit(m.code)).collect();
    }

    /// "Togo asked Peru for a waiver but was refused": who turned it down is whoever was asked.
    pub(super) fn turned_down(&self, sides: &mut Sides<'p>, kind: &Kind, number: usize) {
        if kind.id != "rejection" || !sides.actors.is_empty() || sides.recipients.len() != 1 {
            return;
        }
        let asker = sides.recipients[0].code;
        let asked = |d: &&Draft<'p>| {
            d.kind.id == "request" && d.sentence + BEFORE >= number && d.actors.iter().any(|m| m.code == asker)
        };
        let Some(asked) = self.recent().find(asked) else { return };
        sides.actors = asked.recipients.iter().map(|m| inherit(m.code)).collect();
    }

    /// "Denmark put off the visit of the Turkish premier": who calls off another's journey was to receive him.
    pub(super) fn host_who_waits(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, entry, subject, scene, frame } = event;
        let off = |s: &Sense| matches!(s, Sense::Status(Status::Moved | Status::Cancelled | Status::Suspended));
        let predicate = scene.clauses[frame.clause].predicate.map(|p| &scene.sentence.items[p]);
        let called_off = entry.form == Form::Noun && !frame.subject && predicate.is_some_and(|p| p.is(off));
        let other = |m: &Meant<'p>| !sides.actors.iter().any(|a| a.code == m.code);
        if kinds::travels(&kind.id) && called_off && sides.recipients.is_empty() && subject.parties.iter().all(other) {
            sides.recipients.extend(subject.parties.iter().copied());
        }
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
        let beside =
            |n: usize| items.get(n).is_some_and(|i| i.is(|s| matches!(s, Sense::Next) || said == 0 && counted(s)));
        let near = (frame.trigger.saturating_sub(2)..=frame.trigger + 2).any(beside);
        // A row that nothing was told of is that of those who last did something together.
        let together = |d: &&Draft<'p>| d.kind.mutual && d.actors.len() > 1;
        let alike = |d: &Draft<'p>| d.kind.id == kind.id || entry.two.as_ref() == Some(&d.kind.id);
        let told = self.recent().find(|d| together(d) && alike(d)).or_else(|| self.recent().find(together));
        let Some(told) = told.filter(|_| near) else { return };
        // "Togo will hold the next round": who had no part in the last is the host of another row.
        let stranger = |m: &Meant<'p>| m.via == Via::Said && !told.actors.iter().any(|a| a.code == m.code);
        if sides.actors.iter().any(stranger) {
            return;
        }
        sides.actors.retain(|m| m.via == Via::Said);
        let new: Vec<_> = told.actors.iter().filter(|m| !sides.actors.iter().any(|a| a.code == m.code)).collect();
        sides.actors.extend(new.into_iter().map(|m| inherit(m.code)));
    }

    /// "Peru condemned the raid on Chile. Togo condemned it too": who says the same says it to the same.
    pub(super) fn said_too(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let items = &scene.sentence.items[scene.clauses[frame.clause].items.clone()];
        if !matches!(kind.id.as_str(), "support" | "accusation")
            || !items.iter().any(|i| i.is(|s| matches!(s, Sense::Also)))
        {
            return;
        }
        let acts = |m: &Meant<'p>| sides.actors.iter().any(|a| a.code == m.code);
        let told =
            |d: &&Draft<'p>| d.kind.id == kind.id && d.sentence + 1 >= scene.number && !d.recipients.iter().any(acts);
        if let Some(told) = self.recent().next().filter(told) {
            sides.recipients = told.recipients.iter().map(|m| inherit(m.code)).collect();
        }
    }

    /// "He phoned the president and expressed his thanks": what is said in the same breath as a meeting is said to the other one there.
    pub(super) fn to_his_face(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let clause = &scene.clauses[frame.clause];
        // A threat is made against whom its words name.
        let words = kinds::speech(&kind.id) && kind.id != "threat" && sides.recipients.is_empty() && clause.inherited;
        let [speaker] = &sides.actors[..] else { return };
        let met = |d: &&Draft<'p>| {
            let there = d.actors.len() == 2 && d.actors.iter().any(|m| m.code == speaker.code);
            there && matches!(d.kind.id.as_str(), "call" | "meeting" | "talks") && d.clause + 1 == frame.clause
        };
        let Some(told) = self.drafts.last().filter(|d| words && d.sentence == scene.number).filter(met) else { return };
        sides.recipients = told.actors.iter().filter(|m| m.code != speaker.code).map(|m| inherit(m.code)).collect();
    }

    /// "Athens vetoed its entry", "turned down its offer": what somebody keeps from another is that other's, of whom the text speaks.
    pub(super) fn owners(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, subject, scene, frame } = event;
        let items = &scene.sentence.items;
        let (refuses, keeps_out) = (kind.id == "rejection", kind.id == "membership" && shuts_out(entry));
        let owner = |i: &Item<'p>| i.is(|s| matches!(s, Sense::Reference(Reference::Owner)));
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
            sides.recipients.extend(spoken.filter(free).take(1).map(inherit));
        }
    }

    /// "Proposes that the leaders of the three countries meet": who is to meet is whom a verb before the infinitive names, not its subject.
    pub(super) fn proposed_to(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let gathers = matches!(kind.id.as_str(), "meeting" | "talks" | "call" | "agreement");
        let Some(verb) = clause.predicate.filter(|p| gathers && *p < frame.trigger && items[frame.trigger].infinitive)
        else {
            return;
        };
        let several = |i: &&Item<'p>| i.phrase().is_some_and(|p| p.reference.is_some_and(|r| r.together().is_some()));
        let Some(phrase) = items[verb + 1..frame.trigger].iter().find(several).and_then(Item::phrase) else { return };
        let subject: Vec<&'p str> = event.subject.codes().collect();
        let told = self.discourse.denote(phrase, event.subject, &self.people, self.reader.world);
        let others = told.parties.len() > 1 && told.codes().all(|code| !subject.contains(&code));
        if others && sides.actors.iter().any(|m| subject.contains(&m.code)) {
            sides.actors = told.parties;
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
        // "Peru said that, under Oman's mediation, Peru and Chile …": who speaks is but one of the two.
        let one = sides.recipients.len() == 1 && scene.clauses[frame.clause].inherited;
        if kind.id != "mediation" || sides.actors.is_empty() || !sides.recipients.is_empty() && !one {
            return;
        }
        let actors: Vec<&'p str> = sides.actors.iter().map(|m| m.code).collect();
        let at = scene.sentence.items[frame.trigger].span;
        let items = &scene.sentence.items;
        let subject = scene.clauses.get(frame.clause + 1).map_or(&[][..], |c| &c.subject);
        // "在阿曼斡旋下，也门与肯尼亚就…": the other of the two may stand behind a word of company.
        let company = subject.last().map(|n| n + 1).filter(|n| items.get(*n).is_some_and(|i| i.marks(Marker::With)));
        let next = subject.iter().copied().chain(company.map(|n| n + 1).filter(|n| *n < items.len()));
        let told: Vec<&'p str> = next.flat_map(|n| self.named(&items[n])).map(|p| p.0).collect();
        let others = |two: &Vec<&'p str>| two.len() == 2 && !two.iter().any(|code| actors.contains(code));
        let told = Some(told).filter(others).filter(|two| sides.recipients.iter().all(|m| two.contains(&m.code)));
        let free = sides.recipients.is_empty();
        // "The talks of A, B and C failed. D mediated": three who were just told to act together.
        let circle = self
            .discourse
            .circle
            .as_ref()
            .filter(|(n, _)| free && n + BEFORE >= scene.number && *n >= self.discourse.paired)
            .map(|(_, all)| all);
        if let Some(all) = circle.filter(|all| told.is_none() && !all.iter().any(|code| actors.contains(code))) {
            sides.recipients = all.iter().map(|code| inherit(code)).collect();
            return;
        }
        let two = told.or_else(|| free.then(|| self.discourse.pair_apart_from(&actors, at))).filter(others);
        if let Some(two) = two {
            sides.recipients = two.into_iter().map(inherit).collect();
        }
    }
}
