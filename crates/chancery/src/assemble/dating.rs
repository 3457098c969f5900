//! When: times resolved, and which of them belongs to an event word.

use super::draft::{Dated, Draft};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::is_predicate;
use crate::discourse::{Meant, Via, Visit};
use crate::frames::{Frame, is_trigger};
use crate::groups::governor;
use crate::kinds;
use crate::phrases::{Item, What};
use crate::reader::Sentence;
use crate::text::Span;
use chancery_pack::{Comparison, Form, Kind, Marker, Reference, Sense, Sorts, Speech, Status};
use chancery_times::{Anchor, Context, Duration, Expression, Grain, Resolved, Unit, Value};

/// Sentences of background after which "that day" is still the story's.
const ASIDE: usize = 2;

impl<'p> Assembly<'_, 'p> {
    pub(super) fn resolve_times(&self, sentence: &Sentence<'p>) -> Vec<(Span, Option<Resolved>)> {
        let mut last = self.time_before();
        let mut out = Vec::new();
        for expression in &sentence.times {
            let span = Span { start: expression.start, end: expression.end };
            let resolved = self.day.and_then(|published| {
                let context =
                    Context { published, last: last.clone(), past: false, future: self.future_near(sentence, span) };
                self.counting_from(&expression.value, context)
            });
            if resolved.is_some() {
                last.clone_from(&resolved);
            }
            out.push((span, resolved));
        }
        out
    }

    /// What "the next day" counts from.
    pub(super) fn time_before(&self) -> Option<Resolved> {
        self.discourse.named_time.clone().or_else(|| self.discourse.last_time.clone())
    }

    /// "Then", "two days earlier": counted from the time last named; where that is too wide to count days from, from the latest happening,
    /// else from the day of the story. "Then" is all of a wide time, unless the story was told right before; the days after something in a
    /// month are in that month.
    fn counting_from(&self, value: &Value, context: Context) -> Option<Resolved> {
        let (resolve, times) = (|c: &Context| self.reader.times.resolve(value, c), &self.discourse.last_time);
        let then = matches!(value, Value::Relative { anchor: Anchor::Last, shift: 0, .. });
        let counts = then
            || matches!(
                value,
                Value::Relative { anchor: Anchor::Last, .. } | Value::Offset { anchor: Anchor::Last, .. }
            );
        let found = resolve(&context);
        if found.is_some() || !counts {
            return found;
        }
        let story = self.discourse.story.clone();
        let fresh = self.discourse.sentence <= self.discourse.story_told + ASIDE;
        let days = matches!(value, Value::Relative { grain: Grain::Day, .. })
            || matches!(value, Value::Offset { by: Duration { unit: Unit::Day, .. }, .. });
        // "Has done so since May. The same day …": no day was named, so it is the story's.
        let same = matches!(value, Value::Relative { grain: Grain::Day, shift: 0, .. }) && story.is_some();
        match context.last {
            Some(_) if same => resolve(&Context { last: story, ..context }),
            Some(last) if days && of_a_month(&last) => Some(last),
            Some(last) if then && !(fresh && story.is_some()) => Some(last),
            Some(_) if then => story,
            _ => resolve(&Context { last: times.clone(), ..context.clone() })
                .or_else(|| resolve(&Context { last: Some(story?), ..context })),
        }
    }

    /// A word of plan before the time in the sentence.
    pub(super) fn future_near(&self, sentence: &Sentence<'p>, span: Span) -> bool {
        let planned = |i: &&Item<'p>| {
            i.has(Sorts::STATUS) && i.is(|s| matches!(s, Sense::Status(Status::Planned | Status::Possible)))
        };
        sentence.items.iter().filter(planned).any(|i| i.span.start < span.start && span.start - i.span.start < 120)
    }

    /// The time of an event word: the nearest said in its clause.
    pub(super) fn when(&self, scene: &Scene<'_, 'p>, frame: &Frame, kind: &Kind, said: Option<&str>) -> Option<Dated> {
        let items = &scene.sentence.items;
        let window = frame.window.0..frame.window.1.min(items.len());
        let late =
            self.reader.language.oblique_before() && self.reader.language.entries()[frame.entry].form != Form::Noun;
        let attributive = |n: usize| late && n > frame.trigger && governor(items, n, 0) != Some(Marker::In);
        // "The manoeuvres were announced last August": then they were spoken of.
        let noun = self.reader.language.entries()[frame.entry].form == Form::Noun;
        let own = |p: &usize| noun && items[*p].mark.is_none();
        let speaks = |p: &usize| items[*p].is(|s| *s == Sense::Speech(Speech::Before));
        // "Accused Tehran of an attack in July": a happening that is spoken of has a time of its own.
        let spoken = |n: usize| {
            let entries = self.reader.language.entries();
            let other = |s: &Sense| matches!(s, Sense::Trigger(t) if entries[*t as usize].kind != kind.id);
            let event = |i: &Item<'p>| i.phrase().is_none() && i.is(other) && !is_predicate(i, entries);
            let apart = kinds::speech(&kind.id) && !kinds::looks_ahead(&kind.id);
            !noun && n > frame.trigger && apart && items[frame.trigger + 1..n].iter().any(event)
        };
        // "Asked it to lift a ban imposed in 2019", "accused them of killing civilians in May": a month or a year behind another verb is that
        // verb's; the day on which something is said may stand at the end.
        let told = |n: usize, time: &Resolved| {
            let acts = |i: &Item<'p>| i.phrase().is_none() && i.is(|s| self.acts(s));
            let wide = time.earliest != time.latest;
            !noun && n > frame.trigger && wide && kinds::words(&kind.id) && items[frame.trigger + 1..n].iter().any(acts)
        };
        let announced = (frame.trigger + 1..scene.clauses[frame.clause].items.end).take_while(own).find(speaks);
        let near = window
            .filter(|n| !attributive(*n) && !spoken(*n) && announced.is_none_or(|p| *n < p))
            .filter(|n| owned_by(items, *n).is_none_or(|noun| noun == frame.trigger))
            .filter_map(|n| dated(scene, n))
            .filter(|(n, _, time)| !told(*n, time))
            .min_by_key(|(n, ..)| (distance(items, frame.trigger, *n), *n));
        let lags = |at: &Span| self.lagging(scene, frame).filter(|l| l.span == Some(*at));
        if let Some(dated) = near.as_ref().and_then(|(_, span, _)| lags(span)) {
            return Some(dated);
        }
        let tail = frame.tail.and_then(|(start, end)| (start..end).find_map(|n| dated(scene, n)));
        let near = tail.or(near);
        if let Some((_, span, resolved)) = near {
            let resolved = self.in_tense(scene, span, said).unwrap_or(resolved);
            return Some(Dated {
                resolved: self.lasting(scene, frame, kind, resolved),
                span: Some(span),
                via: Via::Said,
            });
        }
        self.lagging(scene, frame)
    }

    /// A verb of whatever deed.
    fn acts(&self, sense: &Sense) -> bool {
        let entries = self.reader.language.entries();
        match sense {
            Sense::Verb => true,
            Sense::Trigger(t) => entries[*t as usize].form != Form::Noun,
            _ => false,
        }
    }

    /// "On Friday" in a plan is the next one, in a report the last: the time once more, now that the status is known.
    fn in_tense(&self, scene: &Scene<'_, 'p>, span: Span, said: Option<&str>) -> Option<Resolved> {
        let future = matches!(said, Some("planned" | "possible" | "conditional"));
        // "They told the commission to finish by the end of June": nothing tells that it is over.
        let ahead = |e: &Expression| said.is_none() && (matches!(e.value, Value::Until(_) | Value::Before(_)));
        let past = matches!(said, None | Some("happened"));
        let expression = scene.sentence.times.iter().find(|t| t.start == span.start)?;
        let mut before = scene.times.iter().filter(|(s, _)| s.end <= span.start).filter_map(|(_, r)| r.clone());
        let last = before.next_back().or_else(|| scene.before.clone());
        let context = Context { published: self.day?, last, past: past && !ahead(expression), future };
        self.counting_from(&expression.value, context).filter(|_| future || past)
    }

    /// "The visit in November is not affected": a time that was read as past before the rest of the clause told that it is a plan.
    pub(super) fn of_a_plan(&self, scene: &Scene<'_, 'p>, when: Dated, said: Option<&str>, status: &str) -> Dated {
        let late = !matches!(said, Some("planned" | "possible" | "conditional"));
        let over = when.via == Via::Said && when.resolved.latest.is_some_and(|end| Some(end) < self.day);
        let plan = when.span.filter(|_| late && over && matches!(status, "planned" | "possible"));
        let resolved = plan.and_then(|span| self.in_tense(scene, span, Some("planned")));
        Dated { resolved: resolved.unwrap_or(when.resolved), ..when }
    }

    /// "It is his first visit since 2013": what is counted or compared is the happening that was told of, with its time, place and status.
    pub(super) fn counted(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        kind: &Kind,
        sides: &Sides<'p>,
    ) -> Option<&Draft<'p>> {
        let items = &scene.sentence.items[frame.window.0..frame.window.1.min(scene.sentence.items.len())];
        let compares = |i: &Item<'p>| i.is(|s| matches!(s, Sense::Comparison(_) | Sense::Ordinal(_)));
        let lasts = kinds::counted(&kind.id);
        let same = |one: &[Meant<'p>], other: &[Meant<'p>]| {
            one.len() == other.len() && one.iter().all(|m| other.iter().any(|o| o.code == m.code))
        };
        let told = |d: &&Draft<'p>| {
            let dated = d.kind.id == kind.id && d.when.is_some();
            dated && same(&d.actors, &sides.actors) && same(&d.recipients, &sides.recipients)
        };
        let it = || self.recent().find(told).filter(|d| d.sentence != scene.number);
        (lasts && items.iter().any(compares)).then(it).flatten()
    }

    /// A visit's time that was carried over is the time of the visit told of, not of another one's.
    pub(super) fn same_journey(&self, when: &Dated, kind: &Kind, sides: &Sides<'p>) -> bool {
        let Some(visit) = self.discourse.visit.as_ref().filter(|_| kind.id == "visit" && when.span.is_none()) else {
            return true;
        };
        let told = visit.when.as_ref().is_some_and(|w| w.edtf == when.resolved.edtf);
        !told || sides.actors.iter().any(|a| a.code == visit.visitor)
    }

    /// The visit within which a planned or possible meeting of visitor and host falls, if it is not over.
    pub(super) fn visit_ahead(&self, kind: &Kind, sides: &Sides<'p>, status: &str) -> Option<&Visit<'p>> {
        let within = matches!(kind.id.as_str(), "meeting" | "talks" | "agreement" | "visit");
        let open = matches!(status, "planned" | "possible");
        let party = |code: &&'p str| sides.actors.iter().chain(&sides.recipients).any(|m| m.code == *code);
        let ahead =
            |v: &&Visit<'p>| v.when.as_ref().and_then(|w| w.latest).zip(self.day).is_none_or(|(end, day)| end >= day);
        let visit = self.discourse.visit.as_ref().filter(|_| within && open).filter(ahead)?;
        (party(&visit.visitor) && visit.hosts.iter().any(party)).then_some(visit)
    }

    /// Does a time lie within the story or the visit that is told of?
    pub(super) fn within_story(&self, when: Option<&Dated>) -> bool {
        let Some(when) = when else { return true };
        let visit = self.discourse.visit.as_ref().and_then(|v| v.when.as_ref());
        let meets = |other: &Resolved| other.earliest <= when.resolved.latest && when.resolved.earliest <= other.latest;
        let mut told = visit.into_iter().chain(self.discourse.story.as_ref()).peekable();
        // Before anything was told, what is news is the story.
        if told.peek().is_none() { self.is_news(&when.resolved) } else { told.any(meets) }
    }
}

