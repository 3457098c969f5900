//! The phrases around an event word take their sides.

use super::draft::{Event, Located};
use super::placing::speaks_there;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::clauses::is_predicate;
use crate::discourse::{Denoted, Meant, Via};
use crate::frames::value;
use crate::kinds;
use crate::phrases::Item;
use crate::phrases::Phrase;
use chancery_pack::{Form, Reference, Role, RoleValue, Sense, THING};

/// Parties by side, and a place that a phrase told.
pub(super) struct Filled<'p> {
    pub sides: Sides<'p>,
    pub place: Option<Located<'p>>,
}

/// The event word whose phrases are filled in.
struct Filling<'s, 'p> {
    event: Event<'s, 'p>,
    sides: Sides<'p>,
    place: Option<Located<'p>>,
    /// Whom the ground names: it is done to them where it is done to nobody else.
    within: Vec<Denoted<'p>>,
}

impl<'p> Assembly<'_, 'p> {
    /// Who the words of the clause say does it, to whom and where.
    pub(super) fn filled(&self, event: Event<'_, 'p>) -> Option<Filled<'p>> {
        let Event { scene, frame, entry, kind, subject } = event;
        let mut filling = Filling { event, sides: self.leading(event), place: None, within: Vec::new() };
        for (role, members) in &frame.fillers {
            let value = self.worth(scene, frame, kind, *role, members, subject);
            members.iter().for_each(|n| self.fill(&mut filling, *role, value, *n));
        }
        let Filling { mut sides, place, within, .. } = filling;
        if sides.recipients.iter().all(|r| r.via == Via::Inherited) {
            within.iter().for_each(|denoted| sides.put(RoleValue::Recipient, denoted, false));
        }
        let items = &scene.sentence.items;
        let official = |n: &usize| items[*n].phrase().is_some_and(|p| !p.offices.is_empty());
        let person = frame.fillers.iter().any(|(_, members)| members.iter().any(official));
        if kinds::travels(&kind.id) && !person && at_home(&sides) {
            return None;
        }
        self.hosted(&mut sides, kind, items, frame);
        if entry.form == Form::Content {
            self.spoken_of(&mut sides, scene, frame)?;
        }
        Some(Filled { sides, place })
    }

    /// The subject's side, or that of whom "its" stands for.
    fn leading(&self, event: Event<'_, 'p>) -> Sides<'p> {
        let Event { scene, frame, entry, kind, subject } = event;
        let mut sides = Sides::default();
        let clause = &scene.clauses[frame.clause];
        if frame.subject {
            sides.put(value(entry, kind, Role::Subject, frame), subject, clause.inherited);
        } else if frame.own {
            let before =
                (0..frame.clause).find(|c| clause.link == Link::Relative && !scene.clauses[*c].subject.is_empty());
            let owner =
                before.map_or_else(|| subject.clone(), |c| self.subject(&scene.sentence.items, scene.clauses, c));
            let owner = if owner.parties.is_empty() { self.spoken_about() } else { owner };
            let role = if entry.form == Form::Noun { Role::Of } else { Role::Subject };
            sides.put(value(entry, kind, role, frame), &owner, false);
        }
        sides
    }

    /// "Chad says Sudan's troops shelled its territory": who says what the clause tells.
    fn sayer(&self, scene: &Scene<'_, 'p>, c: usize) -> Option<&'p str> {
        let content = c > 0 && scene.clauses[c].link == Link::Content;
        let subject = content.then(|| self.subject(&scene.sentence.items, scene.clauses, c - 1))?;
        subject.parties.first().filter(|m| m.via == Via::Said).map(|m| m.code)
    }

    /// Whom the text speaks of.
    fn spoken_about(&self) -> Denoted<'p> {
        let topic = self.discourse.topic.map(|code| Meant { code, span: None, via: Via::Anaphor });
        Denoted {
            parties: topic.into_iter().collect(),
            people: self.discourse.topic_person.into_iter().collect(),
            ..Denoted::default()
        }
    }

    /// Is it a document, or a thing that a pronoun stands for, rather than somebody?
    fn no_party(&self, event: Event<'_, 'p>, role: Role, n: usize, phrase: &Phrase<'p>) -> bool {
        let Event { scene, frame, kind, .. } = event;
        let document = kinds::document(&kind.id) && role == Role::Object;
        // "Signed the Kyoto accord": a city names the document, and its state is no party by that.
        let place = || phrase.place.and_then(|id| self.reader.world.places.get(id)).filter(|place| !place.capital);
        let city = || document && phrase.parties.is_empty() && place().is_some();
        let object = role == Role::Object && phrase.is_pronoun() && n > frame.trigger;
        // "It gave them to Chile": what goes to somebody who is named is a thing.
        let handed = object && kinds::lists_things(&kind.id) && frame.has(Role::To);
        // "Replied that it was Togo that …": a pronoun with a verb of its own right behind is no object.
        let acts = || phrase.described.contains(&THING) && self.has_verb(&scene.sentence.items, n);
        document && n == frame.trigger + 1 && phrase.is_pronoun() || city() || handed || object && acts()
    }

    /// Does a finite verb stand right behind?
    fn has_verb(&self, items: &[Item<'p>], n: usize) -> bool {
        let language = self.reader.language;
        let verb = |i: &Item<'p>| is_predicate(i, language.entries()) && i.is(|s| matches!(s, Sense::Verb));
        let orderly = language.spaces() && !language.cased();
        orderly && items.get(n + 1).is_some_and(|i| verb(i) && !i.infinitive)
    }

    fn fill(&self, filling: &mut Filling<'_, 'p>, role: Role, value: RoleValue, n: usize) {
        let Event { scene, frame, kind, subject, .. } = filling.event;
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        // "В Москве сожалеют": where it is said from speaks, and is no place.
        let speaks = role == Role::In && frame.subject && clause.subject.contains(&n);
        let out = |p: &&Phrase<'p>| speaks || self.no_party(filling.event, role, n, p);
        let Some(phrase) = items[n].phrase().filter(|p| !out(p)) else { return };
        // "Called on Peru to keep promises made at a summit between the rivals": who speaks of a meeting may be one of the two.
        let pair = phrase.reference == Some(Reference::Pair);
        let apart = pair && role == Role::Between && filling.event.entry.form == Form::Noun && !frame.subject;
        let so_far = if apart { filling.sides.with(&Denoted::default()) } else { filling.sides.with(subject) };
        let denoted = self
            .joined_body(items, n, kind, role)
            .or_else(|| self.addressed(phrase, kind, value, subject))
            .or_else(|| self.owned(items, n, scene.clauses, frame.clause))
            .or_else(|| self.owner_before(items, n, scene.clauses, frame.clause, &so_far))
            .or_else(|| self.beside_subject(items, n, phrase, &so_far))
            .or_else(|| self.listed_before(items, n, phrase, &so_far))
            .or_else(|| self.folk_told(phrase).filter(|d| d.codes().all(|code| so_far.codes().all(|own| own != code))))
            .unwrap_or_else(|| self.discourse.denote(phrase, &so_far, &self.people, self.reader.world));
        let denoted = self.not_itself(phrase, role, denoted, &so_far, self.sayer(scene, frame.clause));
        // "In Brussels", "to Brussels": where somebody goes it is a place, and speaks for nobody; who asks something of it means whom it speaks for.
        let goes = matches!(role, Role::From | Role::To) && !kinds::speech(&kind.id);
        let ground = phrase.seat.is_some() && (role == Role::In || goes);
        let denoted = if ground { Denoted::default() } else { denoted };
        // "Visited NATO's headquarters in Brussels": the place is whom it is done to only where nobody else is.
        if role == Role::In && value == RoleValue::Recipient {
            filling.within.push(denoted.clone());
        } else {
            filling.sides.put(value, &denoted, false);
        }
        // "Detained nine Bolivian officers": an adjective before people is no place.
        let people = (phrase.bare || phrase.private) && kinds::force(&kind.id);
        // "Withdrew its soldiers from Bolivia": what is one's own is no place.
        let own = phrase.reference == Some(Reference::Own) && role != Role::In;
        let posted = role == Role::In && speaks_there(items, n, kind);
        let located = self.located(phrase, &denoted).filter(|_| !people && !own && !posted);
        if let Some((state, id)) = located {
            filling.ground((state, id, Some(items[n].span), Via::Said), role, value, denoted.parties.is_empty());
        }
        if value == RoleValue::Origin {
            filling.sides.origin = located.map(|l| l.0).or(denoted.codes().next());
        }
    }
}

