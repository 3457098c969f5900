//! Answers in the form that was asked for, and progress on a terminal.

use crate::fault::Fault;
use crate::lines::shorten;
use crate::record_args::Form;
use crate::show;
use chancery_record::answers::{Answer, cell};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serializer;
use serde::ser::SerializeSeq;
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
        Form::Csv => out.write_all(&answer.csv()?)?,
    }
    out.flush()?;
    for note in &answer.notes {
        eprintln!("{note}");
    }
    Ok(())
}

/// Prints an answer part by part, each as soon as it is there: what takes long is seen to go on, and not all of it is held in memory.
pub fn print_parts(form: Form, mut next: impl FnMut() -> Result<Option<Answer>, Fault>) -> Result<(), Fault> {
    let mut out = BufWriter::new(io::stdout().lock());
    match form {
        Form::Csv => {
            let mut first = true;
            while let Some(answer) = next()? {
                let bytes = answer.csv()?;
                let heading = bytes.iter().position(|b| *b == b'\n').map_or(0, |end| end + 1);
                out.write_all(&bytes[if first { 0 } else { heading }..])?;
                first = false;
            }
        }
        Form::Jsonl => {
            while let Some(answer) = next()? {
                answer.rows.iter().try_for_each(|row| writeln!(out, "{row}"))?;
            }
        }
        Form::Json | Form::Table => {
            let mut writer = serde_json::Serializer::pretty(&mut out);
            let fault = |e: serde_json::Error| Fault::Io("output".into(), e.into());
            let mut list = writer.serialize_seq(None).map_err(fault)?;
            while let Some(answer) = next()? {
                answer.rows.iter().try_for_each(|row| list.serialize_element(row)).map_err(fault)?;
            }
            list.end().map_err(fault)?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
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
