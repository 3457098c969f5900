//! All tools, one file each.

mod check;
mod event;
mod explain;
mod pair;
mod person;
mod plans;
mod search;
mod timeline;

use crate::asked::{Asked, Param};
use crate::desk::Desk;
use crate::rpc::{Fault, code};
use crate::schema;
use crate::told::{self, Refusal, Told};
use chancery_record::Record;
use serde_json::{Value, json};

/// A tool: one question to the record.
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// For people.
    pub title: &'static str,
    /// What it answers, for whoever chooses among tools.
    pub what: &'static str,
    /// What may be asked.
    pub params: &'static [Param],
    /// Fields of a row, with their types.
    pub row: &'static [(&'static str, &'static str)],
    /// Asks the record.
    pub answer: fn(&Desk, &Record, &Asked) -> Result<Told, Refusal>,
    /// A row in a line.
    pub line: fn(&Value) -> String,
}

/// The tools. A new one is a file and a line here.
pub static ALL: &[&Tool] = &[
    &timeline::TOOL,
    &pair::TOOL,
    &event::TOOL,
    &person::TOOL,
    &plans::TOOL,
    &check::TOOL,
    &search::TOOL,
    &explain::TOOL,
];

/// All tools as clients see them.
pub fn list(desk: &Desk) -> Value {
    let tool = |t: &&Tool| {
        json!({
            "name": t.name, "title": t.title, "description": t.what,
            "inputSchema": schema::input(t.params, desk), "outputSchema": schema::output(&schema::row(t.row)),
            "annotations": { "title": t.title, "readOnlyHint": true, "destructiveHint": false, "idempotentHint": true, "openWorldHint": false },
        })
    };
    json!({ "tools": ALL.iter().map(tool).collect::<Vec<_>>() })
}

/// Calls a tool. What a model can mend by asking otherwise is a result that says so, not a fault of the protocol.
pub fn call(desk: &Desk, record: &Record, params: &Value) -> Result<Value, Fault> {
    let name = params["name"].as_str().unwrap_or_default();
    let tool = ALL.iter().find(|t| t.name == name).ok_or_else(|| {
        let known: Vec<&str> = ALL.iter().map(|t| t.name).collect();
        let name: String = name.chars().take(60).collect();
        Fault::new(code::PARAMS, format!("there is no tool `{name}`; there are {}", known.join(", ")))
    })?;
    let arguments = params.get("arguments").unwrap_or(&Value::Null);
    let answered = Asked::new(arguments, tool.params, desk).map_err(Refusal::Asked).and_then(|asked| {
        let told = (tool.answer)(desk, record, &asked)?;
        told.structured(record, desk, tool.name, &asked)
    });
    match answered {
        Ok(whole) => Ok(json!({
            "content": [{ "type": "text", "text": told::text(&whole, tool.line) }], "structuredContent": whole, "isError": false,
        })),
        Err(Refusal::Asked(why)) => Ok(json!({ "content": [{ "type": "text", "text": why }], "isError": true })),
        Err(Refusal::Record(error)) => {
            eprintln!("chancery: {error}");
            Err(Fault::new(code::INTERNAL, "the record can't be read; the server's log says why"))
        }
    }
}

/// A text of a row, empty where there is none.
fn field<'v>(row: &'v Value, name: &str) -> &'v str {
    row[name].as_str().unwrap_or_default()
}

/// Fields of an event.
const EVENT: &[(&str, &str)] = &[
    ("event_id", "string"),
    ("when", "string?"),
    ("kind", "string"),
    ("who", "string"),
    ("actors", "texts"),
    ("recipients", "texts"),
    ("status", "string"),
    ("stage", "string?"),
    ("title", "string?"),
    ("place", "string?"),
    ("people", "texts"),
    ("support", "integer"),
    ("reports", "integer"),
    ("origins", "texts"),
    ("conflicts", "texts"),
    ("known", "string"),
    ("claims_in_all", "integer"),
    ("quotes", "quotes"),
];

/// An event in a line.
fn line(row: &Value) -> String {
    let mut out = format!(
        "{} {} {}, {}, support {} (1 best to 6), {} reports, event {}",
        row["when"].as_str().unwrap_or("undated"),
        field(row, "kind"),
        field(row, "who"),
        field(row, "status"),
        row["support"],
        row["reports"],
        field(row, "event_id"),
    );
    for (name, words) in [("stage", "stage "), ("place", "at "), ("title", "titled ")] {
        if let Some(value) = row[name].as_str() {
            out.push_str(&format!(", {words}{}", told::quoted(value)));
        }
    }
    let people: Vec<String> = told::texts(&row["people"]).iter().map(|p| told::quoted(p)).collect();
    if !people.is_empty() {
        out.push_str(&format!(", people {}", people.join(" ")));
    }
    let conflicts = told::texts(&row["conflicts"]);
    if !conflicts.is_empty() {
        out.push_str(&format!(", reports disagree on {}", conflicts.join(", ")));
    }
    out
}
