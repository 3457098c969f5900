//! `chancery pack check`: compile a folder of packs and run every example.

use crate::fault::Fault;
use crate::{input, show};
use chancery::Knowledge;
use chancery::examples::{Outcome, run_examples};
use std::path::Path;

/// Checks languages; the fault lists what does not hold.
pub fn run(langs: &[String], packs: &Path) -> Result<(), Fault> {
    let folder = input::folder(packs)?;
    let all = folder.languages();
    if let Some(lang) = langs.iter().find(|l| !all.contains(l)) {
        let there = all.join(", ");
        return Err(Fault::Input(format!("no pack `{lang}` in {}; there are: {there}", packs.display())));
    }
    let codes = if langs.is_empty() { all } else { langs.to_vec() };
    let knowledge = Knowledge::of_languages(&folder, &codes).map_err(Fault::pack(packs))?;
    let mut wrong = 0;
    for code in &codes {
        let outcomes = run_examples(&knowledge, &folder, code).map_err(Fault::pack(packs))?;
        let bad: Vec<&Outcome> = outcomes.iter().filter(|o| !o.holds).collect();
        for outcome in &bad {
            println!("{code}/events.toml: {}: {}\n    read: {}", outcome.entry, outcome.example, outcome.got);
        }
        println!("{code}: {}, {} don't hold", show::count(outcomes.len(), "example"), bad.len());
        wrong += bad.len();
    }
    if wrong > 0 { Err(Fault::Pack(format!("{} not read as written", show::count(wrong, "example")))) } else { Ok(()) }
}
