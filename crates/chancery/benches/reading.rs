//! How fast reading is, on one core, by language and by step; memory; cold start.
//!
//! `cargo bench -p chancery --bench reading [-- articles.jsonl]`. Without a path it reads the packs' own examples, put together to
//! articles, and those of `chancery demo`. Examples are dense: each sentence tells of an event.

use chancery::{Article, Knowledge};
use chancery_pack::{Example, Folder};
use std::process::Command;
use std::time::{Duration, Instant};

/// As in the program: reading makes and drops many small things.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long a language is read over and over.
const LONG: Duration = Duration::from_secs(2);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let path = args.iter().find(|a| !a.starts_with('-')).map(String::as_str);
    let articles = articles(path);
    if let Some(code) = args.iter().find_map(|a| a.strip_prefix("--cold=")) {
        let first = articles.iter().find(|a| a.lang.as_deref() == Some(code));
        first.map(|a| chancery::read(a, &Knowledge::shipped()).claims.len());
        return println!("{:.1} MB", memory("VmHWM:"));
    }
    let knowledge = Knowledge::shipped();
    println!(
        "     {:>9} {:>12} {:>8} {:>9} {:>9} {:>9}",
        "MB/s", "sentences/s", "claims", "open ms", "cold ms", "peak MB"
    );
    let mut tables = Vec::new();
    for code in knowledge.codes().map(String::from).collect::<Vec<_>>() {
        let own: Vec<&Article> = articles.iter().filter(|a| a.lang.as_deref() == Some(&code)).collect();
        if !own.is_empty() {
            tables.push(language(&knowledge, &code, &own, path));
        }
    }
    println!("\nns a byte, by step\n{}", tables.join("\n"));
    println!("\nmemory of all languages together: {:.0} MB at most", memory("VmHWM:"));
}

fn articles(path: Option<&str>) -> Vec<Article> {
    let home = env!("CARGO_MANIFEST_DIR");
    let Some(path) = path else {
        let folder = Folder::new(format!("{home}/../../packs"));
        let mut all = lines(&format!("{home}/../cli/demo/articles.jsonl"));
        all.extend(folder.languages().iter().flat_map(|code| examples(&folder, code)));
        return all;
    };
    lines(path)
}

fn lines(path: &str) -> Vec<Article> {
    let text = std::fs::read_to_string(path).expect("the path can be read");
    text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect()
}

/// Twelve examples make an article of four paragraphs.
fn examples(folder: &Folder, code: &str) -> Vec<Article> {
    let entries = folder.events(code).expect("the pack can be read");
    let sentences: Vec<String> =
        entries.iter().flat_map(|e| &e.good).map(|good| Example::parse(good).sentence).collect();
    let article = |(n, part): (usize, &[String])| Article {
        id: format!("{code}-{n}"),
        published: Some("2024-05-15".into()),
        lang: Some(code.into()),
        text: part.chunks(3).map(|p| p.join(" ")).collect::<Vec<_>>().join("\n"),
        ..Article::default()
    };
    sentences.chunks(12).enumerate().map(article).collect()
}

/// Prints a language's row; its steps come back.
fn language(knowledge: &Knowledge, code: &str, articles: &[&Article], path: Option<&str>) -> String {
    let start = Instant::now();
    knowledge.language(code);
    let opened = start.elapsed();
    let (mut bytes, mut claims) = (0, 0);
    let start = Instant::now();
    while start.elapsed() < LONG {
        for article in articles {
            bytes += article.text.len();
            claims += chancery::read(article, knowledge).claims.len();
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let (mut steps, mut sentences, mut stepped) = (Vec::<(&str, Duration)>::new(), 0, 0);
    let start = Instant::now();
    while start.elapsed() < LONG {
        for article in articles {
            let taken = chancery::speed(article, knowledge);
            stepped += article.text.len();
            sentences += taken.first().map_or(0, |s| s.sentences);
            for (n, step) in taken.iter().enumerate() {
                match steps.get_mut(n) {
                    Some((_, sum)) => *sum += step.took,
                    None => steps.push((step.name, step.took)),
                }
            }
        }
    }
    let each = sentences as f64 / stepped as f64;
    let (cold, peak) = cold(code, path);
    println!(
        "{code:4} {:>9.2} {:>12.0} {claims:>8} {:>9.1} {cold:>9.1} {peak:>9.0}",
        bytes as f64 / 1e6 / seconds,
        each * bytes as f64 / seconds,
        opened.as_secs_f64() * 1e3,
    );
    let rows = steps.iter().map(|(name, took)| format!("{name} {:.0}", took.as_nanos() as f64 / stepped as f64));
    format!("{code:4} {}", rows.collect::<Vec<_>>().join(" | "))
}

/// A new process that opens the language and reads one article: milliseconds, the fastest of five, and megabytes.
fn cold(code: &str, path: Option<&str>) -> (f64, f64) {
    let once = || {
        let start = Instant::now();
        let mut command = Command::new(std::env::current_exe().expect("a program"));
        let out = command.arg(format!("--cold={code}")).args(path).output().expect("the program starts again");
        let peak = String::from_utf8_lossy(&out.stdout).split(' ').next().and_then(|n| n.parse().ok());
        (start.elapsed().as_secs_f64() * 1e3, peak.unwrap_or(0.0))
    };
    (0..5).map(|_| once()).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
}

/// Megabytes that the system counts, where it does (Linux).
fn memory(what: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(what));
    line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1e3
}
