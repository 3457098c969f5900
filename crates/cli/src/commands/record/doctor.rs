//! `chancery doctor`: is the record sound?

use super::opened;
use crate::fault::Fault;
use crate::record_args::RecordFile;
use chancery_record::Error;
use chancery_record::store::{NEWEST, Store};

/// Looks through the record and says what it found.
pub fn run(args: &RecordFile) -> Result<(), Fault> {
    let record = opened(args)?;
    let faults = record.store().check()?;
    if !faults.is_empty() {
        return Err(Fault::Record(Error::Corrupt(faults.join("; "))));
    }
    let [articles, claims, events, decisions] = record.store().counts()?;
    let waiting = record.waiting()?.len();
    println!("{}: sound", args.record.display());
    println!(
        "schema {NEWEST}, {articles} articles, {claims} claims, {events} events, {decisions} decisions ({waiting} waiting for their claim)"
    );
    Ok(())
}
