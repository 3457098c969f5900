//! People and things that may be somebody's: "a Tanzanian lorry", "the men".

use crate::conditions::Placed;
use crate::text::{Folded, Span};
use chancery_pack::Language;

/// A word for people or things that may be somebody's.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    /// The word, whatever its form.
    pub word: u16,
    /// People, ships, vehicles …
    pub sort: u16,
    /// Where it begins.
    pub at: usize,
    /// The text spoke of them: "the men", "both ships".
    pub definite: bool,
}

/// Words between that and the noun: "the two detained fishermen".
const BEFORE: usize = 3;

/// Those that a sentence mentions, in order.
pub fn mentioned(cues: &[Placed], sentence: Span, folded: &Folded, language: &Language) -> Vec<Mention> {
    let of = |(cue, at): &Placed| {
        let (word, sort) = language.belonging(*cue)?;
        let definite = told(&folded.chars()[sentence.start..*at], language.definite());
        Some(Mention { word, sort, at: *at, definite })
    };
    let mut all: Vec<Mention> = cues.iter().filter_map(of).collect();
    all.sort_by_key(|m| m.at);
    all
}

/// Does one of these words stand shortly before, with nothing but words between?
fn told(before: &[char], definite: &[String]) -> bool {
    let between = |c: &char| matches!(c, ' ' | '-' | '\'' | '’' | '"' | '“' | '”' | '«');
    let mut rest = before;
    for _ in 0..if definite.is_empty() { 0 } else { BEFORE } {
        let words = rest.iter().rposition(|c| !between(c)).map_or(0, |n| n + 1);
        let start = rest[..words].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |n| n + 1);
        let word = &rest[start..words];
        if definite.iter().any(|d| !word.is_empty() && d.chars().eq(word.iter().copied())) {
            return true;
        }
        rest = &rest[..if word.is_empty() { 0 } else { start }];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn what_the_text_spoke_of_is_told_by_a_word_shortly_before() {
        let definite = ["the".to_string(), "both".to_string()];
        let before = |text: &str| told(&text.chars().collect::<Vec<_>>(), &definite);
        assert!(before("on friday the two detained "));
        assert!(!before("the court freed several more "), "too far before");
        assert!(!before("as for the rest, "), "another part of the sentence");
    }
}
