//! Why something in an archive is no article: by damage, or because it is something else.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a record is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skip {
    /// Damaged: what is wrong with it.
    Damaged(&'static str),
    /// Sound, but no article: what it is.
    Other(&'static str),
}

/// What came of an archive so far. It is kept with the bookmark, so that it counts everything once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Articles read.
    pub read: u64,
    /// Records that are damaged, by what is wrong.
    pub damaged: BTreeMap<String, u64>,
    /// Records that are no article, by what they are.
    pub other: BTreeMap<String, u64>,
}

impl Tally {
    /// Counts one.
    pub fn skip(&mut self, skip: Skip) {
        let (counts, why) = match skip {
            Skip::Damaged(why) => (&mut self.damaged, why),
            Skip::Other(why) => (&mut self.other, why),
        };
        *counts.entry(why.to_string()).or_default() += 1;
    }

    /// Adds another tally.
    pub fn add(&mut self, other: &Tally) {
        self.read += other.read;
        for (mine, theirs) in [(&mut self.damaged, &other.damaged), (&mut self.other, &other.other)] {
            theirs.iter().for_each(|(why, n)| *mine.entry(why.clone()).or_default() += n);
        }
    }

    /// For people.
    pub fn told(&self) -> String {
        let list = |what: &str, counts: &BTreeMap<String, u64>| {
            let all: u64 = counts.values().sum();
            let each: Vec<String> = counts.iter().map(|(why, n)| format!("{why} {n}")).collect();
            if all == 0 { String::new() } else { format!("; {all} {what} ({})", each.join(", ")) }
        };
        format!("{} pages read{}{}", self.read, list("damaged", &self.damaged), list("passed over", &self.other))
    }
}
