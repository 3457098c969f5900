//! Where a new clause begins, and how it hangs on the one before.

use super::commas::{
    attributed, both_objects, comma, joined, set_apart, subjects_together, told_aside, trailing, within_list,
};
use super::quotes::{quotation, quote_mark};
use super::subjects::owned_intent;
use super::{Link, is_predicate, next_predicate, nominal};
use crate::groups::{governor, group, is_noun};
use crate::phrases::{Item, What};
use chancery_pack::{Cases, Comparison, Entry, Language, Marker, Sense, Sorts, Speech, Status};

/// The item that is looked at, and the clause that is open there.
#[derive(Clone, Copy)]
pub(super) struct Boundary<'a, 'p> {
    pub items: &'a [Item<'p>],
    pub at: usize,
    /// Where the open clause began.
    pub start: usize,
    /// How it hangs on the one before.
    pub link: Link,
    /// It has its predicate.
    pub seen: bool,
    pub language: &'a Language,
}

impl<'a, 'p> Boundary<'a, 'p> {
    /// Does a new clause begin here? Its link, and the item at which it begins.
    pub fn find(self) -> Option<(Link, usize)> {
        if self.item().mark.is_none() && self.item().senses.is_empty() {
            return None; // a phrase, or a word that means nothing here
        }
        if self.closes_aside() {
            return Some((Link::Joined, self.at + 1));
        }
        match self.item().mark {
            Some(';' | '；' | '(' | '（' | ')' | '）' | ':' | '：') => return self.set_off(),
            Some('—' | '–' | '-') if dash(self.items, self.at) => return self.set_off(),
            mark if quote_mark(mark) => {
                return quotation(self.items, self.at, self.entries()).map(|link| (link, self.at + 1));
            }
            _ => {}
        }
        if !self.item().has(JOINTS) || !self.item().is(joins) {
            return if matches!(self.item().mark, Some(',' | '，')) { self.comma() } else { None };
        }
        let found = self
            .ground()
            .or_else(|| self.relative())
            .or_else(|| self.said())
            .or_else(|| self.content())
            .or_else(|| self.first());
        let found = found
            .or_else(|| self.breaks())
            .or_else(|| self.purpose())
            .or_else(|| self.beside())
            .or_else(|| self.until());
        match self.item().mark {
            _ if found.is_some() => found,
            Some(',' | '，') => self.comma(),
            _ => self.condition().or_else(|| self.and()),
        }
    }

    fn item(self) -> &'a Item<'p> {
        &self.items[self.at]
    }

