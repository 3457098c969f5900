//! Who speaks: as the one who acts, and as the source of what is told.

use super::draft::{Acting, Event};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::claim::Source;
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::kinds;
use crate::sources::Covered;
use chancery_pack::{Form, Kind};

impl<'p> Assembly<'_, 'p> {
    /// The party and person that a source is.
    pub(super) fn voice(&self, covered: &Covered) -> Option<(&'p str, Option<usize>)> {
        let person = self.people.persons.iter().position(|p| p.name == covered.source.text);
        let party = person.and_then(|n| self.people.persons[n].party);
        let code = covered.source.id.as_deref().and_then(|id| self.reader.world.states.get_key_value(id));
        party.or(code.map(|(code, _)| code.as_str())).map(|code| (code, person))
    }

    /// "Peru must release the crew, Ghana said": whoever says so acts; where nobody is named, there is no claim.
    pub(super) fn spoken_of(&self, sides: &mut Sides<'p>, scene: &Scene<'_, 'p>, frame: &Frame) -> Option<()> {
        let covers = |c: &&Covered| c.covers(frame.clause);
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

    /// Whose quoted words the event stands in.
    fn quoted(&self, event: Event<'_, 'p>) -> Vec<&'p str> {
        let Event { scene, frame, .. } = event;
        let quoted = scene.clauses[frame.clause].quoted;
        let covers = scene.covered.iter().filter(|c| quoted && c.covers(frame.clause));
        covers.filter_map(|c| self.voice(c)).map(|(code, _)| code).collect()
    }

    /// "'There is no way we will sign,' the minister said": words of a quotation in which nobody else is the subject are his who speaks.
    pub(super) fn who_says_we(&self, event: Event<'_, 'p>) -> Option<&'p str> {
        let Event { entry, kind, scene, frame, subject } = event;
        let says = kinds::speech(&kind.id) && entry.form == Form::Verb && frame.subject && !frame.passive;
        let open = says && scene.clauses[frame.clause].subject.is_empty() && subject.parties.is_empty();
        let voices = if open { self.quoted(event) } else { Vec::new() };
        voices.into_iter().find(|code| !code.contains(':'))
    }

    /// "'Peru even objects to the declaration,' the minister said": what one who is quoted says of another was done to himself.
    pub(super) fn who_complains(&self, sides: &Sides<'p>, event: Event<'_, 'p>) -> Option<&'p str> {
        let Event { entry, kind, .. } = event;
        let done = entry.form != Form::Noun && matches!(&*kind.id, "rejection" | "sanction" | "threat" | "coercion");
        if !done || !sides.recipients.is_empty() {
            return None;
        }
        let voice = *self.quoted(event).first()?;
        let named = sides.actors.iter().any(|m| m.span.is_some()) && sides.actors.iter().all(|m| m.code != voice);
        Some(voice).filter(|code| named && !code.contains(':'))
    }

    /// "'We have called on all donors,' he said": of a quotation without a subject that names somebody, who speaks acts.
    pub(super) fn speaks_for(&self, m: &Meant<'p>, event: Event<'_, 'p>) -> bool {
        event.subject.parties.is_empty() && self.quoted(event).contains(&m.code)
    }

    /// Who speaks, where a state's words of support are told as somebody's speech.
    pub(super) fn speaker(&self, scene: &Scene<'_, 'p>, frame: &Frame, sides: &Sides<'p>) -> Option<Acting<'p>> {
        let covers = |c: &&Covered| c.covers(frame.clause);
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

    /// Who says so. A speech act is itself the claim: whoever acts in it is no source of it, unless of its denial.
    pub(super) fn says(
        &self,
        scene: &Scene<'_, 'p>,
        frame: &Frame,
        kind: &Kind,
        people: &[Acting<'p>],
        actors: &[Meant<'p>],
        status: &str,
    ) -> Vec<Source> {
        let covering = scene.covered.iter().filter(|c| c.covers(frame.clause));
        let own = |s: &&Source| status != "denied" && speaks_itself(s, kind, people, actors);
        covering.map(|c| &c.source).filter(|s| !own(s)).cloned().collect()
    }

    /// "This was announced by the minister": it is what the sentence before tells that is theirs.
    pub(super) fn said_before(&mut self, number: usize, covered: &[Covered]) {
        let last = covered.iter().rev().find(|c| c.source.sort != "agency").or(covered.last());
        self.last_source = last.map(|c| c.source.clone()).or(self.last_source.take());
        for source in covered.iter().filter(|c| c.earlier).map(|c| &c.source) {
            for draft in self.drafts.iter_mut().rev().take_while(|d| d.sentence + 1 >= number) {
                let known = draft.says.iter().any(|s| s.text == source.text);
                if !known && !speaks_itself(source, draft.kind, &draft.people, &draft.actors) {
                    draft.says.push(source.clone());
                }
            }
        }
    }
}

/// Is the source who acts in a claim that is itself an act of speech?
fn speaks_itself(source: &Source, kind: &Kind, people: &[Acting<'_>], actors: &[Meant<'_>]) -> bool {
    let person = people.iter().any(|p| p.actor && p.name == source.text);
    kinds::speech(&kind.id) && (person || actors.iter().any(|a| source.id.as_deref() == Some(a.code)))
}
