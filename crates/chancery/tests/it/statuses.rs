//! How far a claim has come: the marks that are learnt from, in the packs that ship; and which words a claim rests on.

use super::{KNOWLEDGE, article};
use chancery_pack::{Hash, Sums};

#[test]
fn a_claim_bears_the_words_around_its_event_word() {
    let text = "It rained.\nPeru's president will soon visit Chile, it is said.";
    let claims = chancery::courses(&article("en", text), &KNOWLEDGE);
    let visit = claims.iter().find(|c| c.kind == "visit").expect("a visit");
    let has = |mark: &str| visit.marks.iter().any(|m| m == mark);
    assert_eq!((visit.parties.clone(), visit.status), ([vec!["PER".into()], vec!["CHL".into()]], "planned"));
    for mark in
        ["p:planned", "k:visit", "t:none", "w:visit", "l:will", "a:soon", "c:will soon", "d:chile", "r:,", "e:sit"]
    {
        assert!(has(mark), "no {mark}: {:?}", visit.marks);
    }
    assert!(!has("l:rained"), "words of another line: {:?}", visit.marks);
}

#[test]
fn where_words_stand_together_their_characters_do() {
    let claims = chancery::courses(&article("zh", "秘鲁总统将访问智利。"), &KNOWLEDGE);
    let visit = claims.iter().find(|c| c.kind == "visit").expect("a visit");
    for mark in ["w:访问", "a:将", "l:将", "c:统 将", "l:统将", "d:智", "r:智利"] {
        assert!(visit.marks.iter().any(|m| m == mark), "no {mark}: {:?}", visit.marks);
    }
}

#[test]
fn what_the_rules_say_speaks_for_itself_in_every_language() {
    for code in KNOWLEDGE.codes() {
        let course = KNOWLEDGE.language(code).expect("opens").course();
        for status in ["happened", "planned", "denied"] {
            let mut sums = Sums::default();
            course.add(Hash::default().and(status.chars()).with('p'), &mut sums);
            let (_, more) = course.likelier(&sums, status).expect("learnt");
            let (_, before) = course.likelier(&Sums::default(), status).expect("learnt");
            assert!(more < before || before == 0.0, "{code}: {status}");
        }
    }
}

#[test]
fn a_clause_that_does_not_name_all_parties_is_quoted_with_its_sentence() {
    let quotes = |text: &str| -> Vec<String> {
        chancery::read(&article("en", text), &KNOWLEDGE).claims.into_iter().map(|c| c.quote.exact).collect()
    };
    let own = "Peru's president visited Chile on Monday, and it rained in Lima";
    assert_eq!(quotes(&format!("{own}.")), ["Peru's president visited Chile on Monday"]);
    let told = quotes(&format!("{own}. He signed a pact on fishing while it poured."));
    assert!(told.contains(&"He signed a pact on fishing while it poured.".to_string()), "{told:?}");
}
