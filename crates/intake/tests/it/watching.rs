//! Watching against a server that does everything wrong that a server can: docs/intake.md says what is done about each.

use super::server::{Answer, Request, Server, answer};
use super::{DESK, filed, folder};
use chancery_intake::feeds::{Outline, opml};
use chancery_intake::fetch::{Allowed, Client, Limits};
use chancery_intake::watch::{self, Health, Options, Passed, Told};
use chancery_record::again::Change;
use chancery_record::store::Store;
use chancery_record::{Record, suppressed};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

const HTML: (&str, &str) = ("Content-Type", "text/html; charset=utf-8");
const XML: (&str, &str) = ("Content-Type", "application/xml");

fn now() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::best());
    to.write_all(bytes).expect("packed");
    to.finish().expect("packed")
}

fn page(words: &str) -> Vec<u8> {
    format!("<html><body><nav>Menu</nav><article>{words}. The ministers met for an hour.</article></body></html>")
        .into_bytes()
}

fn html(words: &str) -> Answer {
    answer("200 OK", &[HTML], &page(words))
}

/// A feed of these addresses, each with a day of change.
fn feed(entries: &[(String, &str)]) -> Vec<u8> {
    let items: String = entries
        .iter()
        .map(|(url, day)| {
            format!("<item><title>T</title><link>{url}</link><pubDate>{day} 08:00:00 GMT</pubDate></item>")
        })
        .collect();
    format!("<rss version='2.0'><channel><title>Example</title>{items}</channel></rss>").into_bytes()
}

fn client(server: &Server, stop: &Arc<AtomicBool>) -> Client {
    let allowed = (1..=40).map(|n| Allowed([127, 0, 0, n].into(), Some(server.port))).collect();
    let limits = Limits {
        time: Duration::from_millis(1200),
        pause: Duration::from_millis(1),
        bytes: 8 << 20,
        allowed,
        ..Limits::default()
    };
    Client::new(limits, BTreeMap::new().into_iter().collect(), stop.clone(), now)
}

fn options(stop: &Arc<AtomicBool>) -> Options {
    Options { keep_text: true, interval: Duration::from_secs(1800), hosts: 24, at_once: true, stop: stop.clone(), now }
}

fn outlines(urls: &[String]) -> Vec<Outline> {
    urls.iter().map(|url| Outline { url: url.clone(), ..Outline::default() }).collect()
}

/// One pass, with everything it tells by address.
fn pass(record: &mut Record, feeds: &[String], client: &Client) -> (Passed, BTreeMap<String, Told>) {
    let mut told = BTreeMap::new();
    let stop = Arc::new(AtomicBool::new(false));
    let passed = watch::pass(record, &outlines(feeds), client, DESK, &options(&stop), &mut |t| {
        let url = match &t {
            Told::Feed { url, .. } | Told::New { url, .. } | Told::Changed { url, .. } => url,
            Told::Skipped { url, .. } | Told::Later { url, .. } => url,
        };
        told.insert(url.clone(), t);
    });
    (passed.expect("a pass"), told)
}

