//! The words that carry a claim.

use super::{Assembly, Scene};
use crate::clauses::Link;
use crate::frames::{Frame, is_trigger};
use crate::text::Span;
use chancery_pack::Form;

impl<'p> Assembly<'_, 'p> {
    /// The words that carry the claim: its clause, with the relative clause that belongs to it and the subject it takes over.
    pub(super) fn quote(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Span {
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
