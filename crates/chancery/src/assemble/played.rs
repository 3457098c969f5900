//! Which part each party plays by the words around it, where claims are made.

use super::complete::inherit;
use super::draft::Event;
use super::filling::Filled;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Clause;
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::parts::{Parted, Played, Site};
use crate::phrases::Phrase;
use crate::reader::Sentence;
use crate::sure::BY_PARTS;
use chancery_pack::{Kind, Side};
use smallvec::SmallVec;

impl<'s, 'p> Scene<'s, 'p> {
    /// Which part a party plays in what the sentence tells of a kind.
    pub(super) fn part_of(&self, assembly: &Assembly<'s, 'p>, kind: &'p str, code: &str, side: Side) -> Option<f32> {
        self.played.of(self.site(assembly), kind, &self.sentence.leanings, code, side)
    }

    fn site<'t>(&'t self, assembly: &Assembly<'t, 'p>) -> Site<'t, 'p> {
        let items = &self.sentence.items;
        Site { text: assembly.text, items, clauses: self.clauses, language: assembly.reader.language }
    }
}

impl<'p> Assembly<'_, 'p> {
    /// Which part each party of the sentence plays, where it may tell something.
    pub(super) fn parts_played(&mut self, sentence: &Sentence<'p>, clauses: &[Clause], frames: &[Frame]) -> Played<'p> {
        let site = Site { text: self.text, items: &sentence.items, clauses, language: self.reader.language };
        let unasked = frames.is_empty() || site.language.parts().is_empty();
        if unasked && self.marked.is_none() {
            return Played::default();
        }
        let denoted = |phrase: &Phrase<'p>| self.discourse.parties(phrase, &self.people, self.reader.world);
        let named = Played::new(site, denoted);
        if let Some(marked) = &mut self.marked {
            let sums = |kind: &str| sentence.leanings.of(kind, site.language);
            marked.push(Parted { at: (sentence.span.start, sentence.span.end), named: named.marked(site, sums) });
        }
        named
    }

    /// Where the words of its clause name too few for an event word: whom the words around them make both sides.
    pub(super) fn by_parts(&self, event: Event<'_, 'p>) -> Option<Filled<'p>> {
        /// The geometric mean of both sides' chances.
        const LIKELY: f32 = 0.3;
        let Event { kind, scene, subject, .. } = event;
        // A farmer or a firm acts for no state, whatever the words around it say.
        if subject.private {
            return None;
        }
        let (actor, other) = scene.played.likeliest(scene.site(self), kind, &scene.sentence.leanings, LIKELY)?;
        let (actors, others) = if kind.mutual { (&[actor, other][..], &[][..]) } else { (&[actor][..], &[other][..]) };
        // Whom the words of the clause give a side stays there. (They are asked anew: few event words come so far.)
        let Filled { sides: said, place } = self.filled(event)?;
        let kept = |meant: &[Meant<'p>], codes: &[&str]| {
            meant.iter().filter(|m| m.via == Via::Said).all(|m| codes.contains(&m.code))
        };
        if !kept(&said.actors, actors) || !kept(&said.recipients, others) {
            return None;
        }
        self.margin.set(BY_PARTS);
        let side = |codes: &[&'p str]| codes.iter().map(|code| inherit(code)).collect();
        Some(Filled { sides: Sides { actors: side(actors), recipients: side(others), ..said }, place })
    }

    /// What the words around the parties say for their parts, the least on each side; none where the sentence doesn't name one.
    pub(super) fn least_parts(&self, scene: &Scene<'_, 'p>, kind: &'p Kind, sides: &Sides<'p>) -> [Option<f32>; 2] {
        let least = |meant: &[Meant<'p>], side| {
            let parts = meant.iter().map(|m| scene.part_of(self, &kind.id, m.code, side));
            parts.collect::<Option<SmallVec<[f32; 4]>>>()?.into_iter().min_by(f32::total_cmp)
        };
        [least(&sides.actors, Side::Actor), least(&sides.recipients, Side::Recipient)]
    }
}
