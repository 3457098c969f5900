//! Who the subject of a clause is: named, a pronoun, or whom an owner's word stands for.

use super::Assembly;
use super::carried::AROUND;
use crate::clauses::{Clause, Link};
use crate::discourse::{Denoted, Meant, Via};
use crate::frames::Frame;
use crate::groups::is_noun;
use crate::kinds;
use crate::phrases::{Item, Phrase, What};
use chancery_pack::{Form, Kind, Marker, Reference, Role, Sense, THING};
use smallvec::SmallVec;

fn append<T>(all: &mut Vec<T>, more: Vec<T>) {
    if all.is_empty() { *all = more } else { all.extend(more) }
}

impl<'p> Assembly<'_, 'p> {
    /// Whom the subject of a clause denotes.
    pub(super) fn subject(&self, items: &[Item<'p>], clauses: &[Clause], c: usize) -> Denoted<'p> {
        let several = clauses[c].subject.len() > 1;
        let (mut so_far, mut members) = (Denoted::default(), SmallVec::<[Denoted<'p>; 2]>::new());
        for n in &clauses[c].subject {
            if let Some(phrase) = items[*n].phrase() {
                let told = self
                    .antecedent(phrase.reference, items, clauses, c)
                    .or_else(|| {
                        self.speak_for_nobody(&items[*n]).then(|| Denoted { private: true, ..Denoted::default() })
                    })
                    .or_else(|| self.folk_told(phrase))
                    .or_else(|| self.two_before(items, *n, phrase))
                    .or_else(|| self.seated(items, *n))
                    .or_else(|| self.of_both(items, *n))
                    .or_else(|| self.of_several(items, *n))
                    .or_else(|| {
                        self.whose_official(items, *n, &clauses[c])
                            .filter(|_| phrase.person.is_none())
                            .map(|code| Denoted::one(Some(code), phrase.at(), Via::Anaphor))
                    })
                    .or_else(|| self.owned(items, *n, clauses, c));
                let beside = self.whose_neighbour(phrase, items, clauses, c);
                let known = beside.as_ref().filter(|_| so_far.parties.is_empty()).unwrap_or(&so_far);
                let mut one =
                    told.unwrap_or_else(|| self.discourse.denote(phrase, known, &self.people, self.reader.world));
                if several {
                    so_far.parties.extend(one.parties.iter().copied());
                }
                one.private |= behind_name(items, &clauses[c], *n, Sense::Private);
                let behind = self.reader.language.spaces() && !self.reader.language.possessor_before();
                one.private |= behind && headed_by_private(items, clauses[c].items.start, *n);
                one.firm |= behind_name(items, &clauses[c], *n, Sense::Firm);
                members.push(one);
            }
        }
        // "Peru's government and its largest union": who speaks for a state is heard beside those who don't.
        let speaks = |d: &Denoted<'p>| !d.parties.is_empty() && !d.private && !d.firm;
        let official = members.iter().any(speaks);
        let mut all = Denoted::default();
        for one in members.into_iter().filter(|one| !(official && one.private)) {
            append(&mut all.parties, one.parties);
            append(&mut all.people, one.people);
            all.private |= one.private;
            all.firm |= one.firm && !official;
        }
        if clauses[c].subject.is_empty() {
            all.private = heads(items, &clauses[c], Sense::Private);
            all.firm = heads(items, &clauses[c], Sense::Firm);
        }
        all
    }

    /// "Peru insists that its northern neighbour's map is wrong": of what a clause says it is the neighbour of who says it.
    fn whose_neighbour(
        &self,
        phrase: &Phrase<'p>,
        items: &[Item<'p>],
        clauses: &[Clause],
        c: usize,
    ) -> Option<Denoted<'p>> {
        let described = phrase.reference == Some(Reference::Other) && !phrase.described.is_empty();
        let content = described && clauses[c].link == Link::Content;
        let before = clauses[..c].iter().rposition(|k| !k.subject.is_empty()).filter(|_| content)?;
        Some(self.subject(items, clauses, before))
    }

    /// "Thanked Peru, whose prime minister had mediated": right behind the relative word stands an official of whoever is before it.
    pub(super) fn whose_official(&self, items: &[Item<'p>], n: usize, clause: &Clause) -> Option<&'p str> {
        let language = self.reader.language;
        let first = clause.link == Link::Relative && !clause.inherited && n == clause.items.start;
        let relative = n.checked_sub(1).filter(|k| first && items[*k].is(|s| matches!(s, Sense::Whose)))?;
        let phrase = items[n].phrase().filter(|p| p.parties.is_empty() && p.reference.is_none())?;
        let official = !phrase.offices.is_empty() || phrase.institution.is_some() && !phrase.named();
        let comma = relative.checked_sub(1).filter(|k| matches!(items[*k].mark, Some(',')));
        let head = items.get(comma.unwrap_or(relative).checked_sub(1)?)?;
        let owner = self.named(head);
        let owner = owner.first().filter(|_| owner.len() == 1).map(|(code, _)| *code);
        // "Under Ruto, whose foreign minister had …": whoever is named is somebody's.
        let owner = owner.or_else(|| head.phrase().and_then(|p| self.named_in(p)));
        owner.filter(|_| official && language.spaces() && !language.cased())
    }

    /// "Peru says Chile's map is wrong and has vetoed Chile's entry": nobody acts on himself, so that the subject is the one before.
    pub(super) fn another_subject(
        &self,
        items: &[Item<'p>],
        clauses: &[Clause],
        frame: &Frame,
        subject: &Denoted<'p>,
    ) -> Option<Denoted<'p>> {
        let earlier = (0..frame.clause).rev().map(|c| self.subject(items, clauses, c));
        // "Peru argues that Chile's stance is driven by greed and is an act of war": nobody complains of himself.
        let spoken_of = self.reader.language.entries()[frame.entry].form == Form::Content;
        if spoken_of && frame.subject && clauses[frame.clause].inherited {
            let other = |d: &Denoted<'p>| !d.parties.is_empty() && !d.codes().any(|c| subject.codes().any(|s| s == c));
            return earlier.into_iter().find(other).filter(|_| clauses[frame.clause].link == Link::Joined);
        }
        if frame.passive {
            return None;
        }
        let objects = frame.fillers.iter().filter(|(role, _)| *role == Role::Object).flat_map(|(_, members)| members);
        let undergo: Vec<&'p str> = objects.flat_map(|n| self.named(&items[*n])).map(|n| n.0).collect();
        let itself = |d: &Denoted<'p>| d.codes().any(|code| undergo.contains(&code));
        // "His colleague, who vowed to honour Peru's duties": of whom a relative clause tells stands before it.
        if !itself(subject) || clauses[frame.clause].link == Link::Relative {
            return None;
        }
        if !clauses[frame.clause].inherited {
            return self.goes_on_speaking(items, &clauses[frame.clause], frame, &undergo);
        }
        earlier.into_iter().find(|d| !d.parties.is_empty() && !itself(d))
    }

    /// "Chad sent them back, the agency said. It called on Chad to …": nobody speaks so to himself, so that it is who spoke last.
    fn goes_on_speaking(
        &self,
        items: &[Item<'p>],
        clause: &Clause,
        frame: &Frame,
        undergo: &[&'p str],
    ) -> Option<Denoted<'p>> {
        let speech = kinds::speech(&self.reader.language.entries()[frame.entry].kind);
        let [only] = clause.subject[..] else { return None };
        let phrase = items[only].phrase().filter(|p| speech && p.is_pronoun() && p.described.contains(&THING))?;
        let (code, _) = self.discourse.speaker.filter(|(code, person)| person.is_none() && !undergo.contains(code))?;
        Some(Denoted::one(Some(code), phrase.at(), Via::Anaphor))
    }

    /// "The Taliban asked it for technicians": what a subject does something to is not itself but whom the text spoke of.
    pub(super) fn not_itself(
        &self,
        phrase: &Phrase<'p>,
        role: Role,
        denoted: Denoted<'p>,
        subject: &Denoted<'p>,
        sayer: Option<&'p str>,
    ) -> Denoted<'p> {
        let undergoes = matches!(role, Role::Object | Role::To | Role::With | Role::Against);
        let own = phrase.reference == Some(Reference::Own) && !phrase.possessor && phrase.parties.is_empty();
        let other = |code: &&'p str| !subject.codes().any(|own| own == *code);
        let topic = sayer.filter(other).or(self.discourse.topic.filter(other));
        let Some(code) = topic.filter(|_| own && undergoes && !phrase.headed()) else { return denoted };
        let meant = Meant { code, span: Some(phrase.at()), via: Via::Anaphor };
        Denoted { parties: vec![meant], ..Denoted::default() }
    }

    /// Does the phrase stand for somebody? "Golob said the bloc should …, and that he would": a pronoun is no bloc.
    fn people_of(&self, phrase: &Phrase<'p>) -> bool {
        let told = self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
        !told.people.is_empty() || !phrase.offices.is_empty()
    }

    /// "While Sandu was in Paris, she asked …", "Hungary said it would …": a pronoun is the subject before it in the sentence.
    pub(super) fn antecedent(
        &self,
        reference: Option<Reference>,
        items: &[Item<'p>],
        clauses: &[Clause],
        c: usize,
    ) -> Option<Denoted<'p>> {
        let reference = reference.filter(|r| matches!(r, Reference::Person | Reference::Own | Reference::Pair))?;
        // "Ghana said it saw a threat and asked …": the pronoun that a joined clause takes over is not its own antecedent.
        let taken_over = |k: &Clause| clauses[c].inherited && k.subject == clauses[c].subject;
        let person = |k: &&Clause| {
            let plain = items[k.subject[0]].phrase().filter(|p| p.reference.is_none());
            reference != Reference::Person || plain.is_none_or(|p| self.people_of(p))
        };
        if let Some(speaker) = self.spoke_before(reference, items, clauses, c) {
            return Some(speaker);
        }
        let own = |k: &&Clause| !k.inherited && !k.subject.is_empty() && !taken_over(k);
        let before = clauses[..c].iter().rev().filter(own).find(person)?;
        if reference == Reference::Pair {
            return self.several(items, before).or_else(|| self.folk_before(items, &clauses[c], before));
        }
        let phrase = items[before.subject[0]].phrase().filter(|p| p.reference.is_none())?;
        let denoted = || self.discourse.denote(phrase, &Denoted::default(), &self.people, self.reader.world);
        let told = self.seated(items, before.subject[0]).unwrap_or_else(denoted);
        // "Iraq's prime minister will raise it when he goes there": an official need not be named.
        let official = !phrase.offices.is_empty() && !phrase.group && told.parties.len() == 1;
        let person = official || !told.people.is_empty();
        let fits = if reference == Reference::Person { person } else { !told.parties.is_empty() };
        fits.then(|| Denoted {
            parties: told
                .parties
                .into_iter()
                .take(before.subject.len())
                .map(|m| Meant { via: Via::Anaphor, ..m })
                .collect(),
            people: if reference == Reference::Person { told.people } else { Vec::new() },
            ..Denoted::default()
        })
    }

    /// "The minister will fly to Lima, his spokeswoman said. She warned …": who spoke goes on speaking.
    fn spoke_before(
        &self,
        reference: Reference,
        items: &[Item<'p>],
        clauses: &[Clause],
        c: usize,
    ) -> Option<Denoted<'p>> {
        let first = clauses[..c].iter().all(|k| k.subject.is_empty()) && reference == Reference::Person;
        let entries = self.reader.language.entries();
        let speaks = |s: &Sense| match s {
            Sense::Speech(_) => true,
            Sense::Trigger(t) => kinds::speech(&entries[*t as usize].kind),
            _ => false,
        };
        let person =
            self.discourse.spoke.filter(|_| first && clauses[c].predicate.is_some_and(|p| items[p].is(speaks)))?;
        let at = items[*clauses[c].subject.first()?].span;
        let party = self.people.persons[person].party;
        // "Aliyev said. He thanked Azerbaijan": nobody speaks so to his own.
        let own = |i: &Item<'p>| self.named(i).iter().any(|(code, _)| Some(*code) == party);
        let toward_own = items[clauses[c].items.clone()].iter().any(own);
        (!toward_own).then(|| Denoted { people: vec![person], ..Denoted::one(party, at, Via::Anaphor) })
    }

    /// "He rang his Peruvian colleague and congratulated him": whom the sentence named before, beside the subject.
    pub(super) fn beside_subject(
        &self,
        items: &[Item<'p>],
        at: usize,
        phrase: &Phrase<'p>,
        subject: &Denoted<'p>,
    ) -> Option<Denoted<'p>> {
        let pronoun = phrase.reference == Some(Reference::Person) && phrase.parties.is_empty() && !phrase.possessor;
        if !pronoun || subject.parties.is_empty() {
            return None;
        }
        let person = |p: &&Phrase<'p>| {
            let plain = p.reference.is_none() || p.is_counterpart();
            plain && (p.named() || p.is_counterpart() || !p.offices.is_empty() && !p.group)
        };
        let told = |p| self.discourse.denote(p, subject, &self.people, self.reader.world);
        let other = |d: &Denoted<'p>| d.parties.len() == 1 && !subject.codes().any(|own| d.codes().any(|c| c == own));
        let found =
            items[..at].iter().rev().take(AROUND).filter_map(Item::phrase).filter(person).map(told).find(other)?;
        let meant = |m: Meant<'p>| Meant { span: Some(phrase.at()), via: Via::Anaphor, ..m };
        Some(Denoted { parties: found.parties.into_iter().map(meant).collect(), ..found })
    }

    /// "Stockholm applied, but Budapest blocks its bid": whose a thing is stands as the subject before in the sentence.
    pub(super) fn owner_before(
        &self,
        items: &[Item<'p>],
        n: usize,
        clauses: &[Clause],
        c: usize,
        subject: &Denoted<'p>,
    ) -> Option<Denoted<'p>> {
        let phrase = items[n].phrase().filter(|p| p.reference == Some(Reference::Person) && p.parties.is_empty())?;
        let owns = !phrase.headed() && items.get(n + 1).is_some_and(is_noun);
        let owner = self.antecedent(Some(Reference::Own).filter(|_| owns), items, clauses, c)?;
        let itself = owner.codes().any(|code| subject.codes().any(|s| s == code));
        Some(owner).filter(|_| !itself)
    }

    /// "Финляндия вступила в него", "joined it": what a state goes into or leaves is the body spoken of.
    pub(super) fn joined_body(&self, items: &[Item<'p>], n: usize, kind: &Kind, role: Role) -> Option<Denoted<'p>> {
        let goes = kind.id == "membership" && matches!(role, Role::In | Role::To | Role::From);
        let phrase = items[n].phrase().filter(|p| goes && p.reference == Some(Reference::Person) && !p.headed())?;
        let owns = items.get(n + 1).is_some_and(|i| matches!(i.what, What::Unit) && i.mark.is_none());
        let code = self.discourse.latest_organisation(phrase.at().start).filter(|_| !owns)?;
        Some(Denoted::one(Some(code), phrase.at(), Via::Anaphor))
    }

    /// "Canada and the Netherlands said they would …": a subject of several parties.
    fn several(&self, items: &[Item<'p>], clause: &Clause) -> Option<Denoted<'p>> {
        let phrases = clause.subject.iter().filter_map(|n| items[*n].phrase()).filter(|p| p.reference.is_none());
        let none = Denoted::default();
        let told = phrases.flat_map(|p| self.discourse.denote(p, &none, &self.people, self.reader.world).parties);
        let parties: Vec<Meant<'p>> = told.map(|m| Meant { via: Via::Anaphor, ..m }).collect();
        (parties.len() > 1).then(|| Denoted { parties, ..Denoted::default() })
    }
}

/// "Peru's largest farmers' union", "a Peruvian bank": of a state that owns or qualifies the subject, what stands behind its name acts.
fn behind_name(items: &[Item<'_>], clause: &Clause, n: usize, what: Sense) -> bool {
    let opposes = |p: &Phrase<'_>| p.institution == Some("opposition") && what == Sense::Firm;
    if items[n].phrase().is_some_and(opposes) {
        return true;
    }
    let name = items[n].phrase().is_some_and(|p| (p.possessor || p.bare) && !p.headed() && !p.named());
    let end = clause.predicate.filter(|p| *p > n).unwrap_or(n);
    let plain = |i: &Item<'_>| i.phrase().is_none() && i.mark.is_none();
    // "The Union's industry chief": what qualifies another word is not who acts.
    let last =
        |k: &usize| *k + 1 >= end || !is_noun(&items[k + 1]) && plain(&items[k + 1]) || items[k + 1].mark.is_some();
    let near = (n + 1..end).take_while(|k| plain(&items[*k]));
    name && near.into_iter().any(|k| items[k].is(|s| *s == what) && last(&k))
}

/// "An expert on Peru warned": of a subject that names nobody, what its first words say who it is.
fn heads(items: &[Item<'_>], clause: &Clause, what: Sense) -> bool {
    const FIRST: usize = 4;
    let Some(end) = clause.predicate else { return false };
    let plain = |i: &&Item<'_>| i.phrase().is_none() && i.mark.is_none() && !i.is(|s| matches!(s, Sense::Marker(_)));
    let first = items[clause.items.start.min(end)..end].iter().take(FIRST).take_while(plain);
    !clause.inherited && first.into_iter().any(|i| i.is(|s| *s == what))
}

/// "Nelayan asal Aceh Timur tiba": where the possessor stands behind, does a word for private people stand before a clause's subject?
fn headed_by_private(items: &[Item<'_>], start: usize, n: usize) -> bool {
    const BESIDE: usize = 4;
    let private = |k: &usize| items[*k].phrase().is_none() && items[*k].is(|s| matches!(s, Sense::Private));
    let between = |k: &usize| {
        let name = items[*k].phrase().is_some_and(|p| !p.headed() && p.parties.is_empty() && p.reference.is_none());
        name || is_noun(&items[*k]) || items[*k].marks(Marker::From) || items[*k].marks(Marker::Of)
    };
    let mut near = (start.min(n)..n).rev().take(BESIDE);
    near.find(|k| private(k) || !between(k)).is_some_and(|k| private(&k))
}
