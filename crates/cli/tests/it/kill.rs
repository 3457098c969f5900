//! Killed at random moments, it loses nothing that it had accepted. `CHANCERY_KILLS` says how often (200 for the whole test).

use super::{INGEST, chancery, folder, says, world};
use chancery_record::synthetic::Dice;
use chancery_record::{Record, store::Store};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

fn kills() -> usize {
    std::env::var("CHANCERY_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(12)
}

fn started(folder: &Path, arguments: &[&str]) -> Child {
    chancery(folder, arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs")
}

/// Lets it run for a while, then kills it. Whether it had ended by itself, and well.
fn killed(mut child: Child, after: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < after {
        if let Some(status) = child.try_wait().expect("a child") {
            return status.success();
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    child.kill().expect("killed");
    child.wait().expect("a child").success()
}

fn counts(folder: &Path) -> [usize; 4] {
    match Record::open_existing(&folder.join("r.db")) {
        Ok(record) => record.store().counts().expect("counts"),
        // Killed before the file was made.
        Err(chancery_record::Error::Missing(_)) => [0; 4],
        Err(fault) => panic!("{fault}"),
    }
}

fn answers(folder: &Path, record: &str) -> String {
    let all = ["export claims", "plans --format json", "check --format json", "timeline --format csv"];
    all.iter().map(|a| says(folder, &a.split(' ').chain(["--record", record]).collect::<Vec<_>>())).collect()
}

#[test]
fn killed_while_filing() {
    let folder = folder("kill-ingest");
    world(&folder, 400);
    let clean: Vec<&str> = INGEST.iter().map(|a| if *a == "r.db" { "clean.db" } else { a }).collect();
    let start = Instant::now();
    says(&folder, &clean);
    let whole = start.elapsed();
    let mut dice = Dice::new(11);
    let mut articles = 0;
    for _ in 0..kills() {
        let after = whole.mul_f64(dice.below(1000) as f64 / 900.0);
        killed(started(&folder, &INGEST), after);
        let now = counts(&folder)[0];
        assert!(now >= articles, "{articles} articles were accepted, {now} are left");
        articles = now;
        if articles > 0 {
            assert!(says(&folder, &["doctor", "--record", "r.db"]).contains("sound"));
        }
        if articles == 400 {
            // All is in: begin again, or later kills would find nothing to do.
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(folder.join(format!("r.db{end}")));
            }
            articles = 0;
        }
    }
    says(&folder, &INGEST);
    assert!(answers(&folder, "r.db") == answers(&folder, "clean.db"), "the answers are not those of a clean record");
}

#[test]
fn killed_while_deciding() {
    let folder = folder("kill-review");
    world(&folder, 60);
    says(&folder, &INGEST);
    let lines = says(&folder, &["export", "claims", "--record", "r.db"]);
    let ids: Vec<String> =
        lines.lines().map(|l| serde_json::from_str::<chancery::Claim>(l).expect("a claim").id).collect();
    let mut dice = Dice::new(12);
    let mut decisions = 0;
    for n in 0..kills() {
        let (a, b) = (&ids[n % ids.len()], &ids[(n * 7 + 1) % ids.len()]);
        let arguments: Vec<&str> = match n % 4 {
            0 => vec!["review", "reject", a],
            1 => vec!["review", "fix", a, "--field", "status", "--value", "denied"],
            2 => vec!["undo"],
            _ => vec!["review", "same", a, b],
        };
        let arguments: Vec<&str> = arguments.into_iter().chain(["--record", "r.db", "--who", "tester"]).collect();
        let done = killed(started(&folder, &arguments), Duration::from_micros(dice.below(40_000) as u64));
        let now = counts(&folder)[3];
        assert!(
            now >= decisions + usize::from(done),
            "{decisions} decisions and one confirmed ({done}), {now} are left"
        );
        decisions = now;
        assert!(says(&folder, &["doctor", "--record", "r.db"]).contains("sound"));
    }
}
