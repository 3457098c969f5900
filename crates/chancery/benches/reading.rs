//! MB/s and sentences/s of reading, on one core, by language: over a text of ours, or the JSON lines of a path.
//!
//! `cargo bench -p chancery --bench reading [-- articles.jsonl]`

use chancery::{Article, Knowledge};
use std::time::{Duration, Instant};

fn main() {
    let path = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let start = Instant::now();
    let knowledge = Knowledge::shipped();
    let articles = match path {
        Some(path) => lines(&std::fs::read_to_string(path).expect("the path can be read")),
        None => fixtures(),
    };
    let codes: Vec<String> = knowledge.codes().map(String::from).collect();
    println!("{:4} {:>9} {:>9} {:>12} {:>9} {:>10}", "", "open ms", "MB/s", "sentences/s", "claims", "bytes");
    println!("world opened in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    for code in codes {
        let own: Vec<&Article> = articles.iter().filter(|a| a.lang.as_deref() == Some(&code)).collect();
        let opened = Instant::now();
        knowledge.language(&code);
        let opened = opened.elapsed();
        if !own.is_empty() {
            measure(&knowledge, &code, &own, opened);
        }
    }
}

fn lines(text: &str) -> Vec<Article> {
    text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect()
}

fn fixtures() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let files = std::fs::read_dir(folder).expect("fixtures").flatten();
    let texts = files
        .filter(|f| f.path().extension().is_some_and(|e| e == "json"))
        .map(|f| std::fs::read_to_string(f.path()).unwrap_or_default());
    texts.filter_map(|t| serde_json::from_str(&t).ok()).collect()
}

fn measure(knowledge: &Knowledge, code: &str, articles: &[&Article], opened: Duration) {
    let (mut bytes, mut sentences, mut claims) = (0, 0, 0);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        for article in articles {
            bytes += article.text.len();
            sentences += article.text.matches(['.', '。', '!', '?']).count();
            claims += chancery::read(article, knowledge).claims.len();
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{code:4} {:>9.1} {:>9.2} {:>12.0} {:>9} {:>10}",
        opened.as_secs_f64() * 1e3,
        bytes as f64 / 1e6 / seconds,
        sentences as f64 / seconds,
        claims,
        bytes
    );
}
