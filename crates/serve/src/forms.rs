//! The forms of an answer: a page, JSON, CSV.

use crate::page::{Page, Scene, Told};
use crate::problem::Problem;
use crate::query::Query;
use crate::{names::Names, view};
use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chancery_record::answers::Answer;
use maud::html;
use serde::Serialize;
use serde_json::Value;

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A page.
    Html,
    /// One object with the rows.
    Json,
    /// Rows with a heading.
    Csv,
    /// The picture of the page.
    Svg,
}

impl Form {
    /// Parts the end of a path that asks for a form. What only programs ask for is JSON, also where it fails.
    pub fn of(path: &str) -> (&str, Form) {
        if matches!(path, "/mcp" | "/api" | "/health" | "/metrics") || path.starts_with("/export/") {
            return (path, Form::Json);
        }
        let end = |end: &str| path.strip_suffix(end);
        let ends = [(".json", Form::Json), (".csv", Form::Csv), (".svg", Form::Svg)];
        ends.into_iter().find_map(|(e, form)| Some((end(e)?, form))).unwrap_or((path, Form::Html))
    }

    /// Media type.
    pub fn media(self) -> &'static str {
        match self {
            Form::Html => "text/html; charset=utf-8",
            Form::Json => "application/json",
            Form::Csv => "text/csv; charset=utf-8; header=present",
            Form::Svg => "image/svg+xml",
        }
    }
}

/// A written answer.
#[derive(Debug, Clone)]
pub struct Written {
    /// Media type.
    pub media: &'static str,
    /// Body.
    pub body: Bytes,
    /// Token of the next page.
    pub next: Option<String>,
}

/// Where a page is asked for.
pub struct Place<'p> {
    /// The page.
    pub page: &'static Page,
    /// Its path as it was asked for, without the end that tells the form.
    pub path: &'p str,
    /// Scheme and host, for links that are to be kept.
    pub host: &'p str,
    /// What forms must send back.
    pub form: &'p str,
}

/// Writes an answer.
pub fn write(place: &Place, query: &Query, told: &Told, form: Form, names: &Names) -> Result<Written, Problem> {
    let body = match form {
        Form::Html => {
            let scene = Scene { names, page: place.page, path: place.path, query, told, form: place.form };
            let shown = (place.page.view)(&scene);
            view::layout::page(&scene, &shown, place.host).into_string().into_bytes()
        }
        Form::Json => json(place.page, query, told)?,
        Form::Csv => told.answer.csv()?,
        Form::Svg => {
            let scene = Scene { names, page: place.page, path: place.path, query, told, form: place.form };
            let draw = place.page.picture.ok_or_else(|| Problem::missing("this page has no picture"))?;
            view::picture::drawn(&scene, draw).file().into_bytes()
        }
    };
    Ok(Written { media: form.media(), body: body.into(), next: told.next.clone() })
}

/// An answer as programs get it.
#[derive(Serialize)]
struct Whole<'a> {
    about: &'a Value,
    as_of: Option<&'a str>,
    next: &'a Option<String>,
    notes: &'a [String],
    question: &'a str,
    rows: &'a [Value],
}

fn json(page: &Page, query: &Query, told: &Told) -> Result<Vec<u8>, Problem> {
    let Answer { about, notes, rows, .. } = &told.answer;
    let whole = Whole { about, as_of: query.get("as_of"), next: &told.next, notes, question: page.name, rows };
    serde_json::to_vec(&whole).map_err(|_| Problem::internal())
}

/// A problem in the form that was asked for.
pub fn problem(problem: &Problem, form: Form) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if form == Form::Html {
        let body = html! { p { (view::text::text(&problem.detail)) } p { a href="/" { "To the first page" } } };
        let page = view::layout::plain(problem.title, &body).into_string();
        return (status, [("content-type", Form::Html.media())], page).into_response();
    }
    let body = serde_json::to_vec(problem).unwrap_or_default();
    let mut response = (status, [("content-type", "application/problem+json")], body).into_response();
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
