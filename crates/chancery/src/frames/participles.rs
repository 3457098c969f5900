//! Participles that are past tenses as well: whether somebody does it or it is done.

use super::fillers::Word;
use super::{Frame, triggers};
use crate::clauses::Clause;
use crate::groups::is_noun;
use crate::phrases::Item;
use chancery_pack::{Entry, Form, Language, Marker, Role, Sense};

/// "The sanctions that Peru imposed on Chile", "the sanctions imposed on Chile": of a participle that is a past tense as well, whether somebody
/// does it in a clause of his own or it is done; the entry is of the other voice.
pub(super) fn other_voice(items: &[Item<'_>], clause: &Clause, at: usize, entry: &Entry, language: &Language) -> bool {
    let has = |form: Form| {
        let same = |t: usize| language.entries()[t].kind == entry.kind && language.entries()[t].form == form;
        triggers(&items[at]).any(same)
    };
    let either = has(Form::Verb) && has(Form::Passive) && matches!(entry.form, Form::Verb | Form::Passive);
    either && (entry.form == Form::Passive) == acts_in_relative(items, clause, at, language).is_some()
}

/// Right before the word stands somebody, and before him a relative word whose subject he is, or an event noun of which the word tells.
fn acts_in_relative(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<usize> {
    let who = at.checked_sub(1).filter(|n| items[*n].phrase().is_some_and(|p| !p.bare && !p.possessor))?;
    let own = !clause.inherited && clause.subject.last() == Some(&who);
    let first = if own { clause.subject[0] } else { who };
    let before = first.checked_sub(1)?;
    let article = before > 0 && items[before].is(|s| matches!(s, Sense::Article));
    let head = &items[before - usize::from(article)];
    let noun = |t: usize| language.entries()[t].form == Form::Noun;
    let opens = own && head.is(|s| matches!(s, Sense::That | Sense::Relative));
    (opens || triggers(head).any(noun)).then_some(who)
}

/// "Was hit by the sanctions Peru imposed on Chile": whoever stands between the noun and the verb does it.
pub(super) fn doer_between(word: Word<'_, '_>, frame: &mut Frame) {
    let Word { items, clauses, c, at, entry, language } = word;
    let passive = |t: usize| language.entries()[t].form == Form::Passive;
    let both = entry.form == Form::Verb && frame.fillers.is_empty() && triggers(&items[at]).any(passive);
    let clause = &clauses[c];
    let who = both.then(|| acts_in_relative(items, clause, at, language)).flatten();
    if let Some(who) = who.filter(|n| !clause.subject.contains(n)) {
        frame.fillers.push((Role::Subject, vec![who]));
        frame.subject = false;
    }
}

/// Makes a verb a passive whose doer is marked as one, and drops a "by" that is its noun's.
pub(super) fn turn(word: Word<'_, '_>, frame: &mut Frame) {
    let Word { items, clauses, c, at, entry, language } = word;
    if entry.form != Form::Verb {
        return;
    }
    let marked = at > clauses[c].items.start && items[at - 1].marks(Marker::By);
    let active = language.spaces() && takes_object(items, at);
    if language.spaces() && !language.cased() && !helped(items, at) {
        frame.fillers.retain(|(role, members)| *role != Role::By || !of_a_noun(items, at, members));
    }
    frame.passive |= frame.has(Role::By) && !language.cased() && !active || marked && !language.spaces();
}

/// Another verb stands before it: "was recalled".
fn helped(items: &[Item<'_>], at: usize) -> bool {
    let auxiliary = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Verb | Sense::Light | Sense::Status(_)));
    items[..at].iter().rev().take(3).take_while(|i| i.mark.is_none() && i.phrase().is_none()).any(auxiliary)
}

/// "Recalled its envoy over remarks by the minister": what stands behind another noun with "by" is that noun's doer.
fn of_a_noun(items: &[Item<'_>], at: usize, members: &[usize]) -> bool {
    let marker = |first: &usize| items[at + 1..*first].iter().rposition(|i| i.marks(Marker::By)).map(|n| at + 1 + n);
    let before = members.first().filter(|m| **m > at).and_then(marker).and_then(|n| n.checked_sub(1));
    // "Thanked it for the stance taken by the minister": so is what another verb of that noun has.
    let verb = |n: usize| items[n].phrase().is_none() && items[n].is(|s| matches!(s, Sense::Verb | Sense::Light));
    before.is_some_and(|n| n > at && (is_noun(&items[n]) || n > at + 1 && verb(n)))
}

/// "Turned down pleas by the group": a verb that no other precedes, with an unknown noun for its object, is no passive.
fn takes_object(items: &[Item<'_>], at: usize) -> bool {
    let small = |i: &&Item<'_>| {
        i.number.is_some() || i.is(|s| matches!(s, Sense::Block | Sense::Possessive | Sense::Ordinal(_)))
    };
    let next = items[at + 1..].iter().find(|i| !small(i));
    !helped(items, at) && next.is_some_and(is_noun)
}
