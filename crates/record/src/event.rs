//! An event: the claims that report one happening, and what they say of it side by side.

use crate::day::Day;
use crate::face;
use crate::filed::{self, Stored};
use crate::gather::{Standing, most};
use crate::kinds;
use chancery::Claim;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The claims that report one happening.
#[derive(Debug, Clone)]
pub struct Event {
    /// Canonical number.
    pub id: i64,
    /// Its claims, by publication.
    pub claims: Vec<Stored>,
    /// Day it is listed under.
    pub at: Day,
}

/// A value of a field and the claims that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The value.
    pub value: String,
    /// Identifiers of the claims.
    pub claims: Vec<String>,
}

impl Event {
    /// From its claims.
    pub fn of(id: i64, mut claims: Vec<Stored>) -> Event {
        claims.sort_by(|a, b| {
            (a.known(), &a.paper.key, a.claim.quote.start, a.anchor).cmp(&(
                b.known(),
                &b.paper.key,
                b.claim.quote.start,
                b.anchor,
            ))
        });
        let mut event = Event { id, claims, at: 0 };
        event.at = event.bounds().0.or(event.bounds().1).unwrap_or_else(|| event.known());
        event
    }

    /// How it is written.
    pub fn name(&self) -> String {
        filed::event_name(self.id)
    }

    /// The claims' wire forms.
    pub fn wires(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter().map(|c| &c.claim)
    }

    /// The kind most claims give.
    pub fn kind(&self) -> &str {
        most(self.wires().map(|c| c.kind.as_str())).unwrap_or("")
    }

    /// Day of the first report.
    pub fn known(&self) -> Day {
        self.claims.first().map_or(0, Stored::known)
    }

    /// Day of the last report.
    pub fn last_known(&self) -> Day {
        self.claims.last().map_or(0, Stored::known)
    }

    /// All parties.
    pub fn parties(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.wires().flat_map(kinds::parties).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How it stands.
    pub fn status(&self) -> &str {
        face::status(self.claims.iter().map(|c| (c.known(), c.claim.status.as_str())))
    }

    /// The claim whose time stands for the event: told before announced, exact before vague, then what most say, then the earliest.
    fn dated(&self) -> Option<&Stored> {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for edtf in self.wires().filter_map(|c| c.when.as_ref()) {
            *count.entry(edtf.edtf.as_str()).or_default() += 1;
        }
        self.claims.iter().filter(|c| c.claim.when.is_some()).min_by_key(|c| {
            let (lo, hi) = c.bounds();
            let width = lo.zip(hi).map_or(Day::MAX, |(lo, hi)| hi - lo);
            let times = c.claim.when.as_ref().and_then(|w| count.get(w.edtf.as_str())).copied().unwrap_or(0);
            let told = Standing::of(&c.claim.status) != Standing::Told;
            (told, width > 7, usize::MAX - times, width, lo, c.anchor)
        })
    }

    /// Its time, EDTF.
    pub fn when(&self) -> Option<&str> {
        self.dated().and_then(|c| c.claim.when.as_ref()).map(|w| w.edtf.as_str())
    }

    /// First and last day of its time.
    pub fn bounds(&self) -> (Option<Day>, Option<Day>) {
        self.dated().map_or((None, None), Stored::bounds)
    }

    /// First and last day, from publication where no time is said.
    pub fn window(&self) -> (Day, Day) {
        let (lo, hi) = self.bounds();
        let known = self.known();
        (lo.or(hi).unwrap_or(known), hi.or(lo).unwrap_or(known))
    }

    /// State and place.
    pub fn place(&self) -> (Option<&str>, Option<&str>) {
        let places = || self.wires().filter_map(|c| c.place.as_ref());
        (most(places().filter_map(|p| p.state.as_deref())), most(places().filter_map(|p| p.place.as_deref())))
    }

    /// The legal stage, title or another word most claims give.
    pub fn word<'e>(&'e self, field: impl Fn(&'e Claim) -> Option<&'e str>) -> Option<&'e str> {
        most(self.wires().filter_map(field))
    }

    /// Whether one is announced in it.
    pub fn announced(&self) -> bool {
        self.wires().any(|c| Standing::of(&c.status) == Standing::Announced)
    }

    /// Fields with more than one value, each with its claims. Less exact times that hold the exact one are no disagreement.
    pub fn conflicts(&self) -> BTreeMap<&'static str, Vec<Told>> {
        let mut out = BTreeMap::new();
        let facts: Vec<&Stored> =
            self.claims.iter().filter(|c| Standing::of(&c.claim.status) != Standing::Announced).collect();
        let told = if facts.is_empty() { self.claims.iter().collect() } else { facts };
        let mut times = values(&told, |c| c.when.as_ref().map(|w| w.edtf.clone()));
        if times.len() > 1 && !self.disagree_on_time(&told) {
            times.clear();
        }
        let stopped = values(&self.claims.iter().collect::<Vec<_>>(), |c| {
            matches!(c.status.as_str(), "denied" | "happened" | "ongoing")
                .then(|| if c.status == "denied" { "denied" } else { "happened" }.into())
        });
        let fields = [
            ("when", times),
            ("state", values(&told, |c| c.place.as_ref().and_then(|p| p.state.clone()))),
            ("place", values(&told, |c| c.place.as_ref().and_then(|p| p.place.clone()))),
            ("stage", values(&told, |c| c.stage.clone())),
            ("status", stopped),
            ("comparison", values(&told, |c| c.comparison.as_ref().map(crate::compare::told))),
        ];
        for (field, values) in fields {
            if values.len() > 1 {
                out.insert(field, values);
            }
        }
        out
    }

    fn disagree_on_time(&self, told: &[&Stored]) -> bool {
        let spans: BTreeSet<(Day, Day)> = told.iter().filter_map(|c| c.bounds().0.zip(c.bounds().1)).collect();
        // A month holds its days, and a span of days the day of a signing; but two lengths of one visit disagree.
        let lasts = matches!(self.kind(), "visit" | "exercise" | "conference" | "talks");
        let held = |a: &(Day, Day), b: &(Day, Day)| a.0 <= b.0 && b.1 <= a.1 && (a.1 - a.0 > 20 || !lasts);
        spans.iter().any(|a| spans.iter().any(|b| a != b && !held(a, b) && !held(b, a)))
    }
}

fn values(claims: &[&Stored], field: impl Fn(&Claim) -> Option<String>) -> Vec<Told> {
    let mut by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for stored in claims {
        if let Some(value) = field(&stored.claim) {
            by.entry(value).or_default().push(stored.claim.id.clone());
        }
    }
    by.into_iter().map(|(value, claims)| Told { value, claims }).collect()
}
