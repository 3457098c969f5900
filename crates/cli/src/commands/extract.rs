//! `chancery extract`: pages in, articles out, in the order of the input whatever the number of threads.

use crate::args::{ExtractArgs, Format};
use crate::fault::Fault;
use crate::{lines, page, show};
use chancery::Knowledge;
use chancery_pages::{Extracted, Page, extract};
use flate2::bufread::MultiGzDecoder;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Pages that are held at once: so many, or so many bytes.
const BATCH: usize = 128;
const BATCH_BYTES: usize = 48 << 20;

/// A longer line is no page.
const LONGEST_LINE: u64 = 96 << 20;

/// Faults that are named one by one; the others are counted.
const NAMED: usize = 20;

/// A line of the input.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    id: Value,
    url: Option<String>,
    html: Option<String>,
    path: Option<PathBuf>,
    content_type: Option<String>,
}

/// A line of the output.
#[derive(Serialize)]
struct Row {
    id: String,
    title: Option<String>,
    text: String,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    language: Option<String>,
    modified: Option<String>,
    canonical: Option<String>,
    kind: chancery_pages::Kind,
    captions: Vec<String>,
    notes: Vec<String>,
}

/// One page to be read: what the line says of it, and where it stands.
struct Task {
    place: String,
    line: Result<Line, String>,
    /// The page itself, if it is at hand.
    bytes: Option<Vec<u8>>,
    size: usize,
}

/// Extracts and prints.
pub fn run(args: &ExtractArgs) -> Result<(), Fault> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads);
    let format = args.format.unwrap_or(if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl });
    let mut desk = Desk {
        knowledge: Knowledge::shipped(),
        pool: threads.build().map_err(|e| Fault::Input(format!("--threads: {e}")))?,
        bar: ProgressBar::hidden(),
        folder: args.input.as_deref().and_then(Path::parent).map(PathBuf::from).unwrap_or_default(),
        printer: Printer { out: BufWriter::new(io::stdout().lock()), format, printed: 0 },
        batch: Vec::new(),
        held: 0,
        skipped: 0,
    };
    match &args.input {
        Some(path) => desk.lines(path)?,
        None if args.files.is_empty() => desk.take(standard_input(args)?)?,
        None => {
            for path in &args.files {
                desk.take(Task {
                    place: path.display().to_string(),
                    line: Ok(Line { path: Some(path.clone()), url: args.url.clone(), ..Line::default() }),
                    bytes: None,
                    size: 0,
                })?;
            }
        }
    }
    desk.flush()?;
    desk.bar.finish_and_clear();
    desk.close()
}

fn standard_input(args: &ExtractArgs) -> Result<Task, Fault> {
    let bytes = page::load(io::stdin()).map_err(|e| Fault::Io("standard input".into(), e))?;
    let line = Line { url: args.url.clone(), ..Line::default() };
    Ok(Task { place: "standard input".into(), line: Ok(line), bytes: Some(bytes), size: 0 })
}

/// Where pages are gathered, extracted together and printed.
struct Desk<W: Write> {
    knowledge: Knowledge,
    pool: rayon::ThreadPool,
    bar: ProgressBar,
    /// Paths in lines are also looked for beside the list.
    folder: PathBuf,
    printer: Printer<W>,
    batch: Vec<Task>,
    held: usize,
    skipped: usize,
}

impl<W: Write> Desk<W> {
    fn lines(&mut self, path: &Path) -> Result<(), Fault> {
        let name = if path.as_os_str() == "-" { "standard input".to_string() } else { path.display().to_string() };
        let fault = |e| Fault::Io(name.clone(), e);
        let mut from = self.open(path).map_err(fault)?;
        let mut number = 0;
        loop {
            number += 1;
            let mut line = Vec::new();
            if from.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(fault)? == 0 {
                return Ok(());
            }
            let parsed = if line.len() as u64 == LONGEST_LINE {
                from.skip_until(b'\n').map_err(fault)?;
                Err(format!("longer than {} MB", LONGEST_LINE >> 20))
            } else if line.trim_ascii().is_empty() {
                continue;
            } else {
                serde_json::from_slice(&line).map_err(|e| format!("no page in JSON ({e})"))
            };
            self.take(Task { place: format!("{name}: line {number}"), line: parsed, bytes: None, size: line.len() })?;
        }
    }

