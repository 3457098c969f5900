//! Tests of the exports: quotes at their place, dates no more exact than they were said, nothing that is suppressed, all files or none.

use chancery::claim::{Party, Quote, When, Where};
use chancery::{Article, Claim};
use chancery_exports::{ALL, Folder, Gazetteer, Job, Report, What, find};
use chancery_record::Record;
use chancery_record::answers::Ask;
use chancery_record::decisions::{Act, Anchor, Body};
use chancery_record::filed::Filing;
use chancery_record::store::Sqlite;
use std::fs;
use std::path::{Path, PathBuf};

const TEXT: &str = "Вчера: «Министр» посетит 泰国, said \u{1F54A} \"x\" <b> & more.";
const QUOTE: &str = "посетит 泰国, said \u{1F54A} \"x\" <b> & more";

/// A folder of this test's own that is not there yet.
fn place(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("exports-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    path
}

fn filing(id: &str, when: Option<&str>, change: impl FnOnce(&mut Claim)) -> Filing {
    let start = TEXT[..TEXT.find(QUOTE).expect("the quote is in the text")].chars().count();
    let end = start + QUOTE.chars().count();
    let party = |code: &str| Party { id: code.into(), text: String::new() };
    let when =
        when.map(|edtf| When { edtf: edtf.into(), earliest: None, latest: None, text: String::new(), anchor: None });
    let mut claim: Claim = serde_json::from_value(serde_json::json!({
        "v": 1, "article": id, "id": format!("c-{id}"), "kind": "visit", "event": "CONSULT", "mode": ["visit"], "actors": [], "recipients": [],
        "people": [], "when": null, "announced": null, "where": null, "from": null, "status": "planned", "says": [], "contexts": [],
        "stage": null, "title": null, "about": null, "object": [], "comparison": null, "links": [], "evidence": [], "confidence": 0.9,
        "quote": { "exact": "", "start": 0, "end": 0, "prefix": "", "suffix": "" }, "sentence": 0, "event_id": null, "reading": "test",
    }))
    .expect("a claim");
    claim.actors = vec![party("KEN")];
    claim.recipients = vec![party("THA")];
    claim.when = when;
    claim.quote = Quote { exact: QUOTE.into(), start, end, prefix: "»".into(), suffix: ".".into() };
    change(&mut claim);
    let article = Article {
        id: id.into(),
        outlet: Some("Daily".into()),
        published: Some("2024-02-01".into()),
        title: Some("Title".into()),
        text: TEXT.into(),
        url: Some(format!("https://example.org/{id}")),
        ..Article::default()
    };
    Filing { article, claims: vec![claim], language: "ru".into(), reading: "test".into(), fetched: None }
}

fn record(filings: &[Filing]) -> Record {
    let mut record = Record::new(Sqlite::in_memory().expect("a store")).expect("a record");
    record.file(filings, true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    record
}

/// Plans of one pair of parties each, so that none is another's.
fn plans(whens: &[Option<&str>]) -> Record {
    let codes = ["THA", "CHN", "RUS", "USA", "IDN", "FRA", "BLR", "IND", "VNM"];
    let filings: Vec<Filing> = whens
        .iter()
        .zip(codes)
        .map(|(when, code)| filing(code, *when, |claim| claim.recipients[0].id = code.into()))
        .collect();
    record(&filings)
}

fn export(record: &Record, format: &str, folder: &Path) -> Report {
    let gazetteer = Gazetteer::new(&chancery_packs::atlas());
    let what = What::Events(Ask::default());
    let job =
        Job { record, gazetteer: &gazetteer, what, outcomes: Vec::new(), base: None, address: None, progress: &|_| {} };
    let folder = Folder::open(folder, false).expect("a folder");
    let report = (find(format).expect("a format").write)(&job, &folder).expect("written");
    folder.close().expect("named");
    report
}

fn exported(record: &Record, format: &str) -> String {
    let folder = place(format);
    export(record, format, &folder);
    let text = fs::read_to_string(folder.join(find(format).expect("a format").file)).expect("the file");
    let _ = fs::remove_dir_all(folder);
    text
}

#[test]
fn quotes_stand_where_positions_say() {
    let text = exported(&record(&[filing("one", Some("2024-03-05"), |_| {})]), "plover");
    let record: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let at = |name: &str| record["text_info"][name].as_u64().map_or(0, |n| n as usize);
    let words: String = TEXT.chars().skip(at("start")).take(at("end") - at("start")).collect();
    assert_eq!(words, QUOTE);
    assert_eq!(record["text"], QUOTE);
}

#[test]
fn a_calendar_spans_what_is_not_known_and_leaves_out_what_is_vaguer() {
    let whens = [
        Some("2024-03-05"),
        Some("2024-03-05/2024-03-07"),
        Some("2024-03"),
        Some("2024-03-05~"),
        Some("2024"),
        Some("../2024-06"),
        None,
    ];
    let text = exported(&plans(&whens), "ics");
    for (days, vague) in [
        ("DTSTART;VALUE=DATE:20240305\r\nDTEND;VALUE=DATE:20240306\r\nSUMMARY:visit", "a day"),
        ("DTSTART;VALUE=DATE:20240305\r\nDTEND;VALUE=DATE:20240308\r\nSUMMARY:visit", "three days"),
        ("DTSTART;VALUE=DATE:20240301\r\nDTEND;VALUE=DATE:20240401\r\nSUMMARY:day not known: visit", "a month"),
        ("DTSTART;VALUE=DATE:20240305\r\nDTEND;VALUE=DATE:20240306\r\nSUMMARY:day not known: visit", "about a day"),
    ] {
        assert!(text.contains(days), "{vague}: {text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 4, "{text}");
    assert!(text.lines().all(|line| line.len() <= 75));
}

#[test]
fn what_a_format_cannot_say_is_left_out_and_counted() {
    let record = plans(&[Some("2024-03-05"), None, Some("../2024-06")]);
    let folder = place("counted");
    let report = export(&record, "plover", &folder);
    assert_eq!((report.written, report.notes.len()), (1, 1), "{report:?}");
    assert!(report.notes[0].starts_with("2 left out"), "{report:?}");
    let report = export(&record, "ics", &folder);
    assert_eq!(report.written, 1, "{report:?}");
    let entities = exported(&plans(&[Some("2024-03~")]), "ftm");
    assert!(!entities.contains("\"date\":[\"2024-03"), "about March is not March: {entities}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn only_a_known_place_is_a_point() {
    let at = |state: &str, place: Option<&str>| Where { state: Some(state.into()), place: place.map(String::from) };
    let filings = [
        filing("one", None, |claim| claim.place = Some(at("THA", Some("Bangkok")))),
        filing("two", None, |claim| {
            claim.recipients[0].id = "FRA".into();
            claim.place = Some(at("FRA", None));
        }),
    ];
    let text = exported(&record(&filings), "geojson");
    assert_eq!((text.matches("\"Point\"").count(), text.matches("\"geometry\":null").count()), (1, 1), "{text}");
}

#[test]
fn nothing_suppressed_comes_out_and_no_whole_text() {
    let mut record = plans(&[Some("2024-03-05"), Some("2024-03-06")]);
    let claim = record.claim("c-THA").expect("the claim");
    let body = Body {
        act: Act::Suppress,
        claims: vec![Anchor::of(&claim)],
        field: None,
        value: None,
        of: None,
        why: String::new(),
    };
    record.decide("test", 0, body).expect("decided");
    for format in ALL {
        let folder = place(&format!("hidden-{}", format.name));
        export(&record, format.name, &folder);
        for file in fs::read_dir(&folder).expect("the folder").flatten() {
            let bytes = fs::read(file.path()).expect("the file");
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("c-THA") && !text.contains("example.org/THA"), "{}: {:?}", format.name, file.path());
            assert!(!text.contains("Вчера"), "{}: a whole text", format.name);
        }
        let _ = fs::remove_dir_all(folder);
    }
}

#[test]
fn all_files_come_or_none() {
    let path = place("files");
    let folder = Folder::open(&path, false).expect("a folder");
    drop(folder.file("half.txt").expect("a file"));
    drop(folder);
    assert!(!path.exists(), "what was half done is gone");
    fs::create_dir_all(&path).expect("a folder");
    fs::write(path.join("events.csv"), "mine").expect("written");
    let folder = Folder::open(&path, false).expect("a folder");
    let fault = folder.file("events.csv").err().expect("refused").to_string();
    assert!(fault.contains("--replace"), "{fault}");
    drop(folder);
    assert_eq!(fs::read_to_string(path.join("events.csv")).expect("still there"), "mine");
    assert_eq!(fs::read_dir(&path).expect("the folder").count(), 1);
    let _ = fs::remove_dir_all(path);
}

#[test]
fn one_event_alone() {
    let record = plans(&[Some("2024-03-05"), Some("2024-03-06")]);
    let gazetteer = Gazetteer::default();
    let what = What::Event("c-CHN".into(), None);
    let job = Job {
        record: &record,
        gazetteer: &gazetteer,
        what,
        outcomes: Vec::new(),
        base: None,
        address: None,
        progress: &|_| {},
    };
    for format in ALL.iter().filter(|f| f.name != "gexf") {
        let path = place(&format!("one-{}", format.name));
        let folder = Folder::open(&path, false).expect("a folder");
        let report = (format.write)(&job, &folder).expect("written");
        assert!(report.written > 0 && (report.of == "entities" || report.written == 1), "{}: {report:?}", format.name);
        let _ = fs::remove_dir_all(path);
    }
}
