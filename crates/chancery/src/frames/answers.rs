//! Words of reaction at the end of a clause, in languages that put what they are about before them.

use super::{Frame, is_trigger};
use crate::clauses::{Clause, is_predicate};
use crate::kinds;
use crate::phrases::{Item, Phrase};
use chancery_pack::{Form, Language, Marker, Role, Sense, Status};

/// "甲对乙袭击渔船表示谴责": behind "toward" stands who did it, and the word of reaction at the end is said to him.
pub(super) fn toward_deed(frames: &mut [Frame], items: &[Item<'_>], language: &Language) {
    let entry = |f: &Frame| &language.entries()[f.entry];
    for n in 0..frames.len() {
        let (at, clause) = (frames[n].trigger, frames[n].clause);
        let doer = frames[n]
            .fillers
            .iter()
            .position(|(r, m)| *r == Role::To && m.last().is_some_and(|l| does(items, *l, at, language)));
        let Some(doer) = doer.filter(|_| entry(&frames[n]).form == Form::Verb) else { continue };
        let plain = |k: usize| items[k].mark.is_none() && !items[k].is(|s| matches!(s, Sense::And));
        let reacts = |f: &Frame| {
            let said = matches!(entry(f).kind.as_str(), "accusation" | "support") && entry(f).form != Form::Noun;
            said && f.clause == clause && f.trigger > at && f.fillers.is_empty() && (at..f.trigger).all(plain)
        };
        let Some(outer) = frames.iter().position(reacts) else { continue };
        let (_, members) = frames[n].fillers.remove(doer);
        frames[n].fillers.push((Role::Subject, members.clone()));
        frames[n].subject = false;
        frames[outer].fillers.push((Role::Object, members));
    }
}

/// Does the phrase do what the word tells: does nothing but coverbs with their own phrases part them?
fn does(items: &[Item<'_>], phrase: usize, at: usize, language: &Language) -> bool {
    let entries = language.entries();
    let next = items.get(phrase + 1).is_some_and(|i| !i.marks(Marker::Of));
    let apart = |i: &Item<'_>| {
        i.mark.is_some() || i.is(|s| matches!(s, Sense::And)) || is_predicate(i, entries) || is_trigger(i)
    };
    phrase < at && next && !items[phrase + 1..at].iter().any(apart)
}

/// "甲对乙的指责予以驳斥", "甲对乙的合作表示感谢": before a word of reaction, what was said, or is thanked for, is the other's, and told
/// of no more.
pub(super) fn answer(frames: &mut Vec<Frame>, items: &[Item<'_>], clauses: &[Clause], language: &Language) {
    let entry = |f: &Frame| &language.entries()[f.entry];
    let mut told = Vec::new();
    for n in 0..frames.len() {
        let (at, clause) = (frames[n].trigger, frames[n].clause);
        if of_a_deed(&frames[n], items, clauses) && frames.iter().any(|f| reaction(f, &frames[n], items, language)) {
            told.push(at);
            continue;
        }
        let Some(owner) = owner(&frames[n], items) else { continue };
        let words = kinds::speech(&entry(&frames[n]).kind);
        let plain = |to: usize| (at + 1..to).all(|k| items[k].mark.is_none());
        let reacts = |f: &Frame| {
            let said = kinds::speech(&entry(f).kind) && entry(f).form != Form::Noun;
            let said = said && (words || entry(f).kind == "support");
            said && f.clause == clause && f.trigger > at && f.fillers.is_empty() && plain(f.trigger)
        };
        let denied = |k: &usize| words && items[*k].is(|s| matches!(s, Sense::Status(Status::Denial))) && plain(*k);
        if let Some(outer) = frames.iter().position(reacts) {
            frames[outer].fillers.push((Role::Object, owner));
            told.push(at);
        } else if (at + 1..clauses[clause].items.end).any(|k| denied(&k)) {
            told.push(at);
        }
    }
    frames.retain(|f| !told.contains(&f.trigger));
}

/// "对协议的签署表示欢迎", "对军人获释表示欢迎": does "toward" govern what is nobody's before it?
fn of_a_deed(frame: &Frame, items: &[Item<'_>], clauses: &[Clause]) -> bool {
    let start = clauses[frame.clause].items.start;
    let nobody =
        |p: &Phrase<'_>| p.parties.is_empty() && p.person.is_none() && p.place.is_none() && p.reference.is_none();
    let plain = |n: &usize| items[*n].phrase().is_none_or(nobody) && items[*n].mark.is_none();
    let mut before = (start..frame.trigger).rev().take_while(plain);
    before.any(|n| items[n].marks(Marker::To))
}

/// Is it a word of reaction behind the other in its clause?
fn reaction(frame: &Frame, of: &Frame, items: &[Item<'_>], language: &Language) -> bool {
    let entry = &language.entries()[frame.entry];
    let said = kinds::speech(&entry.kind) && entry.form != Form::Noun && frame.fillers.is_empty();
    let close = of.trigger < frame.trigger && (of.trigger..frame.trigger).all(|k| items[k].mark.is_none());
    said && frame.clause == of.clause && close
}

/// Whose it is, where the possessor's particle stands between the goal and the word.
fn owner(frame: &Frame, items: &[Item<'_>]) -> Option<Vec<usize>> {
    let goal = |(role, members): &&(Role, Vec<usize>)| {
        let particle = members.last().map(|l| l + 1);
        *role == Role::To && particle.is_some_and(|p| p + 1 == frame.trigger && items[p].marks(Marker::Of))
    };
    frame.fillers.iter().find(goal).map(|(_, members)| members.clone())
}