    fn entries(self) -> &'a [Entry] {
        self.language.entries()
    }

    fn next(self, test: impl Fn(&Item<'p>) -> bool) -> bool {
        self.items.get(self.at + 1).is_some_and(test)
    }

    fn inside(self) -> bool {
        self.at > self.start
    }

    /// "Relations – which had soured – improved": a dash ends what a dash opened, and the verb of the subject before it follows.
    fn closes_aside(self) -> bool {
        let opened = || (1..=2).any(|n| self.start >= n && dash(self.items, self.start - n));
        let goes_on = || self.items[self.at + 1..].iter().take(3).any(|i| is_predicate(i, self.entries()));
        self.link == Link::Relative && self.inside() && dash(self.items, self.at) && opened() && goes_on()
    }

    /// Dashes, brackets and colons.
    fn set_off(self) -> Option<(Link, usize)> {
        let (items, at, mark) = (self.items, self.at, self.item().mark);
        if self.inside() && dash(items, at) && self.next(|i| i.is(|s| matches!(s, Sense::Relative))) {
            return Some((Link::Relative, at + 2));
        }
        let pair = dash(items, at) && at > 0 && items[at - 1].phrase().is_some() && self.next(|i| i.phrase().is_some());
        let aside = matches!(mark, Some('(' | '（' | ')' | '）')) && !aside_has_verb(items, at, self.entries());
        let link = if matches!(mark, Some(':' | '：')) { Link::Content } else { Link::Side };
        (!pair && !aside).then_some((link, at + 1))
    }

    /// 科威特|以菲律宾违反协议|为由，停止: a reason within a clause is one of its own, and the clause goes on behind it.
    fn ground(self) -> Option<(Link, usize)> {
        let (items, at) = (self.items, self.at);
        let ends = |i: &Item<'p>| i.is(|s| matches!(s, Sense::GroundEnd));
        if ends(self.item()) && self.inside() && opens_ground(items, self.start) {
            return Some((Link::Joined, at + 1));
        }
        let stops = |i: &&Item<'p>| {
            !matches!(i.mark, Some(',' | '，' | ';' | '；' | '。')) && !i.is(|s| matches!(s, Sense::Ground))
        };
        // One that names no party has no subject of its own.
        let named = |i: &Item<'p>| i.phrase().is_some_and(|p| !p.parties.is_empty() || p.place.is_some());
        let closed = || {
            let end = items[at + 1..].iter().take(GROUND).take_while(stops).position(ends);
            end.is_some_and(|n| items[at + 1..at + 1 + n].iter().any(named))
        };
        (self.item().is(|s| matches!(s, Sense::Ground)) && closed()).then_some((Link::Content, at + 1))
    }

    fn relative(self) -> Option<(Link, usize)> {
        (self.item().is(|s| matches!(s, Sense::Relative)) && self.inside()).then_some((Link::Relative, self.at + 1))
    }

    /// What a word of speech before it tells.
    fn said(self) -> Option<(Link, usize)> {
        if !self.item().is(|s| matches!(s, Sense::Speech(Speech::Before))) {
            return None;
        }
        let last = addressed(self.items, self.at);
        says_clause(self.items, last, self.entries()).then_some((Link::Content, last + 1))
    }

    /// Is the word at `at` one of purpose, with its verb behind it?
    fn aims(self, at: usize) -> bool {
        self.items.get(at).is_some_and(|i| i.marks(Marker::For))
            && self.items.get(at + 1).is_some_and(|i| is_predicate(i, self.entries()))
    }

    fn aims_here(self) -> bool {
        self.aims(self.at) && !first_to(self.items, self.at, self.start)
    }

    /// Was something told or meant before, of which a content can hang?
    fn tells(self) -> bool {
        let frames = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Status(Status::Possible | Status::Planned)));
        self.seen || self.items[self.start..self.at].iter().any(frames)
    }

    fn content(self) -> Option<(Link, usize)> {
        if self.defines() {
            return Some((Link::Relative, self.at + 1));
        }
        let that = self.item().is(|s| matches!(s, Sense::That)) && !self.aims_here() && self.tells();
        that.then_some((Link::Content, self.at + 1))
    }

    /// "Accused Togo of an attack that paralysed ministries": a content has a subject; "that" with its verb right behind says which attack.
    /// "Told Togo that sending troops was wrong": whom something is told, a phrase, is no such head.
    fn defines(self) -> bool {
        const NEAR: usize = 3;
        let (items, entries) = (self.items, self.entries());
        let ordered = self.language.spaces() && !self.language.cased();
        let that = self.inside() && self.seen && self.item().is(|s| matches!(s, Sense::That)) && !self.aims_here();
        let noun = || {
            let before = &items[self.at - 1];
            let event = before.is(|s| matches!(s, Sense::Trigger(_)));
            before.phrase().is_none() && !is_predicate(before, entries) && (is_noun(before) || event)
        };
        let plain = |i: &&Item<'p>| i.mark.is_none() && i.phrase().is_none() && !matches!(i.what, What::Time(_));
        let mut near = items[self.at + 1..].iter().take(NEAR).take_while(plain);
        ordered && that && noun() && near.any(|i| is_predicate(i, entries))
    }

    /// "It is the first time the two armies have drilled": what is first is told in a clause of its own.
    fn first(self) -> Option<(Link, usize)> {
        let first = self.item().is(|s| matches!(s, Sense::Comparison(Comparison::First) | Sense::Ordinal(_)))
            && self.next(|i| i.phrase().is_some());
        let can = first && self.inside() && self.seen && self.language.spaces() && !self.language.cased();
        (can && says_clause(self.items, self.at, self.entries())).then_some((Link::Content, self.at))
    }

    /// A word between clauses. "Poland, meanwhile, is to …": between a subject and its verb it parts nothing.
    /// ", а Аргентина приостановила": behind a comma, with a phrase of its own right behind, it begins a clause whatever stood before.
    fn breaks(self) -> Option<(Link, usize)> {
        if !self.item().has(Sorts::BREAK) || !self.inside() {
            return None;
        }
        let parts = matches!(self.items[self.at - 1].mark, Some(',' | '，')) && self.next(|i| i.phrase().is_some());
        let subject = || self.items[self.start..self.at].iter().any(|i| i.phrase().is_some());
        let between = !self.seen && !parts && self.link == Link::Main && subject();
        // "Talked instead of the plans of Peru and urged …": the verb behind "and" goes on with the one before.
        let goes_on = self.seen && self.verb_goes_on();
        (!between && !goes_on).then_some((Link::Side, self.at + 1))
    }

    /// "Cut ties after Chad's invasion of Mali and recalled …": the first verb behind stands right behind "and", with no subject of its own.
    fn verb_goes_on(self) -> bool {
        let orderly = self.language.spaces() && !self.language.cased();
        let verb = || next_predicate(self.items, self.at + 1, self.entries());
        orderly && verb().is_some_and(|p| p > self.at + 1 && self.items[p - 1].is(|s| matches!(s, Sense::And)))
    }

    fn purpose(self) -> Option<(Link, usize)> {
        if self.inside() && self.aims_here() {
            return Some((Link::Purpose, self.at + 1));
        }
        let owned = self.seen && self.inside() && owned_intent(self.items, self.at, self.language);
        owned.then_some((Link::Purpose, self.at))
    }

    /// "To go until Peru leaves the bloc": behind the word a subject, and right behind that its verb.
    fn until(self) -> Option<(Link, usize)> {
        const BETWEEN: usize = 3;
        let (items, at) = (self.items, self.at);
        let small = |i: &&Item<'p>| i.phrase().is_none() && i.is(|s| matches!(s, Sense::Article | Sense::Block));
        let first = at + 1 + items[at + 1..].iter().take(BETWEEN).take_while(small).count();
        if !self.inside() || !self.item().marks(Marker::Until) || items.get(first)?.phrase().is_none() {
            return None;
        }
        let last = *group(items, first, items.len()).last()?;
        let helps = |i: &&Item<'p>| {
            let word = i.mark.is_none() && i.phrase().is_none() && !is_predicate(i, self.entries());
            word && i.is(|s| matches!(s, Sense::Status(_) | Sense::Block)) && !i.is(|s| matches!(s, Sense::Marker(_)))
        };
        let verb = last + 1 + items[last + 1..].iter().take(BETWEEN).take_while(helps).count();
        is_predicate(items.get(verb)?, self.entries()).then_some((Link::Side, at + 1))
    }

    /// "After", "while": a marker that governs a case is a preposition: a noun follows it, not a clause.
    fn beside(self) -> Option<(Link, usize)> {
        let (items, at, entries) = (self.items, self.at, self.entries());
        let joins = |(s, c): (&&Sense, &Cases)| {
            *c == Cases::default()
                && matches!(s, Sense::Marker(Marker::After | Marker::Before | Marker::During | Marker::Since))
        };
        // "甲与乙将在峰会期间举行会晤": behind a noun such a word begins nothing.
        let behind_noun = self.language.oblique_before() && !self.seen;
        if !self.inside() || behind_noun || !self.item().senses.iter().zip(&self.item().cases).any(joins) {
            return None;
        }
        // "Has since ratified": within a predicate it is an adverb.
        let adverb = self.item().marks(Marker::Since)
            && is_predicate(&items[at - 1], entries)
            && self.next(|i| is_predicate(i, entries));
        // "Said after talks with Peru that …": what stands before the content is no clause without a verb.
        let own = |p: usize| {
            let goes_on = self.seen && self.verb_goes_on();
            let content = items[at + 1..p].iter().any(|i| i.is(|s| matches!(s, Sense::That)));
            !(nominal(items, at + 1, p) || goes_on || content)
        };
        let clause = || next_predicate(items, at + 1, entries).is_some_and(own) || set_apart(items, at + 1, entries);
        (!adverb && clause()).then_some((Link::Side, at + 1))
    }

    fn comma(self) -> Option<(Link, usize)> {
        let (items, at, start, entries) = (self.items, self.at, self.start, self.entries());
        if self.item().mark == Some(',') && self.inside() && within_list(items, at, entries) {
            return None;
        }
        if self.inside() && self.next(|i| i.is(|s| matches!(s, Sense::Relative))) {
            return Some((Link::Relative, at + 2));
        }
        if self.next(|i| i.is(|s| matches!(s, Sense::That))) && !self.aims(at + 1) && self.tells() {
            return Some((Link::Content, at + 2));
        }
        if self.inside()
            && (trailing(items, at, entries)
                || attributed(items, at, entries)
                || !self.seen && told_aside(items, at, entries))
        {
            return Some((Link::Relative, at + 1));
        }
        // ", who last week commuted between the two, said": a comma ends what a comma opened.
        let opened = |n: usize| start >= n && matches!(items[start - n].mark, Some(',' | '，'));
        let aside = self.link == Link::Relative && at > start + 1 && (opened(1) || opened(2));
        let verb = items[at + 1..].iter().take(2).any(|i| is_predicate(i, entries));
        // "The visit, of which the papers wrote, is not planned": the predicate may be a word that only tells how far it has come.
        if aside && !verb && self.next(|i| i.is(|s| matches!(s, Sense::Status(_)))) {
            return Some((Link::Joined, at + 1));
        }
        comma(items, at, self.seen || aside && verb, entries)
    }

    fn behind_comma(self) -> bool {
        matches!(self.items[self.at.saturating_sub(1)].mark, Some(',' | '，'))
    }

    /// "Wants every soldier gone unless the other tears up its memorandum".
    fn condition(self) -> Option<(Link, usize)> {
        let (items, at) = (self.items, self.at);
        let condition = self.item().is(|s| matches!(s, Sense::Status(Status::Conditional)))
            && !self.item().is(|s| matches!(s, Sense::Marker(_)));
        let near = || items[at + 1..].iter().take(2).any(|i| i.phrase().is_some());
        let clause = self.inside() && says_clause(items, at, self.entries()) || self.behind_comma() && near();
        (condition && self.seen && clause).then_some((Link::Side, at))
    }

    fn and(self) -> Option<(Link, usize)> {
        let (items, at, entries) = (self.items, self.at, self.entries());
        let and = self.item().is(|s| matches!(s, Sense::And)) && !self.item().is(|s| matches!(s, Sense::Marker(_)));
        if !and || !self.seen || self.pairs() {
            return None;
        }
        if self.behind_comma() && subject_apart(items, at, entries) {
            return Some((Link::Main, at + 1));
        }
        joined(items, at, entries).then_some((Link::Joined, at + 1))
    }

    /// "Between A and B", "both A and B": the word joins two phrases.
    fn pairs(self) -> bool {
        let (items, at, start) = (self.items, self.at, self.start);
        self.inside()
            && items[at - 1].phrase().is_some()
            && (governor(items, at - 1, start) == Some(Marker::Between)
                || at > start + 1 && items[at - 2].is(|s| matches!(s, Sense::And))
                || both_objects(items, at, self.language)
                || subjects_together(items, at, self.language))
    }
}

