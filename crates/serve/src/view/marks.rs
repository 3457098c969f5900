//! A text with the words marked on which fields of claims rest.

use super::text::bare;
use maud::{Markup, html};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Most characters of a text that is shown.
pub const LONGEST: usize = 150_000;

/// Words of one field of one claim. Offsets count characters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
    /// `3-when`: what the field's element is called; `3`: the quote of a claim.
    of: String,
}

/// A stretch of text under the same marks.
#[derive(Debug, Default, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
    fields: Vec<String>,
    quotes: Vec<String>,
}

/// The text as paragraphs, with the words of every claim marked. Claims are numbered as they come.
pub fn marked(text: &str, claims: &[Value]) -> Markup {
    let chars: Vec<char> = text.chars().take(LONGEST).collect();
    let pieces = pieces(&chars, &spans(claims, chars.len()));
    let lines = pieces.chunk_by(|a, _| chars.get(a.end.wrapping_sub(1)) != Some(&'\n'));
    html! {
        @for line in lines {
            p dir="auto" { @for piece in line { (shown(piece, &chars[piece.start..piece.end])) } }
        }
        @if text.chars().nth(LONGEST).is_some() { p.notes { "The text is longer; only its beginning is shown." } }
    }
}

fn shown(piece: &Piece, chars: &[char]) -> Markup {
    let words: String = chars.iter().collect();
    let quotes = (!piece.quotes.is_empty()).then(|| piece.quotes.join(" "));
    html! {
        @if let Some(first) = piece.fields.first() {
            a.words id={ "w-" (piece.start) } href={ "#f-" (first) } data-f=(piece.fields.join(" ")) data-q=[quotes] { (bare(&words)) }
        } @else if quotes.is_some() {
            span.quoted id={ "w-" (piece.start) } data-q=[quotes] { (bare(&words)) }
        } @else { (bare(&words)) }
    }
}

fn spans(claims: &[Value], length: usize) -> (Vec<Span>, Vec<Span>) {
    let span = |value: &Value, of: String| {
        let at = |name: &str| value[name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0).min(length);
        Some(Span { start: at("start"), end: at("end"), of }).filter(|s| s.start < s.end)
    };
    let (mut fields, mut quotes) = (Vec::new(), Vec::new());
    for (n, claim) in claims.iter().enumerate() {
        quotes.extend(span(&claim["quote"], n.to_string()));
        for evidence in claim["evidence"].as_array().into_iter().flatten() {
            fields.extend(span(evidence, format!("{n}-{}", super::field(evidence, "field"))));
        }
    }
    (fields, quotes)
}

/// The text cut wherever a mark begins or ends, and behind every line.
fn pieces(chars: &[char], (fields, quotes): &(Vec<Span>, Vec<Span>)) -> Vec<Piece> {
    let mut cuts: BTreeSet<usize> = BTreeSet::from([0, chars.len()]);
    cuts.extend(chars.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(n, _)| n + 1));
    cuts.extend(fields.iter().chain(quotes).flat_map(|s| [s.start, s.end]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut pieces: Vec<Piece> =
        cuts.windows(2).map(|w| Piece { start: w[0], end: w[1], ..Piece::default() }).collect();
    let at: BTreeMap<usize, usize> = pieces.iter().enumerate().map(|(n, p)| (p.start, n)).collect();
    let mut cover = |span: &Span, pick: fn(&mut Piece) -> &mut Vec<String>| {
        for n in at.range(span.start..span.end).map(|(_, n)| *n) {
            let names = pick(&mut pieces[n]);
            if names.last() != Some(&span.of) {
                names.push(span.of.clone());
            }
        }
    };
    fields.iter().for_each(|s| cover(s, |p| &mut p.fields));
    quotes.iter().for_each(|s| cover(s, |p| &mut p.quotes));
    pieces
}

/// Where the first words of a field stand, if the text shows them.
pub fn first_words(claim: &Value, field: &str) -> Option<usize> {
    let rows = claim["evidence"].as_array().into_iter().flatten();
    let said = rows.filter(|e| super::field(e, "field") == field && e["start"].as_u64() < e["end"].as_u64());
    said.filter_map(|e| usize::try_from(e["start"].as_u64()?).ok()).min().filter(|s| *s < LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn marks_may_overlap_and_count_characters() {
        let claims = [json!({"quote": {"start": 0, "end": 4}, "evidence": [
            {"field": "when", "start": 1, "end": 3}, {"field": "where", "start": 2, "end": 4}, {"field": "status", "start": 9, "end": 99},
        ]})];
        let page = marked("дома был\nок", &claims).into_string();
        assert!(
            page.contains(r##"<a class="words" id="w-1" href="#f-0-when" data-f="0-when" data-q="0">о</a>"##),
            "{page}"
        );
        assert!(page.contains(r#"data-f="0-when 0-where" data-q="0">м</a>"#), "{page}");
        assert!(page.contains(r#"data-f="0-status">ок</a>"#), "{page}");
        assert_eq!(page.matches("<p").count(), 2);
    }
}
