//! What a sentence tells by its words taken together, and no event word of a pack does: the word that tells it best takes an event word's place.

use super::{Frame, fill};
use crate::clauses::Clause;
use crate::phrases::Item;
use crate::tenor::{Leanings, Telling};
use chancery_pack::{Language, World};

/// The frames with those of kinds that the words together tell, each where its word stands.
pub fn with_untold(
    mut frames: Vec<Frame>,
    items: &[Item<'_>],
    clauses: &[Clause],
    leanings: &Leanings,
    (language, world): (&Language, &World),
) -> Vec<Frame> {
    let tenor = language.tenor();
    for told in &leanings.told {
        if frames.iter().any(|f| tenor.kind_of(f.entry) == Some(*told)) {
            continue;
        }
        let Some(Telling { item: at, entry }) = leanings.best(*told, items, language) else { continue };
        let Some(kind) = language.entries().get(entry).and_then(|e| world.kinds.get(&e.kind)) else { continue };
        let Some(c) = clauses.iter().position(|c| c.items.contains(&at)) else { continue };
        let frame = Frame { untold: true, ..fill(items, clauses, c, at, entry, kind, language) };
        let place = frames.iter().position(|f| (f.clause, f.trigger) > (c, at)).unwrap_or(frames.len());
        frames.insert(place, frame);
    }
    frames
}
