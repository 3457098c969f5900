//! The description of the API, made from the pages themselves.

use crate::page::Page;
use crate::pages::ALL;
use crate::query::{Param, Sort};
use axum::response::IntoResponse;
use serde_json::{Map, Value, json};

/// `/api`: OpenAPI 3.1.
pub async fn api() -> impl IntoResponse {
    ([("content-type", "application/json"), ("cache-control", "public, max-age=300")], describe().to_string())
}

/// The whole description.
fn describe() -> Value {
    let mut paths = Map::new();
    for page in ALL {
        let bare = if page.path == "/" { "/today" } else { page.path };
        paths.insert(format!("{bare}.json"), json!({ "get": operation(page, "json") }));
        paths.insert(format!("{bare}.csv"), json!({ "get": operation(page, "csv") }));
    }
    let plain = |what: &str, media: &str| {
        json!({ "get": { "summary": what, "responses": { "200": {
        "description": "As it is.", "content": { media: {} } }, "default": { "$ref": "#/components/responses/Problem" } } } })
    };
    paths.insert("/health".into(), plain("Whether the record can be read.", "application/json"));
    paths.insert("/metrics".into(), plain("Counters, as Prometheus reads them.", "text/plain"));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Chancery",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The record of relations between states: who did what with whom, when, according to whom.",
            "description": "Every page is the same answer as HTML, as JSON (`.json`) and as CSV (`.csv`). `as_of` asks as it was known on a day. \
                A list goes on with the token in `next`, also given in the `Link` header.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "security": [{}, { "token": [] }],
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": { "Answer": answer(), "Problem": problem() },
            "responses": { "Problem": {
                "description": "What went wrong, and what to do about it (RFC 9457).",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
            } },
        },
    })
}

fn operation(page: &Page, form: &str) -> Value {
    let part = |p: &Param| parameter(p, "path");
    let params: Vec<Value> =
        page.parts.iter().map(part).chain(page.asked().iter().map(|p| parameter(p, "query"))).collect();
    let content = match form {
        "json" => json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Answer" } } }),
        _ => json!({ "text/csv": { "schema": { "type": "string" } } }),
    };
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    json!({
        "operationId": format!("{}_{form}", page.name),
        "summary": page.what,
        "parameters": params,
        "responses": {
            "200": { "description": "The answer.", "content": content, "headers": {
                "ETag": { "schema": { "type": "string" } },
                "Link": { "schema": { "type": "string" }, "description": "The next page, where there is one." },
            } },
            "304": { "description": "Nothing has changed since the ETag that was sent." },
            "400": problem, "401": problem, "404": problem, "429": problem, "default": problem,
        },
    })
}

fn parameter(param: &Param, place: &str) -> Value {
    let words = |words: &[&str]| json!({ "type": "array", "items": { "enum": words }, "minItems": 1 });
    let schema = match param.sort {
        Sort::Day => json!({ "type": "string", "format": "date" }),
        Sort::Date => {
            json!({ "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" })
        }
        Sort::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Sort::Among(list) => words(list),
        Sort::List => json!({ "type": "array", "items": { "type": "string" } }),
        Sort::Text => json!({ "type": "string", "maxLength": 500, "minLength": 1 }),
    };
    let list = matches!(param.sort, Sort::Among(_) | Sort::List);
    let mut out = json!({
        "name": param.name, "in": place, "required": param.needed || place == "path", "description": param.what, "schema": schema,
    });
    if list {
        out["style"] = "form".into();
        out["explode"] = false.into();
    }
    out
}

fn answer() -> Value {
    json!({
        "type": "object",
        "required": ["question", "as_of", "about", "rows", "notes", "next"],
        "additionalProperties": false,
        "properties": {
            "question": { "type": "string", "description": "Which question was answered." },
            "as_of": { "type": ["string", "null"], "format": "date", "description": "The day of knowledge; null: all that is known." },
            "about": { "description": "What was asked about, where it is one thing: the event, the article, the person." },
            "rows": { "type": "array", "items": { "type": "object" } },
            "notes": { "type": "array", "items": { "type": "string" }, "description": "What should be said beside the rows." },
            "next": { "type": ["string", "null"], "description": "Where the list goes on; null: nowhere." },
        },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri-reference" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
        },
    })
}
