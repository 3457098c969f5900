//! A frame becomes a claim in the making.

use super::filling::Filled;
use super::occasion::Occasion;
use super::premises::{awaited, in_condition};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::claim::{Comparison, Object, Source};
use crate::clauses::Link;
use crate::compare::comparison;
use crate::discourse::{Denoted, Meant, Via};
use crate::frames::Frame;
use crate::kinds;
use crate::objects::objects;
use crate::phrases::Item;
use crate::signs::Sign;
use crate::text::Span;
use chancery_pack::{Entry, Kind, Marker, Sense, Sorts};
use chancery_times::Resolved;
use jiff::ToSpan;
use jiff::civil::Date;
use smallvec::SmallVec;

/// A person in a claim.
#[derive(Debug, Clone)]
pub struct Acting<'p> {
    /// Name as in the text.
    pub name: String,
    /// Office code.
    pub office: Option<&'p str>,
    /// Party code.
    pub party: Option<&'p str>,
    /// Rank code.
    pub rank: Option<&'p str>,
    /// On the side of the actors.
    pub actor: bool,
}

/// A time with its words.
#[derive(Debug, Clone)]
pub struct Dated {
    /// What it resolves to.
    pub resolved: Resolved,
    /// Its words, if they stand in the text.
    pub span: Option<Span>,
    /// How it came to be.
    pub via: Via,
}

impl Dated {
    /// Does it begin later?
    pub(super) fn is_after(&self, day: Date) -> bool {
        self.resolved.earliest.is_some_and(|from| from > day)
    }
}

/// Where: state, place id, words, how it came to be.
pub type Located<'p> = (&'p str, Option<&'p str>, Option<Span>, Via);

/// PLOVER contexts, each once.
pub type Contexts<'p> = SmallVec<[&'p str; 4]>;

/// A claim in the making.
#[derive(Debug, Clone)]
pub struct Draft<'p> {
    /// Number of the entry.
    pub entry: usize,
    /// Kind.
    pub kind: &'p Kind,
    /// Words of the event.
    pub trigger: Span,
    /// Who does it.
    pub actors: Vec<Meant<'p>>,
    /// To whom.
    pub recipients: Vec<Meant<'p>>,
    /// Individuals.
    pub people: Vec<Acting<'p>>,
    /// When.
    pub when: Option<Dated>,
    /// Where.
    pub place: Option<Located<'p>>,
    /// Origin state.
    pub origin: Option<&'p str>,
    /// Status.
    pub status: &'static str,
    /// The status stands in words.
    pub status_said: bool,
    /// Learnt weights chose the status against the rules.
    pub weighed: bool,
    /// Sources.
    pub says: Vec<Source>,
    /// Contexts.
    pub contexts: Contexts<'p>,
    /// English title.
    pub title: Option<String>,
    /// Things.
    pub object: Vec<Object>,
    /// Comparison.
    pub comparison: Option<Comparison>,
    /// The words that carry it.
    pub quote: Span,
    /// Number of the sentence.
    pub sentence: usize,
    /// Number of the clause in it.
    pub clause: usize,
    /// It stands beside another happening ("on the sidelines of").
    pub sidelines: bool,
    /// It stands under an agreement.
    pub under: bool,
    /// It is the aim of what was told before.
    pub purpose: bool,
    /// By how much whoever was guessed is likelier than nobody; infinite where nobody was.
    pub margin: f32,
    /// No event word tells it, but the words of its sentence together.
    pub untold: bool,
    /// What the words of its sentence, taken together, say for its kind.
    pub leaning: Option<f32>,
    /// What the words around its actors and its recipients say for their parts: the least on each side, none where the sentence doesn't name one.
    pub parts: [Option<f32>; 2],
    /// In an article that is hardly about states: whether its words tell its parties, as a sign.
    pub(crate) telling: Option<Sign>,
    /// How much of the article is about states, as a sign.
    pub(crate) about: Sign,
    /// It is told as one more ("signed another pact").
    pub also: bool,
}

/// An event word of which a claim is made, with what is known of it from the start.
#[derive(Clone, Copy)]
pub(super) struct Event<'s, 'p> {
    pub entry: &'p Entry,
    pub kind: &'p Kind,
    /// Whom the subject of its clause denotes.
    pub subject: &'s Denoted<'p>,
    pub scene: &'s Scene<'s, 'p>,
    pub frame: &'s Frame,
}

