//! Commands of the record: one file each.

mod archive;
mod ask;
mod backup;
mod codes;
mod decide;
mod doctor;
mod export;
mod feeds;
mod import;
pub(super) mod ingest;
mod mcp;
mod picture;
mod reread;
mod review;
pub(super) mod serve;
mod sources;

use super::now;
use crate::fault::Fault;
use crate::record_args::{RecordCommand, RecordFile};
use chancery_record::Record;

/// Runs one.
pub fn run(command: &RecordCommand) -> Result<(), Fault> {
    match command {
        RecordCommand::Ingest(args) if !args.warc.is_empty() => archive::run(args),
        RecordCommand::Ingest(args) => ingest::run(args),
        RecordCommand::Feeds(args) => feeds::run(args),
        RecordCommand::Sources(args) => sources::run(args),
        RecordCommand::Reread(args) => reread::run(args),
        RecordCommand::Doctor(args) => doctor::run(args),
        RecordCommand::Backup(args) => backup::run(args),
        RecordCommand::Export(args) => export::run(args),
        RecordCommand::Mcp(file) => mcp::run(file),
        RecordCommand::Serve(args) => serve::run(args),
        RecordCommand::Token(args) => serve::token(args),
        RecordCommand::Picture(args) => picture::run(args),
        RecordCommand::Question(question) => ask::run(question),
        RecordCommand::Decide(decide) => decide::run(decide),
        RecordCommand::Import(args) => import::run(args),
    }
}

/// As many threads as asked for; 0: one for each core.
fn threads(asked: usize) -> usize {
    match asked {
        0 => std::thread::available_parallelism().map_or(1, |n| n.get()),
        n => n,
    }
}

/// Opens the record that is asked, with all its events gathered.
fn opened(file: &RecordFile) -> Result<Record, Fault> {
    let mut record = Record::open_existing(&file.record)?;
    record.settle(|_| {})?;
    Ok(record)
}
