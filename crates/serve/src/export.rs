//! `/export/FORMAT`: the record for other programs, with the filters of the page that links there.

use crate::api;
use crate::app::{App, respond};
use crate::forms::{self, Form, Written};
use crate::pages::{OUTCOMES, PARTIES, parties};
use crate::problem::Problem;
use crate::query::{LISTS, Param, Query, Sort};
use crate::scratch::{Scratch, whole};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use chancery_exports::{ALL, Folder, Format, Gazetteer, Job, What, find};
use chancery_record::Record;
use chancery_record::answers::Ask;
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Exports at work at the same time: the other readers are for pages.
const BUSY: usize = 2;
/// Most bytes of an export that is kept in memory for the next who asks.
const KEPT: u64 = 4 << 20;

/// What exports share.
pub struct Exports {
    gazetteer: OnceLock<Gazetteer>,
    free: Semaphore,
}

impl Default for Exports {
    fn default() -> Exports {
        Exports { gazetteer: OnceLock::new(), free: Semaphore::new(BUSY) }
    }
}

/// What may be asked: the filters of lists without what pages them, the parties, the outcome of plans, or one event.
pub fn params() -> Vec<Param> {
    let event = Param { name: "event", what: "Only this event, by its name.", sort: Sort::Text, needed: false };
    let outcome = Param {
        name: "outcome",
        what: "Of plans: only these outcomes, with commas.",
        sort: Sort::Among(OUTCOMES),
        needed: false,
    };
    let filters = LISTS.into_iter().filter(|p| !matches!(p.name, "limit" | "next"));
    filters.chain([PARTIES, outcome, event]).collect()
}

/// `/export/{format}`.
pub async fn export(State(app): State<Arc<App>>, Path(name): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    made(&app, &name, &uri, &headers).await.unwrap_or_else(|problem| forms::problem(&problem, Form::Json))
}

async fn made(app: &Arc<App>, name: &str, uri: &Uri, headers: &HeaderMap) -> Result<Response, Problem> {
    let format = find(name).ok_or_else(|| {
        let names: Vec<&str> = ALL.iter().map(|f| f.name).collect();
        Problem::missing(format!("there is no such format; there are {}", names.join(", ")))
    })?;
    let query = Query::parse(uri.query().unwrap_or_default(), &params(), false)?;
    let base = app.guard.host(headers);
    let key = format!("export {base}{uri}");
    let generation = app.pool.generation()?;
    if let Some(written) = app.cache.get(&key, generation) {
        return Ok(named(respond(&written, uri, headers), format));
    }
    let _one = app.exports.free.acquire().await.map_err(|_| Problem::stopping())?;
    let (shared, address) = (app.clone(), format!("{base}{uri}"));
    let question = move |record: &Record| {
        let gazetteer = shared.exports.gazetteer.get_or_init(|| Gazetteer::new(&chancery_packs::atlas()));
        file(record, gazetteer, format, &query, base, address)
    };
    let (scratch, path) = app.pool.ask(question).await?;
    let fault = |_| Problem::internal();
    if path.metadata().map_err(fault)?.len() > KEPT {
        return Ok(named(whole(scratch, &path, format.media, headers).await?, format));
    }
    let written = Written { media: format.media, body: std::fs::read(&path).map_err(fault)?.into(), next: None };
    app.cache.put(key, generation, written.clone());
    Ok(named(respond(&written, uri, headers), format))
}

/// Writes the export into a folder that goes when it is no longer needed. Several files are packed into one.
fn file(
    record: &Record,
    gazetteer: &Gazetteer,
    format: &Format,
    query: &Query,
    base: String,
    address: String,
) -> Result<(Scratch, PathBuf), Problem> {
    let scratch = Scratch::new().map_err(|e| fault(e.into()))?;
    let ask = Ask { parties: parties(query), limit: 0, after: None, ..query.ask() };
    let what = match query.get("event") {
        Some(name) => What::Event(name.into(), ask.as_of),
        None => What::Events(ask),
    };
    let (base, address) = (Some(base), Some(address));
    let job = Job { record, gazetteer, what, outcomes: query.list("outcome"), base, address, progress: &|_| {} };
    let folder = Folder::open(scratch.path(), false).map_err(fault)?;
    (format.write)(&job, &folder).map_err(fault)?;
    let mut files = folder.close().map_err(fault)?;
    let path = match files.pop() {
        Some(only) if files.is_empty() => only,
        last => {
            files.extend(last);
            let path = scratch.path().join(format.file);
            chancery_exports::zipped(&files, &path).map_err(fault)?;
            path
        }
    };
    Ok((scratch, path))
}

fn fault(error: chancery_exports::Error) -> Problem {
    match error {
        // The question was understood before; what is left is an event that is none, or more than one.
        chancery_exports::Error::Record(error) => Problem::unnamed(error),
        // Where files are kept for a moment is nobody's business here.
        other => {
            eprintln!("chancery: {other}");
            Problem::internal()
        }
    }
}

/// A file to keep bears its name; what is subscribed to is opened where it is.
fn named(mut response: Response, format: &Format) -> Response {
    let sort = if format.subscribed { "inline" } else { "attachment" };
    if let Ok(value) = HeaderValue::from_str(&format!("{sort}; filename=\"{}\"", format.file)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response.into_response()
}

/// The description of the paths, for the API.
pub fn paths() -> Map<String, Value> {
    let parameters: Vec<Value> = params().iter().map(|p| api::parameter(p, "query", Form::Json)).collect();
    let operation = |format: &&Format| {
        let media = format.media.split(';').next().unwrap_or_default();
        let problem = json!({ "$ref": "#/components/responses/Problem" });
        let object = media == "application/json" || media.ends_with("+json");
        let schema = if object { json!({ "type": "object" }) } else { json!({ "type": "string", "format": "binary" }) };
        let get = json!({
            "operationId": format!("export_{}", format.name),
            "summary": format!("Export: {}.", format.what),
            "parameters": parameters,
            "responses": {
                "200": { "description": "The file.", "content": { media: { "schema": schema } },
                    "headers": { "ETag": { "schema": { "type": "string" } } } },
                "304": { "description": "Nothing has changed since the ETag that was sent." },
                "400": problem, "401": problem, "404": problem, "421": problem, "429": problem, "default": problem,
            },
        });
        (format!("/export/{}", format.name), json!({ "get": get }))
    };
    ALL.iter().map(operation).collect()
}
