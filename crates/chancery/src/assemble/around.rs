//! The words around an event word, as marks that have learnt weights (`packs/README.md` says which letter stands for what).

use crate::text::{Span, Text, breaks};
use chancery_pack::{Hash, Language};
use smallvec::SmallVec;
use std::ops::Range;

/// Words that are looked at before the event word and behind it; characters, where words stand together.
const WORDS: usize = 4;

/// So many of them are found within as many characters.
const REACH: usize = 100;

/// Letters that stand for how a word begins and ends.
const LETTERS: usize = 3;

/// The event word with the words before and behind it in its line, folded.
pub(super) struct Around {
    chars: Vec<char>,
    word: Range<usize>,
    before: Words,
    behind: Words,
    spaces: bool,
}

type Words = SmallVec<[Range<usize>; WORDS]>;

/// What fills a mark.
#[derive(Clone, Copy)]
pub(super) enum Filled<'f> {
    /// Texts, one behind the other.
    Texts(&'f [&'f str]),
    /// Pieces of a text.
    Pieces(&'f [&'f [char]]),
}

impl Filled<'_> {
    /// The mark as tables know it.
    #[inline]
    pub fn hash(self, template: char) -> Hash {
        let hash = match self {
            Filled::Texts(texts) => Hash::default().and(texts.iter().flat_map(|text| text.chars())),
            Filled::Pieces(pieces) => Hash::default().and(pieces.iter().copied().flatten().copied()),
        };
        hash.with(template)
    }

    /// And as it is shown.
    pub fn name(self, template: char) -> String {
        match self {
            Filled::Texts(texts) => format!("{template}:{}", texts.concat()),
            Filled::Pieces(pieces) => [template, ':'].iter().chain(pieces.iter().copied().flatten()).collect(),
        }
    }
}

impl Around {
    pub fn new(at: Span, text: &Text, language: &Language) -> Around {
        let all = text.chars();
        let (start, end) = (at.start.saturating_sub(REACH), all.len().min(at.end + REACH));
        let first = (start..at.start).rev().find(|n| breaks(all[*n])).map_or(start, |n| n + 1);
        let last = (at.end..end).find(|n| breaks(all[*n])).unwrap_or(end);
        let chars: Vec<char> = all[first..last].iter().map(|c| language.fold(*c)).collect();
        let (word, spaces) = (at.start - first..at.end - first, language.spaces());
        let mut before = words(&chars[..word.start], 0, spaces);
        before.drain(..before.len().saturating_sub(WORDS));
        let mut behind = words(&chars[word.end..], word.end, spaces);
        behind.truncate(WORDS);
        Around { chars, word, before, behind, spaces }
    }

    /// Goes through the marks: the letter of each, and what fills it.
    pub fn each(&self, take: &mut impl FnMut(char, Filled<'_>)) {
        let at = |range: &Range<usize>| &self.chars[range.clone()];
        let mut one = |template, chars| take(template, Filled::Pieces(&[chars]));
        let word = at(&self.word);
        one('w', word);
        if self.spaces {
            one('b', trimmed(&word[..word.len().min(LETTERS)]));
            one('e', trimmed(&word[word.len().saturating_sub(LETTERS)..]));
        }
        self.before.iter().for_each(|word| one('l', at(word)));
        self.behind.iter().for_each(|word| one('r', at(word)));
        self.before.last().into_iter().for_each(|word| one('a', at(word)));
        self.behind.first().into_iter().for_each(|word| one('d', at(word)));
        if !self.spaces {
            self.before.windows(2).for_each(|two| take('l', Filled::Pieces(&[at(&two[0]), at(&two[1])])));
            self.behind.windows(2).for_each(|two| take('r', Filled::Pieces(&[at(&two[0]), at(&two[1])])));
        }
        if let [.., second, last] = self.before.as_slice() {
            take('c', Filled::Pieces(&[at(second), &[' '], at(last)]));
        }
    }
}

/// Where words and the signs between them stand, counted from `from`; characters, where words stand together.
fn words(chars: &[char], from: usize, spaces: bool) -> Words {
    let within = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '_');
    let sign = |c: &char| matches!(c, ',' | ';' | ':' | '.' | '"' | '“' | '”' | '«' | '»' | '„');
    let counts = |run: &[char]| if spaces { within(&run[0]) || sign(&run[0]) } else { !run[0].is_whitespace() };
    let mut at = from;
    let run = |run: &[char]| {
        at += run.len();
        counts(run).then(|| at - run.len()..at)
    };
    chars.chunk_by(|a, b| spaces && within(a) && within(b)).filter_map(run).collect()
}

/// Marks have no white space at their ends.
fn trimmed(chars: &[char]) -> &[char] {
    let first = chars.iter().position(|c| !c.is_whitespace()).unwrap_or(chars.len());
    let last = chars.iter().rposition(|c| !c.is_whitespace()).map_or(first, |n| n + 1);
    &chars[first..last]
}
