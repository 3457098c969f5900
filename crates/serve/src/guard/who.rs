//! Who asks: tokens with roles, sessions of browsers, and the proof that a form came from our own page.

use crate::problem::Problem;
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use axum::http::{HeaderMap, header};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a browser stays signed in.
const SESSION: Duration = Duration::from_secs(12 * 3600);
/// Most sessions at a time, and most tokens remembered as right.
const MOST: usize = 1000;
/// The cookie.
const COOKIE: &str = "chancery";

/// What one may do; each role may do all that stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Read.
    Read,
    /// Decide on claims.
    Review,
    /// Rate sources, suppress claims, read the counters.
    Admin,
}

impl Role {
    /// By its name.
    pub fn parse(name: &str) -> Option<Role> {
        match name {
            "read" => Some(Role::Read),
            "review" => Some(Role::Review),
            "admin" => Some(Role::Admin),
            _ => None,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Read => "read",
            Role::Review => "review",
            Role::Admin => "admin",
        }
    }
}

/// Who asks, and what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Name, as it stands in decisions.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The request proved itself by a token in its header, which no other page could have sent.
    pub bearer: bool,
}

/// A line of the file of tokens: who, what they may do, and the hash of their token.
#[derive(Debug, Clone)]
pub struct Token {
    name: String,
    role: Role,
    hash: String,
}

impl Token {
    /// Lines of `role name hash`; empty ones and such that begin with `#` are none.
    pub fn parse(text: &str) -> Result<Vec<Token>, String> {
        let lines = text.lines().map(str::trim).enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
        let token = |(n, line): (usize, &str)| {
            let mut parts = line.split_whitespace();
            let role = parts.next().and_then(Role::parse);
            match (role, parts.next(), parts.next()) {
                (Some(role), Some(name), Some(hash)) => Ok(Token { name: name.into(), role, hash: hash.into() }),
                _ => Err(format!("line {}: write `role name hash`; `chancery token` does", n + 1)),
            }
        };
        lines.map(token).collect()
    }

    /// A new token: the secret to hand out once, and the line for the file.
    pub fn new(name: &str, role: Role) -> Result<(String, String), String> {
        let secret = random();
        let hash = Argon2::default().hash_password(secret.as_bytes()).map_err(|e| e.to_string())?;
        Ok((secret, format!("{} {name} {hash}", role.name())))
    }
}

/// 32 bytes that nobody can guess, as hexadecimal.
fn random() -> String {
    let mut bytes = [0; 32];
    // Without randomness there is no safety: better no server than a guessable one.
    getrandom::fill(&mut bytes).unwrap_or_else(|e| panic!("the system gives no random numbers: {e}"));
    hex(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// The book of who may come in.
pub struct Book {
    tokens: Vec<Token>,
    secret: String,
    sessions: Mutex<HashMap<String, (Who, Instant)>>,
    right: Mutex<HashMap<String, Who>>,
}

impl Book {
    /// With these tokens; without any, everybody on this machine may do everything.
    pub fn new(tokens: Vec<Token>) -> Book {
        Book { tokens, secret: random(), sessions: Mutex::default(), right: Mutex::default() }
    }

    /// Who sends these headers.
    pub fn who(&self, headers: &HeaderMap) -> Option<Who> {
        if self.tokens.is_empty() {
            let name = std::env::var("USER").ok().filter(|n| !n.is_empty()).unwrap_or_else(|| "somebody".into());
            return Some(Who { name, role: Role::Admin, bearer: false });
        }
        let bearer = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()?.strip_prefix("Bearer "));
        if let Some(token) = bearer {
            return self.known(token.trim()).map(|who| Who { bearer: true, ..who });
        }
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let (who, since) = sessions.get(cookie(headers)?)?;
        (since.elapsed() < SESSION).then(|| who.clone())
    }

    /// Whose token it is. Checking a hash is slow on purpose: what was right once is remembered, keyed.
    fn known(&self, token: &str) -> Option<Who> {
        let key = self.mac(&["token", token]);
        if let Some(who) = self.right.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(who.clone());
        }
        let fits = |t: &&Token| Argon2::default().verify_password(token.as_bytes(), t.hash.as_str()).is_ok();
        let token = self.tokens.iter().find(fits)?;
        let who = Who { name: token.name.clone(), role: token.role, bearer: false };
        let mut right = self.right.lock().unwrap_or_else(PoisonError::into_inner);
        if right.len() >= MOST {
            right.clear();
        }
        right.insert(key, who.clone());
        Some(who)
    }

    /// Signs a browser in: the cookie to set.
    pub fn sign_in(&self, token: &str) -> Option<String> {
        let who = self.known(token)?;
        let id = random();
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, (_, since)| since.elapsed() < SESSION);
        if sessions.len() >= MOST {
            sessions.clear();
        }
        sessions.insert(id.clone(), (who, Instant::now()));
        Some(set(&id))
    }

    /// What a form must send back, and the cookie to set where the browser has none yet.
    pub fn form(&self, headers: &HeaderMap) -> (String, Option<String>) {
        match cookie(headers) {
            Some(id) => (self.mac(&["form", id]), None),
            None => {
                let id = random();
                (self.mac(&["form", &id]), Some(set(&id)))
            }
        }
    }

    /// Whether a form came from a page of ours.
    pub fn own_form(&self, headers: &HeaderMap, who: &Who, sent: &str) -> Result<(), Problem> {
        let own = cookie(headers).is_some_and(|id| same(&self.mac(&["form", id]), sent));
        if who.bearer || (own && from_here(headers)) {
            return Ok(());
        }
        Err(Problem::forbidden(
            "the form is out of date, or not from this site; load the page again and send it once more",
        ))
    }

    fn mac(&self, parts: &[&str]) -> String {
        // Any length of key will do.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()) else { return random() };
        for part in parts {
            mac.update(part.as_bytes());
            mac.update(&[0]);
        }
        hex(&mac.finalize().into_bytes())
    }
}

