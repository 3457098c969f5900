//! The documents of the packs, `packs/<lang>/tests/*.md`: why, a text, and the claims that it makes.
//!
//! A case is a `##` heading with a reason in words, `published: DAY`, the text as a quotation, and a list of claims in the
//! form of `lines.rs`. Any other claim is unexpected. `may:` before a claim: it may come and need not. `gap:`: it should
//! come and does not yet. `gap: no`: it comes and should not. A gap that has closed fails the test as a claim that was
//! lost does; `UPDATE_GAPS=1 cargo nextest run -p chancery documents` writes the marks anew.

use super::KNOWLEDGE;
use super::lines::{act, holds, line_of};
use chancery::Article;
use std::path::PathBuf;

#[test]
fn documents_of_the_packs_hold() {
    let update = std::env::var_os("UPDATE_GAPS").is_some();
    let (mut report, mut cases) = (String::new(), 0);
    for (lang, path) in documents() {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut parts = text.split("\n## ");
        let mut revised = vec![parts.next().unwrap_or_default().to_string()];
        revised.extend(parts.map(|case| revise(&lang, case, &mut report)));
        cases += revised.len() - 1;
        println!("{}: {} gaps", path.display(), revised.concat().matches("\n- gap: ").count());
        if update {
            std::fs::write(&path, revised.join("\n## ")).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        }
    }
    assert!(cases > 20, "only {cases} cases were found");
    assert!(
        update || report.is_empty(),
        "marks moved (- written, + read); if that is meant, see tests/it/documents.rs\n{report}"
    );
}

/// Documents of the languages that have a pack.
fn documents() -> Vec<(String, PathBuf)> {
    let files = |folder: PathBuf| {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path()).collect();
        files.retain(|f| f.extension().is_some_and(|e| e == "md"));
        files.sort();
        files
    };
    let of = |code: &str| files(super::root().join("packs").join(code).join("tests"));
    KNOWLEDGE.codes().flat_map(|code| of(code).into_iter().map(move |f| (code.to_string(), f))).collect()
}

/// The case as it should be marked today; what differs goes into the report.
fn revise(lang: &str, case: &str, report: &mut String) -> String {
    let read: Vec<String> = chancery::read(&article(lang, case), &KNOWLEDGE).claims.iter().map(line_of).collect();
    let mut lines: Vec<String> = case.lines().filter_map(|line| remark(line, &read)).collect();
    let mut unexpected: Vec<&String> =
        read.iter().filter(|r| !expected(case).any(|line| act(line) == act(r))).collect();
    unexpected.dedup_by_key(|claim| act(claim));
    let first_words = |claim: &str| claim.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let end = lines.iter().rposition(|l| !l.is_empty()).map_or(0, |at| at + 1);
    let new = unexpected.iter().map(|claim| format!("- gap: no {}", first_words(claim)));
    let gap = (!unexpected.is_empty() && !lines[end - 1].starts_with("- ")).then(String::new);
    lines.splice(end..end, gap.into_iter().chain(new));
    let revised = lines.join("\n") + if case.ends_with('\n') { "\n" } else { "" };
    if revised != case {
        let gone = case.lines().filter(|l| !lines.iter().any(|n| n == l)).map(|l| format!("{l}\n"));
        let new = lines.iter().filter(|l| !case.lines().any(|o| o == *l)).map(|l| format!("+ {l}\n"));
        let came = read.iter().map(|claim| format!("  read: {claim}\n"));
        *report += &format!("\n{lang}: {}\n", lines[0]);
        report.extend(gone.chain(new).chain(came));
    }
    revised
}

fn article(lang: &str, case: &str) -> Article {
    let text: Vec<&str> = case.lines().filter_map(|l| l.strip_prefix("> ")).collect();
    let published = case.lines().find_map(|l| l.strip_prefix("published: ")).map(String::from);
    Article { id: "case".into(), lang: Some(lang.into()), text: text.join("\n"), published, ..Article::default() }
}

/// A line with its mark as it should be, or none where a claim no longer comes that never should have.
fn remark(line: &str, read: &[String]) -> Option<String> {
    let Some(claim) = line.strip_prefix("- ").filter(|l| !l.starts_with("may: ")) else { return Some(line.into()) };
    let claim = claim.trim_start_matches("gap: ");
    let (unwanted, bare) = claim.strip_prefix("no ").map_or((false, claim), |bare| (true, bare));
    match (unwanted, read.iter().any(|r| holds(bare, r))) {
        (true, came) => came.then(|| line.into()),
        (false, true) => Some(format!("- {claim}")),
        (false, false) => Some(format!("- gap: {claim}")),
    }
}

fn expected(case: &str) -> impl Iterator<Item = &str> {
    let lines = case.lines().filter_map(|l| l.strip_prefix("- "));
    lines.map(|l| ["may: ", "gap: ", "no "].iter().fold(l, |l, mark| l.strip_prefix(mark).unwrap_or(l)))
}