/// What a page's fault must lead to.
enum Then {
    /// Filed at once, under this path of its host.
    Filed(&'static str),
    /// Tried again, and filed in the end.
    Later(&'static str),
    /// Left out for this reason.
    Skipped(&'static str),
}
use Then::{Filed, Later, Skipped};

/// Faults of pages: path, what the server does, what must come of it. Each is played by a host of its own.
type Fault = (&'static str, fn(&Request) -> Answer, Then);

fn once(request: &Request, fault: Answer) -> Answer {
    if request.nth == 0 { fault } else { html("It came in the end") }
}

static FAULTS: &[Fault] = &[
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
fn host(nth: usize, port: &str) -> String {
    format!("http://127.0.0.{}:{port}", nth + 2)
}

fn faulty(request: &Request) -> Answer {
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
fn host_of(path: &str) -> String {
    let nth = FAULTS.iter().position(|f| f.0 == path).expect("a fault");
    format!("127.0.0.{}:", nth + 2)
}

#[test]
fn every_fault_of_a_page_is_handled_as_documented() {
    assert!(FAULTS.len() >= 30);
    let server = Server::start(faulty);
    let mut record = Record::open(&folder("faults").join("r.db")).expect("a record");
    let feeds = [format!("http://127.0.0.1:{}/feed", server.port)];
    let stop = Arc::new(AtomicBool::new(false));
    let port = server.port.to_string();
    let mut told: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for _ in 0..6 {
        // A client of its own each time: as if the program had been started again.
        let (passed, news) = pass(&mut record, &feeds, &client(&server, &stop));
        news.into_iter().for_each(|(url, t)| told.entry(url).or_default().push(t));
        let robots = record
            .store()
            .notes("hosts")
            .expect("hosts")
            .into_iter()
            .find(|(o, _)| o.contains(&host_of("/robots-500")));
        if passed.waiting == 0 {
            break;
        }
        assert!(robots.is_some());
        std::thread::sleep(Duration::from_millis(1100));
    }
    let mut wanted = Vec::new();
    for (n, (path, _, then)) in FAULTS.iter().enumerate() {
        let url = format!("{}{path}", host(n, &port));
        let of = |url: &str| told.get(url).cloned().unwrap_or_default();
        match then {
            Filed(at) => {
                let at = format!("{}{at}", host(n, &port));
                assert!(of(&at).iter().any(|t| matches!(t, Told::New { .. })), "{path}: {:?}", of(&at));
                wanted.push(at);
            }
            Later(why) => {
                let all = of(&url);
                assert!(matches!(&all[0], Told::Later { why: w, .. } if w.contains(why)), "{path}: {all:?}");
                assert!(matches!(all.last(), Some(Told::New { .. })), "{path}: {all:?}");
                wanted.push(url);
            }
            Skipped(why) => {
                let all = of(&url);
                assert!(matches!(all.as_slice(), [Told::Skipped { why: w, .. }] if w.contains(why)), "{path}: {all:?}");
            }
        }
    }
    wanted.sort();
    assert_eq!(filed(&record), wanted, "something was lost or doubled");
    let log = server.log();
    assert!(!log.iter().any(|r| r.path == "/secret"), "a private address was asked");
    assert!(!log.iter().any(|r| r.fields.contains_key("cookie")), "a cookie was kept");
    assert!(
        !log.iter().any(|r| r.path.starts_with("/private") || r.path.starts_with("/tdm-host")),
        "what is not allowed was asked"
    );
    assert!(log.iter().all(|r| r.fields["user-agent"].starts_with("chancery/")));
}

#[test]
fn feeds_are_ill_in_different_ways() {
    let server = Server::start(|r| {
        let sound = |n: usize| feed(&[(format!("http://{}/page{n}", r.host), "14 May 2024")]);
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><rss><channel><title>&b;</title></channel></rss>";
        match r.path.as_str() {
            "/ok" if r.fields.get("if-none-match").is_some_and(|t| t == "\"tag\"") => {
                answer("304 Not Modified", &[], b"")
            }
            "/ok" => answer("200 OK", &[XML, ("ETag", "\"tag\"")], &sound(1)),
            "/empty" => answer("200 OK", &[XML], b"<rss version='2.0'><channel><title>Empty</title></channel></rss>"),
            "/cut" => answer("200 OK", &[XML], &sound(2)[..sound(2).len() - 20]),
            "/page" => html("This is no feed"),
            "/bomb" => answer("200 OK", &[XML], bomb.as_bytes()),
            "/charset" => answer(
                "200 OK",
                &[("Content-Type", "text/xml; charset=iso-8859-1")],
                "<rss><channel><title>Новости</title></channel></rss>".as_bytes(),
            ),
            "/moved" => answer("301 Moved", &[("Location", "/ok2")], b""),
            "/ok2" => answer("200 OK", &[XML], &sound(3)),
            "/vanishes" if r.nth == 0 => answer("200 OK", &[XML], &sound(4)),
            "/vanishes" => answer("410 Gone", &[], b""),
            "/500" => answer("500 Oops", &[], b""),
            "/hangs" => Answer::Hang,
            "/map" => answer(
                "200 OK",
                &[XML],
                format!("<sitemapindex><sitemap><loc>http://{}/inner</loc></sitemap></sitemapindex>", r.host)
                    .as_bytes(),
            ),
            "/inner" => answer(
                "200 OK",
                &[XML],
                format!("<urlset><url><loc>http://{}/page5</loc></url></urlset>", r.host).as_bytes(),
            ),
            path if path.starts_with("/page") => html(&format!("The text of {path}")),
            _ => answer("404 Not Found", &[], b""),
        }
    });
    let mut record = Record::open(&folder("feeds").join("r.db")).expect("a record");
    let names =
        ["ok", "empty", "cut", "page", "bomb", "charset", "moved", "vanishes", "500", "hangs", "map", "nothing"];
    let url = |n: usize| format!("http://127.0.0.{}:{}/{}", n + 1, server.port, names[n]);
    let urls: Vec<String> = (0..names.len()).map(url).collect();
    let stop = Arc::new(AtomicBool::new(false));
    let health = |record: &Record| -> Vec<Health> {
        let states = watch::feeds(record.store()).expect("states");
        urls.iter().map(|u| states[u].health).collect()
    };
    use Health::{Broken, Empty, Failed, Gone, Ok, Unchanged, Wrong};
    pass(&mut record, &urls, &client(&server, &stop));
    assert_eq!(health(&record), [Ok, Empty, Broken, Wrong, Empty, Empty, Ok, Ok, Failed, Failed, Ok, Gone]);
    let pages = filed(&record);
    assert_eq!(pages.len(), 5, "{pages:?}");
    let (_, told) = pass(&mut record, &urls, &client(&server, &stop));
    assert_eq!(health(&record), [Unchanged, Empty, Broken, Wrong, Empty, Empty, Ok, Gone, Failed, Failed, Ok, Gone]);
    assert_eq!(filed(&record), pages);
    assert!(told.values().all(|t| matches!(t, Told::Feed { fresh: 0, .. })), "{told:?}");
    let states = watch::feeds(record.store()).expect("states");
    assert_eq!(states[&urls[5]].title, "Новости");
    assert_eq!(states[&urls[6]].moved.as_deref(), Some(url(6).replace("/moved", "/ok2").as_str()));
    assert_eq!((states[&urls[1]].failures, states[&urls[8]].failures), (0, 2));
    assert!(states[&urls[8]].due > now(), "a failed feed is not asked again at once by our own clock");
}

#[test]
fn a_changed_page_is_a_version_and_what_is_suppressed_stays_away() {
    let server = Server::start(|r| match r.path.as_str() {
        "/feed" => {
            let day = if r.nth == 0 { "14 May 2024" } else { "15 May 2024" };
            let at = |p: &str| format!("http://{}{p}", r.host);
            let entries = [(at("/changes"), day), (at("/same"), day), (at("/unchanged"), day), (at("/hidden"), day)];
            answer("200 OK", &[XML], &feed(&entries))
        }
        "/changes" => html(if r.nth == 0 { "Talks begin on Monday" } else { "Talks begin on Tuesday" }),
        "/same" => html("Always the same"),
        "/unchanged" if r.fields.contains_key("if-modified-since") => answer("304 Not Modified", &[], b""),
        "/unchanged" => {
            answer("200 OK", &[HTML, ("Last-Modified", "Tue, 14 May 2024 08:00:00 GMT")], &page("Not changed"))
        }
        "/hidden" => html(if r.nth == 0 { "A private matter" } else { "A private matter again" }),
        _ => answer("404 Not Found", &[], b""),
    });
    let mut record = Record::open(&folder("changes").join("r.db")).expect("a record");
    let at = |path: &str| format!("http://127.0.0.1:{}{path}", server.port);
    let stop = Arc::new(AtomicBool::new(false));
    let (first, _) = pass(&mut record, &[at("/feed")], &client(&server, &stop));
    assert_eq!((first.new, first.changed), (4, 0));
    let claims = vec![suppressed::whole(&at("/hidden"))];
    let act = chancery_record::decisions::Act::Suppress;
    let body = chancery_record::decisions::Body { act, claims, field: None, value: None, of: None, why: String::new() };
    record.decide("tester", 0, body).expect("decided");
    let (second, told) = pass(&mut record, &[at("/feed")], &client(&server, &stop));
    assert_eq!((second.new, second.changed), (0, 1), "{told:?}");
    let Some(Told::Changed { changes, .. }) = told.get(&at("/changes")) else { panic!("{told:?}") };
    assert!(
        matches!(changes.as_slice(), [Change::Rewritten { old, new }] if old.contains("Monday") && new.contains("Tuesday"))
    );
    assert_eq!(record.store().versions(&at("/changes")).expect("versions").len(), 2);
    assert_eq!(record.store().versions(&at("/same")).expect("versions").len(), 1);
    assert!(matches!(&told[&at("/hidden")], Told::Skipped { why, .. } if why == "suppressed"));
    let asked = |path: &str| server.log().iter().filter(|r| r.path == path).count();
    assert_eq!((asked("/hidden"), asked("/unchanged")), (1, 2));
}

#[test]
fn stopped_at_any_page_it_goes_on_there() {
    let server = Server::start(|r| match r.path.as_str() {
        "/feed" if r.fields.contains_key("if-none-match") => answer("304 Not Modified", &[], b""),
        "/feed" => {
            let entries: Vec<_> = (0..30).map(|n| (format!("http://{}/page{n}", r.host), "14 May 2024")).collect();
            answer("200 OK", &[XML, ("ETag", "\"1\"")], &feed(&entries))
        }
        path if path.starts_with("/page") => html(&format!("The text of {path}")),
        _ => answer("404 Not Found", &[], b""),
    });
    let path = folder("stopped").join("r.db");
    let feeds = outlines(&[format!("http://127.0.0.1:{}/feed", server.port)]);
    let mut runs = 0;
    while runs < 40 {
        let mut record = Record::open(&path).expect("a record");
        let stop = Arc::new(AtomicBool::new(false));
        let mut pages = 0;
        let passed = watch::pass(&mut record, &feeds, &client(&server, &stop), DESK, &options(&stop), &mut |t| {
            pages += usize::from(matches!(t, Told::New { .. }));
            if pages == 3 {
                stop.store(true, Ordering::Relaxed);
            }
        });
        runs += 1;
        if passed.expect("a pass").waiting == 0 {
            break;
        }
    }
    let record = Record::open(&path).expect("a record");
    assert_eq!(filed(&record).len(), 30);
    assert!(runs > 3, "it was never stopped");
    assert_eq!(record.store().counts().expect("counts")[0], 30, "a page was filed twice");
}

#[test]
fn a_host_that_asks_for_rest_is_left_alone() {
    let server = Server::start(|r| match r.path.as_str() {
        "/feed" => {
            let entries: Vec<_> = (0..9)
                .map(|n| (format!("http://{}/page{n}", r.host.replace("127.0.0.1", "127.0.0.2")), "14 May 2024"))
                .collect();
            answer("200 OK", &[XML], &feed(&entries))
        }
        path if path.starts_with("/page") => answer("429 Slow down", &[("Retry-After", "3600")], b""),
        _ => answer("404 Not Found", &[], b""),
    });
    let mut record = Record::open(&folder("rest").join("r.db")).expect("a record");
    let feeds = [format!("http://127.0.0.1:{}/feed", server.port)];
    let stop = Arc::new(AtomicBool::new(false));
    for _ in 0..3 {
        let (passed, _) = pass(&mut record, &feeds, &client(&server, &stop));
        assert_eq!(passed.waiting, 9);
    }
    assert_eq!(server.log().iter().filter(|r| r.path.starts_with("/page")).count(), 1);
}

#[test]
fn a_private_address_is_refused_wherever_it_is_written() {
    let server = Server::start(|_| html("A secret"));
    let client = Client::new(Limits::default(), Default::default(), Arc::default(), now);
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1", "127.1"] {
        let fault = client.get(&format!("http://{host}:{}/", server.port), &Default::default(), &|_| true);
        let fault = format!("{:?}", fault.expect_err("refused"));
        assert!(fault.contains("no public address"), "{host}: {fault}");
    }
    assert!(server.log().is_empty());
}

#[test]
fn a_list_that_is_written_out_can_be_watched() {
    let feeds = outlines(&["https://a.example/feed?x=1&y=2".to_string()]);
    assert_eq!(opml::read(&opml::write(&feeds)).expect("a list")[0].url, feeds[0].url);
}
