//! Words that say what sort of state they mean: "the East African country", "its northern neighbour", "the two Baltic states".

use super::{Denoted, Discourse, MENTIONS, Meant, Via};
use crate::phrases::Phrase;
use chancery_pack::{NEIGHBOUR, RELATIONS, Reference, SEVERAL, THING, World};

/// Sentences within which "they" means those who acted together: others may stand between.
const FRESH: usize = 1;

impl<'p> Discourse<'p> {
    /// Parties acted together: three or more are the circle of whom "they" tells, two end it.
    pub fn gather(&mut self, parties: &[&'p str]) {
        let mut all: Vec<&'p str> = Vec::new();
        parties.iter().for_each(|code| all.extend(Some(*code).filter(|code| !all.contains(code))));
        self.circle = Some((self.sentence, all)).filter(|(_, all)| all.len() > 2);
    }

    /// They act again, as one: the circle stays for what comes next.
    pub fn gathered_still(&mut self, actors: &[&'p str]) {
        let sentence = self.sentence;
        if let Some((told, _)) = self.circle.as_mut().filter(|(_, all)| all.iter().all(|code| actors.contains(code))) {
            *told = sentence;
        }
    }

    /// "Egypt, France, Greece and Cyprus met. They called on Turkey": all who did it together.
    pub(super) fn all_of_them(&self, phrase: &Phrase<'p>) -> Option<Denoted<'p>> {
        let several = phrase.described.contains(&SEVERAL) && phrase.parties.is_empty();
        let fresh = |told: &usize| *told <= self.sentence && told + FRESH >= self.sentence;
        // "Peru, Chile and Ecuador have found a way. The ministers signed …": no claim was made of the three, and none since of two.
        let last = || self.lists.iter().rev().find(|(told, _)| *told < self.sentence);
        let listed = || last().filter(|(told, _)| self.pairs.is_empty() || *told > self.paired);
        let (told, all) = self.circle.as_ref().filter(|(told, _)| fresh(told)).or_else(listed).filter(|_| several)?;
        let meant = |code: &&'p str| Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        let parties = || all.iter().map(meant).collect();
        fresh(told).then(|| Denoted { parties: parties(), ..Denoted::default() })
    }

    /// What a described word of reference denotes, `mine` being the party of the subject; `None` where the description doesn't decide it.
    pub(super) fn described(
        &self,
        reference: Reference,
        phrase: &Phrase<'p>,
        mine: &[&'p str],
        world: &'p World,
    ) -> Option<Denoted<'p>> {
        let span = phrase.at();
        let near: Vec<&'p str> = if mine.is_empty() { self.topic.into_iter().collect() } else { mine.to_vec() };
        let fits = |code: &&'p str| holds(&phrase.described, code, &near, world);
        let meant = |codes: Vec<&'p str>| {
            let parties = codes.into_iter().map(|code| Meant { code, span: Some(span), via: Via::Anaphor });
            Denoted { parties: parties.collect(), ..Denoted::default() }
        };
        let related = phrase.described.iter().any(|d| RELATIONS.contains(d));
        if let Some(beside) = self.neighbours(reference, phrase, mine, world).filter(|_| related) {
            return Some(meant(beside));
        }
        if let Some(count) = reference.together() {
            let all: Vec<&'p str> = self.ranked.iter().copied().filter(fits).collect();
            return Some(meant(all)).filter(|denoted| denoted.parties.len() == count && !related);
        }
        if !matches!(reference, Reference::State | Reference::Other) {
            return None;
        }
        let before = self.mentions.iter().rev().take(MENTIONS).filter(|(_, at)| *at < span.start).map(|m| m.0);
        let pair = self.other_than(&near);
        let spoken = || pair.into_iter().chain(before.clone()).chain(self.ranked.iter().copied());
        let other = spoken().find(|code| fits(code) && !near.contains(code));
        let one = other.or_else(|| spoken().find(|code| fits(code) && reference == Reference::State));
        // "Neighbour" is said loosely: it decides only where there is one, or where its side is said.
        let loose = related && phrase.described.iter().all(|d| *d == NEIGHBOUR);
        (one.is_some() || !loose).then(|| meant(one.into_iter().collect()))
    }

    /// "The two landlocked neighbours": of the pairs in play the likeliest of whom that is true.
    fn neighbours(
        &self,
        reference: Reference,
        phrase: &Phrase<'p>,
        mine: &[&'p str],
        world: &'p World,
    ) -> Option<Vec<&'p str>> {
        if reference != Reference::Pair {
            return None;
        }
        let next = |one: &str, other: &'p str| holds(&phrase.described, one, &[other], world);
        let mut pairs = self.candidates();
        pairs.retain(|pair| match pair[..] {
            [one, other] => next(one, other) && next(other, one) && !mine.contains(&one) && !mine.contains(&other),
            _ => false,
        });
        (!pairs.is_empty()).then(|| self.likeliest(pairs, mine, phrase.at()))
    }
}

/// Does all of a description hold of a state, as a neighbour of one of these?
fn holds(description: &[&str], code: &str, near: &[&str], world: &World) -> bool {
    let Some(land) = world.lands.get(code) else { return false };
    let plain = |d: &&&str| ![THING, SEVERAL].contains(*d);
    let (relations, own): (Vec<&str>, Vec<&str>) =
        description.iter().filter(plain).partition(|d| RELATIONS.contains(d));
    let beside = |other: &&str| {
        let other = world.lands.get(*other).filter(|_| land.neighbours(other));
        other.is_some_and(|other| relations.iter().all(|side| land.lies(side, other)))
    };
    own.iter().all(|trait_| land.has(trait_)) && (relations.is_empty() || near.iter().any(beside))
}
