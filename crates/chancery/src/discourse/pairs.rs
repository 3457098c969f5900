//! Which two "both sides" are, which three "the three countries": the last who had to do with each other, or those of whom the article
//! mostly speaks.

use super::{Discourse, holds_code, same_code};
use crate::features::{Feature, Features};
use crate::text::Span;
use crate::weigh::{Choice, Slot};
use smallvec::SmallVec;

/// Two parties, or three, who may be meant.
pub(super) type Pair<'p> = SmallVec<[&'p str; 3]>;

/// Pairs that are remembered, and candidates that are looked at.
const PAIRS: usize = 12;
const MOST: usize = 24;

/// Sentences whose states may be meant: this one and those before it.
const NEAR: usize = 3;

impl<'p> Discourse<'p> {
    /// Two parties had to do with each other; `joint`: they acted together.
    pub fn pair_up(&mut self, pair: &[&'p str], joint: bool) {
        self.joint = joint;
        self.pairs.retain(|known| !same(known, pair));
        self.pairs.push(pair.to_vec());
        if self.pairs.len() > PAIRS {
            self.pairs.remove(0);
        }
        self.paired = self.sentence;
        self.pair = pair.to_vec();
    }

    /// The pair that is meant where a third one, or nobody, speaks of it: chosen by learnt weights.
    pub fn pair_apart_from(&self, third: &[&'p str], at: Span) -> Vec<&'p str> {
        let mut pairs = self.candidates();
        pairs.retain(|pair| !pair.iter().any(|code| holds_code(third, code)));
        self.likeliest(pairs, third, at)
    }

    /// "The two ministers": a pair of whom one at least has an official who was spoken of, if there is any.
    pub(super) fn pair_of(&self, introduced: &dyn Fn(&str) -> bool, at: Span) -> Vec<&'p str> {
        let pairs = self.candidates();
        let meant: Vec<_> = pairs.iter().filter(|pair| pair.iter().any(|code| introduced(code))).cloned().collect();
        self.likeliest(if meant.is_empty() { pairs } else { meant }, &[], at)
    }

    pub(super) fn likeliest(&self, mut pairs: Vec<Pair<'p>>, third: &[&'p str], at: Span) -> Vec<&'p str> {
        let features: Vec<Features> = pairs.iter().map(|pair| self.features(pair, !third.is_empty(), at)).collect();
        if pairs.is_empty() {
            return self.pair.clone(); // who speaks may be one of the two, and means the other
        }
        let chosen = self.guide.best(Slot::Pair, "", &features);
        if let Some(noted) = &self.noted {
            let candidates =
                pairs.iter().zip(&features).map(|(pair, f)| (Some(pair.join(",")), f.names().collect())).collect();
            noted.borrow_mut().push(Choice {
                slot: Slot::NAMES[Slot::Pair as usize],
                kind: String::new(),
                at: (at.start, at.end),
                known: third.iter().map(|c| c.to_string()).collect(),
                person: None,
                candidates,
                chosen,
                marks: Vec::new(),
            });
        }
        pairs.swap_remove(chosen).into_vec()
    }

