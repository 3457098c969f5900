//! Frames to draft claims: parties by role, people, time, place, status, with what is missing taken from discourse.

mod complete;
mod dating;
mod describe;
mod follow;
mod placing;
mod quoting;
mod sides;

use sides::Sides;
use crate::claim::{Comparison, Object, Source};
use crate::clauses::{Clause, Link};
use crate::compare::{Timed, comparison};
use crate::discourse::{Denoted, Discourse, Meant, Via, Visit};
use crate::frames::{Frame, value};
use crate::objects::objects;
use crate::people::People;
use crate::phrases::{Item, What};
use crate::reader::{Reader, Rejected, Sentence};
use crate::sources::{Covered, Naming, sources};
use crate::status::status;
use crate::text::{Span, Text};
use chancery_pack::{Entry, Form, Happening, Kind, Marker, Reference, Role, RoleValue, Sense};
use chancery_times::{Context, Resolved, with_duration};
use jiff::civil::Date;

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
    /// State, place id, words, how.
    pub place: Option<(&'p str, Option<&'p str>, Option<Span>, Via)>,
    /// Origin state.
    pub origin: Option<&'p str>,
    /// Status.
    pub status: &'static str,
    /// The status stands in words.
    pub status_said: bool,
    /// Sources.
    pub says: Vec<Source>,
    /// Contexts.
    pub contexts: Vec<String>,
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
    /// It stands beside another happening ("on the sidelines of").
    pub sidelines: bool,
    /// It stands under an agreement.
    pub under: bool,
    /// It is the aim of what was told before.
    pub purpose: bool,
}

/// The state of assembling an article.
pub struct Assembly<'a, 'p> {
    reader: &'a Reader<'p>,
    text: &'a Text,
    people: People<'p>,
    day: Option<Date>,
    discourse: Discourse<'p>,
    /// Drafts so far.
    pub drafts: Vec<Draft<'p>>,
    /// Event words that made no claim.
    pub rejected: Vec<Rejected>,
}

/// What the steps for one frame share.
struct Scene<'s, 'p> {
    number: usize,
    sentence: &'s Sentence<'p>,
    clauses: &'s [Clause],
    times: Vec<(Span, Option<Resolved>)>,
    covered: &'s [Covered],
}

impl<'a, 'p> Assembly<'a, 'p> {
    /// Starts an article.
    pub fn new(reader: &'a Reader<'p>, text: &'a Text, people: People<'p>, day: Option<Date>) -> Assembly<'a, 'p> {
        Assembly {
            reader,
            text,
            people,
            day,
            discourse: Discourse::default(),
            drafts: Vec::new(),
            rejected: Vec::new(),
        }
    }

    /// Reads a sentence's frames into drafts and moves the discourse on.
    pub fn sentence(&mut self, number: usize, sentence: &Sentence<'p>, clauses: &[Clause], frames: &[Frame]) {
        let items = &sentence.items;
        for item in items {
            for (code, _) in item.phrase().iter().flat_map(|p| &p.parties) {
                self.discourse.mention(code);
            }
        }
        let naming =
            Naming { text: self.text, people: &self.people, discourse: &self.discourse, world: self.reader.world };
        let covered = sources(items, clauses, &naming);
        let scene = Scene { number, sentence, clauses, times: self.resolve_times(sentence), covered: &covered };
        for frame in frames {
            match self.draft(&scene, frame) {
                Some(draft) => {
                    self.follow(&draft);
                    self.drafts.push(draft);
                }
                None => self.rejected.push(Rejected {
                    words: self.text.slice(items[frame.trigger].span),
                    entry: self.reader.language.entries()[frame.entry].id.clone(),
                    why: "too few parties in or around its clause".into(),
                }),
            }
        }
        self.move_on(items, clauses);
    }

