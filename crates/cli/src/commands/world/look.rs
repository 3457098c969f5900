//! `chancery world place`, `outlet` and `happening`: things found by any of their names.

use super::{find, rows};
use crate::fault::Fault;
use chancery_pack::{Atlas, Row};
use chancery_record::answers::Answer;
use serde_json::{Value, json};

/// Cities and bases; seas, straits and regions, which never are a state.
pub fn place(atlas: &Atlas, name: &str) -> Result<Answer, Fault> {
    let columns = ["id", "name", "state", "lat", "lon", "population", "capital"];
    let mut found: Vec<Value> = matching(atlas, "places", "id", "", name)
        .map(|row| named(atlas, find::cells(row, &columns), row.get("id")))
        .collect();
    let cities = atlas.rows("cities").filter(|row| find::same(row.get("name"), name));
    found.extend(cities.map(|row| Value::Object(find::cells(row, &columns[1..6]))));
    found.sort_by_key(|row| std::cmp::Reverse(row["population"].as_str().and_then(|p| p.parse::<u64>().ok())));
    found.extend(matching(atlas, "regions", "name", "region:", name).map(|row| {
        let code = format!("region:{}", row.get("name"));
        named(atlas, find::cells(row, &["name", "sort", "lat", "lon"]), &code)
    }));
    let known = || {
        let cities = atlas.rows("cities").map(|row| (row.get("name"), row.get("state")));
        let places = atlas.rows("places").map(|row| (row.get("name"), row.get("id")));
        places.chain(prefixed(atlas, "region:")).chain(cities)
    };
    let columns = ["name", "state", "sort", "lat", "lon", "population", "names"];
    answer(found, &columns, || find::unknown(name, "place", known()))
}

/// Agencies and outlets.
pub fn outlet(atlas: &Atlas, name: &str) -> Result<Answer, Fault> {
    let columns = ["code", "name", "state", "sort", "owner", "language"];
    let found = matching(atlas, "agencies", "code", "agency:", name)
        .map(|row| named(atlas, find::cells(row, &columns), &format!("agency:{}", row.get("code"))));
    let known = || atlas.rows("agencies").map(|row| (row.get("name"), row.get("code")));
    answer(found.collect(), &["name", "state", "sort", "owner", "names"], || find::unknown(name, "outlet", known()))
}

/// Conferences, summits, exercises, treaties, formats.
pub fn happening(atlas: &Atlas, name: &str) -> Result<Answer, Fault> {
    let columns = ["code", "title", "kind", "parties", "host", "first", "usual"];
    let found = matching(atlas, "happenings", "code", "happening:", name)
        .map(|row| named(atlas, find::cells(row, &columns), &format!("happening:{}", row.get("code"))));
    let known = || atlas.rows("happenings").map(|row| (row.get("title"), row.get("code")));
    let columns = ["code", "title", "kind", "parties", "host", "names"];
    answer(found.collect(), &columns, || find::unknown(name, "happening", known()))
}

fn answer(found: Vec<Value>, columns: &[&'static str], fault: impl Fn() -> Fault) -> Result<Answer, Fault> {
    if found.is_empty() { Err(fault()) } else { Ok(rows(columns, found)) }
}

fn named(atlas: &Atlas, mut cells: serde_json::Map<String, Value>, code: &str) -> Value {
    cells.insert("names".into(), json!(find::names(atlas, code, "name")));
    Value::Object(cells)
}

fn prefixed<'a>(atlas: &'a Atlas, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let of = atlas.rows("names").filter(move |row| row.get("code").starts_with(prefix));
    of.map(|row| (row.get("name"), row.get("code")))
}

/// Codes of names that are, or else hold, what was asked.
fn codes(atlas: &Atlas, prefix: &str, text: &str) -> Vec<String> {
    let wanted = text.to_lowercase();
    let pick = |fits: &dyn Fn(&str) -> bool| -> Vec<String> {
        let mut codes: Vec<String> = prefixed(atlas, prefix)
            .filter(|(name, _)| fits(&name.to_lowercase()))
            .map(|(_, code)| code.to_string())
            .collect();
        codes.dedup();
        codes
    };
    let exact = pick(&|name| name == wanted);
    if exact.is_empty() {
        pick(&|name| name.split([' ', '-']).any(|w| w == wanted) || name.contains(&format!("{wanted} ")))
    } else {
        exact
    }
}

/// Rows of a table whose code, name or title is what was asked, or one of whose names is.
fn matching<'a>(
    atlas: &'a Atlas,
    table: &'a str,
    key: &'a str,
    prefix: &str,
    text: &str,
) -> impl Iterator<Item = Row<'a>> {
    let wanted: std::collections::BTreeSet<String> = codes(atlas, prefix, text).into_iter().collect();
    let (prefix, text) = (prefix.to_string(), text.to_string());
    atlas.rows(table).filter(move |row| {
        let own = [key, "name", "title"].iter().any(|column| find::same(row.get(column), &text));
        own || wanted.contains(&format!("{prefix}{}", row.get(key)))
    })
}
