//! Attributes with a verb of their own, in languages that put them before their noun: whose they are, and who does what they tell.

use super::fillers::touching;
use super::{is_trigger, triggers};
use crate::clauses::{Clause, is_predicate, within_coverb};
use crate::groups::{governor, group};
use crate::kinds;
use crate::phrases::Item;
use chancery_pack::{Kind, Language, Marker, Role, Sense};

/// "出席在惠灵顿举行的论坛": what a verb takes may have an attribute with a verb of its own. The item of what it takes.
pub(super) fn modified(
    items: &[Item<'_>],
    at: usize,
    n: usize,
    end: usize,
    noun: bool,
    language: &Language,
) -> Option<usize> {
    if noun || language.spaces() || !language.possessor_before() {
        return None;
    }
    let opens = (at + 1..n).all(|k| items[k].mark.is_none());
    let particle = (n + 1..end).take_while(|k| items[*k].mark.is_none()).find(|k| items[*k].marks(Marker::Of));
    particle.map(|k| k + 1).filter(|k| opens && *k < end && items[*k].phrase().is_some())
}

/// "感谢该国议员来访", "就军机进入领空": who does what is thanked for, asked for or talked about stands right before the verb.
pub(super) fn pivot(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<Vec<usize>> {
    let predicate = clause.predicate.filter(|_| !language.spaces() && language.possessor_before())?;
    let adverbs = (clause.items.start..at).rev().take_while(|n| touching(&items[*n])).count();
    let doer = (at - adverbs).checked_sub(1).filter(|n| *n >= clause.items.start)?;
    let doer = before_coverbs(items, clause, doer);
    let phrase = items[doer].phrase()?;
    let marker = governor(items, doer, clause.items.start);
    let entries = language.entries();
    let acts = |t: usize| kinds::speech(&entries[t].kind);
    let asked = predicate < doer && triggers(&items[predicate]).any(acts) && !clause.subject.contains(&doer);
    let acting = !phrase.parties.is_empty() || phrase.person.is_some() || phrase.reference.is_some();
    // "接收印度赠送的雷达": before a verb that the particle makes an attribute stands its doer.
    let attribute = predicate < doer && adverbs == 0 && items.get(at + 1).is_some_and(|i| i.marks(Marker::Of));
    // "讨论三国退出该组织", "允许军机进驻": what a verb that is no event takes does what stands behind.
    let plain = items[predicate].is(|s| matches!(s, Sense::Verb)) && !is_trigger(&items[predicate]);
    let taken = predicate < doer && plain && phrase.place.is_none() && !clause.subject.contains(&doer);
    // "就教科书问题召见大使": with a noun between, a last verb of speech is the clause's own, and what it is about does nothing.
    let verb = |n: usize| is_predicate(&items[n], entries) || is_trigger(&items[n]);
    let noun = |i: &Item<'_>| i.senses.iter().all(|s| matches!(s, Sense::Block));
    let own = items[doer + 1..at].iter().any(noun) && triggers(&items[at]).any(acts);
    let topic = marker == Some(Marker::About) && (!own || (at + 1..clause.items.end).any(verb));
    let told = topic || marker.is_none() && acting && (asked || attribute || taken);
    told.then(|| vec![doer])
}

/// "谴责甲国对乙国发动袭击": who does it may stand before phrases that coverbs mark.
fn before_coverbs(items: &[Item<'_>], clause: &Clause, last: usize) -> usize {
    let start = clause.items.start;
    let coverb = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Marker(Marker::To | Marker::From | Marker::Against)));
    let marked = (start..last).rev().find(|n| items[*n].phrase().is_none()).filter(|n| coverb(&items[*n]));
    let before = marked.and_then(|n| n.checked_sub(1)).filter(|n| *n >= start && items[*n].phrase().is_some());
    before.filter(|n| governor(items, *n, start).is_none_or(|m| m == Marker::About)).unwrap_or(last)
}

/// "首位到访巴基斯坦的印度外长": the phrase behind its attribute does what the attribute says, where nobody stands before the verb.
pub(super) fn attributed(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<Vec<usize>> {
    if language.spaces() || !language.possessor_before() || clause.predicate == Some(at) {
        return None;
    }
    // "同|正在当地访问的|土耳其外长会谈"
    if let Some(attribute) = within_coverb(items, clause.items.start, at, clause.items.end, language) {
        return Some(group(items, attribute.head, clause.items.end));
    }
    let entries = language.entries();
    let stops = |n: &usize| items[*n].mark.is_none() && !is_predicate(&items[*n], entries);
    let free = (clause.items.start..at).rev().take_while(stops).all(|n| items[n].phrase().is_none());
    // "拨给驻邻国的部队": what a place's coverb opens right behind the verb is the attribute of its object.
    if items.get(at + 1).is_some_and(|i| i.marks(Marker::In)) {
        return None;
    }
    let particle = (at + 1..clause.items.end).take_while(stops).find(|n| items[*n].marks(Marker::Of))?;
    let head = particle + 1;
    let named = head < clause.items.end && items[head].phrase().is_some_and(|p| !p.parties.is_empty());
    (free && named).then(|| group(items, head, clause.items.end))
}

/// "放还上月扣留的|智利渔船": what the phrase behind an attribute is to its verb. With the particle right behind it, a verb that somebody
/// undergoes tells of him, others of their doer.
pub(super) fn undergone(items: &[Item<'_>], at: usize, kind: &Kind) -> Role {
    let light = at.checked_sub(1).is_some_and(|n| items[n].is(|s| matches!(s, Sense::Light))); // "发动袭击的智利": who carries it out
    let object = kinds::hostile(&kind.id) && items.get(at + 1).is_some_and(|i| i.marks(Marker::Of)) && !light;
    if object { Role::Object } else { Role::Subject }
}

/// "智利 对秘鲁的 军援": between the doer and the noun stands a marked phrase that ends in the possessor's particle.
pub(super) fn over_coverb(items: &[Item<'_>], from: usize, at: usize) -> bool {
    let coverb = |s: &Sense| matches!(s, Sense::Marker(m) if !matches!(m, Marker::Of | Marker::By | Marker::About));
    let marked = items.get(from).is_some_and(|i| i.is(coverb));
    let Some(phrase) = (from + 1..at).find(|n| items[*n].phrase().is_some()).filter(|_| marked) else { return false };
    let last = *group(items, phrase, at).last().unwrap_or(&phrase);
    let plain = |n: usize| {
        items[n].phrase().is_none() && !items[n].is(|s| matches!(s, Sense::Verb | Sense::Light | Sense::Trigger(_)))
    };
    let particle = (last + 1..at).find(|n| items[*n].marks(Marker::Of));
    particle.is_some_and(|p| (last + 1..p).all(plain) && (p + 1..at).all(|k| touching(&items[k])))
}
