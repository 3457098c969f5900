//! One event with all its claims, languages side by side.

use crate::names::word;
use crate::page::{Page, Scene, Shown, Told};
use crate::problem::Problem;
use crate::query::{Param, Sort};
use crate::view::events::event;
use crate::view::text::{cut, outward, text};
use crate::view::when::when;
use crate::view::{field, list, status};
use chancery_record::answers::{self, Answer};
use maud::{Markup, html};
use serde_json::Value;

/// The page.
pub static PAGE: Page = Page {
    name: "event",
    path: "/event/{id}",
    what: "One event with all its claims and every value they give.",
    parts: &[Param {
        name: "id",
        what: "Name of the event, or the beginning of a claim's identifier.",
        sort: Sort::Code,
        needed: true,
    }],
    params: &[],
    list: false,
    forms: false,
    picture: Some(chancery_pictures::chain),
    answer: |record, query| {
        Ok(Told::from(answers::event(record, &query.ask(), query.need("id")).map_err(Problem::unnamed)?))
    },
    view,
};

fn view(scene: &Scene) -> Shown {
    let answer = &scene.told.answer;
    let about = &answer.about;
    let (actors, recipients) = (list(about, "actors"), list(about, "recipients"));
    let others = recipients.iter().filter(|r| !actors.contains(r));
    let who: Vec<&str> = actors.iter().chain(others).take(4).map(|code| scene.names.party(code)).collect();
    let body = html! {
        div.lead { (event(scene, about)) }
        (values(answer))
        section aria-labelledby="reports" {
            h2 id="reports" { "Reports" }
            div.reports { @for row in &answer.rows { (report(scene, row)) } }
        }
    };
    Shown { title: format!("{}: {}", capital(&word(field(about, "kind"))), who.join(", ")), body }
}

/// A word at the beginning of a line.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Values that disagree, each with those who give it.
fn values(answer: &Answer) -> Markup {
    let outlet =
        |claim: &str| answer.rows.iter().find(|r| field(r, "claim") == claim).map_or("", |r| field(r, "outlet"));
    let conflicts: Vec<(&String, &Value)> = answer.about["values"].as_object().into_iter().flatten().collect();
    html! {
        @if !conflicts.is_empty() {
            section.conflicts aria-labelledby="conflicts" {
                h2 id="conflicts" { "Where reports disagree" }
                dl {
                    @for (name, values) in conflicts {
                        dt { (word(name)) }
                        @for value in values.as_array().into_iter().flatten() {
                            dd {
                                strong { @if name == "when" { (when(value["value"].as_str())) } @else { (text(field(value, "value"))) } } " — "
                                @for (n, claim) in list(value, "claims").iter().enumerate() {
                                    @if n > 0 { ", " }
                                    a href={ "#c-" (claim) } { (text(outlet(claim))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One claim, with its words in their surroundings.
fn report(scene: &Scene, row: &Value) -> Markup {
    let says = list(row, "says");
    let claim = field(row, "claim");
    html! {
        article.report id={ "c-" (claim) } {
            h3 { (text(field(row, "outlet"))) " " span.language { (text(field(row, "language"))) } }
            p.source {
                (when(row["published"].as_str())) " · "
                a href={ (scene.article(field(row, "article"))) "#c-" (claim) } { (text(field(row, "title"))) }
            }
            blockquote lang=(field(row, "language")) dir="auto" {
                span.around { (cut(field(row, "prefix"), 64)) }
                mark { (cut(field(row, "quote"), 1200)) }
                span.around { (cut(field(row, "suffix"), 64)) }
            }
            p.facts {
                span { (word(field(row, "kind"))) ": " (scene.sides(row)) }
                span { (when(row["when"].as_str())) }
                (status(field(row, "status")))
                @if !says.is_empty() { span { "according to " (text(&says.join(", "))) } }
                @if let Some(decision) = row["decision"].as_str() { span.decision { "reviewed: " (decision) } }
                @if let Some(url) = row["url"].as_str() { span { (outward(url, "original")) } }
                span.id { code { (claim) } }
            }
        }
    }
}
