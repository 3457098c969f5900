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
        div.head { (status(field(row, "verdict"))) " " (text(field(row, "why"))) }
        p.quote { "“" (cut(field(row, "quote"), 400)) "”" }
        p.facts {
            span { (text(field(row, "outlet"))) }
            (when(row["published"].as_str()))
            span { (word(field(&row["comparison"], "type"))) }
            span { a href=(scene.event(field(row, "event_id"))) { "event" } }
            @for (n, event) in against.iter().enumerate() { span { a href=(scene.event(event)) { "counter-example " (n + 1) } } }
            span { "searched: " (from) " to " (told(field(read, "to"))) ", " (count(number(read, "articles"), "article")) " of " (count(number(read, "outlets"), "outlet")) }
        }
    }
}
