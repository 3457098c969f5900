//! Who is a clause's subject: by place or by case.

use super::is_predicate;
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
            } else if names && (governor == Some(Marker::Of) || hails_from(items, at, start)) {
                owned = group;
            }
            at = last + 1;
        } else {
            at += 1;
        }
    }
    if best.is_empty() { owned } else { best }
}

/// What acts for whomever it comes from.
const SHIPS: [&str; 6] = ["aircraft carrier", "corvette", "fighter aircraft", "frigate", "submarine", "warship"];

/// "A patrol boat from Peru boarded …": right behind a ship that opens the clause stands whose it is.
fn hails_from(items: &[Item<'_>], at: usize, start: usize) -> bool {
    let Some(thing) = at.checked_sub(2).filter(|n| *n >= start && items[n + 1].marks(Marker::From)) else {
        return false;
    };
    let plain = |i: &Item<'_>| i.mark.is_none() && i.phrase().is_none();
    let ship = |s: &Sense| matches!(s, Sense::Object(name) if SHIPS.contains(&&**name));
    let sort = items[thing].is(ship);
    let opens = (start..thing).rev().find(|n| items[*n].mark.is_some()).map_or(start, |comma| comma + 1);
    sort && items[opens..=thing].iter().all(plain) && governor(items, thing, start).is_none()
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
    let count = |i: &Item<'_>| i.number.is_some() || i.is(|s| matches!(s, Sense::Block));
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
    let counted = |n: usize| items[n].is(|s| matches!(s, Sense::Block));
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
    let light = items[predicate].is(|s| matches!(s, Sense::Light)) && range.clone().any(noun);
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

/// "Condemned Peru's decision to leave": whose intent it is does what the verb behind it tells.
pub(super) fn owned_intent(items: &[Item<'_>], at: usize, language: &Language) -> bool {
    let intent = items[at].is(|s| matches!(s, Sense::Status(Status::Planned | Status::Possible)));
    let verb = items.get(at + 1).is_some_and(|i| is_predicate(i, language.entries()));
    let owner = items[..at].last().is_some_and(|i| i.phrase().is_some_and(|p| p.possessor));
    intent && verb && owner && language.spaces() && language.possessor_before()
}
