//! Items of a sentence to clauses: each with its predicate, its subject, and how it hangs on the one before.

use crate::phrases::{Item, What};
use chancery_pack::{Entry, Form, Language, Marker, Sense, Speech, Status};
use std::ops::Range;

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
            Sense::Verb | Sense::Light | Sense::Speech(Speech::Before | Speech::After) => true,
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
        if let Some((next, body)) = boundary(items, at, start, seen, language) {
            push(&mut clauses, items, start..at, link, quoted, entries);
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
    push(&mut clauses, items, start..items.len(), link, quoted, entries);
    inherit_subjects(&mut clauses, items);
    clauses
}

fn quote_mark(mark: Option<char>) -> bool {
    matches!(mark, Some('"' | '“' | '”' | '«' | '»' | '「' | '」'))
}

/// Does a new clause begin here? Its link, and the item at which it begins.
fn boundary(items: &[Item<'_>], at: usize, start: usize, seen: bool, language: &Language) -> Option<(Link, usize)> {
    let entries = language.entries();
    let item = &items[at];
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
    if item.is(|s| *s == Sense::That) && seen {
        return Some((Link::Content, at + 1));
    }
    if item.is(|s| *s == Sense::Break) && at > start {
        return Some((Link::Side, at + 1));
    }
    let purpose = item.marks(Marker::For) && items.get(at + 1).is_some_and(|i| is_predicate(i, entries));
    if purpose && at > start {
        return Some((Link::Purpose, at + 1));
    }
    let side = item.is(|s| matches!(s, Sense::Marker(Marker::After | Marker::Before | Marker::During | Marker::Since)));
    if side && at > start && next_predicate(items, at + 1, entries).is_some_and(|p| !nominal(items, at + 1, p)) {
        return Some((Link::Side, at + 1));
    }
    if matches!(item.mark, Some(',' | '，')) {
        return comma(items, at, seen, entries);
    }
    if item.is(|s| *s == Sense::And) && seen && !item.is(|s| matches!(s, Sense::Marker(_))) {
        return joined(items, at, entries).then_some((Link::Joined, at + 1));
    }
    None
}

fn aside_has_verb(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    items[at + 1..].iter().take_while(|i| !matches!(i.mark, Some(')' | '）'))).any(|i| is_predicate(i, entries))
}

/// A quotation with a verb of its own is a clause; quoted names are not.
fn quotation(items: &[Item<'_>], at: usize, entries: &[Entry]) -> Option<Link> {
    let opens = matches!(items[at].mark, Some('“' | '«' | '「'))
        || items[at].mark == Some('"') && items[..at].iter().filter(|i| i.mark == Some('"')).count() % 2 == 0;
    let body: Box<dyn Iterator<Item = &Item<'_>>> = if opens {
        Box::new(items[at + 1..].iter().take_while(|i| !quote_mark(i.mark)))
    } else {
        Box::new(items[..at].iter().rev().take_while(|i| !quote_mark(i.mark)))
    };
    let whole = body.filter(|i| is_predicate(i, entries)).count() > 0;
    whole.then_some(if opens { Link::Content } else { Link::Main })
}

fn next_predicate(items: &[Item<'_>], from: usize, entries: &[Entry]) -> Option<usize> {
    let ends = |i: &Item<'_>| matches!(i.mark, Some(',' | '，' | ';' | '；'));
    (from..items.len()).take_while(|n| !ends(&items[*n])).find(|n| is_predicate(&items[*n], entries))
}

/// Between a marker and a verb stands no subject: the marker governs a noun, and the verb is another clause's.
fn nominal(items: &[Item<'_>], from: usize, predicate: usize) -> bool {
    !items[from..predicate].iter().any(|i| i.phrase().is_some()) && predicate > from + 1
}

fn comma(items: &[Item<'_>], at: usize, seen: bool, entries: &[Entry]) -> Option<(Link, usize)> {
    if !seen {
        return None;
    }
    let predicate = next_predicate(items, at + 1, entries)?;
    let own_subject = items[at + 1..predicate].iter().any(|i| i.phrase().is_some());
    Some((if own_subject { Link::Main } else { Link::Joined }, at + 1))
}

/// "and" before a verb, with no phrase between: the same subject goes on.
fn joined(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let mut between = 0;
    for item in &items[at + 1..] {
        if is_predicate(item, entries) {
            return true;
        }
        if item.phrase().is_some() || matches!(item.mark, Some(_)) || between > 4 {
            return clause_follows(items, at, entries);
        }
        between += 1;
    }
    false
}

/// "and" before a phrase that a verb follows at once, where another phrase had its verb: a new clause.
fn clause_follows(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let mut rest = items[at + 1..].iter().skip_while(|i| i.phrase().is_none() && i.mark.is_none());
    let phrase = rest.next().is_some_and(|i| i.phrase().is_some());
    let after = rest.find(|i| {
        i.phrase().is_some() || i.mark.is_some() || is_predicate(i, entries) || i.is(|s| matches!(s, Sense::Status(_)))
    });
    phrase && after.is_some_and(|i| is_predicate(i, entries) || i.is(|s| matches!(s, Sense::Status(_))))
}

fn push(
    clauses: &mut Vec<Clause>,
    items: &[Item<'_>],
    range: Range<usize>,
    link: Link,
    quoted: bool,
    entries: &[Entry],
) {
    if range.is_empty() {
        return;
    }
    let predicate = range.clone().find(|n| is_predicate(&items[*n], entries));
    let subject = predicate.map_or(Vec::new(), |p| subject_of(items, range.start, p));
    clauses.push(Clause { items: range, predicate, subject, inherited: false, link, quoted });
}

/// The last group of phrases before the predicate that no marker governs.
pub fn subject_of(items: &[Item<'_>], start: usize, predicate: usize) -> Vec<usize> {
    let mut best = Vec::new();
    let mut at = start;
    while at < predicate {
        if items[at].phrase().is_some() {
            let group = group(items, at, predicate);
            let free = governor(items, at, start).is_none();
            let names =
                group.iter().any(|n| items[*n].phrase().is_some_and(|p| p.agency.is_none() && p.region.is_none()));
            let last = *group.last().unwrap_or(&at);
            if free && names {
                best = group;
            }
            at = last + 1;
        } else {
            at += 1;
        }
    }
    best
}

/// The marker that governs the phrase at `at`, if one stands right before it.
pub fn governor(items: &[Item<'_>], at: usize, start: usize) -> Option<Marker> {
    let mut n = at;
    while n > start {
        n -= 1;
        let item = &items[n];
        let markers = item.senses.iter().filter_map(|s| if let Sense::Marker(m) = s { Some(*m) } else { None });
        // A word of goal and of purpose ("to") is one of goal before a phrase.
        let marker = markers.clone().find(|m| *m != Marker::For).or(markers.clone().next());
        if marker.is_some() {
            return marker;
        }
        let transparent = item.number.is_some()
            || item.is(|s| matches!(s, Sense::Block | Sense::Separately | Sense::Context(_) | Sense::Ordinal(_)));
        let plain_word = item.senses.is_empty() && item.mark.is_none() && matches!(item.what, What::Unit);
        if !(transparent || plain_word && at - n <= 3) {
            return None;
        }
    }
    None
}

/// Phrases joined by commas, "and", dashes, from `at` on.
pub fn group(items: &[Item<'_>], at: usize, end: usize) -> Vec<usize> {
    let mut members = vec![at];
    let mut n = at + 1;
    while n < end {
        let joins = items[n].is(|s| matches!(s, Sense::And | Sense::Or))
            || matches!(items[n].mark, Some(',' | '，' | '、' | '-' | '–' | '—' | '/'));
        let mut next = n + 1;
        while joins && next < end && (items[next].is(|s| matches!(s, Sense::And | Sense::Block | Sense::Separately))) {
            next += 1;
        }
        if joins && next < end && items[next].phrase().is_some() {
            members.push(next);
            n = next + 1;
        } else {
            break;
        }
    }
    let goes_on = |n: usize| items.get(n).is_some_and(|i| i.is(|s| matches!(s, Sense::And)));
    let listed = goes_on(n) || goes_on(n + 1) && matches!(items[n].mark, Some(',' | '，' | '、'));
    let comma_only = members.len() == 2 && matches!(items[members[0] + 1].mark, Some(',' | '，')) && !listed;
    let places = members.iter().filter(|m| items[**m].phrase().is_some_and(|p| p.place.is_some())).count();
    if comma_only && places == 0 {
        members.truncate(1);
    }
    members
}

fn inherit_subjects(clauses: &mut [Clause], items: &[Item<'_>]) {
    for n in 1..clauses.len() {
        if !clauses[n].subject.is_empty() {
            continue;
        }
        if clauses[n].link == Link::Relative {
            let start = clauses[n].items.start;
            let head = (clauses[n - 1].items.start..start).rev().take(6).find(|i| items[*i].phrase().is_some());
            clauses[n].subject = head.into_iter().collect();
            clauses[n].inherited = true;
            continue;
        }
        let donor = clauses[..n].iter().rev().find(|c| !c.subject.is_empty() && c.link != Link::Relative);
        if let Some(subject) = donor.map(|c| c.subject.clone()) {
            clauses[n].subject = subject;
            clauses[n].inherited = true;
        }
    }
}
