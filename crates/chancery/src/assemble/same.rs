//! "Nicaragua did the same", "Kenya denies it": what was just told, told once more of the subject.

use super::draft::Draft;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::kinds;
use crate::phrases::{Item, What};
use crate::status::status;
use chancery_pack::{Entry, Form, Sense};

/// Sentences within which it was told.
const NEAR: usize = 1;

impl<'p> Assembly<'_, 'p> {
    /// The latest happening once more, with another doer, where the words say so.
    pub(super) fn same(&self, scene: &Scene<'_, 'p>, at: usize) -> Option<Draft<'p>> {
        let items = &scene.sentence.items;
        let clause = scene.clauses.iter().position(|c| c.items.contains(&at))?;
        let told = self.last_step(items[at].span.start)?;
        let subject = self.subject(items, scene.clauses, clause);
        let other = |m: &Meant<'p>| !told.actors.iter().any(|a| a.code == m.code);
        let fits = scene.number - told.sentence <= NEAR && !scene.clauses[clause].inherited;
        if !fits || subject.parties.is_empty() || !subject.parties.iter().all(other) {
            return None;
        }
        let frame = self.frame_of(scene, told, clause, at);
        let entry: &'p Entry = &self.reader.language.entries()[told.entry];
        let said = status(items, scene.clauses, &frame, self.reader.language);
        let when = self.when(scene, &frame, told.kind, said);
        let (status, status_said) = self.settle(scene, &frame, entry, told.kind, said, when.as_ref());
        // Of equals the first is the one whose place the subject takes.
        let partners = told.actors.iter().skip(1).filter(|_| told.kind.mutual).map(carried);
        // "Paris answered in kind": to whom it was done does it to whoever did it.
        let back = !told.recipients.is_empty() && subject.codes().all(|c| told.recipients.iter().any(|r| r.code == c));
        let whom = if back { &told.actors } else { &told.recipients };
        let sides = Sides {
            actors: subject.parties.iter().copied().chain(partners).collect(),
            recipients: whom.iter().filter(|r| subject.codes().all(|c| c != r.code)).map(carried).collect(),
            people: subject.people.iter().map(|n| (*n, true)).collect(),
            origin: None,
        };
        let place = None;
        Some(Draft { when, status, status_said, place, ..self.once_more(scene, told, &frame, sides) })
    }

    /// The latest happening before a place in the text: one that a verb tells rather than a noun beside it ("withdrew over the war").
    fn last_step(&self, at: usize) -> Option<&Draft<'p>> {
        let last = self.drafts.iter().rfind(|d| d.trigger.start < at)?;
        let verb = |d: &&Draft<'p>| self.reader.language.entries()[d.entry].form != Form::Noun;
        let beside = self.drafts.iter().rev().take_while(|d| d.sentence == last.sentence);
        Some(beside.filter(|d| d.trigger.start < at).find(verb).unwrap_or(last))
    }

    /// "Kenya denies it": the act of violence that was just told of the subject is denied, where the clause tells of nothing else.
    pub(super) fn denied(&self, scene: &Scene<'_, 'p>, frames: &[Frame], at: usize) -> Option<Draft<'p>> {
        const BEFORE: usize = 2;
        let items = &scene.sentence.items;
        let clause = scene.clauses.iter().position(|c| c.predicate == Some(at) && !c.inherited)?;
        let content = scene.clauses.get(clause + 1).is_some_and(|c| c.link == Link::Content);
        let subject = self.subject(items, scene.clauses, clause);
        let by_subject = |d: &&Draft<'p>| {
            let own = d.actors.iter().all(|m| subject.codes().any(|c| c == m.code));
            kinds::force(&d.kind.id) && own && d.trigger.start < items[at].span.start
        };
        let told = self.recent().find(by_subject).filter(|d| d.sentence + BEFORE >= scene.number)?;
        let rest = &items[at + 1..scene.clauses[clause].items.end.max(at + 1)];
        if content || frames.iter().any(|f| f.clause == clause) || !rest.iter().all(stands_for_it) {
            return None;
        }
        let frame = self.frame_of(scene, told, clause, at);
        let sides = Sides {
            actors: subject.parties.clone(),
            recipients: told.recipients.iter().map(carried).collect(),
            people: subject.people.iter().map(|n| (*n, true)).collect(),
            origin: None,
        };
        let says = scene.covered.iter().filter(|c| c.covers(clause)).map(|c| c.source.clone()).collect();
        Some(Draft {
            status: "denied",
            status_said: true,
            weighed: false,
            says,
            ..self.once_more(scene, told, &frame, sides)
        })
    }

    /// What was told, told again by another word.
    fn once_more(&self, scene: &Scene<'_, 'p>, told: &Draft<'p>, frame: &Frame, sides: Sides<'p>) -> Draft<'p> {
        Draft {
            trigger: scene.sentence.items[frame.trigger].span,
            people: self.acting(&sides),
            says: Vec::new(),
            title: None,
            object: Vec::new(),
            comparison: None,
            quote: self.quote(scene, frame, &sides),
            actors: sides.actors,
            recipients: sides.recipients,
            origin: None,
            sentence: scene.number,
            clause: frame.clause,
            sidelines: false,
            under: false,
            purpose: false,
            ..told.clone()
        }
    }

    fn frame_of(&self, scene: &Scene<'_, 'p>, told: &Draft<'p>, clause: usize, at: usize) -> Frame {
        let items = &scene.clauses[clause].items;
        Frame {
            entry: told.entry,
            trigger: at,
            clause,
            fillers: Vec::new(),
            subject: true,
            own: false,
            window: (items.start, items.end),
            passive: false,
            told_by: None,
            carrier: false,
            untold: false,
            tail: None,
        }
    }
}

/// "It", "this", "the attack", and what adds nothing: no word for something else that is denied.
fn stands_for_it(item: &Item<'_>) -> bool {
    let word = |s: &Sense| {
        matches!(s, Sense::Deed(_) | Sense::Block | Sense::Article | Sense::Reference(_) | Sense::Marker(_))
    };
    match &item.what {
        What::Time(_) => true,
        What::Phrase(p) => p.reference.is_some() && p.parties.is_empty(),
        What::Unit => item.mark.is_some() || item.is(word),
    }
}

fn carried<'p>(meant: &Meant<'p>) -> Meant<'p> {
    Meant { code: meant.code, span: None, via: Via::Inherited }
}
