//! Whose official is somebody whom the text names without a party?

use super::Assembly;
use super::complete::CLAUSES;
use super::meant::{Asked, Only};
use super::placing::opened_from;
use crate::clauses::Clause;
use crate::discourse::{Denoted, Meant, Via};
use crate::features::{Feature, Features};
use crate::groups::governor;
use crate::phrases::{Item, Phrase};
use crate::reader::Named;
use crate::weigh::Slot;
use chancery_pack::{Marker, Sense};

/// Offices of which a party has one.
fn single(office: &str) -> bool {
    matches!(office, "head_of_state" | "head_of_government" | "monarch" | "chief_of_defence")
        || office.starts_with("minister:")
}

/// "Senegal's presidency said President Faye …": an official of nobody named is of the state whose institution speaks of him.
fn speaker_of<'p>(phrase: &Phrase<'p>, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Option<&'p str> {
    let before = c.checked_sub(1).map(|n| &clauses[n]).filter(|_| !phrase.offices.is_empty())?;
    let told = items[before.predicate?].is(|s| matches!(s, Sense::Speech(_)));
    let speaker = items[*before.subject.first().filter(|_| told)?].phrase()?;
    let institution = speaker.institution.is_some_and(|i| !matches!(i, "embassy" | "consulate"));
    let party = speaker.parties.first().map(|(code, _)| *code);
    party.filter(|code| institution && !code.contains(':'))
}

impl<'p> Assembly<'_, 'p> {
    /// Gives the people who appear in this sentence without a party the one they most likely belong to.
    pub(super) fn settle_people(&mut self, items: &[Item<'p>], clauses: &[Clause]) {
        for (c, clause) in clauses.iter().enumerate() {
            for n in clause.items.clone() {
                let Some(phrase) = items[n].phrase().filter(|p| p.parties.is_empty()) else { continue };
                let Some(person) = phrase.person.filter(|p| self.people.persons[*p].party.is_none()) else { continue };
                self.people.persons[person].party = match phrase.reference {
                    None => {
                        let serves = || self.serves_body(items, n, clause);
                        let theirs = || self.whose_official(items, n, clause);
                        let spoken = speaker_of(phrase, items, clauses, c).or_else(serves).or_else(theirs);
                        spoken.or_else(|| self.party_of(person, n, items, clauses, c))
                    }
                    Some(reference) if reference.owns() => self.serves(phrase, n, items, clauses, c),
                    Some(_) => None,
                };
            }
        }
    }

    /// "国际劳工组织阿拉伯国家区域主任": where words stand together, an official of whatever sort is of the body named before him.
    fn serves_body(&self, items: &[Item<'p>], n: usize, clause: &Clause) -> Option<&'p str> {
        const BETWEEN: usize = 6;
        let language = self.reader.language;
        let word = |i: &Item<'p>| {
            let region = i.phrase().is_some_and(|p| p.region.is_some() && p.parties.is_empty());
            let plain = i.phrase().is_none()
                && i.mark.is_none()
                && !i.is(|s| matches!(s, Sense::Marker(_) | Sense::Verb | Sense::Trigger(_)));
            region || plain
        };
        let start = clause.items.start;
        let between = items[start..n].iter().rev().take(BETWEEN).take_while(|i| word(i)).count();
        let body = items[start..n - between].last()?.phrase().filter(|p| p.offices.is_empty() && !p.named())?;
        let code = match body.parties[..] {
            [(code, _)] if code.starts_with("IGO:") => code,
            _ => return None,
        };
        Some(code).filter(|_| !language.spaces() && language.possessor_before())
    }

    /// "Its secretary-general", "that country's minister": whom the word before the office stands for.
    fn serves(
        &self,
        phrase: &Phrase<'p>,
        n: usize,
        items: &[Item<'p>],
        clauses: &[Clause],
        c: usize,
    ) -> Option<&'p str> {
        let own = clauses[c].subject.contains(&n);
        let subject = if own { Denoted::default() } else { self.subject(items, clauses, c) };
        let told = self.antecedent(phrase.reference, items, clauses, c);
        let told = told.unwrap_or_else(|| self.discourse.denote(phrase, &subject, &self.people, self.reader.world));
        told.codes().next()
    }

    fn party_of(&self, person: usize, n: usize, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Option<&'p str> {
        let office = self.people.persons[person].office?;
        let mut taken: Vec<&'p str> = Vec::new();
        if single(office) {
            let others = self.people.persons.iter().filter(|p| p.office == Some(office));
            taken.extend(others.filter_map(|p| p.party));
        }
        let doer = clauses[c].subject.contains(&n);
        // "In Seoul, spokesman Kim said": ministers travel, those who speak for a ministry sit in it.
        let sits = doer && matches!(office, "spokesperson" | "official");
        let seat = opened_from(items, n).filter(|_| sits).and_then(|i| self.named(i).first().map(|p| p.0));
        if seat.is_some() {
            return seat;
        }
        // Whom somebody criticises or visits is rarely his own, but a minister may call on the refugees of his country.
        let asks =
            |s: &Sense| matches!(s, Sense::Trigger(t) if self.reader.language.entries()[*t as usize].kind == "request");
        let private = |n: usize| items[n].phrase().is_some_and(|p| p.private);
        let own = |n: usize| private(n) && clauses[c].predicate.is_some_and(|p| items[p].is(asks));
        let named = |n: usize| if own(n) { Named::new() } else { self.named(&items[n]) };
        let verb = clauses[c].predicate.filter(|p| doer && *p > n);
        let after = verb.into_iter().flat_map(|p| p..clauses[c].items.end).map(named).find(|named| !named.is_empty());
        let apart: Vec<Meant<'p>> =
            after.into_iter().flatten().map(|(code, span)| Meant { code, span: Some(span), via: Via::Said }).collect();
        let subject = if doer { Denoted::default() } else { self.subject(items, clauses, c) };
        let near = c.saturating_sub(CLAUSES)..clauses.len().min(c + CLAUSES);
        let others = near.filter(|k| *k != c).flat_map(|k| self.subject(items, clauses, k).parties);
        let others: Vec<&'p str> = others.map(|m| m.code).collect();
        let span = |items: &[Item<'p>]| items.first().zip(items.last()).map(|(a, b)| a.span.to(b.span));
        let clause = span(&items[clauses[c].items.clone()])?;
        self.meant(&Asked {
            slot: if doer { Slot::Doer } else { Slot::Stranger },
            kind: "",
            at: items[n].span,
            known: &apart,
            subject: &subject.parties,
            before: &others,
            site: self.site_of(items, clauses, c),
            clause,
            sentence: *self.starts.last()?,
            nobody: Features::default().with(Feature::Nobody, true),
            // A president or a minister is a state's.
            only: if single(office) { Only::States } else { Only::All },
            aside: &[],
            taken: &taken,
            person: Some(&self.people.persons[person].name),
            scene: None,
        })
    }

    /// The state of the place that a clause names.
    pub(super) fn site_of(&self, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Option<&'p str> {
        let range = clauses[c].items.clone();
        let inside = |n: usize| {
            let phrase = items[n].phrase().filter(|_| governor(items, n, range.start) == Some(Marker::In))?;
            let denoted = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
            self.located(phrase, &denoted).map(|l| l.0)
        };
        range.clone().find_map(inside)
    }
}
