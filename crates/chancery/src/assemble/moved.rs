//! "Postponed to May 20", "перенесена на 20 мая": what was moved to another day is planned for it.

use super::dating::expression;
use super::draft::Dated;
use super::{Assembly, Scene};
use crate::discourse::Via;
use crate::frames::{Frame, is_trigger};
use crate::groups::is_noun;
use crate::phrases::{Item, What};
use crate::text::Span;
use chancery_pack::{Marker, Sense, Sorts, Status};
use chancery_times::{Context, Value};

/// Items within which the new day stands behind the word.
const REACH: usize = 6;

impl<'p> Assembly<'_, 'p> {
    /// The new day of a happening that was moved, if it lies ahead.
    pub(super) fn new_day(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<Dated> {
        let items = &scene.sentence.items;
        let told = frame.told_by.map_or(0, |n| n + 1);
        let last = scene.clauses[frame.clause].items.end.max(told).max(frame.window.1).min(items.len());
        let first = scene.clauses[frame.clause].items.start;
        let moved = (first..last)
            .find(|n| items[*n].has(Sorts::STATUS) && items[*n].is(|s| matches!(s, Sense::Status(Status::Moved))))?;
        let own = |n: &usize| *n == frame.trigger || !(is_trigger(&items[*n]) || ends(&items[*n]));
        let mut behind = (moved + 1..items.len()).take(REACH).take_while(own);
        let at = behind.find(|n| matches!(items[*n].what, What::Time(_)))?;
        // What was moved stands before the word, or between it and the day; with something else between it is that.
        let subject = frame.trigger < moved && !items[moved + 1..at].iter().any(is_noun);
        if !subject && !(moved..at).contains(&frame.trigger) {
            return None;
        }
        let time = expression(scene, at)?;
        // Where cases tell, the preposition is the time's own.
        let marked = items[at - 1].is(|s| matches!(s, Sense::Marker(Marker::To | Marker::For | Marker::In)))
            || at == moved + 1 && self.reader.language.cased();
        let value = match &time.value {
            Value::Until(day) => &**day,
            Value::Range(_, day) if marked => &**day,
            day if marked => day,
            _ => return None,
        };
        let context = Context { published: self.day?, last: None, past: false, future: true };
        let resolved = self.reader.times.resolve(value, &context)?;
        let ahead = resolved.latest.is_some_and(|day| Some(day) >= self.day);
        ahead.then_some(Dated { resolved, span: Some(Span { start: time.start, end: time.end }), via: Via::Said })
    }
}

/// A stop, or a word of another status: behind it something else is told.
fn ends(item: &Item<'_>) -> bool {
    item.mark.is_some_and(|c| c != ',') || item.is(|s| matches!(s, Sense::Status(_)))
}
