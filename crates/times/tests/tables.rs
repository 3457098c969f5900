//! Runs `packs/<lang>/tests/times.tsv`: sentence, day of publication, time last spoken of, what comes out, tense.

use chancery_times::*;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 4] = ["en", "id", "ru", "zh"];

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

fn times(language: &str) -> Times {
    let text = std::fs::read_to_string(packs().join(language).join("times.toml")).expect("times.toml can be read");
    let data: TimesData = toml::from_str(&text).unwrap_or_else(|e| panic!("{language}: {e}"));
    Times::new(&data).unwrap_or_else(|e| panic!("{language}: {e}"))
}

fn known(edtf: &str) -> Option<Resolved> {
    let (earliest, latest) = bounds(edtf);
    (!edtf.is_empty()).then(|| Resolved { edtf: edtf.into(), earliest, latest, anchor: None, approximate: false })
}

/// What a sentence says, joined with " ; ": dates as EDTF, lengths as they are, nothing for what stays open.
fn read(times: &Times, sentence: &str, context: &Context) -> String {
    let one = |e: &Expression| match e.value {
        Value::Duration(_) => e.value.span(),
        _ => times.resolve(&e.value, context).map(|r| r.edtf),
    };
    let all: Vec<String> = times.find(sentence).iter().filter_map(one).collect();
    if all.is_empty() { "-".into() } else { all.join(" ; ") }
}

/// The failures of a language, and how many rows there are.
fn run(language: &str) -> (Vec<String>, usize) {
    let times = times(language);
    let table = std::fs::read_to_string(packs().join(language).join("tests/times.tsv")).expect("times.tsv can be read");
    let rows: Vec<&str> = table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    let check = |row: &&str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let cell = |n: usize| cells.get(n).copied().unwrap_or_default();
        let Ok(published) = cell(1).parse() else { return Some(format!("no day of publication: {row}")) };
        let context = Context { published, last: known(cell(2)), past: cell(4) == "past", future: cell(4) == "future" };
        let got = read(&times, cell(0), &context);
        (got != cell(3)).then(|| {
            format!(
                "{language}: {} [{}]\n    wanted {}, got {got}: {:?}",
                cell(0),
                cell(1),
                cell(3),
                times.find(cell(0))
            )
        })
    };
    (rows.iter().filter_map(check).collect(), rows.len())
}

#[test]
fn tables() {
    let mut low = Vec::new();
    for language in LANGUAGES {
        let (failures, rows) = run(language);
        println!("{language}: {} of {rows}", rows - failures.len());
        failures.iter().for_each(|f| println!("  {f}"));
        if rows == 0 || failures.len() * 20 > rows {
            low.push(language);
        }
    }
    assert!(low.is_empty(), "below 0.95: {low:?}");
}

#[test]
fn durations_widen_a_start() {
    let day = known("2023-08-16").unwrap();
    let of = |start: &Resolved, count, unit| with_duration(start, Duration { count, unit }).edtf;
    assert_eq!(of(&day, 3, Unit::Day), "2023-08-16/2023-08-18");
    assert_eq!(of(&day, 1, Unit::Day), "2023-08-16");
    assert_eq!(of(&day, 2, Unit::Week), "2023-08-16/2023-08-29");
    assert_eq!(of(&day, 10, Unit::Year), "2023-08-16/2033");
    assert_eq!(of(&known("2023-08").unwrap(), 3, Unit::Day), "2023-08");
    assert_eq!(of(&known("2023-08-14/2023-08-19").unwrap(), 3, Unit::Day), "2023-08-14/2023-08-19");
}

#[test]
fn bounds_of_edtf() {
    let of = |s: &str| {
        let (a, b) = bounds(s);
        [a, b].map(|d| d.map_or("..".into(), |d| d.to_string())).join(" ")
    };
    assert_eq!(of("2023-02"), "2023-02-01 2023-02-28");
    assert_eq!(of("2020~"), "2020-01-01 2020-12-31");
    assert_eq!(of("../2020-03"), ".. 2020-03-31");
    assert_eq!(of("2018/.."), "2018-01-01 ..");
    assert_eq!(of("2023-24"), "2023-12-01 2024-02-29");
    assert_eq!(of("199X"), "1990-01-01 1999-12-31");
    for wrong in ["", "P5Y", "20é3", "2023-", "2023-13", "2023-02-30", "/", "XXXX", "9999-99-99-99"] {
        assert_eq!(of(wrong), ".. ..", "{wrong:?}");
    }
}

#[test]
fn strange_text_never_panics() {
    let bits = [
        "31",
        " ",
        "-",
        "/",
        "(",
        "2023",
        "года",
        "Agustus",
        "last",
        "сто",
        "五",
        "日",
        "年",
        "\u{301}",
        "ß",
        "9999",
        "з",
        "上周",
        "в течение",
        "since",
    ];
    let mut seed: u32 = 7;
    for language in LANGUAGES {
        let times = times(language);
        for published in ["2023-08-16", "0001-01-01", "9999-12-31", "2024-02-29"] {
            let context =
                Context { published: published.parse().unwrap(), last: known("9999"), past: false, future: true };
            for _ in 0..2000 {
                let mut text = String::new();
                for _ in 0..8 {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    text.push_str(bits[(seed >> 16) as usize % bits.len()]);
                }
                let found = times.find(&text);
                found.iter().for_each(|e| drop(times.resolve(&e.value, &context)));
                assert!(found.windows(2).all(|w| w[0].end <= w[1].start), "{text}");
                assert!(found.iter().all(|e| e.start < e.end && e.end <= text.chars().count()), "{text}");
            }
        }
    }
}
