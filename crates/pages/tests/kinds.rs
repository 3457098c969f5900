//! Pages in the manner of many kinds of sites and languages. Each file in `kinds/` begins with a comment that says why it is
//! there and what must come of it; the rest is the page.

use chancery_pages::{Extracted, Page, extract};
use encoding_rs::Encoding;
use std::path::Path;

/// What a page must give: key and value, the text last.
struct Expected {
    keys: Vec<(String, String)>,
    text: Option<String>,
}

fn expected(comment: &str) -> Expected {
    let (head, text) = match comment.split_once("\ntext:\n") {
        Some((head, text)) => (head, Some(text.trim().to_string())),
        None => (comment, None),
    };
    let keys = head.lines().filter_map(|l| l.split_once(": ")).map(|(k, v)| (k.trim().into(), v.trim().into()));
    Expected { keys: keys.collect(), text }
}

fn given<'f>(found: &'f Extracted, key: &str) -> Option<&'f str> {
    match key {
        "title" => found.title.as_deref(),
        "author" => found.author.as_deref(),
        "published" => found.published.as_deref(),
        "modified" => found.modified.as_deref(),
        "outlet" => found.outlet.as_deref(),
        "canonical" => found.canonical.as_deref(),
        "language" => found.language.as_deref(),
        "caption" => found.captions.first().map(String::as_str),
        other => panic!("`{other}` is nothing that can be expected"),
    }
}

/// What differs, in words.
fn differences(path: &Path) -> Vec<String> {
    let file = std::fs::read_to_string(path).expect("a page in UTF-8");
    let (comment, page) = file.split_once("-->").expect("a comment first");
    let expected = expected(comment.trim_start_matches("<!--"));
    let value = |key: &str| expected.keys.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let encoding =
        value("charset").map_or(encoding_rs::UTF_8, |c| Encoding::for_label(c.as_bytes()).expect("a charset"));
    let bytes = encoding.encode(page.trim_start()).0;
    let found = extract(&Page { bytes: &bytes, url: value("url"), content_type: None });
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut wrong = Vec::new();
    for (key, value) in expected.keys.iter().filter(|(k, _)| !matches!(k.as_str(), "why" | "url" | "charset" | "kind"))
    {
        if given(&found, key) != Some(value) {
            wrong.push(format!("{name}: {key} is {:?}, not {value:?}", given(&found, key)));
        }
    }
    let kind = serde_json::to_value(found.kind).expect("a name");
    if kind.as_str() != value("kind") {
        wrong.push(format!("{name}: kind is {kind}"));
    }
    if let Some(text) = expected.text.filter(|t| *t != found.text) {
        wrong.push(format!("{name}: text is\n{}\n--- not\n{text}", found.text));
    }
    wrong
}

#[test]
fn every_kind_of_page_gives_its_article() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    assert!(paths.len() > 10);
    let wrong: Vec<String> = paths.iter().flat_map(|path| differences(path)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
