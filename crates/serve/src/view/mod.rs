//! Small parts of pages. Everything is escaped by construction: markup is made by `maud` alone.

pub mod events;
pub mod exports;
pub mod layout;
pub mod marks;
pub mod picture;
pub mod table;
pub mod text;
pub mod when;

use crate::names::word;
use crate::page::Scene;
use chancery_record::codebook::SUPPORT;
use maud::{Markup, html};
use serde_json::Value;
use text::text;

/// A part of a path or a query, percent-encoded.
pub fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, PLAIN).to_string()
}

/// All but letters, figures and `-_.~` is encoded.
const PLAIN: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A path with a query.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let query: Vec<String> = pairs.iter().map(|(n, v)| format!("{n}={}", encoded(v))).collect();
    if query.is_empty() { path.into() } else { format!("{path}?{}", query.join("&")) }
}

impl Scene<'_> {
    /// A link of ours: the day of knowledge goes along.
    pub fn href(&self, path: &str, pairs: &[(&str, &str)]) -> String {
        let as_of = self.query.get("as_of").map(|day| ("as_of", day));
        address(path, &pairs.iter().copied().chain(as_of).collect::<Vec<_>>())
    }

    /// The same page asked otherwise: some parameters left out, some set.
    pub fn other(&self, left_out: &[&str], set: &[(&str, &str)]) -> String {
        let mut pairs = self.query.without(&self.page.asked(), left_out);
        pairs.extend(set);
        address(self.path, &pairs)
    }

    /// The page in another form.
    pub fn form(&self, end: &str) -> String {
        let path = if self.path == "/" { "/today" } else { self.path };
        address(&format!("{path}{end}"), &self.query.without(&self.page.asked(), &[]))
    }

    /// A party by its name, with a link to its page.
    pub fn party(&self, code: &str) -> Markup {
        let folder = if code.contains(':') { "organisation" } else { "state" };
        let path = format!("/{folder}/{}", encoded(code));
        html! { a.party href=(self.href(&path, &[])) title=(code) { (text(self.names.party(code))) } }
    }

    /// Parties with commas.
    pub fn parties(&self, codes: &[&str]) -> Markup {
        html! { @for (n, code) in codes.iter().enumerate() { @if n > 0 { ", " } (self.party(code)) } }
    }

    /// Who does it to whom.
    pub fn sides(&self, row: &Value) -> Markup {
        let (actors, recipients) = (list(row, "actors"), list(row, "recipients"));
        html! {
            (self.parties(&actors))
            @if !recipients.is_empty() { " " span.to aria-label="to" { "→" } " " (self.parties(&recipients)) }
        }
    }

    /// People with links to their pages.
    pub fn people(&self, names: &[&str]) -> Markup {
        html! {
            @for (n, name) in names.iter().enumerate() {
                @if n > 0 { ", " }
                a href=(self.href("/person", &[("name", name)])) { (text(name)) }
            }
        }
    }

    /// The page of an event.
    pub fn event(&self, id: &str) -> String {
        self.href(&format!("/event/{}", encoded(id)), &[])
    }

    /// The page of an article.
    pub fn article(&self, key: &str) -> String {
        self.href("/article", &[("key", key)])
    }
}

/// A text of a row, empty where there is none.
pub fn field<'v>(row: &'v Value, name: &str) -> &'v str {
    row[name].as_str().unwrap_or_default()
}

/// Texts of a list of a row.
pub fn list<'v>(row: &'v Value, name: &str) -> Vec<&'v str> {
    row[name].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Whole number of a row.
pub fn number(row: &Value, name: &str) -> u64 {
    row[name].as_u64().unwrap_or_default()
}

/// "1 report", "2 reports".
pub fn count(number: u64, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// How it stands, as a mark and a word: colour is never alone.
pub fn status(status: &str) -> Markup {
    let (mark, class) = match status {
        "planned" | "possible" | "conditional" | "pending" => ("○", "open"),
        "suspended" | "cancelled" | "denied" | "no_coverage" | "contradicted" => ("×", "off"),
        "moved" | "scope_unclear" | "insufficient_coverage" => ("◐", "half"),
        _ => ("●", "done"),
    };
    html! { span class={ "status " (class) } { span aria-hidden="true" { (mark) " " } (word(status)) } }
}

/// What the six steps of support mean.
pub fn support(step: u64) -> Markup {
    let known = SUPPORT.iter().find(|(n, ..)| u64::from(*n) == step);
    let (_, short, what) = known.unwrap_or(&SUPPORT[SUPPORT.len() - 1]);
    html! { abbr.support title=(what) { "support " (step) ": " (short) } }
}

/// What should be said beside the rows.
pub fn notes(notes: &[String]) -> Markup {
    html! { @if !notes.is_empty() { ul.notes { @for note in notes { li { (text(note)) } } } } }
}