    /// The list, unpacked if need be, with a bar that knows how long it is.
    fn open(&mut self, path: &Path) -> io::Result<Box<dyn BufRead>> {
        let raw: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            let file = File::open(path)?;
            self.bar = bar(file.metadata()?.len());
            Box::new(self.bar.wrap_read(file))
        };
        let mut raw = BufReader::with_capacity(1 << 16, raw);
        let packed = raw.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        Ok(if packed { Box::new(BufReader::new(MultiGzDecoder::new(raw))) } else { Box::new(raw) })
    }

    fn take(&mut self, task: Task) -> Result<(), Fault> {
        self.held += task.size;
        self.batch.push(task);
        if self.batch.len() == BATCH || self.held > BATCH_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Fault> {
        let (batch, knowledge, folder) = (std::mem::take(&mut self.batch), &self.knowledge, &self.folder);
        self.held = 0;
        let rows: Vec<Result<Row, String>> =
            self.pool.install(|| batch.into_par_iter().map(|task| row(task, folder, knowledge)).collect());
        for row in rows {
            match row {
                Ok(row) => self.printer.print(&row)?,
                Err(fault) => {
                    self.skipped += 1;
                    if self.skipped <= NAMED {
                        self.bar.suspend(|| eprintln!("chancery: {fault} (skipped)"));
                    }
                }
            }
        }
        self.bar.set_message(show::count(self.printer.printed, "page"));
        Ok(())
    }

    fn close(mut self) -> Result<(), Fault> {
        self.printer.close()?;
        let all = self.printer.printed + self.skipped;
        match (self.skipped, all) {
            (_, 0) => Err(Fault::Input("no pages in the input".into())),
            (0, _) => Ok(()),
            (skipped, all) => Err(Fault::Input(format!("{skipped} skipped of {}", show::count(all, "page")))),
        }
    }
}

fn bar(length: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {percent}%  {msg}  {binary_bytes_per_sec}  {eta} left");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn row(task: Task, folder: &Path, knowledge: &Knowledge) -> Result<Row, String> {
    let Task { place, line, bytes, .. } = task;
    let line = line.map_err(|e| format!("{place}: {e}"))?;
    let bytes = match (bytes.or(line.html.map(String::into_bytes)), &line.path) {
        (Some(bytes), _) => bytes,
        (None, Some(path)) => beside(path, folder).map_err(|e| format!("{place}: {}: {e}", path.display()))?,
        (None, None) => return Err(format!("{place}: neither `html` nor `path`")),
    };
    let page = Page { bytes: &bytes, url: line.url.as_deref(), content_type: line.content_type.as_deref() };
    let found = extract(&page);
    let language = page::language(&found, Some(knowledge));
    let Extracted { kind, title, text, captions, outlet, author, published, modified, canonical, notes, .. } = found;
    let id = match line.id {
        Value::String(id) => id,
        Value::Null => line.path.map_or(place, |p| p.display().to_string()),
        other => other.to_string(),
    };
    Ok(Row { id, title, text, outlet, author, published, language, modified, canonical, kind, captions, notes })
}

/// A page by its path from here, or from the folder of the list.
fn beside(path: &Path, folder: &Path) -> Result<Vec<u8>, String> {
    let near = folder.join(path);
    let path = if path.exists() || !near.exists() { path } else { &near };
    File::open(path).and_then(page::load).map_err(|e| e.to_string())
}

struct Printer<W: Write> {
    out: W,
    format: Format,
    printed: usize,
}

impl<W: Write> Printer<W> {
    fn print(&mut self, row: &Row) -> Result<(), Fault> {
        let json = || serde_json::to_string(row).map_err(|e| Fault::Input(e.to_string()));
        match self.format {
            Format::Jsonl => writeln!(self.out, "{}", json()?)?,
            Format::Json => write!(self.out, "{}{}", if self.printed == 0 { "[\n" } else { ",\n" }, json()?)?,
            Format::Table => self.people(row)?,
        }
        self.printed += 1;
        Ok(())
    }

    /// For people: what is known of it, then the text as paragraphs.
    fn people(&mut self, row: &Row) -> Result<(), Fault> {
        let columns = lines::columns();
        let known = [&row.outlet, &row.author, &row.published, &row.language].into_iter().flatten();
        writeln!(self.out, "{}", row.title.as_deref().unwrap_or(&row.id))?;
        writeln!(self.out, "{}", known.map(String::as_str).collect::<Vec<_>>().join("  ·  "))?;
        if row.text.is_empty() {
            writeln!(self.out, "\nno text on this page")?;
        }
        for paragraph in row.text.lines() {
            let text: Vec<char> = paragraph.chars().collect();
            writeln!(self.out)?;
            for range in lines::fold(&text, columns) {
                writeln!(self.out, "{}", text[range].iter().collect::<String>())?;
            }
        }
        Ok(writeln!(self.out)?)
    }

    fn close(&mut self) -> Result<(), Fault> {
        if self.format == Format::Json {
            writeln!(self.out, "{}]", if self.printed == 0 { "[" } else { "\n" })?;
        }
        Ok(self.out.flush()?)
    }
}
