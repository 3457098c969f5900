//! `chancery export`: claims, gold, decisions.

use super::opened;
use crate::fault::Fault;
use crate::record_args::{ExportArgs, LineFormat, What};
use chancery_record::Record;
use chancery_record::store::Store;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Writes out.
pub fn run(args: &ExportArgs) -> Result<(), Fault> {
    let record = opened(&args.file)?;
    let mut lines = Lines { out: BufWriter::new(io::stdout().lock()), json: args.format == LineFormat::Json, count: 0 };
    match args.what {
        What::Claims => claims(&record, &mut lines)?,
        What::Decisions => record.store().decisions()?.iter().try_for_each(|d| lines.write(d))?,
        What::Gold => return gold(&record, args, lines),
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

fn gold(record: &Record, args: &ExportArgs, mut lines: Lines<impl Write>) -> Result<(), Fault> {
    for document in chancery_record::decisions::gold(record)? {
        match &args.to {
            None => lines.write(&document)?,
            Some(folder) => {
                std::fs::create_dir_all(folder).map_err(|e| Fault::Io(folder.display().to_string(), e))?;
                let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
                let path = folder.join(format!("{}.json", document.id.chars().map(safe).collect::<String>()));
                let text = serde_json::to_string_pretty(&document).map_err(|e| Fault::Input(e.to_string()))?;
                std::fs::write(&path, text).map_err(|e| Fault::Io(path.display().to_string(), e))?;
            }
        }
    }
    lines.close()
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
