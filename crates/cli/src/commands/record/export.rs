//! `chancery export`: the record for other programs, and claims, gold, decisions.

use super::ask::filtered;
use super::codes::{code, codes};
use super::opened;
use crate::fault::Fault;
use crate::output::progress;
use crate::record_args::{ExportArgs, LineFormat};
use crate::show;
use chancery_exports::{Folder, Format, Gazetteer, Job, What};
use chancery_record::Record;
use chancery_record::answers::Ask;
use chancery_record::store::Store;
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes out.
pub fn run(args: &ExportArgs) -> Result<(), Fault> {
    if let Some(format) = chancery_exports::find(&args.what) {
        return formatted(args, format);
    }
    // The folder of gold was once said with --to.
    let old =
        args.filter.to.as_ref().filter(|_| args.what == "gold" && args.out.is_none()).map(std::path::PathBuf::from);
    if args.what != "claims" && old.is_none() && asked(args)? != unasked() {
        return Err(Fault::Input(format!("{}: written out whole, without filters", args.what)));
    }
    let record = opened(&args.file)?;
    codes(&record, &args.parties)?;
    match (args.out.as_ref().or(old.as_ref()), args.what.as_str()) {
        (Some(path), "gold") => gold_files(&record, path),
        (Some(path), what) => {
            let folder = Folder::open(path, args.replace)?;
            let end = if args.format == LineFormat::Json { "json" } else { "jsonl" };
            let mut file = folder.file(&format!("{what}.{end}"))?;
            lines(args, &record, &mut file)?;
            named(&folder.close()?, &[]);
            Ok(())
        }
        (None, _) => lines(args, &record, &mut BufWriter::new(io::stdout().lock())),
    }
}

/// In one of the forms of other programs.
fn formatted(args: &ExportArgs, format: &Format) -> Result<(), Fault> {
    if let (None, true) = (&args.out, format.several) {
        return Err(Fault::Input(format!("{} is several files: say with --out in which folder", format.name)));
    }
    let (record, what) = (opened(&args.file)?, asked(args)?);
    codes(&record, &args.parties)?;
    let gazetteer = Gazetteer::new(&chancery_packs::atlas());
    let bar = progress("{spinner} {pos} events  {elapsed}");
    let base = args.base.as_ref().map(|b| b.trim_end_matches('/').to_string());
    let job = Job {
        record: &record,
        gazetteer: &gazetteer,
        what,
        outcomes: args.outcome.clone(),
        base,
        address: None,
        progress: &|done| bar.set_position(done as u64),
    };
    let scratch = Scratch::new();
    let folder = Folder::open(args.out.as_deref().unwrap_or(&scratch.0), args.replace)?;
    let report = (format.write)(&job, &folder)?;
    let files = folder.close()?;
    bar.finish_and_clear();
    match &args.out {
        Some(_) => named(&files, &[format!("{} {}", report.written, report.of)]),
        None => {
            for path in &files {
                let mut file = File::open(path).map_err(|e| Fault::Io(path.display().to_string(), e))?;
                io::copy(&mut file, &mut io::stdout().lock())?;
            }
        }
    }
    report.notes.iter().for_each(|note| eprintln!("{note}"));
    Ok(())
}

/// A folder that goes again: what is printed is written there first, so that nothing half done comes out.
struct Scratch(std::path::PathBuf);

impl Scratch {
    fn new() -> Scratch {
        Scratch(std::env::temp_dir().join(format!("chancery-export-{}", std::process::id())))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Says which files were written.
fn named(files: &[std::path::PathBuf], more: &[String]) {
    let names: Vec<String> = files.iter().map(|p| p.display().to_string()).collect();
    let more: String = more.iter().map(|m| format!(": {m}")).collect();
    eprintln!("{} ({}){more}", show::count(files.len(), "file"), names.join(", "));
}

/// The events that are asked for.
fn asked(args: &ExportArgs) -> Result<What, Fault> {
    let parties: Vec<String> = args.parties.iter().map(|c| code(c)).collect();
    if parties.len() > 2 {
        return Err(Fault::Input("--parties takes one code or two".into()));
    }
    let ask = Ask { parties, ..filtered(&args.filter)? };
    Ok(match &args.event {
        Some(name) => What::Event(name.clone(), ask.as_of),
        None => What::Events(ask),
    })
}

fn unasked() -> What {
    What::Events(Ask::default())
}

/// Claims, decisions or gold, as lines or one array.
fn lines(args: &ExportArgs, record: &Record, out: &mut impl Write) -> Result<(), Fault> {
    let mut lines = Lines { out, json: args.format == LineFormat::Json, count: 0 };
    match (args.what.as_str(), asked(args)?) {
        ("decisions", _) => record.store().decisions()?.iter().try_for_each(|d| lines.write(d))?,
        ("gold", _) => chancery_record::decisions::gold(record)?.iter().try_for_each(|d| lines.write(d))?,
        (_, what) if what == unasked() => claims(record, &mut lines)?,
        (_, what) => claims_of(record, what, &mut lines)?,
    }
    lines.close()
}

fn claims(record: &Record, lines: &mut Lines<impl Write>) -> Result<(), Fault> {
    let mut fault = Ok(());
    record.each_claim(|stored, event| {
        let claim = chancery::Claim { event_id: event, ..stored.claim };
        fault = lines.write(&claim);
        fault.is_ok()
    })?;
    fault
}

/// Claims of the events that are asked for.
fn claims_of(record: &Record, what: What, lines: &mut Lines<impl Write>) -> Result<(), Fault> {
    let gazetteer = Gazetteer::default();
    let job =
        Job { record, gazetteer: &gazetteer, what, outcomes: Vec::new(), base: None, address: None, progress: &|_| {} };
    let mut fault = Ok(());
    job.each(|shown, event| {
        for claim in event.wires() {
            let claim = chancery::Claim { event_id: Some(shown.event_id.clone()), ..claim.clone() };
            fault = std::mem::replace(&mut fault, Ok(())).and_then(|()| lines.write(&claim));
        }
        Ok(())
    })?;
    fault
}

/// Gold documents, one file each.
fn gold_files(record: &Record, path: &Path) -> Result<(), Fault> {
    let folder = Folder::open(path, true)?;
    for document in chancery_record::decisions::gold(record)? {
        let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        let mut file = folder.file(&format!("{}.json", document.id.chars().map(safe).collect::<String>()))?;
        serde_json::to_writer_pretty(&mut file, &document)
            .map_err(|e| Fault::Io(path.display().to_string(), e.into()))?;
        file.done()?;
    }
    folder.close()?;
    Ok(())
}

struct Lines<W: Write> {
    out: W,
    json: bool,
    count: usize,
}

impl<W: Write> Lines<W> {
    fn write(&mut self, row: &impl Serialize) -> Result<(), Fault> {
        let line = serde_json::to_string(row).map_err(|e| Fault::Input(e.to_string()))?;
        let before = match (self.json, self.count) {
            (true, 0) => "[\n",
            (true, _) => ",\n",
            (false, _) => "",
        };
        write!(self.out, "{before}{line}{}", if self.json { "" } else { "\n" })?;
        self.count += 1;
        Ok(())
    }

    fn close(mut self) -> Result<(), Fault> {
        match (self.json, self.count) {
            (true, 0) => self.out.write_all(b"[]\n")?,
            (true, _) => self.out.write_all(b"\n]\n")?,
            _ => {}
        }
        Ok(self.out.flush()?)
    }
}
