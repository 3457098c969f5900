//! Who is in play: what "both sides", "the minister", "that country" stand for, and which visit is on.

pub mod belongings;
mod described;
mod pairs;
mod refers;

use crate::text::Span;
use crate::weigh::{Choice, Weights};
use chancery_pack::quick::Quick;
use chancery_times::Resolved;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

/// Mentions that are looked back on: articles may be endless.
pub const MENTIONS: usize = 400;

/// How a value came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// Said in the words.
    Said,
    /// A word stands for it.
    Anaphor,
    /// Carried over from what was said before.
    Inherited,
}

impl Via {
    /// As in the wire form.
    pub fn name(self) -> &'static str {
        match self {
            Via::Said => "said",
            Via::Anaphor => "anaphor",
            Via::Inherited => "inherited",
        }
    }
}

/// A party with the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant<'p> {
    /// Code.
    pub code: &'p str,
    /// Words that name it or stand for it.
    pub span: Option<Span>,
    /// How it came to be.
    pub via: Via,
}

/// Are the codes of two parties or the names of two kinds the same? Codes of states have three letters, which takes no call to tell; others seldom are as long and end alike.
#[inline]
pub fn same_code(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([a, b, c], [x, y, z]) => a == x && b == y && c == z,
        (one, other) => one.len() == other.len() && one.last() == other.last() && one == other,
    }
}

/// Is the code of a party among these?
#[inline]
pub fn holds_code(codes: &[&str], code: &str) -> bool {
    codes.iter().any(|c| same_code(c, code))
}

/// What a phrase denotes.
#[derive(Debug, Clone, Default)]
pub struct Denoted<'p> {
    /// Parties.
    pub parties: Vec<Meant<'p>>,
    /// People, by number.
    pub people: Vec<usize>,
    /// Private people: what they do, their state does not do.
    pub private: bool,
    /// A firm, a paper, a party: what it says, its state does not say.
    pub firm: bool,
}

impl<'p> Denoted<'p> {
    pub(crate) fn one(code: Option<&'p str>, span: Span, via: Via) -> Denoted<'p> {
        Denoted {
            parties: code.map(|code| Meant { code, span: Some(span), via }).into_iter().collect(),
            people: Vec::new(),
            ..Denoted::default()
        }
    }

    /// Codes of the parties.
    pub fn codes(&self) -> impl Iterator<Item = &'p str> + '_ {
        self.parties.iter().map(|p| p.code)
    }
}

/// The visit that is being told of.
#[derive(Debug, Clone)]
pub struct Visit<'p> {
    /// Whose official travels.
    pub visitor: &'p str,
    /// Where to.
    pub hosts: Vec<&'p str>,
    /// When.
    pub when: Option<Resolved>,
    /// The person.
    pub person: Option<usize>,
}

/// The interval stays where a day within it is told of.
fn wider(known: Option<Resolved>, told: Option<Resolved>) -> Option<Resolved> {
    let holds = |k: &Resolved, t: &Resolved| k.earliest <= t.earliest && t.latest <= k.latest;
    match (known, told) {
        (Some(k), Some(t)) if !holds(&k, &t) => Some(t),
        (k, t) => k.or(t),
    }
}

impl<'p> Visit<'p> {
    /// The host, where there is one alone.
    pub fn host(&self) -> Option<&'p str> {
        self.hosts.first().copied().filter(|_| self.hosts.len() == 1)
    }
}

