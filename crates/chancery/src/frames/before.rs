//! Which phrases before an event word fill which role: by marker, case and possessor position.

use super::attributes::over_coverb;
use super::by_case::{asked, before_by_case, done_by};
use super::fillers::{Word, ahead, between, cited, role_by, touching};
use super::{Frame, is_trigger};
use crate::clauses::{is_predicate, parted};
use crate::groups::group;
use crate::phrases::{Item, Phrase};
use chancery_pack::{Marker, Reference, Role, Sense};

/// Fills the roles of what stands before.
pub(super) fn left(word: Word<'_, '_>, frame: &mut Frame) {
    // "Relations between Chad and Niger – still at odds – improved": what belongs to the subject stands before the aside.
    let clause = parted(word.clauses, word.c).filter(|_| word.clause().subject.is_empty() && !word.noun());
    if let Some(clause) = clause.map(|c| &word.clauses[c]) {
        look(word, clause.items.start, clause.items.end, frame);
    }
    if let Some(topic) = topic(word) {
        let known = frame.fillers.len();
        look(word, word.clause().items.start, topic, frame);
        let found = frame.fillers.split_off(known);
        let company = |role: Role| matches!(role, Role::With | Role::Between);
        frame.fillers.extend(found.into_iter().filter(|(role, _)| company(*role)));
    }
    look(word, begins(word), word.at, frame);
}

/// "欧盟同以色列就扩大援助达成谅解": where the topic begins that parts the clause's last verb from its company, with a verb of its own.
fn topic(word: Word<'_, '_>) -> Option<usize> {
    let Word { items, at, language, .. } = word;
    let clause = word.clause().items.clone();
    let verb = |n: usize| is_predicate(&items[n], language.entries()) || is_trigger(&items[n]);
    let last = language.oblique_before() && !(at + 1..clause.end).take_while(|n| items[*n].mark.is_none()).any(verb);
    let begins = begins(word);
    let marker = (clause.start..begins.max(clause.start)).rev().find(|n| items[*n].marks(Marker::About))?;
    let whole = (clause.start..at).all(|n| n < marker || items[n].mark.is_none());
    (last && whole && marker > clause.start && begins > marker + 1).then_some(marker)
}

/// Fills the roles of what stands from `start` to `end`.
fn look(word: Word<'_, '_>, start: usize, end: usize, frame: &mut Frame) {
    let Word { items, at, .. } = word;
    let mut n = start;
    while n < end {
        if items[n].phrase().is_none() {
            n += 1;
            continue;
        }
        let mut members = group(items, n, end);
        if let Some(body) = body_at(word, &members) {
            members = vec![body];
        }
        let last = *members.last().unwrap_or(&n);
        let role = Before { word, start, n, last }.role(frame);
        // "Ирану удалось договориться": whoever is to do what an infinitive tells, where the clause has no subject.
        let impersonal = role == Some(Role::To) && items[at].infinitive && word.clause().subject.is_empty();
        let role = if impersonal && !frame.has(Role::Subject) {
            frame.subject = false;
            Some(Role::Subject)
        } else {
            role
        };
        let own = |r: &Role| *r != Role::Of || !word.clause().subject.contains(&last) || word.noun();
        if let Some(role) = role.filter(own) {
            frame.fillers.push((role, members));
        }
        n = last + 1;
    }
}

/// "在纽约联合国大会上": right behind the place where it sits stands the body itself, in languages without blanks.
fn body_at(word: Word<'_, '_>, members: &[usize]) -> Option<usize> {
    let Word { items, at, language, .. } = word;
    let [only] = members else { return None };
    let place = items[*only].phrase().is_some_and(|p| p.place.is_some() && p.seat.is_none());
    let next = only + 1;
    let body = next < at
        && items[next].span.start == items[*only].span.end
        && items[next].phrase().is_some_and(Phrase::is_body);
    (place && body && !language.spaces()).then_some(next)
}

/// Where what may belong to the word begins: behind the last verb or event word that keeps its own phrases.
fn begins(word: Word<'_, '_>) -> usize {
    let Word { items, at, language, .. } = word;
    let start = word.clause().items.start;
    let entries = language.entries();
    let right_branching = word.noun() && !language.possessor_before();
    let parts = |n: &usize| {
        let item = &items[*n];
        let light = language.cased() && item.is(|s| matches!(s, Sense::Light)) && !is_trigger(item);
        is_trigger(item) && (right_branching || is_predicate(item, entries))
            || right_branching && is_predicate(item, entries) && !light
    };
    (start..at).rev().find(parts).map_or(start, |n| n + 1)
}

/// A group of phrases, from `n` to `last`, before an event word.
#[derive(Clone, Copy)]
struct Before<'a, 'i> {
    word: Word<'a, 'i>,
    start: usize,
    n: usize,
    last: usize,
}

impl<'a, 'i> Before<'a, 'i> {
    fn phrase(self) -> Option<&'a Phrase<'i>> {
        self.word.items[self.last].phrase()
    }

