//! `chancery world state`: all that is known of a state.

use super::find::{self, Sort};
use super::rows;
use super::when::{Day, Holds, holds};
use crate::fault::Fault;
use crate::record_args::Form;
use chancery_pack::{Atlas, Row};
use chancery_record::answers::Answer;
use serde_json::{Map, Value, json};

/// Cells of `states.tsv` as they are.
const CELLS: [&str; 12] =
    ["code", "a2", "number", "cow", "gw", "name", "sort", "adjective", "capital", "from", "to", "before"];

/// Cells of `geography.tsv`: neighbours by land and across a strait, what texts call it for where and what it is.
const LAND: [&str; 3] = ["borders", "across", "traits"];

/// The state as one object; for people, a line a field.
pub fn answer(atlas: &Atlas, name: &str, on: Option<Day>, form: Form) -> Result<Answer, Fault> {
    let code = find::code(atlas, name, Sort::State)?;
    let row = atlas.find("states", "code", &code).ok_or_else(|| Fault::Input(format!("no state `{code}`")))?;
    let mut fields = find::cells(row, &CELLS);
    fields.extend(find::cells(row, &["after"]));
    for (field, sort) in [("names", "name"), ("formal", "formal"), ("adjectives", "adjective"), ("seats", "seat")] {
        fields.insert(field.into(), json!(find::names(atlas, &code, sort)));
    }
    let land = atlas.find("geography", "state", &code);
    fields.extend(land.map(|row| find::cells(row, &LAND)).unwrap_or_default());
    fields.insert("contested".into(), contested(atlas, &code));
    fields.insert("offices".into(), Value::Array(offices(atlas, &code, on)));
    fields.insert("memberships".into(), Value::Array(memberships(atlas, &code, on)));
    Ok(if form == Form::Table { table(&fields) } else { rows(&["code", "name"], vec![Value::Object(fields)]) })
}

fn contested(atlas: &Atlas, code: &str) -> Value {
    let row = atlas.find("contested", "code", code);
    row.map_or(Value::Null, |row| Value::Object(find::cells(row, &["claimed", "note"])))
}

fn standing<'a>(
    atlas: &'a Atlas,
    table: &'a str,
    column: &'a str,
    code: &'a str,
    on: Option<Day>,
) -> impl Iterator<Item = (Row<'a>, bool)> {
    let of = atlas.rows(table).filter(move |row| row.get(column) == code);
    of.map(move |row| (row, holds(row, on))).filter(|(_, h)| *h != Holds::No).map(|(row, h)| (row, h == Holds::Yes))
}

fn offices(atlas: &Atlas, code: &str, on: Option<Day>) -> Vec<Value> {
    let seats = standing(atlas, "holders", "party", code, on).map(|(row, certain)| {
        let mut seat = find::cells(row, &["office", "name", "from", "source", "checked"]);
        seat.insert("certain".into(), certain.into());
        Value::Object(seat)
    });
    seats.collect()
}

fn memberships(atlas: &Atlas, code: &str, on: Option<Day>) -> Vec<Value> {
    let stages = standing(atlas, "memberships", "state", code, on).map(|(row, certain)| {
        let mut stage = find::cells(row, &["organisation", "stage", "from", "source", "checked"]);
        stage.insert("certain".into(), certain.into());
        Value::Object(stage)
    });
    stages.collect()
}

fn table(fields: &Map<String, Value>) -> Answer {
    let order = CELLS
        .iter()
        .copied()
        .chain(["after", "formal", "names", "adjectives", "seats"])
        .chain(LAND)
        .chain(["contested"]);
    let mut lines: Vec<Value> = order
        .filter_map(|field| Some((field, words(fields.get(field)?)?)))
        .map(|(field, words)| json!({"field": field, "value": words}))
        .collect();
    for (field, name, what) in [("offices", "office", "name"), ("memberships", "organisation", "stage")] {
        for entry in fields[field].as_array().into_iter().flatten() {
            let text = |key: &str| entry[key].as_str().unwrap_or("?").to_string();
            let perhaps = if entry["certain"] == true { "" } else { ", perhaps" };
            let source = if text("checked") == "no" { "unchecked".to_string() } else { text("source") };
            lines.push(json!({"field": text(name), "value": format!("{}, since {}{perhaps} ({source})", text(what), text("from"))}));
        }
    }
    rows(&["field", "value"], lines)
}

/// A field in words; none where there is nothing to say.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Object(map) => {
            let one = |(key, value): (&String, &Value)| match value {
                Value::Array(list) => {
                    let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                    format!("{key}: {}", names.join(", "))
                }
                other => other.as_str().unwrap_or_default().to_string(),
            };
            map.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    };
    Some(text).filter(|text| !text.is_empty())
}
