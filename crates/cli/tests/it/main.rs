//! Tests of the program as it is run.

mod archives;
mod forms;
mod kill;
mod reading;
mod world;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder for the test");
    path
}

/// The program in a folder.
fn chancery(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    chancery(folder, arguments).output().expect("the program runs")
}

/// Runs it and gives what it printed.
fn says(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs it where it must fail and gives what it said.
fn refuses(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(!output.status.success(), "{arguments:?} succeeded");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A made-up world as files: articles.jsonl and claims.jsonl.
fn world(folder: &Path, articles: usize) {
    let (mut texts, mut claims) = (String::new(), String::new());
    for filing in chancery_record::synthetic::filings(3, articles) {
        texts.push_str(&serde_json::to_string(&filing.article).expect("JSON"));
        texts.push('\n');
        for claim in filing.claims {
            claims.push_str(&serde_json::to_string(&claim).expect("JSON"));
            claims.push('\n');
        }
    }
    std::fs::write(folder.join("articles.jsonl"), texts).expect("written");
    std::fs::write(folder.join("claims.jsonl"), claims).expect("written");
}

const INGEST: [&str; 7] = ["ingest", "--record", "r.db", "--input", "articles.jsonl", "--claims", "claims.jsonl"];
