//! Decisions: undo restores every byte, a new reading keeps them.

use super::{body, everything, record_of, world};
use chancery::Claim;
use chancery::claim::Evidence;
use chancery_record::decisions::{Act, Body, gold};
use chancery_record::filed::Stored;
use chancery_record::store::{Listing, Store};
use chancery_record::{Record, filed};

/// Two events of several claims each, in different blocks.
fn two_events(record: &Record) -> (Vec<Stored>, Vec<Stored>) {
    let events = record.events(&Listing::default(), None).expect("events");
    let mut several = events.into_iter().filter(|e| e.claims.len() > 2);
    let first = several.next().expect("an event of several claims");
    let second = several.find(|e| e.kind() != first.kind()).expect("another");
    (first.claims, second.claims)
}

fn fix(claim: &Stored, field: &str, value: &str) -> Body {
    Body { field: Some(field.into()), value: Some(value.into()), ..body(Act::Correct, &[claim]) }
}

#[test]
fn undo_restores_every_byte() {
    let mut record = record_of(&world(30));
    let before = everything(&record);
    let (a, b) = two_events(&record);
    let acts = [
        body(Act::Reject, &[&a[0]]),
        body(Act::Suppress, &[&b[0]]),
        body(Act::Same, &[&a[0], &b[0]]),
        body(Act::Different, &[&a[0], &a[1], &a[2]]),
        fix(&a[0], "when", "1999-01-01"),
        fix(&a[0], "actors", "LAO,KHM"),
        fix(&a[1], "kind", "attack"),
    ];
    for act in acts {
        let what = format!("{:?} {:?}", act.act, act.field);
        record.decide("tester", 1, act).expect("decided");
        assert_ne!(everything(&record), before, "{what} changed nothing");
        record.undo("tester", 2, None, "").expect("undone");
        assert_eq!(everything(&record), before, "{what} was not undone");
    }
    assert_eq!(record.store().check().expect("checked"), Vec::<String>::new());
}

#[test]
fn an_undo_can_be_undone() {
    let mut record = record_of(&world(30));
    let (a, _) = two_events(&record);
    let act = record.decide("tester", 1, body(Act::Reject, &[&a[0]])).expect("decided");
    let rejected = everything(&record);
    let undo = record.undo("tester", 2, Some(act), "").expect("undone");
    record.undo("tester", 3, Some(undo), "").expect("undone");
    assert_eq!(everything(&record), rejected);
}

#[test]
fn merged_events_answer_as_one_and_old_names_lead_there() {
    let mut record = record_of(&world(30));
    let (a, b) = two_events(&record);
    let (one, other) = (record.event(&a[0].claim.id).expect("one"), record.event(&b[0].claim.id).expect("other"));
    record.decide("tester", 1, body(Act::Same, &[&a[0], &b[0]])).expect("decided");
    let merged = record.event(&one.name()).expect("merged");
    assert_eq!(merged.claims.len(), a.len() + b.len());
    assert_eq!(record.event(&other.name()).expect("merged").id, merged.id);
}

#[test]
fn decisions_survive_a_new_reading() {
    let world = world(30);
    let mut record = record_of(&world);
    let (a, _) = two_events(&record);
    record.decide("tester", 1, body(Act::Reject, &[&a[0]])).expect("decided");
    record.decide("tester", 1, fix(&a[1], "status", "denied")).expect("decided");
    let decided = everything(&record);
    let mut readings = Vec::new();
    for kept in record.kept(0, 100).expect("texts") {
        let mut filing = world.iter().find(|f| f.article.id == kept.article.id).expect("the article").clone();
        filing.reading = "newer".into();
        readings.push((kept.version, filing));
    }
    record.reread(&readings).expect("reread");
    record.settle(|_| {}).expect("gathered");
    assert_eq!(everything(&record), decided);
    assert!(record.waiting().expect("an answer").is_empty());

    // A reading that no longer has the claim: the decision waits, and comes back with it.
    let at = readings.iter().position(|(_, f)| f.article.id == a[0].paper.id).expect("the article");
    let whole = readings[at].clone();
    readings[at].1.claims.retain(|c| c.id != a[0].claim.id);
    record.reread(&readings[at..=at]).expect("reread");
    record.settle(|_| {}).expect("gathered");
    assert!(!everything(&record).contains(&a[0].claim.id));
    record.reread(&[whole]).expect("reread");
    record.settle(|_| {}).expect("gathered");
    assert_eq!(everything(&record), decided);
}

#[test]
fn siblings_of_one_sentence_are_told_apart_by_their_event_words() {
    let claim = |at: usize| {
        let mut claim = world(1).remove(0).claims.remove(0);
        let start = claim.quote.start + at;
        claim.evidence =
            vec![Evidence { field: "kind".into(), start, end: start + 1, via: "said".into(), entry: None }];
        claim
    };
    let anchors = |at: &[usize]| {
        let claims: Vec<Claim> = at.iter().map(|at| claim(*at)).collect();
        filed::anchors("https://example.org/a", "hash", 19_000, &claims)
    };
    let (both, three) = (anchors(&[3, 8]), anchors(&[1, 3, 8]));
    assert!(both[0] != both[1] && three[1..] == both[..], "another reading finds one more before them");
    assert!(!both.contains(&anchors(&[8])[0]), "one that stands alone takes no other's place");
    let twins = anchors(&[3, 3]);
    assert!(twins[0] != twins[1] && twins[0] == both[0]);
}

#[test]
fn accepted_claims_are_gold() {
    let mut record = record_of(&world(10));
    let (a, _) = two_events(&record);
    assert!(gold(&record).expect("gold").is_empty());
    record.decide("tester", 1, body(Act::Accept, &[&a[0]])).expect("decided");
    let documents = gold(&record).expect("gold");
    assert_eq!(documents.len(), 1);
    let quote = documents[0].claims[0]["quote"].as_str().expect("a quote");
    assert!(documents[0].text.contains(quote));
    assert_eq!(documents[0].claims[0]["kind"], a[0].claim.kind.as_str());
}

#[test]
fn a_field_that_can_not_be_corrected_is_refused() {
    let mut record = record_of(&world(5));
    let before = everything(&record);
    let claim = record.events(&Listing::default(), None).expect("events")[0].claims[0].clone();
    for (field, value) in [("quote", "x"), ("when", "yesterday")] {
        let fault = record.decide("tester", 1, fix(&claim, field, value)).expect_err("refused").to_string();
        assert!(fault.contains(field) || fault.contains(value), "{fault}");
    }
    assert_eq!(everything(&record), before);
}
