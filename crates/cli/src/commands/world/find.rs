//! From what a person types to the code of a state, organisation or other thing; what is near where nothing fits.

use crate::fault::Fault;
use chancery_pack::{Atlas, Row};
use std::collections::BTreeMap;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// States and territories.
    State,
    /// Organisations.
    Organisation,
    /// Either.
    Party,
}

impl Sort {
    fn named(self) -> &'static str {
        match self {
            Sort::State => "state",
            Sort::Organisation => "organisation",
            Sort::Party => "state or organisation",
        }
    }

    fn tables(self) -> &'static [&'static str] {
        match self {
            Sort::State => &["states"],
            Sort::Organisation => &["organisations"],
            Sort::Party => &["states", "organisations"],
        }
    }
}

/// The code of what a person named by code or by any name.
pub fn code(atlas: &Atlas, text: &str, sort: Sort) -> Result<String, Fault> {
    let codes = || sort.tables().iter().flat_map(|t| atlas.rows(t)).map(|row| row.get("code"));
    let upper = text.to_uppercase();
    let coded = codes().find(|code| code.eq_ignore_ascii_case(&upper) || code.strip_prefix("IGO:") == Some(&upper));
    let a2 = || atlas.rows("states").find(|row| row.get("a2") == upper).map(|row| row.get("code"));
    if let Some(code) = coded.or_else(|| a2().filter(|_| sort != Sort::Organisation)) {
        return Ok(code.to_string());
    }
    let known: std::collections::BTreeSet<&str> = codes().collect();
    let named = || atlas.rows("names").filter(|row| row.get("sort") != "seat" && known.contains(row.get("code")));
    match named().find(|row| same(row.get("name"), text)) {
        Some(row) => Ok(row.get("code").to_string()),
        None => Err(unknown(text, sort.named(), named().map(|row| (row.get("name"), row.get("code"))))),
    }
}

/// The same but for capitals.
pub fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// "No state `Belrus`; near it: Belarus (BLR) …".
pub fn unknown<'a>(text: &str, what: &str, known: impl Iterator<Item = (&'a str, &'a str)>) -> Fault {
    let wanted = text.to_lowercase();
    // How near by name or code, how near by the name that is shown, that name: of several scripts the one that was asked in.
    let mut best: BTreeMap<&str, (f64, f64, &str)> = BTreeMap::new();
    for (name, code) in known {
        let by_name = strsim::jaro_winkler(&wanted, &name.to_lowercase());
        let near = by_name.max(strsim::jaro_winkler(&wanted, &code.to_lowercase()));
        let entry = best.entry(code).or_insert((near, by_name, name));
        entry.0 = entry.0.max(near);
        if by_name > entry.1 {
            (entry.1, entry.2) = (by_name, name);
        }
    }
    let mut best: Vec<_> = best.into_iter().filter(|(_, (near, ..))| *near > 0.7).collect();
    best.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    let near: Vec<String> = best.iter().take(4).map(|(code, (.., name))| format!("{name} ({code})")).collect();
    match near.is_empty() {
        true => Fault::Input(format!("no {what} `{text}`; give a code or a name in any language of the packs")),
        false => Fault::Input(format!("no {what} `{text}`; near it: {}", near.join(", "))),
    }
}

/// Names of one code, by language; of one sort.
pub fn names(atlas: &Atlas, code: &str, sort: &str) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in atlas.rows("names").filter(|row| row.get("code") == code && row.get("sort") == sort) {
        names.entry(row.get("lang").to_string()).or_default().push(row.get("name").to_string());
    }
    names
}

/// Some cells of a row as JSON; empty ones are null.
pub fn cells(row: Row, columns: &[&str]) -> serde_json::Map<String, serde_json::Value> {
    let cell = |text: &str| if text.is_empty() { serde_json::Value::Null } else { text.into() };
    columns.iter().map(|column| (column.to_string(), cell(row.get(column)))).collect()
}
