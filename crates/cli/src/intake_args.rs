//! Options of what goes to the web and of what is kept of it.

use crate::record_args::{Form, Keep, RecordFile};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// How the web is asked.
#[derive(Debug, Args, Clone)]
pub struct WebArgs {
    /// Seconds to wait for an answer.
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, hide_short_help = true)]
    pub timeout: f64,
    /// How to reach you: hosts see it with every request.
    #[arg(long, value_name = "TEXT", env = "CHANCERY_CONTACT", hide_short_help = true)]
    pub contact: Option<String>,
    /// Disregard what hosts ask: robots.txt, reservations of mining rights.
    #[arg(long, value_delimiter = ',', value_parser = ["robots", "tdm"], hide_short_help = true)]
    pub disregard: Vec<String>,
    /// A private address that may be asked, for tests against a server of your own.
    #[arg(long, value_name = "ADDRESS[:PORT]", value_delimiter = ',', hide = true)]
    pub allow_private: Vec<chancery_intake::fetch::Allowed>,
}

/// `watch`.
#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Lists of feeds in OPML, and addresses of feeds.
    #[arg(required = true)]
    pub feeds: Vec<String>,
    #[command(flatten)]
    pub file: RecordFile,
    /// Asks every feed once and ends.
    #[arg(long)]
    pub once: bool,
    /// Minutes between two polls of a feed that asks for no more.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    pub interval: u64,
    /// Seconds between two requests to a host.
    #[arg(long, default_value_t = 1.0)]
    pub pause: f64,
    /// Hosts that are asked at the same time.
    #[arg(long, default_value_t = 8)]
    pub hosts: usize,
    /// What of the text is kept: without the text there is no rereading.
    #[arg(long, value_enum, default_value_t = Keep::Text)]
    pub keep: Keep,
    #[command(flatten)]
    pub web: WebArgs,
    /// Folder of packs to use instead of the shipped ones.
    #[arg(long, value_name = "DIR")]
    pub packs: Option<PathBuf>,
}

/// `feeds`.
#[derive(Debug, Args)]
pub struct FeedsArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = FeedForm::Table)]
    pub format: FeedForm,
}

/// Forms of a list of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FeedForm {
    /// For people: fits the terminal.
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a heading.
    Csv,
    /// A list for feed readers.
    Opml,
}

/// `sources`.
#[derive(Debug, Args)]
pub struct SourcesArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// Terms to be set, in TOML.
    #[arg(long, value_name = "TOML")]
    pub set: Option<PathBuf>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub format: Form,
}
