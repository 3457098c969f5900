//! Where and when it happens, where its own words don't tell: what was told before, chosen by learnt weights.

use super::around::Around;
use super::dating::{Told, dated};
use super::draft::{Dated, Draft};
use super::given::Asked;
use super::placing::speaks_there;
use super::season::edtf;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::{Clause, Link};
use crate::discourse::{Via, holds_code, same_code};
use crate::features::{Feature, Features};
use crate::frames::Frame;
use crate::groups::governor;
use crate::weigh::{Choice, Slot};
use chancery_pack::{Form, Kind, Marker, Sense};
use chancery_times::Resolved;
use smallvec::SmallVec;

/// Items on either side of an event word in which places and times are looked for: sentences may be endless.
pub(super) const AROUND: usize = 60;

/// Sentences in which what was said at a meeting is told.
const WITHIN: usize = 4;

/// A place: state, id.
pub(super) type Site<'p> = (&'p str, Option<&'p str>);

/// The happening of which place or time is asked.
pub(super) struct Happened<'s, 'p> {
    pub kind: &'s Kind,
    pub sides: &'s Sides<'p>,
    pub told: Told,
    pub planned: bool,
    /// The status that words tell.
    pub said: Option<&'s str>,
    /// The event word and those around it.
    pub around: &'s Around,
}

impl<'p> Happened<'_, 'p> {
    fn takes_part(&self, code: &str) -> bool {
        self.sides.actors.iter().chain(&self.sides.recipients).any(|m| same_code(m.code, code))
    }

    fn shares(&self, draft: &Draft<'p>) -> bool {
        draft.actors.iter().chain(&draft.recipients).any(|m| self.takes_part(m.code))
    }

    /// Did all of them take part in it?
    fn all_in(&self, draft: &Draft<'p>) -> bool {
        let took_part = |code: &str| draft.actors.iter().chain(&draft.recipients).any(|m| same_code(m.code, code));
        self.sides.actors.iter().chain(&self.sides.recipients).all(|m| took_part(m.code))
    }

    /// What speaks for no place or time at all.
    fn nothing(&self, scene: &Scene<'_, 'p>, frame: &Frame) -> Features {
        let clause = &scene.clauses[frame.clause];
        Features::default()
            .with(Feature::Nobody, true)
            .with(Feature::NobodyFirst, scene.number == 0)
            .with(Feature::NobodyRelative, clause.link == Link::Relative)
            .with(Feature::NobodyContent, clause.link == Link::Content)
            .with(Feature::NobodyApart, self.told == Told::Apart)
            .with(Feature::NobodyPlanned, self.planned)
            .with(Feature::NobodyTimed, !scene.times.is_empty())
            .with(Feature::NobodyQuoted, clause.quoted)
            .with(Feature::NobodyOpen, matches!(self.said, Some("ongoing" | "habitual" | "denied")))
    }
}

