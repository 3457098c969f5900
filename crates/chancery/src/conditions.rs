//! Conditions of event words: what must or must not stand with them.

use crate::kinds;
use crate::text::Span;
use chancery_pack::{Cue, Cues, Entry, Language};

/// A word that entries need, shun or go on with, and where it stands in the text.
pub type Placed = (Cue, usize);

/// The words of a sentence that entries need, shun or go on with.
#[derive(Debug, Default)]
pub struct Shown {
    /// In the order of their numbers.
    words: Vec<Placed>,
    /// In the order of the text.
    places: Vec<Placed>,
}

impl Shown {
    /// Takes them in the order of the text.
    pub fn new(places: Vec<Placed>) -> Shown {
        let mut words = places.clone();
        // One number for both is quicker to compare.
        words.sort_unstable_by_key(|(cue, at)| u128::from(*cue) << 64 | *at as u128);
        words.dedup();
        Shown { words, places }
    }

    /// In the order of their numbers.
    pub fn words(&self) -> &[Placed] {
        &self.words
    }
}

/// Do the words that must stand in the sentence, and those that must not stand in this part of it, let this entry fire?
/// `cues`: those it may need, and those it may shun; `told`: those of the sentence before, where a pronoun may stand for a document named there;
/// `around`: does the person, organisation or party that it needs stand there?
pub fn admitted<'t>(
    entry: &Entry,
    cues: (&[Placed], &[Placed]),
    told: impl FnOnce() -> &'t [Placed],
    part: impl FnOnce() -> Span,
    around: impl FnOnce() -> bool,
) -> bool {
    let beside = entry.person || entry.organisation || entry.party;
    let free = entry.needs.is_empty() && !beside;
    let needed = free
        || any(&entry.needs, cues.0)
        || kinds::document(&entry.kind) && any(&entry.needs, told())
        || beside && around();
    needed && !shut_out(entry, cues.1, part)
}

/// Does a word in this part of the sentence show another sense of the entry's word? Which part that is, is asked only where one stands in the
/// sentence.
pub fn shut_out(entry: &Entry, cues: &[Placed], part: impl FnOnce() -> Span) -> bool {
    let mut shown = held(&entry.unless, cues).peekable();
    shown.peek().is_some() && {
        let part = part();
        shown.any(|at| part.holds(at))
    }
}

/// Does one of the words stand among these?
fn any(words: &Cues, cues: &[Placed]) -> bool {
    held(words, cues).next().is_some()
}

/// Where the words stand. Both lists are in order: few of a sentence's lie between an entry's first and last.
fn held<'s>(words: &'s Cues, cues: &'s [Placed]) -> impl Iterator<Item = usize> + 's {
    // Most entries name none.
    let (cues, first, last) = words.ends().map_or((&[][..], Cue::MAX, 0), |(first, last)| (cues, first, last));
    let from = if cues.is_empty() { 0 } else { cues.partition_point(|(cue, _)| *cue < first) };
    let between = cues[from..].iter().take_while(move |(cue, _)| *cue <= last);
    between.filter(|(cue, _)| words.hold(*cue)).map(|(_, at)| *at)
}

/// The words behind an event word with which it may go on.
#[derive(Clone, Copy)]
pub struct Behind<'s> {
    start: usize,
    words: &'s [Placed],
}

impl<'s> Behind<'s> {
    /// Of a sentence's words those in a stretch of it.
    pub fn new(shown: &'s Shown, stretch: Span) -> Behind<'s> {
        let before = |end: usize| shown.places.partition_point(|placed| placed.1 < end);
        let (first, last) = (before(stretch.start), before(stretch.end));
        Behind { start: stretch.start, words: &shown.places[first..last.max(first)] }
    }
}

/// How far behind one part the next one of a word "A…B" may stand, in characters: with spaces between words, and without.
const REACH: (usize, usize) = (90, 40);

/// If the entry's word goes on behind a gap, does that begin behind it?
/// `head`: the word, as [`chancery_pack::Gaps::head`] has it.
pub fn tailed<'s>(
    entry: &Entry,
    head: impl FnOnce() -> u64,
    behind: impl FnOnce() -> Behind<'s>,
    language: &Language,
) -> bool {
    let Some(mut tails) = entry.gaps.behind(head) else { return true };
    let behind = behind();
    let reach = if language.spaces() { REACH.0 } else { REACH.1 };
    let mut near = behind.words.iter().take_while(|placed| placed.1 < behind.start + reach);
    if !near.any(|placed| entry.gaps.may_follow(placed.0)) {
        return false;
    }
    // A part may have hundreds of forms, and few of the words behind, which stand in order, are cues.
    let first = |part: &Cues, from: usize| {
        let ahead = behind.words.iter().skip_while(|placed| placed.1 < from);
        let mut near = ahead.take_while(|placed| placed.1 < from + reach);
        near.find(|placed| part.hold(placed.0)).map(|placed| placed.1 + 1)
    };
    tails.any(|parts| parts.iter().try_fold(behind.start, |from, part| first(part, from)).is_some())
}
