//! What always holds: verbatim quotes, evidence within the text, the same bytes in any order and thread.

use super::{KNOWLEDGE, article, fixtures};
use chancery::{Article, Claim};
use proptest::prelude::*;

fn check_claim(claim: &Claim, text: &str) {
    let chars: Vec<char> = text.chars().collect();
    let quote = &claim.quote;
    let exact: String = chars[quote.start..quote.end].iter().collect();
    assert_eq!(exact, quote.exact, "a quote is not verbatim");
    assert!(!quote.exact.contains('\n'), "a quote is longer than a sentence");
    for row in &claim.evidence {
        assert!(row.start <= row.end && row.end <= chars.len(), "evidence points outside the text");
        assert!(["said", "anaphor", "inherited", "default"].contains(&row.via.as_str()));
    }
    assert!((0.0..=1.0).contains(&claim.confidence));
    assert!(!claim.actors.is_empty());
}

#[test]
fn quotes_of_the_fixtures_are_verbatim() {
    let mut claims = 0;
    for article in fixtures() {
        for claim in chancery::read(&article, &KNOWLEDGE).claims {
            check_claim(&claim, &article.text);
            claims += 1;
        }
    }
    assert!(claims > 50, "only {claims} claims: the test shows nothing");
}

#[test]
fn claim_ids_are_unique_within_an_article() {
    for article in fixtures() {
        let mut ids: Vec<String> = chancery::read(&article, &KNOWLEDGE).claims.into_iter().map(|c| c.id).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}", article.id);
    }
}

#[test]
fn any_order_and_any_thread_give_the_same_bytes() {
    let articles = fixtures();
    let read = |a: &Article| serde_json::to_string(&chancery::read(a, &KNOWLEDGE).claims).expect("claims are JSON");
    let forward: Vec<String> = articles.iter().map(read).collect();
    let mut backward: Vec<String> = articles.iter().rev().map(read).collect();
    backward.reverse();
    assert_eq!(forward, backward);
    let threaded: Vec<String> = std::thread::scope(|scope| {
        let handles: Vec<_> = articles.iter().map(|a| scope.spawn(move || read(a))).collect();
        handles.into_iter().map(|h| h.join().expect("no thread panics")).collect()
    });
    assert_eq!(forward, threaded);
}

/// Pieces of news mixed with anything: real words bring the deep steps into play, the rest tries to break them.
fn mixed(lang: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<String> = fixtures()
        .iter()
        .filter(|a| a.lang.as_deref() == Some(lang))
        .flat_map(|a| a.text.split_inclusive([' ', '，', '。', '\n']).map(String::from).collect::<Vec<_>>())
        .collect();
    let word = if words.is_empty() {
        any::<String>().boxed()
    } else {
        prop_oneof![6 => prop::sample::select(words), 1 => ".{0,6}", 1 => any::<String>()].boxed()
    };
    prop::collection::vec(word, 0..60).prop_map(|w| w.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn quotes_are_verbatim_on_random_text(text in prop_oneof![mixed("id"), mixed("zh"), mixed("en"), mixed("ru"), any::<String>().boxed()], lang in prop::sample::select(vec!["id", "zh", "en", "ru", ""])) {
        for claim in chancery::read(&article(lang, &text), &KNOWLEDGE).claims {
            check_claim(&claim, &text);
        }
    }
}
