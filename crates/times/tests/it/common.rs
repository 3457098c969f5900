//! What the tests share: the languages of the packs, and a time read back from EDTF.

use chancery_times::{Resolved, Times, TimesData, bounds};
use std::path::{Path, PathBuf};

/// The folder of the packs.
pub fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

/// Every pack that has times, by folder.
pub fn languages() -> Vec<String> {
    let folders = std::fs::read_dir(packs()).expect("packs can be read").flatten();
    let mut all: Vec<String> = folders
        .filter(|f| f.path().join("times.toml").exists())
        .map(|f| f.file_name().to_string_lossy().into_owned())
        .collect();
    all.sort();
    assert!(!all.is_empty(), "no pack has times");
    all
}

/// A language's times, compiled.
pub fn times(language: &str) -> Times {
    let text = std::fs::read_to_string(packs().join(language).join("times.toml")).expect("times.toml can be read");
    let data: TimesData = toml::from_str(&text).unwrap_or_else(|e| panic!("{language}: {e}"));
    Times::new(&data).unwrap_or_else(|e| panic!("{language}: {e}"))
}

/// A time by its EDTF; none for an empty cell.
pub fn known(edtf: &str) -> Option<Resolved> {
    let (earliest, latest) = bounds(edtf);
    (!edtf.is_empty()).then(|| Resolved { edtf: edtf.into(), earliest, latest, anchor: None, approximate: false })
}

/// The rows of a language's table.
pub fn rows(language: &str) -> Vec<Vec<String>> {
    let table = std::fs::read_to_string(packs().join(language).join("tests/times.tsv")).expect("times.tsv can be read");
    let lines = table.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.map(|l| l.split('\t').map(String::from).collect()).collect()
}
