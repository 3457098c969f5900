//! The text by characters: folded for matching, lines and boilerplate told apart, offsets never lost.

use crate::article::Article;
use chancery_pack::Language;
use std::cell::OnceCell;

/// A stretch of characters (Unicode scalar values) of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Span {
    /// Does it hold this position?
    pub fn holds(&self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// The stretch from this one's beginning to that one's end.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// An article's text, by characters.
pub struct Text {
    whole: String,
    chars: Vec<char>,
    /// Where in `whole` each character begins; one more closes the last.
    bytes: Vec<u32>,
    /// What stands between breaks; a line may hold the break at its end.
    lines: Vec<Span>,
}

impl Text {
    /// Takes a text apart into characters.
    pub fn new(text: &str) -> Text {
        let count = text.chars().count();
        let (mut chars, mut bytes) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
        let (mut next, mut lines) = (0, Vec::new());
        for line in text.split_inclusive('\n') {
            let (end, before) = (next + line.len() as u32, chars.len());
            // Nothing need be asked of each character of a plain line.
            if line.is_ascii() {
                chars.extend(line.bytes().map(char::from));
                bytes.extend(next..end);
            } else {
                chars.extend(line.chars());
                let mut at = next;
                bytes.extend(chars[before..].iter().map(|c| {
                    let begins = at;
                    at += c.len_utf8() as u32;
                    begins
                }));
            }
            // A plain line holds no other break but this one.
            if line.is_ascii() && !line.contains('\r') {
                lines.push(Span { start: before, end: chars.len() });
            } else {
                part(&chars[before..], before, &mut lines);
            }
            next = end;
        }
        bytes.push(next);
        Text { whole: text.to_string(), chars, bytes, lines }
    }

    /// All characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The words of a stretch, verbatim.
    pub fn words(&self, span: Span) -> &str {
        let at = |n: usize| self.bytes.get(n).map(|byte| *byte as usize);
        let words = at(span.start).zip(at(span.end)).and_then(|(start, end)| self.whole.get(start..end));
        words.unwrap_or_default()
    }

    /// The same, to be kept.
    pub fn slice(&self, span: Span) -> String {
        self.words(span).to_string()
    }

    /// The characters of a stretch.
    pub fn written(&self, span: Span) -> &[char] {
        self.chars.get(span.start..span.end).unwrap_or_default()
    }

    /// The stretch without white space at its ends.
    pub fn trim(&self, mut span: Span) -> Span {
        while span.start < span.end && self.chars[span.start].is_whitespace() {
            span.start += 1;
        }
        while span.end > span.start && self.chars[span.end - 1].is_whitespace() {
            span.end -= 1;
        }
        span
    }

    /// Lines that are not empty, without white space at their ends.
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        self.lines.iter().map(|line| self.trim(*line)).filter(|line| line.start < line.end)
    }
}

/// Parts characters that begin at `first` where lines end.
fn part(chars: &[char], first: usize, lines: &mut Vec<Span>) {
    let mut start = first;
    for line in chars.split(|c| breaks(*c)) {
        let end = start + line.len();
        lines.push(Span { start, end });
        start = end + 1;
    }
}

/// A text's characters folded for matching, and which of them make words.
pub struct Folded {
    chars: Vec<char>,
    word: Vec<bool>,
    beginnings: Vec<usize>,
    /// The same by their letters' last bits. Gathered when first asked.
    by_letter: OnceCell<ByLetter>,
}

/// Lists of the beginnings of words.
const LETTERS: usize = 32;

/// The beginnings of words, those of a list together, and where each list begins; one more closes the last.
struct ByLetter {
    places: Vec<usize>,
    starts: [usize; LETTERS + 1],
}

impl ByLetter {
    fn new(beginnings: &[usize], chars: &[char]) -> ByLetter {
        let list = |n: usize| chars[n] as usize % LETTERS;
        let mut starts = [0; LETTERS + 1];
        beginnings.iter().for_each(|n| starts[list(*n) + 1] += 1);
        (0..LETTERS).for_each(|letter| starts[letter + 1] += starts[letter]);
        let (mut places, mut next) = (vec![0; beginnings.len()], starts);
        for n in beginnings {
            let place = &mut next[list(*n)];
            places[*place] = *n;
            *place += 1;
        }
        ByLetter { places, starts }
    }

    fn list(&self, letter: usize) -> &[usize] {
        &self.places[self.starts[letter]..self.starts[letter + 1]]
    }
}

impl Folded {
    /// Folds a text as a language does.
    pub fn new(text: &Text, language: &Language) -> Folded {
        let chars: Vec<char> = text.chars.iter().map(|c| language.fold(*c)).collect();
        let (word, beginnings) = match language.spaces() {
            true => words(&chars),
            false => (chars.iter().map(|c| is_word(*c)).collect(), Vec::new()),
        };
        Folded { chars, word, beginnings, by_letter: OnceCell::new() }
    }

    /// All characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// For each character: is it a letter or a figure?
    pub fn word(&self) -> &[bool] {
        &self.word
    }

    /// Where words begin, in a script with spaces.
    pub fn beginnings(&self) -> &[usize] {
        &self.beginnings
    }

    /// The same within a stretch.
    pub fn beginnings_in(&self, span: Span) -> &[usize] {
        let before = |end: usize| self.beginnings.partition_point(|n| *n < end);
        &self.beginnings[before(span.start)..before(span.end)]
    }

