//! Addresses: which may be asked at all, where a redirect leads, and what headers say of time.

use super::client::{Trouble, never};
use std::time::Duration;
use ureq::Body;
use ureq::http::Response;
use url::Url;

/// An address that may be asked, without a user's name and without a fragment.
pub fn address(url: &str) -> Result<Url, Trouble> {
    let mut at = Url::parse(url).map_err(|e| never(format!("no address: {e}")))?;
    if !matches!(at.scheme(), "http" | "https") || at.host_str().is_none_or(str::is_empty) {
        return Err(never(format!("`{}` addresses are not fetched", at.scheme())));
    }
    let _ = at.set_username("");
    let _ = at.set_password(None);
    at.set_fragment(None);
    Ok(at)
}

/// Where a redirect leads.
pub fn onward(at: &Url, response: &Response<Body>) -> Result<Url, Trouble> {
    let to = header(response, "location").ok_or_else(|| never("a redirect to nowhere"))?;
    let next = at.join(&to).map_err(|e| never(format!("a redirect to no address: {e}")))?;
    if next == *at {
        return Err(never("too many redirects"));
    }
    address(next.as_str())
}

/// Whose it is: scheme, host and port.
pub fn origin(at: &Url) -> String {
    at.origin().ascii_serialization()
}

/// Path and query.
pub fn path(at: &Url) -> String {
    at.query().map_or_else(|| at.path().to_string(), |q| format!("{}?{q}", at.path()))
}

/// A field of an answer.
pub fn header(response: &Response<Body>, name: &str) -> Option<String> {
    response.headers().get(name).map(|v| String::from_utf8_lossy(v.as_bytes()).into_owned())
}

/// Seconds or a date, as `Retry-After` has it.
pub fn wait(text: &str, now: i64) -> Option<Duration> {
    let seconds = text.trim().parse().ok().map(Duration::from_secs);
    let date = || {
        let at = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text.trim()).ok()?;
        u64::try_from(at.as_millisecond() - now).ok().map(Duration::from_millis)
    };
    seconds.or_else(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_in_seconds_or_until_a_date() {
        assert_eq!(wait("120", 0), Some(Duration::from_secs(120)));
        assert_eq!(wait("Thu, 01 Jan 1970 00:01:00 GMT", 30_000), Some(Duration::from_secs(30)));
        assert_eq!(wait("Thu, 01 Jan 1970 00:01:00 GMT", 90_000), None);
        assert_eq!(wait("soon", 0), None);
    }

    #[test]
    fn only_the_web_is_asked() {
        for url in [
            "file:///etc/passwd",
            "ftp://a.example/x",
            "javascript:alert(1)",
            "gopher://a.example",
            "no address",
            "http://",
        ] {
            assert!(matches!(address(url), Err(Trouble::Never(_))), "{url}");
        }
        assert_eq!(address("https://user:word@a.example/x#y").expect("an address").as_str(), "https://a.example/x");
    }
}
