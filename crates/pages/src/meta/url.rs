//! Addresses: what is needed of them, without a request.

use super::date::{When, parse};

/// An address made absolute against that of its page; only `http` and `https`.
pub fn absolute(link: &str, page: Option<&str>) -> Option<String> {
    let link = link.trim();
    let lower = link.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(link.to_string());
    }
    let page = page?;
    let (scheme, rest) = page.split_once("://")?;
    if let Some(other) = link.strip_prefix("//") {
        return Some(format!("{scheme}://{other}"));
    }
    if lower.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    if link.starts_with('/') {
        return Some(format!("{scheme}://{host}{link}"));
    }
    let path = rest.split(['?', '#']).next()?;
    let folder = path.rsplit_once('/').map_or(host, |(folder, _)| folder);
    Some(format!("{scheme}://{folder}/{link}"))
}

/// The host of an address, without `www.`.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// The day in an address: `/2019/11/18/`, `/2019-11-18-`, `/20191118`.
pub fn day(url: &str) -> Option<When> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let digits = |s: &&str, n: usize| s.len() <= n && !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let joined = parts.windows(3).find_map(|w| {
        let whole = digits(&w[0], 4) && w[0].len() == 4 && digits(&w[2], 2);
        let date = format!("{} {} {}", w[2], w[1], w[0]);
        if whole && digits(&w[1], 2) {
            parse(&format!("{}-{}-{}", w[0], w[1], w[2]), false)
        } else if whole && w[1].bytes().all(|b| b.is_ascii_alphabetic()) && w[1].len() <= 9 {
            parse(&date, false)
        } else {
            None
        }
    });
    joined.or_else(|| {
        let runs = path.split(|c: char| !c.is_ascii_digit()).filter(|run| matches!(run.len(), 8 | 12 | 14));
        runs.filter_map(|run| parse(&run[..8], false)).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_absolute() {
        let page = Some("https://news.example.org/a/b.html?x=1");
        assert_eq!(absolute("/c", page).as_deref(), Some("https://news.example.org/c"));
        assert_eq!(absolute("c", page).as_deref(), Some("https://news.example.org/a/c"));
        assert_eq!(absolute("//m.example.org/c", page).as_deref(), Some("https://m.example.org/c"));
        assert_eq!(absolute("javascript:x", page), None);
        assert_eq!(host("https://www.example.org:80/a"), Some("example.org"));
    }

    #[test]
    fn days_in_addresses() {
        for (url, iso) in [
            ("https://example.org/2019/11/18/talks", "2019-11-18"),
            ("https://example.org/2019/nov/18/talks", "2019-11-18"),
            ("https://example.org/world-20191118.html", "2019-11-18"),
            ("https://example.org/world/201911181077343476-talks/", ""),
            ("https://example.org/news/12345678", ""),
        ] {
            assert_eq!(day(url).map(|d| d.to_string()).unwrap_or_default(), iso, "{url}");
        }
    }
}
