//! Text to words, as the treebanks cut them.

use crate::conllu::{Sentence, Token};
use crate::perceptron::{Learner, Linear, Scorer, mix};
use std::collections::HashSet;

/// How words are cut.
pub enum Cutter {
    /// By spaces and punctuation, with the clitics of the language.
    Spaces { clitics: &'static [&'static str], hyphens: bool, whole: HashSet<String> },
    /// Character by character: does a word begin here?
    Learnt(Beginnings),
}

impl Cutter {
    pub fn new(lang: &str, train: &[Sentence], lexicon: &str) -> Cutter {
        let forms = || train.iter().flatten().map(|t| t.form.clone());
        if lang == "zh" {
            return Cutter::Learnt(Beginnings::train(train, lexicon));
        }
        let clitics: &[&str] = match lang {
            "en" => &["n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d"],
            "id" => &["nya"],
            _ => &[],
        };
        Cutter::Spaces { clitics, hyphens: lang != "en", whole: forms().map(|f| f.to_lowercase()).collect() }
    }

    pub fn cut(&self, text: &str) -> Sentence {
        let mut out = Sentence::new();
        for chunk in text.split_whitespace() {
            match self {
                Cutter::Spaces { clitics, hyphens, whole } => spaced(chunk, clitics, *hyphens, whole, &mut out),
                Cutter::Learnt(beginnings) => beginnings.cut(chunk, &mut out),
            }
            if let Some(last) = out.last_mut() {
                last.space = true;
            }
        }
        out
    }
}

fn push(form: &str, out: &mut Sentence) {
    if !form.is_empty() {
        out.push(Token { form: form.to_string(), ..Token::default() });
    }
}

fn spaced(chunk: &str, clitics: &[&str], hyphens: bool, whole: &HashSet<String>, out: &mut Sentence) {
    let chars: Vec<(usize, char)> = chunk.char_indices().collect();
    let inner = |n: usize| {
        let around = |f: fn(char) -> bool| n > 0 && n + 1 < chars.len() && f(chars[n - 1].1) && f(chars[n + 1].1);
        match chars[n].1 {
            '.' if around(char::is_uppercase) => true,
            '.' | ',' | '/' | ':' => around(|c| c.is_ascii_digit()),
            '\'' | '’' => around(char::is_alphabetic),
            '-' if hyphens => around(char::is_alphanumeric),
            '-' => whole.contains(&chunk.to_lowercase()),
            c => c.is_alphanumeric(),
        }
    };
    let mut start = 0;
    for n in 0..chars.len() {
        if !inner(n) {
            word(&chunk[start..chars[n].0], clitics, whole, out);
            start = chars[n].0 + chars[n].1.len_utf8();
            let dot = chars[n].1 == '.'
                && n > 0
                && out.last().is_some_and(|t| whole.contains(&(t.form.to_lowercase() + ".")));
            let again = n > 0 && chars[n].1 == chars[n - 1].1 && !",)]»”".contains(chars[n].1);
            match out.last_mut() {
                Some(last) if dot || again => last.form.push(chars[n].1),
                _ => push(&chunk[chars[n].0..start], out),
            }
        }
    }
    word(&chunk[start..], clitics, whole, out);
}

fn word(form: &str, clitics: &[&str], whole: &HashSet<String>, out: &mut Sentence) {
    let lower = form.to_lowercase();
    let clitic = clitics.iter().find(|c| lower.ends_with(*c) && lower.len() > c.len());
    match clitic {
        Some(c) if lower.len() == form.len() && (c.contains(['\'', '’']) || !whole.contains(&lower)) => {
            push(&form[..form.len() - c.len()], out);
            push(&form[form.len() - c.len()..], out);
        }
        _ => push(form, out),
    }
}

/// A word cutter for text without spaces: a perceptron that knows a lexicon.
pub struct Beginnings {
    lexicon: HashSet<String>,
    model: Linear,
}

/// What stands around a character, and the known words that begin, go on or end there.
fn around(chars: &[char], at: usize, lexicon: &HashSet<String>, before: [usize; 2], out: &mut Vec<u64>) {
    let c = |by: isize| at.checked_add_signed(by).and_then(|n| chars.get(n)).map_or(0, |c| u64::from(*c));
    let sort = |by: isize| match char::from_u32(c(by) as u32) {
        Some(c) if c.is_ascii_digit() => 1,
        Some(c) if c.is_ascii_alphabetic() => 2,
        Some(c) if !c.is_alphanumeric() => 3,
        _ => 4,
    };
    let knows =
        |from: usize, to: usize| to <= chars.len() && lexicon.contains(&chars[from..to].iter().collect::<String>());
    let begins = (2..=5).rev().find(|n| knows(at, at + n)).unwrap_or(0) as u64;
    let ends = (2..=5).rev().find(|n| at >= *n && knows(at - n, at)).unwrap_or(0) as u64;
    let inside = (1..=4).rev().find(|n| at >= *n && (at + 1..=at + 4).any(|to| knows(at - n, to))).unwrap_or(0) as u64;
    let [b1, b2] = before.map(|b| b as u64);
    out.clear();
    out.extend([mix(&[0]), mix(&[1, c(0)]), mix(&[2, c(-1)]), mix(&[3, c(1)]), mix(&[4, c(-2)])]);
    out.extend([mix(&[5, c(-1), c(0)]), mix(&[6, c(0), c(1)]), mix(&[7, c(-2), c(-1)]), mix(&[8, c(-1), c(1)])]);
    out.extend([
        mix(&[9, sort(-1), sort(0), sort(1)]),
        mix(&[10, b1, b2]),
        mix(&[11, b1, c(-1)]),
        mix(&[12, b1, c(0)]),
    ]);
    out.extend([mix(&[13, begins]), mix(&[14, ends]), mix(&[15, inside]), mix(&[16, begins, ends, inside, b1, b2])]);
}

impl Beginnings {
    fn train(sentences: &[Sentence], words: &str) -> Beginnings {
        let lexicon: HashSet<String> = words.lines().map(str::to_string).collect();
        let (mut learner, mut found) = (Learner::default(), Vec::new());
        for _ in 0..10 {
            for sentence in sentences {
                let chars: Vec<char> = sentence.iter().flat_map(|t| t.form.chars()).collect();
                let starts: Vec<bool> =
                    sentence.iter().flat_map(|t| t.form.chars().enumerate().map(|(n, _)| n == 0)).collect();
                let mut before = [1, 1];
                for (at, gold) in starts.iter().enumerate() {
                    around(&chars, at, &lexicon, before, &mut found);
                    let mut scores = [0.0; 2];
                    learner.add(&found, &mut scores);
                    let guess = usize::from(scores[1] > scores[0]);
                    learner.update(&found, usize::from(*gold), guess);
                    before = [guess, before[0]];
                }
            }
        }
        Beginnings { lexicon, model: learner.freeze() }
    }

    fn cut(&self, chunk: &str, out: &mut Sentence) {
        let chars: Vec<char> = chunk.chars().collect();
        let (mut before, mut found, mut start) = ([1, 1], Vec::new(), 0);
        for at in 0..chars.len() {
            around(&chars, at, &self.lexicon, before, &mut found);
            let mut scores = [0.0; 2];
            self.model.add(&found, &mut scores);
            let begins = usize::from(scores[1] > scores[0]);
            if begins == 1 && at > start {
                push(&chars[start..at].iter().collect::<String>(), out);
                start = at;
            }
            before = [begins, before[0]];
        }
        push(&chars[start..].iter().collect::<String>(), out);
    }
}