    fn subject(&self, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Denoted<'p> {
        let mut all = Denoted::default();
        for n in &clauses[c].subject {
            if let Some(phrase) = items[*n].phrase() {
                let one = self.discourse.denote(phrase, &all, &self.people, self.reader.world);
                all.parties.extend(one.parties);
                all.people.extend(one.people);
            }
        }
        all
    }

    fn draft(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<Draft<'p>> {
        let language = self.reader.language;
        let entry: &'p Entry = &language.entries()[frame.entry];
        let kind: &'p Kind = self.reader.world.kinds.get(&entry.kind)?;
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let subject = self.subject(items, scene.clauses, frame.clause);
        let mut sides = Sides::default();
        if frame.subject {
            sides.put(value(entry, kind, Role::Subject, frame), &subject, clause.inherited);
        } else if frame.own {
            let own = Denoted {
                parties: self
                    .discourse
                    .topic
                    .map(|code| Meant { code, span: None, via: Via::Anaphor })
                    .into_iter()
                    .collect(),
                people: self.discourse.topic_person.into_iter().collect(),
            };
            sides.put(value(entry, kind, Role::Of, frame), if subject.parties.is_empty() { &own } else { &subject }, false);
        }
        let mut place = None;
        for (role, members) in &frame.fillers {
            let value = value(entry, kind, *role, frame);
            for n in members {
                let Some(phrase) = items[*n].phrase() else { continue };
                let so_far = sides.with(&subject);
                let denoted = self.discourse.denote(phrase, &so_far, &self.people, self.reader.world);
                sides.put(value, &denoted, false);
                let located = self.located(phrase, &denoted);
                let goal = matches!(value, RoleValue::Recipient)
                    && matches!(role, Role::To | Role::In | Role::Object)
                    && kind.id == "visit";
                if let Some((state, id)) = located
                    && (*role == Role::In || value == RoleValue::Place || goal)
                {
                    if goal && denoted.parties.is_empty() {
                        sides.recipients.push(Meant { code: state, span: Some(items[*n].span), via: Via::Said });
                    }
                    place = place.or(Some((state, id, Some(items[*n].span), Via::Said)));
                }
                if value == RoleValue::Origin {
                    sides.origin = located.map(|l| l.0).or(denoted.codes().next());
                }
            }
        }
        self.hosted(&mut sides, kind, items, frame);
        self.complete(&mut sides, entry, kind, &subject, scene, frame)?;
        let kind = self.gathering(kind, &sides);
        let when = self.when(scene, frame, kind);
        let place = place.or_else(|| self.place(scene, frame, kind, &sides));
        let (status, status_said) = self.settle(scene, frame, entry, kind, when.as_ref());
        let quote = self.quote(scene, frame);
        let span = |n: usize| items.get(n).map(|i| i.span);
        let timed: Vec<Timed<'_>> =
            scene.sentence.units.times.iter().zip(&scene.times).map(|(e, (_, r))| (&e.value, r.clone())).collect();
        let (first, last) = frame.window;
        let people = self.acting(&sides);
        Some(Draft {
            entry: frame.entry,
            kind,
            trigger: span(frame.trigger)?,
            says: self.says(scene, frame, kind, &people),
            contexts: self.contexts(items, clause, frame, entry, kind),
            title: self.title(items, frame),
            object: if matches!(kind.id.as_str(), "arms" | "aid" | "exchange" | "trade" | "training") {
                objects(items, first, last, self.text)
            } else {
                Vec::new()
            },
            comparison: comparison(items, first, last.min(items.len()), frame.trigger, &timed),
            sidelines: items[first..last.min(items.len())].iter().any(|i| i.marks(Marker::Sidelines)),
            under: items[first..last.min(items.len())].iter().any(|i| i.marks(Marker::Under)),
            purpose: clause.link == Link::Purpose,
            actors: sides.actors,
            recipients: sides.recipients,
            origin: sides.origin,
            people,
            when,
            place,
            status,
            status_said,
            quote,
            sentence: scene.number,
        })
    }

}

