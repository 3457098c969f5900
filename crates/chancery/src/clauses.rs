//! Items of a sentence to clauses: each with its predicate, its subject, and how it hangs on the one before.

mod commas;
mod quotes;
mod subjects;

use crate::groups::{governor, group};
use crate::phrases::{Item, What};
use chancery_pack::{Cases, Comparison, Entry, Form, Language, Marker, Sense, Speech, Status};
use commas::{both_objects, comma, joined, subjects_together, told_aside, trailing, within_list};
use quotes::{quotation, quote_mark};
use std::ops::Range;
pub use subjects::subject_of;
use subjects::{inherit_subjects, owned_intent, subject_by_case};

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

/// Is the item a word that makes a clause?
pub fn is_predicate(item: &Item<'_>, entries: &[Entry]) -> bool {
    item.phrase().is_none()
        && item.is(|s| match s {
            Sense::Verb | Sense::Light | Sense::Same | Sense::Speech(Speech::Before | Speech::After) => true,
            Sense::Trigger(n) => entries[*n as usize].form != Form::Noun,
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
        if let Some((next, body)) = boundary(items, at, start, link, seen, language) {
            let end = if items[at].is(|s| *s == Sense::Speech(Speech::Before)) { body } else { at };
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

/// "Relations – which had soured – improved": a dash ends what a dash opened, and the verb of the subject before it follows.
fn closes_aside(items: &[Item<'_>], at: usize, start: usize, link: Link, entries: &[Entry]) -> bool {
    let dash = |n: usize| matches!(items[n].mark, Some('—' | '–'));
    let opened = (1..=2).any(|n| start >= n && dash(start - n));
    let goes_on = || items[at + 1..].iter().take(3).any(|i| is_predicate(i, entries));
    link == Link::Relative && at > start && dash(at) && opened && goes_on()
}

/// The clause in which the predicate stands where an aside parts it from its subject: "talks, held in May, | ended".
pub fn continuation(clauses: &[Clause], c: usize) -> Option<usize> {
    let alone = clauses[c].predicate.is_none() && clauses[c].link != Link::Relative;
    let aside = clauses.get(c + 1).is_some_and(|n| n.link == Link::Relative);
    let goes_on = clauses.get(c + 2).is_some_and(|n| n.link == Link::Joined);
    (alone && aside && goes_on).then_some(c + 2)
}

/// Does a new clause begin here? Its link, and the item at which it begins.
fn boundary(
    items: &[Item<'_>],
    at: usize,
    start: usize,
    link: Link,
    seen: bool,
    language: &Language,
) -> Option<(Link, usize)> {
    let entries = language.entries();
    let item = &items[at];
    if closes_aside(items, at, start, link, entries) {
        return Some((Link::Joined, at + 1));
    }
    if matches!(item.mark, Some(';' | '；' | '—' | '–' | '(' | '（' | ')' | '）' | ':' | '：')) {
        let pair = matches!(item.mark, Some('—' | '–'))
            && at > 0
            && items[at - 1].phrase().is_some()
            && items.get(at + 1).is_some_and(|i| i.phrase().is_some());
        let aside = matches!(item.mark, Some('(' | '（' | ')' | '）')) && !aside_has_verb(items, at, entries);
        return (!pair && !aside)
            .then_some((if matches!(item.mark, Some(':' | '：')) { Link::Content } else { Link::Side }, at + 1));
    }
    if quote_mark(item.mark) {
        return quotation(items, at, entries).map(|link| (link, at + 1));
    }
    if item.is(|s| *s == Sense::Relative) && at > start {
        return Some((Link::Relative, at + 1));
    }
    if item.is(|s| *s == Sense::Speech(Speech::Before)) {
        let content = addressed(items, at) + 1;
        if says_clause(items, content - 1, entries) {
            return Some((Link::Content, content));
        }
    }
    let purpose = item.marks(Marker::For)
        && items.get(at + 1).is_some_and(|i| is_predicate(i, entries))
        && !first_to(items, at, start);
    let frames = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Status(Status::Possible | Status::Planned)));
    if item.is(|s| *s == Sense::That) && !purpose && (seen || items[start..at].iter().any(frames)) {
        return Some((Link::Content, at + 1));
    }
    // "It is the first time the two armies have drilled": what is first is told in a clause of its own.
    let first = item.is(|s| matches!(s, Sense::Comparison(Comparison::First) | Sense::Ordinal(_)))
        && items.get(at + 1).is_some_and(|i| i.phrase().is_some());
    if first && at > start && seen && language.spaces() && !language.cased() && says_clause(items, at, entries) {
        return Some((Link::Content, at));
    }
    // "Poland, meanwhile, is to …": between a subject and its verb it parts nothing.
    // ", а Аргентина приостановила": behind a comma, with a phrase of its own right behind, it begins a clause whatever stood before.
    let parts =
        at > start && items[at - 1].mark == Some(',') && items.get(at + 1).is_some_and(|i| i.phrase().is_some());
    let between = !seen && !parts && link == Link::Main && items[start..at].iter().any(|i| i.phrase().is_some());
    if item.is(|s| *s == Sense::Break) && at > start && !between {
        return Some((Link::Side, at + 1));
    }
    if purpose && at > start {
        return Some((Link::Purpose, at + 1));
    }
    if seen && at > start && owned_intent(items, at, language) {
        return Some((Link::Purpose, at));
    }
    // A marker that governs a case is a preposition: a noun follows it, not a clause.
    let joins = |(s, c): (&&Sense, &Cases)| {
        *c == Cases::default()
            && matches!(s, Sense::Marker(Marker::After | Marker::Before | Marker::During | Marker::Since))
    };
    let side = item.senses.iter().zip(&item.cases).any(joins);
    // "Has since ratified": within a predicate it is an adverb.
    let adverb = item.marks(Marker::Since)
        && at > start
        && is_predicate(&items[at - 1], entries)
        && items.get(at + 1).is_some_and(|i| is_predicate(i, entries));
    if side
        && !adverb
        && at > start
        && (next_predicate(items, at + 1, entries).is_some_and(|p| !nominal(items, at + 1, p))
            || set_apart(items, at + 1, entries))
    {
        return Some((Link::Side, at + 1));
    }
    if item.mark == Some(',') && at > start && within_list(items, at, entries) {
        return None;
    }
    if matches!(item.mark, Some(',' | '，')) {
        if at > start && items.get(at + 1).is_some_and(|i| i.is(|s| *s == Sense::Relative)) {
            return Some((Link::Relative, at + 2));
        }
        let that = items.get(at + 1).is_some_and(|i| i.is(|s| *s == Sense::That));
        let purpose = items.get(at + 1).is_some_and(|i| i.marks(Marker::For))
            && items.get(at + 2).is_some_and(|i| is_predicate(i, entries));
        if that && !purpose && (seen || items[start..at].iter().any(frames)) {
            return Some((Link::Content, at + 2));
        }
        if at > start && (trailing(items, at, entries) || !seen && told_aside(items, at, entries)) {
            return Some((Link::Relative, at + 1));
        }
        // ", who last week commuted between the two, said": a comma ends what a comma opened.
        let opened = |n: usize| start >= n && matches!(items[start - n].mark, Some(',' | '，'));
        let aside = link == Link::Relative && at > start + 1 && (opened(1) || opened(2));
        let verb = items[at + 1..].iter().take(2).any(|i| is_predicate(i, entries));
        return comma(items, at, seen || aside && verb, entries);
    }
    // "wants every soldier gone unless the other tears up its memorandum"
    let condition =
        item.is(|s| *s == Sense::Status(Status::Conditional)) && !item.is(|s| matches!(s, Sense::Marker(_)));
    if condition && seen && at > start && says_clause(items, at, entries) {
        return Some((Link::Side, at));
    }
    let parted = matches!(items[at.saturating_sub(1)].mark, Some(',' | '，'));
    if condition && seen && parted && items[at + 1..].iter().take(2).any(|i| i.phrase().is_some()) {
        return Some((Link::Side, at));
    }
    // "between A and B", "both A and B"
    let pair = at > start
        && items[at - 1].phrase().is_some()
        && (governor(items, at - 1, start) == Some(Marker::Between)
            || at > start + 1 && items[at - 2].is(|s| *s == Sense::And)
            || both_objects(items, at, language)
            || subjects_together(items, at, language));
    if item.is(|s| *s == Sense::And) && seen && !pair && !item.is(|s| matches!(s, Sense::Marker(_))) {
        if parted && subject_apart(items, at, entries) {
            return Some((Link::Main, at + 1));
        }
        return joined(items, at, entries).then_some((Link::Joined, at + 1));
    }
    None
}

/// ", and Li, the minister, accused", ", and Li, who …, accused": a new subject that a comma parts from its verb.
fn subject_apart(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let comma = |n: usize| items.get(n).is_some_and(|i| matches!(i.mark, Some(',' | '，')));
    let verb = |i: &Item<'_>| is_predicate(i, entries) && !i.is(|s| matches!(s, Sense::Speech(_)));
    let phrase = items.get(at + 1).is_some_and(|i| i.phrase().is_some());
    phrase && comma(at + 2) && items.get(at + 3).is_some_and(|i| verb(i) || i.is(|s| *s == Sense::Relative))
}

/// "The first Greek leader to visit": what makes somebody the first is told, not meant.
pub fn first_to(items: &[Item<'_>], at: usize, start: usize) -> bool {
    let near = items[start..at].iter().rev().take(5).take_while(|i| i.mark.is_none());
    let mut near =
        near.take_while(|i| !i.is(|s| matches!(s, Sense::Verb | Sense::Trigger(_) | Sense::Marker(Marker::For))));
    near.any(|i| i.is(|s| matches!(s, Sense::Comparison(Comparison::First) | Sense::Ordinal(_))))
}

/// "Told the assembly on Monday | sanctions were": the last item of those to whom something is told, or the word of speech itself.
fn addressed(items: &[Item<'_>], at: usize) -> usize {
    let tells = items[at].is(|s| *s == Sense::Speech(Speech::Tells));
    let small = |n: &usize| items[*n].is(|s| *s == Sense::Block) && items[*n].phrase().is_none();
    let first = (at + 1..items.len()).find(|n| !small(n)).filter(|n| tells && items[*n].phrase().is_some());
    let last = first.and_then(|n| group(items, n, items.len()).last().copied()).unwrap_or(at);
    // "Said on Friday | it would".
    let time = items.get(last + 1).is_some_and(|i| matches!(i.what, What::Time(_)));
    last + usize::from(time)
}

/// "The ministry said an aircraft would land": after the verb of speech stands a subject with its verb.
fn says_clause(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let plain = |i: &&Item<'_>| {
        i.mark.is_none() && !matches!(i.what, What::Time(_)) && !i.is(|s| matches!(s, Sense::Marker(_) | Sense::That))
    };
    let rest = &items[at + 1..];
    let Some(subject) = rest.iter().take(4).take_while(plain).position(|i| i.phrase().is_some()) else { return false };
    let plain = |i: &&Item<'_>| i.mark.is_none() && !i.is(|s| *s == Sense::That);
    let verb = rest[subject + 1..].iter().take(6).take_while(plain).find(|i| is_predicate(i, entries));
    verb.is_some_and(|v| !v.is(|s| matches!(s, Sense::Speech(_))))
}

fn aside_has_verb(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let edge = |i: &&Item<'_>| !matches!(i.mark, Some('(' | '（' | ')' | '）'));
    match items[at].mark {
        Some('(' | '（') => items[at + 1..].iter().take_while(edge).any(|i| is_predicate(i, entries)),
        _ => items[..at].iter().rev().take_while(edge).any(|i| is_predicate(i, entries)),
    }
}

fn next_predicate(items: &[Item<'_>], from: usize, entries: &[Entry]) -> Option<usize> {
    let ends = |i: &Item<'_>| matches!(i.mark, Some(',' | '，' | ';' | '；'));
    (from..items.len()).take_while(|n| !ends(&items[*n])).find(|n| is_predicate(&items[*n], entries))
}

/// "When Li, the minister, signed": does a clause begin whose subject an apposition parts from its verb?
fn set_apart(items: &[Item<'_>], from: usize, entries: &[Entry]) -> bool {
    const APPOSITION: usize = 10;
    let small = |n: &usize| items[*n].phrase().is_none() && items[*n].is(|s| *s == Sense::Block);
    let first = from + (from..items.len()).take_while(small).count();
    let end = items.len().min(first + LIST);
    let Some(last) = items.get(first).and_then(Item::phrase).and_then(|_| group(items, first, end).pop()) else {
        return false;
    };
    let comma = |n: usize| items.get(n).is_some_and(|i| i.mark == Some(','));
    let close = (last + 2..items.len()).take(APPOSITION).find(|n| comma(*n) || is_predicate(&items[*n], entries));
    let verb = |n: usize| items.get(n).is_some_and(|i| is_predicate(i, entries));
    comma(last + 1) && close.is_some_and(|n| comma(n) && verb(n + 1))
        || comma(last + 1) && verb(last + 2) && items[first..last].iter().any(|i| i.mark == Some(','))
}

/// Between a marker and a verb stands no subject: the marker governs a noun, and the verb is another clause's.
fn nominal(items: &[Item<'_>], from: usize, predicate: usize) -> bool {
    !items[from..predicate].iter().any(|i| i.phrase().is_some()) && predicate > from + 1
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
    let range = if opens && verb.is_some_and(|p| !nominal(items, range.start + 1, p)) {
        range.start + 1..range.end
    } else {
        range
    };
    let mut verbs = range.clone().filter(|n| is_predicate(&items[*n], entries));
    // "Просьбу освободить рыбаков Перу отклонило": an infinitive is the predicate where there is no other.
    let first = verbs.clone().find(|n| !items[*n].infinitive).or(verbs.next());
    let (open, predicate) = match first {
        Some(p) if language.possessor_before() && !language.spaces() => past_attributes(items, &range, p, entries),
        first => (range.start, first),
    };
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
        Some(p) => subject_of(items, open, p),
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
    entries: &[Entry],
) -> (usize, Option<usize>) {
    let mut start = range.start;
    while subject_of(items, start, predicate).is_empty() {
        let stops = |n: &usize| items[*n].mark.is_none_or(|m| m == '、');
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
