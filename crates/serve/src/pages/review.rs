//! What waits for a decision: one claim at a time, one key each.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::article::fields;
use crate::problem::Problem;
use crate::query::{Param, Sort};
use crate::view::text::{cut, text};
use crate::view::when::when;
use crate::view::{field, list, number};
use chancery_record::answers;
use chancery_record::decisions::FIELDS;
use maud::{Markup, html};
use serde_json::Value;

/// The page.
pub static PAGE: Page = Page {
    name: "review",
    path: "/review",
    what: "Claims of the newest articles that nobody has decided on: those on which reports disagree first, then the least sure.",
    parts: &[],
    params: &[
        Param { name: "claim", what: "Only this claim.", sort: Sort::Text, needed: false },
        Param {
            name: "done",
            what: "Number of the decision just taken.",
            sort: Sort::Number(1, 1 << 53),
            needed: false,
        },
    ],
    list: false,
    forms: true,
    picture: None,
    answer: |record, query| {
        let mut told = Told::from(answers::queue(record, &query.ask(), query.get("claim")).map_err(Problem::unnamed)?);
        told.decided = answers::decided(record, 12)?.rows;
        Ok(told)
    },
    view,
};

/// Decisions by their key.
const ACTS: [(&str, &str, &str); 4] = [
    ("accept", "a", "Accept"),
    ("reject", "r", "Reject"),
    ("unsure", "u", "Unsure"),
    ("different", "d", "Different from its event"),
];

fn view(scene: &Scene) -> Shown {
    let rows = &scene.told.answer.rows;
    let body = html! {
        (done(scene))
        @match rows.first() {
            None => { p.nothing { "Nothing waits." } }
            Some(claim) => { (waiting(scene, claim, rows.get(1))) }
        }
        (log(scene))
    };
    Shown { title: "Review".into(), body }
}

/// The decision just taken, and the way back.
fn done(scene: &Scene) -> Markup {
    let Some(id) = scene.query.get("done").and_then(|d| d.parse::<u64>().ok()) else { return html! {} };
    let decision = scene.told.decided.iter().find(|d| number(d, "id") == id);
    html! {
        @if let Some(decision) = decision {
            div.earlier role="status" {
                p { "Decision " (text(field(decision, "what"))) }
                (undo(scene, id, "Undo", Some("z")))
            }
        }
    }
}

fn undo(scene: &Scene, id: u64, words: &str, key: Option<&str>) -> Markup {
    html! {
        form method="post" action="/review" {
            input type="hidden" name="form" value=(scene.form);
            input type="hidden" name="act" value="undo";
            input type="hidden" name="decision" value=(id);
            button data-key=[key] aria-keyshortcuts=[key] { (words) @if let Some(key) = key { " " kbd { (key) } } }
        }
    }
}

fn waiting(scene: &Scene, claim: &Value, next: Option<&Value>) -> Markup {
    let quote = &claim["quote"];
    let disagree = list(claim, "disagree");
    html! {
        article.review {
            p.source {
                strong { (text(field(claim, "outlet"))) } " · " (when(claim["published"].as_str())) " · "
                a href={ (scene.article(field(claim, "key"))) "#c-" (field(claim, "id")) } { "in the article" }
                @if let Some(event) = claim["event_id"].as_str() { " · " a href=(scene.event(event)) { "event with " (super::super::view::count(number(claim, "reports"), "report")) } }
            }
            blockquote dir="auto" {
                span.around { (cut(field(quote, "prefix"), 64)) } mark { (cut(field(quote, "exact"), 1200)) } span.around { (cut(field(quote, "suffix"), 64)) }
            }
            (fields(scene, 0, claim))
            @if !disagree.is_empty() { p.facts { span.conflict { "reports disagree on " (disagree.join(", ")) } } }
            (decisions(scene, claim, next))
        }
    }
}

fn decisions(scene: &Scene, claim: &Value, next: Option<&Value>) -> Markup {
    html! {
        form.decide method="post" action="/review" {
            input type="hidden" name="form" value=(scene.form);
            input type="hidden" name="claim" value=(field(claim, "id"));
            p { @for (act, key, words) in ACTS { button name="act" value=(act) data-key=(key) aria-keyshortcuts=(key) { (words) " " kbd { (key) } } " " } }
            p {
                label for="other" { "Same as claim or event" }
                input id="other" name="other" maxlength="40" data-key="s" aria-keyshortcuts="s";
                button name="act" value="same" { "Same " kbd { "s" } }
            }
            p {
                label for="field" { "Fix" }
                select id="field" name="field" data-key="f" aria-keyshortcuts="f" { @for name in FIELDS { option { (name) } } }
                label for="value" { "to" }
                input id="value" name="value" maxlength="500";
                button name="act" value="fix" { "Fix " kbd { "f" } }
            }
            p { label for="why" { "Why" } input id="why" name="why" maxlength="500"; }
        }
        @if let Some(next) = next {
            p { a href=(scene.href("/review", &[("claim", field(next, "id"))])) data-key="n" aria-keyshortcuts="n" { "Leave it, show the next " kbd { "n" } } }
        }
    }
}

/// What was decided, each with the way back.
fn log(scene: &Scene) -> Markup {
    html! {
        section aria-labelledby="log" {
            h2 id="log" { "Decisions" }
            @if scene.told.decided.is_empty() { p.nothing { "None yet." } }
            ol.events {
                @for decision in &scene.told.decided {
                    li.decision {
                        span { (text(field(decision, "what"))) " — " (text(field(decision, "who"))) @if !field(decision, "why").is_empty() { ": " (text(field(decision, "why"))) } }
                        @if decision["stands"] == true { (undo(scene, number(decision, "id"), &format!("Undo {}", number(decision, "id")), None)) }
                        @else { span.n { " undone" } }
                    }
                }
            }
        }
    }
}
