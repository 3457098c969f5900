//! What watching remembers, as notes of the record.

use crate::feeds::Outline;
use crate::fetch::{Client, Manners, Validators};
use chancery_record::store::{Note, Store};
use chancery_record::{Record, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

/// Drawer of feeds.
pub(super) const FEEDS: &str = "feeds";
/// Drawer of pages that were dealt with.
pub(super) const PAGES: &str = "pages";
/// Drawer of pages that are to be fetched.
pub(super) const WAITING: &str = "waiting";
/// Drawer of what hosts ask of us.
const HOSTS: &str = "hosts";

/// How a feed is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Health {
    /// Never asked yet.
    #[default]
    Unknown,
    /// It has entries.
    Ok,
    /// It says that nothing changed.
    Unchanged,
    /// It is valid and has no entries.
    Empty,
    /// It was cut off or malformed; what could be read of it was.
    Broken,
    /// What came is no feed.
    Wrong,
    /// It could not be had.
    Failed,
    /// There is nothing at its address any more.
    Gone,
    /// Its host does not want it to be fetched, or it may not be.
    Refused,
}

impl Health {
    /// In one word.
    pub fn name(self) -> &'static str {
        match self {
            Health::Unknown => "unknown",
            Health::Ok => "ok",
            Health::Unchanged => "unchanged",
            Health::Empty => "empty",
            Health::Broken => "broken",
            Health::Wrong => "wrong",
            Health::Failed => "failed",
            Health::Gone => "gone",
            Health::Refused => "refused",
        }
    }
}

/// What is known of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedState {
    /// Its name: as listed, else its own title.
    pub title: String,
    /// Folder of the list it stands in.
    pub folder: String,
    /// How it is.
    pub health: Health,
    /// What is wrong with it.
    pub why: String,
    /// Entries when it was last read.
    pub entries: usize,
    /// Where it has moved for good.
    pub moved: Option<String>,
    /// For the next time.
    pub validators: Validators,
    /// Failures in a row.
    pub failures: u32,
    /// When it was last asked, in milliseconds since 1970.
    pub asked: i64,
    /// When it last had something new.
    pub fresh: i64,
    /// When it is due by our own measure.
    pub due: i64,
    /// Until when its host wants to be left alone.
    pub rest: i64,
}

/// What is known of a page that was dealt with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct PageState {
    /// What its entry looked like: another look means another fetch.
    pub stamp: String,
    /// For the next time.
    pub validators: Validators,
    /// Why it is left out; empty where it was filed.
    pub why: String,
}

/// A page that is to be fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Waiting {
    /// What its entry looks like.
    pub stamp: String,
    /// Headline as the feed has it.
    pub title: String,
    /// When it was published, as the feed has it.
    pub published: Option<String>,
    /// Who publishes it, as far as the feed tells.
    pub outlet: String,
    /// Tries that failed.
    pub tries: u32,
    /// When the first one did.
    pub since: i64,
    /// When it is due by our own measure.
    pub due: i64,
    /// Until when its host wants to be left alone.
    pub rest: i64,
}

/// A note; none takes it out.
pub(super) fn note<T: Serialize>(drawer: &'static str, key: &str, value: Option<&T>) -> Result<Note> {
    Ok(Note { drawer, key: key.into(), value: value.map(serde_json::to_string).transpose()? })
}

/// All of a drawer.
pub(super) fn all<T: DeserializeOwned, S: Store>(store: &S, drawer: &str) -> Result<BTreeMap<String, T>> {
    let read = |(key, value): (String, String)| Ok((key, serde_json::from_str(&value)?));
    store.notes(drawer)?.into_iter().map(read).collect()
}

/// One of a drawer.
pub(super) fn one<T: DeserializeOwned, S: Store>(store: &S, drawer: &str, key: &str) -> Result<Option<T>> {
    Ok(store.note(drawer, key)?.as_deref().map(serde_json::from_str).transpose()?)
}

/// Feeds that were ever watched, by address.
pub fn feeds<S: Store>(store: &S) -> Result<BTreeMap<String, FeedState>> {
    all(store, FEEDS)
}

/// What hosts told before.
pub fn manners<S: Store>(store: &S) -> Result<HashMap<String, Manners>> {
    Ok(all(store, HOSTS)?.into_iter().collect())
}

/// Remembers what hosts told.
pub(super) fn remember<S: Store>(record: &mut Record<S>, client: &Client) -> Result<()> {
    let known: BTreeMap<String, Manners> = all(record.store(), HOSTS)?;
    let news = client.manners().into_iter().filter(|(origin, m)| known.get(origin) != Some(m));
    let notes = news.map(|(origin, m)| note(HOSTS, &origin, Some(&m))).collect::<Result<Vec<_>>>()?;
    record.put_notes(&notes)
}

/// How many pages wait, and when something is due.
pub(super) fn ahead<S: Store>(store: &S, outlines: &[Outline], now: i64, interval: Duration) -> Result<(usize, i64)> {
    let waiting: BTreeMap<String, Waiting> = all(store, WAITING)?;
    let feeds = feeds(store)?;
    let listed = outlines.iter().filter_map(|o| feeds.get(&o.url)).map(|f| f.due.max(f.rest));
    let due = listed.chain(waiting.values().map(|w| w.due.max(w.rest))).min();
    Ok((waiting.len(), due.unwrap_or(now + interval.as_millis() as i64).max(now + 1000)))
}
