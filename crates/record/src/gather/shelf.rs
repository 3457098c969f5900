//! Events in the making, by the months they touch.

use super::fit::MOVED;
use super::sketch::Standing;
use super::traits::Traits;
use crate::day::Day;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Months beyond which an event is kept apart from the shelves.
const WIDE: Day = 36;

/// Members of an event that a claim is compared with.
pub const LOOK: usize = 24;

/// What the members that are looked at have at all: where they have nothing that could differ, none of them need be looked at.
#[derive(Debug, Default)]
pub struct Sum {
    /// One is a standing practice.
    pub habit: bool,
    /// One is none.
    pub single: bool,
    /// One names people.
    pub people: bool,
    /// One has a title.
    pub title: bool,
    /// One tells who does it.
    pub actors: bool,
    /// One says where.
    pub located: bool,
    /// One is denied.
    pub denied: bool,
    /// Their kinds.
    pub kinds: Vec<usize>,
    /// Their articles.
    pub articles: Vec<i64>,
}

impl Sum {
    fn add(&mut self, claim: &Traits) {
        let habit = claim.standing == Standing::Habit;
        self.habit |= habit;
        self.single |= !habit;
        self.people |= claim.people != 0;
        self.title |= claim.title != 0;
        self.actors |= claim.actors != 0;
        self.located |= claim.state != 0 || claim.place != 0;
        self.denied |= claim.denied;
        if !self.kinds.contains(&claim.kind) {
            self.kinds.push(claim.kind);
        }
        self.articles.push(claim.article);
    }
}

/// An event in the making.
#[derive(Debug, Default)]
pub struct Cluster {
    /// Its claims: the exact first.
    pub members: Vec<usize>,
    /// From the first to the last day.
    pub range: (Day, Day),
    /// Its time is exact.
    pub definite: bool,
    /// Times its claims say.
    pub said: Vec<(Option<Day>, Option<Day>)>,
    /// Days its claims were known, in order.
    pub known: Vec<Day>,
    /// What those of its claims have that are looked at.
    pub sum: Sum,
    /// The last claim it was held against.
    asked: Cell<usize>,
}

impl Cluster {
    fn add(&mut self, member: usize, claim: &Traits) {
        if self.members.len() < LOOK {
            self.sum.add(claim);
        }
        self.members.push(member);
        if !self.said.contains(&claim.said) {
            self.said.push(claim.said);
        }
        if let Err(at) = self.known.binary_search(&claim.known) {
            self.known.insert(at, claim.known);
        }
    }

    /// Days to the nearest day on which one of its claims was known.
    pub fn nearest(&self, day: Day) -> Day {
        let at = self.known.partition_point(|k| *k < day);
        let beside = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|n| self.known.get(n));
        beside.map(|k| (k - day).abs()).min().unwrap_or(0)
    }
}

/// Events in the making, by the months they touch.
#[derive(Debug, Default)]
pub struct Shelf {
    /// The events.
    pub clusters: Vec<Cluster>,
    months: BTreeMap<Day, Vec<usize>>,
    wide: Vec<usize>,
    asked: Cell<usize>,
}

impl Shelf {
    /// Events near in time, each once.
    pub fn candidates(&self, claim: &Traits) -> impl Iterator<Item = (usize, &Cluster)> {
        let (lo, hi) = claim.window;
        let months = (lo - MOVED).div_euclid(30)..=(hi + MOVED).div_euclid(30);
        let asked = self.asked.get() + 1;
        self.asked.set(asked);
        let listed = self.months.range(months).flat_map(|(_, list)| list).chain(&self.wide);
        listed.map(|n| (*n, &self.clusters[*n])).filter(move |(_, cluster)| cluster.asked.replace(asked) < asked)
    }

    /// A claim joins an event. Its time stays what the most exact claims made it.
    pub fn join(&mut self, home: usize, member: usize, claim: &Traits) {
        let cluster = &mut self.clusters[home];
        cluster.add(member, claim);
        if claim.definite {
            let ((lo, hi), (from, to)) = (claim.window, cluster.range);
            cluster.range = (from.min(lo), to.max(hi));
            let range = cluster.range;
            self.shelve(home, range);
        }
    }

    /// A claim founds an event.
    pub fn found(&mut self, member: usize, claim: &Traits) {
        let mut cluster = Cluster { range: claim.window, definite: claim.definite, ..Cluster::default() };
        cluster.add(member, claim);
        self.clusters.push(cluster);
        self.shelve(self.clusters.len() - 1, claim.window);
    }

    fn shelve(&mut self, home: usize, (lo, hi): (Day, Day)) {
        let (from, to) = (lo.div_euclid(30), hi.div_euclid(30));
        if to - from > WIDE {
            if self.wide.last() != Some(&home) {
                self.wide.push(home);
            }
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
