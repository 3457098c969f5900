//! Relative clauses: what stands before them belongs to what they tell, and the other way round.

use super::fillers::role_by;
use super::{Frame, is_trigger};
use crate::clauses::{Clause, Link, is_predicate};
use crate::groups::governor;
use crate::phrases::Item;
use chancery_pack::{Entry, Language, Marker, Role, Sense};

/// "The sanctions Chile imposed on Peru remain", "condemned the attack Chile made": right behind a phrase stands a verb that only carries
/// the noun before, and the noun has to do with another verb.
pub(super) fn light_relative(items: &[Item<'_>], clause: &Clause, at: usize, n: usize, entries: &[Entry]) -> bool {
    let light = items[n - 1].phrase().is_some() && items.get(n).is_some_and(|i| i.is(|s| matches!(s, Sense::Light)));
    let verb = |n: usize| is_predicate(&items[n], entries);
    light && (clause.items.start..at).chain(n + 1..clause.items.end).any(verb)
}

/// "Beijing, which he praised": what the verb of a relative clause with a subject of its own is done to stands before the clause.
pub(super) fn left_out(items: &[Item<'_>], clause: &Clause, at: usize, frame: &Frame) -> Option<usize> {
    let gap = clause.link == Link::Relative && !clause.inherited && !clause.subject.is_empty();
    // "Whom he thanked for his support": what it is for leaves the object open.
    let open = frame.fillers.iter().all(|(role, _)| matches!(role, Role::For));
    let verb = clause.predicate == Some(at) && open && frame.subject && !frame.passive;
    let start = clause.items.start;
    let object = start > 0 && !items[start - 1].is(|s| matches!(s, Sense::Where));
    let opens = |n: &usize| items[*n].mark.is_some() || items[*n].is(|s| matches!(s, Sense::Relative));
    let head = (0..start).rev().find(|n| !opens(n)).filter(|_| gap && verb && object)?;
    let phrase = items[head].phrase()?;
    let party = !phrase.parties.is_empty() || phrase.person.is_some() || phrase.place.is_some();
    (party && governor(items, head, 0) != Some(Marker::In)).then_some(head)
}

/// "Mali, from which Kenya bought drones": what the preposition of a relative clause governs stands before the clause.
pub(super) fn before_relative(
    items: &[Item<'_>],
    clause: &Clause,
    entry: &Entry,
    frame: &Frame,
) -> Option<(Role, Vec<usize>)> {
    let word = clause.items.start.checked_sub(1).filter(|_| clause.link == Link::Relative && !clause.inherited)?;
    let marker = word.checked_sub(1).filter(|_| items[word].is(|s| matches!(s, Sense::Relative)))?;
    let relative = items[word].senses.iter().zip(&items[word].cases).find(|(s, _)| matches!(s, Sense::Relative))?.1;
    let markers = items[marker].senses.iter().zip(&items[marker].cases).filter_map(|(s, c)| match s {
        Sense::Marker(m) if c.may(*relative) => Some(*m),
        _ => None,
    });
    let role = role_by(&markers.collect::<Vec<_>>(), entry).filter(|r| !frame.has(*r))?;
    let head = marker.checked_sub(1 + usize::from(items[marker.checked_sub(1)?].mark == Some(',')))?;
    let party = items[head].phrase().is_some_and(|p| !p.parties.is_empty() || p.place.is_some() || p.person.is_some());
    party.then(|| (role, vec![head]))
}

/// A relative clause right after an event noun tells of it: its time and place are the event's.
pub(super) fn relative_end(
    items: &[Item<'_>],
    clauses: &[Clause],
    c: usize,
    at: usize,
    noun: bool,
    language: &Language,
) -> usize {
    let end = clauses[c].items.end;
    let Some(next) = clauses.get(c + 1).filter(|n| noun && n.link == Link::Relative) else {
        return end;
    };
    let close = (at + 1..end).all(|n| !is_trigger(&items[n]) && !is_predicate(&items[n], language.entries()));
    let eventless = next.predicate.is_none_or(|p| !is_trigger(&items[p]));
    // "The visit, of which the papers wrote in April": then they wrote.
    let about = next.items.start.checked_sub(2).is_some_and(|n| items[n].marks(Marker::About));
    if close && eventless && !about { next.items.end } else { end }
}
