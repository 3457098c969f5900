//! JSON lines: articles, or pages as `{"id", "url", "html"}` or `{"id", "url", "path"}`.

use super::files::{Item, Sort, Take, named};
use super::members::broken;
use super::skip::Skip;
use super::warc::MOST;
use crate::page::Page;
use chancery::Article;
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Line {
    html: Option<String>,
    path: Option<String>,
    content_type: Option<String>,
    #[serde(flatten)]
    article: Article,
}

/// Items of the lines from an offset on; offsets count bytes of lines, unpacked.
pub fn items(mut from: impl BufRead, wanted: u64, path: &Path, take: &mut Take<'_>) -> io::Result<bool> {
    let (mut offset, mut number) = (0_u64, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        number += 1;
        match from.by_ref().take(MOST as u64).read_until(b'\n', &mut line) {
            Ok(0) => return Ok(true),
            Ok(n) => offset += n as u64,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) if broken(&e) => return Ok(take(Item::Nothing(Skip::Damaged("compression")), None)),
            Err(e) => return Err(e),
        }
        if offset <= wanted || line.trim_ascii().is_empty() {
            continue;
        }
        if !take(item(&line, path, number), Some(offset)) {
            return Ok(false);
        }
    }
}

fn item(line: &[u8], path: &Path, number: usize) -> Item {
    let line = line.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(line);
    let Ok(Line { html, path: page, content_type, mut article }) = serde_json::from_slice::<Line>(line) else {
        return Item::Nothing(Skip::Damaged("no JSON of an article"));
    };
    if article.id.is_empty() {
        article.id = article.url.clone().unwrap_or_else(|| format!("{}: line {number}", path.display()));
    }
    let url = article.url.clone().unwrap_or_else(|| article.id.clone());
    let bytes = match (html, page) {
        (Some(html), _) => html.into_bytes(),
        (None, Some(page)) => match beside(path, &page) {
            Ok(bytes) => bytes,
            Err(_) => return Item::Nothing(Skip::Damaged("no page there")),
        },
        (None, None) if article.text.trim().is_empty() => return Item::Nothing(Skip::Other("empty")),
        (None, None) if article.day().is_err() => return Item::Nothing(Skip::Damaged("date")),
        (None, None) => return Item::Article(Box::new(article)),
    };
    match named(&url, Sort::Page, bytes) {
        Item::Page(page) => Item::Page(Page { content_type: content_type.or(page.content_type), ..page }),
        other => other,
    }
}

/// A page that lies beside the file of lines.
fn beside(path: &Path, page: &str) -> io::Result<Vec<u8>> {
    let file = File::open(path.parent().unwrap_or(Path::new("")).join(page))?;
    let mut bytes = Vec::new();
    match page.ends_with(".gz") {
        true => MultiGzDecoder::new(file).take(MOST as u64).read_to_end(&mut bytes)?,
        false => file.take(MOST as u64).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}
