//! When, where and with which status: said with the event word, else carried over from what was told.

use super::around::Around;
use super::carried::Happened;
use super::course::{Ruled, likelier};
use super::dating::{Told, dated_as, same_time};
use super::draft::{Dated, Draft, Event, Located};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::discourse::{Via, Visit};
use crate::frames::Frame;
use crate::groups::governors;
use crate::kinds;
use crate::status::status;
use chancery_pack::{Form, Kind, Marker, Sense};

/// Sentences back within which a conference is the one beside which something happens.
const NEAR: usize = 4;

/// When, where, and how far it has come.
pub(super) struct Occasion<'p> {
    pub when: Option<Dated>,
    pub place: Option<Located<'p>>,
    pub status: &'static str,
    /// The status stands in words.
    pub status_said: bool,
    /// Learnt weights chose the status against the rules.
    pub weighed: bool,
}

impl<'p> Assembly<'_, 'p> {
    /// As the rules say, and once more where learnt weights say another status: with it a day may be another as well.
    pub(super) fn weighed_occasion(
        &self,
        event: Event<'_, 'p>,
        sides: &Sides<'p>,
        said_place: Option<Located<'p>>,
    ) -> Occasion<'p> {
        let Event { scene, frame, entry, kind, .. } = event;
        let around = Around::new(scene.sentence.items[frame.trigger].span, self.text, self.reader.language);
        let ruled = self.occasion(event, sides, said_place, None, &around);
        let known = Ruled {
            kind: &kind.id,
            own: entry.status.as_deref(),
            around: &around,
            status: (ruled.status, ruled.status_said),
            when: ruled.when.as_ref(),
            untold: frame.untold,
        };
        let weighed = || likelier(known, self.day, self.reader.language);
        let Some(status) = (!self.by_rules).then(weighed).flatten() else { return ruled };
        let ahead = |status: &str| matches!(status, "planned" | "possible" | "conditional");
        let again = ahead(status) != ahead(ruled.status);
        let occasion = if again { self.occasion(event, sides, said_place, Some(status), &around) } else { ruled };
        Occasion { status, status_said: false, weighed: true, ..occasion }
    }

    /// Each of the three helps to find the others: a plan's "Friday" is the next one, and a counted visit is the one told of. `settled`: how far it
    /// has come, where that is known; `words`: those around its event word.
    fn occasion(
        &self,
        event: Event<'_, 'p>,
        sides: &Sides<'p>,
        said_place: Option<Located<'p>>,
        settled: Option<&'static str>,
        words: &Around,
    ) -> Occasion<'p> {
        let Event { scene, frame, entry, kind, subject } = event;
        let around = status(&scene.sentence.items, scene.clauses, frame, self.reader.language);
        let around = self.by_its_day(event, around);
        let said = settled.or(entry.status.as_deref()).or(around);
        let told = self.told(scene, frame, said);
        let planned = matches!(said, Some("planned" | "possible" | "conditional"));
        let counted = self.counted(scene, frame, kind, sides);
        // What is planned lies ahead: a gathering that is over is not where.
        let ahead =
            |d: &&Draft<'p>| d.when.as_ref().and_then(|w| w.resolved.latest).is_none_or(|end| Some(end) >= self.day);
        let beside = self.beside(scene, frame, kind, sides).filter(|d| !planned || ahead(d));
        let known = || counted.and_then(dated_as).or_else(|| beside.and_then(dated_as));
        // "On Thursday promised Ecuador $13 million": what is promised lies ahead, the promise behind.
        let promise = planned && entry.form == Form::Verb && around.is_none() && kinds::lists_things(&kind.id);
        let when = self.when(scene, frame, kind, said.filter(|_| !promise)).or_else(known).or_else(|| {
            let it = Happened { kind, sides, told, planned, said, around: words };
            self.carried_time(scene, frame, &it)
        });
        let counted = counted.filter(|d| same_time(d.when.as_ref(), when.as_ref()));
        let when = when.filter(|w| self.same_journey(w, kind, sides));
        let told = if self.within_story(when.as_ref()) { told } else { Told::Apart };
        let inherited = |(state, id)| (state, id, None, Via::Inherited);
        let place = said_place
            .or_else(|| counted.or(beside)?.place.map(|(state, id, ..)| inherited((state, id))))
            .or_else(|| self.place(scene, frame, kind, sides, subject))
            .or_else(|| {
                self.carried_place(scene, frame, &Happened { kind, sides, told, planned, said, around: words })
                    .map(inherited)
            });
        let (status, status_said) = match (self.settle(scene, frame, entry, kind, around, when.as_ref()), counted) {
            ((_, false), Some(told)) => (told.status, false),
            (own, _) => own,
        };
        let status = settled.unwrap_or(status);
        let when = when.map(|w| self.of_a_plan(scene, w, said, status));
        let spoken_of = |w: &Dated| self.day.is_some_and(|day| w.is_after(day));
        let when = when.filter(|w| !(status == "happened" && kinds::speech(&kind.id) && spoken_of(w)));
        let ahead = self.visit_ahead(kind, sides, status);
        let when = when.or_else(|| {
            let resolved = ahead.and_then(|v| v.when.clone())?;
            Some(Dated { resolved, span: None, via: Via::Inherited })
        });
        let moved = self.new_day(scene, frame).filter(|_| !kinds::speech(&kind.id));
        let (status, status_said) = if moved.is_some() { ("planned", true) } else { (status, status_said) };
        let when = moved.or(when);
        let host = ahead.filter(|_| self.within_story(when.as_ref())).and_then(Visit::host);
        Occasion { when, place: place.or(host.map(|h| inherited((h, None)))), status, status_said, weighed: false }
    }

    /// "On its sidelines", "at the summit", "attended the summit": the gathering that was told of, at which this happens.
    fn beside(&self, scene: &Scene<'_, 'p>, frame: &Frame, kind: &Kind, sides: &Sides<'p>) -> Option<&Draft<'p>> {
        let items = &scene.sentence.items;
        let first = frame.window.0.min(scene.clauses[frame.clause].items.start);
        let window = first..frame.window.1.min(items.len());
        let told = |gathering: &str| {
            let near = |d: &&Draft<'p>| d.kind.id == gathering && (1..=NEAR).contains(&(scene.number - d.sentence));
            self.recent().find(near)
        };
        let meant = |code: &str| sides.actors.iter().chain(&sides.recipients).any(|m| m.code == code);
        let shares = |d: &&Draft<'p>| d.actors.iter().chain(&d.recipients).any(|m| meant(m.code));
        // "Kenya hosted a conference": whoever had no part in the last is the host of another.
        let hosts = self.reader.language.entries()[frame.entry].host;
        if kind.id == "conference" {
            let same = |d: &&Draft<'p>| self.happening(items, frame).is_none() && (!hosts || shares(d));
            return told(&kind.id).filter(same);
        }
        let entries = self.reader.language.entries();
        let gathers = |n: usize| {
            let held = |k: &str| matches!(k, "conference" | "meeting" | "talks");
            let within = || governors(items, n, 0).iter().any(|m| matches!(m, Marker::In | Marker::During));
            let kind = items[n].senses.iter().find_map(|s| match s {
                Sense::Trigger(t) => Some(entries[*t as usize].kind.as_str()).filter(|k| held(k)),
                Sense::Deed(kind) => Some(&**kind).filter(|k| held(k)),
                _ => None,
            });
            kind.filter(|_| n != frame.trigger && within())
        };
        let sidelines = || items[window.clone()].iter().any(|i| i.marks(Marker::Sidelines)).then_some("conference");
        let gathering = window.clone().find_map(gathers).or_else(sidelines)?;
        // A conference is open to others; at the talks of two, others do nothing.
        told(gathering).filter(|d| gathering == "conference" || shares(d))
    }
}
