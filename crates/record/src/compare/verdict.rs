//! From what is recorded to a verdict: absence alone confirms nothing.

use super::comparable::{Comparable, Found};
use crate::day::{self, Day};
use crate::digest::Digest;
use crate::filed::Stored;
use chancery::claim::Comparison;

/// Days around an event within which another is rather a second report of it.
const BESIDE: Day = 3;

/// Days within which outlets tell of the same thing.
const WEEK: Day = 7;

/// What the record says of a comparison.
pub struct Verdict {
    /// The word.
    pub word: &'static str,
    /// Why.
    pub why: String,
    /// Events against it.
    pub against: Vec<String>,
    /// First day of the window looked at.
    pub from: Option<Day>,
}

impl Verdict {
    fn of(word: &'static str, why: impl Into<String>, from: Option<Day>) -> Verdict {
        Verdict { word, why: why.into(), against: Vec::new(), from }
    }
}

/// The verdict on a comparison.
pub fn verdict(comparison: &Comparison, event: &Digest, claim: &Stored, found: &Found) -> Verdict {
    match comparison.sort.as_str() {
        "first_ever" => first_ever(comparison, event, found),
        "first_since" => first_since(comparison, event, found),
        "nth" => nth(comparison, event, found),
        "last" => last(event, claim, found),
        _ => largest(claim, event, found),
    }
}

/// Events between two days, not counting the one compared.
fn between<'f>(found: &'f Found, event: &Digest, from: Option<Day>, to: Day) -> Vec<&'f Comparable> {
    let own = event.window();
    let apart = |c: &Comparable| {
        let (lo, hi) = c.event.window();
        let beside = lo <= own.1 + BESIDE && own.0 - BESIDE <= hi;
        c.event.told
            && c.event.said
            && !beside
            && !same_first(&c.event, event)
            && from.is_none_or(|f| lo >= f)
            && hi <= to
            && c.event.bounds != (None, None)
    };
    found.events.iter().filter(|c| apart(c)).collect()
}

/// Two reports of one week that each tell a first time, and one of them no day, tell the same one.
fn same_first(other: &Digest, event: &Digest) -> bool {
    let first = |e: &Digest| e.compared.iter().any(|k| k.sort.starts_with("first"));
    let exact = other.bounds.0.is_some() && other.bounds.0 == other.bounds.1;
    !exact && (other.known - event.known).abs() <= WEEK && first(other) && first(event)
}

fn names(list: &[&Comparable]) -> Vec<String> {
    list.iter().map(|c| c.event.name()).collect()
}

/// Sure counter-examples contradict; unsure ones leave the scope open.
fn against(list: &[&Comparable], from: Option<Day>) -> Option<Verdict> {
    let sure: Vec<&Comparable> = list.iter().copied().filter(|c| c.sure).collect();
    if let Some(first) = sure.first() {
        let why = format!(
            "{} is recorded at {}",
            first.event.name(),
            first.event.when.as_deref().unwrap_or("an unknown time")
        );
        return Some(Verdict { against: names(&sure), ..Verdict::of("contradicted", why, from) });
    }
    list.first().map(|first| {
        let why = format!("{} may or may not be of the sort compared: its people are not told", first.event.name());
        Verdict { against: names(list), ..Verdict::of("scope_unclear", why, from) }
    })
}

fn first_ever(comparison: &Comparison, event: &Digest, found: &Found) -> Verdict {
    // Officials travel and take part in their office: for them it begins with it, whether or not the scope is said.
    let start =
        found.start.filter(|_| comparison.scope.is_some() || matches!(event.kind.as_str(), "visit" | "conference"));
    let from = start.map(|s| s.0);
    let before = event.window().0 - 1;
    if let Some(verdict) = against(&between(found, event, from, before), from) {
        return verdict;
    }
    if let Some((day, _)) = start {
        return Verdict::of(
            "consistent",
            format!("counted from {}, when it could begin; none is recorded between", day::written(day)),
            from,
        );
    }
    let next = counted(found, 2).filter(|c| c.event.window().0 > event.window().0);
    match next {
        Some(next) if between(found, event, Some(event.window().1 + 1), next.event.window().0 - 1).is_empty() => {
            Verdict::of(
                "consistent",
                format!("{} is told as the second, and none lies between", next.event.name()),
                from,
            )
        }
        _ => Verdict::of(
            "insufficient_coverage",
            "nothing earlier is recorded, and nothing shows that the record reaches back far enough",
            from,
        ),
    }
}

