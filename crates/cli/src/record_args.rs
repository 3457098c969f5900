//! Commands of the record and their options.

use crate::intake_args::{FeedsArgs, SourcesArgs};
use clap::{Args, Subcommand, ValueEnum};
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
    /// Write out claims, gold or decisions.
    #[command(
        after_help = "Examples:\n  chancery export claims --record world.db --format jsonl > claims.jsonl\n  chancery export gold --record world.db --to gold/\n  chancery export decisions --record world.db"
    )]
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

/// Questions.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// What happened, in order.
    #[command(
        after_help = "Examples:\n  chancery timeline --from 2023-08 --to 2023-09\n  chancery timeline --kind visit,meeting --newest --limit 20 --as-of 2023-08-17"
    )]
    Timeline {
        /// The last ones first.
        #[arg(long)]
        newest: bool,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Everything between two parties, the newest first.
    #[command(
        after_help = "Examples:\n  chancery pair CHN BLR\n  chancery pair SWE IGO:NATO --kind membership --format json"
    )]
    Pair {
        /// Code of one party.
        a: String,
        /// Code of the other.
        b: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Everything about one state.
    #[command(after_help = "Example:\n  chancery state BLR --from 2023 --support 3")]
    State {
        /// Its code.
        code: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Everything about one organisation.
    #[command(after_help = "Example:\n  chancery organisation IGO:SCO")]
    Organisation {
        /// Its code.
        code: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Everything about one person, in whatever script the name was written, and the offices they held.
    #[command(after_help = "Example:\n  chancery person \"Li Shangfu\"")]
    Person {
        /// The name.
        name: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Agreements and their legal stage over time.
    #[command(after_help = "Example:\n  chancery agreements CHN BLR")]
    Agreements {
        /// One party or two.
        #[arg(num_args = 0..=2)]
        parties: Vec<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Memberships: from application to exit.
    #[command(after_help = "Example:\n  chancery members IGO:SCO --as-of 2023-12-31")]
    Members {
        /// An organisation or a party; none: all.
        code: Option<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Programmes that run, rest or were taken up again; who held which office; diplomatic relations.
    #[command(
        after_help = "Examples:\n  chancery ledger programmes CHN BLR\n  chancery ledger offices CHN\n  chancery ledger relations"
    )]
    Ledger {
        /// Which ledger.
        #[arg(value_enum)]
        which: Which,
        /// One party or two.
        #[arg(num_args = 0..=2)]
        parties: Vec<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// What was announced and what came of it.
    #[command(
        after_help = "Examples:\n  chancery plans --outcome pending,no_coverage\n  chancery plans --record world.db --format json"
    )]
    Plans {
        /// Only these outcomes: held, moved, cancelled, suspended, pending, no_coverage.
        #[arg(long, value_delimiter = ',')]
        outcome: Vec<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// "The first visit in five years": comparisons held against the record.
    #[command(
        after_help = "Examples:\n  chancery check --verdict contradicted\n  chancery check --record world.db --format json"
    )]
    Check {
        /// Only these verdicts: consistent, contradicted, insufficient_coverage, scope_unclear.
        #[arg(long, value_delimiter = ',')]
        verdict: Vec<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Where reports of one happening disagree.
    #[command(after_help = "Example:\n  chancery conflicts --kind visit")]
    Conflicts {
        #[command(flatten)]
        ask: AskArgs,
    },
    /// What became known since a day.
    #[command(after_help = "Example:\n  chancery changes --since 2024-05-01")]
    Changes {
        /// The day.
        #[arg(long, value_name = "YYYY-MM-DD")]
        since: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// What the record has read, by outlet and language.
    #[command(after_help = "Example:\n  chancery coverage CHN BLR --from 2018")]
    Coverage {
        /// One party or two.
        #[arg(num_args = 0..=2)]
        parties: Vec<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Full text, in every language.
    #[command(after_help = "Examples:\n  chancery search radar stations\n  chancery search 国防部长 --outlet 新华社")]
    Search {
        /// Words, all of which the text must hold.
        #[arg(required = true)]
        words: Vec<String>,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// A page over time: what changed from one fetch to the next.
    #[command(after_help = "Example:\n  chancery versions https://example.org/2024/05/14/talks.html")]
    Versions {
        /// Address of the article, or its identifier where it has none.
        article: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Articles that were taken over from one another, with the first of them.
    #[command(after_help = "Examples:\n  chancery copies --from 2024-05\n  chancery copies --outlet \"Example Times\"")]
    Copies {
        #[command(flatten)]
        ask: AskArgs,
    },
    /// Two pages on two parties, in Markdown, with numbered quotes.
    #[command(after_help = "Example:\n  chancery brief CHN BLR > brief.md")]
    Brief {
        /// Code of one party.
        a: String,
        /// Code of the other.
        b: String,
        #[command(flatten)]
        ask: AskArgs,
    },
    /// One event with all its claims and every value they give.
    #[command(after_help = "Example:\n  chancery event E0123456789abcdef")]
    Event {
        /// Name of the event, or the beginning of a claim's identifier.
        name: String,
        #[command(flatten)]
        ask: AskArgs,
    },
}

/// Ledgers without a command of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Exercises, training, exchange, arms, aid, trade, cooperation.
    Programmes,
    /// Who held what when.
    Offices,
    /// Ties opened, raised, lowered, broken.
    Relations,
}

/// What every question understands.
#[derive(Debug, Args, Clone)]
pub struct AskArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// As it was known on this day (by publication).
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,
    /// Kinds, with commas.
    #[arg(long, value_delimiter = ',')]
    pub kind: Vec<String>,
    /// Statuses, with commas.
    #[arg(long, value_delimiter = ',')]
    pub status: Vec<String>,
    /// Contexts, with commas.
    #[arg(long, value_delimiter = ',')]
    pub context: Vec<String>,
    /// True from this day, month or year.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// True up to this day, month or year.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Outlets that report it, with commas.
    #[arg(long, value_delimiter = ',')]
    pub outlet: Vec<String>,
    /// Languages in which it is reported, with commas.
    #[arg(long, value_delimiter = ',')]
    pub language: Vec<String>,
    /// Supported as well as this or better: 1 (best) to 6.
    #[arg(long, value_name = "1-6", value_parser = clap::value_parser!(u8).range(1..=6))]
    pub support: Option<u8>,
    /// At most so many rows (0: all); 200 for a table.
    #[arg(long)]
    pub limit: Option<usize>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub format: Form,
}

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people: fits the terminal.
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a heading.
    Csv,
}

/// Decisions of people.
#[derive(Debug, Subcommand)]
pub enum Decide {
    /// Go through what waits for a decision, key by key; or decide one claim.
    #[command(
        after_help = "Examples:\n  chancery review                              # a queue in the terminal\n  chancery review accept 3f2a --why \"read the page\"\n  chancery review fix 3f2a --field when --value 2023-08-16\n  chancery review same 3f2a 91bc\n  chancery review log"
    )]
    Review {
        /// What to do; none: the queue.
        #[command(subcommand)]
        act: Option<ReviewAct>,
        #[command(flatten)]
        by: By,
    },
    /// Two events are one.
    #[command(after_help = "Example:\n  chancery merge E0123456789abcdef Efedcba9876543210 --why \"the same signing\"")]
    Merge {
        /// Event, or claim of it.
        a: String,
        /// The other.
        b: String,
        #[command(flatten)]
        by: By,
    },
    /// A claim does not belong to its event.
    #[command(after_help = "Example:\n  chancery split 3f2a --why \"another visit\"")]
    Split {
        /// Beginning of the claim's identifier.
        claim: String,
        #[command(flatten)]
        by: By,
    },
    /// Keep a claim, an event with all its claims, or an article out of every answer, also when its page is fetched again.
    #[command(
        after_help = "Examples:\n  chancery suppress 3f2a --why \"names a private person\"\n  chancery suppress https://example.org/a.html"
    )]
    Suppress {
        /// Event, beginning of a claim's identifier, or address of an article.
        what: String,
        #[command(flatten)]
        by: By,
    },
    /// Take back a decision: the last one, or the one with this number.
    #[command(after_help = "Example:\n  chancery undo\n  chancery undo 12")]
    Undo {
        /// Its number in `chancery review log`.
        decision: Option<i64>,
        #[command(flatten)]
        by: By,
    },
}

