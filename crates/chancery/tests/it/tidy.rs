//! The house's rules: a header on every file, no hub, steps that import only earlier steps, no path of a machine.

use std::fs;
use std::path::{Path, PathBuf};

/// Steps in the order of reading; a step imports none that stands after it.
const STEPS: [&str; 11] =
    ["text", "sentences", "units", "phrases", "names", "compose", "choose", "clauses", "frames", "assemble", "finish"];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn all() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for folder in ["crates", "packs", "fuzz"] {
        rust_files(&super::root().join(folder), &mut files);
    }
    assert!(files.len() > 30);
    files.into_iter().map(|f| (f.clone(), fs::read_to_string(&f).unwrap_or_default())).collect()
}

#[test]
fn every_file_says_what_it_is() {
    for (path, text) in all() {
        assert!(
            text.starts_with("//!") || text.starts_with("#!["),
            "{}: begin with a `//!` line that says what the file is for",
            path.display()
        );
    }
}

#[test]
fn no_file_is_a_hub() {
    for (path, text) in all() {
        assert!(text.lines().count() <= 600, "{}: over 600 lines; part it", path.display());
    }
}

#[test]
fn steps_import_only_earlier_steps() {
    let source = super::root().join("crates/chancery/src");
    for (n, step) in STEPS.iter().enumerate() {
        let mut files = vec![source.join(format!("{step}.rs"))];
        rust_files(&source.join(step), &mut files);
        let text: String = files.iter().filter_map(|f| fs::read_to_string(f).ok()).collect();
        assert!(!text.is_empty(), "no step {step}");
        for later in &STEPS[n + 1..] {
            assert!(!text.contains(&format!("use crate::{later}::")), "{step}.rs imports {later}, a later step");
        }
    }
}

#[test]
fn the_map_is_short() {
    let map = fs::read_to_string(super::root().join("ARCHITECTURE.md")).unwrap_or_default();
    assert!((30..200).contains(&map.lines().count()), "ARCHITECTURE.md has {} lines", map.lines().count());
}

#[test]
fn the_engine_names_no_language() {
    let source = super::root().join("crates/chancery/src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_default();
        for code in ["\"id\"", "\"zh\"", "\"en\"", "\"ru\""] {
            assert!(!text.contains(code), "{}: {code} belongs into a pack", path.display());
        }
    }
}