    fn between(self, test: impl FnMut(&Item<'i>) -> bool) -> bool {
        self.word.items[self.last + 1..self.word.at].iter().any(test)
    }

    fn role(self, frame: &mut Frame) -> Option<Role> {
        let Self { word: Word { items, entry, language, .. }, start, n, last } = self;
        let (noun, clause) = (self.word.noun(), self.word.clause());
        let owners_before = language.possessor_before();
        let touches = self.touches();
        let possessor = self.possessor();
        // "after Israeli strikes", "over China's tariffs": the preposition governs the noun, not its doer.
        // "Under African Union mediation": right before the noun the name of a body is no object of the preposition.
        let body = last + 1 == self.word.at && self.phrase().is_some_and(Phrase::is_body);
        let doer = noun && touches && (possessor || body || self.hyphened()) && owners_before && language.spaces();
        // "после российского удара": an adjective's party is the noun's, which the preposition governs.
        let adjective = noun && touches && language.cased() && self.phrase().is_some_and(|p| p.bare);
        let comma = language.cased() && !noun && self.between(|i| i.mark == Some(','));
        let markers = ahead(items, n, start, language);
        match markers.first() {
            _ if language.oblique_before() && between(items, last) => Some(Role::Between),
            _ if doer => Some(Role::By),
            _ if adjective => Some(Role::Of),
            // "перед вылетом в Литву, лидер требовал": what a comma parts from the verb is none of its own.
            Some(_) if comma => role_by(&markers, entry).filter(|r| *r == Role::In),
            Some(Marker::By) if !noun && language.spaces() && !language.cased() => self.brought_about(),
            Some(_) => role_by(&markers, entry).filter(|r| *r != Role::Of),
            None if language.cased() && self.told() => None,
            // "пригласил коллегу посетить Минск": whoever is asked is to do it.
            None if language.cased() && !noun && start > clause.items.start => {
                asked(items, n, start - 1, frame, language)
            }
            // "Russia's invasion of Ukraine": before the noun stands its doer, so that "of" is left for the other.
            None if noun && touches && owners_before && language.spaces() => Some(Role::By),
            None if noun && touches && (owners_before || possessor) => Some(Role::Of),
            None if noun && self.of_behind() => Some(Role::Of),
            None if noun && owners_before && over_coverb(items, last + 1, self.word.at) => Some(Role::Of),
            None if noun && touches && done_by(items, n, language) => Some(Role::By),
            None if language.cased() => before_by_case(items, n, clause, entry, language),
            None => None,
        }
    }

    /// A source of what is told.
    fn told(self) -> bool {
        let items = self.word.items;
        cited(items, self.n, self.start) || items[self.n].phrase().is_some_and(|p| p.agency.is_some())
    }

    /// Does nothing part it from the word?
    fn touches(self) -> bool {
        let language = self.word.language;
        // "Lent Port Louis its support": a name without a possessor's mark is parted from its noun by a small word.
        let attribute = self.phrase().is_some_and(|p| p.possessor || p.bare)
            || !language.spaces()
            || language.cased()
            || self.hyphened();
        self.near() && (attribute || !self.between(|i| i.is(|s| matches!(s, Sense::Block))))
    }

    fn near(self) -> bool {
        !self.between(|i| !touching(i))
    }

    /// "For a Boluarte-Boric summit": two whom a hyphen joins are the noun's own.
    fn hyphened(self) -> bool {
        let Word { items, language, .. } = self.word;
        let joined = items[self.n + 1].mark == Some('-') && self.last == self.n + 2;
        self.word.noun() && self.near() && joined && language.owners_first()
    }

    fn possessor(self) -> bool {
        let language = self.word.language;
        let pronoun = |p: &Phrase<'_>| {
            language.cased()
                && p.parties.is_empty()
                && matches!(p.reference, Some(Reference::Person | Reference::Own))
                && (p.reference == Some(Reference::Own) || p.cases.may(language.case_roles().of))
        };
        self.phrase().is_some_and(|p| p.possessor || p.bare || pronoun(p))
    }

    /// The possessor's particle stands right behind it.
    fn of_behind(self) -> bool {
        let Word { items, at, language, .. } = self.word;
        language.possessor_before()
            && !language.spaces()
            && items.get(self.last + 1).is_some_and(|i| i.marks(Marker::Of))
            && items.get(self.last + 2..at).unwrap_or_default().iter().all(touching)
    }

    /// "A delegation led by the minister will travel": before a verb, whoever is marked as a doer did something else.
    /// "The accord reached by Peru and Chile took effect": what has nobody for its subject is theirs who brought it about.
    fn brought_about(self) -> Option<Role> {
        let Word { items, entry, language, .. } = self.word;
        let clause = self.word.clause();
        let other = (clause.items.start..self.n).any(|k| is_predicate(&items[k], language.entries()));
        (entry.kind == "agreement" && clause.subject.is_empty() && !other).then_some(Role::By)
    }
}