    /// Where words may begin with a letter, and some that begin with another.
    pub fn beginnings_with(&self, letter: char) -> &[usize] {
        let by_letter = self.by_letter.get_or_init(|| ByLetter::new(&self.beginnings, &self.chars));
        by_letter.list(letter as usize % LETTERS)
    }
}

/// Which of folded characters make words, and where words begin.
fn words(chars: &[char]) -> (Vec<bool>, Vec<usize>) {
    let mut beginnings = Vec::with_capacity(chars.len() / 5);
    let (mut within, mut n) = (false, 0);
    let letter = |c: &char| {
        let letter = is_word(*c);
        if letter && !within {
            beginnings.push(n);
        }
        (within, n) = (letter, n + 1);
        letter
    };
    let word = chars.iter().map(letter).collect();
    (word, beginnings)
}

/// Does a line end here?
#[inline(always)]
pub(crate) fn breaks(c: char) -> bool {
    c <= '\r' && matches!(c, '\n' | '\r') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// What joins the parts of a foreign name in a script without spaces.
pub fn is_dot(c: char) -> bool {
    matches!(c, '·' | '‧' | '•' | '・')
}

/// `char::is_uppercase`, quickly where most letters are.
pub fn is_upper(c: char) -> bool {
    match c {
        'A'..='Z' | 'А'..='Я' => true,
        'а'..='я' | '\u{4e00}'..='\u{9fff}' => false,
        _ => !c.is_ascii() && !is_sign(c) && c.is_uppercase(),
    }
}

/// `char::is_alphabetic`, quickly where most letters are.
pub fn is_letter(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | 'А'..='я' | '\u{4e00}'..='\u{9fff}' => true,
        _ => !c.is_ascii() && !is_sign(c) && c.is_alphabetic(),
    }
}

/// Of the signs that stand in most texts: no letter and no figure, told without asking the tables of all scripts.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// `char::is_alphanumeric`, quickly where most letters are.
#[inline(always)]
fn is_word(c: char) -> bool {
    PLAIN.get(c as usize).copied().unwrap_or_else(|| match c {
        'а'..='я' | '\u{4e00}'..='\u{9fff}' => true,
        _ => !is_sign(c) && c.is_alphanumeric(),
    })
}

/// Which of ASCII's folded characters make words: they are looked up, as most of most texts.
const PLAIN: [bool; 128] = {
    let mut words = [false; 128];
    let mut c = 0;
    while c < 128 {
        words[c] = matches!(c as u8, b'a'..=b'z' | b'0'..=b'9');
        c += 1;
    }
    words
};

/// A dateline: what stands before the first sentence of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dateline {
    /// Where in the text.
    pub span: Option<Span>,
    /// Outlet named in it.
    pub outlet: Option<String>,
    /// Words of the place.
    pub place: Option<String>,
}

/// Furniture that is not bound to a line's beginning holds only so near to it: farther on it is a sentence's.
const NEAR: usize = 240;

/// An article's text cleaned: the lines that are read, the dateline, what was left out.
pub struct Body {
    /// Lines to be read, without the dateline.
    pub lines: Vec<Span>,
    /// The dateline.
    pub dateline: Dateline,
    /// Lines left out as furniture, kept for the explanation.
    pub left_out: Vec<Span>,
}

/// Parts the article's own lines from the furniture around them.
pub fn clean(text: &Text, article: &Article, language: &Language) -> Body {
    let mut body = Body { lines: Vec::new(), dateline: Dateline::default(), left_out: Vec::new() };
    for line in text.lines() {
        let words = text.words(line);
        let near = |at: usize| words[..at].chars().count() <= NEAR;
        let mut looks = language.boilerplate_lines().iter().filter_map(|e| e.on(words)?.find(words));
        if looks.any(|found| near(found.start())) {
            body.left_out.push(line);
            continue;
        }
        let rest = match body.lines.len() {
            0 | 1 if body.dateline.span.is_none() => after_dateline(words, line, article, language, &mut body.dateline),
            _ => line,
        };
        body.lines.push(rest);
    }
    body
}

fn after_dateline(words: &str, line: Span, article: &Article, language: &Language, found: &mut Dateline) -> Span {
    for expression in language.datelines() {
        let Some(caught) = expression.on(words).and_then(|e| e.captures(words)) else { continue };
        let whole = caught.get(0).map_or(0..0, |m| m.range());
        if whole.start > 0 || whole.is_empty() {
            continue;
        }
        let length = words[whole].chars().count();
        let named = |name| caught.name(name).map(|m| m.as_str().trim().to_string());
        *found = Dateline {
            span: Some(Span { start: line.start, end: line.start + length }),
            outlet: named("outlet").or_else(|| article.outlet.clone()),
            place: named("place"),
        };
        return Span { start: line.start + length, end: line.end };
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_as_the_standard_tells_them() {
        for c in '\0'..='\u{ffff}' {
            let own = (is_upper(c), is_letter(c), is_word(c) || c.is_ascii_uppercase());
            assert_eq!(own, (c.is_uppercase(), c.is_alphabetic(), c.is_alphanumeric()), "{c:?}");
        }
    }

    #[test]
    fn lines_are_trimmed_and_counted_in_characters() {
        let text = Text::new("  Ä b \n\n中文\r\n");
        let lines: Vec<String> = text.lines().map(|l| text.slice(l)).collect();
        assert_eq!(lines, ["Ä b", "中文"]);
    }
}
