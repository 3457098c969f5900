//! Claims of one block to events: a pure function of the set of claims, whatever the order they came in.
//!
//! The exact come first: they found events. The vaguer ones then join the event that fits them best. A vague claim joins one
//! event or none, so it never pulls two definite ones together. Events never merge, and every choice between equals is made by
//! what claims say, not by when they were filed.

mod fit;
mod sketch;

pub use sketch::{Sketch, Standing};

use crate::day::Day;
use crate::decisions::Effects;
use crate::store::Gathered;
use fit::{Cluster, Shelf};
use std::collections::{BTreeMap, BTreeSet};

/// Least fit at which a claim joins an event.
const ENOUGH: f64 = 1.0;
/// Lead over the second best that a claim without a day needs.
const LEAD: f64 = 0.3;

/// Claims that count, each with its row, to events.
pub fn gather(claims: &[(i64, Sketch)], effects: &Effects) -> Vec<Gathered> {
    let sketches: Vec<&Sketch> = claims.iter().map(|(_, s)| s).collect();
    let mut events: Vec<Gathered> = clusters(&sketches, &effects.different)
        .into_iter()
        .map(|members| described(&members.iter().map(|m| &claims[*m]).collect::<Vec<_>>()))
        .collect();
    events.sort_by_key(|e| (e.at, e.event));
    events
}

/// Groups of sketches, as indices.
fn clusters(sketches: &[&Sketch], different: &BTreeSet<(i64, i64)>) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by(|a, b| sketches[*a].rank().cmp(&sketches[*b].rank()));
    let mut shelf = Shelf::default();
    for at in order {
        let sketch = sketches[at];
        let apart = |cluster: &Cluster| {
            !different.is_empty()
                && cluster.members.iter().any(|m| {
                    let (a, b) = (sketches[*m].anchor, sketch.anchor);
                    different.contains(&(a.min(b), a.max(b)))
                })
        };
        let mut best: Vec<(f64, usize)> = shelf
            .candidates(sketch)
            .into_iter()
            .filter_map(|n| {
                let cluster = &shelf.clusters[n];
                fit::fit(sketch, cluster, sketches).filter(|f| *f >= ENOUGH && !apart(cluster)).map(|f| (f, n))
            })
            .collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let torn = best.len() > 1 && !sketch.definite() && best[0].0 - best[1].0 < LEAD;
        match best.first() {
            Some((_, home)) if !torn => shelf.join(*home, at, sketch),
            _ => shelf.found(at, sketch),
        }
    }
    shelf.clusters.into_iter().map(|c| c.members).collect()
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
    let sounds: BTreeSet<String> = sketches().flat_map(|s| s.people.iter().flat_map(|p| p.sounds())).collect();
    Gathered {
        event: first,
        kind: most(sketches().map(|s| s.kind.as_str())).unwrap_or("").to_string(),
        at,
        planned: sketches().any(|s| s.standing == Standing::Announced),
        compared: sketches().any(|s| s.compared),
        known,
        rows,
        keys: crate::store::keys(&parties),
        sounds: sounds.into_iter().collect(),
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
