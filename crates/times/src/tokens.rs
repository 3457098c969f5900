//! A sentence as tokens: words (one for each Chinese character), runs of figures, and single signs. Offsets are in characters.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::{Range, RangeInclusive};
use std::sync::OnceLock;

/// One token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
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

impl Sort {
    fn runs_on(self) -> bool {
        matches!(self, Sort::Word | Sort::Figures)
    }
}

impl Token {
    #[inline(always)]
    fn new(sort: Sort, chars: &[char], at: Range<usize>) -> Token {
        let mut token = Token {
            start: at.start as u32,
            end: at.end as u32,
            id: 0,
            number: None,
            figures: 0,
            capital: sort == Sort::Word && chars[at.start].is_uppercase(),
            tied: false,
            sort,
        };
        if sort == Sort::Figures {
            token.figures = at.len().min(u8::MAX.into()) as u8;
            let digit = |n: u32, c: &char| value(*c).map(|digit| n * 10 + digit);
            token.number = if at.len() <= 4 { chars[at].iter().try_fold(0, digit) } else { None };
        }
        token
    }

    /// A run of letters or of figures is one token.
    fn runs_on(&self) -> bool {
        self.sort.runs_on()
    }

    pub(crate) fn is_dash(&self) -> bool {
        self.sort == Sort::Dash
    }

    pub(crate) fn is_slash(&self) -> bool {
        self.sort == Sort::Slash
    }

    /// Whether the next token goes on with the same word: H1|N1, 5|G.
    pub(crate) fn runs_into(&self, next: &Token) -> bool {
        self.end == next.start && self.runs_on() && next.runs_on()
    }

    /// Neither a word nor figures, nor a Chinese character that the rules know.
    pub(crate) fn is_sign(&self) -> bool {
        !matches!(self.sort, Sort::Word | Sort::Figures)
    }

    /// What may stand between the figures of a date.
    pub(crate) fn is_separator(&self) -> bool {
        matches!(self.sort, Sort::Dash | Sort::Dot | Sort::Slash)
    }

    pub(crate) fn same_sign(&self, other: &Token) -> bool {
        self.sort == other.sort
    }
}

/// A word's hash is its key, so that looking up a sentence copies nothing. Two known words never share one (`put` sees to it);
/// that an unknown word takes a known word's place is as likely as a fault of the machine.
#[derive(Debug, Clone, Copy)]
struct Hash(u64);

impl Hash {
    const START: Hash = Hash(0xcbf2_9ce4_8422_2325);

    fn add(&mut self, c: char) {
        self.0 = (self.0 ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
    }

    /// Of a word, folded.
    fn of(word: &[char]) -> Hash {
        let mut hash = Hash::START;
        for c in word {
            match FOLDED.get(*c as usize) {
                Some(folded) => hash.add(char::from(*folded)),
                None => hash.add_folded(*c),
            }
        }
        hash
    }

    #[inline(never)]
    fn add_folded(&mut self, c: char) {
        fold(c, |c| self.add(c));
    }
}

/// Keys that are hashes already.
#[derive(Debug, Default, Clone, Copy)]
struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u64(self.0.rotate_left(8) ^ u64::from(*b)));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Chinese characters, each a token of its own.
const CHARACTERS: RangeInclusive<char> = '\u{2e80}'..='\u{9fff}';

/// The only one of them that is white space.
const BLANK: char = '\u{3000}';

/// The words that the rules know.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Vocabulary {
    words: HashMap<u64, u32, BuildHasherDefault<Same>>,
    /// Those of one Chinese character, by its number. Built when a text has one.
    #[serde(skip)]
    characters: OnceLock<Vec<u32>>,
}

impl Vocabulary {
    pub(crate) fn len(&self) -> usize {
        self.words.len() + 1
    }

    /// The tokens of a form in the data, all of them put into the vocabulary.
    pub(crate) fn learn(&mut self, form: &str) -> Vec<u32> {
        let mut words = Vec::new();
        let form: Vec<char> = form.chars().collect();
        split(&form, |word| words.push(Hash::of(&form[word.start as usize..word.end as usize])));
        words.into_iter().map(|hash| self.put(hash)).collect()
    }

