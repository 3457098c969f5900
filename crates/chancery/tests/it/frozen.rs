//! The claims of a frozen set of articles: a change of any of them shows in the diff of `frozen.txt`.
//!
//! After a change that is meant, write the file anew: `UPDATE_FROZEN=1 cargo nextest run frozen`.

use std::fmt::Write;

#[test]
fn claims_of_the_frozen_articles_are_as_filed() {
    let path = super::root().join("crates/chancery/tests/fixtures/frozen.txt");
    let now = listing();
    if std::env::var_os("UPDATE_FROZEN").is_some() {
        std::fs::write(&path, &now).expect("the frozen list can be written");
    }
    let filed = std::fs::read_to_string(&path).unwrap_or_default();
    if filed != now {
        let moved: Vec<String> = difference(&filed, &now);
        panic!(
            "claims moved (- filed, + now); if that is meant, run UPDATE_FROZEN=1 cargo nextest run frozen\n{}",
            moved.join("\n")
        );
    }
    assert!(now.lines().count() > 50, "the frozen set holds too few claims to show anything");
}

fn difference(filed: &str, now: &str) -> Vec<String> {
    let gone = filed.lines().filter(|l| !now.lines().any(|n| n == *l)).map(|l| format!("- {l}"));
    let new = now.lines().filter(|l| !filed.lines().any(|n| n == *l)).map(|l| format!("+ {l}"));
    gone.chain(new).collect()
}

fn listing() -> String {
    let mut out = String::new();
    for (name, doc) in super::fixtures() {
        for c in chancery::read(&super::article_of(&doc), &super::KNOWLEDGE).claims {
            let ids =
                |list: &[chancery::claim::Party]| list.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(",");
            let when = c.when.as_ref().map_or("-", |w| w.edtf.as_str());
            let place = c.place.as_ref().and_then(|p| p.state.as_deref()).unwrap_or("-");
            let _ = writeln!(
                out,
                "{name} {}-{} {} {}>{} {} {when} {place}",
                c.quote.start,
                c.quote.end,
                c.kind,
                ids(&c.actors),
                ids(&c.recipients),
                c.status
            );
        }
    }
    out
}
