//! Signing in with a token, where the server is open beyond this machine.

use crate::act::fields;
use crate::app::App;
use crate::forms::{self, Form};
use crate::guard::who::from_here;
use crate::problem::Problem;
use crate::view::layout::plain;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use std::sync::Arc;

/// `GET /login`.
pub async fn show() -> Response {
    let body = html! {
        form method="post" action="/login" {
            label for="token" { "Token" }
            input id="token" type="password" name="token" required autocomplete="current-password";
            button { "Sign in" }
        }
    };
    (
        [("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store")],
        plain("Sign in", &body).into_string(),
    )
        .into_response()
}

/// `POST /login`.
pub async fn enter(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Response {
    let token = fields(&body).remove("token").unwrap_or_default();
    let shared = app.clone();
    // Checking a hash takes time and memory on purpose: off the threads that serve.
    let checked = tokio::task::spawn_blocking(move || shared.guard.book.sign_in(&token)).await;
    match checked.ok().flatten().filter(|_| from_here(&headers)) {
        Some(cookie) => {
            let cookie = if app.guard.encrypted() { cookie + "; Secure" } else { cookie };
            (StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_string()), (header::SET_COOKIE, cookie)]).into_response()
        }
        None => forms::problem(&Problem::forbidden("this token is not known"), Form::Html),
    }
}
