//! `chancery world org` and `who`: who was in an organisation or an office on a day.

use super::find::{self, Sort};
use super::rows;
use super::when::{Day, Holds, holds};
use crate::fault::Fault;
use chancery_pack::{Atlas, Row};
use chancery_record::answers::Answer;
use serde_json::Value;

/// Members of an organisation, each with its stage.
pub fn answer(atlas: &Atlas, name: &str, on: Option<Day>) -> Result<Answer, Fault> {
    let code = find::code(atlas, name, Sort::Organisation)?;
    let stages = atlas.rows("memberships").filter(|row| row.get("organisation") == code);
    let mut found: Vec<Value> = kept(stages, on)
        .map(|(row, certain)| {
            let state = atlas.find("states", "code", row.get("state"));
            let mut cells = find::cells(row, &["state", "stage", "from", "to", "source", "checked"]);
            cells.insert("name".into(), state.map_or("", |s| s.get("name")).into());
            cells.insert("certain".into(), certain.into());
            Value::Object(cells)
        })
        .collect();
    found.sort_by_key(|row| (rank(row["stage"].as_str()), row["state"].to_string()));
    let mut answer = rows(&["state", "name", "stage", "from", "certain", "checked", "source"], found);
    if let Some(row) = atlas.find("organisations", "code", &code) {
        let cell = |column| row.get(column);
        answer.notes.push(format!(
            "{} ({code}): {}, founded {}, seat {}",
            cell("name"),
            cell("sort"),
            cell("founded"),
            cell("seat")
        ));
    }
    if answer.rows.is_empty() {
        answer.notes.push("of its members nothing is known here (on that day)".into());
    }
    Ok(answer)
}

/// Members stand before those who would be.
fn rank(stage: Option<&str>) -> usize {
    let order = [
        "permanent",
        "member",
        "suspended",
        "associate",
        "acceding",
        "invited",
        "observer",
        "partner",
        "dialogue_partner",
    ];
    order.iter().position(|s| Some(*s) == stage).unwrap_or(order.len())
}

/// Holders of an office.
pub fn who(atlas: &Atlas, office: &str, party: &str, on: Option<Day>) -> Result<Answer, Fault> {
    let party = find::code(atlas, party, Sort::Party)?;
    let office = office_code(atlas, office)?;
    let terms: Vec<Row> =
        atlas.rows("holders").filter(|row| row.get("office") == office && row.get("party") == party).collect();
    let found = kept_or_all(&terms, on).map(|(row, certain)| {
        let mut cells = find::cells(row, &["office", "party", "name", "names", "from", "to", "source", "checked"]);
        cells.insert("certain".into(), certain.into());
        Value::Object(cells)
    });
    let mut answer = rows(&["name", "from", "to", "names", "certain", "checked", "source"], found.collect());
    if terms.is_empty() {
        let others = atlas.rows("holders").filter(|row| row.get("party") == party).map(|row| row.get("office"));
        let others: std::collections::BTreeSet<&str> = others.collect();
        let known = others.into_iter().collect::<Vec<_>>().join(", ");
        answer.notes.push(match known.is_empty() {
            true => format!("no holders of offices of {party} are known here"),
            false => format!("of {party} the holders of these offices are known: {known}"),
        });
    } else if answer.rows.is_empty() {
        answer.notes.push("nobody is known to have held it on that day: vacant, acting, or unknown to us".into());
    }
    Ok(answer)
}

fn office_code(atlas: &Atlas, text: &str) -> Result<String, Fault> {
    let known = || atlas.rows("offices").map(|row| (row.get("name"), row.get("code")));
    let found = known().find(|(name, code)| find::same(name, text) || find::same(code, text));
    found.map(|(_, code)| code.to_string()).ok_or_else(|| find::unknown(text, "office", known()))
}

fn kept<'a>(rows: impl Iterator<Item = Row<'a>>, on: Option<Day>) -> impl Iterator<Item = (Row<'a>, bool)> {
    rows.map(move |row| (row, holds(row, on))).filter(|(_, h)| *h != Holds::No).map(|(row, h)| (row, h == Holds::Yes))
}

/// Those of a day; without a day, all in order.
fn kept_or_all<'t, 'a: 't>(terms: &'t [Row<'a>], on: Option<Day>) -> Box<dyn Iterator<Item = (Row<'a>, bool)> + 't> {
    let terms = terms.iter().copied();
    if on.is_none() { Box::new(terms.map(|row| (row, true))) } else { Box::new(kept(terms, on)) }
}
