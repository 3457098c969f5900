//! Files a made-up world and asks it: `cargo bench -p chancery-record --bench filing -- [CLAIMS] [FILE]` (1,000,000 unless said otherwise;
//! with a file, the record stays there).
//!
//! Prints claims a second for the first part and for all, what a question takes, and the most memory used.

use chancery_record::answers::{self, Ask};
use chancery_record::filed::Filing;
use chancery_record::{Record, synthetic};
use std::path::{Path, PathBuf};
use std::time::Instant;

const BATCH: usize = 128;

fn main() {
    let wanted: usize = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(1_000_000);
    let kept = std::env::args().skip(1).find(|a| a.ends_with(".db")).map(PathBuf::from);
    let path =
        kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("chancery-filing-{}.db", std::process::id())));
    if let Err(error) = run(&path, wanted) {
        eprintln!("{error}");
        std::process::exit(1);
    }
    if kept.is_none() {
        remove(&path);
    }
}

fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
}

fn run(path: &Path, wanted: usize) -> chancery_record::Result<()> {
    let small = filed(path, 10_000.min(wanted))?;
    remove(path);
    let large = filed(path, wanted)?;
    println!("cost a claim: {:+.0} % against the small record", (small / large - 1.0) * 100.0);
    let record = Record::open_existing(path)?;
    let ask = Ask { limit: 200, ..Ask::default() };
    timed("pair USA CHN (200 rows)", || answers::pair(&record, &ask, "USA", "CHN").map(|a| a.rows.len()))?;
    timed("pair KEN LAO", || answers::pair(&record, &ask, "KEN", "LAO").map(|a| a.rows.len()))?;
    timed("state BLR (200 rows)", || answers::party(&record, &ask, "BLR").map(|a| a.rows.len()))?;
    let few = Ask { limit: 50, ..Ask::default() };
    timed("search of a frequent word", || answers::search(&record, &few, "ka").map(|a| a.rows.len()))?;
    timed("search of three words", || answers::search(&record, &few, "visit venlo tarka").map(|a| a.rows.len()))?;
    timed("search in Chinese", || answers::search(&record, &few, "国防部长").map(|a| a.rows.len()))?;
    timed("pair as of an earlier day", || {
        let then = Ask { as_of: chancery_record::day::parse("2010-06-01"), ..ask.clone() };
        answers::pair(&record, &then, "KEN", "LAO").map(|a| a.rows.len())
    })?;
    println!("most memory: {} MB; file: {} MB", memory(), std::fs::metadata(path).map_or(0, |m| m.len() / 1_000_000));
    Ok(())
}

/// Claims a second of processor time, gathering included; making the world up is not counted.
fn filed(path: &Path, wanted: usize) -> chancery_record::Result<f64> {
    let mut record = Record::open(path)?;
    let (mut claims, mut filing, mut wall) = (0, 0.0, 0.0);
    let mut world = synthetic::filings(1, usize::MAX);
    while claims < wanted {
        let batch: Vec<Filing> = world.by_ref().take(BATCH).collect();
        let (start, clock) = (processor(), Instant::now());
        claims += record.file(&batch, true, 0)?.claims;
        filing += processor() - start;
        wall += clock.elapsed().as_secs_f64();
    }
    let (start, clock) = (processor(), Instant::now());
    record.settle(|_| {})?;
    let gathering = processor() - start;
    wall += clock.elapsed().as_secs_f64();
    let rate = claims as f64 / (filing + gathering);
    println!(
        "{claims} claims: {rate:.0} a second of one core (filing {filing:.1} s, gathering {gathering:.1} s), {:.0} by the clock",
        claims as f64 / wall
    );
    Ok(rate)
}

/// Seconds of processor time this process has used.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn timed(what: &str, question: impl Fn() -> chancery_record::Result<usize>) -> chancery_record::Result<()> {
    question()?;
    let (start, clock) = (processor(), Instant::now());
    let rows = question()?;
    println!(
        "{what}: {rows} rows in {:.1} ms of one core, {:.1} by the clock",
        (processor() - start) * 1e3,
        clock.elapsed().as_secs_f64() * 1e3
    );
    Ok(())
}

/// The most memory this process has used, in MB, where the system tells.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) / 1000
}
