//! An HTTP response as an archive keeps it.

use super::skip::Skip;
use super::warc::{Found, MOST, fits};
use crate::body;
use crate::page::{Page, kind_of};
use std::borrow::Cow;

/// The page of a response.
pub fn page(page: Page, block: &[u8], digest: Option<&str>) -> Found {
    let damaged = Skip::Damaged("http head");
    let (lines, size) = head(block).ok_or(damaged)?;
    let mut lines = lines.lines();
    let status = lines.next().and_then(status).ok_or(damaged)?;
    let fields = fields(lines).ok_or(damaged)?;
    let field = |name: &str| field(&fields, name);
    if status != 200 {
        return Err(Skip::Other("no page at this address"));
    }
    let content_type = field("content-type");
    if !content_type.is_none_or(readable) {
        return Err(Skip::Other("no text"));
    }
    let body = &block[size..];
    let chunked = field("transfer-encoding").is_some_and(|t| t.to_ascii_lowercase().contains("chunked"));
    if !chunked && digest.is_some_and(|d| !fits(d, body)) {
        return Err(Skip::Damaged("digest"));
    }
    let encoding = field("content-encoding");
    let promised =
        field("content-length").and_then(|l| l.parse::<usize>().ok()).filter(|_| !chunked && encoding.is_none());
    if promised.is_some_and(|l| body.len() < l) {
        return Err(Skip::Damaged("cut off"));
    }
    let body = if chunked { body::unchunked(body).map_err(told)? } else { body.to_vec() };
    let bytes = body::decoded(body, encoding, MOST).map_err(told)?;
    checked(Page { content_type: content_type.map(String::from), bytes, ..page })
}

fn told(fault: body::Fault) -> Skip {
    match fault {
        body::Fault::Unknown => Skip::Other("unknown compression"),
        body::Fault::Chunks => Skip::Damaged("chunks"),
        body::Fault::TooLarge | body::Fault::Bomb => Skip::Damaged("too large"),
        body::Fault::Broken => Skip::Damaged("compression"),
    }
}

/// A page that has something to read in it.
pub fn checked(page: Page) -> Found {
    let bytes = &page.bytes;
    if bytes.trim_ascii().is_empty() {
        return Err(Skip::Other("empty"));
    }
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let strange = bytes.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    if !wide && strange * 50 > bytes.len() {
        return Err(Skip::Damaged("no text in it"));
    }
    Ok(page)
}

/// Whether a content type can hold an article.
pub fn readable(content_type: &str) -> bool {
    let kind = kind_of(content_type);
    matches!(kind.as_str(), "" | "text/html" | "application/xhtml+xml" | "text/plain" | "application/xml" | "text/xml")
}

fn status(line: &str) -> Option<u16> {
    let mut words = line.split(' ');
    words.next().filter(|w| w.starts_with("HTTP/"))?;
    words.next()?.parse().ok().filter(|s| (100..600).contains(s))
}

/// The lines up to the first empty one, and where what follows begins.
pub fn head(bytes: &[u8]) -> Option<(Cow<'_, str>, usize)> {
    let crlf = bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|p| (p, p + 4));
    let within = crlf.map_or(bytes.len(), |(p, _)| p);
    let lf = bytes[..within].windows(2).position(|w| w == b"\n\n").map(|p| (p, p + 2));
    let (end, size) = lf.or(crlf)?;
    Some((String::from_utf8_lossy(&bytes[..end]), size))
}

/// Names and values of header lines.
pub type Fields = Vec<(String, String)>;

/// Reads header lines; none where a line is neither a field nor goes on with the last one.
pub fn fields<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Fields> {
    let goes_on = |line: &&str| line.starts_with([' ', '\t']) || line.is_empty();
    lines
        .filter(|line| !goes_on(line))
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic());
            plain.then(|| (name.to_string(), value.trim().to_string()))
        })
        .collect()
}

/// The value of a field.
pub fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
