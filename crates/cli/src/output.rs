//! Answers in the form that was asked for, and progress on a terminal.

use crate::fault::Fault;
use crate::lines::shorten;
use crate::record_args::Form;
use crate::show;
use chancery_record::answers::Answer;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use std::io::{self, BufWriter, IsTerminal, Write};

/// A progress line, hidden where nobody looks.
pub fn progress(template: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::new_spinner().with_style(style)
}

/// A bar over so many bytes with the rate and the time left, hidden where nobody looks.
pub fn progress_of(bytes: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {percent}%  {msg}  {binary_bytes_per_sec}  {eta} left");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Prints an answer; what stands beside the rows goes to standard error.
pub fn print(answer: &Answer, form: Form) -> Result<(), Fault> {
    let mut out = BufWriter::new(io::stdout().lock());
    match form {
        Form::Table if answer.rows.is_empty() => writeln!(out, "nothing found")?,
        Form::Table => writeln!(out, "{}", table(answer))?,
        Form::Json => writeln!(out, "{}", json(&answer.rows)?)?,
        Form::Jsonl => {
            for row in &answer.rows {
                writeln!(out, "{row}")?;
            }
        }
        Form::Csv => out.write_all(&csv(answer)?)?,
    }
    out.flush()?;
    for note in &answer.notes {
        eprintln!("{note}");
    }
    Ok(())
}

fn json(rows: &[Value]) -> Result<String, Fault> {
    serde_json::to_string_pretty(rows).map_err(|e| Fault::Input(e.to_string()))
}

fn table(answer: &Answer) -> comfy_table::Table {
    let mut table = show::table(&answer.columns);
    for row in &answer.rows {
        table.add_row(answer.columns.iter().map(|c| shorten(&cell(&row[*c], "\n"), 240)));
    }
    table
}

/// All fields, in the order of the first row that has them.
fn csv(answer: &Answer) -> Result<Vec<u8>, Fault> {
    let mut columns: Vec<&str> = answer.columns.clone();
    for key in answer.rows.iter().filter_map(Value::as_object).flat_map(|o| o.keys()) {
        if !columns.contains(&key.as_str()) {
            columns.push(key);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fault = |e: csv::Error| Fault::Input(e.to_string());
    writer.write_record(&columns).map_err(fault)?;
    for row in &answer.rows {
        writer.write_record(columns.iter().map(|c| cell(&row[*c], "; "))).map_err(fault)?;
    }
    writer.into_inner().map_err(|e| Fault::Input(e.to_string()))
}

/// A value in one cell: lists parted, inner objects as their values.
fn cell(value: &Value, between: &str) -> String {
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
