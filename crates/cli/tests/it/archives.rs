//! Archives and feeds by the program itself: killed and taken up again, it is as if nothing had been.

use super::{chancery, folder, refuses, says};
use chancery_intake::synthetic::warc;
use chancery_record::synthetic::Dice;
use chancery_record::{Record, store::Store};
use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

#[allow(dead_code, reason = "shared with the tests of intake, which play more faults")]
#[path = "../../../intake/tests/it/server.rs"]
mod server;

use server::{Server, answer};

fn started(folder: &Path, arguments: &[&str]) -> Child {
    chancery(folder, arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs")
}

/// Kills a run after a while, if it has not ended. Whether it had.
fn killed(mut child: Child, after: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < after {
        if child.try_wait().expect("a child").is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("killed");
    child.wait().expect("a child");
    false
}

/// All claims, and what the record says of itself.
fn everything(folder: &Path, record: &str) -> String {
    let claims = says(folder, &["export", "claims", "--record", record]);
    let doctor = says(folder, &["doctor", "--record", record]);
    claims + doctor.lines().last().unwrap_or_default()
}

fn tally(folder: &Path, record: &str) -> String {
    let record = Record::open_existing(&folder.join(record)).expect("a record");
    let notes = record.store().notes("archives").expect("notes");
    notes.into_iter().map(|(_, bookmark)| bookmark).collect()
}

#[test]
fn an_archive_killed_ten_times_is_the_same_record() {
    let folder = folder("archive-kill");
    let mut file = fs::File::create(folder.join("a.warc.gz")).expect("a file");
    let made = warc(&mut file, 3, 400, true).expect("written");
    let start = Instant::now();
    says(&folder, &["ingest", "--record", "whole.db", "--warc", "a.warc.gz"]);
    let whole = start.elapsed();
    let mut dice = Dice::new(5);
    let ingest = ["ingest", "--record", "parts.db", "--warc", "a.warc.gz", "--threads", "2"];
    let kills =
        (0..10).filter(|_| !killed(started(&folder, &ingest), whole.mul_f64(dice.below(1000) as f64 / 2000.0))).count();
    assert!(kills > 0, "it was never killed");
    says(&folder, &ingest);
    assert_eq!(tally(&folder, "parts.db"), tally(&folder, "whole.db"));
    assert!(tally(&folder, "whole.db").contains(&format!("\"read\":{}", made.sound.len())));
    assert!(everything(&folder, "parts.db") == everything(&folder, "whole.db"), "the record is not that of one run");
}

/// A server with one feed and its pages.
fn site() -> Server {
    Server::start(|r| {
        let html = ("Content-Type", "text/html; charset=utf-8");
        match r.path.as_str() {
            "/feed" => {
                let items: String = (0..25)
                    .map(|n| {
                        format!("<item><title>Story {n}</title><link>http://{}/story-{n}.html</link></item>", r.host)
                    })
                    .collect();
                answer("200 OK", &[], format!("<rss><channel><title>Site</title>{items}</channel></rss>").as_bytes())
            }
            path => match path.strip_prefix("/story-").and_then(|p| p.strip_suffix(".html")?.parse().ok()) {
                Some(n) => {
                    answer("200 OK", &[html], chancery_intake::synthetic::page(&mut Dice::new(n as u64), n).as_bytes())
                }
                None => answer("404 Not Found", &[], b""),
            },
        }
    })
}

#[test]
fn a_watcher_killed_at_any_moment_files_each_page_once() {
    let folder = folder("watch-kill");
    let site = site();
    let (allow, feed) = (format!("127.0.0.1:{}", site.port), format!("http://127.0.0.1:{}/feed", site.port));
    let watch = |record| {
        ["watch", "--record", record, feed.as_str(), "--once", "--pause", "0.005", "--allow-private", allow.as_str()]
    };
    let start = Instant::now();
    says(&folder, &watch("whole.db"));
    let whole = start.elapsed();
    let mut dice = Dice::new(6);
    for _ in 0..8 {
        killed(started(&folder, &watch("parts.db")), whole.mul_f64(dice.below(1000) as f64 / 1200.0));
    }
    says(&folder, &watch("parts.db"));
    assert!(everything(&folder, "parts.db") == everything(&folder, "whole.db"));
    assert!(says(&folder, &["doctor", "--record", "parts.db"]).contains(" 25 articles"));
    let feeds = says(&folder, &["feeds", "--record", "parts.db", "--format", "opml"]);
    assert!(feeds.contains(&feed), "{feeds}");
    assert!(says(&folder, &["feeds", "--record", "parts.db", "--format", "json"]).contains("\"health\": \"ok\""));
}

#[test]
fn a_page_is_read_from_its_address_and_private_ones_are_not() {
    let folder = folder("read-url");
    let site = site();
    let (allow, url) = (format!("127.0.0.1:{}", site.port), format!("http://127.0.0.1:{}/story-1.html", site.port));
    let claims = says(&folder, &["read", "--url", &url, "--allow-private", &allow, "--format", "jsonl"]);
    assert!(claims.lines().count() > 0 && claims.contains(&url), "{claims}");
    assert!(refuses(&folder, &["read", "--url", &url]).contains("no public address"));
    assert!(refuses(&folder, &["read", "--url", "file:///etc/hostname"]).contains("not fetched"));
    let nowhere = format!("http://127.0.0.1:{}/nowhere", site.port);
    assert!(refuses(&folder, &["read", "--url", &nowhere, "--allow-private", &allow]).contains("status 404"));
}

#[test]
fn terms_versions_copies_and_whole_articles() {
    let folder = folder("keeping");
    let text = |end: &str| {
        format!(
            "Brazil and Angola signed an agreement on the training of forty officers in Luanda on Monday. Brazil will send ten teachers to Angola next month, the ministry said in a statement. {end}"
        )
    };
    let line = |id: &str, outlet: &str, end: &str| {
        serde_json::json!({"id": id, "url": format!("https://{id}"), "outlet": outlet, "published": "2024-05-14", "text": text(end)}).to_string()
    };
    let lines = [
        line("a.example/1", "Alpha", ""),
        line("b.example/1", "Beta", "Our newspaper asked for comment."),
        line("a.example/1", "Alpha", "The talks lasted three hours."),
    ];
    fs::write(folder.join("a.jsonl"), lines.join("\n")).expect("written");
    fs::write(folder.join("s.toml"), "[\"b.example\"]\nkeep = \"quotes\"\nlicence = \"all rights reserved\"")
        .expect("written");
    says(&folder, &["ingest", "--record", "r.db", "--input", "a.jsonl"]);
    let versions = says(&folder, &["versions", "https://a.example/1", "--record", "r.db", "--format", "json"]);
    assert!(versions.contains("three hours"), "{versions}");
    let copies = says(&folder, &["copies", "--record", "r.db", "--format", "json"]);
    assert!(copies.contains("https://b.example/1"), "{copies}");
    let sources = says(&folder, &["sources", "--record", "r.db", "--set", "s.toml", "--format", "csv"]);
    assert!(sources.contains("b.example,quotes,all rights reserved"), "{sources}");
    says(&folder, &["suppress", "https://a.example/1", "--record", "r.db"]);
    assert!(refuses(&folder, &["versions", "https://a.example/1", "--record", "r.db"]).contains("no article"));
    let claims = says(&folder, &["export", "claims", "--record", "r.db"]);
    assert!(!claims.contains("a.example/1") && claims.contains("b.example/1"), "{claims}");
    fs::write(folder.join("b.jsonl"), line("a.example/1", "Alpha", "Once more.")).expect("written");
    says(&folder, &["ingest", "--record", "r.db", "--input", "b.jsonl"]);
    assert!(!says(&folder, &["export", "claims", "--record", "r.db"]).contains("a.example/1"));
}
