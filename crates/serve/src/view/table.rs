//! Any answer as a table: what stands in a column says how it is shown.

use super::text::{cut, text};
use super::when::when;
use super::{field, list, status};
use crate::names::word;
use crate::page::Scene;
use chancery_record::answers::{Answer, cell as plain};
use maud::{Markup, html};
use serde_json::Value;

/// Characters of a cell.
const CELL: usize = 240;

/// The rows in the columns for people. On a narrow page each row is a block of its own.
pub fn table(scene: &Scene, caption: &str, answer: &Answer) -> Markup {
    html! {
        @if answer.rows.is_empty() { p.nothing { "Nothing in the record." } }
        @else {
            table {
                caption { (caption) }
                thead { tr { @for column in &answer.columns { th scope="col" { (word(column)) } } } }
                tbody {
                    @for row in &answer.rows {
                        tr { @for column in &answer.columns { td data-label=(word(column)) { (cell(scene, column, row)) } } }
                    }
                }
            }
        }
    }
}

fn cell(scene: &Scene, column: &str, row: &Value) -> Markup {
    let value = &row[column];
    match column {
        "parties" => scene.parties(&list(row, column)),
        "party" | "organisation" => scene.party(field(row, column)),
        "when" | "since" | "first" | "last" | "planned" | "announced" | "published" => when(value.as_str()),
        "outcome_when" => html! { @if let Some(day) = value.as_str() { (when(Some(day))) } },
        "who" if row["actors"].is_array() => scene.sides(row),
        "who" => html! { (cut(field(row, column), CELL)) },
        "status" | "state" | "verdict" => status(field(row, column)),
        "outcome" => outcome(row),
        "office" => html! { (text(&scene.names.office(field(row, column)))) },
        "name" => scene.people(&[field(row, column)]),
        "steps" | "stages" => steps(scene, value),
        "values" => values(value),
        "event_id" => html! { a href=(scene.event(field(row, column))) { "event" } },
        "stage" => html! { (text(&word(field(row, column)))) },
        "kind" => kind(scene, row),
        "quote" => html! { "“" (cut(field(row, column), CELL)) "”" },
        _ => match plain(value, "; ") {
            nothing if nothing.is_empty() => html! {},
            text => html! { (cut(&text, CELL)) },
        },
    }
}

/// The kind, leading to the event where the row is one.
fn kind(scene: &Scene, row: &Value) -> Markup {
    let kind = word(field(row, "kind"));
    html! { @match row["event_id"].as_str() { Some(event) => { a href=(scene.event(event)) { (kind) } } None => { (kind) } } }
}

/// What came of a plan; where nothing tells, what was read since.
fn outcome(row: &Value) -> Markup {
    let read = &row["coverage"];
    html! {
        (status(field(row, "outcome")))
        @if let Some(articles) = read["articles"].as_u64() {
            " " span.n { "(" (super::count(articles, "article")) " read since)" }
        }
    }
}

/// Steps of a ledger, each leading to its event.
fn steps(scene: &Scene, steps: &Value) -> Markup {
    html! {
        ol.steps {
            @for step in steps.as_array().into_iter().flatten() {
                li {
                    (when(step["when"].as_str())) " "
                    @let stage = field(step, "stage");
                    a href=(scene.event(field(step, "event_id"))) { @if stage.is_empty() { (word(field(step, "status"))) } @else { (word(stage)) } }
                    @if !stage.is_empty() && field(step, "status") != "happened" { " " (status(field(step, "status"))) }
                }
            }
        }
    }
}

/// Values that disagree, each with who gives it.
fn values(values: &Value) -> Markup {
    html! {
        ul.steps {
            @for value in values.as_array().into_iter().flatten() {
                li { strong { (text(field(value, "value"))) } " — " (text(&list(value, "outlets").join(", "))) }
            }
        }
    }
}
