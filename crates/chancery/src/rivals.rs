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
            let same = told[near].iter().filter(|other| other.0 == told[n].0);
            let beside: Vec<(&Kind, f64)> = same.map(|(_, kind, sure)| (*kind, *sure)).collect();
            best(&beside).is_some_and(|kind| kind.id != told[n].1.id)
        })
        .collect()
}

/// The kind that stays: none of the others is closer, and it is the surest of those.
fn best<'k>(of_a_word: &[(&'k Kind, f64)]) -> Option<&'k Kind> {
    let beaten = |kind: &Kind| of_a_word.iter().any(|(other, _)| other.closer.contains(&kind.id));
    let surer = |best: (&'k Kind, f64), next: (&'k Kind, f64)| if next.1 > best.1 { next } else { best };
    of_a_word.iter().copied().filter(|(kind, _)| !beaten(kind)).reduce(surer).map(|(kind, _)| kind)
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
        let [trade, aid, arms] = [kind("trade", &["aid"]), kind("aid", &["arms"]), kind("arms", &[])];
        let stays = |told: &[(&'static str, f64)]| {
            let of = |id: &str| [&trade, &aid, &arms].into_iter().find(|k| k.id == id).expect("a kind");
            let told: Vec<_> = told.iter().map(|(id, sure)| (of(id), *sure)).collect();
            best(&told).map(|k| k.id.clone())
        };
        assert_eq!(stays(&[("aid", 0.8), ("trade", 0.6)]).as_deref(), Some("trade"));
        assert_eq!(stays(&[("arms", 0.6), ("trade", 0.8)]).as_deref(), Some("trade"));
        assert_eq!(stays(&[("arms", 0.7), ("trade", 0.7)]).as_deref(), Some("arms"));
        for told in [["arms", "aid", "trade"], ["trade", "arms", "aid"], ["aid", "trade", "arms"]] {
            assert_eq!(stays(&told.map(|id| (id, 0.6))).as_deref(), Some("trade"), "in any order");
        }
        assert_eq!(stays(&[]), None);
    }
}
