//! Which part a named party plays, by the words around it, in the packs that ship.

use super::{KNOWLEDGE, article};
use chancery_pack::Hash;

#[test]
fn a_party_bears_the_words_around_it_and_where_its_event_word_stands() {
    let sentences = chancery::parts(&article("en", "Peru accused Chile of spying. It rained."), &KNOWLEDGE);
    assert_eq!((sentences[0].at, sentences.len()), ((0, 29), 2), "{sentences:?}");
    let (named, has) = (&sentences[0].named, |marks: &[String], mark: &str| marks.iter().any(|m| m == mark));
    let parties: Vec<&str> = named.iter().map(|p| p.party.as_str()).collect();
    assert_eq!(parties, ["PER", "CHL"]);
    let own = |n: usize| {
        let kind = named[n].kinds.iter().find(|(kind, _)| kind == "accusation");
        &kind.expect("the sentence may tell an accusation").1
    };
    assert!(has(&named[0].marks, "s:u") && has(&named[0].marks, "d:accus") && !has(&named[1].marks, "s:u"));
    assert!(has(&named[1].marks, "a:accus") && has(own(0), "t:b") && has(own(1), "t:a"), "{named:?}");
}

#[test]
fn a_subject_accuses_and_is_not_accused_in_every_language() {
    for code in KNOWLEDGE.codes() {
        let parts = KNOWLEDGE.language(code).expect("opens").parts();
        let kind = parts.number("accusation").expect("learnt");
        let subject = parts.mark(Hash::default().and("u".chars()).with('s'));
        let mut sums = [0; 2];
        subject.into_iter().for_each(|mark| parts.add(kind, mark, &mut sums));
        let [actor, recipient] = parts.odds(kind, sums);
        assert!(actor > recipient, "{code}");
    }
}

/// Kinds of the claims of a text in English.
fn told(text: &str) -> Vec<String> {
    chancery::read(&article("en", text), &KNOWLEDGE).claims.into_iter().map(|c| c.kind.to_string()).collect()
}

#[test]
fn what_the_words_around_say_brings_no_claim_back_that_a_rule_forbids() {
    for text in [
        "Macron visited Marseille before talks with Germany.",
        "Erdogan visited Ankara University as Greece accused Israel.",
    ] {
        assert!(!told(text).contains(&"visit".to_string()), "{:?}", told(text));
    }
}

#[test]
fn a_side_that_is_not_learnt_says_nothing() {
    for code in KNOWLEDGE.codes() {
        let parts = KNOWLEDGE.language(code).expect("opens").parts();
        let meeting = parts.number("meeting").expect("learnt");
        let [actor, recipient] = parts.odds(meeting, [0; 2]);
        assert!(actor.is_some() && recipient.is_none(), "{code}");
    }
}
