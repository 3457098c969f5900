//! When: times resolved, and which of them belongs to an event word.

use super::*;

impl<'p> Assembly<'_, 'p> {
    pub(super) fn resolve_times(&self, sentence: &Sentence<'p>) -> Vec<(Span, Option<Resolved>)> {
        let mut last = self.discourse.last_time.clone();
        let mut out = Vec::new();
        for expression in &sentence.units.times {
            let span = Span { start: expression.start, end: expression.end };
            let resolved = self.day.and_then(|published| {
                let context =
                    Context { published, last: last.clone(), past: false, future: self.future_near(sentence, span) };
                self.reader.times.resolve(&expression.value, &context)
            });
            if resolved.is_some() {
                last.clone_from(&resolved);
            }
            out.push((span, resolved));
        }
        out
    }

    /// A word of plan before the time in the sentence.
    pub(super) fn future_near(&self, sentence: &Sentence<'p>, span: Span) -> bool {
        use chancery_pack::Status;
        let planned = |i: &&Item<'p>| i.is(|s| matches!(s, Sense::Status(Status::Planned | Status::Possible)));
        sentence.items.iter().filter(planned).any(|i| i.span.start < span.start && span.start - i.span.start < 120)
    }

    pub(super) fn when(&self, scene: &Scene<'_, 'p>, frame: &Frame, kind: &Kind) -> Option<Dated> {
        let items = &scene.sentence.items;
        let dated = |n: usize| -> Option<(usize, Span, Resolved)> {
            let What::Time(t) = items[n].what else { return None };
            let (span, resolved) = scene.times.get(t)?;
            resolved.clone().map(|r| (n, *span, r))
        };
        let (first, last) = frame.window;
        let clause = &scene.clauses[frame.clause];
        let mut near: Vec<(usize, Span, Resolved)> = (first..last.min(items.len())).filter_map(dated).collect();
        near.sort_by_key(|(n, ..)| (n.abs_diff(frame.trigger), *n));
        let duration = (first..last.min(items.len())).find_map(|n| {
            let What::Time(t) = items[n].what else { return None };
            scene.sentence.units.times.get(t).and_then(|e| e.value.duration())
        });
        if let Some((_, span, resolved)) = near.into_iter().next() {
            let resolved = match duration {
                Some(d) if kind.id == "visit" => with_duration(&resolved, d),
                _ => resolved,
            };
            return Some(Dated { resolved, span: Some(span), via: Via::Said });
        }
        let carried = matches!(clause.link, Link::Joined | Link::Main | Link::Side) && frame.clause > 0;
        if carried {
            let before =
                scene.clauses[..frame.clause].iter().flat_map(|c| c.items.clone()).filter_map(dated).next_back();
            if let Some((_, span, resolved)) = before {
                return Some(Dated { resolved, span: Some(span), via: Via::Inherited });
            }
        }
        let visit = self
            .discourse
            .visit
            .as_ref()
            .filter(|_| kind.id == "visit" || clause.link == Link::Purpose || kind.id == "talks");
        let told = visit.and_then(|v| v.when.clone());
        told.map(|resolved| Dated { resolved, span: None, via: Via::Inherited })
    }
}
