//! `/mcp`: the record for assistants, behind the same guard as everything else.

use crate::app::App;
use crate::forms::{self, Form};
use crate::guard::who::from_here;
use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use chancery_mcp::http::{self, Head};
use std::sync::Arc;

/// Longest message: a text to be explained, escaped.
const LONGEST: usize = 1 << 20;

/// The route. Streams and sessions are none of it: there is nothing to GET or DELETE.
pub fn route() -> MethodRouter<Arc<App>> {
    post(answer).fallback(not_here).layer(DefaultBodyLimit::max(LONGEST))
}

async fn not_here() -> Response {
    let problem = forms::problem(&Problem::post_only(), Form::Json);
    ([(header::ALLOW, "POST")], problem).into_response()
}

async fn answer(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Response {
    if let Err(problem) = admitted(&headers) {
        return forms::problem(&problem, Form::Json);
    }
    let said = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).map(String::from);
    let head = Head { version: said("mcp-protocol-version"), method: said("mcp-method"), name: said("mcp-name") };
    let shared = app.clone();
    match app.pool.ask(move |record| Ok(http::answer(shared.desk(), record, &head, &body))).await {
        Ok(reply) => {
            let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let kinds = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
            match reply.body {
                Some(body) => (status, kinds, body.to_string()).into_response(),
                None => status.into_response(),
            }
        }
        Err(problem) => forms::problem(&problem, Form::Json),
    }
}

/// No page elsewhere may have a browser ask, and what is sent and wanted is JSON.
fn admitted(headers: &HeaderMap) -> Result<(), Problem> {
    if !from_here(headers) {
        return Err(Problem::forbidden("the request comes from a page of another site"));
    }
    let said = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let sent = said(header::CONTENT_TYPE);
    if !sent.split(';').next().is_some_and(|t| t.trim().eq_ignore_ascii_case("application/json")) {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Not JSON",
            "send `Content-Type: application/json`",
        ));
    }
    let wanted = said(header::ACCEPT).to_ascii_lowercase();
    if !wanted.is_empty() && !["application/json", "application/*", "*/*"].iter().any(|t| wanted.contains(t)) {
        return Err(Problem::new(StatusCode::NOT_ACCEPTABLE, "Only JSON", "answers are `application/json`"));
    }
    Ok(())
}
