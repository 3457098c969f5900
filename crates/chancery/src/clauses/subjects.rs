//! Who is a clause's subject: by place or by case, and what a clause without one takes over.

use super::boundary::opens_ground;
use super::commas::attributed;
use super::{Clause, Link, is_predicate};
use crate::groups::{governor, group, is_noun};
use crate::kinds;
use crate::phrases::{Item, Phrase};
use chancery_pack::{Cases, Entry, Form, Language, Marker, Sense, Speech, Status};
use std::ops::Range;

/// The last group of phrases before the predicate that no marker governs.
pub fn subject_of(items: &[Item<'_>], start: usize, predicate: usize) -> Vec<usize> {
    // "The nations of Bahrain and Kosovo recognised …": a head that is no phrase is known by its "of".
    let (mut best, mut owned) = (Vec::new(), Vec::new());
    let mut at = start;
    while at < predicate {
        if items[at].phrase().is_some() {
            // "According to the ministry, Baku …": a source is nobody's subject, nor joined to one.
            if let Some(end) = source_end(items, at, start, predicate) {
                at = end;
                continue;
            }
            let group = group(items, at, predicate);
            let governor = governor(items, at, start);
            let free = governor.is_none();
            let names =
                group.iter().any(|n| items[*n].phrase().is_some_and(|p| p.agency.is_none() && p.region.is_none()));
            let last = *group.last().unwrap_or(&at);
            let theirs = || {
                posted(items, &best, at)
                    || counted(items, &best, at)
                    || beside(items, &best, at, start)
                    || sits(items, &best, at, start)
            };
            if free && names && !theirs() && !set_off(items, &best, last, predicate) {
                best = group;
            } else if governor == Some(Marker::Of) && names {
                owned = group;
            }
            at = last + 1;
        } else {
            at += 1;
        }
    }
    if best.is_empty() { owned } else { best }
}

/// "他在纽约联合国大会上演讲": right behind a place with its preposition stands what sits there, where somebody else is the subject.
fn sits(items: &[Item<'_>], subject: &[usize], at: usize, start: usize) -> bool {
    let Some(seat) = at.checked_sub(1).filter(|n| *n > start && !subject.is_empty() && !subject.contains(n)) else {
        return false;
    };
    let place = items[seat].phrase().is_some_and(|p| p.place.is_some()) && items[seat].span.end == items[at].span.start;
    let body = items[at].phrase().is_some_and(|p| p.offices.is_empty() && !p.named());
    let inside = items.get(at + 1).is_some_and(is_noun);
    place && body && inside && governor(items, seat, start) == Some(Marker::In)
}

/// "对秘鲁检察长等五名官员": behind a governed name stand people of its own, where somebody else is the subject.
fn beside(items: &[Item<'_>], subject: &[usize], at: usize, start: usize) -> bool {
    let people = |p: &Phrase<'_>| !p.offices.is_empty() && p.parties.is_empty() && !p.named() && p.reference.is_none();
    let before = (start..at).rev().take_while(|n| items[*n].mark.is_none()).find(|n| items[*n].phrase().is_some());
    let Some(owner) = before.filter(|n| !subject.is_empty() && !subject.contains(n)) else { return false };
    let word =
        |i: &Item<'_>| i.number.is_some() || i.is(|s| matches!(s, Sense::Block | Sense::Context(_))) || is_noun(i);
    let governed = matches!(governor(items, owner, start), Some(Marker::To | Marker::Against | Marker::Object));
    governed && items[at].phrase().is_some_and(people) && items[owner + 1..at].iter().all(word)
}

/// "马里一家法院": behind a word of counting stands an institution of the state before it.
fn counted(items: &[Item<'_>], owner: &[usize], at: usize) -> bool {
    let Some(owner) = owner.last().filter(|o| **o + 1 < at) else { return false };
    let small = |i: &Item<'_>| i.phrase().is_none() && i.mark.is_none();
    let count = |i: &Item<'_>| i.number.is_some() || i.is(|s| *s == Sense::Block);
    let body = |p: &Phrase<'_>| p.institution.is_some() && p.parties.is_empty() && p.reference.is_none();
    let between = &items[*owner + 1..at];
    let state = items[*owner].phrase().is_some_and(|p| p.parties.len() == 1 && !p.headed() && !p.named());
    state && items[at].phrase().is_some_and(body) && between.len() == 1 && between.iter().all(|i| small(i) && count(i))
}

/// "荷兰驻秘鲁使馆三名外交官": behind an embassy stand people of whoever's it is.
fn posted(items: &[Item<'_>], sender: &[usize], at: usize) -> bool {
    let Some(embassy) = sender.last().map(|s| s + 2).filter(|n| *n < at && items[n - 1].marks(Marker::In)) else {
        return false;
    };
    let embassy_of = |p: &Phrase<'_>| matches!(p.institution, Some("embassy" | "consulate"));
    let people = |p: &Phrase<'_>| !p.offices.is_empty() && p.parties.is_empty() && !p.named();
    let small = |i: &Item<'_>| i.phrase().is_none() && i.mark.is_none();
    items[embassy].phrase().is_some_and(embassy_of)
        && items[at].phrase().is_some_and(people)
        && items[embassy + 1..at].iter().all(small)
}

/// Where the words of a source end that begin with the phrase at `at`: behind the comma that closes them.
fn source_end(items: &[Item<'_>], at: usize, start: usize, predicate: usize) -> Option<usize> {
    let source = |s: &Sense| matches!(s, Sense::Speech(Speech::Source | Speech::Cited));
    let cited = items[start..at].iter().rev().take(2).take_while(|i| i.mark.is_none()).any(|i| i.is(source));
    let comma = (at + 1..predicate).find(|n| matches!(items[*n].mark, Some(',' | '，')));
    comma.filter(|_| cited).map(|n| n + 1)
}

/// "Turkey, a member of the alliance, signed": between commas stands what tells of the subject.
fn set_off(items: &[Item<'_>], subject: &[usize], last: usize, predicate: usize) -> bool {
    let comma = |n: usize| matches!(items[n].mark, Some(',' | '，'));
    // "Ana Ruiz, the ambassador to Peru and former mayor of Vigo, said": the office behind the name goes on behind the phrase.
    let goes_on = |s: usize| {
        let office = items[s].phrase().is_some_and(|p| {
            !p.offices.is_empty() && p.name.is_some_and(|n| n.start == items[s].span.start && n.end < items[s].span.end)
        });
        let marker = items[s + 1].marks(Marker::To) || items[s + 1].marks(Marker::Of);
        office && marker && items[s].span.end < items[s + 1].span.start
    };
    subject.last().is_some_and(|s| comma(s + 1) || goes_on(*s)) && (last + 1..predicate).any(comma)
}

/// Where cases tell, the subject may stand anywhere: the phrase that can be nothing else, or the one before the predicate that may
/// be it; after the predicate one that may be it only where another phrase is surely none ("Сирию обстрелял Израиль").
pub(super) fn subject_by_case(
    items: &[Item<'_>],
    range: &Range<usize>,
    predicate: usize,
    language: &Language,
) -> Vec<usize> {
    let roles = language.case_roles();
    let entries = language.entries();
    let mut best = (0, Vec::new());
    // "Призыв Перу поддержала Чили": no happening supports or condemns, so that it is the object.
    let deed = |i: &Item<'_>| i.phrase().is_none() && i.is(|s| matches!(s, Sense::Deed(_)));
    let event = |i: &Item<'_>| is_event_noun(i, entries) || deed(i);
    let noun = |n: usize| event(&items[n]) && governor(items, n, range.start).is_none();
    let mut object = acts(&items[predicate], entries) && (range.start..predicate).any(noun)
        || nothing_before(items, range, predicate, entries);
    let mut at = range.start;
    while at < range.end {
        let Some(phrase) = items[at].phrase() else {
            at += 1;
            continue;
        };
        // "По словам главы компании Юрия Борисова, Москва …": a source and whoever it is told with are nobody's subject.
        if let Some(end) = source_end(items, at, range.start, predicate) {
            at = end;
            continue;
        }
        let members = group(items, at, range.end);
        let next = *members.last().unwrap_or(&at) + 1;
        let names =
            members.iter().any(|n| items[*n].phrase().is_some_and(|p| p.agency.is_none() && p.region.is_none()));
        let source = |s: &Sense| matches!(s, Sense::Speech(Speech::Source | Speech::Cited));
        let cited = items[range.start..at].iter().rev().take_while(|i| i.mark.is_none()).take(2).any(|i| i.is(source));
        // "О рыболовстве США и Чили договорились": what does not decline is a subject beside one that can be nothing else.
        let beside = phrase.cases == Cases::default() && at > range.start && is_noun(&items[at - 1]);
        let subject = |n: &usize| items[*n].phrase().is_some_and(|p| roles.free(p.cases).must(roles.subject));
        let joint = beside && members.iter().skip(1).any(subject);
        if names && !cited && (joint || governor(items, at, range.start).is_none()) {
            let cases = if joint { roles.subject } else { roles.free(phrase.cases) };
            let owner = at > range.start && is_noun(&items[at - 1]);
            let owned = at > range.start && is_event_noun(&items[at - 1], entries) && cases.may(roles.of);
            // "Японские санкции": the adjective of a happening.
            let attribute = phrase.bare && items.get(next).is_some_and(|i| is_event_noun(i, entries));
            let owned = owned || attribute && object;
            let score = match (at < predicate && !owned, cases.may(roles.subject), cases.must(roles.subject)) {
                (true, true, true) => 5,
                _ if owned => 0,
                (false, true, true) => 4,
                // "Решение Перу раскритиковали в Боготе": what does not decline may be the possessor of the noun before it.
                (true, true, false) if owner && at == range.start + 1 && phrase.cases == Cases::default() => 1,
                (true, true, false) => 3,
                (false, true, false) if object => 2,
                (true, false, _) if owner && cases.may(roles.of) => 1,
                _ => 0,
            };
            object |= at < predicate && !cases.may(roles.subject);
            // "Сиси Минск не посещал": of a person and a place, the place is where it goes.
            let place = phrase.place.is_some() && phrase.parties.is_empty();
            let person = |n: &usize| items[*n].phrase().is_some_and(|p| p.named() || !p.offices.is_empty());
            let later = (score == 3 || score == 1) && !(place && best.1.first().is_some_and(person));
            if score > best.0 || score > 0 && score == best.0 && later {
                best = (score, members);
            }
        }
        at = next;
    }
    // A mere possessor ("расширение блока") is a poorer speaker than the place.
    let speaker = if best.0 <= 1 { speaks_from(items, range, predicate, entries) } else { Vec::new() };
    if speaker.is_empty() { best.1 } else { speaker }
}

/// "В учениях участвует Перу", "Пять тонн зерна передала Перу": the sentence opens without anything that could be the verb's subject.
/// What is handed over hands over nothing.
fn nothing_before(items: &[Item<'_>], range: &Range<usize>, predicate: usize, entries: &[Entry]) -> bool {
    let hands = |s: &Sense| matches!(s, Sense::Trigger(n) if kinds::lists_things(&entries[*n as usize].kind));
    let over =
        items[predicate].is(hands) && (range.start..predicate).any(|n| items[n].is(|s| matches!(s, Sense::Object(_))));
    let governed = |n: usize| governor(items, n, 0).is_some();
    let noun = |n: usize| is_noun(&items[n]) && !items[n].is(|s| matches!(s, Sense::Status(_)));
    // "В заявлении три страны осудили": with a noun between, a preposition may not be that of the phrase.
    let named =
        |n: usize| items[n].phrase().is_some() && !(n > 0 && items[n - 1].is(|s| matches!(s, Sense::Marker(_))));
    let counted = |n: usize| items[n].is(|s| *s == Sense::Block);
    let free = |n: usize| named(n) || (noun(n) || counted(n)) && !governed(n);
    range.start == 0 && (over || !(0..predicate).any(free))
}

/// Is it a verb of words: of saying, denying, or of a speech act?
fn acts(item: &Item<'_>, entries: &[Entry]) -> bool {
    item.is(|s| match s {
        Sense::Speech(Speech::Before) | Sense::Status(Status::Denial) => true,
        Sense::Trigger(n) => {
            let entry = &entries[*n as usize];
            kinds::speech(&entry.kind) && matches!(entry.form, Form::Verb | Form::Phrase)
        }
        _ => false,
    })
}

/// "В Кремле осудили …": where a speech act has no subject, the place it comes from speaks.
fn speaks_from(items: &[Item<'_>], range: &Range<usize>, predicate: usize, entries: &[Entry]) -> Vec<usize> {
    let noun = |n: usize| items[n].is(|s| matches!(s, Sense::Trigger(t) if kinds::speech(&entries[*t as usize].kind)));
    let light = items[predicate].is(|s| *s == Sense::Light) && range.clone().any(noun);
    if !(light || acts(&items[predicate], entries)) {
        return Vec::new();
    }
    let party = |n: usize| {
        items[n].phrase().is_some_and(|p| {
            !p.bare && p.offices.is_empty() && (!p.parties.is_empty() || p.institution.is_some() || p.place.is_some())
        })
    };
    let from = |n: &usize| party(*n) && governor(items, *n, range.start) == Some(Marker::In);
    // "Недовольство выразили и в Вашингтоне": right behind the verb too.
    let small = |n: &usize| items[*n].is(|s| matches!(s, Sense::And | Sense::Also | Sense::Block));
    let next = predicate + 1 + (predicate + 1..range.end).take_while(small).count();
    let behind = (next + 1 < range.end && items[next].marks(Marker::In)).then_some(next + 1);
    let speaker = (range.start..predicate).chain(behind).find(from);
    speaker.map_or(Vec::new(), |n| group(items, n, range.end))
}

pub(super) fn is_event_noun(item: &Item<'_>, entries: &[Entry]) -> bool {
    item.phrase().is_none() && !is_predicate(item, entries) && item.is(|s| matches!(s, Sense::Trigger(_)))
}

/// "After judges turned down its request", "denied that the plane was seized": a clause that must have a subject of its own has one that
/// no list knows.
fn stranger(clause: &Clause, items: &[Item<'_>]) -> bool {
    let start = clause.items.start;
    let Some(before) = start.checked_sub(1).map(|n| &items[n]) else { return false };
    let joins = |s: &Sense| {
        matches!(s, Sense::That | Sense::Marker(Marker::After | Marker::Before | Marker::During | Marker::Since))
    };
    let own = before.is(joins) && matches!(clause.link, Link::Content | Link::Side);
    let Some(predicate) = clause.predicate.filter(|_| own) else { return false };
    let mut between = (start..predicate).rev().take_while(|n| items[*n].mark.is_none());
    between.any(|n| is_noun(&items[n]) && governor(items, n, start).is_none())
}

/// "Condemned Peru's decision to leave": whose intent it is does what the verb behind it tells.
pub(super) fn owned_intent(items: &[Item<'_>], at: usize, language: &Language) -> bool {
    let intent = items[at].is(|s| matches!(s, Sense::Status(Status::Planned | Status::Possible)));
    let verb = items.get(at + 1).is_some_and(|i| is_predicate(i, language.entries()));
    let owner = items[..at].last().is_some_and(|i| i.phrase().is_some_and(|p| p.possessor));
    intent && verb && owner && language.spaces() && language.possessor_before()
}

/// "It is time for Peru to leave", "only for Peru within hours to denounce him": before an infinitive "for" tells who does it.
fn for_whom(items: &[Item<'_>], start: usize, purpose: usize) -> Option<Vec<usize>> {
    const BETWEEN: usize = 3;
    let to = purpose.checked_sub(1).filter(|n| items[*n].marks(Marker::To))?;
    let small = |n: &usize| items[*n].phrase().is_none() && items[*n].mark.is_none();
    let words = (start..to).rev().take(BETWEEN).take_while(small).count();
    let last = to.checked_sub(1 + words)?;
    let head = (start..=last).find(|n| items[*n].phrase().is_some() && group(items, *n, to).last() == Some(&last))?;
    let before = items.get(head.checked_sub(1)?)?;
    items[head].phrase().filter(|p| p.reference.is_none())?;
    (before.marks(Marker::For) && !before.marks(Marker::To)).then(|| group(items, head, to))
}

/// "Addressing the assembly, the president accused …", "While in Oslo to sign it, he met …": what opens a sentence without a subject is done
/// by whose verb follows.
fn opens_without_subject(clauses: &mut [Clause], items: &[Item<'_>]) {
    let Some(main) = clauses.iter().position(|c| !c.subject.is_empty()).filter(|n| *n > 0) else { return };
    let start = clauses[0].items.start;
    let comma = items[clauses[main].items.start - 1].mark == Some(',');
    let verb = match clauses[0].predicate {
        // "To sign the pact, …"
        Some(p) => p == start || p == start + 1 && items[start].marks(Marker::To),
        // "While in Oslo to sign the pact, …"
        None => {
            let aim = clauses[1].link == Link::Purpose && clauses[1].predicate == Some(clauses[1].items.start);
            let while_in =
                items[start].marks(Marker::During) && items.get(start + 1).is_some_and(|i| i.marks(Marker::In));
            main == 2 && aim && while_in
        }
    };
    let alone = main == 1 || main == 2 && clauses[1].link == Link::Purpose;
    if !(verb && alone && comma && clauses[main].link == Link::Main) {
        return;
    }
    let subject = clauses[main].subject.clone();
    for clause in clauses[..main].iter_mut().filter(|c| c.predicate.is_some()) {
        (clause.subject, clause.inherited) = (subject.clone(), true);
    }
}

/// "Soldiers from ten countries, including Ghana and Togo, took part": those whom the aside lists are who of them is known.
fn listed(clauses: &[Clause], n: usize, items: &[Item<'_>]) -> Option<Vec<usize>> {
    let aside =
        clauses.get(n.checked_sub(1)?).filter(|a| a.link == Link::Relative && clauses[n].link == Link::Joined)?;
    let start = aside.items.start;
    let lists = |i: &Item<'_>| i.is(|s| *s == Sense::And) && i.is(|s| *s == Sense::Status(Status::Provided));
    let members = group(items, start + 1, aside.items.end);
    let closed =
        members.last() == Some(&aside.items.end.checked_sub(1)?) && items.get(aside.items.end)?.mark == Some(',');
    let nobody =
        |k: &usize| items[*k].phrase().is_some_and(|p| p.parties.is_empty() && p.place.is_none() && !p.named());
    let head = &clauses[n.checked_sub(2)?].subject;
    let known = members.iter().all(|k| items[*k].phrase().is_some_and(|p| !p.parties.is_empty()));
    (lists(&items[start]) && closed && known && head.iter().all(nobody)).then_some(members)
}

pub(super) fn inherit_subjects(clauses: &mut [Clause], items: &[Item<'_>], entries: &[Entry]) {
    opens_without_subject(clauses, items);
    for n in 1..clauses.len() {
        if !clauses[n].subject.is_empty() || stranger(&clauses[n], items) {
            continue;
        }
        let owner = clauses[n].items.start.checked_sub(1).filter(|b| items[*b].phrase().is_some_and(|p| p.possessor));
        if let Some(owner) = owner.filter(|_| clauses[n].link == Link::Purpose) {
            clauses[n].subject = vec![owner];
            continue;
        }
        if clauses[n].link == Link::Purpose
            && let Some(subject) = for_whom(items, clauses[n - 1].items.start, clauses[n].items.start)
        {
            clauses[n].subject = subject;
            continue;
        }
        if clauses[n].link == Link::Relative {
            let start = clauses[n].items.start;
            if start > 1 && attributed(items, start - 1, entries) {
                continue;
            }
            let from = clauses[n - 1].items.start;
            let head = (from..start).rev().take(6).find(|i| items[*i].phrase().is_some());
            // "In Paris, where he met …": a place that a preposition governs does nothing.
            let place = head.filter(|h| items[*h].phrase().is_some_and(|p| p.place.is_some() && p.parties.is_empty()));
            let within = place.is_some_and(|h| matches!(governor(items, h, from), Some(Marker::In | Marker::To)));
            let main = clauses[..n].iter().rev().find(|c| !c.subject.is_empty() && c.link != Link::Relative);
            if let Some(subject) = main.filter(|_| within).map(|c| c.subject.clone()) {
                (clauses[n].subject, clauses[n].inherited) = (subject, true);
                continue;
            }
            // "Qatar and Oman, which …"
            let whole = |h: usize| {
                let groups = (from..=h).filter(|i| items[*i].phrase().is_some()).map(|i| group(items, i, start));
                groups.into_iter().find(|g| g.last() == Some(&h))
            };
            clauses[n].subject = head.and_then(whole).unwrap_or_default();
            clauses[n].inherited = true;
            continue;
        }
        if let Some(subject) = before_aside(&clauses[n - 1], items, clauses[n].items.start) {
            (clauses[n].subject, clauses[n].link) = (subject, Link::Main);
            continue;
        }
        if let Some(subject) = listed(clauses, n, items) {
            clauses[n].subject = subject;
            continue;
        }
        // "Henry, who was kept from home and resigned": "and" goes on with the relative clause.
        let and = clauses[n]
            .items
            .start
            .checked_sub(1)
            .is_some_and(|b| items[b].is(|s| *s == Sense::And) && items[b].mark.is_none());
        // "Putin, who is in the country to attend a summit": an aim right behind is that of the relative clause.
        let aim = clauses[n].link == Link::Purpose
            && clauses[n].items.start.checked_sub(2).is_some_and(|b| items[b].mark.is_none());
        let goes_on = (and && clauses[n].link == Link::Joined || aim) && clauses[n - 1].link == Link::Relative;
        // "The court, where Peru filed suit to have it stopped, ordered …": the aim of an aside is a part of it.
        let aside = |k: usize| {
            let of_it = clauses[k].link == Link::Purpose && k > 0 && clauses[k - 1].link == Link::Relative;
            clauses[k].link == Link::Relative || of_it || opens_ground(items, clauses[k].items.start)
        };
        let gives = |k: &usize| !clauses[*k].subject.is_empty() && (goes_on || !aside(*k));
        let donor = (0..n).rev().find(gives).map(|k| &clauses[k]);
        let donor = speaks_on(clauses, n, items, entries).or(donor);
        if let Some(subject) = donor.map(|c| c.subject.clone()) {
            clauses[n].subject = subject;
            clauses[n].inherited = true;
        }
    }
}

/// "Chad, the diplomat noted, goes on": who was named before somebody told it is the subject of what follows.
fn before_aside(aside: &Clause, items: &[Item<'_>], end: usize) -> Option<Vec<usize>> {
    let comma = |n: usize| matches!(items[n].mark, Some(',' | '，'));
    let told = aside.predicate.filter(|p| items[*p].is(|s| matches!(s, Sense::Speech(_))))?;
    let teller = *aside.subject.iter().chain([&told]).min()?;
    let opens = teller.checked_sub(1).filter(|n| comma(*n) && *n > aside.items.start && comma(end - 1))?;
    let start = aside.items.start;
    let named = |n: &usize| items[*n].phrase().is_some_and(|p| !p.bare && p.agency.is_none());
    let head = (start..opens).filter(named).find(|n| group(items, *n, opens).last() == Some(&(opens - 1)))?;
    governor(items, head, start).is_none().then(|| group(items, head, opens))
}

/// "Sudan said Chad was breaking the law and warned that …": behind what was said, a verb of words goes on with who says it.
fn speaks_on<'c>(clauses: &'c [Clause], n: usize, items: &[Item<'_>], entries: &[Entry]) -> Option<&'c Clause> {
    let said = |s: &Sense| matches!(s, Sense::Speech(Speech::Before));
    let words = |s: &Sense| said(s) || matches!(s, Sense::Trigger(t) if kinds::speech(&entries[*t as usize].kind));
    let (content, before) = (clauses.get(n.checked_sub(1)?)?, clauses.get(n.checked_sub(2)?)?);
    let predicate = |c: &Clause, test: &dyn Fn(&Sense) -> bool| c.predicate.is_some_and(|p| items[p].is(test));
    let goes_on = clauses[n].link == Link::Joined && content.link == Link::Content && !content.quoted;
    (goes_on && predicate(&clauses[n], &words) && predicate(before, &said) && !before.subject.is_empty())
        .then_some(before)
}