/// Whether a claim is told as part of the story, or apart from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It happened in the story that is told.
    Now,
    /// Before it, after it, always, perhaps, or not at all.
    Apart,
}

/// Is a time no wider than a month?
fn of_a_month(time: &Resolved) -> bool {
    const MONTH: i32 = 31;
    time.earliest.zip(time.latest).is_some_and(|(from, to)| to.since(from).is_ok_and(|s| s.get_days() < MONTH))
}

pub(super) fn expression<'s>(scene: &'s Scene<'_, '_>, n: usize) -> Option<&'s Expression> {
    let What::Time(t) = scene.sentence.items[n].what else { return None };
    scene.sentence.times.get(t)
}

/// A time that can be an event's own: not "for 2021", no span of a comparison.
pub(super) fn dated(scene: &Scene<'_, '_>, n: usize) -> Option<(usize, Span, Resolved)> {
    let What::Time(t) = scene.sentence.items[n].what else { return None };
    let before = n.checked_sub(1).map(|b| &scene.sentence.items[b]);
    // "For 2021" is an aim; "planned for Wednesday" says when.
    let planned =
        n.checked_sub(2).is_some_and(|b| scene.sentence.items[b].is(|s| *s == Sense::Status(Status::Planned)));
    let aim = !planned && before.is_some_and(|i| i.marks(Marker::For));
    let value = &expression(scene, n)?.value;
    // "now", "for 2021" and "in five years" say nothing of when; "since 2018" bounds a comparison.
    let span_of_years = value.span().is_some() || !value.is_point() || *value == Value::Now;
    let span_of_years = span_of_years || bounds_comparison(&scene.sentence.items, n, value);
    let (span, resolved) = scene.times.get(t)?;
    let first = |i: &Item<'_>| i.is(|s| *s == Sense::Comparison(Comparison::First));
    let open = resolved.as_ref().is_some_and(|r| r.edtf.ends_with("/.."));
    let span_of_years = span_of_years || open && scene.sentence.items.iter().any(first);
    resolved.clone().filter(|_| !aim && !span_of_years).map(|r| (n, *span, r))
}

