//! When a claim is: which of the times of a text is its own, and whether it lies ahead.

use super::{KNOWLEDGE, article};

/// The time of the first claim of a kind, in English of 15 May 2024 (a Wednesday).
fn when(kind: &str, text: &str) -> Option<String> {
    let claims = chancery::read(&article("en", text), &KNOWLEDGE).claims;
    let claim = claims.into_iter().find(|c| c.kind == kind).unwrap_or_else(|| panic!("no {kind}: {text}"));
    claim.when.map(|w| w.edtf)
}

#[test]
fn a_verb_with_a_preposition_gives_way_to_a_time() {
    let agreed = when("agreement", "Laos agreed on Saturday with Cambodia to build a bridge.");
    assert_eq!(agreed.as_deref(), Some("2024-05-11"));
    let left = when("office", "Kenya's defence minister stepped down on Sunday because of the pact.");
    assert_eq!(left.as_deref(), Some("2024-05-12"));
    let about = when("agreement", "Laos agreed on a bridge with Cambodia on Saturday.");
    assert_eq!(about.as_deref(), Some("2024-05-11"), "without a time behind it the preposition stays with its verb");
}

#[test]
fn a_promise_is_behind_and_what_is_promised_ahead() {
    let promised = when("aid", "Japan on Tuesday promised Ecuador $13 million in aid.");
    assert_eq!(promised.as_deref(), Some("2024-05-14"));
    let planned = when("aid", "Japan will send Ecuador $13 million in aid on Tuesday.");
    assert_eq!(planned.as_deref(), Some("2024-05-21"));
}

#[test]
fn the_same_day_is_the_storys_where_no_day_was_named() {
    let visit = "Peru's president visited Chile on Monday.";
    let met = "The same day the foreign ministers of Peru and Chile met in Santiago.";
    let day = when("meeting", &format!("{visit} Peru has traded with Chile since the accord of May 2010. {met}"));
    assert_eq!(day.as_deref(), Some("2024-05-13"));
}
