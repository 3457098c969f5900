//! Tests of the record: one binary, one file a concern.

mod again;
mod as_of;
mod bad_input;
mod briefs;
mod checks;
mod decisions;
mod digests;
mod gathering;
mod migration;
mod order;
mod pages;
mod store;

use chancery_record::answers::{self, Answer, Ask};
use chancery_record::filed::Filing;
use chancery_record::store::{Sqlite, Store};
use chancery_record::{Record, decisions as made, synthetic};
use std::path::PathBuf;

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("record-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder for the test");
    path
}

/// A record in memory with some articles.
fn record_of(filings: &[Filing]) -> Record {
    let mut record = Record::new(Sqlite::in_memory().expect("a store")).expect("a record");
    record.file(filings, true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    record
}

/// A small made-up world.
fn world(articles: usize) -> Vec<Filing> {
    synthetic::filings(7, articles).collect()
}

/// Every answer that the record gives, as text.
fn everything<S: Store>(record: &Record<S>) -> String {
    let ask = Ask::default();
    let mut out = String::new();
    let mut add = |answer: chancery_record::Result<Answer>| {
        let answer = answer.expect("an answer");
        for row in answer.rows {
            out.push_str(&row.to_string());
            out.push('\n');
        }
        out.push_str(&answer.notes.join("\n"));
    };
    add(answers::timeline(record, &ask, false));
    add(answers::pair(record, &ask, "USA", "CHN"));
    add(answers::party(record, &ask, "RUS"));
    add(answers::plans(record, &ask, &[]));
    add(answers::check(record, &ask, &[]));
    add(answers::conflicts(record, &ask));
    add(answers::agreements(record, &ask, &[]));
    add(answers::members(record, &ask, None));
    add(answers::programmes(record, &ask, &[]));
    add(answers::offices(record, &ask, &[]));
    add(answers::relations(record, &ask, &[]));
    add(answers::coverage(record, &ask, &["USA".into(), "CHN".into()]));
    add(answers::search(record, &ask, "ka"));
    add(answers::changes(record, &ask, chancery_record::day::parse("2005-01-05").expect("a day")));
    add(answers::timeline(record, &Ask { as_of: chancery_record::day::parse("2005-01-04"), ..ask.clone() }, false));
    out.push_str(&answers::brief(record, &ask, "USA", "CHN").expect("a brief"));
    record
        .each_claim(|claim, event| {
            let claim = chancery::Claim { event_id: event, ..claim.claim };
            out.push_str(&serde_json::to_string(&claim).expect("a claim is JSON"));
            out.push('\n');
            true
        })
        .expect("claims");
    out
}

/// A decision on claims.
fn body(act: made::Act, claims: &[&chancery_record::filed::Stored]) -> made::Body {
    let claims = claims.iter().map(|c| made::Anchor::of(c)).collect();
    made::Body { act, claims, field: None, value: None, of: None, why: "test".into() }
}
