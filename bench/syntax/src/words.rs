//! Text to words, as the treebanks cut them.

use crate::conllu::{Sentence, Token};
use std::collections::HashSet;

/// How words are cut.
pub enum Cutter {
    /// By spaces and punctuation, with the clitics of the language.
    Spaces { clitics: &'static [&'static str], hyphens: bool, whole: HashSet<String> },
    /// The longest known word from left to right.
    Longest { words: HashSet<String>, longest: usize },
}

impl Cutter {
    pub fn new(lang: &str, train: &[Sentence], lexicon: &str) -> Cutter {
        let forms = || train.iter().flatten().map(|t| t.form.clone());
        if lang == "zh" {
            let words: HashSet<String> = forms().chain(lexicon.lines().map(str::to_string)).collect();
            let longest = words.iter().map(|w| w.chars().count()).max().unwrap_or(1);
            return Cutter::Longest { words, longest };
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
                Cutter::Longest { words, longest } => known(chunk, words, *longest, &mut out),
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
            let dot = chars[n].1 == '.' && n > 0 && out.last().is_some_and(|t| whole.contains(&(t.form.to_lowercase() + ".")));
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

fn known(chunk: &str, words: &HashSet<String>, longest: usize, out: &mut Sentence) {
    let bounds: Vec<usize> = chunk.char_indices().map(|(n, _)| n).chain([chunk.len()]).collect();
    let latin = |n: usize| chunk[bounds[n]..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let mut at = 0;
    while at + 1 < bounds.len() {
        let run = (at..bounds.len() - 1).take_while(|n| latin(*n)).count();
        let found = (1..=longest.min(bounds.len() - 1 - at))
            .rev()
            .find(|len| words.contains(&chunk[bounds[at]..bounds[at + len]]));
        let len = found.unwrap_or(1).max(run);
        push(&chunk[bounds[at]..bounds[at + len]], out);
        at += len;
    }
}
