//! All integration tests of the engine in one binary.

mod dates;
mod documents;
mod dyads;
mod examples;
mod frozen;
mod given;
mod invariants;
mod lines;
mod parts;
mod statuses;
mod strange;
mod tenor;
mod thin;
mod tidy;

use chancery::{Article, Knowledge};
use std::path::PathBuf;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::shipped);

/// The repository's root.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An article of a language, published on a fixed day.
fn article(lang: &str, text: &str) -> Article {
    Article {
        id: "test".into(),
        published: Some("2024-05-15".into()),
        lang: (!lang.is_empty()).then(|| lang.into()),
        text: text.into(),
        ..Article::default()
    }
}

/// Fixture articles: those of the demo, written for this project.
fn fixtures() -> Vec<Article> {
    let path = root().join("crates/cli/demo/articles.jsonl");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let article = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(article).collect()
}
