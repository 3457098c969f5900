//! People of one party, spoken of as several: "the Kenyans", "rebel fighters", and "they" for them.

use super::Assembly;
use super::carried::AROUND;
use crate::clauses::{Clause, Link};
use crate::discourse::{Denoted, Meant, Via};
use crate::groups::group;
use crate::phrases::{Item, Phrase};
use chancery_pack::{Reference, SEVERAL};

/// Clauses that are looked at: sentences may be endless.
const MOST: usize = 40;

impl<'p> Assembly<'_, 'p> {
    /// "The Kenyans stayed away. They accused …": the people of whom the sentence before told.
    pub(super) fn folk_told(&self, phrase: &Phrase<'p>) -> Option<Denoted<'p>> {
        let (told, code) = self.discourse.folk?;
        let fresh = told + 1 == self.discourse.sentence && self.is_they(phrase);
        // "Kenyan officials met the Ghanaians. They signed …": who acted together go on together.
        let joint = self.discourse.joint && self.discourse.paired >= told;
        (fresh && !joint).then(|| Denoted::one(Some(code), phrase.at(), Via::Anaphor))
    }

    /// "The Kenyans sell power, though they cut it in May": the same within a sentence.
    pub(super) fn folk_before(&self, items: &[Item<'p>], clause: &Clause, before: &Clause) -> Option<Denoted<'p>> {
        let phrase = items[*clause.subject.first()?].phrase().filter(|p| self.is_they(p))?;
        let code = self.folk(items, before)?;
        let meant = Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        Some(Denoted { parties: vec![meant], ..Denoted::default() })
    }

    /// "He rang Kenya's president and Ghana's and asked them …": several whom the sentence named in one breath before, beside the subject.
    pub(super) fn listed_before(
        &self,
        items: &[Item<'p>],
        at: usize,
        phrase: &Phrase<'p>,
        subject: &Denoted<'p>,
    ) -> Option<Denoted<'p>> {
        let them = self.is_they(phrase) && phrase.reference == Some(Reference::Others) && !subject.parties.is_empty();
        if !them {
            return None;
        }
        let named = |n: usize| -> Vec<&'p str> {
            let of = |m: &usize| items[*m].phrase().and_then(|p| self.named_in(p));
            group(items, n, at).iter().filter_map(of).collect()
        };
        let first = at.saturating_sub(AROUND);
        let all = (first..at).rev().filter(|n| items[*n].phrase().is_some()).map(named).find(|all| all.len() > 1)?;
        let meant = |code: &&'p str| Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        let other = all.iter().all(|code| subject.codes().all(|own| own != *code));
        other.then(|| Denoted { parties: all.iter().map(meant).collect(), ..Denoted::default() })
    }

    /// "Peru's president spoke to Kenya's on Sunday; the two agreed …": who stand for two are the only two whom the sentence named before.
    pub(super) fn two_before(&self, items: &[Item<'p>], at: usize, phrase: &Phrase<'p>) -> Option<Denoted<'p>> {
        let two = matches!(phrase.reference, Some(Reference::Pair | Reference::BothOffice)) && !phrase.possessor;
        let orderly = self.reader.language.spaces() && !self.reader.language.cased();
        if !(two && orderly && phrase.parties.is_empty() && phrase.described.is_empty()) {
            return None;
        }
        let mut named: Vec<&'p str> = Vec::new();
        for code in items[..at].iter().filter_map(Item::phrase).filter_map(|p| self.named_in(p)) {
            named.extend(Some(code).filter(|code| !named.contains(code)));
        }
        let persons = items[..at].iter().filter_map(Item::phrase).filter(|p| p.person.is_some()).count();
        let meant = |code: &&'p str| Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        let both = named.len() == 2 && persons > 0;
        both.then(|| Denoted { parties: named.iter().map(meant).collect(), ..Denoted::default() })
    }

    /// The one party that a phrase names or whose official it is.
    pub(super) fn named_in(&self, phrase: &Phrase<'p>) -> Option<&'p str> {
        let official = || phrase.person.and_then(|n| self.people.persons.get(n)).and_then(|p| p.party);
        match phrase.parties[..] {
            [(code, _)] => Some(code),
            [] => official(),
            _ => None,
        }
    }

    /// Notes the people of one party whom the sentence's last main clause tells of.
    pub(super) fn remember_folk(&mut self, items: &[Item<'p>], clauses: &[Clause]) {
        let main = |c: &&Clause| {
            !c.subject.is_empty() && !c.inherited && !c.quoted && matches!(c.link, Link::Main | Link::Joined)
        };
        let last = clauses.iter().take(MOST).rev().find(main);
        let number = self.discourse.sentence;
        let they = |c: &Clause| items[c.subject[0]].phrase().and_then(|p| self.folk_told(p));
        let still = || last.and_then(they).and_then(|d| d.codes().next());
        let folk = last.and_then(|c| self.folk(items, c)).or_else(still);
        self.discourse.folk = folk.map(|code| (number, code));
    }

    /// The party of a clause's subject, where it is several people of it.
    fn folk(&self, items: &[Item<'p>], clause: &Clause) -> Option<&'p str> {
        let [only] = clause.subject[..] else { return None };
        let phrase = items[only].phrase()?;
        let [(code, _)] = phrase.parties[..] else { return None };
        let officials = phrase.offices.last() == Some(&"official") && phrase.person.is_none();
        let people = (phrase.group || officials || phrase.bare || code.starts_with("NSA:")) && !phrase.named();
        // "Kenyan planes have struck": an adjective before a noun that no list knows is not its people.
        let whole = !phrase.bare || clause.predicate.is_some_and(|p| p == only + 1);
        (people && whole && !phrase.private && phrase.reference.is_none()).then_some(code)
    }

    /// "They", "them": one word for several.
    fn is_they(&self, phrase: &Phrase<'p>) -> bool {
        let several = phrase.described.contains(&SEVERAL) && phrase.parties.is_empty() && !phrase.headed();
        let word = matches!(phrase.reference, Some(Reference::Pair | Reference::Others)) && !phrase.possessor;
        several && word && !self.text.slice(phrase.at()).contains(' ')
    }
}
