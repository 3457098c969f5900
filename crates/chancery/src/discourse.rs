//! Who is in play: what "both sides", "the minister", "that country" stand for, and which visit is on.

mod described;
mod pairs;

use crate::people::{People, Person};
use crate::phrases::Phrase;
use crate::text::Span;
use crate::weigh::{Choice, Weights};
use chancery_pack::{Reference, World};
use chancery_times::Resolved;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

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
    pub weights: BTreeMap<&'p str, usize>,
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
    /// The visit that is on.
    pub visit: Option<Visit<'p>>,
    /// Where the latest happening took place: state and place id.
    pub site: Option<(&'p str, Option<&'p str>)>,
    /// The latest resolved time of a happening.
    pub last_time: Option<Resolved>,
    /// The latest time that the text names.
    pub named_time: Option<Resolved>,
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
        self.last_before(at, |code| !except.contains(&code) && !code.contains(':'))
    }

    /// What a phrase denotes, given what the clause's subject denotes.
    pub fn denote(
        &self,
        phrase: &Phrase<'p>,
        subject: &Denoted<'p>,
        people: &People<'p>,
        world: &'p World,
    ) -> Denoted<'p> {
        let span = phrase.at();
        if let Some(person) = phrase.person {
            let stated = phrase.parties.first().map(|p| (p.0, p.1, Via::Said));
            let known = people.persons.get(person).and_then(|p| p.party).map(|p| (p, span, Via::Said));
            let official = people.persons.get(person).is_some_and(|p| p.office.is_some() || p.rank.is_some());
            let guessed = || {
                let guess = self.party_of_stranger(span.start, subject).filter(|_| official);
                guess.map(|p| (p, span, Via::Inherited))
            };
            // "Its secretary-general": whoever the word stands for.
            let owned = || {
                let reference = phrase.reference.filter(|r| r.owns())?;
                let owner = self.refer(reference, phrase, subject, people, world).codes().next()?;
                Some((owner, span, Via::Anaphor))
            };
            let party = stated.or(known).or_else(owned).or_else(guessed);
            let parties = party.map(|(code, span, via)| Meant { code, span: Some(span), via }).into_iter().collect();
            return Denoted { parties, people: vec![person], ..Denoted::default() };
        }
        if let Some(all) = self.all_of_them(phrase) {
            return all;
        }
        if phrase.reference == Some(Reference::BothOffice) {
            return self.both(phrase, people);
        }
        if !phrase.parties.is_empty() {
            let parties =
                phrase.parties.iter().map(|(code, span)| Meant { code, span: Some(*span), via: Via::Said }).collect();
            return Denoted {
                parties,
                people: self.holder(phrase, people).or_else(|| self.referent(phrase, people)).into_iter().collect(),
                private: phrase.private,
                firm: false,
            };
        }
        if let Some(place) = phrase.place.and_then(|id| world.places.get(id)) {
            let code = phrase.seat.or(place.capital.then_some(place.state.as_str()));
            return Denoted::one(code, span, Via::Said);
        }
        if phrase.private {
            return Denoted { private: true, ..Denoted::default() };
        }
        match phrase.reference {
            Some(reference) => self.refer(reference, phrase, subject, people, world),
            None if phrase.institution.is_some() || phrase.group || !phrase.offices.is_empty() => {
                self.unowned(phrase, subject, people)
            }
            None => Denoted::default(),
        }
    }

    /// "The Chinese guest": the person of that party who was spoken of last.
    fn referent(&self, phrase: &Phrase<'p>, people: &People<'p>) -> Option<usize> {
        let meant = matches!(
            phrase.reference,
            Some(Reference::Visitor | Reference::Host | Reference::Office | Reference::Person)
        );
        let of_party = |n: &usize| people.persons[*n].party == Some(phrase.parties[0].0);
        self.last_people.iter().copied().chain(self.topic_person).find(of_party).filter(|_| meant)
    }

    /// "Menhan China" after Li Shangfu was introduced is Li Shangfu.
    fn holder(&self, phrase: &Phrase<'p>, people: &People<'p>) -> Option<usize> {
        let office = phrase.offices.last()?;
        let party = phrase.parties[0].0;
        if phrase.parties.len() > 1
            || phrase.former
            || *office == "official"
            || *office == "spokesperson"
            || phrase.group
        {
            return None;
        }
        let fits = |p: &Person<'p>| {
            (p.office == Some(office) || *office == "leader" && leads(p.office))
                && p.party == Some(party)
                && p.introduced.is_some_and(|s| s.start < phrase.at().start)
        };
        people.persons.iter().rposition(fits)
    }

    fn both(&self, phrase: &Phrase<'p>, people: &People<'p>) -> Denoted<'p> {
        // With one party of its own it is one of two that stand side by side.
        let said = !phrase.parties.is_empty();
        let introduced = |code: &str| {
            let before = |p: &Person<'p>| p.introduced.is_some_and(|s| s.start < phrase.at().start);
            people.persons.iter().any(|p| p.party == Some(code) && p.office.is_some() && before(p))
        };
        let codes: Vec<&'p str> =
            if said { phrase.parties.iter().map(|p| p.0).collect() } else { self.pair_of(&introduced, phrase.at()) };
        let via = if said { Via::Said } else { Via::Anaphor };
        let person_of = |code: &&'p str| {
            let last = self.last_people.iter().copied().find(|n| people.persons[*n].party == Some(code));
            last.or_else(|| {
                let office = phrase.offices.last().copied();
                people.persons.iter().rposition(|p| {
                    p.party == Some(code)
                        && (office.is_none() || p.office == office)
                        && p.introduced.is_some_and(|s| s.start < phrase.at().start)
                })
            })
        };
        Denoted {
            people: codes.iter().filter_map(person_of).collect(),
            parties: codes.into_iter().map(|code| Meant { code, span: Some(phrase.at()), via }).collect(),
            ..Denoted::default()
        }
    }

    fn party_of_stranger(&self, at: usize, subject: &Denoted<'p>) -> Option<&'p str> {
        let taken: Vec<&str> = subject.codes().collect();
        let host = self.visit.as_ref().and_then(Visit::host).filter(|h| !taken.contains(h));
        host.or_else(|| self.other_than(&subject.codes().collect::<Vec<_>>()))
            .or_else(|| self.latest_state_except(at, &taken))
    }

    fn refer(
        &self,
        reference: Reference,
        phrase: &Phrase<'p>,
        subject: &Denoted<'p>,
        people: &People<'p>,
        world: &'p World,
    ) -> Denoted<'p> {
        let span = phrase.at();
        let subject_codes: Vec<&'p str> = subject.codes().collect();
        let described = || self.described(reference, phrase, &subject_codes, world);
        if let Some(denoted) = (!phrase.described.is_empty()).then(described).flatten() {
            return denoted;
        }
        let person = |n: Option<usize>| match n {
            Some(n) => Denoted { people: vec![n], ..Denoted::one(people.persons[n].party, span, Via::Anaphor) },
            None => Denoted::one(self.topic, span, Via::Anaphor),
        };
        match reference {
            Reference::Pair | Reference::Trio | Reference::Quartet => {
                let several = reference.together().filter(|n| *n > 2);
                let pair = || self.pair_apart_from(&subject_codes, span);
                let codes = several.map_or_else(pair, |n| self.several(n, &subject_codes));
                let parties = codes.into_iter().map(|code| Meant { code, span: Some(span), via: Via::Anaphor });
                Denoted { parties: parties.collect(), ..Denoted::default() }
            }
            Reference::Person => person(self.topic_person),
            Reference::Office => person(self.topic_person.or(self.last_people.first().copied())),
            Reference::State => {
                let host = self.visit.as_ref().and_then(Visit::host).filter(|h| !subject_codes.contains(h));
                let latest = self.latest_state_except(span.start, &subject_codes);
                Denoted::one(latest.or(host).or(self.topic), span, Via::Anaphor)
            }
            Reference::Own => {
                let own = subject_codes.first().copied().or(self.topic);
                Denoted::one(own, span, Via::Anaphor)
            }
            Reference::Other | Reference::Others | Reference::Counterpart => {
                let mine = if subject_codes.is_empty() { self.topic.into_iter().collect() } else { subject_codes };
                // "He appealed to them": to a third, the others are both.
                let third = mine.iter().all(|code| !self.pair.contains(code)) && !mine.is_empty();
                if let Some(all) = self.listed_just_now(&mine).filter(|_| reference == Reference::Others) {
                    let meant = |code: &&'p str| Meant { code, span: Some(span), via: Via::Anaphor };
                    return Denoted { parties: all.iter().map(meant).collect(), ..Denoted::default() };
                }
                if reference == Reference::Others && self.pair.len() == 2 && third {
                    return self.refer(Reference::Pair, phrase, subject, people, world);
                }
                let code = self.other_than(&mine);
                let theirs =
                    code.and_then(|c| self.last_people.iter().copied().find(|n| people.persons[*n].party == Some(c)));
                Denoted { people: theirs.into_iter().collect(), ..Denoted::one(code, span, Via::Anaphor) }
            }
            Reference::Host => {
                Denoted::one(self.visit.as_ref().and_then(Visit::host).or(self.site.map(|s| s.0)), span, Via::Anaphor)
            }
            Reference::Visitor => match &self.visit {
                Some(v) => Denoted {
                    people: v.person.into_iter().collect(),
                    ..Denoted::one(Some(v.visitor), span, Via::Anaphor)
                },
                None => Denoted::one(self.topic, span, Via::Anaphor),
            },
            Reference::Latter => {
                let code = self.pair.last().copied().or(self.last_before(span.start, |_| true));
                let theirs = self.last_people.iter().copied().find(|n| people.persons[*n].party == code);
                Denoted { people: theirs.into_iter().collect(), ..Denoted::one(code, span, Via::Anaphor) }
            }
            Reference::FormerOfTwo => Denoted::one(self.mentions.iter().rev().nth(1).map(|m| m.0), span, Via::Anaphor),
            Reference::Organisation => Denoted::one(self.latest_organisation(span.start), span, Via::Anaphor),
            Reference::Thing => Denoted::one(self.topic.filter(|_| self.topic_person.is_none()), span, Via::Anaphor),
            Reference::Speaker => match self.speaker {
                Some((code, person)) => {
                    Denoted { people: person.into_iter().collect(), ..Denoted::one(Some(code), span, Via::Anaphor) }
                }
                None => Denoted::default(),
            },
            Reference::Group | Reference::BothOffice | Reference::Mutual | Reference::Owner | Reference::There => {
                Denoted::default()
            }
        }
    }

    /// "The president", "parliament", "the delegation" with no party named.
    fn unowned(&self, phrase: &Phrase<'p>, subject: &Denoted<'p>, people: &People<'p>) -> Denoted<'p> {
        let office = phrase.offices.last().copied();
        let known = office.filter(|o| *o != "official").and_then(|o| {
            // "The minister" is the last one of any portfolio, most likely the one who was just spoken of.
            let holds = |n: &usize| {
                let p = &people.persons[*n];
                let fits = |own: &str| own == o || own.strip_prefix(o).is_some_and(|rest| rest.starts_with(':'));
                p.office.is_some_and(fits) && p.introduced.is_some_and(|s| s.start < phrase.at().start)
            };
            let topic = self.topic_person.iter().chain(&self.last_people).copied().find(holds);
            topic.or_else(|| (0..people.persons.len()).rev().find(holds))
        });
        if let Some(n) = known {
            return Denoted { people: vec![n], ..Denoted::one(people.persons[n].party, phrase.at(), Via::Anaphor) };
        }
        // "The delegation" is the visitor's while a visit is told of.
        let visitor = self.visit.as_ref().map(|v| v.visitor).filter(|_| phrase.group && phrase.offices.is_empty());
        // In the first sentence it is the state's from which the article is told.
        let home = self.home.filter(|h| phrase.institution.is_some() && self.weights.contains_key(h));
        let known = subject.codes().next().or(visitor).or(self.topic);
        let code = known.or_else(|| self.last_before(phrase.at().start, |_| true)).or(home);
        Denoted::one(code, phrase.at(), Via::Inherited)
    }
}

/// "The Serbian leader" may be whoever heads state or government.
fn leads(office: Option<&str>) -> bool {
    matches!(office, Some("head_of_state" | "head_of_government" | "monarch"))
}
