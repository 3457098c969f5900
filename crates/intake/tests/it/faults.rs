//! What a server can do wrong with a page, and what must come of it.

use super::server::{Answer, Request, answer};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::io::Write;

/// A page.
pub const HTML: (&str, &str) = ("Content-Type", "text/html; charset=utf-8");
/// A feed.
pub const XML: (&str, &str) = ("Content-Type", "application/xml");

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::best());
    to.write_all(bytes).expect("packed");
    to.finish().expect("packed")
}

/// A page with these words in its article.
pub fn page(words: &str) -> Vec<u8> {
    format!("<html><body><nav>Menu</nav><article>{words}. The ministers met for an hour.</article></body></html>")
        .into_bytes()
}

/// The same as an answer.
pub fn html(words: &str) -> Answer {
    answer("200 OK", &[HTML], &page(words))
}

/// A feed of these addresses, each with a day of change.
pub fn feed(entries: &[(String, &str)]) -> Vec<u8> {
    let items: String = entries
        .iter()
        .map(|(url, day)| {
            format!("<item><title>T</title><link>{url}</link><pubDate>{day} 08:00:00 GMT</pubDate></item>")
        })
        .collect();
    format!("<rss version='2.0'><channel><title>Example</title>{items}</channel></rss>").into_bytes()
}

