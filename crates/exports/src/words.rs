//! Addresses that may stand where addresses must, and lines for people.

use crate::gazetteer::Gazetteer;
use chancery_record::answers::Shown;
use chancery_record::filed::Paper;

/// An address of the web as a URI; anything else is none.
pub(crate) fn address(url: &str) -> Option<String> {
    let web = ["http://", "https://"].iter().any(|s| url.get(..s.len()).is_some_and(|u| u.eq_ignore_ascii_case(s)));
    (web && url.len() > 8 && url.len() < 4000).then(|| escaped(url, b":/?#[]@!$&'()*+,;=%"))
}

/// A name of ours for something that has no address: `urn:chancery:event:E0123456789abcdef`.
pub(crate) fn urn(sort: &str, name: &str) -> String {
    format!("urn:chancery:{sort}:{}", escaped(name, b""))
}

/// The address of an article, or a name for it.
pub(crate) fn article(paper: &Paper) -> String {
    paper.url.as_deref().and_then(address).unwrap_or_else(|| urn("article", &paper.key))
}

/// Everything but letters, figures, `-._~` and some more as `%XX`.
fn escaped(text: &str, more: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || more.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// "visit: China → Belarus (planned)".
pub(crate) fn headline(gazetteer: &Gazetteer, shown: &Shown) -> String {
    let names = |codes: &[String]| codes.iter().map(|c| gazetteer.party(c)).collect::<Vec<_>>().join(", ");
    let who = match shown.recipients.is_empty() {
        true => names(&shown.actors),
        false => format!("{} → {}", names(&shown.actors), names(&shown.recipients)),
    };
    let stage = shown.stage.as_ref().map(|s| format!(" ({})", s.replace('_', " "))).unwrap_or_default();
    let status = if shown.status == "happened" { String::new() } else { format!(" ({})", shown.status) };
    format!("{}{stage}: {who}{status}", shown.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_addresses() {
        assert_eq!(address("https://example.org/a b?c=<d>").as_deref(), Some("https://example.org/a%20b?c=%3Cd%3E"));
        assert_eq!(address("http://example.org/ж").as_deref(), Some("http://example.org/%D0%B6"));
        assert!(["javascript:alert(1)", "//example.org", "https://", "id-7"].iter().all(|u| address(u).is_none()));
        assert_eq!(urn("article", "a/b ж"), "urn:chancery:article:a%2Fb%20%D0%B6");
    }
}
