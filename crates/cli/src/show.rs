//! Claims for people: tables that fit the terminal, and the few colours they use.

use crate::fault::Fault;
use crate::lines;
use anstyle::AnsiColor;
use chancery::claim::{Comparison, Party};
use chancery::{Article, Claim, Reading};
use comfy_table::{ContentArrangement, Table, presets};

/// A table with these headings, fitted to the terminal.
pub fn table(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(lines::columns() as u16)
        .set_header(headings);
    table
}

/// Claims as a table.
pub fn claims(claims: &[Claim]) -> Table {
    let mut table = table(&["when", "kind", "who", "status", "says", "words"]);
    for claim in claims {
        table.add_row([
            claim.when.as_ref().map_or("–", |w| w.edtf.as_str()).to_string(),
            kind(claim),
            parties(claim),
            claim.status.clone(),
            claim.says.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(", "),
            lines::shorten(&claim.quote.exact, 160),
        ]);
    }
    table
}

/// The kind, with its stage where it has one.
pub fn kind(claim: &Claim) -> String {
    match &claim.stage {
        Some(stage) => format!("{} ({stage})", claim.kind),
        None => claim.kind.clone(),
    }
}

/// "CHN → BLR", or "CHN, BLR" where all are equals.
pub fn parties(claim: &Claim) -> String {
    let list = |parties: &[Party]| parties.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
    match claim.recipients.is_empty() {
        true => list(&claim.actors),
        false => format!("{} → {}", list(&claim.actors), list(&claim.recipients)),
    }
}

/// "1 claim", "2 claims".
pub fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// Notes on a reading, with the plainest reason first.
pub fn notes(article: &Article, reading: &Reading) -> Vec<String> {
    if article.text.trim().is_empty() { vec!["the text is empty".into()] } else { reading.notes.clone() }
}

/// A comparison in words: "first in 5 years", "first since 2018", "number 3".
pub fn comparison(comparison: &Comparison) -> String {
    let largest = if comparison.sort == "largest_since" { "largest" } else { "first" };
    match (comparison.sort.as_str(), &comparison.span, &comparison.since, comparison.n) {
        ("last", ..) => "the previous one".into(),
        ("nth", _, _, Some(n)) => format!("number {n}"),
        (_, Some(span), ..) => format!("{largest} in {}", duration(span)),
        (_, _, Some(since), _) => format!("{largest} since {since}"),
        _ => format!("{largest} ever"),
    }
}

/// An ISO 8601 duration of one unit in words; any other as it is.
fn duration(span: &str) -> String {
    let unit = |sign| match sign {
        'Y' => Some("years"),
        'M' => Some("months"),
        'W' => Some("weeks"),
        'D' => Some("days"),
        _ => None,
    };
    let parts = span.strip_prefix('P').and_then(|s| Some((s.get(..s.len().checked_sub(1)?)?, s.chars().last()?)));
    match parts.and_then(|(n, sign)| Some((n.parse::<u32>().ok()?, unit(sign)?))) {
        Some((1, unit)) => format!("1 {}", unit.trim_end_matches('s')),
        Some((n, unit)) => format!("{n} {unit}"),
        None => span.to_string(),
    }
}

/// How a piece of text is set off; the stream drops the codes where it is no terminal.
#[derive(Debug, Clone, Copy)]
pub enum Style {
    Strong,
    Faint,
    Event,
    Done,
    Open,
    Off,
}

/// A text with the codes of its style around it.
pub fn paint(text: &str, style: Style) -> String {
    let plain = anstyle::Style::new();
    let style = match style {
        Style::Strong => plain.bold(),
        Style::Faint => plain.dimmed(),
        Style::Event => plain.underline(),
        Style::Done => AnsiColor::Green.on_default(),
        Style::Open => AnsiColor::Yellow.on_default(),
        Style::Off => AnsiColor::Red.on_default(),
    };
    format!("{style}{text}{style:#}")
}

/// The mark of a status, and its colour.
pub fn mark(status: &str) -> (char, Style) {
    match status {
        "planned" | "possible" | "conditional" => ('○', Style::Open),
        "suspended" | "cancelled" | "denied" => ('×', Style::Off),
        _ => ('●', Style::Done),
    }
}

/// The day of publication.
pub fn day(article: &Article) -> &str {
    article.published.as_deref().unwrap_or("")
}

/// One line of JSON.
pub fn jsonl(claim: &Claim) -> Result<String, Fault> {
    serde_json::to_string(claim).map_err(|e| Fault::Input(e.to_string()))
}

/// A JSON array for reading.
pub fn json(claims: &[&Claim]) -> Result<String, Fault> {
    serde_json::to_string_pretty(claims).map_err(|e| Fault::Input(e.to_string()))
}
