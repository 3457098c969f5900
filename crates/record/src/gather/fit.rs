//! How well a claim fits an event that is there, and where to look for such events.

use super::sketch::{Sketch, Standing};
use crate::day::Day;
use crate::kinds;
use crate::names::Same;
use std::collections::{BTreeMap, BTreeSet};

/// Days by which a plan may be missed and still be the same plan.
const MOVED: Day = 14;
/// Days within which a plan that moved, or a named thing told for another day, is most likely the same.
const NEAR: Day = 3;
/// Days between reports of one thing whose outlets count days differently.
const SLIP: Day = 1;
/// Days after which reports without a time are no further apart.
const FADED: Day = 365;
/// Members looked at when a claim is compared with an event.
const LOOK: usize = 24;

/// An event in the making.
#[derive(Debug, Default)]
pub struct Cluster {
    /// Its claims: the exact first.
    pub members: Vec<usize>,
    lo: Day,
    hi: Day,
    definite: bool,
}

/// Events in the making, by the months they touch.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The events.
    pub clusters: Vec<Cluster>,
    months: BTreeMap<Day, Vec<usize>>,
    wide: Vec<usize>,
}

/// Months beyond which an event is kept apart from the shelves.
const WIDE: Day = 36;

impl Shelf {
    /// Events near in time.
    pub fn candidates(&self, sketch: &Sketch) -> BTreeSet<usize> {
        let (lo, hi) = sketch.window();
        let months = (lo - MOVED).div_euclid(30)..=(hi + MOVED).div_euclid(30);
        let near = self.months.range(months).flat_map(|(_, list)| list.iter().copied());
        near.chain(self.wide.iter().copied()).collect()
    }

    /// A claim joins an event. Its time stays what the most exact claims made it.
    pub fn join(&mut self, home: usize, member: usize, sketch: &Sketch) {
        let cluster = &mut self.clusters[home];
        cluster.members.push(member);
        if sketch.definite() {
            let (lo, hi) = sketch.window();
            (cluster.lo, cluster.hi) = (cluster.lo.min(lo), cluster.hi.max(hi));
            let range = (cluster.lo, cluster.hi);
            self.shelve(home, range);
        }
    }

    /// A claim founds an event.
    pub fn found(&mut self, member: usize, sketch: &Sketch) {
        let (lo, hi) = sketch.window();
        self.clusters.push(Cluster { members: vec![member], lo, hi, definite: sketch.definite() });
        self.shelve(self.clusters.len() - 1, (lo, hi));
    }

    fn shelve(&mut self, home: usize, (lo, hi): (Day, Day)) {
        let (from, to) = (lo.div_euclid(30), hi.div_euclid(30));
        if to - from > WIDE {
            self.wide.push(home);
            return;
        }
        for month in from..=to {
            let list = self.months.entry(month).or_default();
            if list.last() != Some(&home) {
                list.push(home);
            }
        }
    }
}

/// How well a claim fits an event; `None` where something speaks against it.
pub fn fit(claim: &Sketch, cluster: &Cluster, all: &[&Sketch]) -> Option<f64> {
    let members = || cluster.members.iter().take(LOOK).map(|m| all[*m]);
    let habit = claim.standing == Standing::Habit;
    if members().any(|m| (m.standing == Standing::Habit) != habit) {
        return None;
    }
    let turned = |m: &Sketch| !m.actors.is_empty() && !claim.actors.iter().any(|a| m.actors.contains(a));
    if !claim.actors.is_empty() && members().any(turned) {
        return None;
    }
    let people = people(claim, members())?;
    let title = title(claim, members())?;
    let time = counted(claim, members()).or_else(|| time(claim, cluster, all, title > 0.0))?;
    let mut score = time + people + title + place(claim, members(), people > 0.0)?;
    score += within_article(claim, members())?;
    if members().all(|m| m.kind != claim.kind) {
        score -= 0.5;
    }
    // "Not yet" goes with what is announced; what is told elsewhere as a fact is rather another.
    let contrary =
        |m: &Sketch| m.denied != claim.denied && (m.standing == Standing::Told || claim.standing == Standing::Told);
    if members().all(|m| contrary(m) && !(m.dated() && claim.dated())) {
        score -= 0.5;
    }
    if kinds::encounter(&claim.kind)
        && !claim.dated()
        && claim.people.is_empty()
        && members().any(|m| !m.people.is_empty())
    {
        score -= 0.5;
    }
    Some(score)
}

/// The second exercise of two parties is the same one, whatever year it is told for.
fn counted<'s>(claim: &Sketch, mut members: impl Iterator<Item = &'s Sketch>) -> Option<f64> {
    let nth = claim.nth.filter(|n| *n > 1)?;
    members.any(|m| m.nth == Some(nth)).then_some(2.0)
}

