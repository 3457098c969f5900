//! Times and places that the sentences around name by whatever words: what an event may take over, and what "then" counts from.

use super::carried::Site;
use super::dating::dated;
use super::{Assembly, Scene};
use crate::discourse::Via;
use crate::groups::governor;
use crate::phrases::What;
use crate::reader::Sentence;
use crate::text::Span;
use chancery_pack::Marker;
use chancery_times::{Context, Resolved, Value};
use jiff::civil::Date;

/// Days before publication within which a day can be the story's; what is older is background.
const STORY: i32 = 14;

/// Sentences at the head of an article whose days may date the one before.
const HEAD: usize = 3;

impl<'p> Assembly<'_, 'p> {
    /// Does a time lie within the days before publication?
    pub(super) fn is_news(&self, time: &Resolved) -> bool {
        let recent =
            |d: Date| self.day.is_some_and(|day| d <= day && day.since(d).is_ok_and(|s| s.get_days() <= STORY));
        time.earliest.zip(time.latest).is_some_and(|(from, to)| recent(from) && recent(to))
    }

    /// Is a time over for longer than news are?
    pub(super) fn is_old(&self, time: &Resolved) -> bool {
        let long = |d: Date| self.day.is_some_and(|day| day.since(d).is_ok_and(|s| s.get_days() > STORY));
        time.latest.is_some_and(long)
    }

    /// The days of news that the first sentences name.
    pub(super) fn look_ahead(&mut self, sentences: &[Sentence<'p>]) {
        let Some(published) = self.day else { return };
        for (number, sentence) in sentences.iter().enumerate().take(HEAD).skip(1) {
            for expression in &sentence.times {
                let span = Span { start: expression.start, end: expression.end };
                let context = Context { published, last: None, past: true, future: false };
                let plan = !expression.value.is_point() || self.future_near(sentence, span);
                let resolved =
                    Some(()).filter(|()| !plan).and_then(|()| self.reader.times.resolve(&expression.value, &context));
                let day = resolved.filter(|r| r.earliest == r.latest && self.is_news(r));
                self.discourse.days_ahead.extend(day.map(|r| (number, r)));
            }
        }
    }

    /// What the sentence names without telling of it stays in mind: "then" and "that month" count from it.
    pub(super) fn remember_time(&mut self, scene: &Scene<'_, 'p>) {
        let told = self.drafts.iter().rev().take_while(|d| d.sentence == scene.number);
        let told = told.filter_map(|d| d.when.as_ref()).any(|w| w.via == Via::Said);
        let past = |r: &Resolved| r.earliest.is_some() && r.latest.is_some() && r.latest <= self.day;
        let named = scene.sentence.times.iter().zip(&scene.times).filter_map(|(e, (_, r))| match &e.value {
            // "It began in January": that is when it was, and what follows goes on from there.
            Value::Since(from) => self.began(from, scene),
            _ => r.clone(),
        });
        let named = named.filter(past).last();
        let still = self.discourse.named_time.take().filter(|_| named.is_none() && !self.ends_paragraph(scene));
        self.discourse.named_time = named.or(still).filter(|_| !told);
    }

    fn began(&self, from: &Value, scene: &Scene<'_, 'p>) -> Option<Resolved> {
        let context = Context { published: self.day?, last: scene.before.clone(), past: true, future: false };
        self.reader.times.resolve(from, &context)
    }

    /// The times and the place that the sentence names are there for the next ones.
    pub(super) fn remember_named(&mut self, scene: &Scene<'_, 'p>) {
        let items = &scene.sentence.items;
        self.discourse.named_times.clear();
        let times = (0..items.len()).filter(|n| matches!(items[*n].what, What::Time(_)));
        let named = times.filter_map(|n| dated(scene, n)).filter(|(.., r)| !r.edtf.ends_with("/.."));
        self.discourse.named_times.extend(named.map(|(n, _, r)| (r, n < 2)));
        let places = (0..items.len()).rev().filter_map(|n| Some((n, items[n].phrase()?.place?)));
        let mut there = places.filter(|(n, _)| governor(items, *n, 0) == Some(Marker::In));
        let place = there.find_map(|(_, id)| self.ground_at(id));
        self.discourse.named_place = place.map(|site| (scene.number, site)).or(self.discourse.named_place);
    }

    pub(super) fn ground_at(&self, id: &'p str) -> Option<Site<'p>> {
        self.reader.world.places.get(id).map(|p| (p.state.as_str(), Some(id)))
    }

    /// Does a paragraph end with the sentence?
    pub(super) fn ends_paragraph(&self, scene: &Scene<'_, 'p>) -> bool {
        let end = scene.sentence.span.end;
        self.text.written(Span { start: end, end: end + 1 }).contains(&'\n')
    }

    /// Does the sentence open a paragraph?
    pub(super) fn opens_paragraph(&self, scene: &Scene<'_, 'p>) -> bool {
        let start = scene.sentence.span.start;
        start < 2 || self.text.written(Span { start: start - 2, end: start }).contains(&'\n')
    }
}
