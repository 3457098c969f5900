//! The discourse moves on, after a claim and after a sentence.

use super::draft::{Dated, Draft};
use super::{Assembly, Scene};
use crate::clauses::{Clause, Link, is_predicate};
use crate::discourse::{Via, Visit};
use crate::groups::{governor, group};
use crate::phrases::{Item, Phrase};
use chancery_pack::{Marker, Reference, Sense, THING};

/// Clauses that are looked at for who a sentence is about: sentences may be endless.
const MOST: usize = 40;

impl<'p> Assembly<'_, 'p> {
    /// Moves the discourse on after a claim.
    pub(super) fn follow(&mut self, scene: &Scene<'_, 'p>, draft: &Draft<'p>) {
        // Between whom somebody mediates, those are the sides.
        let mediated = draft.kind.id == "mediation" && draft.recipients.len() == 2;
        let actors = if mediated { &[][..] } else { &draft.actors };
        if mediated {
            let states = draft.actors.iter().map(|m| m.code).filter(|c| !c.contains(':'));
            let new: Vec<&'p str> = states.filter(|c| !self.discourse.thirds.contains(c)).collect();
            self.discourse.thirds.extend(new);
        }
        let mut parties: Vec<&'p str> = actors.iter().chain(&draft.recipients).map(|m| m.code).collect();
        parties.dedup();
        let states: Vec<&'p str> = parties.iter().copied().filter(|c| !c.contains(':')).collect();
        // Parties taken over from before put nobody new in play.
        let said = actors.iter().chain(&draft.recipients).filter(|m| m.via != Via::Inherited).map(|m| m.code);
        let mut told: Vec<&'p str> = said.filter(|c| !c.contains(':')).collect();
        told.dedup();
        // "Oman, Qatar and Peru closed the border. They accuse …": three who do something to another act together as well.
        let actors: Vec<&'p str> = actors.iter().filter(|m| m.via == Via::Said).map(|m| m.code).collect();
        if draft.kind.mutual {
            self.discourse.gather(&parties);
        } else if actors.len() > 2 {
            self.discourse.gather(&actors);
        } else {
            self.discourse.gathered_still(&parties);
        }
        if told.len() >= 2 {
            self.discourse.pair_up(&told, draft.kind.mutual);
        } else if states.len() >= 2 && self.discourse.pair.is_empty() {
            self.discourse.pair_up(&states, draft.kind.mutual);
        } else if parties.len() == 2 && self.discourse.pair.is_empty() {
            self.discourse.pair_up(&parties, draft.kind.mutual);
        }
        let persons: Vec<usize> =
            draft.people.iter().filter_map(|a| self.people.persons.iter().position(|p| p.name == a.name)).collect();
        if !persons.is_empty() {
            self.discourse.last_people = persons;
        }
        if let Some(dated) = draft.when.as_ref().filter(|w| w.via == Via::Said) {
            self.move_time(scene, draft, dated);
        }
        match draft.kind.id.as_str() {
            "attack" | "coercion" | "deployment" | "threat" => {
                self.discourse.offender = draft.actors.first().map(|a| a.code)
            }
            "accusation" => self.discourse.offender = draft.recipients.first().map(|r| r.code),
            _ => {}
        }
        if let Some((state, id, _, _)) = draft.place {
            self.discourse.site = Some((state, id));
        }
        if draft.kind.id == "visit" && draft.actors.len() == 1 && draft.status != "habitual" {
            let person = draft.people.first().and_then(|a| self.people.persons.iter().position(|p| p.name == a.name));
            let hosts = draft.recipients.iter().map(|r| r.code).collect();
            let said = draft.when.as_ref().filter(|w| w.via == Via::Said).map(|w| w.resolved.clone());
            self.discourse.travel(Visit { visitor: draft.actors[0].code, hosts, when: said, person });
        }
    }

    /// What was dated is what later words count from, and the story's day if it is news.
    fn move_time(&mut self, scene: &Scene<'_, 'p>, draft: &Draft<'p>, dated: &Dated) {
        // "Arrived on Monday for three days. The next day …": days are counted from the day that was named.
        let named = scene.times.iter().find(|(span, _)| Some(*span) == dated.span).and_then(|(_, r)| r.clone());
        let began = named.filter(|r| r.earliest == r.latest && r.earliest == dated.resolved.earliest);
        self.discourse.last_time = Some(began.unwrap_or_else(|| dated.resolved.clone()));
        let day = dated.resolved.earliest == dated.resolved.latest;
        if day && self.is_news(&dated.resolved) && draft.status == "happened" {
            self.discourse.story = Some(dated.resolved.clone());
            self.discourse.story_told = draft.sentence;
        }
    }

    /// "Between A and B": two states named together are the pair in play.
    pub(super) fn pair_up(&mut self, items: &[Item<'p>]) {
        let named = |i: &Item<'p>| i.phrase().map_or(Vec::new(), |p| p.parties.iter().map(|p| p.0).collect());
        // "甲与乙 …": a state that begins the sentence and one that a word of company joins to it.
        let company =
            |n: usize| items.get(n + 1).is_some_and(|i| i.marks(Marker::With)) && !named(&items[n]).is_empty();
        if let Some(n) = (0..items.len().min(4)).find(|n| items[*n].phrase().is_some()).filter(|n| company(*n)) {
            let both: Vec<&'p str> = items[n..].iter().take(3).flat_map(&named).collect();
            if let [one, other] = both[..]
                && one != other
            {
                self.discourse.pair_up(&both, true);
            }
        }
        for n in 0..items.len() {
            if !items[n].marks(Marker::Between) {
                continue;
            }
            // "Between the North and the South": past the article.
            let article = items.get(n + 1).is_some_and(|i| i.is(|s| matches!(s, Sense::Article)));
            let first = n + 1 + usize::from(article);
            if items.get(first).is_none_or(|i| i.phrase().is_none()) {
                continue;
            }
            let members = group(items, first, items.len());
            let mut codes: Vec<&'p str> = members.iter().flat_map(|m| named(&items[*m])).collect();
            codes.dedup();
            if codes.len() == 2 {
                self.discourse.pair_up(&codes, true);
            }
        }
    }

    /// The subject of the sentence's main clause is the topic of the next.
    pub(super) fn move_on(&mut self, items: &[Item<'p>], clauses: &[Clause], voice: Option<(&'p str, Option<usize>)>) {
        self.remember_others(items, clauses);
        self.remember_folk(items, clauses);
        let told = |c: &Clause| !c.subject.is_empty() && c.link != Link::Relative && !c.quoted;
        let about = |c: &Clause| told(c) && !in_quotation(items, &c.subject);
        // "They signed a pact, and the emirate sent troops. It …": of two main clauses the latter, where the former is about several.
        let one = |c: &&Clause| about(c) && !c.inherited && matches!(c.link, Link::Main | Link::Joined);
        let several = clauses.iter().take(MOST).find(|c| about(c)).is_some_and(|c| is_several(items, c));
        let later = || clauses.iter().take(MOST).rposition(|c| one(&c) && !is_several(items, c));
        let first = clauses.iter().take(MOST).position(about);
        let Some(c) = several.then(later).flatten().or(first) else {
            // "“We welcome it,” said the spokesman. According to him, …"
            if let Some((code, Some(person))) = voice {
                self.discourse.topic = Some(code);
                self.discourse.topic_person = Some(person);
            } else if let Some(code) = self.only_named(items) {
                (self.discourse.topic, self.discourse.topic_person) = (Some(code), None);
            }
            return;
        };
        // "“It was an error,” said the ambassador. He …": what is a thing is nobody who goes on.
        let phrase = items[clauses[c].subject[0]].phrase();
        let thing = phrase.is_some_and(|p| p.is_pronoun() && p.described.contains(&THING));
        if let Some((code, Some(person))) = voice.filter(|_| thing) {
            self.discourse.topic = Some(code);
            self.discourse.topic_person = Some(person);
            return;
        }
        let plural = is_several(items, &clauses[c]);
        let subject = self.subject(items, clauses, c);
        if plural || subject.private {
            return;
        }
        if let Some(code) = subject.codes().next() {
            self.discourse.topic = Some(code);
            // "According to the minister, Ethiopia refused. He accused …": of a state and who speaks of it, a person is the speaker.
            let speaks = voice.and_then(|v| v.1);
            self.discourse.topic_person = subject.people.first().copied().or(speaks);
            self.discourse.spoke = speaks.filter(|_| !subject.people.is_empty());
        }
        let mut states: Vec<&'p str> = subject.codes().filter(|c| !c.contains(':')).collect();
        states.dedup();
        if states.len() == 2 {
            self.discourse.pair_up(&states, true);
        }
    }

    /// Whom "he" and "its" in the next sentence may mean beside its topic.
    fn remember_others(&mut self, items: &[Item<'p>], clauses: &[Clause]) {
        let known = |n: &usize| self.people.persons[*n].party.is_some();
        let acts = |n: usize| clauses.iter().any(|c| c.subject.contains(&n));
        let owns = |p: &Phrase<'p>| p.possessor;
        let person = |(n, i): (usize, &Item<'p>)| i.phrase().filter(|p| acts(n) || owns(p))?.person.filter(known);
        let private = items.iter().any(|i| i.phrase().is_some_and(|p| p.private));
        let main = |c: &&Clause| !c.subject.is_empty() && !c.quoted && matches!(c.link, Link::Main | Link::Joined);
        let nobody =
            |p: &&Phrase<'p>| p.person.is_none() && p.offices.is_empty() && !p.private && p.reference.is_none();
        let thing = |c: &Clause| Some(items[c.subject[0]].phrase().filter(nobody)?.parties.first()?.0);
        let named = items.iter().enumerate().rev().find_map(person).filter(|_| !private);
        self.discourse.topic_thing = clauses.iter().take(MOST).rev().filter(main).find_map(thing);
        (self.discourse.named_person, self.discourse.spoke) = (named, None);
    }

    /// "That is what Peru says": a sentence without a subject is about the only party that it names, if a verb stands right behind.
    fn only_named(&self, items: &[Item<'p>]) -> Option<&'p str> {
        let mut named =
            items.iter().enumerate().flat_map(|(n, i)| self.named(i).into_iter().map(move |(code, _)| (n, code)));
        let (first, only) = named.next()?;
        let acts = items.get(first + 1).is_some_and(|i| is_predicate(i, self.reader.language.entries()));
        let free = governor(items, first, 0).is_none() && !self.reader.language.cased();
        (acts && free && named.all(|(_, code)| code == only)).then_some(only)
    }
}

/// "They", "the two ministers": is the clause about several who act together?
fn is_several(items: &[Item<'_>], clause: &Clause) -> bool {
    let reference = clause.subject.first().and_then(|n| items[*n].phrase()?.reference);
    reference.is_some_and(|r| r.together().is_some() || r == Reference::BothOffice)
}

/// Does somebody stand within what is quoted, and is not all of it?
fn in_quotation(items: &[Item<'_>], subject: &[usize]) -> bool {
    let (Some(first), Some(last)) = (subject.first(), subject.last()) else { return false };
    let straight = |i: &&Item<'_>| i.mark == Some('"');
    let opened = items[..*first].iter().rev().find(|i| matches!(i.mark, Some('«' | '»' | '“' | '”' | '「' | '」')));
    let within = opened.is_some_and(|i| matches!(i.mark, Some('«' | '“' | '「')))
        || items[..*first].iter().filter(straight).count() % 2 == 1;
    let closes = |i: &Item<'_>| matches!(i.mark, Some('»' | '”' | '」' | '"'));
    within && !items.get(last + 1).is_some_and(closes)
}
