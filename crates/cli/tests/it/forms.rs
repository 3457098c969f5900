//! The fixed forms: what others measure with.

use super::{INGEST, folder, refuses, says, world};
use serde_json::Value;

fn json(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("a JSON array")
}

fn has(row: &Value, keys: &[&str]) {
    for key in keys {
        assert!(row.get(key).is_some(), "no `{key}` in {row}");
    }
}

#[test]
fn plans_checks_and_claims_have_their_fields() {
    let folder = folder("forms");
    world(&folder, 120);
    says(&folder, &INGEST);
    let plans = json(&says(&folder, &["plans", "--record", "r.db", "--format", "json"]));
    has(&plans[0], &["event_id", "kind", "parties", "announced", "planned", "outcome", "outcome_when", "claims"]);
    let checks = json(&says(&folder, &["check", "--record", "r.db", "--format", "json"]));
    has(&checks[0], &["claim", "comparison", "verdict", "counter_examples", "coverage"]);
    let claims = says(&folder, &["export", "claims", "--record", "r.db", "--format", "jsonl"]);
    let first: chancery::Claim = serde_json::from_str(claims.lines().next().expect("a line")).expect("wire form");
    assert!(first.event_id.is_some_and(|e| e.starts_with('E')));
}

#[test]
fn every_question_answers_in_every_form() {
    let folder = folder("questions");
    world(&folder, 120);
    says(&folder, &INGEST);
    let questions = [
        "timeline",
        "pair USA CHN",
        "state USA",
        "organisation IGO:UN",
        "agreements",
        "members",
        "ledger programmes",
        "ledger offices",
        "ledger relations",
        "plans",
        "check",
        "conflicts",
        "changes --since 2005-01-06",
        "coverage USA CHN",
        "search ka",
    ];
    for question in questions {
        for form in ["table", "json", "jsonl", "csv"] {
            for rest in
                [&[][..], &["--as-of", "2005-01-06"], &["--kind", "visit", "--support", "4", "--outlet", "Outlet 3"]]
            {
                let arguments: Vec<&str> = question
                    .split(' ')
                    .chain(["--record", "r.db", "--format", form])
                    .chain(rest.iter().copied())
                    .collect();
                let said = says(&folder, &arguments);
                if form == "json" {
                    json(&said);
                }
            }
        }
    }
    let brief = says(&folder, &["brief", "USA", "CHN", "--record", "r.db"]);
    assert!(brief.starts_with("# USA and CHN") && brief.contains("## Sources"), "{brief}");
}

#[test]
fn articles_are_read_filed_and_read_again() {
    let folder = folder("read");
    let text = "Menteri Pertahanan Laos mengunjungi Kamboja pada 3 April 2024.";
    let line = serde_json::json!({"id": "one", "outlet": "Uji", "published": "2024-04-04", "title": "Kunjungan", "text": text, "lang": "id"});
    std::fs::write(folder.join("a.jsonl"), format!("{line}\n")).expect("written");
    for known in ["1 articles filed, 0 known", "0 articles filed, 1 known"] {
        let output = super::run(&folder, &["ingest", "--record", "r.db", "--input", "a.jsonl"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && said.contains(known), "{said}");
    }
    let before = says(&folder, &["timeline", "--record", "r.db", "--format", "jsonl"]);
    assert!(before.contains("LAO") && before.contains("KHM"), "{before}");
    says(&folder, &["reread", "--record", "r.db"]);
    assert_eq!(says(&folder, &["timeline", "--record", "r.db", "--format", "jsonl"]), before);
}

#[test]
fn faults_say_what_to_do() {
    let folder = folder("faults");
    assert!(refuses(&folder, &["timeline", "--record", "none.db"]).contains("chancery ingest"));
    std::fs::write(folder.join("text.db"), "This is a letter and no database. ".repeat(200)).expect("written");
    assert!(refuses(&folder, &["doctor", "--record", "text.db"]).contains("no record"));
    world(&folder, 5);
    says(&folder, &INGEST);
    assert!(refuses(&folder, &["timeline", "--record", "r.db", "--from", "soon"]).contains("2023-08-16"));
    for unknown in
        ["pair XXQ CHN", "state XXQ", "agreements XXQ", "export plover --parties XXQ", "picture timeline XXQ"]
    {
        let arguments: Vec<&str> = unknown.split(' ').chain(["--record", "r.db"]).collect();
        assert_eq!(super::run(&folder, &arguments).status.code(), Some(2), "{unknown}");
        assert!(refuses(&folder, &arguments).contains("`XXQ` is an unknown code"), "{unknown}");
    }
    assert!(says(&folder, &["pair", "TON", "CHN", "--record", "r.db"]).contains("nothing"), "known, never in the news");
    assert!(refuses(&folder, &["review", "accept", "zzzz", "--record", "r.db"]).contains("no claim"));
    assert!(refuses(&folder, &["review", "--record", "r.db"]).contains("terminal"));
    assert!(refuses(&folder, &["backup", "--record", "r.db", "--to", "r.db"]).contains("another name"));
}
