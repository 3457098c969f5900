//! `chancery pack new`: begins a language with commented files, so that an author fills in words and no Rust.

use crate::fault::Fault;
use crate::input;
use std::fs;
use std::path::Path;

const PACK: &str = include_str!("../../../template/pack.toml");
const GRAMMAR: &str = include_str!("../../../template/grammar.toml");
const EVENTS: &str = include_str!("../../../template/events.toml");
const TIMES: &str = include_str!("../../../template/times.toml");

/// Writes the files of a new language; refuses to touch an existing one.
pub fn run(lang: &str, packs: &Path) -> Result<(), Fault> {
    if !(2..=3).contains(&lang.len()) || !lang.chars().all(|c| c.is_ascii_lowercase()) {
        return Err(Fault::Input(format!("`{lang}` is no language code; use ISO 639-1, for example sw")));
    }
    input::folder(packs)?;
    let folder = packs.join(lang);
    if folder.exists() {
        return Err(Fault::Input(format!(
            "{} exists already; edit it, then run: chancery pack check {lang} --packs {}",
            folder.display(),
            packs.display()
        )));
    }
    let io = |e| Fault::Io(folder.display().to_string(), e);
    fs::create_dir_all(&folder).map_err(io)?;
    let files = [
        ("pack.toml", PACK.replace("LANG", lang)),
        ("grammar.toml", GRAMMAR.to_string()),
        ("events.toml", EVENTS.to_string()),
        ("times.toml", TIMES.to_string()),
        ("names.tsv", "#form\tsense\tcode\tcond\n".to_string()),
        ("titles.tsv", "#form\tsense\tcode\n".to_string()),
        ("SOURCES.md", format!("# Sources of packs/{lang}\n\nEach list, where it comes from, and its licence.\n")),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).map_err(io)?;
    }
    println!(
        "{} is begun. Fill in its files (packs/README.md says how), then run: chancery pack check {lang} --packs {}",
        folder.display(),
        packs.display()
    );
    Ok(())
}