/// "A 2016 accord with Peru", "whose 2011 trip": a time between an article or an owner and an event noun is that noun's alone.
fn owned_by(items: &[Item<'_>], n: usize) -> Option<usize> {
    const REACH: usize = 4;
    let opens =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::Article | Sense::Reference(Reference::Owner) | Sense::Whose));
    let owner = |i: &Item<'_>| opens(i) || i.phrase().is_some_and(|p| p.possessor);
    let before = n.checked_sub(1).is_some_and(|b| owner(&items[b]));
    let close = |n: &usize| items[*n].mark.is_none() && items[*n].phrase().is_none_or(|p| p.bare);
    let noun = |n: usize| is_trigger(&items[n]);
    let plain = |n: usize| items[n].markers == 0;
    before.then(|| {
        (n + 1..items.len()).take(REACH).take_while(close).take_while(|n| plain(*n) || noun(*n)).find(|n| noun(*n))
    })?
}

/// "since 2018", "去年1月就任以来": the time is a bound of a comparison.
fn bounds_comparison(items: &[Item<'_>], n: usize, value: &Value) -> bool {
    let compares = |i: &Item<'_>, test: fn(&Comparison) -> bool| {
        i.has(Sorts::COMPARISON) && i.is(|s| matches!(s, Sense::Comparison(c) if test(c)))
    };
    if matches!(value, Value::Since(_)) {
        let compared = |c: &Comparison| matches!(c, Comparison::First | Comparison::Again | Comparison::Largest);
        return items.iter().any(|i| compares(i, compared));
    }
    let since = |i: &Item<'_>| compares(i, |c| *c == Comparison::Since);
    let before = n.checked_sub(1).is_some_and(|b| since(&items[b]));
    let stops = |i: &&Item<'_>| i.mark.is_none() && !matches!(i.what, What::Time(_));
    let postposed = |i: &Item<'_>| since(i) && !i.marks(Marker::From) && !i.marks(Marker::Since);
    before || items[n + 1..].iter().take_while(stops).take(6).any(postposed)
}

/// Items between, and more for each other event word in between.
pub(super) fn distance(items: &[Item<'_>], trigger: usize, time: usize) -> usize {
    let between = trigger.min(time) + 1..trigger.max(time);
    let others = items.get(between).unwrap_or_default().iter().filter(|i| is_trigger(i)).count();
    trigger.abs_diff(time) + 6 * others
}

/// The time of what was told before.
pub(super) fn dated_as(told: &Draft<'_>) -> Option<Dated> {
    told.when.as_ref().map(|w| Dated { resolved: w.resolved.clone(), span: None, via: Via::Inherited })
}

/// Do both have the same time, or none?
pub(super) fn same_time(one: Option<&Dated>, other: Option<&Dated>) -> bool {
    one.map(|w| &w.resolved.edtf) == other.map(|w| &w.resolved.edtf)
}
