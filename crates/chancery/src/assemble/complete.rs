//! What is missing from a frame is taken from discourse, marked as inherited.

use super::barred::{by_a_stranger, shuts_out};
use super::dating::dated;
use super::draft::{Draft, Event};
use super::meant::{Asked, Only};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::{Clause, Link};
use crate::discourse::{Denoted, Meant, Via};
use crate::features::{Feature, Features};
use crate::frames::Frame;
use crate::groups::governor;
use crate::kinds;
use crate::phrases::{Item, Phrase};
use crate::weigh::Slot;
use chancery_pack::{Entry, Form, Kind, Reference, RoleValue, Sense, Status};

impl<'p> Assembly<'_, 'p> {
    /// The organisation that a conference is named after takes part in it; a named exercise names its parties.
    pub(super) fn hosted(&self, sides: &mut Sides<'p>, kind: &Kind, items: &[Item<'p>], frame: &Frame) {
        let Some((n, happening)) = self.happening(items, frame).filter(|(_, h)| h.kind == kind.id) else { return };
        let conference = kind.id == "conference";
        if !conference && sides.actors.len() + sides.recipients.len() > 1 {
            return;
        }
        let itself = n == frame.trigger;
        let named = happening.parties.iter().filter(|p| itself || !conference || p.contains(':'));
        let span = Some(items[n].span);
        sides.actors.extend(named.map(|code| Meant { code, span, via: Via::Said }));
    }

    /// "Bilateral" cooperation is that of the two in play, where nobody else is named.
    fn both_sides(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        let items = &scene.sentence.items;
        let (first, last) = frame.window;
        let mutual = |i: &&Item<'p>| i.is(|s| matches!(s, Sense::Reference(Reference::Mutual)));
        let window = if kind.mutual || kind.id == "suspension" { &items[first..last.min(items.len())] } else { &[] };
        let word = window.iter().find(mutual);
        // "Cooperation stopped", "the talks have stalled": what stops is between the two in play, where nobody is named.
        let entry = &self.reader.language.entries()[frame.entry];
        let stalls = kind.id == "talks" && entry.form != Form::Noun && entry.status.as_deref() == Some("suspended");
        let clause = &items[scene.clauses[frame.clause].items.clone()];
        let around = if stalls { clause } else { &items[..] };
        let stops = (stalls || kind.id == "suspension") && around.iter().all(|i| self.named(i).is_empty());
        if word.is_none() && !stops && !self.opens_with_talks(kind, scene, frame) {
            return;
        }
        let via = if word.is_some() { Via::Anaphor } else { Via::Inherited };
        let pair = self.discourse.pair.iter().filter(|_| self.discourse.pair.len() == 2);
        sides.actors.extend(pair.map(|code| Meant { code, span: word.map(|w| w.span), via }));
    }

    /// "The United States urged the two countries": whom a third one speaks to or brings together are others than itself.
    pub(super) fn addressed(
        &self,
        phrase: &Phrase<'p>,
        kind: &Kind,
        value: RoleValue,
        subject: &Denoted<'p>,
    ) -> Option<Denoted<'p>> {
        let outside = kind.id == "mediation" || kinds::speech(&kind.id);
        // A mediator is always a third: "offered the neighbours its services".
        let neighbours = phrase.reference == Some(Reference::Other) && kind.id == "mediation";
        let pair =
            (phrase.reference == Some(Reference::Pair) || neighbours) && value == RoleValue::Recipient && outside;
        let third: Vec<&'p str> = subject.codes().collect();
        if !pair || third.is_empty() {
            return None;
        }
        let codes = self.discourse.pair_apart_from(&third, phrase.at());
        let meant = |code| Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        Some(Denoted { parties: codes.into_iter().map(meant).collect(), ..Denoted::default() })
    }

    /// "This visit is the first": the visit that is told of.
    fn that_visit(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        let items = &scene.sentence.items;
        let (first, last) = frame.window;
        let compares = |i: &Item<'p>| i.is(|s| matches!(s, Sense::Comparison(_) | Sense::Ordinal(_)));
        let compared = || items[first..last.min(items.len())].iter().any(compares);
        let noun = self.reader.language.entries()[frame.entry].form == Form::Noun;
        let told = kind.id == "visit" && (noun || compared());
        let Some(visit) = self.discourse.visit.as_ref().filter(|_| told) else { return };
        let span = Some(items[frame.trigger].span);
        let meant = |code: &'p str| Meant { code, span, via: Via::Anaphor };
        sides.actors.push(meant(visit.visitor));
        sides.recipients.extend(visit.hosts.iter().map(|h| meant(h)));
        sides.people.extend(visit.person.map(|p| (p, true)));
    }

    /// "By the end of the talks, they signed": behind a preposition, a noun that names nobody refers to what was told.
    pub(super) fn told_already(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        entry: &Entry,
        kind: &Kind,
        sides: &Sides<'p>,
    ) -> bool {
        let gathers = |k: &str| matches!(k, "visit" | "meeting" | "talks" | "conference" | "call");
        let items = &scene.sentence.items;
        let aim = kind.id == "talks" && scene.clauses[frame.clause].link == Link::Purpose;
        // "Will meet to discuss trade": what they come together for is no second gathering.
        let meets = |d: &&Draft<'p>| {
            let there = |m: &Meant<'p>| d.actors.iter().chain(&d.recipients).any(|o| o.code == m.code);
            d.sentence == scene.number && gathers(&d.kind.id) && sides.actors.iter().all(there)
        };
        if aim && self.drafts.last().filter(meets).is_some() {
            return true;
        }
        let marked = governor(items, frame.trigger, scene.clauses[frame.clause].items.start).is_some();
        let parties = || sides.actors.iter().chain(&sides.recipients);
        let said = parties().any(|m| m.via == Via::Said);
        if entry.form != Form::Noun || !gathers(&kind.id) || !marked || said {
            return false;
        }
        let of = |d: &Draft<'p>, m: &Meant<'p>| d.actors.iter().chain(&d.recipients).any(|o| o.code == m.code);
        let same = |d: &&Draft<'p>| gathers(&d.kind.id) && parties().all(|m| of(d, m));
        let dated = (frame.window.0..frame.window.1.min(items.len())).any(|n| dated(scene, n).is_some());
        !dated && self.recent().take(12).any(|d| same(&d))
    }

    /// Takes what is missing from discourse, and says whether that is enough; `None` where the words make no claim, whoever is named.
    pub(super) fn complete(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) -> Option<bool> {
        let Event { entry, kind, subject, scene, frame } = event;
        if kind.id == "office" && sides.actors.is_empty() {
            let items = &scene.sentence.items;
            let phrases = frame.fillers.iter().flat_map(|(_, members)| members).filter_map(|n| items[*n].phrase());
            let owned = phrases.flat_map(|p| p.parties.iter().map(|(code, span)| (*code, *span)));
            sides.actors.extend(owned.take(1).map(|(code, span)| Meant { code, span: Some(span), via: Via::Said }));
        }
        sides.not_to_oneself(kind);
        if kinds::counted(&kind.id) && kind.mutual && sides.among_themselves() {
            return None;
        }
        sides.tidy(kind.mutual);
        if sides.actors.is_empty() && sides.recipients.is_empty() {
            self.both_sides(sides, kind, scene, frame);
            self.that_visit(sides, kind, scene, frame);
        }
        self.of_the_row(sides, event);
        self.of_the_document(sides, event);
        if !self.owner_undergoes(sides, event) {
            return None;
        }
        self.owners_undergo(sides, event);
        self.proposed_to(sides, event);
        // "Polish farmers accuse the Union", "two millionaires dined with officials": they speak for nobody.
        let meets = matches!(kind.id.as_str(), "meeting" | "talks");
        let undergoes = frame.passive && !sides.recipients.is_empty();
        if subject.private && frame.subject && !undergoes && (sides.actors.is_empty() || meets) {
            return None;
        }
        if sides.actors.is_empty() && by_a_stranger(scene, frame) {
            return None;
        }
        self.before_a_body(sides, event);
        self.where_posted(sides, event);
        self.blamed(sides, scene, frame, entry);
        self.turned_down(sides, kind, scene.number);
        self.host_who_waits(sides, event);
        if sides.actors.is_empty() {
            sides.actors.extend(self.doers(event, &sides.recipients));
        }
        // Two who act act on each other.
        // "They have agreed to a truce", "sent troops to fight the rebels": whom the subject names does so with the other as well.
        let truce = entry.form == Form::Noun && kind.id == "concession" || kind.id == "attack";
        let named = |m: &&Meant<'p>| m.via != Via::Inherited || truce && m.span.is_some();
        let several = sides.actors.iter().filter(named).count() > 1;
        let together = !kind.mutual && several && !self.speak_together(sides, event);
        self.between_both(sides, kind, scene, frame);
        self.answered(sides, event);
        self.disowned(sides, event);
        self.goes_there(sides, kind, scene, frame);
        self.taken_up(sides, event);
        self.owners(sides, event);
        if sides.recipients.is_empty() && !sides.actors.is_empty() {
            self.said_too(sides, event);
        }
        // "The two agreed to build a bridge": what one gives goes to another.
        if together && kind.id == "aid" && scene.clauses[frame.clause].inherited && sides.recipients.is_empty() {
            return None;
        }
        if !self.other_side(sides, event, together) {
            return None;
        }
        sides.tidy(kind.mutual);
        joining(sides, entry, kind);
        Some(self.enough(sides, event))
    }

    /// "Malaysia and Turkey protested", "sent food": those whom a verb of words or gifts names beside each other do so to somebody else,
    /// unless to "each other".
    fn speak_together(&self, sides: &Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, kind, scene, frame, .. } = event;
        let mutual = |i: &Item<'p>| i.is(|s| matches!(s, Sense::Reference(Reference::Mutual)));
        let (first, last) = frame.window;
        let other = !scene.sentence.items[first..last.min(scene.sentence.items.len())].iter().any(mutual);
        let named = sides.actors.iter().all(|m| m.via == Via::Said);
        let others = kinds::speech(&kind.id) && kind.id != "threat" || kind.id == "aid";
        others && entry.form != Form::Noun && named && other
    }

    /// "Warned that the Union may contest what China does", "demanded that Togo share the losses", "will lift the sanctions if Iran
    /// agrees": of those whom the content or the condition names, the one who does not act.
    pub(super) fn told_against(&self, event: Event<'_, 'p>, known: &[Meant<'p>]) -> Option<Meant<'p>> {
        let Event { kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        if known.is_empty() {
            return None;
        }
        let near = [frame.clause + 1, frame.clause.wrapping_sub(1)].into_iter().filter_map(|c| scene.clauses.get(c));
        let (threatens, asks) = (kind.id == "threat", matches!(kind.id.as_str(), "request" | "accusation"));
        let content = |c: &&Clause| (threatens || asks) && c.link == Link::Content && c.items.start > frame.trigger;
        // "Criticised the fence that Peru has built".
        let built = |c: &&Clause| {
            kind.id == "accusation"
                && c.link == Link::Relative
                && !c.subject.is_empty()
                && c.items.start > frame.trigger
        };
        let next = near.clone().find(content).or_else(|| near.clone().find(built));
        let next = next.or_else(|| near.clone().find(|c| conditional(items, c)))?;
        // Of a condition and a demand it is who is to fulfil it, of a complaint who is complained of.
        let own = threatens && content(&next) || next.subject.is_empty();
        let members: Vec<usize> = if own { next.items.clone().collect() } else { next.subject.clone() };
        let named = members.iter().flat_map(|n| self.named(&items[*n]));
        let body = |code: &str| !threatens && !asks && code.contains(':');
        let other = |code: &&'p str| !known.iter().any(|k| k.code == *code) && !body(code);
        let mut others: Vec<&'p str> = named.map(|n| n.0).filter(other).collect();
        others.dedup();
        match others[..] {
            [only] => Some(inherit(only)),
            _ => None,
        }
    }

    /// Who acts: all whom the clause's subject names, if they are meant.
    fn doers(&self, event: Event<'_, 'p>, known: &[Meant<'p>]) -> Vec<Meant<'p>> {
        let Some(code) = self.missing(Slot::Actor, event, known).or_else(|| self.who_says_we(event)) else {
            return Vec::new();
        };
        let subject = &event.subject.parties;
        if self.new_to_force(event, code) {
            return Vec::new();
        }
        if !subject.iter().any(|m| m.code == code) {
            return vec![inherit(code)];
        }
        let free = |m: &&Meant<'p>| !known.iter().any(|k| k.code == m.code);
        subject.iter().filter(free).map(|m| Meant { via: Via::Inherited, ..*m }).collect()
    }

    pub(super) fn missing(&self, slot: Slot, event: Event<'_, 'p>, known: &[Meant<'p>]) -> Option<&'p str> {
        let Event { entry, kind, subject, scene, frame } = event;
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let ends = |items: &[Item<'p>]| items.first().zip(items.last()).map(|(a, b)| a.span.to(b.span));
        let earlier = (frame.clause.saturating_sub(CLAUSES)..frame.clause)
            .flat_map(|c| self.subject(items, scene.clauses, c).parties);
        let before: Vec<&'p str> = earlier.map(|m| m.code).collect();
        let own = clause.predicate.is_some() && !frame.subject && !subject.private;
        let guess = known.iter().all(|m| m.via == Via::Inherited);
        let sum = scene.sentence.leanings.of(&kind.id, self.reader.language);
        let bare = entry.weak && sum.is_none_or(|sum| sum < BACKED);
        let nobody = self.nobody(event, known).and(leaning(sum));
        let joins = kind.id == "membership" && slot == Slot::Recipient && !shuts_out(entry);
        let mut aside = self.aside(event);
        // «Осудил пошлины, введенные в марте»: who speaks of what was done did not do it.
        if frame.passive && clause.link == Link::Relative && clause.subject.is_empty() && slot == Slot::Actor {
            aside.extend(&before);
        }
        self.meant(&Asked {
            slot,
            kind: &kind.id,
            at: items[frame.trigger].span,
            known,
            subject: if own { &subject.parties } else { &[] },
            before: &before,
            site: self.site_of(items, scene.clauses, frame.clause),
            clause: ends(&items[clause.items.clone()])?,
            sentence: scene.sentence.span.start,
            nobody,
            only: if joins {
                Only::Organisations
            } else if entry.alone || bare && (guess || entry.form == Form::Noun) {
                Only::Named
            } else {
                Only::All
            },
            aside: &aside,
            taken: &[],
            person: None,
            scene: Some(scene),
        })
    }

    /// What speaks for nobody but what the words of the sentence say together.
    fn nobody(&self, event: Event<'_, 'p>, known: &[Meant<'p>]) -> Features {
        let Event { entry, subject, scene, frame, .. } = event;
        let clause = &scene.clauses[frame.clause];
        let body = known.iter().any(|m| m.code.contains(':'));
        let guess = known.iter().all(|m| m.via == Via::Inherited);
        Features::default()
            .with(Feature::Nobody, true)
            .with(Feature::NobodyWeak, entry.weak)
            .with(Feature::NobodyNoun, entry.form == Form::Noun)
            .with(Feature::NobodyKnown, !known.is_empty())
            .with(Feature::NobodyKnownBody, body)
            .with(Feature::NobodyKnownGuess, !known.is_empty() && guess)
            .with(Feature::NobodyOther, !clause.subject.is_empty() && subject.parties.is_empty())
            .with(Feature::NobodyRelative, clause.link == Link::Relative)
            .with(Feature::NobodyContent, clause.link == Link::Content)
            .with(Feature::NobodyFirst, scene.number == 0)
            .with(Feature::NobodyMany, self.discourse.ranked.len() > 4)
            .with(Feature::NobodyPassive, frame.passive)
            .with(Feature::NobodyUntold, frame.untold)
            .with(Feature::NobodyThin, self.about.thin == Some(Via::Said))
            .with(Feature::NobodyOneState, self.about.thin == Some(Via::Anaphor))
    }
}

/// How much the words of the sentence together speak for the kind.
fn leaning(sum: Option<f32>) -> Features {
    let feature = match sum {
        None => return Features::default(),
        Some(sum) if sum < -4.0 => Feature::NobodyLeaningFour,
        Some(sum) if sum < -2.5 => Feature::NobodyLeaningThree,
        Some(sum) if sum < -1.0 => Feature::NobodyLeaningTwo,
        Some(sum) if sum < 0.5 => Feature::NobodyLeaningOne,
        Some(_) => Feature::NobodyLeaningFor,
    };
    Features::default().with(feature, true)
}

/// "If Iran agrees": a clause that a word of condition opens.
fn conditional(items: &[Item<'_>], clause: &Clause) -> bool {
    let opens = |n: &usize| items[*n].is(|s| matches!(s, Sense::Status(Status::Conditional)));
    clause.predicate.is_some() && !clause.inherited && clause.items.clone().take(2).any(|n| opens(&n))
}

/// From this sum on (a chance of 23 in a hundred) the sentence backs a word that is a weak one by itself: as likely as a weak word with one party named.
const BACKED: f32 = -1.2;

/// Clauses before that are looked back on for their subjects.
pub(super) const CLAUSES: usize = 6;

/// "The Union agreed to open accession talks with Serbia": whoever is to be a member acts, whoever the subject is.
fn joining(sides: &mut Sides<'_>, entry: &Entry, kind: &Kind) {
    if kind.id != "membership" || shuts_out(entry) || entry.stage.as_deref() == Some("invited") {
        return;
    }
    let (bodies, mut states): (Vec<_>, Vec<_>) = sides.actors.drain(..).partition(|m| m.code.starts_with("IGO:"));
    let (others, hosts): (Vec<_>, Vec<_>) = sides.recipients.drain(..).partition(|m| !m.code.starts_with("IGO:"));
    if states.is_empty() || !bodies.is_empty() {
        states.extend(others);
    }
    sides.actors = states;
    sides.recipients = bodies.into_iter().chain(hosts).collect();
}

pub(super) fn inherit(code: &str) -> Meant<'_> {
    Meant { code, span: None, via: Via::Inherited }
}
