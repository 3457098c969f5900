//! `chancery import`: a hand-coded table as claims of its own source.

use super::now;
use crate::fault::Fault;
use crate::record_args::ImportArgs;
use chancery_record::{Record, import};
use std::path::Path;

/// Rows filed in one transaction.
const BATCH: usize = 1000;

/// Files a table.
pub fn run(args: &ImportArgs) -> Result<(), Fault> {
    let name = args.table.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let filings = import::filings(&text(&args.table)?, &text(&args.mapping)?, &name)?;
    let mut record = Record::open(&args.file.record)?;
    let (mut fresh, mut known) = (0, 0);
    for batch in filings.chunks(BATCH) {
        let added = record.file(batch, true, now())?;
        fresh += added.claims;
        known += added.known;
    }
    record.settle(|_| {})?;
    eprintln!("{}: {fresh} rows filed, {known} known already", args.file.record.display());
    Ok(())
}

fn text(path: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(path).map_err(|e| Fault::Io(path.display().to_string(), e))?;
    String::from_utf8(bytes)
        .map_err(|_| Fault::Input(format!("{}: not UTF-8; convert it first, for example with iconv", path.display())))
}
