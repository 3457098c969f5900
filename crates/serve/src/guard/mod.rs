//! What stands before every page: which hosts are answered, how often one may ask, and the headers that keep a browser safe.

pub mod headers;
mod rate;
pub mod who;

use crate::app::{App, Options};
use crate::forms::{self, Form};
use crate::problem::Problem;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use rate::Rate;
use std::net::SocketAddr;
use std::sync::Arc;
use who::{Book, Role};

/// The rules.
pub struct Guard {
    rate: Rate,
    local: bool,
    public: Option<String>,
    /// Who may come in.
    pub book: Book,
}

impl Guard {
    /// By the options.
    pub fn new(options: &Options) -> Guard {
        Guard {
            rate: Rate::new(options.rate),
            local: options.address.ip().is_loopback() && options.public.is_none(),
            public: options.public.clone(),
            book: Book::new(options.tokens.clone()),
        }
    }

    /// Why a request is not let in.
    fn refusal(&self, request: &Request) -> Option<Problem> {
        let client = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        if client.is_some_and(|ip| !self.rate.admits(ip)) {
            return Some(Problem::hurried());
        }
        if self.local && !names_this_machine(request.headers()) {
            let detail = "this server answers on this machine only, under 127.0.0.1 or localhost";
            return Some(Problem::new(StatusCode::MISDIRECTED_REQUEST, "Wrong host", detail));
        }
        None
    }

    /// Whether the server is reached by TLS.
    pub fn encrypted(&self) -> bool {
        self.public.as_deref().is_some_and(|p| p.starts_with("https:"))
    }

    /// Scheme and host for links that are to be kept: as the server is called outside, or as the client calls it.
    pub fn host(&self, headers: &HeaderMap) -> String {
        let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("localhost");
        self.public.clone().unwrap_or_else(|| format!("http://{host}"))
    }
}

/// What anybody may see: how to sign in, whether the server is well, and what a page looks like.
fn open(path: &str) -> bool {
    matches!(path, "/login" | "/health") || path.starts_with("/static/")
}

/// A page elsewhere that has its own name lead to this machine must not read what is here.
fn names_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(n, _)| n);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// Lets a request in or not, and sends what comes out with the headers of this house.
pub async fn guard(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let start = std::time::Instant::now();
    let form = Form::of(request.uri().path()).1;
    let mut response = match admitted(&app, &mut request) {
        Err(problem) => forms::problem(&problem, form),
        Ok(()) => next.run(request).await,
    };
    headers::set(response.headers_mut(), app.guard.encrypted());
    app.metrics.count(response.status(), start.elapsed());
    response
}

/// Lets a request in, and notes who sends it.
fn admitted(app: &App, request: &mut Request) -> Result<(), Problem> {
    if let Some(problem) = app.guard.refusal(request) {
        return Err(problem);
    }
    let path = request.uri().path();
    match app.guard.book.who(request.headers()) {
        Some(who) if path == "/metrics" && who.role < Role::Admin => {
            Err(Problem::forbidden("the counters are for admins"))
        }
        Some(who) => {
            request.extensions_mut().insert(who);
            Ok(())
        }
        None if open(path) => Ok(()),
        None => Err(Problem::unknown()),
    }
}
