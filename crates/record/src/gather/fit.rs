//! How well a claim fits an event that is there.

use super::shelf::{Cluster, LOOK};
use super::sketch::Standing;
use super::traits::{Block, Traits};
use crate::day::Day;

/// Days by which a plan may be missed and still be the same plan.
pub const MOVED: Day = 14;
/// Days within which a plan that moved, or a named thing told for another day, is most likely the same.
const NEAR: Day = 3;
/// Days between reports of one thing whose outlets count days differently.
const SLIP: Day = 1;
/// Days after which reports without a time are no further apart.
const FADED: Day = 365;
/// A claim held against an event.
struct Pair<'a, 's> {
    claim: &'a Traits,
    cluster: &'a Cluster,
    block: &'a Block<'s>,
}

/// How well a claim fits an event; `None` where something speaks against it.
pub fn fit(claim: &Traits, cluster: &Cluster, block: &Block<'_>) -> Option<f64> {
    Pair { claim, cluster, block }.fit()
}

impl Pair<'_, '_> {
    fn members(&self) -> impl Iterator<Item = &Traits> {
        self.cluster.members.iter().take(LOOK).map(|m| &self.block.claims[*m])
    }

    fn fit(&self) -> Option<f64> {
        let claim = self.claim;
        let counted = self.counted();
        if counted.is_none() && self.out_of_reach() {
            return None;
        }
        let (habit, sum) = (claim.standing == Standing::Habit, &self.cluster.sum);
        if (if habit { sum.single } else { sum.habit }) || self.turned() {
            return None;
        }
        let people = self.people()?;
        let title = self.title()?;
        let time = counted.or_else(|| self.time(title > 0.0))?;
        let mut score = time + people + title + self.place(people > 0.0)?;
        score += self.within_article()?;
        if !sum.kinds.contains(&claim.kind) {
            score -= 0.5;
        }
        // "Not yet" goes with what is announced; what is told elsewhere as a fact is rather another.
        let contrary =
            |m: &Traits| m.denied != claim.denied && (m.standing == Standing::Told || claim.standing == Standing::Told);
        let doubted = claim.denied || sum.denied;
        if doubted && self.members().all(|m| contrary(m) && !(m.dated() && claim.dated())) {
            score -= 0.5;
        }
        let alone = claim.nature.encounter && !claim.dated() && claim.people == 0;
        if alone && sum.people {
            score -= 0.5;
        }
        Some(score)
    }

    /// Other people do it.
    fn turned(&self) -> bool {
        let other = |m: &Traits| m.actors != 0 && m.actors != self.claim.actors && !self.block.actors(self.claim, m);
        self.claim.actors != 0 && self.cluster.sum.actors && self.members().any(other)
    }

    /// The second exercise of two parties is the same one, whatever year it is told for.
    fn counted(&self) -> Option<f64> {
        let nth = self.claim.nth.filter(|n| *n > 1)?;
        self.members().any(|m| m.nth == Some(nth)).then_some(2.0)
    }

    fn gap(&self) -> Day {
        let (a, b) = (self.claim.window, self.cluster.range);
        (b.0 - a.1).max(a.0 - b.1).max(0)
    }

    /// Too far in time, whatever else is said.
    fn out_of_reach(&self) -> bool {
        self.gap() > if self.claim.definite && self.cluster.definite { MOVED } else { 0 }
    }

    fn time(&self, titled: bool) -> Option<f64> {
        let (claim, cluster) = (self.claim, self.cluster);
        let (gap, rare) = (self.gap(), claim.nature.rare);
        if claim.definite && cluster.definite {
            return match gap {
                0 if cluster.said.contains(&claim.said) => Some(3.0),
                0 => Some(2.0),
                _ if gap <= SLIP => Some(if rare { 1.2 } else { 0.5 }),
                _ if gap <= NEAR && titled => Some(0.8),
                _ if gap <= MOVED && self.moved() => {
                    let base = if rare {
                        1.2
                    } else if gap <= NEAR {
                        0.8
                    } else {
                        0.2
                    };
                    Some(base - 0.01 * f64::from(gap))
                }
                _ => None,
            };
        }
        if gap > 0 {
            return None;
        }
        // "A visit in August" is rather the whole of it than one of its days.
        let whole = 0.1 * f64::from((cluster.range.1 - cluster.range.0).clamp(0, 4));
        if claim.dated() {
            return Some(if claim.width.is_some_and(|w| w <= 31) { 1.6 } else { 1.2 } + whole);
        }
        let fading = if rare { 0.0005 } else { 0.01 };
        Some(1.2 - fading * f64::from(cluster.nearest(claim.known).min(FADED)))
    }

    /// An announced day and a told one of the same people may differ: plans move.
    fn moved(&self) -> bool {
        let claim = self.claim;
        self.members().any(|m| {
            if claim.nature.rare && m.standing == Standing::Announced && claim.standing == Standing::Announced {
                return true;
            }
            let (plan, told) = if m.standing == Standing::Announced { (m, claim) } else { (claim, m) };
            plan.standing == Standing::Announced && told.standing == Standing::Told && plan.known <= told.known
        })
    }

    /// The same people speak for one event; others of the same party against it.
    fn people(&self) -> Option<f64> {
        let mut score: f64 = 0.0;
        if self.claim.people == 0 || !self.cluster.sum.people {
            return Some(score);
        }
        let apart = self.claim.nature.encounter || self.claim.nature.speech;
        for member in self.members().filter(|m| m.people != 0) {
            let (shared, clash) = self.block.people(self.claim, member);
            if clash && apart {
                return None;
            }
            if clash {
                score = score.min(-0.5);
            }
            if shared {
                score = score.max(1.5);
            }
        }
        Some(score)
    }

    /// Another state speaks against it; the same people on the same days outweigh it, for the state is easily misread.
    fn place(&self, same_people: bool) -> Option<f64> {
        let mut score: f64 = 0.0;
        let claim = self.claim;
        if !self.cluster.sum.located || (claim.state == 0 && claim.place == 0) {
            return Some(score);
        }
        for member in self.members() {
            if claim.state != 0 && member.state != 0 {
                if claim.state != member.state {
                    let same_days = same_people && claim.definite && member.said.0 == claim.said.0;
                    return (!claim.nature.encounter || same_days).then_some(-0.5);
                }
                score = score.max(0.3);
            }
            if claim.place != 0 && member.place != 0 {
                score = if claim.place == member.place { score.max(0.6) } else { score - 0.3 };
            }
        }
        Some(score.max(-1.0))
    }

    fn title(&self) -> Option<f64> {
        let mut score: f64 = 0.0;
        if self.claim.title == 0 || !self.cluster.sum.title {
            return Some(score);
        }
        for member in self.members().filter(|m| m.title != 0) {
            score = if self.block.titles(self.claim, member)? { score.max(1.0) } else { score - 0.5 };
        }
        Some(score)
    }

    /// One article tells two things of one kind by giving them different times.
    fn within_article(&self) -> Option<f64> {
        let mut score: f64 = 0.0;
        let claim = self.claim;
        if !self.cluster.sum.articles.contains(&claim.article) {
            return Some(score);
        }
        for member in self.members().filter(|m| m.article == claim.article) {
            if member.said == claim.said {
                score = score.max(0.5);
            } else if claim.compared || member.compared {
            } else if member.definite && claim.definite {
                return None;
            } else if member.dated() && claim.dated() {
                score = score.min(-1.0);
            }
        }
        Some(score)
    }
}
