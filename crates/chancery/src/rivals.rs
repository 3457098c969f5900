//! One word, one deed: of claims of several kinds that one event word makes, one is said. Which kind is the closer stands in `kinds.toml`.

use crate::assemble::Draft;
use crate::text::Span;
use chancery_pack::Kind;

/// Which claims give way to another of the same word; `chances`: how sure each is. The closer kind stays, else the surer, else the first.
pub fn rivals(drafts: &[Draft<'_>], chances: &[f64]) -> Vec<bool> {
    // What one word tells stands close together.
    const NEAR: usize = 6;
    let told: Vec<(Span, &Kind, f64)> =
        drafts.iter().zip(chances).map(|(d, sure)| (d.trigger, d.kind, *sure)).collect();
    (0..told.len())
        .map(|n| {
            let near = n.saturating_sub(NEAR)..told.len().min(n + NEAR + 1);
            let beside = told[near].iter().filter(|other| other.0 == told[n].0).map(|(_, kind, sure)| (*kind, *sure));
            best(beside).is_some_and(|kind| kind.id != told[n].1.id)
        })
        .collect()
}

/// The kind that stays.
fn best<'k>(of_a_word: impl Iterator<Item = (&'k Kind, f64)>) -> Option<&'k Kind> {
    let closer = |one: &Kind, other: &Kind| one.closer.contains(&other.id);
    let stays = |best: (&'k Kind, f64), next: (&'k Kind, f64)| {
        let beats = closer(next.0, best.0) || !closer(best.0, next.0) && next.1 > best.1;
        if beats { next } else { best }
    };
    of_a_word.reduce(stays).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::best;
    use chancery_pack::Kind;

    fn kind(id: &str, closer: &[&str]) -> Kind {
        let closer = closer.iter().map(|k| k.to_string()).collect();
        Kind { id: id.to_string(), closer, ..Kind::default() }
    }

    #[test]
    fn of_several_kinds_the_closer_stays_and_else_the_surer() {
        let [trade, aid, arms] = [kind("trade", &["aid"]), kind("aid", &[]), kind("arms", &[])];
        let stays = |told: &[(&'static str, f64)]| {
            let of = |id: &str| [&trade, &aid, &arms].into_iter().find(|k| k.id == id).expect("a kind");
            best(told.iter().map(|(id, sure)| (of(id), *sure))).map(|k| k.id.clone())
        };
        assert_eq!(stays(&[("aid", 0.8), ("trade", 0.6)]).as_deref(), Some("trade"));
        assert_eq!(stays(&[("arms", 0.6), ("aid", 0.8)]).as_deref(), Some("aid"));
        assert_eq!(stays(&[("arms", 0.7), ("aid", 0.7)]).as_deref(), Some("arms"));
        assert_eq!(stays(&[]), None);
    }
}
