//! Articles that are hardly about states: what speaks there against a guess. No claim is dropped for it; what it weighs is learnt.

use super::Assembly;
use super::draft::Draft;
use crate::discourse::Via;
use crate::phrases::{Item, Phrase};
use crate::reader::Sentence;
use crate::signs::{Sign, run};
use std::collections::{BTreeMap, BTreeSet};

/// Sentences that are too few to say what an article is about.
const HANDFUL: usize = 4;

/// One in so many sentences that name a state names two, where an article is about what is between them.
const SELDOM: usize = 5;

/// Signs of what share of the sentences is about states, in fifths.
const SHARES: [Sign; 5] = run("about:under_fifth");

/// Signs of whether a claim's words tell its parties: in an article that is hardly about states, in one that speaks of one state nearly always, in a
/// longer one that tells little.
const THIN: [Sign; 2] = run("thin:told");
const ONE_STATE: [Sign; 2] = run("one_state:told");
const VAGUE: [Sign; 2] = run("vague:told");

/// How much an article is about states.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    /// Hardly: how the words there tell a party that is meant.
    pub thin: Option<Via>,
    /// How many of its sentences are.
    pub share: Sign,
}

impl Default for About {
    fn default() -> About {
        About { thin: None, share: SHARES[SHARES.len() - 1] }
    }
}

impl<'p> Assembly<'_, 'p> {
    /// How much an article is about states: how many of its sentences name a party, somebody who acts for one, or both or all of them ("the two
    /// navies"). Where fewer than half do, a claim's parties want to be said; where it is one state of which the article speaks nearly always,
    /// said or stood for; a handful of sentences tells nothing of that.
    pub(super) fn about_states(&self, sentences: &[Sentence<'p>]) -> About {
        let official = |n: usize| self.people.persons.get(n).is_some_and(|p| p.party.is_some());
        let names = |item: &Item<'p>| {
            let together = |p: &Phrase<'_>| p.reference.is_some_and(|r| r.together().is_some());
            item.phrase().is_some_and(|p| p.person.is_some_and(official) || together(p))
        };
        let about = sentences.iter().filter(|s| !s.named.is_empty() || s.items.iter().any(names)).count();
        let alone = self.one_state_alone();
        let thin = match sentences.len() > HANDFUL {
            true if about * 2 < sentences.len() => Some(Via::Said),
            true if alone => Some(Via::Anaphor),
            _ => None,
        };
        let share = SHARES[(SHARES.len() * about / sentences.len().max(1)).min(SHARES.len() - 1)];
        About { thin, share }
    }

    /// Are three in four mentions of parties those of one state? In its own outlets the home state need not be named.
    fn one_state_alone(&self) -> bool {
        let Some(main) = self.discourse.ranked.first() else { return false };
        let times = self.discourse.weights[main];
        let ours = |home: &str| home != *main && self.discourse.weights.contains_key(home);
        times > HANDFUL && times * 4 >= self.discourse.total * 3 && !self.discourse.home.is_some_and(ours)
    }

    /// Whom an article tells of in passing: where hardly any sentence names two states ("a fire in Porto", with a tourist from Peru), a party
    /// that one sentence alone names is seldom meant by what is told later.
    pub(super) fn passers_by(&self, sentences: &[Sentence<'p>]) -> Vec<&'p str> {
        let told = &self.discourse.told;
        let several = told.iter().filter(|t| t.len() > 1).count();
        let any = told.iter().filter(|t| !t.is_empty()).count();
        if sentences.len() <= HANDFUL || several * SELDOM >= any {
            return Vec::new();
        }
        let named = |s: &Sentence<'p>| -> BTreeSet<&'p str> { s.named.iter().map(|(code, _)| *code).collect() };
        let mut times: BTreeMap<&'p str, usize> = BTreeMap::new();
        sentences.iter().flat_map(named).for_each(|code| *times.entry(code).or_default() += 1);
        times.into_iter().filter(|(_, n)| *n < 2).map(|(code, _)| code).collect()
    }

    /// There, and where a longer article tells little and nothing with both parties in its words, a claim whose words don't tell its parties
    /// is less sure, by how much is learnt.
    pub fn note_guesses(&mut self) {
        let plain = |d: &Draft<'p>| {
            let mut sides = d.actors.iter().chain(&d.recipients);
            d.actors.len() + d.recipients.len() > 1 && sides.all(|m| m.via != Via::Inherited)
        };
        let vague = self.starts.len() > 3 * self.drafts.len().max(HANDFUL) && !self.drafts.iter().any(plain);
        let (least, signs) = match self.about.thin {
            Some(Via::Said) => (Via::Said, THIN),
            Some(least) => (least, ONE_STATE),
            None if vague => (Via::Said, VAGUE),
            None => return,
        };
        for draft in &mut self.drafts {
            let sides = || draft.actors.iter().chain(&draft.recipients);
            let told = sides().filter(|m| m.via <= least).count() >= sides().count().min(2);
            draft.telling = Some(signs[usize::from(!told)]);
        }
    }
}
