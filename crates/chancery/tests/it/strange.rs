//! Strange input gives claims or a clear note, never a panic and never an endless run.

use super::{KNOWLEDGE, article};
use chancery::Article;
use std::time::{Duration, Instant};

fn read_quickly(what: &str, article: &Article) -> chancery::Reading {
    let start = Instant::now();
    let reading = chancery::read(article, &KNOWLEDGE);
    assert!(start.elapsed() < Duration::from_secs(60), "{what} took {:?}", start.elapsed());
    reading
}

#[test]
fn nothing_gives_a_note() {
    let reading = read_quickly("nothing", &article("", ""));
    assert!(reading.claims.is_empty());
    assert!(reading.notes[0].contains("not recognised"), "{:?}", reading.notes);
}

#[test]
fn an_unknown_language_is_named() {
    let reading = read_quickly("unknown language", &article("xx", "Text."));
    assert!(reading.notes[0].contains("`xx`"), "{:?}", reading.notes);
}

#[test]
fn a_wrong_date_is_told_and_the_text_still_read() {
    let mut odd = article("id", "Menteri Luar Negeri Brasil Mauro Vieira mengunjungi Angola pada Senin.");
    odd.published = Some("2024-13-45".into());
    let reading = read_quickly("wrong date", &odd);
    assert!(reading.notes.iter().any(|n| n.contains("2024-13-45")), "{:?}", reading.notes);
    assert_eq!(reading.claims.len(), 1);
    assert!(reading.claims[0].when.is_none(), "no date may be made up");
}

#[test]
fn giant_lines_brackets_and_controls() {
    let word = "Presiden Brasil bertemu Presiden Angola di Luanda dan ";
    let texts = [
        // Large enough that whatever grows faster than the text shows, in a debug build on a busy machine.
        ("a 1 MB line", word.repeat(1_000_000 / word.len())),
        ("a 500 KB line without spaces", "中国国防部长访问白俄罗斯".repeat(14_000)),
        ("brackets", format!("{}Brasil{}", "(".repeat(10_000), ")".repeat(10_000))),
        ("quotes", "\"".repeat(10_000)),
        ("controls", (0u8..32).map(char::from).collect::<String>().repeat(300)),
        ("marks", "\u{202e}\u{200d}\u{feff}é\u{301}\u{301}🇧🇾".repeat(2_000)),
        ("commas", "Brasil, ".repeat(20_000)),
    ];
    for (what, text) in texts {
        for lang in ["id", "zh", "en", "ru"] {
            read_quickly(what, &article(lang, &text));
        }
    }
}
