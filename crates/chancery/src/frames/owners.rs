//! Whose an event word is, where owners stand on both sides of it or own what a passive undergoes.

use super::Frame;
use super::fillers::Word;
use crate::clauses::Clause;
use crate::groups::governor;
use crate::phrases::Item;
use chancery_pack::{Entry, Form, Language, Marker, Role, RoleValue};

/// "A request by X for help was turned down by Y", "X's bid was backed by Y": what a passive undergoes may be somebody's; it is done to
/// its owner, and what else stands before the verb is the owner's own.
pub(super) fn owned_subject(
    items: &[Item<'_>],
    clause: &Clause,
    at: usize,
    entry: &Entry,
    language: &Language,
    frame: &mut Frame,
) {
    let after = |members: &[usize]| members.iter().all(|m| *m > at);
    let done_by = frame.fillers.iter().any(|(role, members)| *role == Role::By && after(members));
    if entry.form != Form::Passive || !done_by || !language.spaces() || language.cased() {
        return;
    }
    let by = frame.fillers.iter().find(|(role, members)| *role == Role::By && !after(members));
    let possessor = |n: &usize| items[*n].phrase().is_some_and(|p| p.possessor && !p.parties.is_empty());
    let own = || (clause.items.start..at).find(possessor).map(|n| vec![n]);
    let Some(owner) = by.map(|(_, members)| members.clone()).or_else(own) else { return };
    frame.fillers.retain(|(_, members)| after(members));
    frame.fillers.push((Role::Subject, owner));
    frame.subject = false;
}

/// "Was sent to Chad at Peru's request": what is done at somebody's request he asked of whoever does it, and the verb's goal is not his.
pub(super) fn at_request(word: Word<'_, '_>, frame: &mut Frame) {
    let Word { items, clauses, c, at, entry, language } = word;
    let orderly = language.spaces() && !language.cased() && entry.kind == "request";
    let owner = at.checked_sub(1).filter(|n| orderly && items[*n].phrase().is_some_and(|p| p.possessor));
    let Some(owner) = owner.filter(|n| governor(items, *n, clauses[c].items.start) == Some(Marker::In)) else { return };
    let behind = |members: &[usize]| members.contains(&owner) || members.iter().all(|m| *m > at);
    let done = clauses[c].predicate.is_some_and(|p| p < owner) && !clauses[c].subject.is_empty();
    if done && !clauses[c].subject.contains(&owner) {
        frame.fillers.retain(|(_, members)| behind(members));
        frame.fillers.push((Role::Object, clauses[c].subject.clone()));
    }
}

/// "秘鲁总统的日本之行": of two owners of a noun whose owner undergoes it, the first does it.
pub(super) fn two_owners(entry: &Entry, frame: &mut Frame) {
    let undergone = entry.form == Form::Noun && entry.roles.contains(&(Role::Of, RoleValue::Recipient));
    let owners = frame.fillers.iter_mut().filter(|(role, members)| *role == Role::Of && members[0] < frame.trigger);
    let mut owners: Vec<_> = owners.filter(|_| undergone).collect();
    owners.sort_by_key(|(_, members)| members[0]);
    if let [first, _, ..] = &mut owners[..] {
        first.0 = Role::By;
    }
}

/// "Чилийский обстрел Лимы": of a state's adjective before a noun of harm and an owner behind it, the first does it.
pub(super) fn adjective_acts(items: &[Item<'_>], frame: &mut Frame) {
    let at = frame.trigger;
    let behind = |(role, members): &(Role, Vec<usize>)| *role == Role::Of && members[0] > at;
    let adjective = |m: &[usize]| m[0] < at && items[m[0]].phrase().is_some_and(|p| p.bare);
    if frame.fillers.iter().any(behind) && !frame.has(Role::By) {
        let first = frame.fillers.iter_mut().find(|(role, members)| *role == Role::Of && adjective(members));
        first.into_iter().for_each(|filler| filler.0 = Role::By);
    }
}
