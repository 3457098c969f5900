//! A sentence as tokens: words (one for each Chinese character), runs of figures, and single signs. Offsets are in characters.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// One token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    /// In the vocabulary; 0 is unknown.
    pub id: u32,
    /// The number in figures, if it is one.
    pub number: Option<u32>,
    /// How many figures.
    pub figures: u8,
    /// Begins with a capital.
    pub capital: bool,
    /// Figures that belong to something else: "F-16", "ke-11", "1,000".
    pub tied: bool,
    sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Word,
    Figures,
    Dash,
    Dot,
    Slash,
    Point,
    Sign,
}

impl Token {
    pub(super) fn is_dash(&self) -> bool {
        self.sort == Sort::Dash
    }

    pub(super) fn is_slash(&self) -> bool {
        self.sort == Sort::Slash
    }

    /// Neither a word nor figures, nor a Chinese character that the rules know.
    pub(super) fn is_sign(&self) -> bool {
        !matches!(self.sort, Sort::Word | Sort::Figures)
    }

    /// What may stand between the figures of a date.
    pub(super) fn is_separator(&self) -> bool {
        matches!(self.sort, Sort::Dash | Sort::Dot | Sort::Slash)
    }

    pub(super) fn same_sign(&self, other: &Token) -> bool {
        self.sort == other.sort
    }
}

/// FNV-1a: the words are short and few.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The words that the rules know.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>);

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.0.len() + 1
    }

    fn id(&self, word: &str) -> u32 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// The tokens of a form in the data, all of them put into the vocabulary.
    pub(super) fn learn(&mut self, form: &str) -> Vec<u32> {
        let mut words = Vec::new();
        split(form, |word, _| words.push(word.to_string()));
        words.into_iter().map(|word| self.put(&word)).collect()
    }

    fn put(&mut self, word: &str) -> u32 {
        let next = self.len() as u32;
        *self.0.entry(word.into()).or_insert(next)
    }

    /// A sentence's tokens.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut out: Vec<Token> = Vec::with_capacity(text.len() / 4 + 1);
        split(text, |word, mut token| {
            token.id = self.id(word);
            token.tied = token.sort == Sort::Figures && tied(&out, token.start);
            out.push(token);
        });
        out
    }
}

/// Whether figures that begin at `start` hang on what stands before them.
fn tied(before: &[Token], start: u32) -> bool {
    let [.., last] = before else { return false };
    let glued = last.end == start;
    let earlier = before.len().checked_sub(2).and_then(|n| before.get(n)).filter(|t| t.end == last.start);
    match last.sort {
        Sort::Word => glued,
        Sort::Dash => glued && earlier.is_some_and(|t| t.sort == Sort::Word),
        Sort::Dot | Sort::Slash | Sort::Point => glued && earlier.is_some_and(|t| t.sort == Sort::Figures),
        Sort::Figures | Sort::Sign => false,
    }
}

/// Cuts `text` into lower-case tokens.
fn split(text: &str, mut each: impl FnMut(&str, Token)) {
    let mut chars = text.chars().enumerate().map(|(n, c)| (n as u32, c)).peekable();
    let mut word = String::with_capacity(24);
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        word.clear();
        let sort = sort(c);
        fold(c, &mut word);
        let mut end = start + 1;
        if matches!(sort, Sort::Word | Sort::Figures) {
            while let Some((at, next)) = chars.next_if(|(_, next)| self::sort(*next) == sort) {
                fold(next, &mut word);
                end = at + 1;
            }
        }
        each(&word, token(&word, start, end, sort, c));
    }
}

fn token(word: &str, start: u32, end: u32, sort: Sort, first: char) -> Token {
    let number = (sort == Sort::Figures && word.len() <= 4).then(|| word.parse().ok()).flatten();
    let figures = if sort == Sort::Figures { word.len().min(9) as u8 } else { 0 };
    Token { start, end, id: 0, number, figures, capital: first.is_uppercase(), tied: false, sort }
}

fn sort(c: char) -> Sort {
    match c {
        'a'..='z' | 'A'..='Z' => Sort::Word,
        '0'..='9' | '０'..='９' => Sort::Figures,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '～' => Sort::Dash,
        '.' => Sort::Dot,
        '/' | '／' => Sort::Slash,
        ',' | ':' | '，' | '：' => Sort::Point,
        _ if c < '\u{80}' => Sort::Sign,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Sort::Sign,
        _ if c.is_alphabetic() || is_mark(c) => Sort::Word,
        _ => Sort::Sign,
    }
}

/// Combining accents stay in their word.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// One spelling for what means the same.
fn fold(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '０'..='９' => out.push(char::from(b'0' + (u32::from(c) - u32::from('０')) as u8)),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '～' => out.push('-'),
        '（' => out.push('('),
        '）' => out.push(')'),
        '，' => out.push(','),
        '：' => out.push(':'),
        '／' => out.push('/'),
        '’' => out.push('\''),
        'ё' | 'Ё' => out.push('е'),
        _ if is_mark(c) => {}
        _ => out.extend(c.to_lowercase()),
    }
}
