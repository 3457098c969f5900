//! The program as a person meets it: what is printed, what is said when the input is wrong, and the exit code.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use unicode_width::UnicodeWidthStr;

const SENTENCE: &str = "Menteri Luar Negeri Brasil Mauro Vieira mengunjungi Angola kemarin.";

/// Runs the program in a given width with this on standard input.
fn run(args: &[&str], columns: usize, input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(args)
        .env("COLUMNS", columns.to_string())
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    // A program that refuses its arguments reads nothing and may be gone already.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn printed(args: &[&str], input: &str) -> String {
    let output = run(args, 100, input.as_bytes());
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// What is said of a wrong input, with the exit code.
fn complaint(args: &[&str], input: &[u8]) -> (i32, String) {
    let output = run(args, 100, input);
    (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_demo_fits_narrow_and_wide_terminals_and_ends_with_what_to_try() {
    for columns in [80, 100, 140] {
        let output = run(&["demo"], columns, b"");
        let text = String::from_utf8(output.stdout).expect("output is UTF-8");
        for line in text.lines() {
            assert!(line.width() <= columns, "{columns} columns: {line}");
            assert!(line == line.trim_end(), "spaces at the end: {line}");
        }
        assert!(text.lines().count() < 100, "two screens are enough");
        assert!(!text.contains('\u{1b}'), "colour where there is no terminal");
        let (_, next) = text.split_once("Try next").expect("the demo says what to try next");
        assert_eq!(next.matches("\n  chancery ").count(), 3, "{next}");
    }
}

#[test]
fn the_demo_shows_verbatim_words_of_every_happening() {
    let articles = printed(&["demo", "--articles"], "");
    let claims: serde_json::Value = serde_json::from_str(&printed(&["demo", "--format", "json"], "")).expect("JSON");
    let claims = claims.as_array().expect("an array");
    for happening in ["visit", "trade", "summit", "border"] {
        let of = |c: &&serde_json::Value| c["article"].as_str().is_some_and(|a| a.starts_with(happening));
        assert!(claims.iter().filter(of).count() >= 5, "{happening}");
    }
    for claim in claims {
        let quote = serde_json::to_string(&claim["quote"]["exact"]).expect("JSON");
        assert!(articles.contains(quote.trim_matches('"')), "{quote}");
    }
}

#[test]
fn a_command_that_the_demo_proposes_works() {
    let articles = printed(&["demo", "--articles"], "");
    let demo = printed(&["demo"], "");
    let id = demo.lines().find_map(|l| l.split_once("--claim ")).expect("a claim to explain").1;
    let id = id.split(' ').next().unwrap_or_default();
    let why = printed(&["explain", "--input", "-", "--claim", id], &articles);
    assert!(why.contains(id) && why.contains("events.toml"), "{why}");
    assert_eq!(why.matches("rejected\n").count(), 1, "only the article of the claim is shown: {why}");
}

#[test]
fn the_same_claims_in_every_form() {
    let args = ["read", "--lang", "id", "--published", "2024-05-14", "--format"];
    let form = |form| printed(&[&args[..], &[form]].concat(), SENTENCE);
    let line: serde_json::Value = serde_json::from_str(form("jsonl").trim()).expect("one line of JSON");
    let array: serde_json::Value = serde_json::from_str(&form("json")).expect("a JSON array");
    assert_eq!(array[0], line);
    assert_eq!(line["when"]["edtf"], "2024-05-13");
    let table = form("table");
    assert!(table.contains("1 claim\n") && table.contains("BRA → AGO"), "{table}");
    assert!(form("table").contains("visit"));
}

#[test]
fn what_a_line_leaves_open_comes_from_the_options() {
    let line = format!("{{\"text\": \"{SENTENCE}\"}}\n");
    let args = ["read", "--input", "-", "--lang", "id", "--published", "2024-05-14"];
    let claim: serde_json::Value = serde_json::from_str(&printed(&args, &line)).expect("one line of JSON");
    assert_eq!(claim["when"]["edtf"], "2024-05-13");
    assert_eq!(claim["article"], "standard input: line 1");
}

#[test]
fn wrong_input_is_told_in_plain_words() {
    let cases: [(&[&str], &[u8], i32, &str); 12] = [
        (&["read"], b"", 2, "the text is empty"),
        (&["read", "--lang", "en"], b"", 2, "the text is empty"),
        (&["read"], b"Xyzzy plugh.", 2, "give it with --lang"),
        (&["read", "--lang", "xx"], b"Text.", 2, "no pack for language `xx`"),
        (&["read", "--published", "14/5/2024"], b"Text.", 2, "write it as 2023-08-16"),
        (&["read"], b"caf\xe9", 2, "not UTF-8 at byte 3"),
        (&["read"], b"\xff\xfeT\0", 2, "iconv -f UTF-16"),
        (&["read", "no such file"], b"", 4, "no such file: "),
        (&["read", "."], b"", 2, "a folder; name the files"),
        (&["read", "--input", "-"], b"Plain text.", 2, "plain text is given without --input"),
        (&["read", "--input", "-"], b"", 2, "no articles in the input"),
        (&["pack", "check", "--packs", "nowhere"], b"", 2, "nowhere: no packs here"),
    ];
    for (args, input, code, words) in cases {
        let (got, said) = complaint(args, input);
        assert_eq!(got, code, "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
    }
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    for command in ["", "read", "explain", "demo", "pack", "pack check", "completions", "man"] {
        let args: Vec<&str> = ["man"].into_iter().chain(command.split_whitespace()).collect();
        let page = printed(&args, "");
        assert!(page.contains(".SH SYNOPSIS") && page.contains(".SH DESCRIPTION"), "{command}: {page}");
    }
}
