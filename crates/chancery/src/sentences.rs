//! Lines to sentences, on characters: a full stop ends one unless it closes an abbreviation, an initial or a number.

use crate::text::{Span, Text};
use chancery_pack::Language;
use std::ops::Range;

/// No sentence is longer; a longer stretch is cut at white space, so that a giant line costs no more than its length.
const LONGEST: usize = 1_200;

/// Sentences of a line.
pub fn sentences(text: &Text, line: Span, language: &Language) -> Vec<Span> {
    let chars = text.chars();
    let mut out = Vec::new();
    let mut start = line.start;
    let mut at = line.start;
    while at < line.end {
        // Most characters end nothing.
        let near = (start + LONGEST).min(line.end).max(at);
        at += chars[at..near].iter().position(stops).unwrap_or(near - at);
        if at == line.end {
            break;
        }
        let long = at - start >= LONGEST && (chars[at].is_whitespace() || at - start >= 2 * LONGEST);
        if long || ends_sentence(chars, at, start..line.end, language) {
            let mut end = at + 1;
            while end < line.end && closes(chars[end]) {
                end += 1;
            }
            push(text, &mut out, Span { start, end });
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    push(text, &mut out, Span { start, end: line.end });
    out
}

fn push(text: &Text, out: &mut Vec<Span>, span: Span) {
    let span = text.trim(span);
    if span.start < span.end {
        out.push(span);
    }
}

/// May it end a sentence? Most characters are letters, of which two comparisons tell that.
#[inline(always)]
fn stops(c: &char) -> bool {
    match c {
        '\0'..='?' => matches!(c, '!' | '?' | '.'),
        '@'..='\u{2025}' => false,
        _ => matches!(c, '。' | '！' | '？' | '…'),
    }
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '»' | '」' | '』' | ')' | '）' | ']')
}

fn ends_sentence(chars: &[char], at: usize, Range { start, end }: Range<usize>, language: &Language) -> bool {
    match chars[at] {
        '。' | '！' | '？' => !within_quotes(chars, start, at),
        '!' | '?' | '…' => at + 1 >= end || follows_sentence(chars, at + 1, end),
        '.' => at + 1 >= end || (follows_sentence(chars, at + 1, end) && !abbreviates(&chars[start..at], language)),
        _ => false,
    }
}

/// A stop inside a quotation that goes on ends no sentence of the text around it.
fn within_quotes(chars: &[char], start: usize, at: usize) -> bool {
    let opened = chars[start..at].iter().filter(|c| matches!(c, '“' | '「')).count();
    let closed = chars[start..at].iter().filter(|c| matches!(c, '”' | '」')).count();
    opened > closed && !chars.get(at + 1).is_some_and(|c| closes(*c))
}

fn follows_sentence(chars: &[char], mut at: usize, end: usize) -> bool {
    while at < end && closes(chars[at]) {
        at += 1;
    }
    if at >= end {
        return true;
    }
    if !chars[at].is_whitespace() {
        return false;
    }
    while at < end && (chars[at].is_whitespace() || matches!(chars[at], '"' | '“' | '«' | '(' | '—' | '–' | '-'))
    {
        at += 1;
    }
    at >= end
        || chars[at].is_uppercase()
        || chars[at].is_numeric()
        || !chars[at].is_ascii() && !chars[at].is_lowercase()
}

/// "Lt.", "J.", "U.S.", "Aug.": do these characters end in a short capitalised word, an initial or a shortened word of the language?
fn abbreviates(before: &[char], language: &Language) -> bool {
    let length = before.iter().rev().take_while(|c| c.is_alphabetic()).count();
    let (rest, word) = before.split_at(before.len() - length);
    if word.is_empty() {
        return false;
    }
    let inner = rest.last() == Some(&'.');
    let initial = word.len() == 1 && word[0].is_uppercase();
    // A vowel makes it a word: "said Kim. The two …" ends a sentence.
    let vowel = |c: &char| "aeiouyаеёиоуыэюя".contains(c.to_lowercase().next().unwrap_or(*c));
    let clipped = word.len() <= 4
        && word[0].is_uppercase()
        && !word.iter().any(vowel)
        && word.len() > 1
        && word[1..].iter().all(|c| c.is_lowercase());
    let known = || language.abbreviations().iter().any(|a| a.chars().eq(word.iter().copied()));
    initial || inner || clipped || known()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let shipped = crate::Knowledge::shipped();
        let language =
            shipped.language_of("The minister said that it was over.").and_then(|code| shipped.language(code)).unwrap();
        let text = Text::new(text);
        text.lines().flat_map(|l| sentences(&text, l, language)).map(|s| text.slice(s)).collect()
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        assert_eq!(cut("Lt. Gen. Ali met him. They talked.").len(), 2);
        assert_eq!(
            cut("The U.S. Army left at 3.5 p.m. on Monday. It rained."),
            ["The U.S. Army left at 3.5 p.m. on Monday.", "It rained."]
        );
        assert_eq!(cut("It was said by Kim. They left.").len(), 2);
        assert_eq!(cut("U.S. Amb. Linda Smith left. They talked.").len(), 2);
        assert_eq!(cut("他说：“好。”会谈结束。"), ["他说：“好。”", "会谈结束。"]);
        assert_eq!(cut("他说：“好。谢谢”，随后离开。").len(), 1);
        assert_eq!(cut("两国签署协议。双方满意。").len(), 2);
    }

    #[test]
    fn a_giant_line_is_cut() {
        assert!(cut(&"word ".repeat(100_000)).iter().all(|s| s.chars().count() <= 2 * LONGEST + 1));
    }
}
