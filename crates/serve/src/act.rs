//! Decisions sent by forms: each goes into the record as a row, with who took it.

use crate::app::App;
use crate::forms::{self, Form};
use crate::guard::who::{Role, Who};
use crate::problem::Problem;
use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chancery_record::Record;
use chancery_record::decisions::{Act, Anchor, Body};
use chancery_record::filed::Stored;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Fields of a form, by name.
pub type Fields = HashMap<String, String>;

/// Grades of reliability.
pub const GRADES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// The fields of a form.
pub fn fields(body: &[u8]) -> Fields {
    form_urlencoded::parse(body).map(|(n, v)| (n.into_owned(), v.trim().to_string())).collect()
}

/// `POST /review`: one decision on a claim, or an undo.
pub async fn review(state: State<Arc<App>>, who: Extension<Who>, headers: HeaderMap, body: Bytes) -> Response {
    done(&state, &who, &headers, &body, Role::Review, "/review", decide).await
}

/// `POST /sources`: how reliable an outlet is.
pub async fn rate(state: State<Arc<App>>, who: Extension<Who>, headers: HeaderMap, body: Bytes) -> Response {
    done(&state, &who, &headers, &body, Role::Admin, "/sources", rated).await
}

async fn done(
    app: &Arc<App>,
    who: &Who,
    headers: &HeaderMap,
    body: &[u8],
    least: Role,
    back: &str,
    act: fn(&mut Record, &Who, &Fields) -> Result<i64, Problem>,
) -> Response {
    let fields = fields(body);
    let sent = fields.get("form").map_or("", String::as_str);
    let allowed = if who.role < least {
        Err(Problem::forbidden(format!("this needs the role `{}`", least.name())))
    } else {
        app.guard.book.own_form(headers, who, sent)
    };
    let decided = match allowed {
        Ok(()) => {
            let who = who.clone();
            app.pool.write(move |record| act(record, &who, &fields)).await
        }
        Err(problem) => Err(problem),
    };
    match decided {
        Ok(id) => (StatusCode::SEE_OTHER, [(header::LOCATION, format!("{back}?done={id}"))]).into_response(),
        Err(problem) => forms::problem(&problem, if who.bearer { Form::Json } else { Form::Html }),
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

fn decide(record: &mut Record, who: &Who, fields: &Fields) -> Result<i64, Problem> {
    let get = |name: &str| fields.get(name).map_or("", String::as_str);
    let why = get("why");
    if get("act") == "undo" {
        let of = get("decision");
        let of =
            (!of.is_empty()).then(|| of.parse().map_err(|_| Problem::query("`decision` is a number"))).transpose()?;
        return Ok(record.undo(&who.name, now(), of, why)?);
    }
    let claim = record.claim(need(fields, "claim")?)?;
    let (act, claims, change) = match get("act") {
        "accept" => (Act::Accept, vec![claim], None),
        "reject" => (Act::Reject, vec![claim], None),
        "unsure" => (Act::Unsure, vec![claim], None),
        "suppress" if who.role >= Role::Admin => (Act::Suppress, vec![claim], None),
        "same" => (Act::Same, vec![claim, other(record, need(fields, "other")?)?], None),
        "different" => (Act::Different, apart(record, claim)?, None),
        "fix" => (Act::Correct, vec![claim], Some((need(fields, "field")?.to_string(), get("value").to_string()))),
        _ => return Err(Problem::query("`act`: accept, reject, unsure, same, different, fix or undo")),
    };
    let (field, value) = change.unzip();
    let claims = claims.iter().map(Anchor::of).collect();
    Ok(record.decide(&who.name, now(), Body { act, claims, field, value, of: None, why: why.into() })?)
}

fn need<'f>(fields: &'f Fields, name: &str) -> Result<&'f str, Problem> {
    let value = fields.get(name).map(String::as_str).filter(|v| !v.is_empty());
    value.ok_or_else(|| Problem::query(format!("`{name}` is needed")))
}

/// The first claim of another event, named by the event or by one of its claims.
fn other(record: &Record, name: &str) -> Result<Stored, Problem> {
    record.event(name)?.claims.into_iter().next().ok_or_else(|| Problem::missing(format!("there is no event `{name}`")))
}

/// A claim and the others of its event, from which it is told apart.
fn apart(record: &Record, claim: Stored) -> Result<Vec<Stored>, Problem> {
    let event = record.event(&claim.claim.id)?;
    let others = event.claims.into_iter().filter(|c| c.anchor != claim.anchor);
    let all: Vec<Stored> = std::iter::once(claim.clone()).chain(others).collect();
    if all.len() == 1 { Err(Problem::query("the claim is alone in its event already")) } else { Ok(all) }
}

fn rated(record: &mut Record, who: &Who, fields: &Fields) -> Result<i64, Problem> {
    let (outlet, grade) = (need(fields, "outlet")?, need(fields, "grade")?);
    if !GRADES.contains(&grade) {
        return Err(Problem::query("`grade`: A (reliable) to E (unreliable), or F (can't be judged)"));
    }
    let (field, value) = (Some(outlet.to_string()), Some(grade.to_string()));
    let why = fields.get("why").cloned().unwrap_or_default();
    Ok(record.decide(&who.name, now(), Body { act: Act::Rate, claims: Vec::new(), field, value, of: None, why })?)
}
