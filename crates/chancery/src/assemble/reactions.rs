//! Words about what others did or said: to whom they go.

use super::complete::inherit;
use super::draft::Draft;
use super::sides::Sides;
use super::{Assembly, Scene};
use crate::discourse::Meant;
use crate::frames::Frame;
use chancery_pack::Kind;

impl<'p> Assembly<'_, 'p> {
    /// "The minister dismissed the criticism": who rejects does so to whoever just accused, asked or threatened him.
    pub(super) fn answered(&self, sides: &mut Sides<'p>, kind: &Kind, number: usize) {
        const BEFORE: usize = 2;
        if kind.id != "rejection" || !sides.recipients.is_empty() || sides.actors.len() != 1 {
            return;
        }
        let actor = sides.actors[0].code;
        let to_him = |d: &&Draft<'p>| {
            let spoken = matches!(d.kind.id.as_str(), "accusation" | "request" | "threat" | "mediation");
            spoken && d.sentence + BEFORE >= number && d.recipients.iter().any(|m| m.code == actor)
        };
        let Some(said) = self.recent().find(to_him) else { return };
        let others = said.actors.iter().filter(|m| m.code != actor);
        sides.recipients.extend(others.map(|m| inherit(m.code)));
    }

    /// "They signed a pact. Japan welcomed the pact": what is guessed to be said to one of two goes to both.
    pub(super) fn of_the_deed(&self, sides: &mut Sides<'p>, kind: &Kind, number: usize) {
        let states = |d: &Draft<'p>| d.actors.len() == 2 && d.actors.iter().all(|m| !m.code.contains(':'));
        let joint = |d: &&Draft<'p>| kind.id == "support" && d.kind.mutual && states(d);
        let Some(deed) = self.drafts.last().filter(|d| d.sentence + 1 >= number).filter(joint) else { return };
        let within = |m: &Meant<'p>| deed.actors.iter().any(|o| o.code == m.code);
        if sides.recipients.iter().any(within) && !sides.actors.iter().any(within) {
            sides.recipients = deed.actors.iter().map(|m| inherit(m.code)).collect();
        }
    }

    /// Who mediates does so between the two of whom the sentence goes on to tell, or else between the two in play.
    pub(super) fn between_both(&self, sides: &mut Sides<'p>, kind: &Kind, scene: &Scene<'_, 'p>, frame: &Frame) {
        if kind.id != "mediation" || sides.actors.is_empty() || !sides.recipients.is_empty() {
            return;
        }
        let actors: Vec<&'p str> = sides.actors.iter().map(|m| m.code).collect();
        let at = scene.sentence.items[frame.trigger].span;
        let next = scene.clauses.get(frame.clause + 1).into_iter().flat_map(|c| &c.subject);
        let told: Vec<&'p str> = next.flat_map(|n| self.named(&scene.sentence.items[*n])).map(|p| p.0).collect();
        let others = |two: &Vec<&'p str>| two.len() == 2 && !two.iter().any(|code| actors.contains(code));
        let two = Some(told).filter(others).unwrap_or_else(|| self.discourse.pair_apart_from(&actors, at));
        if others(&two) {
            sides.recipients.extend(two.into_iter().map(inherit));
        }
    }
}