/// One decision.
#[derive(Debug, Subcommand)]
pub enum ReviewAct {
    /// The claim is right.
    Accept(One),
    /// The claim is wrong.
    Reject(One),
    /// Can't be told.
    Unsure(One),
    /// A field has another value.
    Fix {
        /// Beginning of the claim's identifier.
        claim: String,
        /// The field: kind, status, when, actors, recipients, state, place, stage, title, event, contexts.
        #[arg(long)]
        field: String,
        /// Its value; empty: none.
        #[arg(long)]
        value: String,
    },
    /// Two claims report one happening.
    Same {
        /// A claim.
        a: String,
        /// Another.
        b: String,
    },
    /// Two claims report two happenings.
    Different {
        /// A claim.
        a: String,
        /// Another.
        b: String,
    },
    /// All decisions.
    Log,
    /// Decisions whose claim a new reading no longer has.
    Waiting,
}

/// One claim.
#[derive(Debug, Args)]
pub struct One {
    /// Beginning of its identifier.
    pub claim: String,
}

/// Who decides and why.
#[derive(Debug, Args, Clone)]
pub struct By {
    #[command(flatten)]
    pub file: RecordFile,
    /// Why.
    #[arg(long, default_value = "", global = true)]
    pub why: String,
    /// Who decides.
    #[arg(long, env = "USER", default_value = "somebody", global = true, hide_env_values = true)]
    pub who: String,
}

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

