//! The words around an event word, as marks that have learnt weights (`packs/README.md` says which letter stands for what).

use crate::text::{Span, Text, breaks};
use chancery_pack::Language;

/// Words that are looked at before the event word and behind it; characters, where words stand together.
const WORDS: usize = 4;

/// So many of them are found within as many characters.
const REACH: usize = 100;

/// Letters that stand for how a word begins and ends.
const LETTERS: usize = 3;

/// The event word with what stands before and behind it in its line, folded.
pub(super) struct Around {
    word: Vec<char>,
    before: Vec<char>,
    behind: Vec<char>,
}

impl Around {
    pub fn new(at: Span, text: &Text, language: &Language) -> Around {
        let chars = text.chars();
        let folded = |range: std::ops::Range<usize>| chars[range].iter().map(|c| language.fold(*c)).collect();
        let (start, end) = (at.start.saturating_sub(REACH), chars.len().min(at.end + REACH));
        let first = (start..at.start).rev().find(|n| breaks(chars[*n])).map_or(start, |n| n + 1);
        let last = (at.end..end).find(|n| breaks(chars[*n])).unwrap_or(end);
        Around { word: folded(at.start..at.end), before: folded(first..at.start), behind: folded(at.end..last) }
    }

    /// Goes through the marks: the letter of each, and what fills it.
    pub fn each(&self, spaces: bool, take: &mut impl FnMut(char, &str)) {
        let text = |chars: &[char]| chars.iter().collect::<String>();
        take('w', &text(&self.word));
        let (before, behind) = (parts(&self.before, spaces), parts(&self.behind, spaces));
        let near = &before[before.len().saturating_sub(WORDS)..];
        let next = &behind[..behind.len().min(WORDS)];
        if spaces {
            take('b', text(&self.word[..self.word.len().min(LETTERS)]).trim());
            take('e', text(&self.word[self.word.len().saturating_sub(LETTERS)..]).trim());
        } else {
            near.windows(2).for_each(|two| take('l', &text(&two.concat())));
            next.windows(2).for_each(|two| take('r', &text(&two.concat())));
        }
        near.iter().for_each(|word| take('l', &text(word)));
        next.iter().for_each(|word| take('r', &text(word)));
        if let [.., last] = near {
            take('a', &text(last));
        }
        if let [.., second, last] = near {
            take('c', &text(&[second, last].map(|w| w.to_vec()).join(&' ')));
        }
        if let [first, ..] = next {
            take('d', &text(first));
        }
    }
}

/// Words and the signs between them; characters, where words stand together. (Marks have no white space at their ends.)
fn parts(chars: &[char], spaces: bool) -> Vec<&[char]> {
    if !spaces {
        return chars.chunks(1).filter(|c| !c[0].is_whitespace()).collect();
    }
    let within = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '_');
    let sign = |c: &char| matches!(c, ',' | ';' | ':' | '.' | '"' | '“' | '”' | '«' | '»' | '„');
    let runs = chars.chunk_by(|a, b| within(a) && within(b));
    runs.filter(|run| within(&run[0]) || sign(&run[0])).collect()
}
