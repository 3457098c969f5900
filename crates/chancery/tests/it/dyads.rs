//! Who has dealt with whom, in what is chosen and in how sure a claim is, by the table that ships.

use super::{KNOWLEDGE, article};
use chancery::Choice;

fn choices(text: &str, slot: &str, kind: &str) -> Vec<Choice> {
    let all = chancery::choices(&article("en", text), &KNOWLEDGE).into_iter();
    all.filter(|c| c.slot == slot && c.kind == kind).collect()
}

/// The steps of a candidate that begin so.
fn steps(choice: &Choice, party: &str, first: &str) -> Vec<&'static str> {
    let own = choice.candidates.iter().find(|(code, _)| code.as_deref() == Some(party));
    own.map_or(Vec::new(), |(_, features)| features.iter().copied().filter(|f| f.starts_with(first)).collect())
}

#[test]
fn whoever_is_missing_is_held_against_whoever_is_known_by_who_acts() {
    let sent = choices("Australia and Tonga signed a pact.\nAustralia then sent food and tents.", "recipient", "aid");
    let sent = sent.iter().find(|c| c.known == ["AUS"]).expect("whom Australia sent them to is chosen");
    assert_eq!(steps(sent, "TON", "dyad:"), ["dyad:8"]);
    let got = choices("Australia and Tonga signed a pact.\nFood was sent to Australia.", "actor", "aid");
    let got = got.iter().find(|c| c.known == ["AUS"]).expect("who sent it is chosen");
    assert_eq!(steps(got, "TON", "dyad:"), ["dyad:0"]);
    let open = choices("Australia and Tonga signed a pact.\nFood was sent.", "actor", "aid");
    let none = |c: &&Choice| c.known.is_empty() && steps(c, "TON", "dyad:").is_empty();
    assert!(open.iter().all(|c| none(&c)), "nobody is known: {open:?}");
}

#[test]
fn how_sure_a_claim_is_depends_on_what_its_parties_did_before() {
    let steps = |text, kind, party| {
        let claims = choices(text, "claim", kind);
        let claim = claims.iter().find(|c| c.candidates[0].0.as_deref() == Some(party)).expect("the claim");
        (steps(claim, party, "dyad:"), steps(claim, party, "acts:").len(), steps(claim, party, "undergoes:").len())
    };
    assert_eq!(steps("Russia attacked Ukraine on Monday.", "attack", "RUS>UKR"), (vec!["dyad:8"], 1, 1));
    assert_eq!(steps("Tonga attacked Peru on Monday.", "attack", "TON>PER"), (vec!["dyad:0"], 1, 1));
    assert_eq!(steps("China and Russia held talks on Monday.", "talks", "CHN,RUS>"), (vec!["dyad:8"], 1, 0));
    assert_eq!(steps("China and Russia visited each other.", "visit", "CHN,RUS>"), (vec!["dyad:8"], 1, 0));
    assert_eq!(steps("Tonga mobilised its army on Monday.", "deployment", "TON>"), (vec!["dyad:none"], 1, 0));
}

#[test]
fn how_usual_such_a_part_is_for_a_party_is_asked_of_whoever_may_play_it() {
    let usual = |text: String, slot, known, party| {
        let all = choices(&text, slot, "aid");
        let choice = all.iter().find(|c| c.known == [known]).expect("somebody is known");
        steps(choice, party, "usual:")
    };
    let sent = |to: &str| format!("Australia and {to} signed a pact.\nAustralia then sent food and tents.");
    assert_eq!(usual(sent("Tonga"), "recipient", "AUS", "TON"), ["usual:3"]);
    assert_eq!(usual(sent("Switzerland"), "recipient", "AUS", "CHE"), ["usual:-3"]);
    let got = |from: &str| format!("Tonga and {from} signed a pact.\nFood was sent to Tonga.");
    assert_eq!(usual(got("Japan"), "actor", "TON", "JPN"), ["usual:1"]);
    assert_eq!(usual(got("Haiti"), "actor", "TON", "HTI"), ["usual:-3"]);
}

#[test]
fn who_does_or_undergoes_something_more_often_than_others_is_known() {
    let dyads = chancery_packs::world().dyads;
    assert!(dyads.undergoes("aid", "UKR") > 0.0 && dyads.undergoes("aid", "JPN") < 0.0);
    assert!(dyads.acts("attack", "ISR") > 0.5 && dyads.acts("attack", "CHE") < -0.5 && dyads.acts("aid", "JPN") > 0.5);
}