impl<'p> Assembly<'_, 'p> {
    /// The place that is carried over.
    pub(super) fn carried_place(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        it: &Happened<'_, 'p>,
    ) -> Option<Site<'p>> {
        let sites = self.sites(scene, frame, it);
        let features = sites.iter().map(|(site, here)| here.and(self.of_place(site.0, it, scene)));
        let chosen = self.weigh(Slot::Place, scene, frame, it, features, |n| sites[n].0.0.to_string());
        chosen.checked_sub(1).map(|n| sites[n].0)
    }

    /// Places that it may have: named in the sentence, the latest site, the visit's, the dateline's, the parties' own. With
    /// what the sentence tells of them.
    fn sites(&self, scene: &Scene<'_, 'p>, frame: &Frame, it: &Happened<'_, 'p>) -> Vec<(Site<'p>, Features)> {
        let d = &self.discourse;
        let items = &scene.sentence.items;
        let around = frame.trigger.saturating_sub(AROUND)..items.len().min(frame.trigger + AROUND);
        // "Said after the talks that Nairobi would send …": a capital that acts in what is said is no place of theirs.
        let said = scene.clauses.iter().enumerate().filter(|(n, c)| *n != frame.clause && c.link == Link::Content);
        let content: Vec<usize> = said.flat_map(|(_, c)| c.subject.iter().copied()).collect();
        let named = around
            .filter(|n| !content.contains(n) && !speaks_there(items, *n, it.kind))
            .filter_map(|n| Some((n, items[n].phrase()?.place?)));
        let named = named.filter_map(|(n, id)| Some((self.ground_at(id)?, self.named_here(scene, frame, n, it))));
        let told = self.recent().filter(|k| it.shares(k)).filter_map(|k| k.place);
        let told = told.map(|(state, id, ..)| (state, id));
        let hosts = d.visit.iter().flat_map(|v| v.hosts.iter().map(|h| (*h, None)));
        let parties = it.sides.actors.iter().chain(&it.sides.recipients).map(|m| (m.code, None));
        let near = d.named_place.filter(|(number, _)| number + 1 == scene.number).map(|(_, site)| site);
        let before = d.site.into_iter().chain(told).chain(hosts).chain(d.dateline).chain(near).chain(parties);
        let mut out: Vec<(Site<'p>, Features)> = Vec::new();
        for (site, here) in named.chain(before.map(|site| (site, Features::default()))) {
            match out.iter_mut().find(|(known, _)| same_code(known.0, site.0)) {
                Some((_, known)) => *known = known.and(here),
                None if !site.0.contains(':') => out.push((site, here)),
                None => {}
            }
        }
        out
    }

    /// What the sentence tells of a place that it names.
    fn named_here(&self, scene: &Scene<'_, 'p>, frame: &Frame, n: usize, it: &Happened<'_, 'p>) -> Features {
        let items = &scene.sentence.items;
        let governed = governor(items, n, 0);
        let within = governed == Some(Marker::In);
        Features::default()
            .with(Feature::SiteHere, true)
            .with(Feature::In, within)
            .with(Feature::InApart, within && it.told == Told::Apart)
            .with(Feature::Goal, governed == Some(Marker::To))
            .with(Feature::Acts, scene.clauses.iter().any(|c| c.subject.contains(&n)))
            .with(Feature::Own, scene.clauses[frame.clause].items.contains(&n))
            .with(Feature::Opens, n < 2)
            .with(Feature::After, n > frame.trigger)
    }

    fn of_place(&self, state: &'p str, it: &Happened<'_, 'p>, scene: &Scene<'_, 'p>) -> Features {
        let (d, number) = (&self.discourse, scene.number);
        let at = |k: &Draft<'p>| k.place.is_some_and(|p| same_code(p.0, state));
        let visit = d.visit.as_ref();
        let (site, home) = (d.site.is_some_and(|s| same_code(s.0, state)), d.home.is_some_and(|h| same_code(h, state)));
        let dateline = d.dateline.is_some_and(|s| same_code(s.0, state));
        let acts = it.sides.actors.iter().any(|m| same_code(m.code, state));
        let apart = it.told == Told::Apart;
        let now = !apart && !it.planned;
        Features::default()
            .with(Feature::Site, site)
            .with(Feature::Host, visit.is_some_and(|v| holds_code(&v.hosts, state)))
            .with(Feature::Visitor, visit.is_some_and(|v| same_code(v.visitor, state)))
            .with(Feature::Pair, visit.is_some_and(|v| holds_code(&v.hosts, state) && it.takes_part(v.visitor)))
            .with(Feature::Dateline, dateline)
            .with(Feature::DatelineFirst, dateline && number < 2)
            .with(Feature::DatelineActor, dateline && acts)
            .with(Feature::ActorHome, acts && home)
            .with(Feature::Fresh, d.named_place.is_some_and(|(n, s)| n + 1 == number && same_code(s.0, state)))
            .with(Feature::Paragraph, site && !self.opens_paragraph(scene))
            .with(Feature::Actor, acts)
            .with(Feature::Recipient, it.sides.recipients.iter().any(|m| same_code(m.code, state)))
            .with(Feature::Main, d.ranked.first().is_some_and(|main| same_code(main, state)))
            .with(Feature::Home, home)
            .with(Feature::Joined, self.recent().any(|k| at(k) && it.shares(k)))
            .with(Feature::SameSide, self.recent().any(|k| at(k) && same_code(&k.kind.id, &it.kind.id)))
            .with(Feature::Lead, self.drafts.first().is_some_and(at))
            .with(Feature::Last, self.drafts.last().is_some_and(at))
            .with(Feature::LastJoint, now && self.recent().any(|k| at(k) && together(k, number) && it.all_in(k)))
            .with(Feature::Apart, apart)
            .with(Feature::Planned, it.planned)
    }

    /// The time that is carried over, with its words if they stand in the sentence.
    pub(super) fn carried_time(&self, scene: &Scene<'_, 'p>, frame: &Frame, it: &Happened<'_, 'p>) -> Option<Dated> {
        let times = self.times_before(scene, frame, it);
        let features = times.iter().map(|dated| self.of_time(scene, frame, dated, it));
        let chosen = self.weigh(Slot::Time, scene, frame, it, features, |n| edtf(&times[n].resolved));
        chosen.checked_sub(1).map(|n| times[n].clone())
    }

    /// Times that it may have: of the sentence, of the visit, of the story, of the latest claims.
    fn times_before(&self, scene: &Scene<'_, 'p>, frame: &Frame, it: &Happened<'_, 'p>) -> Vec<Dated> {
        let d = &self.discourse;
        let items = &scene.sentence.items;
        let around = frame.trigger.saturating_sub(AROUND)..items.len().min(frame.trigger + AROUND);
        // "Germany, whose minister came in August, asks Eritrea": an aside's time is that of what happens in the aside.
        let entries = self.reader.language.entries();
        let aside = |c: &Clause| {
            c.link == Link::Relative
                && c.predicate.is_some_and(|p| {
                    items[p].is(|s| matches!(s, Sense::Trigger(t) if entries[*t as usize].form != Form::Noun))
                })
        };
        let asides: Vec<&Clause> =
            scene.clauses.iter().enumerate().filter(|(n, c)| *n != frame.clause && aside(c)).map(|(_, c)| c).collect();
        let apart = |n: &usize| asides.iter().any(|c| c.items.contains(n));
        let here = around.filter(|n| *n != frame.trigger && !apart(n)).filter_map(|n| dated(scene, n));
        let here = here.map(|(_, span, resolved)| Dated { resolved, span: Some(span), via: Via::Inherited });
        let visit = d.visit.as_ref().and_then(|v| v.when.clone());
        let told = self.drafts.iter().rev().take(2).filter_map(|k| k.when.as_ref().map(|w| w.resolved.clone()));
        let named = d.named_times.iter().map(|(r, _)| r.clone());
        // An opening without a time is dated by the sentence behind it; one that has a time tells of another.
        let behind = d
            .days_ahead
            .iter()
            .filter(|(n, _)| scene.times.is_empty() && *n == scene.number + 1)
            .map(|(_, r)| r.clone());
        let before = visit.into_iter().chain(d.story.clone()).chain(told).chain(d.last_time.clone());
        let before = before.chain(named).chain(behind);
        let before = before.map(|resolved| Dated { resolved, span: None, via: Via::Inherited });
        let mut out: Vec<Dated> = Vec::new();
        for dated in here.chain(before) {
            // "Since 2019": what lasted from then on dates nothing else. What is planned lies ahead.
            let ahead = it.planned && scene.clauses[frame.clause].link != Link::Purpose;
            let over = ahead && dated.resolved.latest.is_some_and(|end| Some(end) < self.day);
            if dated.resolved.edtf.ends_with("/..") || over {
                continue;
            }
            if !out.iter().any(|known| known.resolved.edtf == dated.resolved.edtf) {
                out.push(dated);
            }
        }
        out
    }

    /// How a time was named, and how wide and how long ago it is.
    fn named_as(&self, scene: &Scene<'_, 'p>, frame: &Frame, dated: &Dated) -> Features {
        let (d, items) = (&self.discourse, &scene.sentence.items);
        let same = |r: &Resolved| r.edtf == dated.resolved.edtf;
        let before = d.named_times.iter().any(|(r, _)| same(r));
        let opened = d.named_times.iter().any(|(r, opens)| *opens && same(r));
        let here = dated.span.and_then(|s| items.iter().position(|i| i.span.start >= s.start));
        let days = dated.resolved.earliest.zip(dated.resolved.latest);
        let days = days.and_then(|(from, to)| to.since(from).ok()).map_or(366, |s| s.get_days());
        Features::default()
            .with(Feature::Fresh, before)
            .with(Feature::Next, d.days_ahead.iter().any(|(n, r)| *n == scene.number + 1 && same(r)))
            .with(Feature::Opens, opened || here.is_some_and(|n| n < 2))
            .with(Feature::Own, here.is_some_and(|n| scene.clauses[frame.clause].items.contains(&n)))
            .with(Feature::Paragraph, before && !self.opens_paragraph(scene))
            .with(Feature::Today, self.today.as_ref() == Some(&dated.resolved.edtf))
            .with(Feature::Month, (2..32).contains(&days))
            .with(Feature::Wide, days > 31)
            .with(Feature::Old, self.is_old(&dated.resolved))
    }

    fn of_time(&self, scene: &Scene<'_, 'p>, frame: &Frame, dated: &Dated, it: &Happened<'_, 'p>) -> Features {
        let d = &self.discourse;
        let is = |other: Option<&Resolved>| other.is_some_and(|r| r.edtf == dated.resolved.edtf);
        let trigger = scene.sentence.items[frame.trigger].span;
        let clause = &scene.clauses[frame.clause];
        let at = |k: &Draft<'p>| is(k.when.as_ref().map(|w| &w.resolved));
        let day = dated.resolved.earliest.is_some() && dated.resolved.earliest == dated.resolved.latest;
        let later = dated.resolved.earliest.zip(self.day).is_some_and(|(from, day)| from > day);
        let now = it.told == Told::Now && !it.planned;
        let near = scene.number - d.story_told <= 1;
        let story = is(d.story.as_ref());
        let within = it.kind.id == "visit" || it.kind.id == "talks" || clause.link == Link::Purpose;
        let visit = is(d.visit.as_ref().and_then(|v| v.when.as_ref()));
        self.named_as(scene, frame, dated)
            .with(Feature::Before, dated.span.is_some_and(|s| s.start < trigger.start))
            .with(Feature::After, dated.span.is_some_and(|s| s.start > trigger.start))
            .with(
                Feature::Clause,
                dated.span.is_some() && matches!(clause.link, Link::Joined | Link::Main | Link::Side),
            )
            .with(Feature::Host, visit)
            .with(Feature::Pair, visit && d.visit.as_ref().is_some_and(|v| it.takes_part(v.visitor)))
            .with(Feature::Visitor, visit && within)
            .with(Feature::Lead, story)
            .with(Feature::Previous, story && near)
            .with(Feature::Far, story && !near)
            .with(Feature::Topic, story && near && it.told == Told::Now)
            .with(Feature::Last, is(d.last_time.as_ref()))
            .with(Feature::LastActor, self.drafts.last().is_some_and(at))
            .with(Feature::Joined, self.drafts.iter().rev().take(2).any(|k| at(k) && it.shares(k)))
            .with(Feature::SameSide, self.recent().any(|k| at(k) && same_code(&k.kind.id, &it.kind.id)))
            .with(Feature::Earlier, self.drafts.last().is_some_and(|k| at(k) && k.sentence == scene.number))
            .with(Feature::Only, day)
            .with(Feature::Unseen, later)
            .with(Feature::LastFresh, self.recent().any(|k| at(k) && scene.number - k.sentence <= 1 && it.all_in(k)))
            .with(Feature::LastJoint, now && self.recent().any(|k| at(k) && together(k, scene.number) && it.all_in(k)))
            .with(Feature::Apart, it.told == Told::Apart)
            .with(Feature::Planned, it.planned)
    }

    /// Which of some it is, counted from 1; 0: none. `name`: what they are, for whoever learns from it.
    fn weigh(
        &self,
        slot: Slot,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        it: &Happened<'_, 'p>,
        some: impl Iterator<Item = Features>,
        name: impl Fn(usize) -> String,
    ) -> usize {
        let mut some = some.peekable();
        if some.peek().is_none() && self.discourse.noted.is_none() {
            return 0;
        }
        let asked = Asked { kind: &it.kind.id, around: it.around, nothing: it.nothing(scene, frame) };
        let nothing = asked.weighed(slot, self.reader.language);
        let features: SmallVec<[Features; 8]> = std::iter::once(nothing).chain(some).collect();
        let chosen = self.reader.weights.best(slot, &it.kind.id, &features);
        if let Some(noted) = &self.discourse.noted {
            let span = scene.sentence.items[frame.trigger].span;
            let known = it.sides.actors.iter().chain(&it.sides.recipients).map(|m| m.code.to_string()).collect();
            noted.borrow_mut().push(Choice {
                slot: Slot::NAMES[slot as usize],
                kind: it.kind.id.clone(),
                at: (span.start, span.end),
                known,
                person: None,
                candidates: features
                    .iter()
                    .enumerate()
                    .map(|(n, f)| (n.checked_sub(1).map(&name), f.names().collect()))
                    .collect(),
                chosen,
                marks: asked.marks(),
            });
        }
        chosen
    }
}

/// They were together there, a moment ago: what they say and sign falls within.
fn together(draft: &Draft<'_>, number: usize) -> bool {
    let gathering = matches!(draft.kind.id.as_str(), "meeting" | "talks" | "visit" | "call" | "conference");
    gathering && number - draft.sentence <= WITHIN
}
