//! The other side of a happening, and whether those who are known by now make a claim.

use super::Assembly;
use super::complete::inherit;
use super::draft::Event;
use super::sides::Sides;
use crate::discourse::{Meant, Via, same_code};
use crate::groups::governor;
use crate::kinds;
use crate::phrases::{Item, What};
use crate::weigh::Slot;
use chancery_pack::{Form, Marker, Sense, Sorts};

impl<'p> Assembly<'_, 'p> {
    /// Takes who is missing on the other side from what was told, from what the words speak of, or by weights; `together`: those who act do so
    /// to each other. False where it is done to nobody else.
    pub(super) fn other_side(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>, together: bool) -> bool {
        let Event { kind, scene, .. } = event;
        let lacks = if kind.mutual { sides.actors.len() == 1 } else { sides.recipients.is_empty() && !together };
        if lacks && !kind.mutual {
            sides.recipients.extend(self.told_against(event, &sides.actors));
            self.about_deed(sides, event);
            self.to_his_face(sides, event);
        }
        let lacks = lacks && (kind.mutual || sides.recipients.is_empty());
        if lacks && !kind.mutual && self.to_foreigners(event) {
            return true;
        }
        if lacks && !kind.mutual && self.inward(sides, event) {
            return false;
        }
        if lacks && !sides.actors.is_empty() {
            let slot = if kind.mutual { Slot::Partner } else { Slot::Recipient };
            let other =
                self.missing(slot, event, &sides.actors).or_else(|| self.who_complains(sides, event)).map(inherit);
            if kind.mutual {
                sides.actors.extend(other)
            } else {
                sides.recipients.extend(other)
            }
            self.of_the_deed(sides, kind, scene.number);
            self.of_both_sides(sides, event);
        }
        true
    }

    /// "Barred foreign vessels", «запретил въезд иностранцам»: what is done to people and things of whatever state is done to nobody in play. Words
    /// about them ("condemned foreign interference") are meant for somebody.
    pub(super) fn to_foreigners(&self, event: Event<'_, 'p>) -> bool {
        const NEAR: usize = 3;
        let Event { entry, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        let foreign = |i: &Item<'p>| i.has(Sorts::RARE) && i.is(|s| matches!(s, Sense::Foreign));
        let plain = |i: &&Item<'p>| i.mark.is_none() && i.phrase().is_none();
        let behind = items[frame.trigger + 1..].iter().take(NEAR).take_while(plain).any(foreign);
        let undergoes =
            |n: usize| matches!(governor(items, n, frame.window.0), None | Some(Marker::Object | Marker::To));
        let before = || (frame.window.0..frame.trigger).any(|n| foreign(&items[n]) && undergoes(n));
        entry.form != Form::Noun
            && !kinds::words(&entry.kind)
            && (behind || self.reader.language.oblique_before() && before())
    }

    /// Are they who a claim of this kind needs?
    pub(super) fn enough(&self, sides: &Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, kind, scene, .. } = event;
        let here = |code: &str| scene.sentence.named.iter().any(|n| same_code(n.0, code));
        let total = sides.actors.len() + sides.recipients.len();
        let organisation = sides.actors.iter().any(|a| a.code.contains(':'));
        let gathering = matches!(kind.id.as_str(), "meeting" | "call") && organisation && total == 1;
        let speaks = |m: &Meant<'p>| self.speaks_for(m, event);
        let own = |m: &Meant<'p>| m.via != Via::Inherited || m.span.is_some() || entry.alone && speaks(m);
        let said = total > 1 || sides.actors.iter().any(own);
        let joins = sides.actors.iter().chain(&sides.recipients).any(|m| m.code.starts_with("IGO:"));
        // "Appealed for foreign help": the outside world has no name.
        let confers = kind.id != "talks" || organisation;
        let outside = entry.alone || !kind.mutual && self.to_foreigners(event);
        let alone =
            outside && confers && total == 1 && sides.actors.iter().any(|m| acts_alone(m, event, here) || speaks(m));
        let enough =
            (total >= kind.least || gathering || alone) && said && (kind.id != "membership" || joins || total > 1);
        // Nobody of them is named in the whole sentence, nor stood for by a word ("both countries").
        let guess = |m: &Meant<'p>| m.via == Via::Inherited && m.span.is_none() && !here(m.code);
        let guessed = sides.actors.iter().chain(&sides.recipients).all(guess);
        let guessed = guessed && !(alone && sides.actors.iter().any(speaks));
        let enough = enough && !(guessed && kinds::names_somebody(&kind.id)) && !self.judged(sides, event);
        enough && !sides.actors.is_empty() && (kind.mutual || total > sides.recipients.len())
    }

    /// "Called the visit provocative", "condemned the strike": what is only judged was told already, or its own words tell whose it is.
    fn judged(&self, sides: &Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, frame, scene, .. } = event;
        let items = &scene.sentence.items;
        let noun = entry.form == Form::Noun && !frame.subject && !frame.own;
        let guess = |m: &Meant<'p>| m.via == Via::Inherited;
        let guessed = noun && sides.actors.iter().chain(&sides.recipients).all(guess);
        let verb = scene.clauses[frame.clause].predicate.filter(|p| guessed && *p < frame.trigger);
        let plain = |i: &Item<'p>| i.mark.is_none() && matches!(i.what, What::Unit);
        let entries = self.reader.language.entries();
        let judges = |s: &&'p Sense| matches!(s, Sense::Trigger(n) if entries[*n as usize].form == Form::Verb && matches!(entries[*n as usize].kind.as_str(), "accusation" | "support"));
        verb.is_some_and(|p| items[p + 1..frame.trigger].iter().all(plain) && items[p].senses.iter().any(judges))
    }
}

/// "Nepal says it is ready and is appealing for help": the words say who acts, in this clause or as the subject of one before it.
fn acts_alone(m: &Meant<'_>, event: Event<'_, '_>, here: impl Fn(&str) -> bool) -> bool {
    let Event { scene, frame, .. } = event;
    let sentence = scene.sentence.span;
    let within = m.span.is_some_and(|s| sentence.start <= s.start && s.end <= sentence.end);
    m.via != Via::Inherited || scene.clauses[frame.clause].inherited && within && here(m.code)
}
