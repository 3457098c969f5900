//! All integration tests of the engine in one binary.

mod examples;
mod frozen;
mod invariants;
mod strange;
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

/// Fixture articles: gold documents that were written for this project.
fn fixtures() -> Vec<(String, serde_json::Value)> {
    let folder = root().join("crates/chancery/tests/fixtures");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let read = |f: PathBuf| {
        let text = std::fs::read_to_string(&f).unwrap_or_else(|e| panic!("{}: {e}", f.display()));
        let doc = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", f.display()));
        (f.file_stem().unwrap_or_default().to_string_lossy().into_owned(), doc)
    };
    files.into_iter().map(read).collect()
}

/// The article of a fixture.
fn article_of(doc: &serde_json::Value) -> Article {
    serde_json::from_value(doc.clone()).unwrap_or_else(|e| panic!("a fixture is no article: {e}"))
}
