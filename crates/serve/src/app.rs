//! The server: routes from the list of pages, one handler for all of them.

use crate::forms::{self, Form, Place, Written};
use crate::guard::{self, Guard, who::Token};
use crate::names::Names;
use crate::ops::{self, Metrics};
use crate::page::Page;
use crate::pages::{ALL, prepared};
use crate::pool::Pool;
use crate::problem::Problem;
use crate::query::Query;
use crate::{act, api, assets, cache::Cache, export, login, mcp};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chancery_mcp::Desk;
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// File of the record.
    pub record: PathBuf,
    /// Where to listen.
    pub address: SocketAddr,
    /// Requests a second from one address; 0: no limit.
    pub rate: u32,
    /// Who may come in; none: everybody on this machine, and nobody else.
    pub tokens: Vec<Token>,
    /// As the server is called outside: `https://chancery.example.org`.
    pub public: Option<String>,
}

/// All that handlers share.
pub struct App {
    /// The record.
    pub(crate) pool: Arc<Pool>,
    /// What codes are called.
    pub(crate) names: Names,
    /// Who may do what.
    pub(crate) guard: Guard,
    /// Answers that still hold.
    pub(crate) cache: Cache,
    /// Counters.
    pub(crate) metrics: Metrics,
    /// What tools for assistants need; opened when the first one asks.
    desk: OnceLock<Desk>,
    /// What exports share.
    pub(crate) exports: export::Exports,
}

impl App {
    /// What tools for assistants need.
    pub(crate) fn desk(&self) -> &Desk {
        self.desk.get_or_init(Desk::shipped)
    }
}

/// Readers of the record at work at the same time.
const READERS: usize = 4;

/// Opens the record and makes all ready that handlers share.
pub fn state(options: &Options) -> Result<Arc<App>, Problem> {
    if options.tokens.is_empty() && (!options.address.ip().is_loopback() || options.public.is_some()) {
        return Err(Problem::query(
            "beyond this machine only with tokens: make one with `chancery token`, and give the file with --tokens",
        ));
    }
    Ok(Arc::new(App {
        pool: Arc::new(Pool::open(&options.record, READERS)?),
        names: Names::shipped(),
        guard: Guard::new(options),
        cache: Cache::default(),
        metrics: Metrics::default(),
        desk: OnceLock::new(),
        exports: export::Exports::default(),
    }))
}

/// Serves until it is told to stop. `ready` hears the address.
pub fn serve(options: &Options, ready: impl FnOnce(SocketAddr)) -> Result<(), Problem> {
    let app = state(options)?;
    let fault = |e: std::io::Error| Problem::query(format!("{}: {e}", options.address));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(fault)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(options.address).await.map_err(fault)?;
        ready(listener.local_addr().map_err(fault)?);
        let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await.map_err(fault)
    })
}

/// Waits for Ctrl-C or the signal to end.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            let (interrupt, end) = (std::pin::pin!(interrupt), std::pin::pin!(end.recv()));
            first(interrupt, end).await;
            return;
        }
    }
    let _ = interrupt.await;
}

