//! Tests of the server: a record is filed, pages are asked for, what comes back is looked at.

mod assistants;
mod deciding;
mod exports;
mod hostile;
mod pages;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use chancery::claim::{Evidence, Party, Quote, When};
use chancery::{Article, Claim};
use chancery_record::Record;
use chancery_record::filed::Filing;
use chancery_serve::{Options, router, state};
use std::path::PathBuf;
use tower::ServiceExt;

/// A served record in a folder of its own.
struct Served {
    router: axum::Router,
    folder: PathBuf,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What came back.
struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Reply {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
}

/// Serves articles with their claims.
fn served(name: &str, filings: &[Filing]) -> Served {
    served_with(name, filings, |options| options)
}

fn served_with(name: &str, filings: &[Filing], set: impl Fn(Options) -> Options) -> Served {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("serve-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("r.db");
    let mut record = Record::open(&path).expect("a record");
    record.file(filings, true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    drop(record);
    let options =
        set(Options { record: path, address: ([127, 0, 0, 1], 0).into(), rate: 0, tokens: Vec::new(), public: None });
    Served { router: router(state(&options).expect("a server")), folder }
}

impl Served {
    async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        Reply { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn get(&self, path: &str) -> Reply {
        self.send(asked(path).body(Body::empty()).expect("a request")).await
    }
}

fn asked(path: &str) -> axum::http::request::Builder {
    Request::builder().uri(path).header("host", "127.0.0.1:8042")
}

/// An article with one claim on the words `quote` of its text.
fn filing(id: &str, published: &str, text: &str, quote: &str, change: impl FnOnce(&mut Claim, &mut Article)) -> Filing {
    let start = text[..text.find(quote).expect("the quote is in the text")].chars().count();
    let end = start + quote.chars().count();
    let mut article = Article {
        id: id.into(),
        outlet: Some(format!("{id} Daily")),
        published: Some(published.into()),
        title: Some(format!("Title of {id}")),
        text: text.into(),
        ..Article::default()
    };
    let party = |code: &str| Party { id: code.into(), text: String::new() };
    let mut claim = Claim {
        v: 1,
        article: id.into(),
        id: format!("c-{id}"),
        kind: "visit".into(),
        event: None,
        mode: Vec::new(),
        actors: vec![party("KEN")],
        recipients: vec![party("THA")],
        people: Vec::new(),
        when: Some(When {
            edtf: "2024-03-05".into(),
            earliest: Some("2024-03-05".into()),
            latest: Some("2024-03-05".into()),
            text: String::new(),
            anchor: None,
        }),
        announced: None,
        place: None,
        from: None,
        status: "happened".into(),
        says: Vec::new(),
        contexts: Vec::new(),
        stage: None,
        title: None,
        about: None,
        object: Vec::new(),
        comparison: None,
        links: Vec::new(),
        evidence: vec![Evidence { field: "kind".into(), start, end, via: "said".into(), entry: None }],
        confidence: 0.9,
        quote: Quote { exact: quote.into(), start, end, prefix: String::new(), suffix: String::new() },
        sentence: 0,
        event_id: None,
        reading: "test".into(),
    };
    change(&mut claim, &mut article);
    Filing { article, claims: vec![claim], language: "en".into(), reading: "test".into(), fetched: None }
}

/// Three reports of one visit, the first before it.
fn visit() -> Vec<Filing> {
    let planned = |claim: &mut Claim, _: &mut Article| claim.status = "planned".into();
    vec![
        filing("one", "2024-03-01", "The minister will visit Bangkok.", "will visit Bangkok", planned),
        filing("two", "2024-03-06", "He visited Bangkok on Tuesday.", "visited Bangkok on Tuesday", |_, _| {}),
        filing("три", "2024-03-07", "Визит в Бангкок состоялся.", "Визит в Бангкок", |_, _| {}),
    ]
}
