//! `extract`, and pages where texts are read.

use super::{chancery, folder, refuses, run, says};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

const PAGE: &str = "<html lang=en><head><title>Talks resume - Example Post</title><meta property=og:site_name content='Example Post'>\
    <meta property=article:published_time content='2024-05-14T07:30:00+02:00'><meta name=author content='Ann Example'></head>\
    <body><nav><a href=/>Home</a></nav><article><h1>Talks resume</h1><p>France and Belgium resumed talks on defence in Paris on Tuesday.</p>\
    <p>The French defence minister will visit Brussels next week, a spokesman said.</p></article></body></html>";

fn rows(output: &str) -> Vec<Value> {
    output.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(folder.join(name), bytes).expect("written");
}

#[test]
fn a_list_of_pages_becomes_articles_in_its_order() {
    let folder = folder("extract");
    write(&folder, "page.html", PAGE);
    write(&folder, "page.html.gz", packed(PAGE.as_bytes()));
    let mut lines = String::new();
    for number in 0..300 {
        let line = match number % 3 {
            0 => json!({"id": number, "url": "https://example.org/a", "html": PAGE}),
            1 => json!({"id": number.to_string(), "path": "page.html"}),
            _ => json!({"id": number.to_string(), "path": "page.html.gz"}),
        };
        lines += &format!("{line}\n");
    }
    write(&folder, "pages.jsonl", &lines);
    write(&folder, "pages.jsonl.gz", packed(lines.as_bytes()));
    let one = says(&folder, &["extract", "--input", "pages.jsonl", "--format", "jsonl", "--threads", "1"]);
    let many = says(&folder, &["extract", "--input", "pages.jsonl.gz", "--format", "jsonl", "--threads", "3"]);
    assert_eq!(one, many);
    let rows = rows(&one);
    let ids: Vec<_> = rows.iter().map(|r| r["id"].as_str().expect("an id").to_string()).collect();
    assert_eq!(ids, (0..300).map(|n| n.to_string()).collect::<Vec<_>>());
    let first = &rows[0];
    assert_eq!(first["title"], "Talks resume");
    assert_eq!(first["outlet"], "Example Post");
    assert_eq!(first["author"], "Ann Example");
    assert_eq!(first["published"], "2024-05-14T07:30:00+02:00");
    assert_eq!(first["language"], "en");
    let text = first["text"].as_str().expect("text");
    assert!(text.starts_with("France and Belgium") && text.lines().count() == 2, "{text}");
}

#[test]
fn bad_lines_are_named_and_counted_and_the_rest_goes_on() {
    let folder = folder("extract-bad");
    let good = json!({"id": "good", "html": PAGE});
    write(
        &folder,
        "pages.jsonl",
        format!("{good}\nnot json\n{{\"id\": \"empty\"}}\n{{\"id\": \"x\", \"path\": \"gone.html\"}}\n\n{good}\n"),
    );
    let output = run(&folder, &["extract", "--input", "pages.jsonl", "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(rows(&String::from_utf8_lossy(&output.stdout)).len(), 2);
    let told = String::from_utf8_lossy(&output.stderr);
    for part in ["line 2: no page in JSON", "line 3: neither", "line 4: gone.html", "3 skipped of 5 pages"] {
        assert!(told.contains(part), "no `{part}` in {told}");
    }
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let folder = folder("extract-bomb");
    write(&folder, "bomb.html.gz", packed(&vec![b' '; 64 << 20]));
    assert!(refuses(&folder, &["extract", "bomb.html.gz"]).contains("larger than"));
}

#[test]
fn pages_are_read_as_texts_are() {
    let folder = folder("read-page");
    write(&folder, "page.html", PAGE);
    write(&folder, "unnamed", PAGE);
    let by_name = says(&folder, &["read", "page.html", "--format", "jsonl"]);
    let by_content = says(&folder, &["read", "unnamed", "--format", "jsonl"]);
    assert!(rows(&by_name).iter().any(|c| c["kind"] == "visit"), "{by_name}");
    assert_eq!(rows(&by_name).len(), rows(&by_content).len());
    write(&folder, "pages.jsonl", format!("{}\n", json!({"id": "a", "html": PAGE})));
    let of_lines = rows(&says(&folder, &["read", "--input", "pages.jsonl"]));
    assert!(of_lines.iter().all(|c| c["article"] == "a") && of_lines.len() == rows(&by_name).len());
    write(&folder, "wall.html", "<html><body><p>Accept cookies.</p></body></html>");
    assert!(refuses(&folder, &["read", "wall.html"]).contains("no article on this page"));
}

#[test]
fn standard_input_takes_a_page_in_any_charset() {
    let folder = folder("extract-stdin");
    // "Министры встретились в столице и обсудили поставки зерна на будущий год." in windows-1251
    let text: Vec<u8> = "Министры встретились в столице и обсудили поставки зерна на будущий год."
        .chars()
        .map(|c| match c {
            'А'..='я' => (c as u32 - 'А' as u32 + 0xc0) as u8,
            other => other as u8,
        })
        .collect();
    let page = [
        b"<html lang=ru><body><h1>".as_slice(),
        &text,
        b"</h1><p>",
        &text,
        b" ",
        &text,
        b" ",
        &text,
        b"</p></body></html>",
    ]
    .concat();
    let mut child = chancery(&folder, &["extract", "--format", "jsonl"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("its input").write_all(&page).expect("written");
    let output = child.wait_with_output().expect("it ends");
    let row = &rows(&String::from_utf8_lossy(&output.stdout))[0];
    assert!(row["text"].as_str().is_some_and(|t| t.starts_with("Министры встретились")), "{row}");
    assert_eq!(row["language"], "ru");
}
