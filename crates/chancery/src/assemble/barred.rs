//! Who is not meant although the words name him.

use super::complete::inherit;
use super::draft::{Draft, Event};
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::discourse::{Denoted, Meant, Via};
use crate::frames::{Frame, value};
use crate::kinds;
use crate::phrases::{Item, Phrase};
use chancery_pack::{Entry, Form, Marker, Role, RoleValue, Sense};

impl<'p> Assembly<'_, 'p> {
    /// "Peru's president urged Peruvian voters to stay": what one does to one's own is no affair with others.
    pub(super) fn inward(&self, sides: &Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        if kinds::speech(&kind.id) && entry.form == Form::Verb && !frame.passive && to_private(items, frame.trigger) {
            return true;
        }
        if kinds::speech(&kind.id) && entry.form == Form::Verb && !frame.passive && self.to_a_stranger(items, frame) {
            return true;
        }
        let object = frame.fillers.iter().filter(|(role, _)| *role == Role::Object);
        let undergoes = object.filter(|(role, _)| value(entry, kind, *role, frame) == RoleValue::Recipient);
        let people =
            undergoes.flat_map(|(_, members)| members).filter(|n| items[**n].phrase().is_some_and(|p| p.private));
        let mut named = people.flat_map(|n| self.named(&items[*n])).peekable();
        named.peek().is_some() && named.all(|(code, _)| sides.actors.iter().any(|m| m.code == code))
    }

    /// "Asked Marta Novak to be patient": somebody with a name but of no party is spoken to.
    fn to_a_stranger(&self, items: &[Item<'p>], frame: &Frame) -> bool {
        let objects = frame.fillers.iter().filter(|(role, _)| *role == Role::Object).flat_map(|(_, members)| members);
        let mut phrases = objects.filter_map(|n| items[*n].phrase()).peekable();
        let stranger = |p: &Phrase<'p>| {
            let plain = p.reference.is_none() && p.parties.is_empty() && p.offices.is_empty() && !p.group;
            let person = p.guessed || p.person.is_some();
            let told = self.discourse.denote(p, &Denoted::default(), &self.people, self.reader.world);
            plain && person && p.named() && told.parties.is_empty()
        };
        phrases.peek().is_some() && phrases.all(stranger)
    }

    /// "A gunman killed", "was hit": whoever is not said used force before, or nobody knows him.
    pub(super) fn new_to_force(&self, event: Event<'_, 'p>, code: &str) -> bool {
        let acts = |d: &Draft<'p>| kinds::hostile(&d.kind.id) && d.actors.iter().any(|m| m.code == code);
        // "Met after attacks": whoever the subject of a noun's clause is did something else.
        let said = event.entry.form != Form::Noun && event.subject.parties.iter().any(|m| m.code == code);
        kinds::strikes(&event.kind.id) && !said && !self.recent().any(acts)
    }

    /// "Blocked its bid for the Union", "complained to the United Nations": the body that somebody is kept out of, or before which he
    /// complains, is not the one whom it is done to.
    pub(super) fn aside(&self, event: Event<'_, 'p>) -> Vec<&'p str> {
        let Event { entry, kind, scene, frame, .. } = event;
        let complains = kind.id == "accusation";
        if !shuts_out(entry) && !complains {
            return Vec::new();
        }
        let ignored = frame.fillers.iter().filter(|(role, _)| value(entry, kind, *role, frame) == RoleValue::Ignore);
        let named = ignored.flat_map(|(_, members)| members).flat_map(|n| self.named(&scene.sentence.items[*n]));
        named.map(|n| n.0).filter(|code| !complains || code.starts_with("IGO:")).collect()
    }

    /// "Complained to the Union about Chile": the body before which somebody is accused, or threatened, is not accused itself.
    pub(super) fn before_a_body(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        if !matches!(kind.id.as_str(), "accusation" | "threat") {
            return;
        }
        let goal = frame.fillers.iter().filter(|(role, _)| *role == Role::To).flat_map(|(_, members)| members);
        let bodies: Vec<&'p str> = goal.flat_map(|n| self.named(&scene.sentence.items[*n])).map(|n| n.0).collect();
        let body = |m: &Meant<'p>| m.code.starts_with("IGO:") && bodies.contains(&m.code);
        let others = sides.recipients.iter().any(|m| !body(m));
        let court = |m: &Meant<'p>| self.reader.world.courts.contains(m.code);
        sides.recipients.retain(|m| !body(m) || !others && !court(m));
    }

    /// "外交部召见甲国驻乙国大使": an envoy is spoken to by the state where he is posted, where the words name nobody else.
    pub(super) fn where_posted(&self, sides: &mut Sides<'p>, event: Event<'_, 'p>) {
        let Event { kind, scene, frame, .. } = event;
        let object = frame.fillers.iter().filter(|(role, _)| *role == Role::Object).flat_map(|(_, members)| members);
        let posted = object.filter_map(|n| scene.sentence.items[*n].phrase()?.posted).next();
        let guessed = sides.actors.iter().all(|m| m.via == Via::Inherited);
        let Some(host) = posted.filter(|_| guessed && matches!(kind.id.as_str(), "accusation" | "relations")) else {
            return;
        };
        if !sides.recipients.iter().any(|m| m.code == host) {
            sides.actors = vec![inherit(host)];
        }
    }
}

/// "Was condemned by a dozen scholars", "受到西方制裁": a doer who is no party is named.
pub(super) fn by_a_stranger(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let items = &scene.sentence.items;
    let nobody = |i: &Item<'_>| i.phrase().is_some_and(|p| p.region.is_some() && p.parties.is_empty());
    let before = frame.trigger.checked_sub(2).filter(|n| items[*n].marks(Marker::By) && nobody(&items[*n + 1]));
    let behind = items.get(frame.trigger + 1).is_some_and(|i| i.marks(Marker::By));
    frame.passive && (behind || before.is_some())
}

/// Is a membership kept from somebody, or taken?
pub(super) fn shuts_out(entry: &Entry) -> bool {
    matches!(entry.stage.as_deref(), Some("blocked" | "suspended" | "expelled"))
}

/// "Accused critics of playing politics", "urged companies to leave": right behind the word stand private people of no party.
fn to_private(items: &[Item<'_>], trigger: usize) -> bool {
    let beside = |i: &&Item<'_>| i.is(|s| matches!(s, Sense::Article | Sense::Block)) || i.number.is_some();
    let object = items[trigger + 1..].iter().find(|i| !beside(i));
    object.is_some_and(|i| i.phrase().is_none() && i.is(|s| matches!(s, Sense::Private)))
}
