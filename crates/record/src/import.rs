//! Hand-coded tables: each row becomes a claim of the table's own source.

use crate::decisions;
use crate::error::{Error, Result};
use crate::filed::{Filing, number};
use chancery::claim::{Evidence, Party, Person, Quote, Where};
use chancery::{Article, Claim};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which column holds what, and what all rows have in common.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Name of the source; stands for the outlet.
    pub source: String,
    /// Day from which the table was known, ISO 8601; none: each row from its own date.
    pub published: Option<String>,
    /// Kind of all rows.
    pub kind: Option<String>,
    /// Status of all rows.
    #[serde(default = "happened")]
    pub status: String,
    /// Column of the kind.
    pub kind_column: Option<String>,
    /// Column of the date.
    pub date: String,
    /// How dates are written, as in strftime; none: EDTF.
    pub format: Option<String>,
    /// Column of the actors.
    pub actors: String,
    /// Column of the recipients.
    pub recipients: Option<String>,
    /// Column of people's names.
    pub people: Option<String>,
    /// Office of the people.
    pub office: Option<String>,
    /// Column of the state where it was.
    pub state: Option<String>,
    /// Column of the place.
    pub place: Option<String>,
    /// Column of words that stand for the quote.
    pub note: Option<String>,
    /// What the table calls it, and its code.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
}

fn happened() -> String {
    "happened".into()
}

/// A table with its mapping, to what is filed. A faulty row stops it all: nothing is filed by halves.
pub fn filings(table: &str, mapping: &str, name: &str) -> Result<Vec<Filing>> {
    let mapping: Mapping = toml::from_str(mapping).map_err(|e| Error::Input(format!("mapping: {e}")))?;
    let mut reader =
        csv::ReaderBuilder::new().flexible(false).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heading: Vec<String> = reader
        .headers()
        .map_err(|e| Error::Input(format!("{name}: {e}")))?
        .iter()
        .map(|h| h.trim().to_string())
        .collect();
    let columns = Columns::new(&mapping, &heading, name)?;
    let mut out = Vec::new();
    for (n, row) in reader.records().enumerate() {
        let line = n + 2;
        let row = row.map_err(|e| Error::Input(format!("{name}: line {line}: {e}")))?;
        let cells: Vec<&str> = row.iter().collect();
        out.push(
            columns.filing(&mapping, &cells, name).map_err(|e| Error::Input(format!("{name}: line {line}: {e}")))?,
        );
    }
    Ok(out)
}

/// Positions of the columns.
struct Columns(BTreeMap<&'static str, usize>);

impl Columns {
    fn new(mapping: &Mapping, heading: &[String], name: &str) -> Result<Columns> {
        let wanted = [
            ("date", Some(&mapping.date)),
            ("actors", Some(&mapping.actors)),
            ("recipients", mapping.recipients.as_ref()),
            ("kind_column", mapping.kind_column.as_ref()),
            ("people", mapping.people.as_ref()),
            ("state", mapping.state.as_ref()),
            ("place", mapping.place.as_ref()),
            ("note", mapping.note.as_ref()),
        ];
        let mut at = BTreeMap::new();
        for (field, column) in wanted.into_iter().filter_map(|(f, c)| Some((f, c?))) {
            let place = heading.iter().position(|h| h == column).ok_or_else(|| {
                Error::Input(format!(
                    "mapping: {field} = \"{column}\", but {name} has no such column; it has {}",
                    heading.join(", ")
                ))
            })?;
            at.insert(field, place);
        }
        if mapping.kind.is_none() && mapping.kind_column.is_none() {
            return Err(Error::Input("mapping: give kind = \"visit\" for all rows, or kind_column".into()));
        }
        Ok(Columns(at))
    }

    fn filing(&self, mapping: &Mapping, cells: &[&str], name: &str) -> std::result::Result<Filing, String> {
        let cell =
            |field: &str| self.0.get(field).and_then(|n| cells.get(*n)).map(|c| c.trim()).filter(|c| !c.is_empty());
        let codes = |field: &str| cell(field).map_or(Ok(Vec::new()), |text| codes(text, mapping));
        let actors = codes("actors")?;
        if actors.is_empty() {
            return Err(format!("no party in column `{}`", mapping.actors));
        }
        let when = date(cell("date").ok_or_else(|| format!("no date in column `{}`", mapping.date))?, mapping)?;
        let kind =
            cell("kind_column").map(String::from).or_else(|| mapping.kind.clone()).ok_or("no kind in this row")?;
        let recipients = codes("recipients")?;
        let text = cell("note").map_or_else(|| cells.join(", "), String::from).replace(['\n', '\r'], " ");
        let id = format!("{}#{:016x}", mapping.source, number(&[&mapping.source, &cells.join("\u{1f}")]));
        let published = mapping.published.clone().or_else(|| when.latest.clone());
        let article = Article {
            id: id.clone(),
            outlet: Some(mapping.source.clone()),
            published,
            title: Some(name.into()),
            text: text.clone(),
            ..Article::default()
        };
        let party = actors.first().map(|p| p.id.clone());
        let person = |n: &str| Person {
            name: n.trim().into(),
            office: mapping.office.clone(),
            party: party.clone(),
            rank: None,
            role: "actor".into(),
        };
        let people = cell("people")
            .map(|p| p.split(';').filter(|n| !n.trim().is_empty()).map(person).collect())
            .unwrap_or_default();
        let state = codes("state")?.into_iter().next().map(|p| p.id);
        let place = cell("place").map(String::from);
        let end = text.chars().count();
        let claim = Claim {
            v: 1,
            article: id.clone(),
            id,
            kind,
            event: None,
            mode: Vec::new(),
            actors,
            recipients,
            people,
            when: Some(when),
            announced: None,
            place: (state.is_some() || place.is_some()).then_some(Where { state, place }),
            from: None,
            status: mapping.status.clone(),
            says: Vec::new(),
            contexts: Vec::new(),
            stage: None,
            title: None,
            about: None,
            object: Vec::new(),
            comparison: None,
            links: Vec::new(),
            evidence: vec![Evidence {
                field: "kind".into(),
                start: 0,
                end,
                via: "said".into(),
                entry: Some(format!("import:{name}")),
            }],
            confidence: 1.0,
            quote: Quote { exact: text, start: 0, end, ..Quote::default() },
            sentence: 0,
            event_id: None,
            reading: "import".into(),
        };
        Ok(Filing { article, claims: vec![claim], language: String::new(), reading: "import".into(), fetched: None })
    }
}

fn codes(text: &str, mapping: &Mapping) -> std::result::Result<Vec<Party>, String> {
    text.split(';')
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .map(|t| {
            let id = mapping.codes.get(t).cloned().unwrap_or_else(|| t.to_string());
            let state = id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase());
            let other = ["IGO:", "NSA:", "ORG:"].iter().any(|p| id.starts_with(p) && id.len() > p.len());
            match state || other {
                true => Ok(Party { id, text: t.to_string() }),
                false => Err(format!("`{t}` is no code; add it under [codes], for example {t} = \"BLR\"")),
            }
        })
        .collect()
}

fn date(text: &str, mapping: &Mapping) -> std::result::Result<chancery::claim::When, String> {
    let edtf = match &mapping.format {
        None => text.to_string(),
        Some(format) => jiff::civil::Date::strptime(format, text)
            .map(|d| d.to_string())
            .map_err(|_| format!("`{text}` is no date as {format} writes it"))?,
    };
    decisions::when(&edtf)
}