/// What a page's fault must lead to.
pub enum Then {
    /// Filed at once, under this path of its host.
    Filed(&'static str),
    /// Tried again, and filed in the end.
    Later(&'static str),
    /// Left out for this reason.
    Skipped(&'static str),
}
use Then::{Filed, Later, Skipped};

/// Faults of pages: path, what the server does, what must come of it. Each is played by a host of its own.
pub type Fault = (&'static str, fn(&Request) -> Answer, Then);

fn once(request: &Request, fault: Answer) -> Answer {
    if request.nth == 0 { fault } else { html("It came in the end") }
}

/// All of them.
pub static FAULTS: &[Fault] = &[
    ("/sound", |_| html("A sound page"), Filed("/sound")),
    ("/hangs", |r| once(r, Answer::Hang), Later("no answer in time")),
    (
        "/drips",
        |r| once(r, Answer::Drip(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<arti".to_vec())),
        Later("no answer in time"),
    ),
    ("/closes", |r| once(r, Answer::Bytes(Vec::new())), Later("")),
    ("/babbles", |r| once(r, Answer::Bytes(b"\x00\x01 no HTTP at all\r\n\r\n".to_vec())), Later("")),
    ("/500", |r| once(r, answer("500 Oops", &[], b"")), Later("status 500")),
    ("/429", |r| once(r, answer("429 Slow down", &[("Retry-After", "1")], b"")), Later("status 429")),
    ("/503", |r| once(r, answer("503 Busy", &[("Retry-After", "1")], b"")), Later("status 503")),
    ("/cut", |r| once(r, answer("200 OK", &[HTML, ("Content-Length", "5000")], &page("Cut off"))), Later("")),
    (
        "/badgzip",
        |r| once(r, answer("200 OK", &[HTML, ("Content-Encoding", "gzip")], &gzip(&page("x"))[..40])),
        Later("broken compression"),
    ),
    ("/404", |_| answer("404 Not Found", &[HTML], &page("No such page")), Skipped("status 404")),
    ("/410", |_| answer("410 Gone", &[], b""), Skipped("status 410")),
    ("/403", |_| answer("403 No", &[], b""), Skipped("status 403")),
    ("/451", |_| answer("451 Law", &[], b""), Skipped("status 451")),
    ("/loop", |_| answer("302 Found", &[("Location", "/loop2")], b""), Skipped("too many redirects")),
    ("/self", |_| answer("301 Moved", &[("Location", "/self")], b""), Skipped("too many redirects")),
    ("/nowhere", |_| answer("302 Found", &[], b""), Skipped("a redirect to nowhere")),
    (
        "/tofile",
        |_| answer("302 Found", &[("Location", "file:///etc/passwd")], b""),
        Skipped("`file` addresses are not fetched"),
    ),
    (
        "/tometadata",
        |_| answer("302 Found", &[("Location", "http://169.254.169.254/latest")], b""),
        Skipped("link-local, metadata"),
    ),
    (
        "/toloopback",
        |r| answer("302 Found", &[("Location", &format!("http://127.0.0.99:{}/secret", port(r)))], b""),
        Skipped("loopback"),
    ),
    (
        "/tomapped",
        |r| answer("302 Found", &[("Location", &format!("http://[::ffff:127.0.0.1]:{}/secret", port(r)))], b""),
        Skipped("loopback"),
    ),
    ("/tonumber", |_| answer("302 Found", &[("Location", "http://2130706433:1/secret")], b""), Skipped("loopback")),
    ("/moved", |_| answer("301 Moved", &[("Location", "/new/place")], b""), Filed("/new/place")),
    (
        "/bomb",
        |_| answer("200 OK", &[HTML, ("Content-Encoding", "gzip")], &gzip(&vec![b' '; 30 << 20])),
        Skipped("decompression bomb"),
    ),
    ("/large", |_| answer("200 OK", &[HTML, ("Content-Length", "99999999999")], b"<article>"), Skipped("too large")),
    (
        "/endless",
        |_| answer("200 OK", &[HTML, ("Transfer-Encoding", "identity")], &vec![b'x'; 9 << 20]),
        Skipped("too large"),
    ),
    ("/image", |_| answer("200 OK", &[("Content-Type", "image/png")], b"\x89PNG"), Skipped("no text: image/png")),
    ("/brotli", |_| answer("200 OK", &[HTML, ("Content-Encoding", "br")], b"\x0b\x02"), Skipped("unknown compression")),
    (
        "/deflate",
        |_| answer("200 OK", &[HTML, ("Content-Encoding", "deflate")], &deflated(&page("Deflated"))),
        Filed("/deflate"),
    ),
    ("/empty", |_| answer("200 OK", &[HTML], b"<html><body></body></html>"), Skipped("no article in it")),
    (
        "/tdm-header",
        |_| answer("200 OK", &[HTML, ("tdm-reservation", "1")], &page("Reserved")),
        Skipped("reserved by the page"),
    ),
    (
        "/tdm-page",
        |_| answer("200 OK", &[HTML], b"<meta name='tdm-reservation' content='1'><article>Reserved</article>"),
        Skipped("reserved by the page"),
    ),
    ("/tdm-host/a", |_| html("Reserved"), Skipped("reserved by the host")),
    ("/private/a", |_| html("Not for robots"), Skipped("robots.txt does not allow it")),
    ("/robots-500", |_| html("Nobody knows whether it is allowed"), Later("robots.txt can't be had")),
    (
        "/cookie",
        |r| {
            if r.fields.contains_key("cookie") {
                html("A cookie came back")
            } else {
                answer("200 OK", &[HTML, ("Set-Cookie", "a=b")], &page("No cookie"))
            }
        },
        Filed("/cookie"),
    ),
];

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut to = DeflateEncoder::new(Vec::new(), Compression::fast());
    to.write_all(bytes).expect("packed");
    to.finish().expect("packed")
}

fn port(request: &Request) -> &str {
    request.host.rsplit(':').next().unwrap_or("")
}

/// The host of the nth fault.
pub fn host(nth: usize, port: &str) -> String {
    format!("http://127.0.0.{}:{port}", nth + 2)
}

/// A server that plays them all.
pub fn faulty(request: &Request) -> Answer {
    match request.path.as_str() {
        "/feed" => {
            let entries: Vec<_> = FAULTS
                .iter()
                .enumerate()
                .map(|(n, f)| (format!("{}{}", host(n, port(request)), f.0), "14 May 2024"))
                .collect();
            answer("200 OK", &[XML], &feed(&entries))
        }
        "/robots.txt" if request.host.starts_with(&host_of("/robots-500")) && request.nth == 0 => {
            answer("500 Oops", &[], b"")
        }
        "/robots.txt" => answer("200 OK", &[], b"User-agent: *\nDisallow: /private/\n"),
        "/.well-known/tdmrep.json" => answer("200 OK", &[], br#"[{"location": "/tdm-host/*", "tdm-reservation": 1}]"#),
        "/loop2" => answer("302 Found", &[("Location", "/loop")], b""),
        "/new/place" => html("It has moved here"),
        "/secret" => html("A secret"),
        path => {
            FAULTS.iter().find(|f| f.0 == path).map_or_else(|| answer("404 Not Found", &[], b""), |f| (f.1)(request))
        }
    }
}

/// Address of the host that plays a fault.
pub fn host_of(path: &str) -> String {
    let nth = FAULTS.iter().position(|f| f.0 == path).expect("a fault");
    format!("127.0.0.{}:", nth + 2)
}
