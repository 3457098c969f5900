//! One article: its text with its claims marked, field by field.

use crate::names::word;
use crate::page::{Page, Scene, Shown, Told};
use crate::pages::checks::compared;
use crate::pages::event::capital;
use crate::query::{Param, Sort};
use crate::view::marks::{first_words, marked};
use crate::view::text::{cut, outward, text};
use crate::view::when::{told, when};
use crate::view::{address, encoded, field, status};
use chancery_record::answers;
use maud::{Markup, html};
use serde_json::Value;

/// The page.
pub static PAGE: Page = Page {
    name: "article",
    path: "/article",
    what: "One article with its claims, each field with the words on which it rests.",
    parts: &[],
    params: &[
        Param {
            name: "key",
            what: "Address of the article, or the identifier it came with.",
            sort: Sort::Text,
            needed: true,
        },
        Param {
            name: "text",
            what: "Hash of one version of its text; else the newest.",
            sort: Sort::Text,
            needed: false,
        },
    ],
    list: false,
    forms: false,
    picture: None,
    answer: |record, query| {
        let (answer, text) = answers::article(record, &query.ask(), query.need("key"), query.get("text"))?;
        Ok(Told { text, ..Told::from(answer) })
    },
    view,
};

/// Claims shown beside a text.
const MOST: usize = 300;

fn view(scene: &Scene) -> Shown {
    let answer = &scene.told.answer;
    let about = &answer.about;
    let claims = &answer.rows[..answer.rows.len().min(MOST)];
    let body = html! {
        p.source {
            strong { (text(field(about, "outlet"))) } " · " (when(about["published"].as_str())) " · "
            span.language { (text(field(about, "language"))) }
            @if let Some(url) = about["url"].as_str() { " · " (outward(url, "original page")) }
        }
        (versions(scene, about))
        div.article {
            section.text aria-label="Text" lang=(field(about, "language")) {
                @match &scene.told.text {
                    Some(text) => { (marked(text, claims)) }
                    None => { p.nothing { "The text is not kept; the claims hold its exact words." } }
                }
            }
            section.claims aria-labelledby="claims" {
                h2 id="claims" { "What it says" }
                p.hint { "Choose a field and its words light up; choose words and their field answers." }
                @if claims.is_empty() { p.nothing { "No claims." } }
                @for (n, claim) in claims.iter().enumerate() { (card(scene, n, claim)) }
                @if answer.rows.len() > MOST { p.notes { "There are more claims; the JSON holds all." } }
            }
        }
    };
    Shown { title: field(about, "title").to_string(), body }
}

/// Other versions of the same page.
fn versions(scene: &Scene, about: &Value) -> Markup {
    let versions: Vec<&Value> = about["versions"].as_array().into_iter().flatten().collect();
    let pairs = |v: &Value| [("key", field(about, "article").to_string()), ("text", field(v, "hash").to_string())];
    html! {
        @if versions.len() > 1 {
            p.versions {
                "Versions: "
                @for (n, version) in versions.iter().enumerate() {
                    @if n > 0 { ", " }
                    @let pairs = pairs(version);
                    @let here = field(version, "hash") == field(about, "hash");
                    a href=(address(scene.path, &pairs.each_ref().map(|(n, v)| (*n, v.as_str())))) aria-current=[here.then_some("true")] {
                        (told(field(version, "published"))) " " (&field(version, "hash").get(..6).unwrap_or_default())
                    }
                }
            }
        }
    }
}

/// A claim with its fields.
fn card(scene: &Scene, n: usize, claim: &Value) -> Markup {
    let id = field(claim, "id");
    html! {
        article.claim id={ "c-" (id) } data-c=(n) {
            h3 { (part(n, claim, "kind", &html! { (capital(&word(field(claim, "kind")))) })) }
            (fields(scene, n, claim))
            p.facts {
                @if let Some(event) = claim["event_id"].as_str() { span { a href=(scene.event(event)) { "Event and other reports" } } }
                span { a href=(scene.href("/review", &[("claim", id)])) { "Review" } }
                span { "sure " (format!("{:.2}", claim["confidence"].as_f64().unwrap_or_default())) }
                span.id { code { (id) } }
            }
        }
    }
}

