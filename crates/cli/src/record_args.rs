//! Commands of the record and their options.

mod decide;
mod export;
mod filing;
mod question;
mod serving;

pub use decide::{By, Decide, ReviewAct};
pub use export::{ExportArgs, LineFormat};
pub use filing::{ImportArgs, IngestArgs, Keep, RereadArgs};
pub use question::{AskArgs, Drawing, FilterArgs, Form, PictureArgs, Question, Which};
pub use serving::{ServeArgs, TokenArgs};

use crate::intake_args::{FeedsArgs, SourcesArgs};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Commands of the record.
#[derive(Debug, Subcommand)]
pub enum RecordCommand {
    /// File articles: read them and keep their claims in a record.
    #[command(
        after_help = "Examples:\n  chancery ingest --record world.db --input articles.jsonl\n  chancery ingest --record world.db news/ --published 2024-05-14\n  chancery ingest --record world.db --input articles.jsonl --claims claims.jsonl\n  chancery ingest --record world.db --warc crawl.warc.gz pages/\n  chancery ingest --record world.db --url https://example.org/2024/05/14/talks.html\n\nWhat is filed already is left alone: stop it at any time and run it again."
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
    /// Write out the record for other programs: tables, linked data, maps, networks, calendars, feeds.
    #[command(after_help = export::EXAMPLES)]
    Export(ExportArgs),
    /// How the watched feeds are, or a list of them.
    #[command(
        after_help = "Examples:\n  chancery feeds --record world.db\n  chancery feeds --format opml > feeds.opml"
    )]
    Feeds(FeedsArgs),
    /// What may be kept of which outlet, and under which terms.
    #[command(
        after_help = "Examples:\n  chancery sources --record world.db\n  chancery sources --set sources.toml\n\nsources.toml has a table for each outlet, host or domain:\n  [\"Example Times\"]\n  keep = \"quotes\"        # or \"text\"\n  licence = \"all rights reserved\"\n  terms = \"https://example.org/terms\"\n  note = \"asked on 14 May\""
    )]
    Sources(SourcesArgs),
    /// Show the record in a browser: pages, pictures, API.
    #[command(
        after_help = "Examples:\n  chancery serve --record world.db --port 8080\n  chancery serve --record world.db --port 0        # any free port"
    )]
    Serve(ServeArgs),
    /// Make a token with which somebody may come in from another machine.
    #[command(
        after_help = "Example:\n  chancery token anna --role review --tokens team.txt\n  chancery serve --record world.db --address 0.0.0.0 --tokens team.txt\n\nThe token is shown once; the file holds its hash (argon2)."
    )]
    Token(TokenArgs),
    /// Let an assistant ask the record (Model Context Protocol over standard input and output); nothing is written.
    #[command(
        after_help = "Example, in the settings of an assistant:\n  {\"mcpServers\": {\"chancery\": {\"command\": \"chancery\", \"args\": [\"mcp\", \"--record\", \"world.db\"]}}}\n\nOver HTTP the same is at /mcp of `chancery serve`."
    )]
    Mcp(RecordFile),
    /// Draw what the record answers, as SVG.
    #[command(
        after_help = "Examples:\n  chancery picture timeline CHN BLR > timeline.svg\n  chancery picture map RUS --record world.db > map.svg\n  chancery picture chain E0123456789abcdef > chain.svg"
    )]
    Picture(PictureArgs),
    #[command(flatten)]
    Question(Question),
    #[command(flatten)]
    Decide(Decide),
    /// File a hand-coded table (CSV) as claims of its own source.
    #[command(
        after_help = "Example:\n  chancery import visits.csv --mapping visits.toml --record world.db\n\nvisits.toml says which column holds what, and what all rows have in common:\n  source = \"Visits of ministers, coded by hand\"\n  kind = \"visit\"\n  date = \"Date\"            # EDTF, or as `format` says\n  format = \"%d.%m.%Y\"\n  actors = \"From\"          # codes, parted by `;`\n  recipients = \"To\"\n  people = \"Who\"\n  place = \"City\"\n  note = \"Remark\"          # words that stand for the quote\n  [codes]                  # what the table calls it = code\n  Weissrussland = \"BLR\""
    )]
    Import(ImportArgs),
}

/// The record's file.
#[derive(Debug, Args, Clone)]
pub struct RecordFile {
    /// File of the record.
    #[arg(long, value_name = "FILE", default_value = "chancery.db", global = true)]
    pub record: PathBuf,
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
