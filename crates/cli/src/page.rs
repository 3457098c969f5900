//! Pages: bytes that may be compressed, told from plain text, turned into articles.

use crate::fault::Fault;
use chancery::{Article, Knowledge};
use chancery_pages::{Extracted, Kind, Page};
use flate2::read::MultiGzDecoder;
use std::io::{self, Read};

/// More is not read of a page, compressed or not: what unpacks to more than this is no page.
const LARGEST: u64 = 32 << 20;

/// All bytes of a page, unpacked.
pub fn load(from: impl Read) -> io::Result<Vec<u8>> {
    let packed = whole(from)?;
    if packed.starts_with(&[0x1f, 0x8b]) { whole(MultiGzDecoder::new(packed.as_slice())) } else { Ok(packed) }
}

fn whole(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other(format!("larger than {} MB", LARGEST >> 20)));
    }
    Ok(bytes)
}

/// Is it a page of HTML: by its name, or by how it begins?
pub fn is_page(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    if [".html", ".htm", ".xhtml", ".shtml"].iter().any(|ending| name.ends_with(ending)) {
        return true;
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = start[..start.len().min(512)].to_ascii_lowercase();
    let has = |mark: &[u8]| start.windows(mark.len()).any(|w| w == mark);
    start.starts_with(b"<!doctype html")
        || start.starts_with(b"<html")
        || (start.starts_with(b"<") && has(b"<head") | has(b"<html") | has(b"<body"))
}

/// The language of what was found: as declared where no pack could tell, else as the text shows it.
pub fn language(found: &Extracted, knowledge: Option<&Knowledge>) -> Option<String> {
    let Some(knowledge) = knowledge else { return found.language.clone() };
    match &found.language {
        Some(code) if !knowledge.codes().any(|c| c == code) => Some(code.clone()),
        declared => knowledge.language_of(&found.text).map(String::from).or_else(|| declared.clone()),
    }
}

/// The article on a page; what the page does not say stays as it was given.
pub fn article(
    given: Article,
    bytes: &[u8],
    content_type: Option<&str>,
    knowledge: Option<&Knowledge>,
) -> Result<Article, Fault> {
    let found = chancery_pages::extract(&Page { bytes, url: given.url.as_deref(), content_type });
    if found.kind == Kind::Nothing {
        let what = "no article on this page; `chancery extract` shows what is there";
        return Err(Fault::Input(format!("{}: {what}", given.id)));
    }
    Ok(Article {
        lang: given.lang.or_else(|| language(&found, knowledge)),
        outlet: given.outlet.or(found.outlet),
        published: given.published.or(found.published),
        title: given.title.or(found.title),
        url: given.url.or(found.canonical),
        id: given.id,
        text: found.text,
    })
}
