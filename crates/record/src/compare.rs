//! Comparisons.
use chancery::claim::Comparison;

/// A comparison in one line.
pub fn told(comparison: &Comparison) -> String {
    let parts = [comparison.span.clone(), comparison.since.clone(), comparison.n.map(|n| n.to_string())];
    let detail: Vec<String> = parts.into_iter().flatten().collect();
    [comparison.sort.clone(), detail.join(" ")].join(" ").trim().to_string()
}
