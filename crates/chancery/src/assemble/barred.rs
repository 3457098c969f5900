//! Who is not meant although the words name him.

use super::Assembly;
use super::draft::Event;
use super::sides::Sides;
use crate::frames::value;
use chancery_pack::{Entry, Role, RoleValue};

impl<'p> Assembly<'_, 'p> {
    /// "Peru's president urged Peruvian voters to stay": what one does to one's own is no affair with others.
    pub(super) fn inward(&self, sides: &Sides<'p>, event: Event<'_, 'p>) -> bool {
        let Event { entry, kind, scene, frame, .. } = event;
        let items = &scene.sentence.items;
        let object = frame.fillers.iter().filter(|(role, _)| *role == Role::Object);
        let undergoes = object.filter(|(role, _)| value(entry, kind, *role, frame) == RoleValue::Recipient);
        let people =
            undergoes.flat_map(|(_, members)| members).filter(|n| items[**n].phrase().is_some_and(|p| p.private));
        let mut named = people.flat_map(|n| self.named(&items[*n])).peekable();
        named.peek().is_some() && named.all(|(code, _)| sides.actors.iter().any(|m| m.code == code))
    }

    /// "Blocked its bid for the Union": the body that somebody is kept out of is not the one whom it is done to.
    pub(super) fn aside(&self, event: Event<'_, 'p>) -> Vec<&'p str> {
        let Event { entry, kind, scene, frame, .. } = event;
        if !shuts_out(entry) {
            return Vec::new();
        }
        let ignored = frame.fillers.iter().filter(|(role, _)| value(entry, kind, *role, frame) == RoleValue::Ignore);
        let named = ignored.flat_map(|(_, members)| members).flat_map(|n| self.named(&scene.sentence.items[*n]));
        named.map(|n| n.0).collect()
    }
}

/// Is a membership kept from somebody, or taken?
pub(super) fn shuts_out(entry: &Entry) -> bool {
    matches!(entry.stage.as_deref(), Some("blocked" | "suspended" | "expelled"))
}
