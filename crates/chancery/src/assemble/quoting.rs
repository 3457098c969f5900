//! The words that carry a claim.

use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::discourse::{Meant, Via};
use crate::frames::{Frame, is_trigger};
use crate::text::Span;
use chancery_pack::Form;

/// Characters that a quote has at most where its clause is shorter: a claim rests on a sentence, not on a text.
const LONGEST: usize = 600;

impl<'p> Assembly<'_, 'p> {
    /// The words that carry the claim: its clause, where that names or stands for all who take part; else the sentence (which never goes over a
    /// line), because what tells who is meant, or that it is told at all, stands in more than the clause.
    pub(super) fn quote(&self, scene: &Scene<'_, 'p>, frame: &Frame, sides: &Sides<'p>) -> Span {
        let clause = self.clause_of(scene, frame);
        let here = |s: Span| clause.start <= s.start && s.end <= clause.end;
        let named = |m: &Meant<'p>| m.via != Via::Inherited && m.span.is_some_and(here);
        let carries = !frame.untold && sides.actors.iter().chain(&sides.recipients).all(named);
        let sentence = scene.sentence.span;
        let short = sentence.end - sentence.start <= LONGEST;
        if !carries && short { sentence } else { clause }
    }

    /// The clause, with the relative clause that belongs to it and the subject it takes over.
    fn clause_of(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Span {
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let first = if clause.link == Link::Relative {
            clause.subject.first().copied().unwrap_or(clause.items.start)
        } else {
            clause.items.start
        };
        let first = self.own_start(scene, frame).unwrap_or(first);
        let last = clause.items.end.max(frame.window.1).min(items.len());
        let mut span = items[first].span.to(items[last - 1].span);
        let chars = self.text.chars();
        while span.start < span.end
            && matches!(chars[span.start], ',' | '，' | ' ' | '、' | ';' | '；' | '”' | '"' | ')' | '）')
        {
            span.start += 1;
        }
        while span.end > span.start && matches!(chars[span.end - 1], ',' | '，' | ' ' | '。' | '.' | ';' | '；' | '“')
        {
            span.end -= 1;
        }
        span
    }

    /// An event noun that other event words precede in its clause has words of its own: from its first filler on.
    pub(super) fn own_start(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<usize> {
        let clause = &scene.clauses[frame.clause];
        let noun = self.reader.language.entries()[frame.entry].form == Form::Noun && !frame.subject;
        let items = &scene.sentence.items;
        let before = (clause.items.start..frame.trigger).any(|n| is_trigger(&items[n]));
        let fillers = frame.fillers.iter().flat_map(|(_, members)| members).copied();
        (noun && before).then(|| fillers.chain([frame.trigger]).min().unwrap_or(frame.trigger))
    }
}
