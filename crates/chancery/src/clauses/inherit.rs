//! What a clause without a subject of its own takes over from those before it.

use super::boundary::opens_ground;
use super::commas::attributed;
use super::{Clause, Link};
use crate::groups::{governor, group, is_noun};
use crate::kinds;
use crate::phrases::Item;
use chancery_pack::{Entry, Marker, Sense, Speech, Status};

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
    let lists =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::And)) && i.is(|s| matches!(s, Sense::Status(Status::Provided)));
    let members = group(items, start + 1, aside.items.end);
    let closed =
        members.last() == Some(&aside.items.end.checked_sub(1)?) && items.get(aside.items.end)?.mark == Some(',');
    let nobody =
        |k: &usize| items[*k].phrase().is_some_and(|p| p.parties.is_empty() && p.place.is_none() && !p.named());
    let head = &clauses[n.checked_sub(2)?].subject;
    let known = members.iter().all(|k| items[*k].phrase().is_some_and(|p| !p.parties.is_empty()));
    (lists(&items[start]) && closed && known && head.iter().all(nobody)).then_some(members)
}

/// Gives each clause that has no subject of its own the one it goes on with.
pub(super) fn inherit_subjects(clauses: &mut [Clause], items: &[Item<'_>], entries: &[Entry]) {
    opens_without_subject(clauses, items);
    for n in 1..clauses.len() {
        if !clauses[n].subject.is_empty() || stranger(&clauses[n], items) {
            continue;
        }
        if let Some(subject) = of_purpose(clauses, n, items) {
            clauses[n].subject = subject;
        } else if clauses[n].link == Link::Relative {
            if let Some(subject) = of_relative(clauses, n, items, entries) {
                (clauses[n].subject, clauses[n].inherited) = (subject, true);
            }
        } else if let Some(subject) = before_aside(&clauses[n - 1], items, clauses[n].items.start) {
            (clauses[n].subject, clauses[n].link) = (subject, Link::Main);
        } else if let Some(subject) = listed(clauses, n, items) {
            clauses[n].subject = subject;
        } else if let Some(donor) = donor(clauses, n, items, entries) {
            (clauses[n].subject, clauses[n].inherited) = (donor.subject.clone(), true);
        }
    }
}

/// Who is to do what a clause aims at: whose aim it is, or for whom it is.
fn of_purpose(clauses: &[Clause], n: usize, items: &[Item<'_>]) -> Option<Vec<usize>> {
    let start = clauses[n].items.start;
    if clauses[n].link != Link::Purpose {
        return None;
    }
    let owner = start.checked_sub(1).filter(|b| items[*b].phrase().is_some_and(|p| p.possessor));
    owner.map(|owner| vec![owner]).or_else(|| for_whom(items, clauses[n - 1].items.start, start))
}

/// Of whom a relative clause tells, an empty list for nobody who is known; `None` where the word before is a noun's company.
fn of_relative(clauses: &[Clause], n: usize, items: &[Item<'_>], entries: &[Entry]) -> Option<Vec<usize>> {
    const BACK: usize = 6;
    let (from, start) = (clauses[n - 1].items.start, clauses[n].items.start);
    if start > 1 && attributed(items, start - 1, entries) {
        return None;
    }
    let head = (from..start).rev().take(BACK).find(|i| items[*i].phrase().is_some());
    // "In Paris, where he met …": a place that a preposition governs does nothing.
    let place = head.filter(|h| items[*h].phrase().is_some_and(|p| p.place.is_some() && p.parties.is_empty()));
    let within = place.is_some_and(|h| matches!(governor(items, h, from), Some(Marker::In | Marker::To)));
    let main = clauses[..n].iter().rev().find(|c| !c.subject.is_empty() && c.link != Link::Relative);
    if let Some(main) = main.filter(|_| within) {
        return Some(main.subject.clone());
    }
    // "Qatar and Oman, which …"
    let whole = |h: usize| {
        let groups = (from..=h).filter(|i| items[*i].phrase().is_some()).map(|i| group(items, i, start));
        groups.into_iter().find(|g| g.last() == Some(&h))
    };
    Some(head.and_then(whole).unwrap_or_default())
}

/// The clause before with whose subject this one goes on.
fn donor<'c>(clauses: &'c [Clause], n: usize, items: &[Item<'_>], entries: &[Entry]) -> Option<&'c Clause> {
    let clause = &clauses[n];
    let before = |back: usize| clause.items.start.checked_sub(back).map(|b| &items[b]);
    // "Henry, who was kept from home and resigned": "and" goes on with the relative clause.
    let and = before(1).is_some_and(|i| i.is(|s| matches!(s, Sense::And)) && i.mark.is_none());
    // "Putin, who is in the country to attend a summit": an aim right behind is that of the relative clause.
    let aim = clause.link == Link::Purpose && before(2).is_some_and(|i| i.mark.is_none());
    let goes_on = (and && clause.link == Link::Joined || aim) && clauses[n - 1].link == Link::Relative;
    // "The court, where Peru filed suit to have it stopped, ordered …": the aim of an aside is a part of it.
    let aside = |k: usize| {
        let of_it = clauses[k].link == Link::Purpose && k > 0 && clauses[k - 1].link == Link::Relative;
        clauses[k].link == Link::Relative || of_it || opens_ground(items, clauses[k].items.start)
    };
    let gives = |k: &usize| !clauses[*k].subject.is_empty() && (goes_on || !aside(*k));
    let donor = || (0..n).rev().find(gives).map(|k| &clauses[k]);
    speaks_on(clauses, n, items, entries).or_else(donor)
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

/// Words from an auxiliary to the verb that it helps.
const HELPED: usize = 3;

/// "Sudan said Chad was breaking the law and warned that …": behind what was said, a verb of words goes on with who says it.
fn speaks_on<'c>(clauses: &'c [Clause], n: usize, items: &[Item<'_>], entries: &[Entry]) -> Option<&'c Clause> {
    let said = |s: &Sense| matches!(s, Sense::Speech(Speech::Before));
    let words = |s: &Sense| said(s) || matches!(s, Sense::Trigger(t) if kinds::speech(&entries[*t as usize].kind));
    // "Said Chad had taken a school and shelled villages, and called it …": what was said may have several verbs.
    let more = |k: &usize| clauses[*k].link == Link::Joined && clauses[*k].inherited;
    let said_last = n.checked_sub(1)?;
    let comma = clauses[n].items.start.checked_sub(2).is_some_and(|k| matches!(items[k].mark, Some(',')));
    let last = if comma { (0..=said_last).rev().find(|k| !more(k))? } else { said_last };
    let (content, before) = (clauses.get(last)?, clauses.get(last.checked_sub(1)?)?);
    // "Has long insisted that …, and has rejected": the verb that an auxiliary helps.
    let helps = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Light)) && i.phrase().is_none();
    let predicate = |c: &Clause, test: &dyn Fn(&Sense) -> bool| {
        let verb = |p: usize| {
            let near = p..c.items.end.min(if helps(&items[p]) { p + HELPED } else { p + 1 });
            near.take_while(|n| items[*n].phrase().is_none()).any(|n| items[n].is(test))
        };
        c.predicate.is_some_and(verb)
    };
    let goes_on = clauses[n].link == Link::Joined && content.link == Link::Content && !content.quoted;
    (goes_on && predicate(&clauses[n], &words) && predicate(before, &said) && !before.subject.is_empty())
        .then_some(before)
}
