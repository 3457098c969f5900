//! Bytes to characters: what is declared is a hint, what the bytes are decides.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;
use std::borrow::Cow;

/// Where a page must have declared its charset, with room for long heads.
const HEAD: usize = 8192;

/// How much of a page is looked at to guess its charset.
const SAMPLE: usize = 256 * 1024;

/// The characters of a page, and the charset that gave them.
pub fn decode<'b>(bytes: &'b [u8], content_type: Option<&str>) -> (Cow<'b, str>, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = wide(bytes) {
        return with(encoding, bytes);
    }
    if let Some(text) = utf8(bytes) {
        return (Cow::Borrowed(text), UTF_8.name());
    }
    let declared = [content_type.and_then(from_header), from_meta(&bytes[..bytes.len().min(HEAD)])];
    let fitting = declared.into_iter().flatten().find(|e| fits(e, bytes));
    with(fitting.unwrap_or_else(|| guess(bytes)), bytes)
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> (Cow<'b, str>, &'static str) {
    (encoding.decode_without_bom_handling(bytes).0, encoding.name())
}

/// Valid UTF-8 is UTF-8, whatever was declared; a character cut off at the end does not count.
fn utf8(bytes: &[u8]) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(e) if e.error_len().is_none() => std::str::from_utf8(&bytes[..e.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

/// UTF-16 without a mark: markup is ASCII, so that many bytes are zero, all on one side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(256)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match sample.len() / 20 {
        0 => None,
        enough if odd > enough && even == 0 => Some(UTF_16LE),
        enough if even > enough && odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// `charset=` of a content type.
fn from_header(content_type: &str) -> Option<&'static Encoding> {
    label(content_type.as_bytes())
}

/// The charset of the first `<meta>` or XML declaration that names a known one.
fn from_meta(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    let tags = memmem::find_iter(&lower, b"<meta").chain(memmem::find_iter(&lower, b"<?xml"));
    tags.filter_map(|at| {
        let rest = &lower[at..];
        label(&rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())])
    })
    .map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
    .next()
}

/// The value after `charset=` or `encoding=`.
fn label(text: &[u8]) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let after = ["charset", "encoding"].iter().find_map(|key| {
        let at = memmem::find(&lower, key.as_bytes())? + key.len();
        lower[at..].trim_ascii_start().strip_prefix(b"=")
    })?;
    let value = after.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let end = value.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(value.len());
    Encoding::for_label(&value[..end])
}

/// A declared charset holds if nearly all bytes mean something in it and, where every byte means something (the Latin
/// ones), if they are used as letters with accents are: alone between others.
fn fits(encoding: &&'static Encoding, bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if encoding.name().starts_with("windows-125") || encoding.name().starts_with("ISO-8859") {
        let latin = ["windows-1252", "ISO-8859-15", "windows-1250", "ISO-8859-2", "windows-1254"];
        return !latin.contains(&encoding.name()) || !in_runs(sample);
    }
    let (text, _, faulty) = encoding.decode(sample);
    !faulty || text.matches('\u{fffd}').count() * 500 < text.chars().count()
}

/// Do most bytes above ASCII stand in rows of three or more?
fn in_runs(bytes: &[u8]) -> bool {
    let (mut high, mut rows) = (0, 0);
    for row in bytes.split(|b| b.is_ascii()) {
        high += row.len();
        rows += if row.len() >= 3 { row.len() } else { 0 };
    }
    rows * 2 > high
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    const RUSSIAN: &str = "<html><body><p>Министры встретились в столице и обсудили поставки зерна</p></body></html>";
    const CHINESE: &str = "<html><body><p>两国部长在首都会晤，讨论了粮食供应问题，并签署了新的协议</p></body></html>";
    const FRENCH: &str = "<p>Les délégués ont été reçus à l'Élysée, où ils ont évoqué la fermeture de la frontière</p>";

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn a_right_declaration_holds() {
        for (encoding, text, header) in [
            (WINDOWS_1251, RUSSIAN, "text/html; charset=windows-1251"),
            (GBK, CHINESE, "text/html;charset=\"gb2312\""),
            (WINDOWS_1252, FRENCH, "text/html; charset=iso-8859-1"),
        ] {
            assert_eq!(decode(&encoded(encoding, text), Some(header)).0, text, "{header}");
        }
    }

    #[test]
    fn a_wrong_declaration_gives_way_to_the_bytes() {
        for (encoding, text, header) in [
            (WINDOWS_1251, RUSSIAN, "text/html; charset=iso-8859-1"),
            (WINDOWS_1251, RUSSIAN, "text/html; charset=utf-8"),
            (GBK, CHINESE, "text/html; charset=iso-8859-1"),
            (UTF_8, RUSSIAN, "text/html; charset=windows-1251"),
            (UTF_8, CHINESE, "text/html; charset=gbk"),
        ] {
            assert_eq!(decode(&encoded(encoding, text), Some(header)).0, text, "{header}");
        }
    }

    #[test]
    fn the_page_says_it_where_the_header_does_not() {
        let page =
            format!("<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>{}", "<p>首相は会談した");
        assert_eq!(decode(&encoded(SHIFT_JIS, &page), Some("text/html")).0, page);
        let page = format!("<head><META CHARSET = big5>{}", "<p>兩國部長會談");
        assert_eq!(decode(&encoded(BIG5, &page), None).0, page);
    }

    #[test]
    fn utf_16_with_and_without_a_mark() {
        let units: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&units, None).0, RUSSIAN);
        let marked: Vec<u8> =
            [0xfe, 0xff].into_iter().chain(RUSSIAN.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(decode(&marked, Some("text/html; charset=utf-8")).0, RUSSIAN);
    }

    #[test]
    fn a_few_broken_bytes_change_nothing() {
        let mut bytes = RUSSIAN.repeat(20).into_bytes();
        bytes.insert(60, 0xff);
        let (text, charset) = decode(&bytes, Some("text/html; charset=utf-8"));
        assert_eq!(charset, "UTF-8");
        assert!(text.contains("Министры встретились"));
    }
}