impl<'p> Filling<'_, 'p> {
    /// A phrase that tells a place: the claim's, and where nobody is named the state whose ground it is takes part.
    fn ground(&mut self, place: Located<'p>, role: Role, value: RoleValue, nobody: bool) {
        let goal = value == RoleValue::Recipient && is_goal(&self.event.kind.id, role);
        if role != Role::In && !matches!(value, RoleValue::Place | RoleValue::Party) && !goal {
            return;
        }
        let meant = Meant { code: place.0, span: place.2, via: Via::Said };
        // "Was sentenced in Antwerp": where that tells who does it, whose ground it is does.
        if nobody && (value == RoleValue::Party && role != Role::Of || value == RoleValue::Actor && role == Role::In) {
            self.sides.actors.push(meant);
        }
        if goal && nobody && role == Role::In {
            self.within.push(Denoted { parties: vec![meant], ..Denoted::default() });
        } else if goal && nobody {
            self.sides.recipients.push(meant);
        }
        let apart = !kinds::moves(&self.event.kind.id) || kinds::handed(&self.event.kind.id);
        let given = apart && role != Role::In && value != RoleValue::Place;
        if !given {
            self.place = self.place.or(Some(place));
        }
    }
}

/// "Returned to Lima", "went to the White House": nobody visits himself.
fn at_home(sides: &Sides<'_>) -> bool {
    let own = |m: &Meant<'_>| sides.actors.iter().any(|a| a.code == m.code && a.span != m.span);
    !sides.recipients.is_empty() && sides.recipients.iter().all(own)
}

/// Does a phrase of this role tell to whom by telling where?
fn is_goal(kind: &str, role: Role) -> bool {
    match role {
        Role::In => true,
        Role::From => kind == "withdrawal",
        Role::To | Role::Object => true,
        Role::Against => !kinds::moves(kind),
        Role::Of | Role::About => kind == "attack",
        _ => false,
    }
}
