//! `chancery read`: articles in, claims out, in the order of the input whatever the number of threads.

use crate::args::{Format, ReadArgs};
use crate::fault::Fault;
use crate::{input, show};
use chancery::{Article, Claim, Knowledge, Reading};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Articles read at once by all threads together.
const BATCH: usize = 256;

/// Reads and prints.
pub fn run(args: &ReadArgs) -> Result<(), Fault> {
    let format = args.format.unwrap_or(if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl });
    let knowledge = input::knowledge(&args.source)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads)
        .build()
        .map_err(|e| Fault::Input(format!("--threads: {e}")))?;
    let bar = progress(args);
    let mut printer = Printer { out: BufWriter::new(io::stdout().lock()), format, first: true };
    let mut faults = 0;
    let mut batch = Vec::with_capacity(BATCH);
    printer.open()?;
    for article in input::articles(&args.source)? {
        match article {
            Ok(article) => batch.push(article),
            Err(fault @ Fault::Input(_)) if args.source.input.is_some() => {
                eprintln!("chancery: {fault} (skipped)");
                faults += 1;
            }
            Err(fault) => return Err(fault),
        }
        if batch.len() == BATCH {
            read(&pool, &knowledge, &mut batch, &mut printer, &bar)?;
        }
    }
    read(&pool, &knowledge, &mut batch, &mut printer, &bar)?;
    printer.close()?;
    bar.finish_and_clear();
    if faults > 0 {
        Err(Fault::Input(format!("{faults} lines of the input could not be read; all others were")))
    } else {
        Ok(())
    }
}

fn progress(args: &ReadArgs) -> ProgressBar {
    if args.source.input.is_none() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::new_spinner().with_style(style)
}

fn read(
    pool: &rayon::ThreadPool,
    knowledge: &Knowledge,
    batch: &mut Vec<Article>,
    printer: &mut Printer<impl Write>,
    bar: &ProgressBar,
) -> Result<(), Fault> {
    let readings: Vec<Reading> = pool.install(|| batch.par_iter().map(|a| chancery::read(a, knowledge)).collect());
    for (article, reading) in batch.iter().zip(readings) {
        if reading.language.is_empty() {
            eprintln!("chancery: {}: {}", article.id, reading.notes.join("; "));
        }
        printer.print(article, &reading.claims)?;
    }
    bar.inc(batch.len() as u64);
    batch.clear();
    Ok(())
}

struct Printer<W: Write> {
    out: W,
    format: Format,
    first: bool,
}

impl<W: Write> Printer<W> {
    fn open(&mut self) -> Result<(), Fault> {
        if self.format == Format::Json { Ok(self.out.write_all(b"[")?) } else { Ok(()) }
    }

    fn print(&mut self, article: &Article, claims: &[Claim]) -> Result<(), Fault> {
        if self.format == Format::Table {
            let title = article.title.as_deref().filter(|t| !t.is_empty()).unwrap_or(&article.id);
            writeln!(self.out, "{title}: {} claims\n{}", claims.len(), show::claims(claims))?;
            return Ok(());
        }
        for claim in claims {
            let line = serde_json::to_string(claim).map_err(|e| Fault::Input(e.to_string()))?;
            let before = match (self.format, self.first) {
                (Format::Json, true) => "\n",
                (Format::Json, false) => ",\n",
                _ => "",
            };
            let after = if self.format == Format::Json { "" } else { "\n" };
            write!(self.out, "{before}{line}{after}")?;
            self.first = false;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        if self.format == Format::Json {
            self.out.write_all(b"\n]\n")?;
        }
        Ok(self.out.flush()?)
    }
}
