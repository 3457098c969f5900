//! The description of the API (OpenAPI 3.1): of the pages from the pages themselves, of what is no page from `others`.

mod others;
mod rows;

use crate::forms::Form;
use crate::page::Page;
use crate::pages::ALL;
use crate::query::{LONGEST, Param, Sort, WORD};
use axum::response::IntoResponse;
use chancery_record::answers::Next;
use serde_json::{Map, Value, json};

/// `/api`.
pub async fn api() -> impl IntoResponse {
    ([("content-type", "application/json"), ("cache-control", "public, max-age=300")], describe().to_string())
}

/// The whole description.
fn describe() -> Value {
    let mut paths = Map::new();
    for page in ALL {
        for form in [Form::Html, Form::Json, Form::Csv, Form::Svg] {
            if form != Form::Svg || page.picture.is_some() {
                paths.insert(path(page, form), json!({ "get": operation(page, form) }));
            }
        }
    }
    paths.extend(crate::export::paths());
    for (path, method, operation) in others::all() {
        paths.entry(path).or_insert_with(|| json!({}))[method] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Chancery",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The record of relations between states: who did what with whom, when, according to whom.",
            "description": "Every page is the same answer as HTML, as JSON (`.json`), as CSV (`.csv`) and, where rows can be drawn, as SVG (`.svg`). \
                `as_of` asks as it was known on a day. A list goes on with the token in `next`, also given in the `Link` header. \
                What words and scales mean: `/about`.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "security": [{}, { "token": [] }],
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": "Made with `chancery token`; not needed on the machine itself." } },
            "schemas": schemas(),
            "responses": {
                "Problem": {
                    "description": "What went wrong, and what to do about it (RFC 9457).",
                    "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
                },
                "ProblemPage": {
                    "description": "What went wrong, and what to do about it, as a page; as JSON where the request proves itself by a token.",
                    "content": {
                        "text/html": { "schema": { "type": "string" } },
                        "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
                    },
                },
            },
        },
    })
}

fn path(page: &Page, form: Form) -> String {
    let end = match form {
        Form::Html => return page.path.into(),
        Form::Json => ".json",
        Form::Csv => ".csv",
        Form::Svg => ".svg",
    };
    format!("{}{end}", if page.path == "/" { "/today" } else { page.path })
}

fn operation(page: &Page, form: Form) -> Value {
    let parts = page.parts.iter().map(|p| parameter(p, "path", form));
    let params: Vec<Value> = parts.chain(page.asked().iter().map(|p| parameter(p, "query", form))).collect();
    let (name, content) = match form {
        Form::Html => ("html", json!({ "text/html": { "schema": { "type": "string" } } })),
        Form::Json => ("json", json!({ "application/json": { "schema": answer(page) } })),
        Form::Csv => ("csv", json!({ "text/csv": { "schema": { "type": "string" } } })),
        Form::Svg => ("svg", json!({ "image/svg+xml": { "schema": { "type": "string" } } })),
    };
    let problem = json!({ "$ref": format!("#/components/responses/{}", if form == Form::Html { "ProblemPage" } else { "Problem" }) });
    let mut headers =
        json!({ "ETag": { "schema": { "type": "string" }, "description": "Send it as `If-None-Match` next time." } });
    if page.list {
        headers["Link"] =
            json!({ "schema": { "type": "string" }, "description": "The next page, where there is one." });
    }
    json!({
        "operationId": format!("{}_{name}", page.name),
        "summary": page.what,
        "parameters": params,
        "responses": {
            "200": { "description": "The answer.", "content": content, "headers": headers },
            "304": { "description": "Nothing has changed since the ETag that was sent." },
            "400": problem, "401": problem, "404": problem, "421": problem, "429": problem, "default": problem,
        },
    })
}

/// A parameter; on pages what may be left out may also be empty, as forms of browsers send it.
pub fn parameter(param: &Param, place: &str, form: Form) -> Value {
    let needed = param.needed || place == "path";
    let empty = form == Form::Html && !needed;
    let pattern = |of: &str| if empty { of.replacen('^', "^(", 1).replacen('$', ")?$", 1) } else { of.into() };
    let list = |items: Value| json!({ "type": "array", "items": items, "minItems": usize::from(!empty) });
    let or_empty = |schema: Value| if empty { json!({ "anyOf": [schema, { "const": "" }] }) } else { schema };
    let schema = match param.sort {
        Sort::Day => or_empty(json!({ "type": "string", "format": "date" })),
        Sort::Date => json!({ "type": "string", "pattern": pattern(DATE) }),
        Sort::Number(least, most) => {
            or_empty(json!({ "type": "integer", "minimum": least, "maximum": most.min(1 << 53) }))
        }
        Sort::Among(words) => list(json!({ "enum": words })),
        Sort::List => {
            list(json!({ "type": "string", "pattern": "^[^,\\x00]*[^,\\s\\x00][^,\\x00]*$", "maxLength": WORD }))
        }
        Sort::Text if param.name == "next" => json!({ "type": "string", "pattern": pattern(Next::PATTERN) }),
        Sort::Code => json!({ "type": "string", "pattern": pattern(CODE), "maxLength": WORD }),
        Sort::Text if empty => json!({ "type": "string", "maxLength": LONGEST, "pattern": "^[^\\x00]*$" }),
        Sort::Text => {
            json!({ "type": "string", "maxLength": LONGEST, "pattern": "^[^\\x00]*[^\\s\\x00][^\\x00]*$" })
        }
    };
    let mut out =
        json!({ "name": param.name, "in": place, "required": needed, "description": param.what, "schema": schema });
    if matches!(param.sort, Sort::Among(_) | Sort::List) {
        out["style"] = "form".into();
        out["explode"] = false.into();
    }
    out
}

/// A code: no control characters, commas or slashes, and not only spaces.
const CODE: &str = "^[^,/\\x00-\\x1f\\x7f-\\x9f]*[^,/\\s\\x00-\\x1f\\x7f-\\x9f][^,/\\x00-\\x1f\\x7f-\\x9f]*$";

/// A day that is in the calendar (29 February aside), a month, a year.
const DATE: &str =
    "^[0-9]{4}(-((0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31))?$";

/// The answer of a page: its envelope, and its rows.
fn answer(page: &Page) -> Value {
    json!({
        "allOf": [
            { "$ref": "#/components/schemas/Answer" },
            { "properties": { "question": { "const": page.name }, "rows": { "items": { "$ref": format!("#/components/schemas/{}", rows::name(page.name)) } } } },
        ],
    })
}

fn schemas() -> Value {
    let mut all = Map::new();
    all.insert("Answer".into(), envelope());
    all.insert("Problem".into(), problem());
    all.extend(rows::schemas());
    all.extend(others::schemas());
    Value::Object(all)
}

fn envelope() -> Value {
    json!({
        "type": "object",
        "required": ["question", "as_of", "about", "rows", "notes", "next"],
        "additionalProperties": false,
        "properties": {
            "question": { "type": "string", "description": "Which question was answered." },
            "as_of": { "type": ["string", "null"], "format": "date", "description": "The day of knowledge; null: all that is known." },
            "about": { "type": ["object", "null"], "description": "What was asked about, where it is one thing: the event, the article, the person." },
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
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string" },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_rows_that_are_described() {
        let schemas = schemas();
        for page in ALL {
            let name = rows::name(page.name);
            assert!(schemas[name].is_object(), "{}: no schema `{name}`", page.name);
        }
    }
}
