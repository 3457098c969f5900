//! Seasons as claims write them.

use chancery_times::Resolved;
use jiff::civil::Date;

/// A time as claims write it: a season as the interval of its months, since an EDTF code such as `2022-22` leaves open which, and readers of claims
/// compare bounds.
pub fn edtf(resolved: &Resolved) -> String {
    season(resolved).unwrap_or_else(|| resolved.edtf.clone())
}

fn season(resolved: &Resolved) -> Option<String> {
    let coded = |end: &str| end.split_once('-').is_some_and(|(_, code)| matches!(code, "21" | "22" | "23" | "24"));
    let month = |end: &str, day: Option<Date>| match day.filter(|_| coded(end)) {
        Some(day) => day.strftime("%Y-%m").to_string(),
        None => end.to_string(),
    };
    let (from, to) = resolved.edtf.split_once('/').unwrap_or((&resolved.edtf, &resolved.edtf));
    let found = coded(from) || coded(to);
    found.then(|| format!("{}/{}", month(from, resolved.earliest), month(to, resolved.latest)))
}
