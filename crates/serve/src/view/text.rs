//! Texts of others, made harmless: set apart by direction, control characters shown, too long ones cut.

use maud::{Markup, html};

/// Most characters of a text that stands in a line.
const LINE: usize = 600;

/// A text of others in a line.
pub fn text(text: &str) -> Markup {
    cut(text, LINE)
}

/// A text of others, cut after so many characters.
pub fn cut(text: &str, most: usize) -> Markup {
    let begin = first(text, most);
    html! { bdi { (bare(begin)) @if begin.len() < text.len() { "…" } } }
}

/// A text where no markup may stand: cut, with a mark in the place of each control character.
pub fn plain(text: &str, most: usize) -> String {
    first(text, most).chars().map(|c| if hidden(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// The first characters of a text.
fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(at, _)| &text[..at])
}

/// A text with its control characters shown, not set apart.
pub fn bare(text: &str) -> Markup {
    let mut parts: Vec<(&str, Option<char>)> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| hidden(*c)) {
        parts.push((&text[from..at], Some(c)));
        from = at + c.len_utf8();
    }
    parts.push((&text[from..], None));
    html! {
        @for (plain, sign) in parts {
            (plain)
            @if let Some(c) = sign { span.control title="control character" { (format!("U+{:04X}", u32::from(c))) } }
        }
    }
}

/// Characters that change how others look, or can't be seen: what separates lines, joiners that scripts need and soft hyphens are none.
pub fn hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The address, if it may be linked: a page of the web, nothing that runs.
pub fn linkable(url: &str) -> Option<&str> {
    let web = ["http://", "https://"].iter().any(|s| url.get(..s.len()).is_some_and(|u| u.eq_ignore_ascii_case(s)));
    (web && url.len() < 2000 && !url.chars().any(|c| c.is_whitespace() || hidden(c))).then_some(url)
}

/// A link out of the record, or the address as text where it may not be linked.
pub fn outward(url: &str, words: &str) -> Markup {
    html! {
        @match linkable(url) {
            Some(url) => { a.out href=(url) rel="noopener noreferrer nofollow" { (text(words)) } }
            None => { (text(url)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_and_nothing_turns() {
        assert_eq!(text("<script>").into_string(), "<bdi>&lt;script&gt;</bdi>");
        let turned = text("a\u{202e}b").into_string();
        assert!(!turned.contains('\u{202e}') && turned.contains("U+202E"), "{turned}");
        assert!(cut(&"ж".repeat(50), 10).into_string().contains("жж…"));
    }

    #[test]
    fn only_pages_of_the_web_are_linked() {
        assert!(linkable("HTTPS://example.org/a?b").is_some());
        for url in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "https://a b",
            "http://a\u{202e}",
            "//x.org",
            "é",
        ] {
            assert!(linkable(url).is_none(), "{url}");
        }
    }
}
