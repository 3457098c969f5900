//! The documents of the packs, `packs/<lang>/tests/*.md`: why, a text, and the claims that it makes.
//!
//! A case is a `##` heading with a reason in words, `published: DAY`, the text as a quotation, and a list of claims:
//! `kind/stage ACTORS>RECIPIENTS status date @STATE/Place says WHO, WHO first_since P5Y by NAME, NAME`. What a line
//! leaves out is not checked; `-` says that there is none. `may:` before a claim: it may come and need not. `gap:`: it
//! should come and does not yet. `gap: no`: it comes and should not. A gap that has closed fails the test as a
//! claim that was lost does; `UPDATE_GAPS=1 cargo nextest run -p chancery documents` writes the marks anew.

use super::KNOWLEDGE;
use chancery::claim::{Comparison, Party};
use chancery::{Article, Claim};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Words that begin a field of a claim's line.
const FIELDS: [&str; 7] = ["says", "by", "first_ever", "first_since", "nth", "last", "largest_since"];

#[test]
fn documents_of_the_packs_hold() {
    let (mut report, mut cases) = (String::new(), 0);
    for (lang, path) in documents() {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let parts: Vec<&str> = text.split("\n## ").collect();
        let revised: Vec<String> = parts.iter().map(|case| revise(&lang, case, &mut report)).collect();
        cases += parts.len() - 1;
        println!("{}: {} gaps", path.display(), revised.concat().matches("\n- gap: ").count());
        if std::env::var_os("UPDATE_GAPS").is_some() {
            std::fs::write(&path, revised.join("\n## ")).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        }
    }
    assert!(cases > 20, "only {cases} cases were found");
    assert!(report.is_empty(), "marks moved (- written, + read); if that is meant, see tests/it/documents.rs\n{report}");
}

/// Documents of the languages that have a pack.
fn documents() -> Vec<(String, PathBuf)> {
    let files = |folder: PathBuf| {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path()).collect();
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
    let unexpected = read.iter().filter(|claim| !expected(case).any(|line| act(line) == act(claim)));
    let last = lines.iter().rposition(|l| l.starts_with("- ") || l.starts_with("> ")).map_or(0, |at| at + 1);
    lines.splice(last..last, unexpected.map(|claim| format!("- gap: no {claim}")));
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
    let bare = |l: &'_ str| ["may: ", "gap: ", "no "].iter().fold(l, |l, mark| l.strip_prefix(mark).unwrap_or(l)).len();
    case.lines().filter_map(|l| l.strip_prefix("- ")).map(move |l| &l[l.len() - bare(l)..])
}

/// Kind and parties.
fn act(line: &str) -> (String, String) {
    let fields = fields(line);
    let kind = fields["kind"].split('/').next().unwrap_or_default().to_string();
    (kind, fields["parties"].clone())
}

/// All that the line says is so; a state holds for every place in it.
fn holds(line: &str, read: &str) -> bool {
    let read = fields(read);
    fields(line).iter().all(|(key, value)| match read.get(key) {
        None => value == "-",
        Some(is) => is == value || key == "@" && is.starts_with(&format!("{value}/")),
    })
}

/// The parts of a claim's line; the codes on each side of `>` in order.
fn fields(line: &str) -> BTreeMap<String, String> {
    let sorted = |codes: &str| {
        let mut codes: Vec<&str> = codes.split(',').collect();
        codes.sort();
        codes.join(",")
    };
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    let mut key = "when";
    for (n, word) in line.split_whitespace().enumerate() {
        let word = match (n, word.strip_prefix('@')) {
            (0 | 2, _) => {
                fields.insert(["kind", "", "status"][n].into(), word.into());
                continue;
            }
            (1, _) => {
                fields.insert("parties".into(), word.split('>').map(sorted).collect::<Vec<_>>().join(">"));
                continue;
            }
            (_, Some(place)) => {
                key = "@";
                place
            }
            (_, None) => word,
        };
        if let Some(name) = FIELDS.iter().find(|f| **f == word) {
            key = name;
            fields.insert(key.into(), String::new());
        } else {
            let value = fields.entry(key.into()).or_default();
            *value = format!("{value} {word}").trim().into();
        }
    }
    fields
}

/// A claim on one line.
pub fn line_of(claim: &Claim) -> String {
    let ids = |list: &[Party]| list.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(",");
    let mut parts = vec![
        [Some(claim.kind.as_str()), claim.stage.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/"),
        [&claim.actors, &claim.recipients].iter().filter(|l| !l.is_empty()).map(|l| ids(l)).collect::<Vec<_>>().join(">"),
        claim.status.clone(),
    ];
    parts.extend(claim.when.as_ref().map(|w| w.edtf.clone()));
    parts.extend(claim.place.as_ref().map(|p| {
        format!("@{}", [p.state.as_deref(), p.place.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/"))
    }));
    let names = |word: &str, names: Vec<&str>| (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")));
    parts.extend(names("says", claim.says.iter().map(|s| s.text.as_str()).collect()));
    parts.extend(claim.comparison.as_ref().map(compared));
    parts.extend(names("by", claim.people.iter().map(|p| p.name.as_str()).collect()));
    parts.join(" ")
}

fn compared(c: &Comparison) -> String {
    let n = c.n.map(|n| n.to_string());
    let value = c.span.as_ref().or(c.since.as_ref()).or(n.as_ref()).map_or(String::new(), |v| format!(" {v}"));
    format!("{}{value}", c.sort)
}
