//! "A day after Togo sent troops": how far another happening of the sentence lies from the one whose time is told.

use super::dating::expression;
use super::draft::Dated;
use super::{Assembly, Scene};
use crate::discourse::Via;
use crate::frames::Frame;
use chancery_pack::{Form, Marker};
use chancery_times::{Anchor, Context, Duration, Resolved, Value};

impl<'p> Assembly<'_, 'p> {
    /// The time of what is told behind such a distance: so long before (or ahead of) the time that the sentence tells beside it.
    pub(super) fn lagging(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<Dated> {
        let (n, by, back) = self.distance_before(scene, frame).or_else(|| self.distance_behind(scene, frame))?;
        let at = scene.sentence.items[n].span;
        let (before, after): (Vec<_>, Vec<_>) = scene.times.iter().partition(|(span, _)| span.end <= at.start);
        let said =
            |times: Vec<&(_, Option<Resolved>)>| times.into_iter().filter_map(|(_, r)| r.clone()).collect::<Vec<_>>();
        let last = said(before).pop().or_else(|| said(after).into_iter().find(|r| r.earliest.is_some()))?;
        let context = Context { published: self.day?, last: Some(last), past: false, future: false };
        let resolved = self.reader.times.resolve(&Value::Offset { by, back, anchor: Anchor::Last }, &context)?;
        Some(Dated { resolved, span: Some(at), via: Via::Said })
    }

    /// "On Friday, two days after Togo sent": right before the clause, or at its head.
    fn distance_before(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<(usize, Duration, bool)> {
        // «Через день после того, как …»: four words may stand between.
        const BEFORE: usize = 5;
        const HEAD: usize = 3;
        let clause = &scene.clauses[frame.clause].items;
        let mut near = clause.start.saturating_sub(BEFORE)..frame.trigger.min(clause.start + HEAD);
        near.find_map(|n| match expression(scene, n)?.value {
            Value::Apart { by, back } => Some((n, by, back)),
            _ => None,
        })
    }

    /// "多哥派兵一天后，": in a language that puts it behind, at the clause's end.
    fn distance_behind(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<(usize, Duration, bool)> {
        let items = &scene.sentence.items;
        let noun = self.reader.language.entries()[frame.entry].form == Form::Noun;
        let end = scene.clauses[frame.clause].items.end;
        let last = (frame.trigger + 1..end.min(items.len())).rev().find(|n| items[*n].mark.is_none())?;
        let stops = items.get(last + 1).is_some_and(|i| matches!(i.mark, Some(',' | '，')));
        if noun || !stops || !self.reader.language.oblique_before() || items[last].marks(Marker::In) {
            return None;
        }
        match expression(scene, last)?.value {
            Value::Offset { by, back: false, anchor: Anchor::Last } => Some((last, by, true)),
            _ => None,
        }
    }
}
