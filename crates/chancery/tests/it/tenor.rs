//! What sentences tell by their words taken together, in the packs that ship.

use super::{KNOWLEDGE, article, fixtures};
use chancery_pack::Hash;

#[test]
fn a_sentence_bears_its_words_and_what_the_pack_knows_of_them() {
    let sentences = chancery::tenors(&article("en", "Peru accused Chile of spying. It rained."), &KNOWLEDGE);
    let has = |n: usize, mark: &str| sentences[n].marks.iter().any(|m| m == mark);
    assert_eq!((sentences[0].at, sentences.len()), ((0, 29), 2));
    assert!(
        has(0, "w:spying") && has(0, "p:spyin") && has(0, "v:accusation") && has(0, "m:accusation"),
        "{sentences:?}"
    );
    assert!(has(1, "w:rained") && !has(1, "w:spying"), "{sentences:?}");
}

#[test]
fn an_event_word_weighs_for_its_kind_in_every_language() {
    for code in KNOWLEDGE.codes() {
        let tenor = KNOWLEDGE.language(code).expect("opens").tenor();
        let mark = tenor.mark(Hash::default().and("accusation".chars()).with('v')).expect("weighs something");
        let kind = tenor.number("accusation");
        assert!(kind.is_some_and(|kind| tenor.weight(mark, kind) > 16), "{code}");
    }
}

#[test]
fn what_no_event_word_tells_says_so() {
    let entries: Vec<String> = fixtures()
        .iter()
        .flat_map(|a| chancery::read(a, &KNOWLEDGE).claims)
        .filter_map(|c| c.evidence.into_iter().find_map(|e| e.entry))
        .collect();
    let told = |file: &str| entries.iter().filter(|e| e.contains(file)).count();
    assert!(told("/tenor.tsv:") > 0 && told("/events.toml:") > 10 * told("/tenor.tsv:"), "{entries:?}");
    assert!(!entries.iter().any(|e| e.contains("events.toml:tenor")), "{entries:?}");
}
