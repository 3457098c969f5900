//! Options of `export`.

use super::{FilterArgs, RecordFile};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What stands under the help of `export`.
pub const EXAMPLES: &str = "\
Examples:
  chancery export csv --record world.db --out data/
  chancery export parquet --record world.db --out data/ --kind visit,meeting --from 2023 --support 3
  chancery export ics --parties CHN,BLR --out calendar/
  chancery export atom --parties CHN,BLR --base https://chancery.example.org --out feed/
  chancery export geojson --as-of 2024-05-01 > events.geojson
  chancery export claims --record world.db --format jsonl > claims.jsonl
  chancery export gold --record world.db --out gold/

Quotes, hashes and addresses go out, never whole texts (gold apart, which is your own); what is suppressed never does.
Files get their names when all of them are written. docs/exports.md says what is in each.";

/// `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What to write out.
    #[arg(value_name = "FORMAT", value_parser = formats())]
    pub what: String,
    #[command(flatten)]
    pub file: RecordFile,
    /// Folder for the files; none: standard output, where it is one file.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Put new files in the place of old ones of the same names.
    #[arg(long, requires = "out")]
    pub replace: bool,
    /// Codes of one party or two, with a comma: only events in which they take part.
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub parties: Vec<String>,
    /// Only this event, by its name or the beginning of a claim's identifier.
    #[arg(long, conflicts_with = "parties")]
    pub event: Option<String>,
    /// Of plans (ics): only these outcomes: held, moved, cancelled, suspended, pending, no_coverage.
    #[arg(long, value_delimiter = ',')]
    pub outcome: Vec<String>,
    /// Where the record is served: links lead there instead of to the first report.
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Of claims, decisions and gold: lines, or one array.
    #[arg(long, value_enum, default_value_t = LineFormat::Jsonl)]
    pub format: LineFormat,
}

/// Forms of claims, decisions and gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
}

/// Names of formats, each with what comes out.
fn formats() -> PossibleValuesParser {
    let own = [
        ("claims", "claims alone, in wire form with their event"),
        ("decisions", "decisions of people"),
        ("gold", "documents with accepted claims, in the form of the gold standard, with their texts"),
    ];
    let others = chancery_exports::ALL.iter().map(|format| (format.name, format.what));
    PossibleValuesParser::new(
        others.chain(own).map(|(name, what)| PossibleValue::new(name).help(what)).collect::<Vec<_>>(),
    )
}
