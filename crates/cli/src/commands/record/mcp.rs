//! `chancery mcp`: the record for an assistant that starts this program and talks to it over standard input and output.

use crate::fault::Fault;
use crate::record_args::RecordFile;
use chancery_record::Record;
use chancery_record::store::Sqlite;
use std::io;

/// Answers until the input ends. Nothing is written after what was filed has been gathered.
pub fn run(file: &RecordFile) -> Result<(), Fault> {
    drop(super::opened(file)?);
    let mut record = Record::new(Sqlite::open_reader(&file.record)?)?;
    Ok(chancery_mcp::serve(&mut record, io::stdin().lock(), io::stdout().lock())?)
}
