//! Our own static files: style, script, icon. Nothing is loaded from elsewhere.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

const FILES: [(&str, &str, &str); 4] = [
    ("/static/chancery.css", "text/css; charset=utf-8", include_str!("../assets/chancery.css")),
    ("/static/chancery.js", "text/javascript; charset=utf-8", include_str!("../assets/chancery.js")),
    ("/static/pictures.css", "text/css; charset=utf-8", chancery_pictures::STYLE),
    ("/static/icon.svg", "image/svg+xml", include_str!("../assets/icon.svg")),
];

/// Where they are, and what they are.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(|(path, media, _)| (*path, media.split(';').next().unwrap_or_default()))
}

/// Their routes.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let serve = |(media, text): (&'static str, &'static str)| {
        get(move || async move {
            ([(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "public, max-age=3600")], text).into_response()
        })
    };
    FILES.into_iter().fold(Router::new(), |router, (path, media, text)| router.route(path, serve((media, text))))
}
