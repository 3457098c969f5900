//! Which two "both sides" are, which three "the three countries": the last who had to do with each other, or those of whom the article
//! mostly speaks.

use super::Discourse;

/// Pairs that are remembered.
const PAIRS: usize = 12;
/// How many times as often the article speaks of those whom it is about as of two whom it just named.
const FAR: usize = 4;

impl<'p> Discourse<'p> {
    /// Two parties had to do with each other; `joint`: they acted together.
    pub fn pair_up(&mut self, pair: Vec<&'p str>, joint: bool) {
        self.joint = joint;
        self.pairs.retain(|known| !same(known, &pair));
        self.pairs.push(pair.clone());
        if self.pairs.len() > PAIRS {
            self.pairs.remove(0);
        }
        self.paired = self.sentence;
        self.pair = pair;
    }

    /// The pair that is meant where a third one, or nobody, speaks of it.
    pub fn pair_apart_from(&self, third: &[&'p str]) -> Vec<&'p str> {
        let apart = |pair: &&Vec<&'p str>| !pair.iter().any(|code| third.contains(code));
        let two = self.pairs.iter().rev().filter(apart).find(|pair| pair.len() == 2);
        let latest = self.pairs.iter().rev().find(apart).filter(|pair| pair.len() < 4).or(two);
        // Two sides may be a state and a body; of two such pairs the one of states is likelier meant.
        let body = |pair: &Vec<&str>| pair.iter().any(|code| code.contains(':'));
        let fresh = self.sentence - self.paired <= 1
            && !latest.is_some_and(body)
            && latest.is_some_and(|pair| same(pair, &self.pair));
        let three = latest.is_some_and(|pair| pair.len() > 2);
        // "Cuba accused the United States": two of whom an article about others speaks once are soon forgotten.
        let far =
            |main: &[&str]| !self.joint && latest.is_some_and(|pair| self.weight(main) >= FAR * self.weight(pair));
        let main = self.main_pair().filter(|pair| (!fresh || far(pair)) && !three && apart(&pair));
        match (latest, main) {
            (Some(latest), Some(main)) if !body(latest) && !self.by_far(&main, latest) => latest.clone(),
            (latest, main) => main.or(latest.cloned()).unwrap_or_else(|| self.pair.clone()),
        }
    }

    /// "The three countries": those of whom the article speaks most by far, or else the latest three that a sentence names.
    pub fn three(&self) -> &[&'p str] {
        let times = |n: usize| self.ranked.get(n).map_or(0, |c| self.weights[c]);
        let most = &self.ranked[..self.ranked.len().min(3)];
        let latest = self.told.iter().take(self.sentence + 1).rev().find(|named| named.len() == 3);
        if times(2) * 2 >= times(3) * 3 { most } else { latest.map_or(most, Vec::as_slice) }
    }

    /// The two states of the headline, or else those of which the article mostly speaks, once both were named.
    fn main_pair(&self) -> Option<Vec<&'p str>> {
        let named = |code: &&str| self.mentions.iter().any(|(known, _)| known == code);
        let times = |n: usize| self.ranked.get(n).map_or(0, |c| self.weights[c]);
        let two = if times(1) > times(2) { 2 } else { 0 };
        let main: Vec<&'p str> =
            if self.titled() { self.title.clone() } else { self.ranked.iter().take(two).copied().collect() };
        (main.len() == 2 && main.iter().all(named)).then_some(main)
    }

    fn titled(&self) -> bool {
        self.title.len() == 2
    }

    fn by_far(&self, main: &[&str], other: &[&str]) -> bool {
        self.titled() || self.weight(main) >= 2 * self.weight(other)
    }

    /// How often the article speaks of the one of them that it speaks of less.
    fn weight(&self, pair: &[&str]) -> usize {
        pair.iter().map(|code| self.weights.get(code).copied().unwrap_or(0)).min().unwrap_or(0)
    }
}

fn same(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len() && one.iter().all(|code| other.contains(code))
}
