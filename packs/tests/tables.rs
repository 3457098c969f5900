//! What one table says of the codes of another is so.

use chancery_pack::Row;
use std::collections::BTreeSet;

fn day_or_wider(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&parts.len()) && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2))
}

#[test]
fn every_code_is_one_that_exists() {
    let atlas = chancery_packs::atlas();
    let codes = |table: &str| atlas.rows(table).map(|row| row.get("code").to_string()).collect::<BTreeSet<_>>();
    let (states, organisations, offices) = (codes("states"), codes("organisations"), codes("offices"));
    assert!(states.len() > 250 && organisations.len() > 120 && offices.len() > 60);
    let party = |code: &str| states.contains(code) || organisations.contains(code) || code.starts_with("NSA:");
    let term = |row: Row| {
        let (from, to) = (row.get("from"), row.get("to"));
        day_or_wider(from) && (to.is_empty() || (day_or_wider(to) && from <= to))
    };
    for row in atlas.rows("memberships") {
        let (organisation, state) = (row.get("organisation"), row.get("state"));
        assert!(organisations.contains(organisation) && party(state) && term(row), "{organisation} {state}: {row:?}");
    }
    for row in atlas.rows("holders") {
        assert!(offices.contains(row.get("office")) && party(row.get("party")) && term(row), "{row:?}");
    }
    for row in atlas.rows("states") {
        let others = [row.get("before"), row.get("after")];
        assert!(others.iter().flat_map(|o| o.split(' ')).all(|c| c.is_empty() || states.contains(c)), "{row:?}");
    }
    for row in atlas.rows("geography") {
        let near = ["state", "borders", "across"].map(|column| row.get(column));
        assert!(near.iter().flat_map(|codes| codes.split(' ')).all(|c| c.is_empty() || states.contains(c)), "{row:?}");
    }
    for row in atlas.rows("happenings") {
        assert!(row.get("parties").split(',').all(|code| code.is_empty() || party(code)), "{row:?}");
        assert!(row.get("host").is_empty() || states.contains(row.get("host")), "{row:?}");
    }
    for row in atlas.rows("agencies") {
        assert!(states.contains(row.get("state")), "{row:?}");
    }
}

#[test]
fn every_row_names_its_source_and_whether_it_was_checked() {
    let atlas = chancery_packs::atlas();
    for row in atlas.rows("memberships").chain(atlas.rows("holders")) {
        let checked = row.get("checked");
        assert!(!row.get("source").is_empty() && (checked == "no" || day_or_wider(checked)), "{row:?}");
    }
}

#[test]
fn what_is_contested_has_names() {
    let atlas = chancery_packs::atlas();
    let languages: Vec<String> = ["en", "id", "ru", "zh"]
        .iter()
        .map(|code| std::fs::read_to_string(format!("{}/{code}/names.tsv", env!("CARGO_MANIFEST_DIR"))).expect("names"))
        .collect();
    for row in atlas.rows("contested") {
        let cell = format!("\t{}\t{}\t", row.get("sense"), row.get("code"));
        assert!(languages.iter().all(|names| names.contains(&cell)), "{row:?}");
    }
}
