//! Answers as comma-separated values.

use super::Answer;
use crate::error::{Error, Result};
use serde_json::Value;

impl Answer {
    /// All fields with a heading: the columns for people first, then the others in the order of the first row that has them.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let mut columns: Vec<&str> = self.columns.clone();
        for key in self.rows.iter().filter_map(Value::as_object).flat_map(|o| o.keys()) {
            if !columns.contains(&key.as_str()) {
                columns.push(key);
            }
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        let fault = |e: csv::Error| Error::Input(e.to_string());
        writer.write_record(&columns).map_err(fault)?;
        for row in &self.rows {
            writer.write_record(columns.iter().map(|c| harmless(cell(&row[*c], "; ")))).map_err(fault)?;
        }
        writer.into_inner().map_err(|e| Error::Input(e.to_string()))
    }
}

/// A value in one cell: lists parted, inner objects as their values.
pub fn cell(value: &Value, between: &str) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(|v| cell(v, ", ")).collect::<Vec<_>>().join(between),
        Value::Object(object) => object
            .iter()
            .filter(|(k, v)| *k != "claims" && !v.is_null())
            .map(|(_, v)| cell(v, ", "))
            .collect::<Vec<_>>()
            .join(" "),
        other => other.to_string(),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe before it.
pub fn harmless(text: String) -> String {
    let formula =
        text.starts_with(['=', '+', '@', '\t', '\r']) || text.starts_with('-') && text.parse::<f64>().is_err();
    if formula { format!("'{text}") } else { text }
}
