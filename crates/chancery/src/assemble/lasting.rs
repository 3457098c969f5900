//! How long something goes on: "a three-day visit", "arrived on the 19th for a visit of two days".

use super::{Assembly, Scene};
use crate::clauses::{Clause, Link};
use crate::frames::{Frame, is_trigger};
use crate::kinds;
use crate::phrases::Item;
use crate::text::Span;
use chancery_pack::{Kind, Sense, Status};
use chancery_times::{Duration, Expression, Resolved, Unit, Value, ending, with_duration};

/// Items between a length and the event word it belongs to ("a two-day official working visit").
const BESIDE: usize = 5;

impl<'p> Assembly<'_, 'p> {
    /// The time of something that fills days, as long as the sentence says it takes.
    pub(super) fn lasting(&self, scene: &Scene<'_, 'p>, frame: &Frame, kind: &Kind, resolved: Resolved) -> Resolved {
        let items = &scene.sentence.items;
        let window = frame.window.0..frame.window.1.min(items.len());
        if !kinds::takes_days(&kind.id) || window.is_empty() {
            return resolved;
        }
        let own = Span { start: items[window.start].span.start, end: items[window.end - 1].span.end };
        if let Some(whole) = self.ended(scene, own, kind, &resolved) {
            return whole;
        }
        let lengths = || scene.sentence.times.iter().filter(|t| short(t));
        let said = lengths().find(|t| own.start <= t.start && t.end <= own.end);
        let Some(length) = said.or_else(|| lengths().find(|t| self.goes_with(scene, t, kind))) else { return resolved };
        let Some(length) = length.value.duration() else { return resolved };
        match items[window].iter().any(|i| i.is(|s| matches!(s, Sense::Status(Status::Ends)))) {
            true => ending(&resolved, length),
            false => with_duration(&resolved, length),
        }
    }

    /// "Opened on Monday and runs until March 28": from the day on which it began to the day on which it ends.
    fn ended(&self, scene: &Scene<'_, 'p>, own: Span, kind: &Kind, began: &Resolved) -> Option<Resolved> {
        let from = began.earliest.filter(|_| began.earliest == began.latest)?;
        let times = scene.sentence.times.iter().zip(&scene.times);
        let ends = times.filter(|(t, _)| matches!(t.value, Value::Until(_)));
        let mut ends = ends.filter(|(t, _)| own.start <= t.start && t.end <= own.end || self.goes_with(scene, t, kind));
        let end = ends.find_map(|(_, (_, resolved))| resolved.as_ref())?;
        let to = end.latest.filter(|to| *to > from && end.edtf == format!("../{to}"))?;
        Some(Resolved { edtf: format!("{from}/{to}"), latest: Some(to), ..began.clone() })
    }

    /// Another clause tells the length of the same: "arrived on the 19th and began a two-day visit", "opens on Tuesday and will last two days".
    fn goes_with(&self, scene: &Scene<'_, 'p>, length: &Expression, kind: &Kind) -> bool {
        let items = &scene.sentence.items;
        let Some(at) = items.iter().position(|i| i.span.end > length.start) else { return false };
        let entries = self.reader.language.entries();
        let same = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Trigger(t) if entries[*t as usize].kind == kind.id));
        let beside = &items[at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(items.len())];
        let goes_on =
            |c: &Clause| (c.inherited || c.subject.is_empty()) && matches!(c.link, Link::Joined | Link::Relative);
        let told = |c: &Clause| c.items.contains(&at) && goes_on(c) && !items[c.items.clone()].iter().any(is_trigger);
        beside.iter().any(same) || scene.clauses.iter().any(told)
    }
}

/// Days or weeks, and nothing but a length.
fn short(time: &Expression) -> bool {
    time.value.duration().is_some_and(|d: Duration| matches!(d.unit, Unit::Day | Unit::Week))
}
