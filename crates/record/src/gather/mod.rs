//! Claims of one block to events: a pure function of the set of claims, whatever the order they came in.
//!
//! The exact come first: they found events. The vaguer ones then join the event that fits them best. A vague claim joins one
//! event or none, so it never pulls two definite ones together. Events never merge, and every choice between equals is made by
//! what claims say, not by when they were filed.

mod fit;
mod shelf;
mod sketch;
mod traits;

pub use sketch::{Sketch, Standing};

use crate::day::Day;
use crate::decisions::Effects;
use crate::store::Gathered;
use shelf::{Cluster, Shelf};
use std::collections::{BTreeMap, BTreeSet};
use traits::Block;

/// Least fit at which a claim joins an event.
const ENOUGH: f64 = 1.0;
/// Lead over the second best that a claim without a day needs.
const LEAD: f64 = 0.3;

/// Claims that count, each with its row, to events.
pub fn gather(claims: &[(i64, Sketch)], effects: &Effects) -> Vec<Gathered> {
    let mut events: Vec<Gathered> = clusters(claims, &effects.different)
        .into_iter()
        .map(|members| described(&members.iter().map(|m| &claims[*m]).collect::<Vec<_>>()))
        .collect();
    events.sort_by_key(|e| (e.at, e.event));
    events
}

/// Groups of claims, as indices.
fn clusters(claims: &[(i64, Sketch)], different: &BTreeSet<(i64, i64)>) -> Vec<Vec<usize>> {
    if claims.len() == 1 {
        return vec![vec![0]];
    }
    let block = Block::new(claims.iter().map(|(_, s)| s));
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_cached_key(|n| claims[*n].1.rank());
    let mut shelf = Shelf::default();
    for at in order {
        let claim = &block.claims[at];
        let apart = |cluster: &Cluster| {
            let pair =
                |m: &usize| (block.claims[*m].anchor.min(claim.anchor), block.claims[*m].anchor.max(claim.anchor));
            !different.is_empty() && cluster.members.iter().any(|m| different.contains(&pair(m)))
        };
        let mut best = Best::default();
        for (n, cluster) in shelf.candidates(claim) {
            if let Some(fit) = fit::fit(claim, cluster, &block).filter(|f| *f >= ENOUGH && !apart(cluster)) {
                best.take(fit, n);
            }
        }
        match best.first {
            Some((fit, home)) if claim.definite || fit - best.second >= LEAD => shelf.join(home, at, claim),
            _ => shelf.found(at, claim),
        }
    }
    shelf.clusters.into_iter().map(|c| c.members).collect()
}

/// The event that fits best, of several the first, and how well the next one does.
#[derive(Default)]
struct Best {
    first: Option<(f64, usize)>,
    second: f64,
}

impl Best {
    fn take(&mut self, fit: f64, event: usize) {
        match self.first {
            Some((best, n)) if fit > best || (fit == best && event < n) => {
                (self.first, self.second) = (Some((fit, event)), best)
            }
            Some(_) => self.second = self.second.max(fit),
            None => self.first = Some((fit, event)),
        }
    }
}

fn described(members: &[&(i64, Sketch)]) -> Gathered {
    let sketches = || members.iter().map(|(_, s)| s);
    let first = sketches().min_by_key(|s| (s.known, s.anchor)).map_or(0, |s| s.anchor);
    let known: Day = sketches().map(|s| s.known).min().unwrap_or(0);
    // Members stand in order of rank: the most exact first.
    let at = sketches().find_map(|s| s.lo.or(s.hi)).unwrap_or(known);
    let mut parties: Vec<&str> = sketches().flat_map(|s| s.parties.iter().map(String::as_str)).collect();
    parties.sort_unstable();
    parties.dedup();
    let mut rows: Vec<i64> = members.iter().map(|(row, _)| *row).collect();
    rows.sort_unstable();
    let people: BTreeSet<_> = sketches().flat_map(|s| &s.people).collect();
    let sounds: BTreeSet<String> = people.into_iter().flat_map(|p| p.sounds()).collect();
    let kind = most(sketches().map(|s| s.kind.as_str())).unwrap_or("");
    let state = most(sketches().filter_map(|s| s.state.as_deref()));
    Gathered {
        event: first,
        kind: kind.to_string(),
        at,
        planned: sketches().any(|s| s.standing == Standing::Announced),
        compared: sketches().any(|s| s.compared),
        known,
        rows,
        keys: crate::store::keys(&parties, kind, state),
        sounds: sounds.into_iter().collect(),
        kept: None,
    }
}

/// The value given most often; of several the first in order.
pub(crate) fn most<'a>(all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for value in all {
        *count.entry(value).or_default() += 1;
    }
    count.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(value, _)| value)
}
