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
        assert!(["said", "anaphor", "inherited", "default"].contains(&&*row.via));
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

/// Sentences of nothing but parties, times, verbs and what joins them: where one may be another's, steps meet that seldom do.
fn dense() -> impl Strategy<Value = (&'static str, String)> {
    const PIECES: [(&str, &str, &[&str]); 4] = [
        (
            "en",
            " ",
            &[
                "Kenya",
                "Chile and Peru",
                "the Kenyan minister",
                "visited",
                "will each visit",
                "on Monday",
                "on Friday",
                "and",
                ",",
                "to",
                "the Philippines",
                "sanctions on",
                "was postponed to",
                "said",
                "citing",
                "Reuters",
                "the next talks",
                "by",
                "denied it",
                "at the summit",
                "the newspaper",
                "The Rutland Herald",
                "in May",
                "respectively",
                ".",
            ],
        ),
        (
            "id",
            " ",
            &[
                "Kenya",
                "Chile dan Peru",
                "Menteri Kenya",
                "mengunjungi",
                "masing-masing",
                "pada Senin",
                "pada Jumat",
                "dan",
                ",",
                "ke",
                "Filipina",
                "meminta",
                "ditunda hingga",
                "kata",
                "mengutip",
                "Reuters",
                "perundingan",
                "oleh",
                "membantah",
                ".",
            ],
        ),
        (
            "ru",
            " ",
            &[
                "Кения",
                "Чили и Перу",
                "министр Кении",
                "посетит",
                "соответственно",
                "в понедельник",
                "в пятницу",
                "и",
                ", а",
                "в",
                "Филиппины",
                "санкции против",
                "перенесена на",
                "сообщил",
                "со ссылкой на",
                "Reuters",
                "переговоры",
                "газета «Вестник»",
                ".",
            ],
        ),
        (
            "zh",
            "",
            &[
                "肯尼亚",
                "智利和秘鲁",
                "肯尼亚总统",
                "访问",
                "分别",
                "15日",
                "17日",
                "和",
                "，",
                "、",
                "赴",
                "菲律宾",
                "对",
                "制裁",
                "推迟至",
                "表示",
                "援引",
                "路透社",
                "会谈",
                "《青山晚报》",
                "否认",
                "中",
                "美",
                "。",
            ],
        ),
    ];
    prop::sample::select(&PIECES[..]).prop_flat_map(|(lang, space, pieces)| {
        prop::collection::vec(prop::sample::select(pieces), 3..14).prop_map(move |words| (lang, words.join(space)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn dense_sentences_are_read_to_their_end((lang, text) in dense()) {
        for claim in chancery::read(&article(lang, &text), &KNOWLEDGE).claims {
            check_claim(&claim, &text);
        }
    }
}
