//! What a sentence tells by its words taken together, and no event word of a pack does: the word that tells it best takes an event word's place.

use super::{Frame, fill};
use crate::clauses::Clause;
use crate::phrases::Item;
use crate::tenor::Leanings;
use chancery_pack::{Language, World};

/// The frames with those of kinds that the words together tell, each where its word stands.
pub fn with_untold(
    mut frames: Vec<Frame>,
    items: &[Item<'_>],
    clauses: &[Clause],
    leanings: &Leanings,
    (language, world): (&Language, &World),
) -> Vec<Frame> {
    for telling in &leanings.told {
        let (at, entry) = (telling.item, telling.entry);
        let Some(kind) = language.entries().get(entry).and_then(|e| world.kinds.get(&e.kind)) else { continue };
        let told = |f: &Frame| language.entries()[f.entry].kind == kind.id;
        let Some(c) = clauses.iter().position(|c| c.items.contains(&at)).filter(|_| !frames.iter().any(told)) else {
            continue;
        };
        let frame = Frame { untold: true, ..fill(items, clauses, c, at, entry, kind, language) };
        let place = frames.iter().position(|f| (f.clause, f.trigger) > (c, at)).unwrap_or(frames.len());
        frames.insert(place, frame);
    }
    frames
}
