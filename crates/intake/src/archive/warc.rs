//! WARC and WET: one record after the other, damaged ones told and stepped over.

use super::http::{self, Fields, field};
use super::skip::Skip;
use super::window::Window;
use crate::page::Page;
use sha1::{Digest, Sha1};
use std::io::{self, Read};

/// Most bytes of a record; pages of news are a hundred times smaller.
pub const MOST: usize = 16 << 20;
/// Most bytes of a record's head.
const HEAD: usize = 64 << 10;

/// A record's page, or why it has none.
pub type Found = Result<Page, Skip>;

/// The next record of a stream; none at its end.
pub fn next<R: Read>(window: &mut Window<R>) -> io::Result<Option<Found>> {
    window.seek(0, 0, |bytes, _| !matches!(bytes[0], b'\r' | b'\n'))?;
    if !window.fill(1)? {
        return Ok(None);
    }
    window.fill(HEAD)?;
    let Some(head) = Head::read(window.bytes()) else {
        return skip(window, 1, Skip::Damaged("head")).map(Some);
    };
    if head.length > MOST {
        return skip(window, head.size, Skip::Damaged("too large")).map(Some);
    }
    let end = head.size + head.length;
    window.fill(end + 8)?;
    if window.bytes().len() < end {
        let reason = if ends_a_record(window.bytes(), head.size) { "length" } else { "cut off" };
        return skip(window, head.size, Skip::Damaged(reason)).map(Some);
    }
    let after = &window.bytes()[end..];
    if !after.is_empty() && !after.starts_with(b"\r\n\r\n") && !after.trim_ascii_start().starts_with(b"WARC/") {
        return skip(window, head.size, Skip::Damaged("length")).map(Some);
    }
    let found = head.page(&window.bytes()[head.size..end]);
    window.consume(end);
    Ok(Some(found))
}

/// Whether a record begins somewhere behind this place.
fn ends_a_record(bytes: &[u8], from: usize) -> bool {
    (from..bytes.len()).any(|p| begins(&bytes[p..], Some(bytes[p - 1])))
}

/// Tells why a record is left out and goes on to where the next one begins.
fn skip<R: Read>(window: &mut Window<R>, least: usize, why: Skip) -> io::Result<Found> {
    window.seek(least, 16, begins)?;
    Ok(Err(why))
}

/// Whether a record begins here.
fn begins(bytes: &[u8], before: Option<u8>) -> bool {
    let version = bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.");
    version && before.is_none_or(|b| b == b'\n') && bytes.iter().take(12).any(|b| *b == b'\n')
}

/// Whether these bytes are the beginning of a stream of records.
pub fn opens(bytes: &[u8]) -> bool {
    begins(bytes, None)
}

/// What stands before a record's block.
struct Head {
    fields: Fields,
    size: usize,
    length: usize,
}

impl Head {
    fn read(bytes: &[u8]) -> Option<Head> {
        if !begins(bytes, None) {
            return None;
        }
        let (lines, size) = http::head(&bytes[..bytes.len().min(HEAD)])?;
        let fields = http::fields(lines.lines().skip(1))?;
        let length = field(&fields, "content-length")?.parse().ok()?;
        field(&fields, "warc-type")?;
        Some(Head { fields, size, length })
    }

    fn field(&self, name: &str) -> Option<&str> {
        field(&self.fields, name)
    }

    /// The page in a record's block.
    fn page(&self, block: &[u8]) -> Found {
        let text = match self.field("warc-type").unwrap_or("").to_ascii_lowercase().as_str() {
            "response" | "resource" => false,
            "conversion" => true,
            "revisit" => return Err(Skip::Other("revisit")),
            _ => return Err(Skip::Other("about the crawl")),
        };
        if self.field("warc-truncated").is_some() {
            return Err(Skip::Damaged("cut off"));
        }
        if self.field("warc-block-digest").is_some_and(|d| !fits(d, block)) {
            return Err(Skip::Damaged("digest"));
        }
        let url = self.field("warc-target-uri").map(|u| u.trim_matches(['<', '>']));
        let url = url.filter(|u| u.contains("://")).ok_or(Skip::Damaged("address"))?;
        let kind = self.field("content-type").unwrap_or("");
        if !url.starts_with("http") {
            return Err(Skip::Other("no web page"));
        }
        let fetched = self.field("warc-date").and_then(|d| d.parse::<jiff::Timestamp>().ok());
        let page = Page { url: url.into(), fetched: fetched.map(|t| t.as_millisecond()), ..Page::default() };
        if text {
            return plain(page, block);
        }
        if kind.starts_with("application/http") || block.starts_with(b"HTTP/") {
            let digest = self.field("warc-payload-digest").filter(|_| self.field("warc-block-digest").is_none());
            return http::page(page, block, digest);
        }
        http::checked(Page { content_type: Some(kind.into()), bytes: block.to_vec(), ..page })
    }
}

/// The text of a page, as WET has it.
fn plain(page: Page, block: &[u8]) -> Found {
    if block.trim_ascii().is_empty() {
        return Err(Skip::Other("empty"));
    }
    http::checked(Page { content_type: Some("text/plain".into()), bytes: block.to_vec(), ..page })
}

/// Whether bytes have the digest that is written; one of another sort is not looked at.
pub(super) fn fits(written: &str, bytes: &[u8]) -> bool {
    let Some((sort, value)) = written.split_once(':') else { return true };
    match (sort.trim().to_ascii_lowercase().as_str(), value.trim()) {
        ("sha1" | "sha-1", value) if value.len() == 32 => base32(&Sha1::digest(bytes)).eq_ignore_ascii_case(value),
        ("sha1" | "sha-1", value) => hexadecimal(&Sha1::digest(bytes)).eq_ignore_ascii_case(value),
        ("sha256" | "sha-256", value) if value.len() == 64 => {
            hexadecimal(&sha2::Sha256::digest(bytes)).eq_ignore_ascii_case(value)
        }
        _ => true,
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let five = |group: &[u8]| group.iter().fold(0_u64, |n, b| n << 8 | u64::from(*b));
    bytes
        .chunks(5)
        .flat_map(|group| {
            let number = five(group) << (40 - 8 * group.len());
            (0..(group.len() * 8).div_ceil(5)).map(move |n| char::from(LETTERS[(number >> (35 - 5 * n) & 31) as usize]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_in_every_way_of_writing() {
        assert!(fits("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""));
        assert!(fits("sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709", b""));
        assert!(fits("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", b""));
        assert!(!fits("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b"x"));
        assert!(fits("md5:whatever", b"x"));
    }
}
