//! One word, one deed: of claims of several kinds that one event word makes, one is said.

use crate::assemble::Draft;
use crate::text::Span;

/// Kinds, and those that say less where one word may tell both: what is sold is no gift, a market that is closed no punishment by itself, and a
/// state that leaves a body leaves no mere document.
const CLOSER: [(&str, &[&str]); 12] = [
    ("agreement", &["meeting", "support"]),
    ("aid", &["arms", "support"]),
    ("coercion", &["accusation", "concession", "rejection", "relations"]),
    ("conference", &["meeting", "rejection", "sanction"]),
    ("cooperation", &["concession", "trade"]),
    ("deployment", &["aid"]),
    ("exercise", &["request"]),
    ("membership", &["agreement", "request", "withdrawal"]),
    ("rejection", &["accusation", "sanction"]),
    ("relations", &["rejection", "support", "threat"]),
    ("talks", &["meeting"]),
    ("trade", &["aid", "concession", "sanction"]),
];

fn closer(one: &str, other: &str) -> bool {
    CLOSER.iter().any(|(kind, wider)| *kind == one && wider.contains(&other))
}

/// Which claims give way to another of the same word; `chances`: how sure each is. The closer kind stays, else the surer, else the first.
pub fn rivals(drafts: &[Draft<'_>], chances: &[f64]) -> Vec<bool> {
    // What one word tells stands close together.
    const NEAR: usize = 6;
    let told: Vec<(Span, &str, f64)> =
        drafts.iter().zip(chances).map(|(d, chance)| (d.trigger, d.kind.id.as_str(), *chance)).collect();
    (0..told.len())
        .map(|n| {
            let near = n.saturating_sub(NEAR)..told.len().min(n + NEAR + 1);
            told[n].1 != best(told[near].iter().filter(|other| other.0 == told[n].0)).unwrap_or(told[n].1)
        })
        .collect()
}

/// The kind that stays.
fn best<'t>(mut of_a_word: impl Iterator<Item = &'t (Span, &'t str, f64)>) -> Option<&'t str> {
    let first = of_a_word.next()?;
    let best = of_a_word.fold(first, |best, next| {
        let beats = closer(next.1, best.1) || !closer(best.1, next.1) && next.2 > best.2;
        if beats { next } else { best }
    });
    Some(best.1)
}

#[cfg(test)]
mod tests {
    use super::best;
    use crate::text::Span;

    #[test]
    fn of_several_kinds_the_closer_stays_and_else_the_surer() {
        let word = Span { start: 3, end: 7 };
        let kind = |told: &[(&'static str, f64)]| {
            let told: Vec<(Span, &str, f64)> = told.iter().map(|(kind, chance)| (word, *kind, *chance)).collect();
            best(told.iter()).map(String::from)
        };
        assert_eq!(kind(&[("aid", 0.8), ("trade", 0.6)]).as_deref(), Some("trade"));
        assert_eq!(kind(&[("arms", 0.6), ("exchange", 0.8)]).as_deref(), Some("exchange"));
        assert_eq!(kind(&[("arms", 0.7), ("exchange", 0.7)]).as_deref(), Some("arms"));
        assert_eq!(kind(&[]), None);
    }
}
