//! `chancery pack stats`: what the packs hold.

use crate::args::Format;
use crate::fault::Fault;
use crate::{input, show};
use std::collections::BTreeSet;
use std::path::Path;

/// Prints one row a language.
pub fn run(packs: Option<&Path>, format: Format) -> Result<(), Fault> {
    let knowledge = input::knowledge(packs)?;
    let mut table = show::table(&["code", "language", "forms", "event entries", "kinds", "version"]);
    let mut rows = Vec::new();
    for language in knowledge.codes().filter_map(|c| knowledge.language(c)) {
        let kinds: BTreeSet<&str> = language.entries().iter().map(|e| e.kind.as_str()).collect();
        rows.push(serde_json::json!({"code": language.code(), "language": language.name(), "forms": language.forms(),
            "entries": language.entries().len(), "kinds": kinds.len(), "version": language.digest()}));
        table.add_row([
            language.code().to_string(),
            language.name().to_string(),
            language.forms().to_string(),
            language.entries().len().to_string(),
            kinds.len().to_string(),
            language.digest().to_string(),
        ]);
    }
    let world = knowledge.world();
    match format {
        Format::Table => {
            println!("{table}");
            println!(
                "world: {} kinds, {} states, {} organisations, {} places, {} happenings, {} holders",
                world.kinds.len(),
                world.states.len(),
                world.organisations.len(),
                world.places.len(),
                world.happenings.len(),
                world.holders.len()
            );
        }
        Format::Json => println!("{}", serde_json::Value::Array(rows)),
        Format::Jsonl => rows.iter().for_each(|r| println!("{r}")),
    }
    Ok(())
}
