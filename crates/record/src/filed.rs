//! What goes into the record and what comes out of it: articles with their claims, and claims as filed.

use crate::day::{self, Day};
use crate::gather::Sketch;
use chancery::{Article, Claim};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;

/// An article with what a reader found in it.
#[derive(Debug, Clone, Default)]
pub struct Filing {
    /// The article.
    pub article: Article,
    /// Its claims.
    pub claims: Vec<Claim>,
    /// Language code, empty where it was not recognised.
    pub language: String,
    /// Engine and packs that read it.
    pub reading: String,
    /// When the page was fetched, in milliseconds since 1970, where that is known: it orders the versions of a page.
    pub fetched: Option<i64>,
}

/// What a batch added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Articles that were new.
    pub articles: usize,
    /// Articles that were known by address and have changed.
    pub changed: usize,
    /// Articles that were known as they are.
    pub known: usize,
    /// Articles that somebody suppressed: they are not filed.
    pub suppressed: usize,
    /// Claims filed.
    pub claims: usize,
}

impl Added {
    /// Adds another batch.
    pub fn add(&mut self, other: Added) {
        self.articles += other.articles;
        self.changed += other.changed;
        self.known += other.known;
        self.suppressed += other.suppressed;
        self.claims += other.claims;
    }
}

/// The article of a claim, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Number of the version in the store; no answer shows it.
    pub version: i64,
    /// Address or identifier.
    pub key: String,
    /// Identifier as it was given.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// Day of publication.
    pub published: Option<Day>,
    /// Headline.
    pub title: String,
    /// Language code.
    pub language: String,
    /// Address.
    pub url: Option<String>,
    /// Hash of the text.
    pub hash: String,
}

/// A claim in the record.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Number in the store; no answer shows it.
    pub row: i64,
    /// What names the claim over all readings.
    pub anchor: i64,
    /// Its event, 0 before it is gathered.
    pub event: i64,
    /// Day from which it counts: of publication, or of being fetched where a page was changed.
    pub since: Day,
    /// The claim.
    pub claim: Claim,
    /// Its article.
    pub paper: Arc<Paper>,
}

impl Stored {
    /// The day it was known: of publication, or the first day of all where nothing tells.
    pub fn known(&self) -> Day {
        self.paper.published.unwrap_or(0)
    }

    /// What of it decides which happening it reports.
    pub fn sketch(&self) -> Sketch {
        Sketch::of(&self.claim, self.anchor, self.paper.version, self.known())
    }

    /// Bounds of when it is true.
    pub fn bounds(&self) -> (Option<Day>, Option<Day>) {
        bounds(&self.claim)
    }
}

/// Bounds of when a claim is true.
pub fn bounds(claim: &Claim) -> (Option<Day>, Option<Day>) {
    let Some(when) = &claim.when else { return (None, None) };
    let said = |d: &Option<String>| d.as_deref().and_then(day::parse);
    match (said(&when.earliest), said(&when.latest)) {
        (None, None) => day::bounds(&when.edtf),
        both => both,
    }
}

/// What names an article: its address, or the identifier it came with.
pub fn key_of(article: &Article) -> &str {
    article.url.as_deref().filter(|u| !u.is_empty()).unwrap_or(&article.id)
}

/// Hash of a text, as hexadecimal.
pub fn text_hash(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or("");
    let all = [title, "\u{1f}", &article.text].concat();
    Sha256::digest(all.as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect()
}

/// The first eight bytes of a hash over parts, as a number that is never 0.
pub fn number(parts: &[&str]) -> i64 {
    let digest = Sha256::digest(parts.join("\u{1f}").as_bytes());
    let bytes = digest.iter().take(8).fold(0_u64, |n, b| n << 8 | u64::from(*b));
    (bytes | 1).cast_signed()
}

/// Anchors of the claims of one article: text, quote and kind, and, where several share these, where in the quote the event word stands, so that
/// a decision on one never falls to another when a new reading leaves one out. They begin with the day of publication, so that those of one time
/// stand together.
pub fn anchors(key: &str, hash: &str, published: Day, claims: &[Claim]) -> Vec<i64> {
    let day = u64::try_from(published.clamp(-20_000, 45_000) + 20_000).unwrap_or(0) << 48;
    fn shared(claim: &Claim) -> (&str, &str) {
        (&claim.quote.exact, &claim.kind)
    }
    let (mut many, mut seen) = (HashMap::new(), HashMap::new());
    claims.iter().for_each(|claim| *many.entry(shared(claim)).or_insert(0) += 1);
    claims
        .iter()
        .map(|claim| {
            let word = claim.evidence.iter().find(|e| e.field == "kind").map_or(0, |e| e.start);
            let at = word.saturating_sub(claim.quote.start);
            let nth = seen.entry((shared(claim), at)).or_insert(0);
            *nth += 1;
            let which = if many[&shared(claim)] == 1 { nth.to_string() } else { format!("{at}.{nth}") };
            let hash = number(&[key, hash, &claim.quote.exact, &claim.kind, &which]).cast_unsigned();
            (day | hash >> 16 | 1).cast_signed()
        })
        .collect()
}

/// How an event's number is written.
pub fn event_name(event: i64) -> String {
    format!("E{:016x}", event.cast_unsigned())
}

/// The number of an event as it is written.
pub fn event_number(name: &str) -> Option<i64> {
    let hex = name.strip_prefix(['E', 'e'])?;
    (hex.len() == 16).then(|| u64::from_str_radix(hex, 16).ok().map(u64::cast_signed)).flatten()
}