/// Items over which the word that closes a reason is looked for.
const GROUND: usize = 25;

/// Does a clause that begins at `start` stand behind a word that opens a reason?
pub(super) fn opens_ground(items: &[Item<'_>], start: usize) -> bool {
    start > 0 && items[start - 1].is(|s| matches!(s, Sense::Ground))
}

/// A dash: a hyphen is one where a space stands on both sides.
fn dash(items: &[Item<'_>], n: usize) -> bool {
    let apart = |a: usize, b: usize| items.get(a).zip(items.get(b)).is_some_and(|(a, b)| a.span.end < b.span.start);
    match items[n].mark {
        Some('—' | '–') => true,
        Some('-') => n > 0 && apart(n - 1, n) && apart(n, n + 1),
        _ => false,
    }
}

/// Sorts of words at or behind which a clause may begin.
const JOINTS: Sorts =
    Sorts::JOINT.or(Sorts::BREAK).or(Sorts::COMPARISON).or(Sorts::SPEECH).or(Sorts::STATUS).or(Sorts::MARKER);

/// May a clause begin at or behind a word that can mean this?
fn joins(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Relative
            | Sense::That
            | Sense::Break
            | Sense::Ground
            | Sense::GroundEnd
            | Sense::And
            | Sense::Ordinal(_)
            | Sense::Comparison(Comparison::First)
            | Sense::Speech(Speech::Before)
            | Sense::Status(Status::Planned | Status::Possible | Status::Conditional)
            | Sense::Marker(_)
    )
}

/// ", and Li, the minister, accused", ", and Li, who …, accused": a new subject that a comma parts from its verb.
fn subject_apart(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let comma = |n: usize| items.get(n).is_some_and(|i| matches!(i.mark, Some(',' | '，')));
    let verb = |i: &Item<'_>| is_predicate(i, entries) && !i.is(|s| matches!(s, Sense::Speech(_)));
    let phrase = items.get(at + 1).is_some_and(|i| i.phrase().is_some());
    phrase && comma(at + 2) && items.get(at + 3).is_some_and(|i| verb(i) || i.is(|s| matches!(s, Sense::Relative)))
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
    let tells = items[at].is(|s| matches!(s, Sense::Speech(Speech::Tells)));
    let small = |n: &usize| items[*n].is(|s| matches!(s, Sense::Block)) && items[*n].phrase().is_none();
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
    let plain = |i: &&Item<'_>| i.mark.is_none() && !i.is(|s| matches!(s, Sense::That));
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
