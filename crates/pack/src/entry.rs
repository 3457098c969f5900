//! The entries of event words.

use crate::sieve::Sieve;
use crate::words::{Form, Role, RoleValue};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An event word's entry, compiled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// `visit.travel`.
    pub id: String,
    /// Kind of claim.
    pub kind: String,
    /// How the word builds its clause.
    pub form: Form,
    /// Roles that differ from the kind's own.
    pub roles: Vec<(Role, RoleValue)>,
    /// PLOVER event where it differs from the kind's own.
    pub event: Option<String>,
    /// Modes where they differ.
    pub mode: Option<Vec<String>>,
    /// Status where the word itself says it.
    pub status: Option<String>,
    /// Legal stage.
    pub stage: Option<String>,
    /// Contexts the word itself shows.
    pub contexts: Vec<String>,
    /// Only with both parties in its own clause.
    pub weak: bool,
    /// An event word after it is its object ("lifted the sanctions"), not an event of its own.
    pub over: bool,
    /// The doer receives the others on its own ground ("received", "接见").
    pub host: bool,
    /// It counts with nobody on the other side.
    pub alone: bool,
    /// It counts only of people and things that are known to be somebody's ([belongings]).
    pub owned: bool,
    /// Cues that show another sense may stand beyond the commas around the word.
    pub wide: bool,
    /// The kind of what two states hold without anybody else ("a summit": a meeting).
    pub two: Option<String>,
    /// Cues of which one must stand in the same sentence.
    pub needs: Cues,
    /// Somebody with an office or a known holder before it does for one of them ("{person}").
    pub person: bool,
    /// An organisation between states right behind it does for one of them ("{organisation}").
    pub organisation: bool,
    /// A party right behind it does for one of them ("{party}").
    pub party: bool,
    /// Cues that show another sense where they stand in the same part of the sentence.
    pub unless: Cues,
    /// Words in two parts.
    pub gaps: Gaps,
}

/// Number of a word that an entry's `needs` or `unless` names, or that is a later part of one of its words.
pub type Cue = u32;

/// Cues that an entry names, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Cue>", into = "Vec<Cue>")]
pub struct Cues {
    all: Vec<Cue>,
    /// The first and the last.
    ends: Option<(Cue, Cue)>,
    /// Nearly all cues of a sentence are told by it to be none of these.
    sieve: Sieve,
}

impl Cues {
    /// Is it named?
    #[inline]
    pub fn hold(&self, cue: Cue) -> bool {
        let near = self.ends.is_some_and(|(first, last)| first <= cue && cue <= last);
        near && self.sieve.may_hold(cue.into()) && self.all.binary_search(&cue).is_ok()
    }

    /// The first and the last; none where none is named.
    #[inline]
    pub fn ends(&self) -> Option<(Cue, Cue)> {
        self.ends
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.ends.is_none()
    }
}

impl From<Vec<Cue>> for Cues {
    fn from(all: Vec<Cue>) -> Cues {
        let sieve = Sieve::new(all.len(), all.iter().map(|cue| u64::from(*cue)));
        Cues { ends: all.first().copied().zip(all.last().copied()), sieve, all }
    }
}

impl From<Cues> for Vec<Cue> {
    fn from(cues: Cues) -> Vec<Cue> {
        cues.all
    }
}

/// An entry's words "A…B" and "A…B…C": what goes on with a first part must follow it in the clause. All forms are folded.
///
/// First parts are known by their hashes: that another word has one of them is as likely as a fault of the machine.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "(Heads, Tails)", into = "(Heads, Tails)")]
pub struct Gaps {
    heads: Heads,
    tails: Tails,
    /// Where each first part stands, from its hash's own place on. Half of the places are free.
    places: Vec<Place>,
    /// Most words that stand behind a first part are told by it to be no second one.
    seconds: Sieve,
}

/// What a place of a first part holds: by a part of its hash others are told from it without a look at it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Place {
    part: u32,
    /// One more than its number; 0: the place is free.
    number: u32,
}

impl Place {
    /// That of a hash's other half, whose first half says where it is.
    fn new(hash: u64, number: usize) -> Place {
        Place { part: (hash >> 32) as u32, number: number as u32 + 1 }
    }
}

/// Hashes of first parts, in order, each with the numbers of the ways to go on.
type Heads = Vec<(u64, Vec<u32>)>;
type Tails = Vec<Vec<Cues>>;

