//! Text in columns: how wide the terminal is, where a line breaks, what is left when room is short.

use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Columns of the output: `COLUMNS`, else the terminal's, else 100; no line needs more than 140.
pub fn columns() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|c| c.trim().parse().ok());
    let terminal = || comfy_table::Table::new().width().map(usize::from);
    told.or_else(terminal).unwrap_or(100).clamp(40, 140)
}

/// Columns that a text takes; a Chinese character takes two.
pub fn width(text: &[char]) -> usize {
    text.iter().map(|c| c.width().unwrap_or(0)).sum()
}

/// The first columns of a text, with an ellipsis where more follows.
pub fn shorten(text: &str, columns: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    if width(&chars) <= columns || columns == 0 {
        return chars[..fitting(&chars, columns)].iter().collect();
    }
    let kept = fitting(&chars, columns.saturating_sub(1));
    chars[..kept].iter().collect::<String>().trim_end().to_string() + "…"
}

/// Ranges of characters, each a line of at most so many columns, broken where a line may break, if there is such a place.
pub fn fold(text: &[char], columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let most = start + fitting(&text[start..], columns).max(1);
        let end = (start + 1..=most).rev().find(|at| breaks(text, *at)).unwrap_or(most);
        lines.push(start..end);
        start = end + usize::from(text.get(end) == Some(&' '));
    }
    lines
}

/// A line may end before this character: at a space, at the end, and between Chinese characters.
fn breaks(text: &[char], at: usize) -> bool {
    let wide = |c: &char| c.width() == Some(2) && c.is_alphanumeric();
    match text.get(at) {
        None | Some(' ') => true,
        Some(next) => wide(next) && text[at - 1] != '“',
    }
}

/// What to show of a long text so that the words in focus stay in sight: the range to keep.
pub fn window(text: &[char], focus: &Range<usize>, columns: usize) -> Range<usize> {
    let mut start = 0;
    if width(&text[..focus.end.min(text.len())]) > columns {
        start = focus.start;
        while start > 0 && width(&text[start - 1..focus.start]) <= columns / 3 {
            start -= 1;
        }
        start += text[start..focus.start].iter().position(|c| *c == ' ').map_or(0, |at| at + 1);
    }
    let end = start + fitting(&text[start..], columns);
    start..whole_word(text, focus.end.max(start), end)
}

/// An end that cuts no word, if there is a space between the least and the most.
fn whole_word(text: &[char], least: usize, most: usize) -> usize {
    if most >= text.len() || least >= most {
        return most;
    }
    text[least..=most].iter().rposition(|c| *c == ' ').map_or(most, |at| least + at)
}

/// How many characters fit.
fn fitting(text: &[char], columns: usize) -> usize {
    let mut used = 0;
    text.iter()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= columns
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str, columns: usize) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        fold(&chars, columns).into_iter().map(|r| chars[r].iter().collect()).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_inside_words_only_where_they_must() {
        assert_eq!(folded("Li visited Minsk on Monday", 11), ["Li visited", "Minsk on", "Monday"]);
        assert_eq!(folded("李尚福访问明斯克", 6), ["李尚福", "访问明", "斯克"]);
        assert_eq!(folded("Li 访问明斯克。", 9), ["Li 访问明", "斯克。"]);
        assert_eq!(folded("访问明斯克，后回国", 10), ["访问明斯", "克，后回国"]);
        assert_eq!(folded("exact fit", 9), ["exact fit"]);
        assert_eq!(folded("", 9), Vec::<String>::new());
    }

    #[test]
    fn a_window_keeps_the_focus_in_sight() {
        let chars: Vec<char> = "0123456789abcdefghij".chars().collect();
        assert_eq!(window(&chars, &(2..4), 10), 0..10);
        assert_eq!(window(&chars, &(14..16), 9), 11..20);
        let words: Vec<char> = "they met in Hanoi on Monday".chars().collect();
        assert_eq!(window(&words, &(5..8), 15), 0..11);
        assert_eq!(shorten("0123456789", 5), "0123…");
        assert_eq!(shorten("访问明斯克", 5), "访问…");
    }
}