/// Equal, in a time that does not tell where they differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |d, (x, y)| d | (x ^ y)) == 0
}

/// A browser says from where a form comes: if it does, then from here.
pub fn from_here(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let origin = said("origin").is_none_or(|o| o.split_once("://").is_some_and(|(_, host)| Some(host) == said("host")));
    origin && said("sec-fetch-site").is_none_or(|s| matches!(s, "same-origin" | "none"))
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let pairs = headers.get_all(header::COOKIE).into_iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    pairs.filter_map(|p| p.trim().split_once('=')).find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}

fn set(id: &str) -> String {
    format!("{COOKIE}={id}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}", SESSION.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (n.parse().expect("a name"), v.parse().expect("a value"))).collect()
    }

    #[test]
    fn only_right_tokens_come_in() {
        let (secret, line) = Token::new("anna", Role::Review).expect("a token");
        assert!(!line.contains(&secret));
        let book = Book::new(Token::parse(&format!("# team\n{line}\n")).expect("tokens"));
        let bearer = |t: &str| book.who(&with(&[("authorization", &format!("Bearer {t}"))]));
        assert_eq!(bearer(&secret), Some(Who { name: "anna".into(), role: Role::Review, bearer: true }));
        assert_eq!(bearer(&secret), bearer(&secret));
        assert_eq!((bearer("x"), book.who(&HeaderMap::new())), (None, None));
        let cookie = book.sign_in(&secret).expect("a session");
        let sent = cookie.split(';').next().unwrap_or_default();
        assert_eq!(book.who(&with(&[("cookie", sent)])).map(|w| w.name).as_deref(), Some("anna"));
        assert!(book.sign_in("x").is_none() && Token::parse("king anna x").is_err());
    }

    #[test]
    fn forms_come_from_our_own_pages() {
        let book = Book::new(Vec::new());
        let (token, cookie) = book.form(&HeaderMap::new());
        let cookie = cookie.unwrap_or_default();
        let cookie = cookie.split(';').next().unwrap_or_default();
        let who = book.who(&HeaderMap::new()).expect("anybody here");
        let try_it = |origin: &str, sent: &str| {
            let headers = with(&[("cookie", cookie), ("host", "127.0.0.1:8"), ("origin", origin)]);
            book.own_form(&headers, &who, sent).is_ok()
        };
        assert!(try_it("http://127.0.0.1:8", &token));
        assert!(
            !try_it("http://evil.example", &token) && !try_it("null", &token) && !try_it("http://127.0.0.1:8", "0")
        );
        assert!(book.own_form(&with(&[("host", "127.0.0.1:8")]), &who, &token).is_err(), "no cookie");
    }
}
