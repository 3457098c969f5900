//! Comparisons ("the first visit in five years") held against the record.

mod comparable;
mod verdict;

use crate::day::{self, Day};
use crate::digest::Digest;
use crate::error::Result;
use crate::event::Event;
use crate::filed::Stored;
use crate::record::Record;
use crate::store::{Covered, Store};
use chancery::claim::Comparison;
use serde::Serialize;

/// A comparison and what the record says of it.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// Claim that compares.
    pub claim: String,
    /// Its event.
    pub event_id: String,
    /// What it says.
    pub comparison: Comparison,
    /// `consistent`, `contradicted`, `insufficient_coverage`, `scope_unclear`.
    pub verdict: &'static str,
    /// Why, in a few words.
    pub why: String,
    /// Events that speak against it.
    pub counter_examples: Vec<String>,
    /// What the record has read in the window.
    pub coverage: Coverage,
    /// The words.
    pub quote: String,
    /// Who published it.
    pub outlet: String,
    /// When.
    pub published: Option<String>,
}

/// What the record has read of the parties in the window of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct Coverage {
    /// First day; none: all of the record.
    pub from: Option<String>,
    /// Last day.
    pub to: String,
    /// Articles and outlets.
    #[serde(flatten)]
    pub read: Covered,
}

/// A comparison in one line.
pub fn told(comparison: &Comparison) -> String {
    let parts = [comparison.span.clone(), comparison.since.clone(), comparison.n.map(|n| n.to_string())];
    let detail: Vec<String> = parts.into_iter().flatten().collect();
    [comparison.sort.clone(), detail.join(" ")].join(" ").trim().to_string()
}

/// All comparisons of an event, checked.
pub fn check_event<S: Store>(record: &Record<S>, event: &Event, as_of: Option<Day>) -> Result<Vec<Check>> {
    let (mut out, digest) = (Vec::new(), Digest::of(event));
    for claim in event.claims.iter().filter(|c| c.claim.comparison.is_some()) {
        out.extend(check(record, &digest, claim, as_of)?);
    }
    Ok(out)
}

fn check<S: Store>(record: &Record<S>, event: &Digest, claim: &Stored, as_of: Option<Day>) -> Result<Option<Check>> {
    let Some(comparison) = claim.claim.comparison.clone() else { return Ok(None) };
    let found = comparable::comparables(record, event, claim, as_of)?;
    let verdict = verdict::verdict(&comparison, event, claim, &found);
    let named = comparable::between_whom(&claim.claim);
    let parties = if named.len() == 2 { named } else { event.parties.iter().map(String::as_str).collect() };
    let key = match parties.as_slice() {
        [a, b] => format!("{a}|{b}"),
        all => all.first().copied().unwrap_or_default().to_string(),
    };
    let to = event.window().0.max(claim.known());
    Ok(Some(Check {
        claim: claim.claim.id.clone(),
        event_id: event.name(),
        verdict: verdict.word,
        why: verdict.why,
        counter_examples: verdict.against,
        coverage: Coverage {
            from: verdict.from.map(day::written),
            to: day::written(to),
            read: record.covered(&key, verdict.from, Some(to))?,
        },
        quote: claim.claim.quote.exact.clone(),
        outlet: claim.paper.outlet.clone(),
        published: claim.paper.published.map(day::written),
        comparison,
    }))
}
