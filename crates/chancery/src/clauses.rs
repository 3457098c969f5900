//! Items of a sentence to clauses: each with its predicate, its subject, and how it hangs on the one before.

mod boundary;
mod commas;
mod coverbs;
mod inherit;
mod quotes;
mod subjects;

use crate::groups::group;
use crate::phrases::Item;
use boundary::Boundary;
pub use boundary::first_to;
use chancery_pack::{Entry, Form, Language, Marker, Sense, Sorts, Speech, Status};
pub use coverbs::{over_attribute, within_coverb};
use inherit::inherit_subjects;
use quotes::quote_mark;
use std::ops::Range;
use subjects::subject_by_case;
pub use subjects::subject_of;

/// Items over which a list is looked at.
const LIST: usize = 40;

/// How a clause hangs on the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// On its own.
    Main,
    /// Its subject is the phrase before it.
    Relative,
    /// What somebody says.
    Content,
    /// What is meant to follow.
    Purpose,
    /// Beside, before or after another.
    Side,
    /// Goes on with the same subject.
    Joined,
}

/// A clause.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Its items.
    pub items: Range<usize>,
    /// The first item that is a verb, an event verb or a verb of speech.
    pub predicate: Option<usize>,
    /// Items of its own subject.
    pub subject: Vec<usize>,
    /// The subject came from an earlier clause.
    pub inherited: bool,
    /// How it hangs on the one before.
    pub link: Link,
    /// It stands in quotation marks.
    pub quoted: bool,
}

/// Sorts of words that may make a clause.
const PREDICATES: Sorts = Sorts::VERB.or(Sorts::EVENT).or(Sorts::SPEECH).or(Sorts::STATUS);

/// Is the item a word that makes a clause?
pub fn is_predicate(item: &Item<'_>, entries: &[Entry]) -> bool {
    item.has(PREDICATES)
        && item.phrase().is_none()
        && item.is(|s| match s {
            Sense::Verb
            | Sense::Light
            | Sense::Same
            | Sense::Speech(Speech::Before | Speech::After | Speech::Earlier) => true,
            // "При посредничестве": what governs like a preposition tells nothing of a subject.
            Sense::Trigger(n) => match entries[*n as usize].form {
                Form::Noun => false,
                Form::Phrase => !item.is(|s| matches!(s, Sense::Marker(_))),
                _ => true,
            },
            Sense::Status(s) => matches!(s, Status::Denial),
            _ => false,
        })
}

/// Cuts a sentence into clauses.
pub fn clauses(items: &[Item<'_>], language: &Language) -> Vec<Clause> {
    let entries = language.entries();
    let mut clauses: Vec<Clause> = Vec::new();
    let (mut start, mut link, mut seen, mut quoted) = (0, Link::Main, false, false);
    let mut at = 0;
    while at < items.len() {
        // "Its decision to close the border | was condemned": the predicate of a subject that an infinitive parts from it.
        if seen && link == Link::Purpose && parted_from(&clauses, items, start, at, entries) {
            push(&mut clauses, items, start..at, link, quoted, language);
            (start, link, seen) = (at, Link::Joined, true);
            at += 1;
            continue;
        }
        let here = Boundary { items, at, start, link, seen, language };
        if let Some((next, body)) = here.find() {
            let end = if items[at].is(|s| matches!(s, Sense::Speech(Speech::Before))) { body } else { at };
            push(&mut clauses, items, start..end, link, quoted, language);
            if quote_mark(items[at].mark) {
                quoted = !quoted;
            }
            (start, link, seen) = (body, next, false);
            at = body.max(at + 1);
            continue;
        }
        seen |= is_predicate(&items[at], entries);
        at += 1;
    }
    push(&mut clauses, items, start..items.len(), link, quoted, language);
    inherit_subjects(&mut clauses, items, entries);
    clauses
}

/// Does at `at` the verb of the subject begin which stands before the infinitive's clause?
fn parted_from(clauses: &[Clause], items: &[Item<'_>], start: usize, at: usize, entries: &[Entry]) -> bool {
    let alone = clauses.last().is_some_and(|c| c.predicate.is_none() && c.link == Link::Main && !c.items.is_empty());
    let helps =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::Status(Status::Planned | Status::Possible | Status::Negation)));
    let verb = is_predicate(&items[at], entries) && !items.get(at + 1).is_some_and(|i| i.marks(Marker::By));
    let next = || items.get(at + 1).is_some_and(|i| is_predicate(i, entries));
    alone && at > start + 1 && (verb || helps(&items[at]) && next())
}

/// The clause in which the predicate stands where an aside parts it from its subject: "talks, held in May, | ended".
pub fn continuation(clauses: &[Clause], c: usize) -> Option<usize> {
    let alone = clauses[c].predicate.is_none() && clauses[c].link != Link::Relative;
    let aside = clauses.get(c + 1).is_some_and(|n| n.link == Link::Relative);
    let goes_on = clauses.get(c + 2).is_some_and(|n| n.link == Link::Joined);
    (alone && aside && goes_on).then_some(c + 2)
}

/// The clause of the subject that an aside parts from the predicate of this one.
pub fn parted(clauses: &[Clause], c: usize) -> Option<usize> {
    c.checked_sub(2).filter(|n| continuation(clauses, *n) == Some(c))
}

