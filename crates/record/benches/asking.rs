//! Asks a record all that pages and commands ask: `cargo bench -p chancery-record --bench asking -- FILE [QUESTION]` (made by the bench `filing`).
//!
//! Prints for each question how many rows there are, and the processor time of the first ask and of one that follows.

use chancery_record::answers::{self, Answer, Ask};
use chancery_record::store::Store;
use chancery_record::{Record, Result, day};
use std::path::Path;

type Question = (&'static str, fn(&Record, &Ask) -> Result<Answer>);

const QUESTIONS: [Question; 20] = [
    ("timeline", |r, ask| answers::timeline(r, ask, true)),
    ("timeline of planned visits", |r, ask| {
        answers::timeline(
            r,
            &Ask { kinds: vec!["visit".into()], statuses: vec!["planned".into()], ..ask.clone() },
            true,
        )
    }),
    ("pair USA CHN", |r, ask| answers::pair(r, ask, "USA", "CHN")),
    ("pair KEN LAO", |r, ask| answers::pair(r, ask, "KEN", "LAO")),
    ("pair KEN LAO as of 2010", |r, ask| answers::pair(r, &then(ask), "KEN", "LAO")),
    ("pair USA CHN as of 2010", |r, ask| answers::pair(r, &then(ask), "USA", "CHN")),
    ("state USA", |r, ask| answers::party(r, ask, "USA")),
    ("person", |r, ask| answers::person(r, ask, "ka lo")),
    ("today", answers::today),
    ("agreements", |r, ask| answers::agreements(r, ask, &[])),
    ("programmes", |r, ask| answers::programmes(r, ask, &[])),
    ("offices", |r, ask| answers::offices(r, ask, &[])),
    ("plans", |r, ask| answers::plans(r, ask, &[])),
    ("plans without coverage", |r, ask| answers::plans(r, ask, &["no_coverage".into()])),
    ("checks", |r, ask| answers::check(r, ask, &[])),
    ("conflicts", answers::conflicts),
    ("coverage USA", |r, ask| answers::coverage(r, ask, &["USA".into()])),
    ("review", |r, ask| answers::queue(r, ask, None)),
    ("search of a frequent word", |r, ask| answers::search(r, ask, "ka")),
    ("search in Chinese", |r, ask| answers::search(r, ask, "国防部长")),
];

/// The same question as of an earlier day.
fn then(ask: &Ask) -> Ask {
    Ask { as_of: day::parse("2010-06-01"), ..ask.clone() }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let Some(file) = args.first() else { return eprintln!("which record? cargo bench ... -- FILE [QUESTION]") };
    if let Err(error) = run(Path::new(file), args.get(1).map_or("", String::as_str)) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run(file: &Path, only: &str) -> Result<()> {
    Record::open_existing(file)?.settle(|_| {})?;
    let ask = Ask { limit: 51, look: 600, ..Ask::default() };
    for (name, question) in QUESTIONS.iter().filter(|(name, _)| name.contains(only)) {
        let record = Record::open_existing(file)?;
        record.store().hold()?;
        question(&Record::open_existing(file)?, &ask)?;
        let start = processor();
        let rows = question(&record, &ask)?.rows.len();
        let first = processor();
        question(&record, &ask)?;
        println!("{name}: {rows} rows, {:.1} ms, again {:.1} ms", (first - start) * 1e3, (processor() - first) * 1e3);
    }
    Ok(())
}

/// Seconds of processor time this process has used.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}