/// What the article has put in play so far.
#[derive(Debug, Default)]
pub struct Discourse<'p> {
    /// Party of the last main subject.
    pub topic: Option<&'p str>,
    /// Person of the last main subject.
    pub topic_person: Option<usize>,
    /// Party of the sentence's last main subject that is no person.
    pub topic_thing: Option<&'p str>,
    /// Who acted or owned something in the sentence before, the last of them.
    pub named_person: Option<usize>,
    /// Who spoke there of somebody else.
    pub spoke: Option<usize>,
    /// People of one party of whom the sentence before told ("the Kenyans", "Kenyan officials"), with its number: "they".
    pub folk: Option<(usize, &'p str)>,
    /// The last two parties that had to do with each other.
    pub pair: Vec<&'p str>,
    /// States that the headline names.
    pub title: Vec<&'p str>,
    /// States that each sentence names.
    pub told: Vec<Vec<&'p str>>,
    /// Three or four states that a sentence names in one breath, with its number.
    pub lists: Vec<(usize, Vec<&'p str>)>,
    /// The pairs so far, the latest last.
    pub pairs: Vec<Vec<&'p str>>,
    /// Who brought others together, and so is none of "the two sides".
    pub thirds: Vec<&'p str>,
    /// The sentence in which the latest was told.
    pub paired: usize,
    /// The latest two acted together.
    pub joint: bool,
    /// Three or more who acted together last, with the number of the sentence.
    pub circle: Option<(usize, Vec<&'p str>)>,
    /// Parties that the article tells of in passing.
    pub passing: Vec<&'p str>,
    /// The sentence that is read, and where it begins.
    pub sentence: usize,
    pub began: usize,
    /// People in the last claim.
    pub last_people: Vec<usize>,
    /// Parties as they are mentioned, with where.
    pub mentions: Vec<(&'p str, usize)>,
    /// How often the whole article mentions each party.
    pub weights: HashMap<&'p str, usize, BuildHasherDefault<Quick>>,
    /// States by how often the whole article mentions them.
    pub ranked: Vec<&'p str>,
    /// The place in the dateline: state and place id.
    pub dateline: Option<(&'p str, Option<&'p str>)>,
    /// All mentions of parties.
    pub total: usize,
    /// The state from which the article is told.
    pub home: Option<&'p str>,
    /// Who last did something hostile.
    pub offender: Option<&'p str>,
    /// Party and person of the one who speaks.
    pub speaker: Option<(&'p str, Option<usize>)>,
    /// Who is meant by "we": who speaks alone in the sentence, or spoke last; nobody where several speak.
    pub we: Option<(&'p str, Option<usize>)>,
    /// The visit that is on.
    pub visit: Option<Visit<'p>>,
    /// Where the latest happening took place: state and place id.
    pub site: Option<(&'p str, Option<&'p str>)>,
    /// People and things of parties that were spoken of, the latest last.
    pub belongings: Vec<belongings::Belonging<'p>>,
    /// People and things in the sentence: where, whose, and how that is told: by its words or only by what was told before.
    pub owned: Vec<(usize, &'p str, Via)>,
    /// The latest resolved time of a happening.
    pub last_time: Option<Resolved>,
    /// The latest time that the text names.
    pub named_time: Option<Resolved>,
    /// Times that the latest sentence names, and whether it opens with them.
    pub named_times: Vec<(Resolved, bool)>,
    /// The place that the latest sentence with one names by a word of place, with the sentence.
    pub named_place: Option<(usize, (&'p str, Option<&'p str>))>,
    /// Days that the first sentences name, with the sentence: an opening without a day is often dated behind.
    pub days_ahead: Vec<(usize, Resolved)>,
    /// The day of the story that is told.
    pub story: Option<Resolved>,
    /// Sentence in which it was told.
    pub story_told: usize,
    /// The learnt weights.
    pub guide: Arc<Weights>,
    /// The choices by weights, if they are noted, for learning and showing.
    pub noted: Option<RefCell<Vec<Choice>>>,
}

impl<'p> Discourse<'p> {
    /// Ranks the states by their mentions.
    pub fn rank(&mut self) {
        self.total = self.weights.values().sum();
        self.ranked = self.weights.keys().copied().filter(|c| !c.contains(':')).collect();
        self.ranked.sort_by_key(|c| (std::cmp::Reverse(self.weights[c]), *c));
    }

    /// Notes a mention.
    pub fn mention(&mut self, code: &'p str, at: usize) {
        self.mentions.push((code, at));
    }

    /// The party mentioned last before a place in the text that passes a test.
    fn last_before(&self, at: usize, test: impl Fn(&str) -> bool) -> Option<&'p str> {
        self.mentions.iter().rev().find(|(code, start)| *start < at && test(code)).map(|(code, _)| *code)
    }

    /// A visit is told of: a new one, or more about the one that is on.
    pub fn travel(&mut self, told: Visit<'p>) {
        let known =
            self.visit.take().filter(|v| v.visitor == told.visitor && told.hosts.iter().all(|h| v.hosts.contains(h)));
        self.visit = Some(match known {
            Some(known) => Visit { when: wider(known.when, told.when), person: told.person.or(known.person), ..told },
            None => told,
        });
    }

    /// The other one of the pair in play.
    pub fn other_than(&self, codes: &[&'p str]) -> Option<&'p str> {
        if !self.pair.iter().any(|p| codes.contains(p)) {
            return None;
        }
        let mut others = self.pair.iter().filter(|p| !codes.contains(p));
        let other = others.next().copied();
        if others.next().is_some() { None } else { other }
    }

    /// The organisation or armed group mentioned last before a place in the text.
    pub fn latest_organisation(&self, at: usize) -> Option<&'p str> {
        self.last_before(at, |code| code.starts_with("IGO:") || code.starts_with("NSA:"))
    }

    /// The state mentioned last before a place in the text that is none of these.
    pub fn latest_state_except(&self, at: usize, except: &[&str]) -> Option<&'p str> {
        self.last_before(at, |code| !holds_code(except, code) && !code.contains(':'))
    }
}