impl<'p> Assembly<'_, 'p> {
    /// The claim of an event word, if it has parties enough.
    pub(super) fn draft(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<Draft<'p>> {
        self.margin.set(f32::INFINITY);
        let entry: &'p Entry = &self.reader.language.entries()[frame.entry];
        let kind: &'p Kind = self.reader.world.kinds.get(&entry.kind)?;
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let subject = self.subject(items, scene.clauses, frame.clause);
        let mut subject = self.another_subject(items, scene.clauses, frame, &subject).unwrap_or(subject);
        subject.private |= subject.firm && kinds::speech(&kind.id);
        let event = Event { entry, kind, subject: &subject, scene, frame };
        let Filled { sides, place } = self.completed(event)?;
        let kind = self.gathering(entry, kind, &sides);
        if self.told_already(scene, frame, entry, kind, &sides) {
            return None;
        }
        if self.is_asked(scene.number, frame.clause, clause.link, &sides.actors) {
            return None;
        }
        let occasion = self.weighed_occasion(Event { kind, ..event }, &sides, place);
        // "If Peru leaves the Union without a deal": whether it will is the matter itself.
        let open = kind.id == "membership" && sides.actors.iter().chain(&sides.recipients).all(|m| m.via == Via::Said);
        let premise = occasion.status == "conditional" && in_condition(items, clause, frame.trigger) && !open;
        if premise || awaited(items, clause, frame) || self.history(kind, occasion.when.as_ref()) {
            return None;
        }
        if kind.id == "office" && self.long_ago(&occasion) {
            return None;
        }
        let mut people = self.acting(&sides);
        if people.is_empty() && kind.id == "support" {
            people.extend(self.speaker(scene, frame, &sides));
        }
        let (first, last) = (frame.window.0, frame.window.1.min(items.len()));
        let around = &items[first..last];
        let more =
            |i: &Item<'p>| i.has(Sorts::RARE.or(Sorts::DESCRIBING)) && i.is(|s| matches!(s, Sense::Also | Sense::Next));
        Some(Draft {
            entry: frame.entry,
            kind,
            trigger: items.get(frame.trigger)?.span,
            says: self.says(scene, frame, kind, &people, &sides.actors, occasion.status),
            contexts: self.contexts(items, clause, frame, entry, kind),
            title: self.title(items, frame),
            object: if kinds::lists_things(&kind.id) {
                objects(items, first, frame.window.1, self.text)
            } else {
                Vec::new()
            },
            comparison: comparison(items, (first, last), frame.trigger, || scene.timed()),
            sidelines: around.iter().any(|i| i.marks(Marker::Sidelines)),
            under: around.iter().any(|i| i.marks(Marker::Under)),
            purpose: clause.link == Link::Purpose,
            untold: frame.untold,
            telling: None,
            about: self.about.share,
            parts: self.least_parts(scene, kind, &sides),
            margin: self.margin.get(),
            leaning: scene.sentence.leanings.of(&kind.id, self.reader.language),
            also: items[clause.items.clone()].iter().any(more),
            quote: self.quote(scene, frame, &sides),
            actors: sides.actors,
            recipients: sides.recipients,
            origin: sides.origin,
            people,
            when: occasion.when,
            place: occasion.place,
            status: occasion.status,
            status_said: occasion.status_said,
            weighed: occasion.weighed,
            sentence: scene.number,
            clause: frame.clause,
        })
    }

    /// The parties that the words say, with what is missing taken from discourse, or from the words around those who are named.
    fn completed(&self, event: Event<'_, 'p>) -> Option<Filled<'p>> {
        let mut filled = self.filled(event)?;
        if self.complete(&mut filled.sides, event)? { Some(filled) } else { self.by_parts(event) }
    }

    /// "Became president in 2005": who held an office more than a term before is told to say who somebody is. Within a term it is news that
    /// the record needs: "his first visit as minister" counts from there.
    fn long_ago(&self, occasion: &Occasion<'p>) -> bool {
        const TERM: i64 = 5;
        let end = occasion.when.as_ref().and_then(|w| w.resolved.latest);
        let term = |day: Date| day.checked_sub(TERM.years()).ok();
        end.zip(self.day.and_then(term)).is_some_and(|(end, ago)| end < ago)
    }

    /// A meeting of an organisation's members is a conference; a summit of two states is a meeting.
    fn gathering(&self, entry: &Entry, kind: &'p Kind, sides: &Sides<'p>) -> &'p Kind {
        let alone = matches!(kind.id.as_str(), "meeting" | "talks" | "call")
            && sides.actors.len() == 1
            && sides.actors[0].code.contains(':');
        let two = sides.actors.len() == 2 && sides.actors.iter().all(|m| !m.code.contains(':'));
        let other = if alone { Some("conference") } else { entry.two.as_deref().filter(|_| two) };
        other.and_then(|id| self.reader.world.kinds.get(id)).unwrap_or(kind)
    }
}
