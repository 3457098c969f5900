//! Questions and what every one of them understands.

use super::RecordFile;
use clap::{Args, Subcommand, ValueEnum};

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
    #[command(flatten)]
    pub filter: FilterArgs,
    /// At most so many rows (0: all); 200 for a table.
    #[arg(long)]
    pub limit: Option<usize>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub format: Form,
}

/// What every question about events understands.
#[derive(Debug, Args, Clone)]
pub struct FilterArgs {
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
