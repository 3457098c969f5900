//! What is filed, and how.

use super::RecordFile;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The table.
    pub table: PathBuf,
    /// Which column holds what.
    #[arg(long, value_name = "TOML")]
    pub mapping: PathBuf,
    #[command(flatten)]
    pub file: RecordFile,
}

/// `ingest`.
#[derive(Debug, Args)]
pub struct IngestArgs {
    #[command(flatten)]
    pub file: RecordFile,
    #[command(flatten)]
    pub source: crate::args::Source,
    /// Archives: WARC and WET (also packed), zip, JSON lines, folders of any of these and of pages; taken up where they were left.
    #[arg(long, value_name = "PATH", num_args = 1.., visible_alias = "archive", conflicts_with_all = ["files", "input", "claims"])]
    pub warc: Vec<PathBuf>,
    /// Begins archives anew, wherever they were left.
    #[arg(long, requires = "warc")]
    pub anew: bool,
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