/// The first of two to come.
async fn first(mut a: impl Future<Output: Send> + Unpin, mut b: impl Future<Output: Send> + Unpin) {
    std::future::poll_fn(|context| {
        let done =
            std::pin::Pin::new(&mut a).poll(context).is_ready() || std::pin::Pin::new(&mut b).poll(context).is_ready();
        if done { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

/// All routes.
pub fn router(app: Arc<App>) -> Router {
    let mut router = Router::new();
    for page in ALL {
        for path in page.routes() {
            let handler = move |State(app): State<Arc<App>>, uri: Uri, headers: HeaderMap| async move {
                let form = page.form_of(uri.path()).1;
                answer(&app, page, &uri, &headers).await.unwrap_or_else(|problem| forms::problem(&problem, form))
            };
            router = router.route(&path, get(handler));
        }
    }
    let form = |uri: &Uri| Form::of(uri.path()).1;
    router
        .merge(assets::routes())
        .route("/review", axum::routing::post(act::review))
        .route("/sources", axum::routing::post(act::rate))
        .route("/login", get(login::show).post(login::enter))
        .route("/mcp", mcp::route())
        .route("/export/{format}", get(export::export))
        .route("/api", get(api::api))
        .route("/health", get(ops::health))
        .route("/metrics", get(ops::metrics))
        .fallback(move |uri: Uri| async move { forms::problem(&Problem::missing("there is no such page"), form(&uri)) })
        .method_not_allowed_fallback(move |uri: Uri| async move { forms::problem(&Problem::method(), form(&uri)) })
        .layer(DefaultBodyLimit::max(64 << 10))
        .layer(axum::middleware::from_fn_with_state(app.clone(), guard::guard))
        .with_state(app)
}

/// Answers a question in the form that was asked for, from what is known to hold still where possible.
async fn answer(app: &Arc<App>, page: &'static Page, uri: &Uri, headers: &HeaderMap) -> Result<Response, Problem> {
    let (path, form) = page.form_of(uri.path());
    let query = page.query(path, uri.query().unwrap_or_default(), form)?;
    let host = app.guard.host(headers);
    if page.forms && form == Form::Html {
        let (token, cookie) = app.guard.book.form(headers);
        let written = asked(app, page, path, query, form, host, token).await?;
        let mut response = ([(header::CONTENT_TYPE, written.media), (header::CACHE_CONTROL, "no-store")], written.body)
            .into_response();
        if let Some(cookie) = cookie.and_then(|c| c.parse().ok()) {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        return Ok(response);
    }
    let key = format!("{form:?} {host}{path}?{}", uri.query().unwrap_or_default());
    let generation = app.pool.generation()?;
    let written = match app.cache.get(&key, generation) {
        Some(written) => written,
        None => {
            let written = asked(app, page, path, query, form, host, String::new()).await?;
            app.cache.put(key, generation, written.clone());
            written
        }
    };
    Ok(respond(&written, uri, headers))
}

/// Asks the record and writes the answer.
async fn asked(
    app: &Arc<App>,
    page: &'static Page,
    path: &str,
    query: Query,
    form: Form,
    host: String,
    token: String,
) -> Result<Written, Problem> {
    let (shared, path) = (app.clone(), path.to_string());
    let question = move |record: &_| {
        let told = prepared(page, record, &query)?;
        let place = Place { page, path: &path, host: &host, form: &token };
        forms::write(&place, &query, &told, form, &shared.names)
    };
    app.pool.ask(question).await
}

/// The response, or that nothing has changed since it was last fetched.
pub(crate) fn respond(written: &Written, uri: &Uri, headers: &HeaderMap) -> Response {
    let (tag, same) = tag_of(&Sha256::digest(&written.body), headers);
    let caching = [("etag", tag.as_str()), ("cache-control", "private, no-cache")];
    if same {
        return (axum::http::StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let mut response = (caching, [(header::CONTENT_TYPE, written.media)], written.body.clone()).into_response();
    if written.media == Form::Svg.media()
        && let Ok(policy) = guard::headers::picture_policy().parse()
    {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if let Some(next) = &written.next {
        let before = uri.query().unwrap_or_default().split('&').filter(|p| !p.is_empty() && !p.starts_with("next="));
        let query: Vec<String> = before.map(String::from).chain([format!("next={next}")]).collect();
        if let Ok(link) = format!("<{}?{}>; rel=\"next\"", uri.path(), query.join("&")).parse() {
            response.headers_mut().insert(header::LINK, link);
        }
    }
    response
}

/// The ETag of a body by its hash, and whether the client has it already.
pub(crate) fn tag_of(hash: &[u8], headers: &HeaderMap) -> (String, bool) {
    let hash: String = hash.iter().take(12).map(|b| format!("{b:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let same = known.split(',').map(|t| t.trim().trim_start_matches("W/")).any(|t| t == tag || t == "*");
    (tag, same)
}

impl Page {
    /// Paths under which it is served: as it is, and with the ends that ask for a form. One that ends with a part of the path finds
    /// the end in there.
    fn routes(&self) -> Vec<String> {
        match self.path {
            "/" => vec!["/".into(), format!("/{}.json", self.name), format!("/{}.csv", self.name)],
            path if path.ends_with('}') => vec![path.into()],
            path => ["", ".json", ".csv", ".svg"].map(|end| format!("{path}{end}")).to_vec(),
        }
    }

    /// The path without the end that asks for a form, and the form.
    fn form_of<'p>(&self, path: &'p str) -> (&'p str, Form) {
        let (bare, form) = Form::of(path);
        (if self.path == "/" { "/" } else { bare }, form)
    }

    /// What was asked, by path and query.
    fn query(&self, path: &str, text: &str, form: Form) -> Result<Query, Problem> {
        let mut query = Query::parse(text, &self.asked(), form == Form::Html)?;
        for (part, value) in self.path.split('/').zip(path.split('/')) {
            let Some(name) = part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) else { continue };
            let value = percent_encoding::percent_decode_str(value).decode_utf8();
            let value = value.map_err(|_| Problem::query(format!("`{name}` is no UTF-8")))?;
            if let Some(param) = self.parts.iter().find(|p| p.name == name) {
                param.check(&value)?;
            }
            query.push(name, value.into_owned());
        }
        Ok(query)
    }
}