impl From<(Heads, Tails)> for Gaps {
    fn from((heads, tails): (Heads, Tails)) -> Gaps {
        let places = vec![Place::default(); if heads.is_empty() { 0 } else { (heads.len() * 2).next_power_of_two() }];
        let seconds = || tails.iter().filter_map(|parts| parts.first()).flat_map(|part| &part.all);
        let seconds = Sieve::new(seconds().count(), seconds().map(|cue| u64::from(*cue)));
        let mut gaps = Gaps { heads, tails, places, seconds };
        for number in 0..gaps.heads.len() {
            let head = gaps.heads[number].0;
            let place = gaps.place(head);
            gaps.places[place] = Place::new(head, number);
        }
        gaps
    }
}

impl From<Gaps> for (Heads, Tails) {
    fn from(gaps: Gaps) -> (Heads, Tails) {
        (gaps.heads, gaps.tails)
    }
}

impl Gaps {
    /// A word more: its first part and those behind it, each in all its forms.
    pub(crate) fn add(&mut self, heads: impl IntoIterator<Item = String>, tail: Vec<Vec<Cue>>) {
        let number = self.tails.len() as u32;
        self.tails.push(tail.into_iter().map(Cues::from).collect());
        for head in heads.into_iter().map(|head| hash(head.chars())) {
            match self.heads.binary_search_by_key(&head, |(known, _)| *known) {
                Ok(at) => self.heads[at].1.push(number),
                Err(at) => self.heads.insert(at, (head, vec![number])),
            }
        }
        *self = Gaps::from((std::mem::take(&mut self.heads), std::mem::take(&mut self.tails)));
    }

    /// These first parts may stand alone.
    pub(crate) fn free(&mut self, plain: &BTreeSet<String>) {
        let plain: BTreeSet<u64> = plain.iter().map(|word| hash(word.chars())).collect();
        self.heads.retain(|(head, _)| !plain.contains(head));
        *self = Gaps::from((std::mem::take(&mut self.heads), std::mem::take(&mut self.tails)));
    }

    /// A word, as it is asked for.
    pub fn head(word: &[char]) -> u64 {
        hash(word.iter().copied())
    }

    /// The ways to go on of which one must follow a word: one of each part's forms, in order; `None` where the word may stand alone.
    #[inline]
    pub fn behind(&self, head: impl FnOnce() -> u64) -> Option<impl Iterator<Item = &[Cues]>> {
        if self.heads.is_empty() {
            return None;
        }
        let number = self.places[self.place(head())].number.checked_sub(1)?;
        Some(self.heads[number as usize].1.iter().map(|n| &self.tails[*n as usize][..]))
    }

    /// May a word be the second part of one of the words?
    #[inline]
    pub fn may_follow(&self, cue: Cue) -> bool {
        self.seconds.may_hold(cue.into())
    }

    /// Where a first part stands among the places, or would stand.
    fn place(&self, head: u64) -> usize {
        let last = self.places.len() - 1;
        let own = Place::new(head, 0).part;
        let is = |known: Place| known.part == own && self.heads[known.number as usize - 1].0 == head;
        let mut place = head as usize & last;
        while self.places[place].number > 0 && !is(self.places[place]) {
            place = (place + 1) & last;
        }
        place
    }
}

fn hash(word: impl Iterator<Item = char>) -> u64 {
    let add = |hash: u64, c| (hash ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23);
    word.fold(0xcbf2_9ce4_8422_2325, add)
}

#[cfg(test)]
mod tests {
    use super::{Cues, Gaps};
    use std::collections::BTreeSet;

    #[test]
    fn a_word_with_a_gap_goes_on_in_one_of_its_ways() {
        let mut gaps = Gaps::default();
        gaps.add(["put".to_string(), "puts".to_string()], vec![vec![1], vec![2, 3]]);
        gaps.add(["put".to_string()], vec![vec![4]]);
        let behind = |word: &str| {
            let chars: Vec<char> = word.chars().collect();
            let parts = |way: &[Cues]| way.iter().cloned().map(Vec::from).collect::<Vec<_>>();
            gaps.behind(|| Gaps::head(&chars)).map(|ways| ways.map(parts).collect::<Vec<_>>())
        };
        assert_eq!(behind("put"), Some(vec![vec![vec![1], vec![2, 3]], vec![vec![4]]]));
        assert_eq!(behind("puts"), Some(vec![vec![vec![1], vec![2, 3]]]));
        assert!(gaps.may_follow(1) && gaps.may_follow(4) && !gaps.may_follow(5));
        assert_eq!(behind("putting"), None, "a word without a gap stands alone");
        let mut free = gaps.clone();
        free.free(&BTreeSet::from(["put".to_string()]));
        assert!(free.behind(|| Gaps::head(&['p', 'u', 't'])).is_none(), "it may also stand alone");
    }
}
