//! Commands of the record: one file each.

mod ask;
mod backup;
mod decide;
mod doctor;
mod export;
mod import;
pub(super) mod ingest;
mod picture;
mod reread;
mod review;
pub(super) mod serve;

use crate::fault::Fault;
use crate::record_args::{RecordCommand, RecordFile};
use chancery_record::Record;
use std::time::{SystemTime, UNIX_EPOCH};

/// Runs one.
pub fn run(command: &RecordCommand) -> Result<(), Fault> {
    match command {
        RecordCommand::Ingest(args) => ingest::run(args),
        RecordCommand::Reread(args) => reread::run(args),
        RecordCommand::Doctor(args) => doctor::run(args),
        RecordCommand::Backup(args) => backup::run(args),
        RecordCommand::Export(args) => export::run(args),
        RecordCommand::Serve(args) => serve::run(args),
        RecordCommand::Token(args) => serve::token(args),
        RecordCommand::Picture(args) => picture::run(args),
        RecordCommand::Question(question) => ask::run(question),
        RecordCommand::Decide(decide) => decide::run(decide),
        RecordCommand::Import(args) => import::run(args),
    }
}

/// Opens the record that is asked, with all its events gathered.
fn opened(file: &RecordFile) -> Result<Record, Fault> {
    let mut record = Record::open_existing(&file.record)?;
    record.settle(|_| {})?;
    Ok(record)
}

/// Milliseconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}
