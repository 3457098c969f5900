//! Status, sources, contexts, title and people of a draft.

use super::dating::Told;
use super::draft::{Acting, Dated};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::claim::Source;
use crate::clauses::{Clause, Link};
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::groups::governor;
use crate::kinds;
use crate::phrases::Item;
use crate::sources::Covered;
use crate::status::status;
use chancery_pack::{Entry, Happening, Kind, Marker, Sense, Status};

impl<'p> Assembly<'_, 'p> {
    pub(super) fn settle(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        entry: &'p Entry,
        kind: &Kind,
        when: Option<&Dated>,
    ) -> (&'static str, bool) {
        let said = status(&scene.sentence.items, scene.clauses, frame, self.reader.language.entries());
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
        match (interval, self.day) {
            // "Returned home after a visit": it is over.
            (Some((from, to)), Some(day)) if !after && kind.id == "visit" && from <= day && day <= to && from < to => {
                ("ongoing", false)
            }
            (_, Some(day)) if when.is_some_and(|w| w.resolved.earliest.is_some_and(|from| from > day)) => {
                ("planned", false)
            }
            _ if !kinds::at_once(&kind.id) && when.is_some_and(|w| w.resolved.edtf.ends_with("/..")) => {
                ("ongoing", false)
            }
            _ => ("happened", false),
        }
    }

    /// Is the claim part of the story that is told?
    pub(super) fn told(&self, scene: &Scene<'_, 'p>, frame: &Frame, entry: &'p Entry) -> Told {
        let items = &scene.sentence.items;
        let clause = &scene.clauses[frame.clause];
        let said = entry.status.as_deref().or(status(items, scene.clauses, frame, self.reader.language.entries()));
        let earlier = items[clause.items.clone()].iter().any(|i| i.is(|s| *s == Sense::Status(Status::Earlier)));
        let aside = matches!(clause.link, Link::Relative | Link::Side);
        if matches!(said, None | Some("happened")) && !earlier && !aside { Told::Now } else { Told::Apart }
    }

    /// The party and person that a source is.
    pub(super) fn voice(&self, covered: &Covered) -> Option<(&'p str, Option<usize>)> {
        let person = self.people.persons.iter().position(|p| p.name == covered.source.text);
        let party = person.and_then(|n| self.people.persons[n].party);
        let code = covered.source.id.as_deref().and_then(|id| self.reader.world.states.get_key_value(id));
        party.or(code.map(|(code, _)| code.as_str())).map(|code| (code, person))
    }

    /// "Peru must release the crew, Ghana said": whoever says so acts; where nobody is named, there is no claim.
    pub(super) fn spoken_of(&self, sides: &mut Sides<'p>, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<()> {
        let covers = |c: &&Covered| c.clauses.0 <= frame.clause && frame.clause < c.clauses.1;
        let other = |code: &'p str| !sides.recipients.iter().any(|r| r.code == code);
        let voices = scene.covered.iter().filter(covers).filter_map(|c| Some((self.voice(c)?, c.span)));
        let voices: Vec<_> = voices.filter(|((code, _), _)| other(code)).collect();
        let span = voices.first()?.1;
        // "China and Russia say …": all of them.
        let together = voices.iter().filter(|(_, at)| *at == span).map(|(voice, _)| *voice);
        sides.actors.clear();
        sides.people.retain(|(_, actor)| !actor);
        for (code, person) in together {
            sides.actors.push(Meant { code, span: Some(span), via: Via::Said });
            sides.people.extend(person.map(|n| (n, true)));
        }
        (!sides.recipients.is_empty()).then_some(())
    }

    /// Who speaks, where a state's words of support are told as somebody's speech.
    pub(super) fn speaker(&self, scene: &Scene<'_, 'p>, frame: &Frame, sides: &Sides<'p>) -> Option<Acting<'p>> {
        let covers = |c: &&Covered| c.clauses.0 <= frame.clause && frame.clause < c.clauses.1;
        let named = scene.covered.iter().filter(covers).filter(|c| c.source.sort == "person");
        let known = |c: &Covered| self.people.persons.iter().find(|p| p.name == c.source.text);
        let speaker = named.filter_map(known).find(|p| sides.actors.iter().any(|a| Some(a.code) == p.party))?;
        Some(Acting {
            name: speaker.name.clone(),
            office: speaker.office,
            party: speaker.party,
            rank: speaker.rank,
            actor: true,
        })
    }

    /// Who says so. A speech act is itself the claim: whoever acts in it is no source of it.
    pub(super) fn says(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        kind: &Kind,
        people: &[Acting<'p>],
        actors: &[Meant<'p>],
    ) -> Vec<Source> {
        let act = kinds::speech(&kind.id);
        let covers = |c: &&Covered| c.clauses.0 <= frame.clause && frame.clause < c.clauses.1;
        let acts = |c: &Covered| {
            people.iter().any(|p| p.actor && p.name == c.source.text)
                || actors.iter().any(|a| c.source.id.as_deref() == Some(a.code))
        };
        let speaks = |c: &&Covered| !(act && acts(c));
        scene.covered.iter().filter(covers).filter(speaks).map(|c| c.source.clone()).collect()
    }

    pub(super) fn contexts(
        &self,
        items: &[Item<'p>],
        clause: &Clause,
        frame: &Frame,
        entry: &Entry,
        kind: &Kind,
    ) -> Vec<String> {
        let mut out: Vec<String> = kind.contexts.iter().chain(&entry.contexts).cloned().collect();
        let range = clause.items.start..clause.items.end.max(frame.window.1).min(items.len());
        for item in &items[range] {
            out.extend(
                item.senses.iter().filter_map(|s| if let Sense::Context(c) = s { Some(c.to_string()) } else { None }),
            );
            if let Some(phrase) = item.phrase() {
                let office =
                    phrase.person.and_then(|n| self.people.persons[n].office).or(phrase.offices.last().copied());
                let institution =
                    phrase.institution.and_then(|i| self.reader.world.institutions.get(i)).map(|(_, c)| c.as_str());
                out.extend(institution.filter(|c| !c.is_empty()).map(String::from));
                out.extend(office.and_then(context_of_office).map(String::from));
            }
        }
        if out.is_empty() {
            out.push("diplomatic".into());
        }
        let mut seen = Vec::new();
        out.retain(|c| {
            !seen.contains(c) && {
                seen.push(c.clone());
                true
            }
        });
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
    ["happened", "ongoing", "habitual", "planned", "possible", "suspended", "cancelled", "denied", "conditional"]
        .into_iter()
        .find(|s| *s == name)
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
