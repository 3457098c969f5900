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
use crate::filed::Stored;
use crate::kinds;
use crate::store::Gathered;
use fit::{Cluster, Shelf};
use std::collections::BTreeSet;

/// Least fit at which a claim joins an event.
const ENOUGH: f64 = 1.0;
/// Lead over the second best that a claim without a day needs.
const LEAD: f64 = 0.3;

/// Claims that count, to events.
pub fn gather(claims: &[Stored], effects: &Effects) -> Vec<Gathered> {
    let sketches: Vec<Sketch> = claims.iter().map(Sketch::of).collect();
    let mut events: Vec<Gathered> = clusters(&sketches, &effects.different)
        .into_iter()
        .map(|members| described(&members.iter().map(|m| (&claims[*m], &sketches[*m])).collect::<Vec<_>>()))
        .collect();
    events.sort_by_key(|e| (e.at, e.event));
    events
}

/// Groups of sketches, as indices.
pub fn clusters(sketches: &[Sketch], different: &BTreeSet<(i64, i64)>) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by(|a, b| sketches[*a].rank().cmp(&sketches[*b].rank()));
    let mut shelf = Shelf::default();
    for at in order {
        let sketch = &sketches[at];
        let apart = |cluster: &Cluster| {
            !different.is_empty() && cluster.members.iter().any(|m| {
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

fn described(members: &[(&Stored, &Sketch)]) -> Gathered {
    let first = members.iter().map(|(c, _)| *c).min_by_key(|c| (c.known(), c.anchor)).map_or(0, |c| c.anchor);
    let known: Day = members.iter().map(|(c, _)| c.known()).min().unwrap_or(0);
    // Members stand in order of rank: the most exact first.
    let at = members.iter().find_map(|(_, s)| s.lo.or(s.hi)).unwrap_or(known);
    let mut parties: Vec<&str> = members.iter().flat_map(|(c, _)| kinds::parties(&c.claim)).collect();
    parties.sort_unstable();
    parties.dedup();
    let mut rows: Vec<i64> = members.iter().map(|(c, _)| c.row).collect();
    rows.sort_unstable();
    let sounds: BTreeSet<String> = members.iter().flat_map(|(_, s)| s.people.iter().flat_map(|p| p.sounds())).collect();
    Gathered {
        event: first,
        kind: members.first().map(|(c, _)| c.claim.kind.clone()).unwrap_or_default(),
        at,
        planned: members.iter().any(|(_, s)| s.standing == Standing::Announced),
        compared: members.iter().any(|(c, _)| c.claim.comparison.is_some()),
        known,
        rows,
        keys: crate::store::keys(&parties),
        sounds: sounds.into_iter().collect(),
    }
}
