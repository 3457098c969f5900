//! Archives: what is sound is read, what is damaged is counted, a run that was stopped goes on where it stood.

use super::{DESK, filed, folder, read};
use chancery_intake::archive::{Options, Progress, ingest};
use chancery_intake::synthetic::{DAMAGES, Made, warc};
use chancery_intake::{Desk, Page};
use chancery_record::Record;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

static GO: AtomicBool = AtomicBool::new(false);

fn options(threads: usize, stop: &AtomicBool) -> Options<'_> {
    Options { threads, keep_text: true, anew: false, stop, now: || 0 }
}

fn run(record: &mut Record, root: &Path) -> Progress {
    ingest(record, root, DESK, options(2, &GO), &mut |_| {}).expect("ingested")
}

/// An archive in a folder of its own, and what it holds.
fn archive(name: &str, pages: usize) -> (std::path::PathBuf, Made) {
    let folder = folder(name);
    let mut file = fs::File::create(folder.join("a.warc.gz")).expect("a file");
    let made = warc(&mut file, 5, pages, true).expect("written");
    (folder, made)
}

fn unpacked(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).expect("a file");
    std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(file), &mut bytes).expect("sound");
    bytes
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::fast());
    to.write_all(bytes).expect("packed");
    to.finish().expect("packed")
}

#[test]
fn every_sound_page_is_read_and_every_damage_counted() {
    let (folder, made) = archive("damages", 400);
    assert_eq!(made.damaged, 4 * DAMAGES.len());
    let mut record = Record::open(&folder.join("r.db")).expect("a record");
    let progress = run(&mut record, &folder.join("a.warc.gz"));
    let mut sound = made.sound.clone();
    sound.sort();
    assert_eq!(filed(&record), sound);
    assert_eq!(progress.tally.read as usize, made.sound.len());
    assert_eq!(progress.tally.damaged.values().sum::<u64>() as usize, made.damaged, "{:?}", progress.tally);
    assert_eq!(progress.tally.other["about the crawl"], 1);
    assert_eq!(progress.done, progress.bytes);
}

#[test]
fn one_thread_and_many_give_the_same() {
    let (folder, _) = archive("threads", 200);
    let mut tallies = Vec::new();
    for threads in [1, 2, 5] {
        let mut record = Record::open(&folder.join(format!("{threads}.db"))).expect("a record");
        let progress = ingest(&mut record, &folder.join("a.warc.gz"), DESK, options(threads, &GO), &mut |_| {});
        let kept = record.kept(0, 10_000).expect("kept");
        let texts: Vec<_> = kept.into_iter().map(|k| (k.version, k.article)).collect();
        tallies.push((progress.expect("ingested").tally, texts));
    }
    assert!(tallies[0] == tallies[1] && tallies[1] == tallies[2]);
}

#[test]
fn stopped_and_taken_up_again_it_is_as_if_nothing_had_been() {
    let (folder, made) = archive("stopped", 600);
    let path = folder.join("a.warc.gz");
    let mut whole = Record::open(&folder.join("whole.db")).expect("a record");
    let tally = run(&mut whole, &path).tally;
    for threads in [1, 2] {
        let db = folder.join(format!("parts-{threads}.db"));
        let (mut parts, mut read_pages) = (0, 0);
        loop {
            let mut record = Record::open(&db).expect("a record");
            let stop = AtomicBool::new(false);
            let seen = AtomicUsize::new(0);
            let counting = |page: &Page| {
                if seen.fetch_add(1, Ordering::Relaxed) > 60 {
                    stop.store(true, Ordering::Relaxed);
                }
                super::extract(page)
            };
            let desk = Desk { extract: &counting, read: &read };
            let progress = ingest(&mut record, &path, desk, options(threads, &stop), &mut |_| {}).expect("ingested");
            parts += 1;
            read_pages += seen.load(Ordering::Relaxed);
            if progress.done == progress.bytes {
                assert_eq!(progress.tally, tally);
                assert_eq!(filed(&record), filed(&whole));
                break;
            }
        }
        assert!(parts > 1, "it was never stopped");
        assert_eq!(read_pages, made.sound.len(), "a page was read twice");
    }
}

#[test]
fn the_same_archive_again_reads_nothing_and_another_one_is_read() {
    let (folder, _) = archive("again", 60);
    let path = folder.join("a.warc.gz");
    let mut record = Record::open(&folder.join("r.db")).expect("a record");
    let first = run(&mut record, &path);
    let again = run(&mut record, &path);
    assert_eq!((again.added.articles, again.added.known, again.tally == first.tally), (0, 0, true));
    let anew = Options { anew: true, ..options(2, &GO) };
    let anew = ingest(&mut record, &path, DESK, anew, &mut |_| {}).expect("ingested");
    assert_eq!((anew.added.articles, anew.added.known), (0, first.added.articles));
    let mut more = fs::File::options().append(true).open(&path).expect("a file");
    warc(&mut more, 99, 80, false).expect("written");
    assert_eq!(run(&mut record, &path).added.articles, 80 - 60 + 6, "the damaged six are sound in what was added");
}

