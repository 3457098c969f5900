//! Bodies as they travel: chunks put together, compression undone; never more than is allowed, whatever the bytes promise.

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::fmt;
use std::io::Read;

/// Most bytes that one byte may become where the whole is large.
const RATIO: usize = 200;
/// Size up to which the ratio is not looked at.
const SMALL: usize = 1 << 20;

/// Why a body can't be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// More bytes than allowed.
    TooLarge,
    /// So much out of so little that it is meant to harm.
    Bomb,
    /// The compressed bytes are damaged.
    Broken,
    /// The chunks don't add up.
    Chunks,
    /// A compression we don't ask for.
    Unknown,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::TooLarge => "too large",
            Fault::Bomb => "decompression bomb",
            Fault::Broken => "broken compression",
            Fault::Chunks => "broken chunks",
            Fault::Unknown => "unknown compression",
        })
    }
}

/// Undoes the content encodings, the last one first. Where a body is said to be gzip and plainly is not, it was unpacked before.
pub fn decoded(bytes: Vec<u8>, encoding: Option<&str>, most: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = bytes;
    for coding in encoding.unwrap_or("").rsplit(',').map(str::trim).filter(|c| !c.is_empty()) {
        bytes = match coding.to_ascii_lowercase().as_str() {
            "identity" | "none" | "utf-8" => bytes,
            "gzip" | "x-gzip" if !bytes.starts_with(&[0x1f, 0x8b]) => bytes,
            "gzip" | "x-gzip" => limited(MultiGzDecoder::new(bytes.as_slice()), bytes.len(), most)?,
            "deflate" => match limited(ZlibDecoder::new(bytes.as_slice()), bytes.len(), most) {
                Err(Fault::Broken) => limited(DeflateDecoder::new(bytes.as_slice()), bytes.len(), most)?,
                other => other?,
            },
            _ => return Err(Fault::Unknown),
        };
    }
    if bytes.len() > most { Err(Fault::TooLarge) } else { Ok(bytes) }
}

fn limited(mut from: impl Read, packed: usize, most: usize) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        match from.read(&mut piece) {
            Ok(0) => return Ok(out),
            Ok(n) => out.extend_from_slice(&piece[..n]),
            Err(_) => return Err(Fault::Broken),
        }
        if out.len() > SMALL && out.len() / packed.max(1) > RATIO {
            return Err(Fault::Bomb);
        }
        if out.len() > most {
            return Err(Fault::TooLarge);
        }
    }
}

/// Puts chunks together. A body whose first line is no size was put together before.
pub fn unchunked(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if size(bytes).is_none() {
        return Ok(bytes.to_vec());
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        let (length, head) = size(rest).ok_or(Fault::Chunks)?;
        rest = &rest[head..];
        if length == 0 {
            return Ok(out);
        }
        out.extend_from_slice(rest.get(..length).ok_or(Fault::Chunks)?);
        rest = rest[length..].strip_prefix(b"\r\n").ok_or(Fault::Chunks)?;
    }
}

/// The size of the chunk that begins here, and the length of the line that tells it.
fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    let line = bytes.iter().take(64).position(|b| *b == b'\n')?;
    let digits = std::str::from_utf8(&bytes[..line]).ok()?.split(';').next()?.trim();
    let short = !digits.is_empty() && digits.len() <= 8 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    short.then(|| usize::from_str_radix(digits, 16).ok().map(|n| (n, line + 1)))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut to = GzEncoder::new(Vec::new(), Compression::default());
        to.write_all(bytes).expect("packed");
        to.finish().expect("packed")
    }

    #[test]
    fn every_coding_is_undone() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(b"text").expect("packed");
        assert_eq!(decoded(zlib.finish().expect("packed"), Some("deflate"), 99).expect("text"), b"text");
        assert_eq!(decoded(gzip(b"text"), Some("GZIP"), 99).expect("text"), b"text");
        assert_eq!(decoded(gzip(&gzip(b"text")), Some("gzip, gzip"), 99).expect("text"), b"text");
        assert_eq!(decoded(b"text".to_vec(), Some("gzip"), 99).expect("text"), b"text");
        assert_eq!(decoded(b"text".to_vec(), Some("br"), 99), Err(Fault::Unknown));
    }

    #[test]
    fn bombs_and_damage_are_told_apart() {
        assert_eq!(decoded(gzip(&vec![0; 4 << 20]), Some("gzip"), 99 << 20), Err(Fault::Bomb));
        assert_eq!(decoded(gzip(&vec![0; 4 << 10]), Some("gzip"), 1 << 10), Err(Fault::TooLarge));
        let mut cut = gzip(b"some text that is long enough");
        cut.truncate(20);
        assert_eq!(decoded(cut, Some("gzip"), 99), Err(Fault::Broken));
    }

    #[test]
    fn chunks() {
        assert_eq!(unchunked(b"4\r\nabcd\r\n2;x=y\r\nef\r\n0\r\n\r\n").expect("a body"), b"abcdef");
        assert_eq!(unchunked(b"<html>plain</html>").expect("a body"), b"<html>plain</html>");
        for broken in [&b"4\r\nab"[..], b"4\r\nabcdXX0\r\n", b"2\r\nab\r\nzz\r\n"] {
            assert_eq!(unchunked(broken), Err(Fault::Chunks));
        }
    }
}
