//! Commands and their options: help, man page and completions come from here.

use crate::intake_args::{WatchArgs, WebArgs};
use crate::record_args::RecordCommand;
use crate::world_args::WorldArgs;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads the world's news and keeps the record of relations between states.
#[derive(Debug, Parser)]
#[command(
    name = "chancery",
    version,
    max_term_width = 100,
    after_help = "Examples:\n  chancery demo\n  chancery read article.txt --outlet BelTA --published 2024-05-14\n  chancery read --input articles.jsonl > claims.jsonl\n  chancery explain article.txt --published 2024-05-14"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Turn news texts into claims, each with its exact words.
    #[command(
        after_help = "Examples:\n  chancery read article.txt --published 2024-05-14\n  cat article.txt | chancery read --lang id --format json\n  chancery read --input articles.jsonl --threads 2 > claims.jsonl\n  chancery read --url https://example.org/2024/05/14/talks.html\n\nA line of articles.jsonl: {\"id\", \"outlet\", \"published\", \"title\", \"text\"} and, if known, \"lang\", \"url\"; \"html\" may\nstand instead of \"text\"."
    )]
    Read(ReadArgs),
    /// Turn pages into articles: text, title, author, dates, outlet, language.
    #[command(
        after_help = "Examples:\n  chancery extract page.html --url https://example.org/2024/05/14/talks\n  chancery extract --input pages.jsonl --format jsonl > articles.jsonl\n\nA line of pages.jsonl: {\"id\", \"url\", \"html\"}, or \"path\" to a page instead of \"html\". Pages and lists may be compressed (gzip)."
    )]
    Extract(ExtractArgs),
    /// Say why: which entry fired on which words, and where each field came from.
    #[command(after_help = "Example:\n  chancery explain article.txt --published 2024-05-14")]
    Explain(ExplainArgs),
    /// Read the articles that ship with the program and show what they say.
    Demo(DemoArgs),
    /// Look after the packs: the data from which languages are read.
    #[command(
        after_help = "Examples:\n  chancery pack stats\n  chancery pack check id --packs packs\n  chancery pack new sw --packs packs"
    )]
    Pack(PackArgs),
    /// Look up what the program knows of the world: states, organisations, offices, places, outlets.
    #[command(
        after_help = "Examples:\n  chancery world state BLR\n  chancery world org SCO --on 2023-08-16\n  chancery world who minister:defence CHN --on 2023-08-16"
    )]
    World(WorldArgs),
    /// Watch feeds: fetch, read and file what they newly list.
    #[command(
        after_help = "Examples:\n  chancery watch --record world.db feeds.opml --once\n  chancery watch --record world.db feeds.opml --contact desk@example.org\n  chancery watch --record world.db https://example.org/rss --once\n\nStop it at any time: it goes on where it was. robots.txt, reservations of mining rights and Retry-After are honoured."
    )]
    Watch(WatchArgs),
    #[command(flatten)]
    Record(RecordCommand),
    /// Print completions for a shell.
    #[command(after_help = "Example:\n  chancery completions bash > /etc/bash_completion.d/chancery")]
    Completions(CompletionsArgs),
    /// Print the manual page, of the program or of one command.
    #[command(after_help = "Examples:\n  chancery man | man -l -\n  chancery man pack check > chancery-pack-check.1")]
    Man(ManArgs),
}

/// Where articles come from.
#[derive(Debug, Args, Clone)]
pub struct Source {
    /// Files of text or pages of HTML; none: standard input.
    pub files: Vec<PathBuf>,
    /// Articles as JSON, one a line (`-`: standard input).
    #[arg(long, value_name = "JSONL", conflicts_with = "files")]
    pub input: Option<PathBuf>,
    /// Who published it.
    #[arg(long)]
    pub outlet: Option<String>,
    /// Day of publication: relative times are counted from it.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published: Option<String>,
    /// Language code, if it should not be recognised.
    #[arg(long)]
    pub lang: Option<String>,
    /// Headline.
    #[arg(long)]
    pub title: Option<String>,
    /// Address the text came from; alone, without a file, the page is fetched from there (`-` as a file: standard input).
    #[arg(long)]
    pub url: Option<String>,
    #[command(flatten)]
    pub web: WebArgs,
    /// Folder of packs to use instead of the shipped ones.
    #[arg(long, value_name = "DIR")]
    pub packs: Option<PathBuf>,
}

/// Forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: fits the terminal.
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// `read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    #[command(flatten)]
    pub source: Source,
    /// Form of the output; a table on a terminal, else one JSON object a line.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Threads (0: one for each core).
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
}

/// `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Pages; none: standard input.
    pub files: Vec<PathBuf>,
    /// Pages as JSON, one a line (`-`: standard input).
    #[arg(long, value_name = "JSONL", conflicts_with = "files")]
    pub input: Option<PathBuf>,
    /// Address the page came from.
    #[arg(long, conflicts_with = "input")]
    pub url: Option<String>,
    /// Form of the output; a table on a terminal, else one JSON object a line.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Threads (0: one for each core).
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[command(flatten)]
    pub source: Source,
    /// Only the claim with this id (or its beginning).
    #[arg(long)]
    pub claim: Option<String>,
    /// Show what each step of reading made of each sentence.
    #[arg(long)]
    pub steps: bool,
    /// Print only the choices made by learnt weights, with their candidates, as JSON, one a line.
    #[arg(long)]
    pub choices: bool,
    /// Print only what may be a person's name, with what its features weigh, as JSON, one a line.
    #[arg(long)]
    pub names: bool,
    /// Print only the marks of each sentence that may weigh for a kind of claim, as JSON, one sentence a line.
    #[arg(long)]
    pub tenor: bool,
    /// Print only the marks that may weigh for the part a party plays in its sentence, as JSON, one sentence a line.
    #[arg(long)]
    pub parts: bool,
    /// Print only the marks that may weigh for how far each claim has come, as JSON, one claim a line.
    #[arg(long)]
    pub statuses: bool,
}

/// `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Show every claim, not only the main ones.
    #[arg(long)]
    pub all: bool,
    /// File the articles in a record of their own and show it in the browser.
    #[arg(long, conflicts_with_all = ["all", "articles"])]
    pub open: bool,
    /// With --open: serve on this port, without starting a browser.
    #[arg(long, requires = "open")]
    pub port: Option<u16>,
    /// Print the articles themselves, one JSON object a line.
    #[arg(long)]
    pub articles: bool,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// `pack`.
#[derive(Debug, Args)]
pub struct PackArgs {
    /// What to do with the packs.
    #[command(subcommand)]
    pub command: PackCommand,
}

/// The commands of `pack`.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Compile a folder of packs and run every example.
    Check {
        /// Languages (none: all).
        langs: Vec<String>,
        /// The folder.
        #[arg(long, default_value = "packs")]
        packs: PathBuf,
    },
    /// Begin a language: a folder with commented files.
    New {
        /// ISO 639-1 code.
        lang: String,
        /// The folder.
        #[arg(long, default_value = "packs")]
        packs: PathBuf,
    },
    /// Count what the packs hold.
    Stats {
        /// Folder of packs instead of the shipped ones.
        #[arg(long)]
        packs: Option<PathBuf>,
        /// Form of the output.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
}

/// `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The command (none: the program).
    pub command: Vec<String>,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    pub shell: clap_complete::Shell,
}