#[test]
fn every_form_of_the_same_records_is_read() {
    let folder = folder("forms");
    let mut sound = Vec::new();
    let made = warc(&mut sound, 5, 50, false).expect("written");
    fs::write(folder.join("members.warc.gz"), &sound).expect("written");
    let plain = unpacked(&folder.join("members.warc.gz"));
    fs::write(folder.join("plain.warc"), &plain).expect("written");
    let mut long = plain.clone();
    while long.len() <= 17 << 20 {
        long.extend_from_slice(&plain);
    }
    fs::write(folder.join("whole.warc.gz"), packed(&long)).expect("written");
    for name in ["members.warc.gz", "plain.warc", "whole.warc.gz"] {
        let mut record = Record::open(&folder.join(format!("{name}.db"))).expect("a record");
        let progress = run(&mut record, &folder.join(name));
        assert_eq!(filed(&record).len(), made.sound.len(), "{name}: {:?}", progress.tally);
        assert!(progress.tally.damaged.is_empty(), "{name}: {:?}", progress.tally);
    }
}

#[test]
fn damage_in_a_plain_archive_spoils_one_record_each() {
    let folder = folder("plain");
    let mut sound = Vec::new();
    warc(&mut sound, 5, 10, false).expect("written");
    fs::write(folder.join("a.warc.gz"), &sound).expect("written");
    let plain = String::from_utf8(unpacked(&folder.join("a.warc.gz"))).expect("UTF-8");
    let spoil = |nth: usize, from: &str, to: &str| {
        let at = plain.match_indices(from).nth(nth).expect("there").0;
        [&plain[..at], to, &plain[at + from.len()..]].concat().into_bytes()
    };
    let cut = plain.as_bytes()[..plain.len() - 900].to_vec();
    let cases = [
        ("version", spoil(4, "WARC/1.0", "WARX/1.0"), 9),
        ("length", spoil(4, "Content-Length: ", "Content-Length: 1"), 9),
        ("shorter", spoil(4, "Content-Length: ", "Content-Length: 0x"), 9),
        ("huge", spoil(4, "Content-Length: ", "Content-Length: 99999999999"), 9),
        ("digest", spoil(4, "<article>", "<articlE>"), 9),
        ("cut off", cut, 9),
    ];
    for (name, bytes, read) in cases {
        let path = folder.join(format!("{name}.warc"));
        fs::write(&path, bytes).expect("written");
        let mut record = Record::open(&folder.join(format!("{name}.db"))).expect("a record");
        let tally = run(&mut record, &path).tally;
        assert_eq!((tally.read, tally.damaged.values().sum::<u64>()), (read, 1), "{name}: {tally:?}");
    }
}

#[test]
fn folders_zips_lines_texts_and_wet() {
    let folder = folder("folder");
    let html = |n: usize| format!("<html><article>Page number {n} tells of a visit.</article></html>");
    let inner = folder.join("in/deep");
    fs::create_dir_all(&inner).expect("a folder");
    fs::write(inner.join("a.html"), html(1)).expect("written");
    fs::write(inner.join("b.txt"), "A title\nA text of its own.").expect("written");
    fs::write(inner.join("c.jpg"), "no text").expect("written");
    fs::write(inner.join("page.html.gz"), packed(html(9).as_bytes())).expect("written");
    let lines = [
        r#"{"id": "one", "outlet": "O", "published": "2024-05-14", "text": "A text in a line."}"#.to_string(),
        format!(r#"{{"id": "two", "url": "https://a.example/two", "html": "{}"}}"#, html(2)),
        r#"{"id": "three", "url": "https://a.example/three", "path": "page.html.gz"}"#.to_string(),
        "{broken".to_string(),
        r#"{"id": "five", "path": "nowhere.html"}"#.to_string(),
    ];
    fs::write(inner.join("d.jsonl.gz"), packed(lines.join("\n").as_bytes())).expect("written");
    let wet = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/2024/05/14/w\r\nContent-Length: 22\r\n\r\nTitle\nThe text of it.\n\r\n\r\n";
    fs::write(inner.join("e.wet"), wet).expect("written");
    let mut zip = zip::ZipWriter::new(fs::File::create(inner.join("f.zip")).expect("a file"));
    for (name, text) in
        [("x/one.html", html(3)), ("two.txt", "Zipped title\nZipped text.".into()), ("no.bin", "x".into())]
    {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("written");
    let mut record = Record::open(&folder.join("r.db")).expect("a record");
    let tally = run(&mut record, &folder.join("in")).tally;
    assert_eq!(tally.read, 9, "{tally:?}");
    assert_eq!(tally.damaged.values().sum::<u64>(), 2, "{tally:?}");
    assert_eq!(tally.other["another sort of file"], 1);
    let wet = record.kept(0, 100).expect("kept").into_iter().find(|k| k.article.id.ends_with("/w")).expect("the text");
    assert_eq!(wet.article.published.as_deref(), Some("2024-05-14"));
    assert_eq!(wet.article.title.as_deref(), Some("Title"));
}

#[test]
fn what_is_no_archive_is_told() {
    let folder = folder("none");
    fs::write(folder.join("a.bin"), "nothing to read").expect("written");
    let mut record = Record::open(&folder.join("r.db")).expect("a record");
    for name in ["a.bin", "nowhere.warc"] {
        let fault = ingest(&mut record, &folder.join(name), DESK, options(2, &GO), &mut |_| {});
        let fault = fault.expect_err("no archive").to_string();
        assert!(fault.contains(name), "{fault}");
    }
}
