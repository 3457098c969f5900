//! One page or feed, with all that stands between us and it.

use super::guard::{Allowed, Guard, Refused};
use super::hosts::Hosts;
use super::manners::Manners;
use super::robots::{self, Robots};
use super::tdm::{self, Reservations};
use crate::body;
use std::collections::HashMap;
use std::io::Read;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use ureq::http::Response;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

/// What is allowed.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Longest time for one request, redirects not counted together.
    pub time: Duration,
    /// Most bytes of an answer, unpacked.
    pub bytes: usize,
    /// Most redirects.
    pub redirects: usize,
    /// Time between two requests to a host.
    pub pause: Duration,
    /// Private addresses that may be asked none the less: those of a server of one's own.
    pub allowed: Vec<Allowed>,
    /// Whether robots.txt is honoured.
    pub robots: bool,
    /// Whether reservations of mining rights are honoured.
    pub reservations: bool,
    /// Words added to the name we give ourselves, so that a host can reach whoever asks.
    pub contact: String,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            time: Duration::from_secs(30),
            bytes: 8 << 20,
            redirects: 5,
            pause: Duration::from_secs(1),
            allowed: Vec::new(),
            robots: true,
            reservations: true,
            contact: String::new(),
        }
    }
}

/// What tells whether something changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Validators {
    /// The entity tag.
    pub etag: Option<String>,
    /// The date of the last change.
    pub modified: Option<String>,
}

/// What came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Where it came from in the end.
    pub url: String,
    /// Where it has moved for good.
    pub moved: Option<String>,
    /// Its content type.
    pub content_type: Option<String>,
    /// Its bytes, unpacked; none where it has not changed.
    pub bytes: Option<Vec<u8>>,
    /// For the next time.
    pub validators: Validators,
}

/// Why nothing came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It may come later; not before so long, where the host says so.
    Later(String, Option<Duration>),
    /// It will not come as long as nothing changes.
    Never(String),
    /// It is gone.
    Gone(String),
    /// We were told to stop.
    Stopped,
}

fn later(why: impl Into<String>) -> Trouble {
    Trouble::Later(why.into(), None)
}

fn never(why: impl Into<String>) -> Trouble {
    Trouble::Never(why.into())
}

/// A client. It may be used from many threads; each host is asked one thing at a time.
pub struct Client {
    agent: Agent,
    limits: Limits,
    hosts: Hosts,
    manners: Mutex<HashMap<String, Arc<Manners>>>,
    stop: Arc<AtomicBool>,
    now: fn() -> i64,
}