    fn put(&mut self, hash: Hash) -> u32 {
        let next = self.len() as u32;
        *self.words.entry(hash.0).or_insert(next)
    }

    /// A word's number; 0: it is not known.
    fn id(&self, word: &[char]) -> u32 {
        let known = |word: &[char]| self.words.get(&Hash::of(word).0).copied().unwrap_or(0);
        if !CHARACTERS.contains(&word[0]) {
            return known(word);
        }
        let characters = self.characters.get_or_init(|| CHARACTERS.map(|c| known(&[c])).collect());
        characters[(u32::from(word[0]) - u32::from(*CHARACTERS.start())) as usize]
    }

    /// A sentence's tokens.
    pub(crate) fn tokens(&self, text: &[char]) -> Vec<Token> {
        let mut out: Vec<Token> = Vec::with_capacity(text.len());
        split(text, |mut token| {
            token.id = self.id(&text[token.start as usize..token.end as usize]);
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

/// Cuts `text` into tokens.
fn split(text: &[char], mut each: impl FnMut(Token)) {
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let start = at;
        at += 1;
        let character = CHARACTERS.contains(first) && *first != BLANK;
        if !character && first.is_whitespace() {
            continue;
        }
        let own = if character { Sort::Sign } else { sort(*first) };
        if own.runs_on() {
            at += text[at..].iter().take_while(|c| sort(**c) == own).count();
        }
        each(Token::new(own, text, start..at));
    }
}

/// What a figure counts.
fn value(figure: char) -> Option<u32> {
    let mut value = None;
    fold(figure, |c| value = c.to_digit(10));
    value
}

/// The sorts of ASCII's characters, which are looked up: they are most of most texts.
const PLAIN: [Sort; 128] = {
    let mut sorts = [Sort::Sign; 128];
    let mut c = 0;
    while c < 128 {
        sorts[c] = match c as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Sort::Word,
            b'0'..=b'9' => Sort::Figures,
            b'-' | b'~' => Sort::Dash,
            b'.' => Sort::Dot,
            b'/' => Sort::Slash,
            b',' | b':' => Sort::Point,
            _ => Sort::Sign,
        };
        c += 1;
    }
    sorts
};

#[inline(always)]
fn sort(c: char) -> Sort {
    PLAIN.get(c as usize).copied().unwrap_or_else(|| other_sort(c))
}

fn other_sort(c: char) -> Sort {
    match c {
        'Ѐ'..='ҁ' => Sort::Word,
        _ if CHARACTERS.contains(&c) => Sort::Sign,
        '０'..='９' => Sort::Figures,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '～' => Sort::Dash,
        '／' => Sort::Slash,
        '，' | '：' => Sort::Point,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Sort::Sign,
        _ if c.is_alphabetic() || is_mark(c) => Sort::Word,
        _ => Sort::Sign,
    }
}

/// Combining accents stay in their word.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// ASCII's characters as they are folded.
const FOLDED: [u8; 128] = {
    let mut folded = [0; 128];
    let mut c = 0;
    while c < 128 {
        folded[c] = if c as u8 == b'~' { b'-' } else { (c as u8).to_ascii_lowercase() };
        c += 1;
    }
    folded
};

/// One spelling for what means the same.
fn fold(c: char, mut push: impl FnMut(char)) {
    match c {
        _ if c.is_ascii() => push(char::from(FOLDED[c as usize])),
        'а'..='я' | '\u{2e80}'..='\u{9fff}' => push(c),
        '０'..='９' => push(char::from(b'0' + (u32::from(c) - u32::from('０')) as u8)),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '～' => push('-'),
        '（' => push('('),
        '）' => push(')'),
        '，' => push(','),
        '：' => push(':'),
        '／' => push('/'),
        '’' => push('\''),
        'ё' | 'Ё' => push('е'),
        _ if is_mark(c) => {}
        _ => c.to_lowercase().for_each(push),
    }
}