/// The fields of a claim that have a value.
pub fn fields(scene: &Scene, n: usize, claim: &Value) -> Markup {
    html! {
            dl {
                (row(n, claim, "actors", &parties(scene, &claim["actors"])))
                (row(n, claim, "recipients", &parties(scene, &claim["recipients"])))
                (row(n, claim, "people", &people(scene, claim)))
                (row(n, claim, "when", &time(claim)))
                (row(n, claim, "where", &place(scene, claim)))
                (row(n, claim, "status", &html! { (status(field(claim, "status"))) }))
                (row(n, claim, "stage", &words(claim["stage"].as_str())))
                (row(n, claim, "title", &words(claim["title"].as_str())))
                (row(n, claim, "says", &says(claim)))
                (row(n, claim, "comparison", &comparison(claim)))
                (row(n, claim, "object", &objects(claim)))
            }
    }
}

/// A field that has a value.
fn row(n: usize, claim: &Value, name: &str, value: &Markup) -> Markup {
    html! { @if !value.0.is_empty() { dt { (word(name)) } dd { (part(n, claim, name, value)) } } }
}

/// A field's value, with the way to its words and how it was found.
fn part(n: usize, claim: &Value, name: &str, value: &Markup) -> Markup {
    let via =
        claim["evidence"].as_array().into_iter().flatten().find(|e| field(e, "field") == name).map(|e| field(e, "via"));
    let id = format!("{n}-{name}");
    html! {
        span.field id={ "f-" (id) } data-f=[first_words(claim, name).map(|_| &id)] {
            (value)
            @if let Some(start) = first_words(claim, name) {
                " " a.show href={ "#w-" (start) } aria-label={ "Words of " (word(name)) } { "words" }
            }
        }
        @if let Some(via) = via.filter(|v| *v != "said") { " " span.via { (word(via)) } }
    }
}

fn parties(scene: &Scene, parties: &Value) -> Markup {
    let codes: Vec<&str> = parties.as_array().into_iter().flatten().map(|p| field(p, "id")).collect();
    html! { (scene.parties(&codes)) }
}

fn people(scene: &Scene, claim: &Value) -> Markup {
    html! {
        @for (n, person) in claim["people"].as_array().into_iter().flatten().enumerate() {
            @if n > 0 { ", " }
            a href={ (scene.href("/person", &[("name", field(person, "name"))])) } { (text(field(person, "name"))) }
            @if let Some(office) = person["office"].as_str() { " (" (scene.names.office(office)) ")" }
        }
    }
}

fn time(claim: &Value) -> Markup {
    html! { @if let Some(edtf) = claim["when"]["edtf"].as_str() { (when(Some(edtf))) } }
}

fn place(scene: &Scene, claim: &Value) -> Markup {
    let state = claim["where"]["state"].as_str();
    html! {
        @if let Some(place) = claim["where"]["place"].as_str() { (text(place)) @if state.is_some() { ", " } }
        @if let Some(state) = state { a href=(scene.href(&format!("/state/{}", encoded(state)), &[])) { (text(scene.names.party(state))) } }
    }
}

fn words(value: Option<&str>) -> Markup {
    html! { @if let Some(value) = value { (text(&word(value))) } }
}

fn says(claim: &Value) -> Markup {
    let names: Vec<&str> = claim["says"].as_array().into_iter().flatten().map(|s| field(s, "text")).collect();
    html! { @if !names.is_empty() { (text(&names.join(", "))) } }
}

fn comparison(claim: &Value) -> Markup {
    let of = &claim["comparison"];
    html! { @if of.is_object() { (compared(of)) @if let Some(scope) = of["scope"].as_str() { " (" (text(scope)) ")" } } }
}

fn objects(claim: &Value) -> Markup {
    html! {
        @for (n, object) in claim["object"].as_array().into_iter().flatten().enumerate() {
            @if n > 0 { "; " }
            (cut(field(object, "text"), 200))
        }
    }
}
