//! The codebook: a Frictionless data package that says what each column means and what may stand in it.

use crate::error::Result;
use crate::folder::{Folder, Sum};
use crate::job::Job;
use crate::tables::{Column, From, Sort, Table};
use chancery_record::day;
use chancery_record::store::Store;
use serde_json::{Map, Value, json};
use std::io::Write;

/// How a format writes its tables.
pub(crate) struct Dress {
    /// End of the files' names.
    pub end: &'static str,
    /// Format, as Frictionless calls it.
    pub format: &'static str,
    /// Media type.
    pub media: &'static str,
    /// Lists are lists, and not codes parted by `;`.
    pub lists: bool,
    /// Files are known by length and hash. Frictionless can't check these of Parquet, and holds them for wrong.
    pub sums: bool,
    /// What is to be known of texts.
    pub texts: &'static str,
}

/// A file of the package, with its fields.
pub(crate) struct Resource {
    /// Name.
    pub name: &'static str,
    /// What a row is.
    pub what: &'static str,
    /// Fields, primary key and foreign keys.
    pub schema: Value,
    /// Rows.
    pub rows: usize,
    /// What was written.
    pub sum: Sum,
}

/// Writes `datapackage.json`.
pub(crate) fn write(job: &Job, folder: &Folder, dress: &Dress, resources: Vec<Resource>) -> Result<()> {
    let mut out = folder.file("datapackage.json")?;
    let resources: Vec<Value> = resources.into_iter().map(|r| resource(dress, r)).collect();
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chancery",
        "title": job.title(),
        "description": format!("What states had to do with each other, as news texts tell it: claims with their exact words, gathered into events. \
            Quotes are the words of the outlets named in `articles`, whole texts are not included; under which terms they stand, where it is \
            known, is said there. Dates are EDTF: nothing is more exact than it was said. {}", dress.texts),
        "version": env!("CARGO_PKG_VERSION"),
        "knownUpTo": job.newest_day()?.map(day::written),
        "sources": sources(job)?,
        "resources": resources,
    });
    serde_json::to_writer_pretty(&mut out, &package)?;
    out.write_all(b"\n")?;
    out.done()?;
    Ok(())
}

/// The outlets that the record has read, with their terms.
fn sources(job: &Job) -> Result<Vec<Value>> {
    let terms = job.terms()?;
    let mut names: Vec<String> = job.record.store().outlets(job.as_of())?.into_iter().map(|o| o.name).collect();
    names.retain(|name| !name.is_empty());
    names.dedup();
    let source = |name: String| {
        let mut source = json!({ "title": name });
        if let Some(terms) = terms.terms(source["title"].as_str().unwrap_or_default(), None) {
            for (key, value) in [("licence", &terms.licence), ("terms", &terms.terms)] {
                if !value.is_empty() {
                    source[key] = value.as_str().into();
                }
            }
        }
        source
    };
    Ok(names.into_iter().map(source).collect())
}

fn resource(dress: &Dress, resource: Resource) -> Value {
    let mut out = json!({
        "name": resource.name,
        "path": format!("{}{}", resource.name, dress.end),
        "description": resource.what,
        "type": "table",
        "format": dress.format,
        "mediatype": dress.media,
        "encoding": "utf-8",
        "rows": resource.rows,
        "schema": resource.schema,
    });
    if dress.sums {
        out["bytes"] = resource.sum.bytes.into();
        out["hash"] = format!("sha256:{}", resource.sum.hash).into();
    }
    out
}

/// The schema of a table; references lead to those of these tables that are there.
pub(crate) fn schema(table: &Table, dress: &Dress, there: &[&Table]) -> Value {
    let refers = table.refers.iter().filter(|(_, other, _)| there.iter().any(|t| t.name == *other));
    let keys: Vec<Value> = refers
        .map(|(column, table, other)| json!({ "fields": [column], "reference": { "resource": table, "fields": [other] } }))
        .collect();
    let fields: Vec<Value> = table.columns.iter().map(|c| field(c, dress)).collect();
    let mut schema = json!({ "fields": fields, "primaryKey": table.key });
    if !keys.is_empty() {
        schema["foreignKeys"] = keys.into();
    }
    schema
}

fn field(column: &Column, dress: &Dress) -> Value {
    let mut constraints = Map::new();
    if column.needed {
        constraints.insert("required".into(), true.into());
    }
    let mut bounds = |least: Option<Value>, most: Option<Value>| {
        constraints.extend(least.map(|v| ("minimum".into(), v)));
        constraints.extend(most.map(|v| ("maximum".into(), v)));
    };
    let sort = match column.sort {
        Sort::Text => "string",
        Sort::Form(pattern) => {
            constraints.insert("pattern".into(), pattern.into());
            "string"
        }
        Sort::Word(words) => {
            constraints.insert("enum".into(), words.into());
            "string"
        }
        Sort::List if dress.lists => "array",
        Sort::List => "list",
        Sort::Day => "date",
        Sort::Whole(least, most) => {
            bounds(Some(least.into()), most.map(Value::from));
            "integer"
        }
        Sort::Number(least, most) => {
            bounds(least.map(Value::from), most.map(Value::from));
            "number"
        }
    };
    let from = match column.from {
        From::Outlet => "outlet: as it was published",
        From::Reading => "reading: what the program makes of the words",
        From::Record => "record: follows from all claims and decisions",
        From::People => "people: who reviewed claims or set terms",
    };
    let mut field = json!({ "name": column.name, "type": sort, "description": column.what, "source": from });
    if sort == "list" {
        field["delimiter"] = ";".into();
        field["itemType"] = "string".into();
    }
    if let Some(unit) = column.unit {
        field["unit"] = unit.into();
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}
