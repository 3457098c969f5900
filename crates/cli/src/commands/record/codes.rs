//! Codes of parties, as they were written on the command line.

use crate::fault::Fault;
use chancery_record::Record;
use chancery_record::store::Store;

/// A code as it is written: `chn` is `CHN`, `sco` stays for organisations to be named in full.
pub(super) fn code(text: &str) -> String {
    match text.split_once(':') {
        Some((kind, name)) => format!("{}:{name}", kind.to_uppercase()),
        None => text.to_uppercase(),
    }
}

/// Codes that the record or the world pack knows: nothing can be found of others, and an empty answer would not say so.
pub(super) fn codes(record: &Record, written: &[String]) -> Result<Vec<String>, Fault> {
    let codes: Vec<String> = written.iter().map(|c| code(c)).collect();
    codes.iter().try_for_each(|code| known(record, code))?;
    Ok(codes)
}

fn known(record: &Record, code: &str) -> Result<(), Fault> {
    if record.store().newest(code)?.is_some() {
        return Ok(());
    }
    let atlas = chancery_packs::atlas();
    match ["states", "organisations"].iter().any(|table| atlas.find(table, "code", code).is_some()) {
        true => Ok(()),
        false => {
            Err(Fault::Input(format!("`{code}` is an unknown code; `chancery world` lists codes as CHN, IGO:SCO")))
        }
    }
}
