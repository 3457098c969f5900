//! Feeds: asked when they are due; what they newly list is put among the waiting.

use super::state::{FEEDS, FeedState, Health, PAGES, PageState, WAITING, Waiting, feeds, note, one};
use super::{Options, Passed, Told, crew};
use crate::feeds::{self, Entry, Feed, Outline};
use crate::fetch::{Client, Fetched, Trouble, backoff, spread};
use chancery_record::store::{Note, Store};
use chancery_record::{Record, Result};
use std::time::Duration;

/// Sitemaps of a list that are looked at: the newest ones.
const SITEMAPS: usize = 3;
/// The longest that a feed can ask to be left alone by its own time to live.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// A feed that is asked.
struct Asked {
    /// The address it is listed with.
    listed: String,
    /// The address that is asked.
    url: String,
    state: FeedState,
}

/// Asks the feeds that are due.
pub fn poll<S: Store>(
    record: &mut Record<S>,
    outlines: &[Outline],
    client: &Client,
    options: &Options,
    passed: &mut Passed,
    tell: &mut dyn FnMut(Told),
) -> Result<()> {
    let mut asked = due(record, outlines, options)?;
    // A list of sitemaps names others, and these name no more.
    for _ in 0..2 {
        let mut inner = Vec::new();
        let get = |a: &Asked| client.get(&a.url, &a.state.validators, &readable);
        crew::each(
            asked,
            options.hosts,
            &options.stop,
            |a| &a.url,
            get,
            |a, answer| -> Result<()> {
                if answer == Err(Trouble::Stopped) {
                    return Ok(());
                }
                passed.feeds += 1;
                let sitemaps = taken(record, a, answer, options, tell)?;
                inner.extend(sitemaps.into_iter().take(SITEMAPS));
                Ok(())
            },
        )?;
        let outlines: Vec<Outline> = inner.into_iter().map(|url| Outline { url, ..Outline::default() }).collect();
        asked = due(record, &outlines, options)?;
    }
    Ok(())
}

/// Anything may be a feed: servers call them all sorts of things.
fn readable(content_type: &str) -> bool {
    let kind = crate::page::kind_of(content_type);
    !["image/", "video/", "audio/", "font/"].iter().any(|k| kind.starts_with(k))
}

fn due<S: Store>(record: &Record<S>, outlines: &[Outline], options: &Options) -> Result<Vec<Asked>> {
    let known = feeds(record.store())?;
    let now = (options.now)();
    let asked = outlines.iter().map(|outline| {
        let mut state = known.get(&outline.url).cloned().unwrap_or_default();
        if !outline.title.is_empty() {
            state.title.clone_from(&outline.title);
        }
        state.folder.clone_from(&outline.folder);
        Asked { listed: outline.url.clone(), url: state.moved.clone().unwrap_or(outline.url.clone()), state }
    });
    Ok(asked.filter(|a| a.state.rest <= now && (options.at_once || a.state.due <= now)).collect())
}

/// Takes an answer: the feed's new state and what it newly lists are kept together. Gives the sitemaps it lists.
fn taken<S: Store>(
    record: &mut Record<S>,
    asked: Asked,
    answer: std::result::Result<Fetched, Trouble>,
    options: &Options,
    tell: &mut dyn FnMut(Told),
) -> Result<Vec<String>> {
    let Asked { listed, mut state, .. } = asked;
    let now = (options.now)();
    state.asked = now;
    let feed = heard(&mut state, answer, now);
    let mut notes = Vec::new();
    for entry in &feed.entries {
        notes.extend(fresh(record.store(), entry, &state)?);
    }
    let fresh = notes.len();
    if fresh > 0 {
        state.fresh = now;
    }
    let wanted = Duration::from_secs(u64::from(feed.minutes.unwrap_or(0)) * 60).min(LONGEST).max(options.interval);
    let wait = if state.failures > 0 { backoff(state.failures, &listed) } else { spread(wanted, &listed, 0) };
    state.due = now + wait.as_millis() as i64;
    notes.push(note(FEEDS, &listed, Some(&state))?);
    record.put_notes(&notes)?;
    tell(Told::Feed { url: listed, health: state.health, why: state.why, fresh });
    Ok(feed.sitemaps)
}

/// What an answer says of a feed, and the feed.
fn heard(state: &mut FeedState, answer: std::result::Result<Fetched, Trouble>, now: i64) -> Feed {
    let (health, why, rest) = match answer {
        Ok(Fetched { bytes: None, .. }) => (Health::Unchanged, String::new(), None),
        Ok(fetched) => {
            match feeds::read(&fetched.bytes.unwrap_or_default(), fetched.content_type.as_deref(), &fetched.url) {
                Ok(feed) => {
                    state.health = match (feed.broken, feed.entries.is_empty() && feed.sitemaps.is_empty()) {
                        (true, _) => Health::Broken,
                        (_, true) => Health::Empty,
                        _ => Health::Ok,
                    };
                    state.why = if feed.broken { "cut off or malformed".into() } else { String::new() };
                    state.entries = feed.entries.len();
                    // What is malformed is asked for as a whole again.
                    state.validators = if feed.broken { Default::default() } else { fetched.validators };
                    state.moved = fetched.moved.or(state.moved.take());
                    state.failures = 0;
                    if state.title.is_empty() {
                        state.title.clone_from(&feed.title);
                    }
                    return feed;
                }
                Err(no) => (Health::Wrong, no.to_string(), None),
            }
        }
        Err(Trouble::Later(why, rest)) => (Health::Failed, why, rest),
        Err(Trouble::Never(why)) => (Health::Refused, why, None),
        Err(Trouble::Gone(why)) => (Health::Gone, why, None),
        Err(Trouble::Stopped) => (state.health, state.why.clone(), None),
    };
    state.failures = if health == Health::Unchanged { 0 } else { state.failures + 1 };
    state.rest = rest.map_or(0, |r| now + r.as_millis() as i64);
    (state.health, state.why) = (health, why);
    Feed::default()
}

/// A note for an entry that was not seen like this.
fn fresh<S: Store>(store: &S, entry: &Entry, feed: &FeedState) -> Result<Option<Note>> {
    let stamp = format!("{} {}", entry.updated, entry.title);
    if one::<PageState, S>(store, PAGES, &entry.url)?.is_some_and(|p| p.stamp == stamp) {
        return Ok(None);
    }
    let waiting = one::<Waiting, S>(store, WAITING, &entry.url)?;
    if waiting.as_ref().is_some_and(|w| w.stamp == stamp) {
        return Ok(None);
    }
    let waiting = Waiting {
        stamp,
        title: entry.title.clone(),
        published: entry.published.clone(),
        outlet: entry.outlet.clone().unwrap_or_else(|| feed.title.clone()),
        ..waiting.unwrap_or_default()
    };
    note(WAITING, &entry.url, Some(&waiting)).map(Some)
}
