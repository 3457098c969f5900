//! Pictures of what the record answers: functions from rows to SVG, each with a text alternative and the same as a table.
//!
//! Colours come from variables of the style sheet, so that a picture is light or dark as its surroundings are, and can be printed.
//! Nothing is told by colour alone: plans are dashed, what rests is hatched, what is uncertain is faint with open ends.

mod axis;
mod chain;
mod ledger;
mod map;
mod network;
mod projection;
mod timeline;

pub use chain::chain;
pub use ledger::ledger;
pub use map::map;
pub use network::network;
pub use timeline::timeline;

use maud::{Markup, PreEscaped, html};
use serde_json::Value;

/// The style of all pictures.
pub const STYLE: &str = include_str!("../style/pictures.css");

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The drawing.
    pub svg: Markup,
    /// What it shows, in words.
    pub alt: String,
    /// Headings of the table.
    pub head: Vec<&'static str>,
    /// Rows of the table: the same as the drawing, for those who don't see it.
    pub rows: Vec<Vec<String>>,
}

/// What pictures ask about codes: names, places, and where an event is shown.
pub struct Known<'k> {
    /// English name of a party.
    pub name: &'k dyn Fn(&str) -> String,
    /// Longitude and latitude of a party's seat.
    pub seat: &'k dyn Fn(&str) -> Option<(f64, f64)>,
    /// Address of an event or a party, where there is one.
    pub link: &'k dyn Fn(&str) -> Option<String>,
}

impl Picture {
    /// As a file of its own, with its style.
    pub fn file(&self) -> String {
        let svg = &self.svg.0;
        let style = html! { style { (PreEscaped(STYLE)) } }.into_string();
        // The first tag ends where the style begins.
        let at = svg.find('>').map_or(0, |at| at + 1);
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}{style}{}\n", &svg[..at], &svg[at..])
    }
}

/// The frame of a drawing, with what it shows in words.
fn frame(class: &str, width: f64, height: f64, left_top: (f64, f64), alt: &str, drawing: &Markup) -> Markup {
    let view = format!("{:.0} {:.0} {width:.0} {height:.0}", left_top.0, left_top.1);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(view) width=(format!("{width:.0}")) height=(format!("{height:.0}"))
            class={ "picture " (class) } role="group" aria-label=(alt) {
            title { (alt) }
            defs {
                pattern id={ "rest-" (class) } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect class="rest-ground" width="6" height="6" {}
                    line class="rest-line" x1="0" y1="0" x2="0" y2="6" {}
                }
            }
            (drawing)
        }
    }
}

/// Something that may lead somewhere.
fn linked(href: Option<String>, inner: &Markup) -> Markup {
    html! { @match href { Some(href) => { a href=(href) { (inner) } } None => { g { (inner) } } } }
}

/// A coordinate with one decimal.
fn n(number: f64) -> String {
    format!("{number:.1}")
}

/// A text cut to so many characters, without characters that turn or hide others.
fn short(text: &str, most: usize) -> String {
    let clean: Vec<char> = text.chars().filter(|c| !turning(*c)).take(most + 1).collect();
    if clean.len() > most { clean[..most - 1].iter().collect::<String>() + "…" } else { clean.into_iter().collect() }
}

fn turning(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn field<'v>(row: &'v Value, name: &str) -> &'v str {
    row[name].as_str().unwrap_or_default()
}

fn list<'v>(row: &'v Value, name: &str) -> Vec<&'v str> {
    row[name].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// "1 event", "2 events".
fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// How a status is drawn.
fn class_of(status: &str) -> &'static str {
    match status {
        "planned" | "possible" | "conditional" | "pending" => "plan",
        "suspended" | "no_coverage" => "rest",
        "cancelled" | "denied" | "withdrawn" | "terminated" | "expired" | "ended" => "off",
        _ => "done",
    }
}
