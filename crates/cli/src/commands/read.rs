//! `chancery read`: articles in, claims out, in the order of the input whatever the number of threads.

use crate::args::{Format, ReadArgs};
use crate::desk;
use crate::fault::Fault;
use crate::input::{self, Incoming};
use crate::show;
use chancery::{Article, Claim, Knowledge, Reading};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Articles read at once by all threads together.
const BATCH: usize = 256;

/// Articles that could not be read and are named one by one; the others are counted.
const NAMED: usize = 5;

/// Reads and prints.
pub fn run(args: &ReadArgs) -> Result<(), Fault> {
    let format = args.format.unwrap_or(if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl });
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads);
    let mut desk = Desk {
        knowledge: input::knowledge(args.source.packs.as_deref())?,
        pool: threads.build().map_err(|e| Fault::Input(format!("--threads: {e}")))?,
        bar: progress(args),
        printer: Printer { out: BufWriter::new(io::stdout().lock()), format, first: true },
        batch: Vec::with_capacity(BATCH),
        alone: args.source.input.is_none() && args.source.files.len() < 2,
        tally: Tally::default(),
    };
    desk.printer.open()?;
    for article in input::articles(&args.source)? {
        match article {
            Ok(article) => desk.take(article)?,
            Err(fault) if desk.alone => return Err(fault),
            Err(fault) => desk.tally.skip(&fault),
        }
    }
    desk.read()?;
    desk.printer.close()?;
    desk.bar.finish_and_clear();
    desk.tally.verdict()
}

fn progress(args: &ReadArgs) -> ProgressBar {
    if args.source.input.is_none() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::new_spinner().with_style(style)
}

/// Where articles are gathered, read together and printed.
struct Desk<W: Write> {
    knowledge: Knowledge,
    pool: rayon::ThreadPool,
    bar: ProgressBar,
    printer: Printer<W>,
    batch: Vec<Incoming>,
    /// One text alone: what is wrong with it ends the command.
    alone: bool,
    tally: Tally,
}

impl<W: Write> Desk<W> {
    fn take(&mut self, incoming: Incoming) -> Result<(), Fault> {
        self.batch.push(incoming);
        if self.batch.len() == BATCH { self.read() } else { Ok(()) }
    }

    fn read(&mut self) -> Result<(), Fault> {
        let (batch, knowledge) = (std::mem::take(&mut self.batch), &self.knowledge);
        let read = |incoming: Incoming| {
            let article = incoming.article(Some(knowledge))?;
            let reading = desk::reading(&article, knowledge).unwrap_or_default();
            Ok((article, reading))
        };
        self.bar.inc(batch.len() as u64);
        let readings: Vec<Result<(Article, Reading), Fault>> =
            self.pool.install(|| batch.into_par_iter().map(read).collect());
        for reading in readings {
            match reading {
                Ok((article, reading)) => {
                    self.tally.add(&article, &reading);
                    self.printer.print(&article, &reading.claims)?;
                }
                Err(fault) if self.alone => return Err(fault),
                Err(fault) => self.tally.skip(&fault),
            }
        }
        Ok(())
    }
}

/// What came of the articles.
#[derive(Default)]
struct Tally {
    articles: usize,
    /// Empty, or in no language that has a pack.
    unread: usize,
    /// No article at all: broken lines, unreadable files.
    skipped: usize,
}

impl Tally {
    fn add(&mut self, article: &Article, reading: &Reading) {
        self.articles += 1;
        if reading.language.is_empty() || article.text.trim().is_empty() {
            self.unread += 1;
            if self.unread <= NAMED {
                eprintln!("chancery: {}: {}", article.id, show::notes(article, reading).join("; "));
            }
        }
    }

    fn skip(&mut self, fault: &Fault) {
        self.skipped += 1;
        eprintln!("chancery: {fault} (skipped)");
    }

    fn verdict(&self) -> Result<(), Fault> {
        if self.unread > NAMED {
            eprintln!(
                "chancery: {} empty or in no language that can be read",
                show::count(self.unread - NAMED, "more article")
            );
        }
        match self {
            Tally { skipped: 1.., .. } => Err(format!("{} skipped of {}", self.skipped, self.skipped + self.articles)),
            Tally { articles: 0, .. } => Err("no articles in the input".into()),
            _ if self.unread == self.articles => Err("nothing could be read".into()),
            _ => Ok(()),
        }
        .map_err(Fault::Input)
    }
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
            return self.table(article, claims);
        }
        for claim in claims {
            let line = show::jsonl(claim)?;
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

    fn table(&mut self, article: &Article, claims: &[Claim]) -> Result<(), Fault> {
        let title = article.title.as_deref().filter(|t| !t.is_empty()).unwrap_or(&article.id);
        let open = if article.published.is_none() { " (no --published: relative dates stay open)" } else { "" };
        match claims.len() {
            0 => writeln!(self.out, "{title}: no claims; `chancery explain` says why")?,
            n => writeln!(self.out, "{title}: {}{open}\n{}", show::count(n, "claim"), show::claims(claims))?,
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