fn first_since(comparison: &Comparison, event: &Digest, found: &Found) -> Verdict {
    let now = event.window().0;
    let since = match (&comparison.since, &comparison.span) {
        (Some(since), _) => {
            let (lo, hi) = day::bounds(since);
            lo.or(hi).zip(hi.or(lo))
        }
        (None, Some(span)) => day::before(now, span).map(|d| (d, d)),
        (None, None) => None,
    };
    let Some((lo, hi)) = since else {
        return Verdict::of("scope_unclear", "since when is not said in a form that can be compared", None);
    };
    let exact = comparison.since.is_some();
    let from = if exact { hi + 1 } else { lo };
    if let Some(verdict) = against(&between(found, event, Some(from), now - 1), Some(from)) {
        return verdict;
    }
    if let Some((a, _, name)) = found.implied.iter().find(|(a, b, _)| *a >= from && *b < now - BESIDE) {
        let why = format!("another report of {name} says that one took place in {}", &day::written(*a)[..4]);
        return Verdict { against: vec![name.clone()], ..Verdict::of("contradicted", why, Some(from)) };
    }
    let slack = if exact { 0 } else { 366 };
    let end = found.events.iter().find(|c| {
        let (a, b) = c.event.window();
        c.event.told && c.event.bounds != (None, None) && a <= hi + slack && b >= lo - slack && b < now
    });
    let office = found.start.filter(|(a, b)| exact && *a <= hi && *b >= lo);
    match (end, office) {
        (Some(end), _) => Verdict::of(
            "consistent",
            format!("{} is recorded at the other end, and none between", end.event.name()),
            Some(from),
        ),
        (None, Some(_)) => Verdict::of("consistent", "the beginning is recorded, and none after it", Some(from)),
        (None, None) => {
            Verdict::of("insufficient_coverage", "nothing is recorded at the other end of the time named", Some(from))
        }
    }
}

/// The event that some report counts as the n-th.
fn counted(found: &Found, n: u32) -> Option<&Comparable> {
    found.events.iter().find(|c| is_counted(&c.event, n))
}

fn is_counted(event: &Digest, n: u32) -> bool {
    event.compared.iter().any(|k| match n {
        1 => k.sort == "first_ever" || k.n == Some(1),
        n => k.sort == "nth" && k.n == Some(n),
    })
}

fn nth(comparison: &Comparison, event: &Digest, found: &Found) -> Verdict {
    let Some(n) = comparison.n.filter(|n| *n > 0) else {
        return Verdict::of("scope_unclear", "which one it is said to be is not told", None);
    };
    let now = event.window().0;
    let from = found.start.filter(|_| comparison.scope.is_some()).map(|s| s.0);
    let earlier: Vec<&Comparable> = between(found, event, from, now - 1).into_iter().filter(|c| c.sure).collect();
    let count = u32::try_from(earlier.len()).unwrap_or(u32::MAX);
    if count >= n && event.kind.as_str() != "membership" {
        let why = format!("{count} earlier ones are recorded");
        return Verdict { against: names(&earlier), ..Verdict::of("contradicted", why, from) };
    }
    let alone = |a: Day, b: Day| between(found, event, Some(a), b).iter().all(|c| !c.sure);
    let before =
        counted(found, n - 1).filter(|c| n > 1 && c.event.window().1 < now && alone(c.event.window().1 + 1, now - 1));
    let after = counted(found, n + 1)
        .filter(|c| c.event.window().0 > event.window().1 && alone(event.window().1 + 1, c.event.window().0 - 1));
    match (before, after) {
        (Some(c), _) => Verdict::of(
            "consistent",
            format!("{} is told as number {}, and none lies between", c.event.name(), n - 1),
            from,
        ),
        (None, Some(c)) => Verdict::of(
            "consistent",
            format!("{} is told as number {}, and none lies between", c.event.name(), n + 1),
            from,
        ),
        (None, None) if n > 1 && count == n - 1 => {
            Verdict::of("consistent", format!("all {count} earlier ones are recorded"), from)
        }
        (None, None) => {
            Verdict::of("insufficient_coverage", format!("{count} of {} earlier ones are recorded", n - 1), from)
        }
    }
}

/// "The last one was in April": none between it and the day of writing.
fn last(event: &Digest, claim: &Stored, found: &Found) -> Verdict {
    let after = event.window().1 + 1;
    let list = between(found, event, Some(after), claim.known() - 1);
    against(&list, Some(after))
        .unwrap_or_else(|| Verdict::of("consistent", "none is recorded between it and the report", Some(after)))
}

fn largest(claim: &Stored, event: &Digest, found: &Found) -> Verdict {
    let Some((unit, own)) = claim.claim.object.iter().find_map(|o| Some((o.unit.clone(), o.amount?))) else {
        return Verdict::of("insufficient_coverage", "its size is not told", None);
    };
    let earlier = between(found, event, None, event.window().0 - 1);
    let measured: Vec<(&Comparable, f64)> =
        earlier.iter().filter_map(|c| c.event.size.clone().filter(|(u, _)| *u == unit).map(|(_, n)| (*c, n))).collect();
    match measured.iter().find(|(_, n)| *n > own) {
        Some((c, n)) => {
            let why = format!("{} had {n}", c.event.name());
            Verdict { against: vec![c.event.name()], ..Verdict::of("contradicted", why, None) }
        }
        None if measured.is_empty() => {
            Verdict::of("insufficient_coverage", "no size of an earlier one is recorded", None)
        }
        None => Verdict::of("consistent", "all earlier ones whose size is recorded were smaller", None),
    }
}
