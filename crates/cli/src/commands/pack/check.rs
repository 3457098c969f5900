//! `chancery pack check`: compile a folder of packs and run every example.

use crate::fault::Fault;
use chancery::Knowledge;
use chancery::examples::{Outcome, run_examples};
use chancery_pack::Folder;
use std::path::Path;

/// Checks languages; the fault lists what does not hold.
pub fn run(langs: &[String], packs: &Path) -> Result<(), Fault> {
    let folder = Folder::new(packs);
    let codes = if langs.is_empty() { folder.languages() } else { langs.to_vec() };
    if codes.is_empty() {
        return Err(Fault::Input(format!("{}: no folder with a pack.toml; see packs/README.md", packs.display())));
    }
    let knowledge = Knowledge::of_languages(&folder, &codes)?;
    let mut wrong = 0;
    for code in &codes {
        let outcomes = run_examples(&knowledge, &folder, code)?;
        let bad: Vec<&Outcome> = outcomes.iter().filter(|o| !o.holds).collect();
        for outcome in &bad {
            println!("{code}/events.toml: {}: {}\n    {}", outcome.entry, outcome.example, outcome.got);
        }
        println!("{code}: {} examples, {} don't hold", outcomes.len(), bad.len());
        wrong += bad.len();
    }
    if wrong > 0 { Err(Fault::Pack(format!("{wrong} examples don't hold"))) } else { Ok(()) }
}