fn gap(a: (Day, Day), b: (Day, Day)) -> Day {
    (b.0 - a.1).max(a.0 - b.1).max(0)
}

fn time(claim: &Sketch, cluster: &Cluster, all: &[&Sketch], titled: bool) -> Option<f64> {
    let gap = gap(claim.window(), (cluster.lo, cluster.hi));
    if claim.definite() && cluster.definite {
        let exact = cluster.members.iter().any(|m| all[*m].lo == claim.lo && all[*m].hi == claim.hi);
        return match gap {
            0 if exact => Some(3.0),
            0 => Some(2.0),
            _ if gap <= SLIP => Some(if kinds::rare(&claim.kind) { 1.2 } else { 0.5 }),
            _ if gap <= NEAR && titled => Some(0.8),
            _ if gap <= MOVED && moved(claim, cluster, all) => {
                let base = if kinds::rare(&claim.kind) {
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
    let whole = 0.1 * f64::from((cluster.hi - cluster.lo).clamp(0, 4));
    if claim.dated() {
        return Some(if claim.width().is_some_and(|w| w <= 31) { 1.6 } else { 1.2 } + whole);
    }
    let nearest = cluster.members.iter().map(|m| (all[*m].known - claim.known).abs()).min().unwrap_or(0);
    let fading = if kinds::rare(&claim.kind) { 0.0005 } else { 0.01 };
    Some(1.2 - fading * f64::from(nearest.min(FADED)))
}

/// An announced day and a told one of the same people may differ: plans move.
fn moved(claim: &Sketch, cluster: &Cluster, all: &[&Sketch]) -> bool {
    cluster.members.iter().take(LOOK).map(|m| all[*m]).any(|m| {
        if kinds::rare(&claim.kind) && m.standing == Standing::Announced && claim.standing == Standing::Announced {
            return true;
        }
        let (plan, told) = if m.standing == Standing::Announced { (m, claim) } else { (claim, m) };
        plan.standing == Standing::Announced && told.standing == Standing::Told && plan.known <= told.known
    })
}

/// The same people speak for one event; others of the same party against it.
fn people<'s>(claim: &Sketch, members: impl Iterator<Item = &'s Sketch>) -> Option<f64> {
    let mut score: f64 = 0.0;
    for member in members {
        let mut clash = false;
        let mut shared = false;
        for mine in &claim.people {
            let theirs: Vec<Same> =
                member.people.iter().filter(|p| p.party == mine.party).map(|p| mine.same(p)).collect();
            shared |= theirs.contains(&Same::Yes);
            clash |= !theirs.is_empty() && theirs.iter().all(|s| *s == Same::No);
        }
        if clash && (kinds::encounter(&claim.kind) || kinds::speech(&claim.kind)) {
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
fn place<'s>(claim: &Sketch, members: impl Iterator<Item = &'s Sketch>, same_people: bool) -> Option<f64> {
    let mut score: f64 = 0.0;
    for member in members {
        if let (Some(a), Some(b)) = (&claim.state, &member.state) {
            if a != b {
                let fatal =
                    kinds::encounter(&claim.kind) && !(same_people && claim.definite() && member.lo == claim.lo);
                return (!fatal).then_some(-0.5);
            }
            score = score.max(0.3);
        }
        if let (Some(a), Some(b)) = (&claim.place, &member.place) {
            score = if a == b { score.max(0.6) } else { score - 0.3 };
        }
    }
    Some(score.max(-1.0))
}

fn title<'s>(claim: &Sketch, members: impl Iterator<Item = &'s Sketch>) -> Option<f64> {
    let mut score: f64 = 0.0;
    for member in members.filter(|m| !m.title.is_empty() && !claim.title.is_empty()) {
        let shared = claim.title.iter().filter(|t| member.title.contains(t)).count();
        let share = shared as f64 / claim.title.len().min(member.title.len()) as f64;
        let numbers = |s: &Sketch| {
            s.title.iter().filter(|t| t.starts_with(|c: char| c.is_ascii_digit())).cloned().collect::<Vec<_>>()
        };
        let (a, b) = (numbers(claim), numbers(member));
        if !a.is_empty() && !b.is_empty() && a != b {
            return None;
        }
        score = if share >= 0.5 { score.max(1.0) } else { score - 0.5 };
    }
    Some(score)
}

/// One article tells two things of one kind by giving them different times.
fn within_article<'s>(claim: &Sketch, members: impl Iterator<Item = &'s Sketch>) -> Option<f64> {
    let mut score: f64 = 0.0;
    for member in members.filter(|m| m.article == claim.article) {
        if (member.lo, member.hi) == (claim.lo, claim.hi) {
            score = score.max(0.5);
        } else if claim.compared || member.compared {
        } else if member.definite() && claim.definite() {
            return None;
        } else if member.dated() && claim.dated() {
            score = score.min(-1.0);
        }
    }
    Some(score)
}
