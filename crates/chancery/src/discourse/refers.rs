//! What phrases denote: names, titles, and words that stand for somebody.

use super::{Denoted, Discourse, Meant, Via, Visit};
use crate::people::{People, Person};
use crate::phrases::Phrase;
use crate::text::Span;
use chancery_pack::{Reference, THING, World};
use smallvec::SmallVec;

impl<'p> Discourse<'p> {
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
        let theirs = self.owner_within(span).filter(|_| phrase.private || phrase.group && phrase.offices.is_empty());
        if phrase.private || theirs.is_some() {
            return Denoted { private: phrase.private, ..Denoted::one(theirs, span, Via::Anaphor) };
        }
        match phrase.reference {
            Some(reference) => self.refer(reference, phrase, subject, people, world),
            None if phrase.institution.is_some() || phrase.group || !phrase.offices.is_empty() => {
                self.unowned(phrase, subject, people)
            }
            None => Denoted::default(),
        }
    }

    /// The parties alone that a phrase denotes by itself: those that its words name, or else whomever it stands for.
    pub fn parties(&self, phrase: &Phrase<'p>, people: &People<'p>, world: &'p World) -> SmallVec<[&'p str; 4]> {
        match &phrase.parties[..] {
            [] => self.denote(phrase, &Denoted::default(), people, world).codes().collect(),
            [first, ..] if phrase.person.is_some() => SmallVec::from_slice(&[first.0]),
            named => named.iter().map(|party| party.0).collect(),
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
        match reference {
            Reference::Pair | Reference::Trio | Reference::Quartet => self.together(reference, &subject_codes, span),
            // "Peru is the second stop of Liang's tour. He …": whom the sentence names rather than the state it is about.
            Reference::Person => self.somebody(self.topic_person.or(self.named_person), people, span),
            Reference::Office => self.somebody(self.topic_person.or(self.last_people.first().copied()), people, span),
            Reference::State => {
                let host = self.visit.as_ref().and_then(Visit::host).filter(|h| !subject_codes.contains(h));
                let latest = self.latest_state_except(span.start, &subject_codes);
                Denoted::one(latest.or(host).or(self.topic), span, Via::Anaphor)
            }
            Reference::Own => {
                let own = subject_codes.first().copied().or(self.thing_before(phrase)).or(self.topic);
                Denoted::one(own, span, Via::Anaphor)
            }
            Reference::Other | Reference::Others | Reference::Counterpart => {
                self.another(reference, &subject_codes, people, span)
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
            Reference::Speaker => match self.we {
                Some((code, person)) => {
                    Denoted { people: person.into_iter().collect(), ..Denoted::one(Some(code), span, Via::Anaphor) }
                }
                // "智方向我方通报": where nobody speaks it is the outlet's own state, if the article is about it.
                None => {
                    let home = self.home.filter(|h| self.weights.contains_key(h));
                    Denoted::one(home, span, Via::Anaphor)
                }
            },
            Reference::Group
            | Reference::BothOffice
            | Reference::Home
            | Reference::Mutual
            | Reference::Owner
            | Reference::There => Denoted::default(),
        }
    }

    /// "The president spoke, and the union pleaded. Its envoy …": whose it is where the word means no person.
    fn thing_before(&self, phrase: &Phrase<'p>) -> Option<&'p str> {
        let thing = phrase.described.contains(&THING) && self.topic_person.is_some();
        self.topic_thing.filter(|_| thing)
    }

    /// "He", "the minister": the person, or the party that is spoken of where nobody is.
    fn somebody(&self, person: Option<usize>, people: &People<'p>, span: Span) -> Denoted<'p> {
        match person {
            Some(n) => Denoted { people: vec![n], ..Denoted::one(people.persons[n].party, span, Via::Anaphor) },
            None => Denoted::one(self.topic, span, Via::Anaphor),
        }
    }

    /// "Both sides", "the three countries".
    fn together(&self, reference: Reference, subject: &[&'p str], span: Span) -> Denoted<'p> {
        let several = reference.together().filter(|n| *n > 2);
        let pair = || self.pair_apart_from(subject, span);
        let codes = several.map_or_else(pair, |n| self.several(n, subject));
        let parties = codes.into_iter().map(|code| Meant { code, span: Some(span), via: Via::Anaphor });
        Denoted { parties: parties.collect(), ..Denoted::default() }
    }

    /// "The other side", "them", "his counterpart": whoever the subject is not.
    fn another(&self, reference: Reference, subject: &[&'p str], people: &People<'p>, span: Span) -> Denoted<'p> {
        let mine: Vec<&'p str> = if subject.is_empty() { self.topic.into_iter().collect() } else { subject.to_vec() };
        // "He appealed to them": to a third, the others are both.
        let third = mine.iter().all(|code| !self.pair.contains(code)) && !mine.is_empty();
        let them = reference == Reference::Others;
        if let Some(all) = self.listed_just_now(&mine).filter(|_| them) {
            let meant = |code: &&'p str| Meant { code, span: Some(span), via: Via::Anaphor };
            return Denoted { parties: all.iter().map(meant).collect(), ..Denoted::default() };
        }
        if them && self.pair.len() == 2 && third {
            return self.together(Reference::Pair, subject, span);
        }
        let code = self.other_than(&mine);
        let theirs = code.and_then(|c| self.last_people.iter().copied().find(|n| people.persons[*n].party == Some(c)));
        Denoted { people: theirs.into_iter().collect(), ..Denoted::one(code, span, Via::Anaphor) }
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
        // «Рыбаки были задержаны ВМС»: not by the fishermen's own.
        let own = subject.codes().next().filter(|_| !subject.private);
        // "Kementerian ESDM": a ministry at home that nobody is named with is that of the outlet's own state.
        let ministry = phrase.institution.is_some_and(|i| i.starts_with("ministry:") && i != "ministry:foreign");
        let ours = home.filter(|_| ministry);
        let known = own.or(visitor).or(ours).or(self.topic);
        let code = known.or_else(|| self.last_before(phrase.at().start, |_| true)).or(home);
        Denoted::one(code, phrase.at(), Via::Inherited)
    }
}

/// "The Serbian leader" may be whoever heads state or government.
fn leads(office: Option<&str>) -> bool {
    matches!(office, Some("head_of_state" | "head_of_government" | "monarch"))
}