fn next_predicate(items: &[Item<'_>], from: usize, entries: &[Entry]) -> Option<usize> {
    let ends = |i: &Item<'_>| matches!(i.mark, Some(',' | '，' | ';' | '；'));
    (from..items.len()).take_while(|n| !ends(&items[*n])).find(|n| is_predicate(&items[*n], entries))
}

/// Between a marker and a verb stands no subject: the marker governs a noun, and the verb is another clause's.
fn nominal(items: &[Item<'_>], from: usize, predicate: usize) -> bool {
    !items[from..predicate].iter().any(|i| i.phrase().is_some()) && predicate > from + 1
}

/// ", with Peruvian officials praising it": behind a comma who stands between a word of company and a verb is the verb's subject.
fn in_company(items: &[Item<'_>], start: usize, verb: usize, language: &Language) -> bool {
    let orderly = language.spaces() && !language.cased();
    let comma = start.checked_sub(1).is_some_and(|n| items[n].mark == Some(','));
    let small = |i: &&Item<'_>| i.phrase().is_none() && i.is(|s| matches!(s, Sense::Article | Sense::Block));
    let first = || start + 1 + items[start + 1..verb].iter().take_while(small).count();
    let ends = |n: usize| items[n].phrase().is_some() && group(items, n, verb).last() == Some(&(verb - 1));
    orderly && comma && items[start].marks(Marker::With) && first() < verb && ends(first())
}

fn push(
    clauses: &mut Vec<Clause>,
    items: &[Item<'_>],
    range: Range<usize>,
    link: Link,
    quoted: bool,
    language: &Language,
) {
    if range.is_empty() {
        return;
    }
    let entries = language.entries();
    let conjunction =
        |s: &Sense| matches!(s, Sense::Marker(Marker::During | Marker::After | Marker::Before | Marker::Since));
    let opens = items[range.start].is(conjunction) && range.len() > 1;
    let verb = next_predicate(items, range.start + 1, entries).filter(|p| *p < range.end);
    let opens = opens && verb.is_some_and(|p| !nominal(items, range.start + 1, p));
    let range = if opens || verb.is_some_and(|p| in_company(items, range.start, p, language)) {
        range.start + 1..range.end
    } else {
        range
    };
    let mut verbs = range.clone().filter(|n| is_predicate(&items[*n], entries));
    // "Просьбу освободить рыбаков Перу отклонило": an infinitive is the predicate where there is no other.
    let first = verbs.clone().find(|n| !items[*n].infinitive).or(verbs.next());
    let (open, predicate) = match first {
        Some(p) if language.possessor_before() && !language.spaces() => past_attributes(items, &range, p, language),
        first => (range.start, first),
    };
    // "秘鲁对|驱逐其大使的|加纳表示遗憾": who is named in an attribute is not the subject of the verb behind it.
    let coverb = first.filter(|f| predicate != Some(*f) && open == range.start);
    let coverb = coverb.and_then(|f| within_coverb(items, open, f, range.end, language)).map(|a| a.coverb);
    // "Poland, meanwhile, is to …", "Li, who …, praised": a subject cut off from its verb.
    let alone = link == Link::Main && predicate.is_none() && range.end < items.len();
    let attribute = open > range.start && (range.start..open).all(|n| items[n].mark.is_none());
    let range = match first.filter(|_| attribute) {
        Some(first) => {
            let (head, of) = (group(items, open, range.end), range.start..open);
            let predicate = Some(first);
            clauses.push(Clause {
                items: of,
                predicate,
                subject: head,
                inherited: false,
                link: Link::Relative,
                quoted,
            });
            open..range.end
        }
        None => range,
    };
    let end = predicate.or(alone.then_some(range.end));
    let subject = match end {
        Some(p) if language.cased() => subject_by_case(items, &range, p, language),
        Some(p) => subject_of(items, open, coverb.unwrap_or(p)),
        None if alone => subject_of(items, range.start, range.end),
        None => Vec::new(),
    };
    clauses.push(Clause { items: range, predicate, subject, inherited: false, link, quoted });
}

/// "上周就任的外长指责 …": a verb without a subject that ends in the possessor's particle is the attribute of the phrase behind it, if
/// that phrase has a verb of its own. Where the clause proper begins, and its predicate.
fn past_attributes(
    items: &[Item<'_>],
    range: &Range<usize>,
    mut predicate: usize,
    language: &Language,
) -> (usize, Option<usize>) {
    let entries = language.entries();
    let mut start = range.start;
    let stops = |n: &usize| items[*n].mark.is_none_or(|m| m == '、');
    while let Some(attribute) = within_coverb(items, start, predicate, range.end, language) {
        let next = (attribute.head + 1..range.end).take_while(stops).find(|n| is_predicate(&items[*n], entries));
        let Some(next) = next else { break };
        predicate = next;
    }
    while subject_of(items, start, predicate).is_empty() {
        let particle = (predicate + 1..range.end).take_while(stops).find(|n| items[*n].marks(Marker::Of));
        let Some(head) = particle.map(|n| n + 1).filter(|n| *n < range.end && items[*n].phrase().is_some()) else {
            break;
        };
        let next = (head + 1..range.end).take_while(stops).find(|n| is_predicate(&items[*n], entries));
        let Some(next) = next else { break };
        (start, predicate) = (head, next);
    }
    (start, Some(predicate))
}
