//! "The first visit in five years": comparisons held against the record.

use crate::names::word;
use crate::page::{Page, Scene, Shown, Told};
use crate::pages::plans::filter;
use crate::pages::timeline::{PARTIES, parties};
use crate::query::{Param, Sort};
use crate::view::text::{cut, text};
use crate::view::when::{told, when};
use crate::view::{count, field, list, number, status};
use chancery_record::answers::{self, Ask};
use chancery_record::filed::event_number;
use maud::{Markup, html};
use serde_json::Value;

const VERDICTS: &[&str] = &["consistent", "contradicted", "insufficient_coverage", "scope_unclear"];

/// The page.
pub static PAGE: Page = Page {
    name: "checks",
    path: "/checks",
    what: "Comparisons (\"the first visit in five years\") held against the record.",
    parts: &[],
    params: &[
        PARTIES,
        Param {
            name: "verdict",
            what: "Only these verdicts, with commas.",
            sort: Sort::Among(VERDICTS),
            needed: false,
        },
    ],
    list: true,
    forms: false,
    picture: None,
    answer: |record, query| {
        let ask = Ask { parties: parties(query), ..query.ask() };
        Ok(Told::from(answers::check(record, &ask, &query.list("verdict"))?))
    },
    view,
};

fn view(scene: &Scene) -> Shown {
    let rows = &scene.told.answer.rows;
    let body = html! {
        (filter(scene, "verdict", VERDICTS))
        @if rows.is_empty() { p.nothing { "Nothing in the record." } }
        ol.events { @for row in rows { li { (check(scene, row)) } } }
    };
    Shown { title: "Checks".into(), body }
}

/// A comparison, the verdict, and what it rests on: counter-examples or the window that was searched.
fn check(scene: &Scene, row: &Value) -> Markup {
    let against = list(row, "counter_examples");
    let read = &row["coverage"];
    let from = read["from"].as_str().map_or("all of the record".into(), |d| format!("from {}", told(d)));
    html! {
        div.head { (status(field(row, "verdict"))) " " (why(scene, field(row, "why"))) }
        p.quote { "“" (cut(field(row, "quote"), 400)) "”" }
        p.facts {
            span { (text(field(row, "outlet"))) }
            (when(row["published"].as_str()))
            span { (compared(&row["comparison"])) }
            span { a href=(scene.event(field(row, "event_id"))) { "event" } }
            @for (n, event) in against.iter().enumerate() { span { a href=(scene.event(event)) { "counter-example " (n + 1) } } }
            span { "searched: " (from) " to " (told(field(read, "to"))) ", " (count(number(read, "articles"), "article")) " of " (count(number(read, "outlets"), "outlet")) }
        }
    }
}

/// Why, with the events it names as links.
fn why(scene: &Scene, why: &str) -> Markup {
    html! {
        @for (n, word) in why.split(' ').enumerate() {
            @if n > 0 { " " }
            @if event_number(word).is_some() { a href=(scene.event(word)) { "an event" } } @else { (told_word(word)) }
        }
    }
}

/// A time in words, anything else as it is.
fn told_word(word: &str) -> Markup {
    let time = word.len() >= 7 && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.' | b'~'));
    html! { @if time { (when(Some(word))) } @else { (text(word)) } }
}

/// What is compared, in words.
pub fn compared(of: &Value) -> String {
    let n = of["n"].as_u64();
    let span = of["span"].as_str().map(in_words);
    match (field(of, "type"), span, of["since"].as_str(), n) {
        ("first_since", Some(span), ..) => format!("first in {span}"),
        ("first_since", None, Some(since), _) => format!("first since {}", told(since)),
        ("largest_since", Some(span), ..) => format!("largest in {span}"),
        ("largest_since", None, Some(since), _) => format!("largest since {}", told(since)),
        ("nth", _, _, Some(n)) => format!("number {n} of its kind"),
        (other, ..) => word(other).into_owned(),
    }
}

/// "P7Y" is "7 years".
fn in_words(span: &str) -> String {
    let unit = |sign| match sign {
        'Y' => Some("year"),
        'M' => Some("month"),
        'W' => Some("week"),
        'D' => Some("day"),
        _ => None,
    };
    let (mut out, mut number) = (Vec::new(), String::new());
    for sign in span.trim_start_matches('P').chars() {
        match unit(sign) {
            Some(unit) => out.push(count(std::mem::take(&mut number).parse().unwrap_or_default(), unit)),
            None if sign.is_ascii_digit() => number.push(sign),
            None => return span.into(),
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn comparisons_in_words() {
        for (of, words) in [
            (json!({ "type": "first_since", "span": "P7Y" }), "first in 7 years"),
            (json!({ "type": "first_since", "span": "P1Y6M" }), "first in 1 year 6 months"),
            (json!({ "type": "first_since", "since": "2019-08" }), "first since Aug 2019"),
            (json!({ "type": "nth", "n": 3 }), "number 3 of its kind"),
            (json!({ "type": "first_ever" }), "first ever"),
            (json!({ "type": "first_since", "span": "PT1H" }), "first in PT1H"),
        ] {
            assert_eq!(compared(&of), words, "{of}");
        }
    }
}
