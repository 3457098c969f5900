//! Commands of the record and their options.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Commands of the record.
#[derive(Debug, Subcommand)]
pub enum RecordCommand {
    /// File articles: read them and keep their claims in a record.
    #[command(
        after_help = "Examples:\n  chancery ingest --record world.db --input articles.jsonl\n  chancery ingest --record world.db news/ --published 2024-05-14\n  chancery ingest --record world.db --input articles.jsonl --claims claims.jsonl\n\nWhat is filed already is left alone: stop it at any time and run it again."
    )]
    Ingest(IngestArgs),
    /// Read the filed articles again with the packs of today; decisions stay.
    #[command(after_help = "Example:\n  chancery reread --record world.db")]
    Reread(RereadArgs),
    /// Look whether a record is sound.
    #[command(after_help = "Example:\n  chancery doctor --record world.db")]
    Doctor(RecordFile),
    /// Copy a record to a new file, also while others work with it.
    #[command(after_help = "Example:\n  chancery backup --record world.db --to world-2024-05.db")]
    Backup(BackupArgs),
    /// Write out claims, gold or decisions.
    #[command(
        after_help = "Examples:\n  chancery export claims --record world.db --format jsonl > claims.jsonl\n  chancery export gold --record world.db --to gold/\n  chancery export decisions --record world.db"
    )]
    Export(ExportArgs),
}

/// The record's file.
#[derive(Debug, Args, Clone)]
pub struct RecordFile {
    /// File of the record.
    #[arg(long, value_name = "FILE", default_value = "chancery.db")]
    pub record: PathBuf,
}

/// `ingest`.
#[derive(Debug, Args)]
pub struct IngestArgs {
    #[command(flatten)]
    pub file: RecordFile,
    #[command(flatten)]
    pub source: crate::args::Source,
    /// Claims made by an earlier `chancery read`, one a line: articles are not read again.
    #[arg(long, value_name = "JSONL", requires = "input")]
    pub claims: Option<PathBuf>,
    /// What of the text is kept: without the text there is no rereading.
    #[arg(long, value_enum, default_value_t = Keep::Text)]
    pub keep: Keep,
    /// Threads that read (0: one for each core).
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
}

/// What of an article is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Keep {
    /// The whole text.
    Text,
    /// Only the quotes of claims.
    Quotes,
}

/// `reread`.
#[derive(Debug, Args)]
pub struct RereadArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// Folder of packs to use instead of the shipped ones.
    #[arg(long, value_name = "DIR")]
    pub packs: Option<PathBuf>,
    /// Threads that read (0: one for each core).
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
}

/// `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// The new file.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

/// `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What to write out.
    #[arg(value_enum)]
    pub what: What,
    #[command(flatten)]
    pub file: RecordFile,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = LineFormat::Jsonl)]
    pub format: LineFormat,
    /// Folder for gold documents, one file each.
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
}

/// What can be written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Claims in wire form, with their event.
    Claims,
    /// Documents with accepted claims, in the form of the gold standard.
    Gold,
    /// Decisions.
    Decisions,
}

/// Forms of what is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
}
