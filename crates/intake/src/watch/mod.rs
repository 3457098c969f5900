//! Watching feeds: what they list is fetched, read and filed, each page once.
//!
//! ```text
//! feeds due -> entries not seen -> waiting -> pages due -> filed
//! ```
//!
//! A feed's new state and what it added to the waiting are one transaction; so are a page's filing and its leaving them. Whoever is killed
//! between goes on there: nothing is lost, and nothing comes twice.

mod crew;
mod entries;
mod pages;
mod state;

pub use state::{FeedState, Health, feeds, manners};

use crate::desk::Desk;
use crate::feeds::Outline;
use crate::fetch::Client;
use chancery_record::again::Change;
use chancery_record::store::Store;
use chancery_record::{Record, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How feeds are watched.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether texts are kept, where their source allows it.
    pub keep_text: bool,
    /// Time between two polls of a feed, where it does not ask for more.
    pub interval: Duration,
    /// Hosts that are asked at the same time.
    pub hosts: usize,
    /// Polls whatever no host asked to leave alone, due or not: somebody else keeps the time.
    pub at_once: bool,
    /// Stops when set.
    pub stop: Arc<AtomicBool>,
    /// The present, in milliseconds since 1970.
    pub now: fn() -> i64,
}

/// Something worth telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// A feed was asked.
    Feed {
        /// Its address.
        url: String,
        /// How it is.
        health: Health,
        /// What is wrong with it, if anything.
        why: String,
        /// Entries not seen before.
        fresh: usize,
    },
    /// An article was filed.
    New {
        /// Its address.
        url: String,
        /// Who published it.
        outlet: String,
        /// Its headline.
        title: String,
        /// Its claims.
        claims: usize,
    },
    /// A page changed.
    Changed {
        /// Its address.
        url: String,
        /// Its headline.
        title: String,
        /// What changed, where the texts are kept.
        changes: Vec<Change>,
    },
    /// A page is left out.
    Skipped {
        /// Its address.
        url: String,
        /// Why.
        why: String,
    },
    /// A page is tried again later.
    Later {
        /// Its address.
        url: String,
        /// Why.
        why: String,
    },
}

/// What one pass did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Passed {
    /// Feeds asked.
    pub feeds: usize,
    /// Articles filed for the first time.
    pub new: usize,
    /// Pages that changed.
    pub changed: usize,
    /// Claims filed.
    pub claims: usize,
    /// Pages that wait for another try.
    pub waiting: usize,
    /// When something is due again, in milliseconds since 1970.
    pub due: i64,
}

/// Asks the feeds that are due and fetches the pages that are.
pub fn pass<S: Store>(
    record: &mut Record<S>,
    outlines: &[Outline],
    client: &Client,
    desk: Desk<'_>,
    options: &Options,
    tell: &mut dyn FnMut(Told),
) -> Result<Passed> {
    let mut passed = Passed::default();
    entries::poll(record, outlines, client, options, &mut passed, tell)?;
    pages::fetch(record, client, desk, options, &mut passed, tell)?;
    state::remember(record, client)?;
    record.settle(|_| {})?;
    (passed.waiting, passed.due) = state::ahead(record.store(), outlines, (options.now)(), options.interval)?;
    Ok(passed)
}

/// Passes until told to stop.
pub fn watch<S: Store>(
    record: &mut Record<S>,
    outlines: &[Outline],
    client: &Client,
    desk: Desk<'_>,
    options: &Options,
    tell: &mut dyn FnMut(Told),
) -> Result<()> {
    while !options.stop.load(Ordering::Relaxed) {
        let passed = pass(record, outlines, client, desk, options, tell)?;
        while (options.now)() < passed.due && !options.stop.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(200));
        }
    }
    Ok(())
}
