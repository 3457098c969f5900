#![no_main]
//! Any bytes as a text of any language: reading gives claims whose quotes are verbatim, and never panics.
//!
//! `cargo fuzz run read` (needs a nightly toolchain, or `RUSTC_BOOTSTRAP=1`)

use chancery::{Article, Knowledge};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::shipped);
const LANGUAGES: [&str; 5] = ["id", "zh", "en", "ru", ""];

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest).into_owned();
    let lang = LANGUAGES[*first as usize % LANGUAGES.len()];
    let article = Article {
        id: "fuzz".into(),
        published: Some("2024-05-15".into()),
        lang: (!lang.is_empty()).then(|| lang.to_string()),
        text,
        ..Article::default()
    };
    for claim in chancery::read(&article, &KNOWLEDGE).claims {
        let exact: String = article.text.chars().skip(claim.quote.start).take(claim.quote.end - claim.quote.start).collect();
        assert_eq!(exact, claim.quote.exact);
    }
});
