//! Documents that were told of, spoken of again: between whom they are.

use super::Assembly;
use super::complete::inherit;
use super::draft::{Draft, Event};
use super::reactions::BEFORE;
use super::sides::Sides;
use crate::discourse::Meant;
use crate::kinds;
use crate::phrases::{Item, Phrase};
use chancery_pack::{Form, Sense};

/// Sentences within which a document was told of that nobody is named with.
const ROW: usize = 3;

impl<'p> Assembly<'_, 'p> {
    /// "Turkey signed a pact with Libya, whose parliament has ratified it": a document is between those of whom it was told.
    pub(super) fn taken_up(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { entry, kind, scene, frame, .. } = event;
        let [own] = &sides.actors[..] else { return };
        let next = scene.sentence.items.get(frame.trigger + 1).and_then(Item::phrase);
        let it = next.is_some_and(Phrase::is_pronoun);
        if !kinds::document(&kind.id) || entry.form == Form::Noun || !it || !sides.recipients.is_empty() {
            return;
        }
        let of_own =
            |d: &&Draft<'p>| d.kind.id == kind.id && d.actors.len() > 1 && d.actors.iter().any(|m| m.code == own.code);
        let told = self.recent().take_while(|d| d.sentence + BEFORE >= scene.number).find(of_own);
        let others = told.into_iter().flat_map(|d| &d.actors).filter(|m| m.code != own.code);
        let others: Vec<Meant<'p>> = others.map(|m| inherit(m.code)).collect();
        sides.actors.extend(others);
    }

    /// "The deal was reached in Rome": a document that nobody is named with is that of those who were told to hold one together.
    pub(super) fn of_the_document(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let clause = &scene.clauses[frame.clause];
        let deed = |s: &Sense| matches!(s, Sense::Deed(of) if **of == *kind.id);
        let spoken_of = || scene.sentence.items[clause.items.clone()].iter().any(|i| i.is(deed));
        let nobody = sides.actors.is_empty() && sides.recipients.is_empty() && clause.subject.is_empty();
        if !kinds::document(&kind.id) || !nobody || !spoken_of() {
            return;
        }
        let held = |d: &&Draft<'p>| {
            let joint = d.actors.len() == 2 && d.recipients.is_empty() && d.sentence + ROW >= scene.number;
            joint && matches!(d.kind.id.as_str(), "agreement" | "concession")
        };
        if let Some(told) = self.recent().find(held) {
            sides.actors = told.actors.iter().map(|m| inherit(m.code)).collect();
        }
    }
}