    /// Pairs that had to do with each other, the latest first, then those that the headline, the article, or the sentences around name.
    pub(super) fn candidates(&self) -> Vec<Pair<'p>> {
        let mut out: Vec<Pair<'p>> =
            self.pairs.iter().rev().filter(|p| matches!(p.len(), 2 | 3)).map(|p| Pair::from_slice(p)).collect();
        let main = self.ranked.first().copied();
        let told = |back: usize| self.sentence.checked_sub(back).and_then(|n| self.told.get(n)).into_iter().flatten();
        let around: Vec<&'p str> = (0..NEAR).flat_map(told).copied().collect();
        let mut add = |one: Option<&'p str>, other: Option<&'p str>| {
            let apart = |(one, other): &(&'p str, &'p str)| {
                !same_code(one, other) && ![one, other].iter().any(|c| holds_code(&self.passing, c))
            };
            let Some((one, other)) = one.zip(other).filter(apart) else { return };
            let pair = Pair::from_slice(&[one, other]);
            if out.len() < MOST && !out.iter().any(|known| same(known, &pair)) {
                out.push(pair);
            }
        };
        if let [one, other] = self.title[..] {
            add(Some(one), Some(other));
        }
        add(main, self.ranked.get(1).copied());
        add(self.topic, main);
        if let Some(visit) = &self.visit {
            add(Some(visit.visitor), visit.host());
        }
        for code in &around {
            add(Some(*code), main);
            add(Some(*code), self.topic);
        }
        for (n, one) in around.iter().enumerate() {
            around[n + 1..].iter().for_each(|other| add(Some(*one), Some(*other)));
        }
        // Whoever mediates is one of two only where it was told that he dealt with somebody.
        let third = |pair: &Pair<'p>| pair.iter().any(|code| holds_code(&self.thirds, code));
        let dealt = |pair: &Pair<'p>| self.pairs.iter().any(|known| same(known, pair));
        if out.iter().any(|pair| !third(pair)) {
            out.retain(|pair| !third(pair) || dealt(pair));
        }
        out
    }

    fn features(&self, pair: &[&'p str], third: bool, at: Span) -> Features {
        let has = |code: Option<&&'p str>| code.is_some_and(|c| holds_code(pair, c));
        let all = |list: &[&'p str]| pair.iter().all(|c| list.iter().any(|l| same_code(l, c)));
        let told =
            |back: usize| self.sentence.checked_sub(back).and_then(|n| self.told.get(n)).map_or(&[][..], Vec::as_slice);
        let position = self.pairs.iter().rev().position(|known| same(known, pair));
        let two = self.ranked.get(..2).is_some_and(all) && pair.len() == 2;
        let times = |n: usize| self.ranked.get(n).map_or(0, |c| self.weights[c]);
        let share = self.weight(pair) as f32 / self.total.max(1) as f32;
        let main = self.ranked.first();
        let here = pair.iter().any(|c| holds_code(told(0), c));
        let last = position == Some(0);
        let since = self.mentions.iter().rev().take_while(|(_, from)| *from >= self.began);
        let before: Vec<&'p str> = since.filter(|(_, from)| *from < at.start).map(|m| m.0).collect();
        let visit = self.visit.as_ref().is_some_and(|v| holds_code(pair, v.visitor) && has(v.hosts.first()));
        Features::default()
            .with(Feature::Title, self.title.len() == 2 && all(&self.title))
            .with(Feature::Lead, self.told.first().is_some_and(|t| all(t)))
            .with(Feature::Main, two)
            .with(Feature::MainThird, two && third)
            .with(Feature::Only, two && times(2) * 3 <= times(1))
            .with(Feature::Last, last)
            .with(Feature::LastThird, last && third)
            .with(Feature::LastFresh, last && self.sentence - self.paired <= 1)
            .with(Feature::LastJoint, last && self.joint)
            .with(Feature::Second, position == Some(1))
            .with(Feature::Joined, position.is_some())
            .with(Feature::Before, all(&before))
            .with(Feature::After, all(told(0)) && !all(&before))
            .with(Feature::HereMain, here && has(main))
            .with(Feature::TopicMain, has(self.topic.as_ref()) && has(main))
            .with(Feature::Here, here)
            .with(Feature::Previous, all(told(1)))
            .with(Feature::Earlier, all(told(2)))
            .with(Feature::Far, !(0..NEAR).flat_map(told).any(|c| holds_code(pair, c)))
            .with(Feature::Topic, has(self.topic.as_ref()))
            .with(Feature::Speaker, has(self.speaker.as_ref().map(|s| &s.0)))
            .with(Feature::Visitor, visit)
            .with(Feature::Organisation, pair.iter().any(|c| c.contains(':')))
            .with(Feature::Third, pair.len() == 3)
            .with(Feature::Home, has(self.home.as_ref()))
            .with(Feature::Often, share >= 0.2)
            .with(Feature::Seldom, share <= 0.08)
    }

    /// "The three countries": those of whom the article speaks most by far, or else the latest three that a sentence names; so with four.
    /// Who speaks of them is none of them.
    pub fn several(&self, count: usize, speaks: &[&'p str]) -> Vec<&'p str> {
        let ranked: Vec<&'p str> = self.ranked.iter().copied().filter(|c| !speaks.contains(c)).collect();
        let times = |n: usize| ranked.get(n).map_or(0, |c| self.weights[c]);
        let most = || ranked.iter().copied().take(count).collect();
        let others = |all: &[&'p str]| all.len() == count && !all.iter().any(|c| speaks.contains(c));
        let latest = self.told.iter().take(self.sentence + 1).rev().find(|named| others(named));
        // "Russia, Iran and Turkey": who are named together before are the three.
        if let Some((_, all)) = self.lists.iter().rev().find(|(n, all)| *n <= self.sentence && others(all)) {
            return all.clone();
        }
        if times(count - 1) * 2 >= times(count) * 3 { most() } else { latest.cloned().unwrap_or_else(most) }
    }

    /// Whom a sentence shortly before named in one breath, three or four, where others speak of them.
    pub(super) fn listed_just_now(&self, others: &[&'p str]) -> Option<&[&'p str]> {
        let (n, all) = self.lists.iter().rev().find(|(n, _)| *n <= self.sentence)?;
        let meant = self.sentence - n < NEAR && !others.is_empty() && !all.iter().any(|code| others.contains(code));
        meant.then_some(&all[..])
    }

    /// How often the article speaks of the one of them that it speaks of less.
    fn weight(&self, pair: &[&str]) -> usize {
        pair.iter().map(|code| self.weights.get(code).copied().unwrap_or(0)).min().unwrap_or(0)
    }
}

fn same(one: &[&str], other: &[&str]) -> bool {
    one.len() == other.len() && one.iter().all(|code| other.iter().any(|o| same_code(code, o)))
}
