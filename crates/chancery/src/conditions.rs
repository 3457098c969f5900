//! Conditions of event words: what must or must not stand with them.

use crate::kinds;
use crate::text::Span;
use chancery_pack::{Cue, Cues, Entry, Language};
use smallvec::SmallVec;

/// A word that entries need, shun or go on with, and where it stands in the text.
pub type Placed = (Cue, usize);

/// Do the words that must stand in the sentence, and those that must not stand in this part of it, let this entry fire?
/// `cues`: those it may need, and those it may shun; `told`: those of the sentence before, where a pronoun may stand for a document named there;
/// `around`: does the person, organisation or party that it needs stand there?
pub fn admitted(
    entry: &Entry,
    cues: (&[Placed], &[Placed]),
    told: &[Placed],
    part: impl FnOnce() -> Span,
    around: impl FnOnce() -> bool,
) -> bool {
    let beside = entry.person || entry.organisation || entry.party;
    let free = entry.needs.is_empty() && !beside;
    let needed = free
        || any(&entry.needs, cues.0, None)
        || kinds::document(&entry.kind) && any(&entry.needs, told, None)
        || beside && around();
    needed && (entry.unless.is_empty() || !any(&entry.unless, cues.1, Some(part())))
}

/// Does one of the words stand in this part? Both lists are in order: few of a sentence's lie between an entry's first and last.
fn any(words: &Cues, cues: &[Placed], part: Option<Span>) -> bool {
    let Some(range) = words.range() else { return false };
    let from = cues.partition_point(|(cue, _)| cue < range.start());
    let mut between = cues[from..].iter().take_while(|(cue, _)| cue <= range.end());
    between.any(|(cue, at)| words.hold(*cue) && part.is_none_or(|p| p.holds(*at)))
}

/// The words behind an event word with which it may go on: gathered once, however many entries it has.
pub struct Behind {
    start: usize,
    words: SmallVec<[Placed; 16]>,
}

impl Behind {
    /// Of a sentence's words those in a stretch of it.
    pub fn new(cues: &[Placed], stretch: Span) -> Behind {
        let words = cues.iter().filter(|placed| stretch.holds(placed.1)).copied().collect();
        Behind { start: stretch.start, words }
    }
}

/// How far behind one part the next one of a word "A…B" may stand, in characters: with spaces between words, and without.
const REACH: (usize, usize) = (90, 40);

/// If the entry's word goes on behind a gap, does that begin behind it?
pub fn tailed<'b>(entry: &Entry, head: &[char], behind: impl FnOnce() -> &'b Behind, language: &Language) -> bool {
    let Some(mut tails) = entry.gaps.behind(head) else { return true };
    let behind = behind();
    let reach = if language.spaces() { REACH.0 } else { REACH.1 };
    // A part may have hundreds of forms, and few of the words behind are cues.
    let first = |part: &Cues, from: usize| {
        let near = from..from + reach;
        let goes_on = |placed: &&Placed| near.contains(&placed.1) && part.hold(placed.0);
        behind.words.iter().filter(goes_on).map(|placed| placed.1 + 1).min()
    };
    tails.any(|parts| parts.iter().try_fold(behind.start, |from, part| first(part, from)).is_some())
}
