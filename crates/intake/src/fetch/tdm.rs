//! Reservations of text and data mining rights (TDMRep): in a file of the host, in a header, in the page.

use super::robots::matches;
use serde::{Deserialize, Serialize};

/// Where a host puts them.
pub const PATH: &str = "/.well-known/tdmrep.json";
/// Bytes of a page in which its head is looked for.
const HEAD: usize = 64 << 10;

/// Which paths of a host are reserved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservations(Vec<(String, bool)>);

#[derive(Deserialize)]
struct Wire {
    location: String,
    #[serde(rename = "tdm-reservation")]
    reservation: u8,
}

impl Reservations {
    /// Reads a host's file; one that can't be read reserves nothing.
    pub fn read(text: &str) -> Reservations {
        let wire: Vec<Wire> = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
        Reservations(wire.into_iter().map(|w| (w.location, w.reservation == 1)).collect())
    }

    /// Whether a path is reserved: the first location that fits decides.
    pub fn reserve(&self, path: &str) -> bool {
        self.0.iter().find(|(location, _)| matches(location, path)).is_some_and(|(_, reserved)| *reserved)
    }
}

/// Whether a page says in its head that it is reserved; none where it says nothing.
pub fn in_page(bytes: &[u8]) -> Option<bool> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    head.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        let value = |name: &str| {
            let rest = tag.split_once(name)?.1.trim_start().strip_prefix('=')?.trim_start();
            let quoted = rest.strip_prefix(['"', '\'']).map(|r| r.split(['"', '\'']).next().unwrap_or(""));
            Some(quoted.unwrap_or_else(|| rest.split([' ', '/']).next().unwrap_or("")).trim().to_string())
        };
        (value("name")? == "tdm-reservation").then(|| value("content").is_some_and(|v| v == "1"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_location_that_fits_decides() {
        let host = Reservations::read(
            r#"[{"location": "/free/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"}]"#,
        );
        assert!(host.reserve("/news/1") && !host.reserve("/free/1"));
        assert!(!Reservations::read("<html>not found</html>").reserve("/news/1"));
    }

    #[test]
    fn a_page_says_so_itself() {
        assert_eq!(in_page(b"<head><META content=\"1\" name=\"tdm-reservation\"/></head>"), Some(true));
        assert_eq!(in_page(b"<meta name=tdm-reservation content=0>"), Some(false));
        assert_eq!(in_page(b"<meta name='description' content='1'><meta name=tdm-policy content='x'>"), None);
    }
}