impl Client {
    /// A client that stops when told. What it was told by hosts before may be handed in.
    pub fn new(limits: Limits, known: HashMap<String, Manners>, stop: Arc<AtomicBool>, now: fn() -> i64) -> Client {
        let contact = if limits.contact.is_empty() { String::new() } else { format!(" ({})", limits.contact) };
        let config = Agent::config_builder()
            .user_agent(format!("{}/{}{contact}", robots::NAME, env!("CARGO_PKG_VERSION")))
            .accept_encoding("gzip, deflate")
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(limits.time))
            .build();
        let guard = Guard::new(limits.allowed.clone());
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        let manners = Mutex::new(known.into_iter().map(|(origin, m)| (origin, Arc::new(m))).collect());
        Client { agent, limits, hosts: Hosts::default(), manners, stop, now }
    }

    /// What hosts told, to be remembered.
    pub fn manners(&self) -> HashMap<String, Manners> {
        let manners = self.manners.lock().unwrap_or_else(|e| e.into_inner());
        manners.iter().map(|(origin, m)| (origin.clone(), (**m).clone())).collect()
    }

    /// How long the host of an address wants to be left alone.
    pub fn resting(&self, url: &str) -> Option<Duration> {
        Url::parse(url).ok().and_then(|u| self.hosts.resting(&origin(&u)))
    }

    /// Fetches an address if it changed. `accepts` says which content types are read.
    pub fn get(&self, url: &str, known: &Validators, accepts: &dyn Fn(&str) -> bool) -> Result<Fetched, Trouble> {
        let mut at = address(url)?;
        let mut moved: Option<String> = None;
        let mut for_good = true;
        for _ in 0..=self.limits.redirects {
            let manners = self.manners_of(&at)?;
            let response = self.ask(&at, known, &manners)?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                let fetched = self.take(&at, response, accepts)?;
                return Ok(Fetched { moved, ..fetched });
            }
            at = onward(&at, &response)?;
            for_good &= matches!(status, 301 | 308);
            moved = for_good.then(|| at.to_string());
        }
        Err(never("too many redirects"))
    }

    /// What the host of an address asks, asked anew once a day.
    fn manners_of(&self, at: &Url) -> Result<Arc<Manners>, Trouble> {
        let (origin, path) = (origin(at), path(at));
        let known = self.manners.lock().unwrap_or_else(|e| e.into_inner()).get(&origin).cloned();
        let manners = match known.filter(|m| !m.is_old((self.now)())) {
            Some(known) => known,
            None => {
                let fresh = Arc::new(self.learn(at)?);
                self.manners.lock().unwrap_or_else(|e| e.into_inner()).insert(origin, fresh.clone());
                fresh
            }
        };
        match &manners.robots {
            None if self.limits.robots => return Err(later("robots.txt can't be had")),
            Some(robots) if self.limits.robots && !robots.allows(&path) => {
                return Err(never("robots.txt does not allow it"));
            }
            _ => {}
        }
        if self.limits.reservations && manners.reservations.reserve(&path) {
            return Err(never("rights of text and data mining are reserved by the host"));
        }
        Ok(manners)
    }

    /// Asks a host what it asks of us: no robots.txt allows everything, one that can't be had nothing.
    fn learn(&self, at: &Url) -> Result<Manners, Trouble> {
        let asked = (self.now)();
        let robots = match self.limits.robots.then(|| self.small(at, "/robots.txt")) {
            None => Some(Robots::default()),
            Some(Ok(text)) => Some(text.map_or_else(Robots::default, |t| Robots::read(&t))),
            Some(Err(Trouble::Later(..))) => None,
            Some(Err(trouble)) => return Err(trouble),
        };
        let reservations = match self.limits.reservations && robots.is_some() {
            true => {
                self.small(at, tdm::PATH).ok().flatten().map_or_else(Reservations::default, |t| Reservations::read(&t))
            }
            false => Reservations::default(),
        };
        Ok(Manners { robots, reservations, asked })
    }

    /// A small file of a host; none where it has none.
    fn small(&self, at: &Url, path: &str) -> Result<Option<String>, Trouble> {
        let mut at = at.join(path).map_err(|e| never(e.to_string()))?;
        for _ in 0..=self.limits.redirects {
            let response = self.ask(&at, &Validators::default(), &Manners::default())?;
            match response.status().as_u16() {
                200..=299 => {
                    let encoding = header(&response, "content-encoding");
                    let mut bytes = Vec::new();
                    let read = response.into_body().into_reader().take(robots::MOST as u64).read_to_end(&mut bytes);
                    read.map_err(|e| later(e.to_string()))?;
                    let text = body::decoded(bytes, encoding.as_deref(), robots::MOST).unwrap_or_default();
                    return Ok(Some(String::from_utf8_lossy(&text).into_owned()));
                }
                301 | 302 | 303 | 307 | 308 => at = onward(&at, &response)?,
                429 | 500..=599 => return Err(later(response.status().to_string())),
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    /// One request, when the host is due.
    fn ask(&self, at: &Url, known: &Validators, manners: &Manners) -> Result<Response<Body>, Trouble> {
        let origin = origin(at);
        if let Some(left) = self.hosts.resting(&origin) {
            return Err(Trouble::Later("the host asked for rest".into(), Some(left)));
        }
        let asked = manners.robots.as_ref().and_then(|r| r.delay).unwrap_or(0.0);
        let pause = self.limits.pause.max(Duration::from_secs_f64(asked));
        if !self.hosts.wait(&origin, pause, &self.stop) {
            return Err(Trouble::Stopped);
        }
        let mut request = self.agent.get(at.as_str());
        for (name, value) in [("If-None-Match", &known.etag), ("If-Modified-Since", &known.modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        request.call().map_err(trouble)
    }

    /// The answer at the end of all redirects.
    fn take(&self, at: &Url, response: Response<Body>, accepts: &dyn Fn(&str) -> bool) -> Result<Fetched, Trouble> {
        let field = |name: &str| header(&response, name);
        let status = response.status();
        let validators = Validators { etag: field("etag"), modified: field("last-modified") };
        let content_type = field("content-type");
        let fetched = Fetched { url: at.to_string(), content_type, validators, ..Fetched::default() };
        match status.as_u16() {
            304 => return Ok(fetched),
            200 => {}
            code => return Err(self.refusal(at, code, field("retry-after").as_deref())),
        }
        let reserved = field("tdm-reservation").map(|r| r.trim() == "1");
        let encoding = field("content-encoding");
        if !fetched.content_type.as_deref().is_none_or(accepts) {
            return Err(never(format!("no text: {}", fetched.content_type.unwrap_or_default())));
        }
        let most = self.limits.bytes;
        if field("content-length").and_then(|l| l.parse::<usize>().ok()).is_some_and(|l| l > most) {
            return Err(never("too large"));
        }
        let mut packed = Vec::new();
        let read = response.into_body().into_reader().take(most as u64 + 1).read_to_end(&mut packed);
        read.map_err(|e| e.downcast::<ureq::Error>().map_or_else(|e| later(e.to_string()), trouble))?;
        let bytes = body::decoded(packed, encoding.as_deref(), most).map_err(|fault| match fault {
            body::Fault::Broken => later(fault.to_string()),
            _ => never(fault.to_string()),
        })?;
        if self.limits.reservations && (reserved == Some(true) || tdm::in_page(&bytes) == Some(true)) {
            return Err(never("rights of text and data mining are reserved by the page"));
        }
        Ok(Fetched { bytes: Some(bytes), ..fetched })
    }

    /// What a status that brings nothing means.
    fn refusal(&self, at: &Url, code: u16, retry: Option<&str>) -> Trouble {
        let after = retry.and_then(|r| wait(r, (self.now)()));
        match code {
            429 | 503 => {
                self.hosts.rest(&origin(at), after.unwrap_or(Duration::from_secs(60)));
                Trouble::Later(format!("status {code}"), after)
            }
            408 | 425 | 500..=599 => Trouble::Later(format!("status {code}"), after),
            404 | 410 => Trouble::Gone(format!("status {code}")),
            _ => never(format!("status {code}")),
        }
    }
}

/// An address that may be asked, without a user's name and without a fragment.
fn address(url: &str) -> Result<Url, Trouble> {
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
fn onward(at: &Url, response: &Response<Body>) -> Result<Url, Trouble> {
    let to = header(response, "location").ok_or_else(|| never("a redirect to nowhere"))?;
    let next = at.join(&to).map_err(|e| never(format!("a redirect to no address: {e}")))?;
    if next == *at {
        return Err(never("too many redirects"));
    }
    address(next.as_str())
}

fn origin(at: &Url) -> String {
    at.origin().ascii_serialization()
}

fn path(at: &Url) -> String {
    at.query().map_or_else(|| at.path().to_string(), |q| format!("{}?{q}", at.path()))
}

fn header(response: &Response<Body>, name: &str) -> Option<String> {
    response.headers().get(name).map(|v| String::from_utf8_lossy(v.as_bytes()).into_owned())
}

/// Seconds or a date, as `Retry-After` has it.
fn wait(text: &str, now: i64) -> Option<Duration> {
    let seconds = text.trim().parse().ok().map(Duration::from_secs);
    let date = || {
        let at = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(text.trim()).ok()?;
        u64::try_from(at.as_millisecond() - now).ok().map(Duration::from_millis)
    };
    seconds.or_else(date)
}

/// What a failed request means.
fn trouble(error: ureq::Error) -> Trouble {
    match error {
        ureq::Error::Other(inner) if inner.is::<Refused>() => never(inner.to_string()),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => never(error.to_string()),
        ureq::Error::HostNotFound => later("the host is not known"),
        ureq::Error::Timeout(_) => later("no answer in time"),
        error => later(error.to_string()),
    }
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
