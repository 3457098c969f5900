//! Status, sources, contexts, title and people of a draft.

use super::dating::Told;
use super::draft::{Acting, Contexts, Dated};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::clauses::{Clause, Link};
use crate::frames::Frame;
use crate::groups::governor;
use crate::kinds;
use crate::phrases::Item;
use chancery_pack::{Entry, Happening, Kind, Marker, STATUSES, Sense, Sorts, Status};

impl<'p> Assembly<'_, 'p> {
    /// How far it has come, and whether that stands in words; `said`: what the words around tell of it.
    pub(super) fn settle(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        entry: &'p Entry,
        kind: &Kind,
        said: Option<&'static str>,
        when: Option<&Dated>,
    ) -> (&'static str, bool) {
        let own = entry.status.as_deref().and_then(known_status);
        let interval = when.and_then(|w| w.resolved.earliest.zip(w.resolved.latest));
        // "Does not recognise": what an entry of rejection says of itself is no denial of it.
        let holds = kind.id == "rejection" || !matches!(said, Some("denied" | "cancelled" | "possible"));
        if let Some(told) = own.filter(|_| holds).or(said) {
            let speech_act = matches!(kind.id.as_str(), "accusation" | "request" | "threat")
                && matches!(told, "conditional" | "possible");
            // "Is visiting next week": what goes on by its form, but later, is a plan.
            let later = own == Some("ongoing")
                && told == "ongoing"
                && interval.zip(self.day).is_some_and(|((from, _), day)| from > day);
            return (
                if speech_act {
                    "happened"
                } else if later {
                    "planned"
                } else {
                    told
                },
                true,
            );
        }
        let items = &scene.sentence.items;
        let start = scene.clauses[frame.clause].items.start;
        let after = governor(items, frame.trigger, start) == Some(Marker::After);
        // "Visited it earlier this month": a month or a year tells nothing of what goes on today.
        let stretch = when.is_some_and(|w| w.resolved.edtf.contains('/'));
        match (interval, self.day) {
            // "Returned home after a visit": it is over.
            (Some((from, to)), Some(day)) if stretch && !after && kind.id == "visit" && from <= day && day <= to => {
                ("ongoing", false)
            }
            // "Accused him of meddling in the November election": words are said now, whatever day they speak of.
            (_, Some(day)) if !kinds::speech(&kind.id) && when.is_some_and(|w| w.is_after(day)) => ("planned", false),
            _ if !kinds::at_once(&kind.id) && when.is_some_and(|w| w.resolved.edtf.ends_with("/..")) => {
                ("ongoing", false)
            }
            _ => ("happened", false),
        }
    }

    /// Is the claim part of the story that is told? `said`: its status by its words.
    pub(super) fn told(&self, scene: &Scene<'_, 'p>, frame: &Frame, said: Option<&str>) -> Told {
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let earlier = items[clause.items.clone()]
            .iter()
            .any(|i| i.has(Sorts::STATUS) && i.is(|s| *s == Sense::Status(Status::Earlier)));
        let aside = matches!(clause.link, Link::Relative | Link::Side);
        if matches!(said, None | Some("happened")) && !earlier && !aside { Told::Now } else { Told::Apart }
    }

    pub(super) fn contexts(
        &self,
        items: &[Item<'p>],
        clause: &Clause,
        frame: &Frame,
        entry: &'p Entry,
        kind: &'p Kind,
    ) -> Contexts<'p> {
        let mut out = Contexts::new();
        let mut add = |context: &'p str| {
            if !out.contains(&context) {
                out.push(context);
            }
        };
        kind.contexts.iter().chain(&entry.contexts).for_each(|c| add(c));
        let range = clause.items.start..clause.items.end.max(frame.window.1).min(items.len());
        for item in &items[range] {
            for sense in &item.senses {
                if let Sense::Context(context) = sense {
                    add(context);
                }
            }
            if let Some(phrase) = item.phrase() {
                let office =
                    phrase.person.and_then(|n| self.people.persons[n].office).or(phrase.offices.last().copied());
                let institution =
                    phrase.institution.and_then(|i| self.reader.world.institutions.get(i)).map(|(_, c)| c.as_str());
                institution.filter(|c| !c.is_empty()).into_iter().for_each(&mut add);
                office.and_then(context_of_office).into_iter().for_each(&mut add);
            }
        }
        if out.is_empty() {
            out.push("diplomatic");
        }
        out
    }

    pub(super) fn happening(&self, items: &[Item<'p>], frame: &Frame) -> Option<(usize, &'p Happening)> {
        let (first, last) = frame.window;
        let named = |n: usize| {
            let code = items[n].senses.iter().find_map(|s| match s {
                Sense::Happening { code, .. } => Some(&**code),
                _ => None,
            })?;
            self.reader.world.happenings.get(code).map(|h| (n, h))
        };
        (first..last.min(items.len())).filter_map(named).min_by_key(|(n, _)| n.abs_diff(frame.trigger))
    }

    /// The English name, with the number of the meeting where the text gives one.
    pub(super) fn title(&self, items: &[Item<'p>], frame: &Frame) -> Option<String> {
        let (at, happening) = self.happening(items, frame)?;
        let number = |n: &usize| {
            let word = items[*n]
                .senses
                .iter()
                .find_map(|s| if let Sense::Ordinal(o) = s { Some(u32::from(*o)) } else { None });
            word.or(items[*n].number.filter(|v| (2..200).contains(v)))
        };
        let near = (at + 1..items.len().min(at + 3)).chain(at.saturating_sub(2)..at);
        let numbered = near.clone().find_map(|n| number(&n));
        Some(numbered.map_or(happening.title.clone(), |n| format!("{} {}", ordinal(n), happening.title)))
    }

    pub(super) fn acting(&self, sides: &Sides<'p>) -> Vec<Acting<'p>> {
        sides
            .people
            .iter()
            .map(|(n, actor)| {
                let p = &self.people.persons[*n];
                Acting { name: p.name.clone(), office: p.office, party: p.party, rank: p.rank, actor: *actor }
            })
            .collect()
    }
}

/// 11th, 22nd, 33rd.
fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (1, t) if t != 11 => "st",
        (2, t) if t != 12 => "nd",
        (3, t) if t != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn known_status(name: &str) -> Option<&'static str> {
    STATUSES.into_iter().find(|s| *s == name)
}

fn context_of_office(office: &str) -> Option<&'static str> {
    Some(match office {
        "minister:defence" | "deputy_minister:defence" | "chief_of_defence" | "commander" => "military",
        "minister:foreign" | "deputy_minister:foreign" | "ambassador" | "envoy" => "diplomatic",
        "minister:trade" | "minister:economy" | "minister:finance" => "economic",
        "legislator" | "speaker_of_parliament" => "legislative",
        _ => return None,
    })
}
