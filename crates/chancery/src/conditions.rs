//! Conditions of event words: what must or must not stand with them.

use crate::text::Span;
use chancery_pack::{Cue, Entry, Language};

/// A word that entries need or shun, and where it stands in the text.
pub type Placed = (Cue, usize);

/// Do the words that must stand in the sentence, and those that must not stand in this part of it, let this entry fire?
/// `around`: does the person or organisation that it needs stand there?
pub fn admitted(entry: &Entry, cues: &[Placed], part: Span, around: impl FnOnce() -> bool) -> bool {
    let any = |words: &[Cue], part: Option<Span>| {
        !words.is_empty()
            && cues.iter().any(|(cue, at)| part.is_none_or(|p| p.holds(*at)) && words.binary_search(cue).is_ok())
    };
    let free = entry.needs.is_empty() && !entry.person && !entry.organisation;
    let needed = free || any(&entry.needs, None) || (entry.person || entry.organisation) && around();
    needed && !any(&entry.unless, Some(part))
}

/// How far behind its first part the second one of a word "A…B" may stand, in characters: with spaces between words, and without.
const REACH: (usize, usize) = (90, 40);

/// If the entry's word has a second part, does that follow?
pub fn tailed(entry: &Entry, chars: &[char], word: Span, end: usize, language: &Language) -> bool {
    let Some(mut tails) = entry.gaps.behind(&chars[word.start..word.end]) else { return true };
    let reach = if language.spaces() { REACH.0 } else { REACH.1 };
    let rest = &chars[word.end..end.max(word.end)];
    tails.any(|tail| stands(rest, tail, reach, language))
}

/// Does the word begin within reach: as a whole word, in scripts with spaces; a clitic may lean on it.
fn stands(chars: &[char], word: &str, reach: usize, language: &Language) -> bool {
    let Some(first) = word.chars().next() else { return true };
    let length = word.chars().count();
    let letters = |at: usize| chars[at..].iter().take_while(|c| c.is_alphanumeric()).count();
    let whole = |at: usize| {
        let end = at + length;
        let left = letters(end);
        let clitic = || language.clitics().iter().any(|c| c.chars().eq(chars[end..end + left].iter().copied()));
        !(at > 0 && chars[at - 1].is_alphanumeric()) && (left == 0 || clitic())
    };
    let begins = |at: &usize| chars[*at] == first && chars.len() - at >= length;
    let same = |at: &usize| chars[*at..at + length].iter().copied().eq(word.chars());
    let at = (0..chars.len().min(reach)).filter(begins);
    at.filter(same).any(|at| !language.spaces() || whole(at))
}
