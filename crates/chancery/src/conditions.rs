//! Conditions of event words: what must or must not stand with them.

use crate::text::Span;
use chancery_pack::{Cue, Entry, Gap};

/// Do the words that must or must not stand in the sentence let this entry fire?
pub fn admitted(entry: &Entry, cues: &[Cue]) -> bool {
    let any = |words: &[Cue]| cues.iter().any(|cue| words.binary_search(cue).is_ok());
    (entry.needs.is_empty() || any(&entry.needs)) && !any(&entry.unless)
}

/// If the entry's word has a second part, does that follow?
pub fn tailed(entry: &Entry, chars: &[char], word: Span, end: usize, spaces: bool) -> bool {
    let head = &chars[word.start..word.end];
    let heads = |g: &&Gap| g.heads.binary_search_by(|h| h.chars().cmp(head.iter().copied())).is_ok();
    let mut gaps = entry.gaps.iter().filter(heads).peekable();
    if gaps.peek().is_none() {
        return true;
    }
    let rest: String = chars[word.end..end.max(word.end)].iter().collect();
    gaps.any(|g| g.tails.iter().any(|tail| bounded(&rest, tail, spaces)))
}

/// Does the text hold the word: as a whole word, in scripts with spaces?
fn bounded(text: &str, word: &str, spaces: bool) -> bool {
    let whole = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    text.match_indices(word).any(|(at, _)| !spaces || whole(at))
}
