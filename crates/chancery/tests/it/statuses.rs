//! How far a claim has come: the marks that are learnt from, in the packs that ship; and which words a claim rests on.

use super::{KNOWLEDGE, article, fixtures};
use chancery_pack::{Hash, STATUSES};

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
            let (mut sums, mut none) = Default::default();
            course.add(Hash::default().and("nothing of the kind".chars()).with('p'), &mut none);
            course.add(Hash::default().and(status.chars()).with('p'), &mut sums);
            // A language without articles that tell of one has not learnt it.
            let number = STATUSES.iter().position(|s| *s == status).expect("a status");
            let Some((_, more)) = course.likelier(&sums, number) else { continue };
            let (_, before) = course.likelier(&none, number).expect("learnt");
            assert!(more < before || before == 0.0, "{code}: {status}");
        }
    }
}

#[test]
fn a_status_that_weights_chose_says_so() {
    let read = fixtures().into_iter().flat_map(|a| chancery::read(&a, &KNOWLEDGE).claims);
    let rows =
        read.flat_map(|c| c.evidence.into_iter().filter(|e| e.field == "status").map(move |e| (e, c.status.clone())));
    let rows: Vec<_> = rows.collect();
    let chosen = rows.iter().filter(|(e, _)| e.entry.is_some()).count();
    assert!(chosen > 0 && chosen * 4 < rows.len(), "the rules' status stands for most: {chosen} of {}", rows.len());
    for (row, status) in rows.iter().filter(|(e, _)| e.entry.is_some()) {
        let named = row.entry.as_deref().is_some_and(|e| e.ends_with(&format!("/status.tsv:{status}")));
        assert!(named && row.via == "default", "{row:?}");
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