/// The record's file.
#[derive(Debug, Args, Clone)]
pub struct RecordFile {
    /// File of the record.
    #[arg(long, value_name = "FILE", default_value = "chancery.db", global = true)]
    pub record: PathBuf,
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

/// `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub file: RecordFile,
    /// Port (0: any that is free).
    #[arg(long, default_value_t = 8042)]
    pub port: u16,
    /// Address to listen on; any other than this machine's own needs --tokens.
    #[arg(long, default_value = "127.0.0.1")]
    pub address: std::net::IpAddr,
    /// File of those who may come in, made with `chancery token`.
    #[arg(long, value_name = "FILE")]
    pub tokens: Option<PathBuf>,
    /// As the server is called from outside, where a proxy stands before it: https://chancery.example.org
    #[arg(long, value_name = "URL", requires = "tokens")]
    pub public: Option<String>,
    /// Requests a second from one address (0: no limit); 50 where others than this machine may ask.
    #[arg(long)]
    pub rate: Option<u32>,
}

/// `picture`.
#[derive(Debug, Args)]
pub struct PictureArgs {
    /// Which picture.
    #[arg(value_enum)]
    pub which: Drawing,
    /// One party or two; for `chain` the event.
    #[arg(num_args = 0..=2)]
    pub of: Vec<String>,
    #[command(flatten)]
    pub ask: AskArgs,
}

/// Pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Drawing {
    /// Events over time.
    Timeline,
    /// Ties between parties on a map.
    Map,
    /// Ties between parties as a network.
    Network,
    /// Agreements and their stages.
    Ledger,
    /// Who has an event from whom.
    Chain,
}

/// `token`.
#[derive(Debug, Args)]
pub struct TokenArgs {
    /// Who it is for; stands in decisions.
    pub name: String,
    /// What they may do: read, review or admin.
    #[arg(long, default_value = "read", value_parser = ["read", "review", "admin"])]
    pub role: String,
    /// The file to add it to.
    #[arg(long, value_name = "FILE")]
    pub tokens: PathBuf,
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
