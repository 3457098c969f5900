//! Finds expressions: at each place where one may begin, the longest walk through the tries of patterns.

use super::meaning::{Binds, meaning};
use super::numbers::{date, day_and_month, number, year};
use super::rules::{Done, Group, Node, Rules};
use super::slots::{Field, Slot};
use super::tokens::Token;
use super::value::{Duration, Value};

/// How deep expressions may hold expressions: "since the end of last year" is 2.
const DEPTH: u8 = 3;

/// The best reading so far at one place.
#[derive(Debug, Clone)]
struct Found {
    start: usize,
    end: usize,
    group: Group,
    value: Option<Value>,
}

/// Expressions as token ranges, in order, never overlapping.
pub(super) fn find(rules: &Rules, tokens: &[Token]) -> Vec<(usize, usize, Value)> {
    let matcher = Matcher { rules, tokens };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if matcher.may_start(at) { matcher.time(at, DEPTH) } else { None };
        let Some(found) = found else {
            at += 1;
            continue;
        };
        at = found.end.max(at + 1);
        if let Some(value) = found.value {
            out.push((found.start, found.end, value));
        }
    }
    out
}

struct Matcher<'a> {
    rules: &'a Rules,
    tokens: &'a [Token],
}

/// One walk: where it began, how deep it may nest, and what it has read.
#[derive(Clone, Copy)]
struct Walk<'w> {
    tree: &'w [Node],
    start: usize,
    depth: u8,
    binds: Binds,
}

impl Matcher<'_> {
    fn may_start(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| match t.number {
            Some(_) => !t.tied,
            None => self.rules.starts.get(t.id as usize).copied().unwrap_or(false),
        })
    }

    /// The longest expression at `at`.
    fn time(&self, at: usize, depth: u8) -> Option<Found> {
        if !self.may_start_inside(at) {
            return None;
        }
        let mut best = None;
        let walk = Walk { tree: &self.rules.plain, start: at, depth, binds: Binds::default() };
        self.walk(&walk, 0, at, &mut Vec::new(), &mut best);
        if depth > 0 {
            let walk = Walk { tree: &self.rules.outer, ..walk };
            self.walk(&walk, 0, at, &mut Vec::new(), &mut best);
        }
        best
    }

    fn may_start_inside(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.number.is_some() || self.rules.starts.get(t.id as usize).copied().unwrap_or(false))
    }

    /// The longest expression for a `{time}` inside a pattern: nothing in brackets before it, nothing forbidden.
    fn inner(&self, at: usize, depth: u8) -> Option<(Value, usize)> {
        let found = self.time(at, depth.checked_sub(1)?)?;
        (found.start == at).then_some((found.value?, found.end))
    }

    fn walk(&self, walk: &Walk<'_>, node: u32, at: usize, inner: &mut Vec<Value>, best: &mut Option<Found>) {
        let Some(node) = walk.tree.get(node as usize) else { return };
        for done in &node.done {
            self.finish(walk, *done, at, inner, best);
        }
        if let Some(token) = self.tokens.get(at)
            && token.id > 0
            && let Ok(n) = node.words.binary_search_by_key(&token.id, |(w, _)| *w)
        {
            self.walk(walk, node.words[n].1, at + 1, inner, best);
        }
        for (slot, next) in &node.slots {
            self.enter(walk, *slot, *next, at, inner, best);
        }
    }

    /// Reads a slot, and walks on behind each way to read it.
    fn enter(
        &self,
        walk: &Walk<'_>,
        slot: Slot,
        next: u32,
        at: usize,
        inner: &mut Vec<Value>,
        best: &mut Option<Found>,
    ) {
        let mut on = |sets: &[(Field, i16)], end: usize| {
            let mut walk = *walk;
            sets.iter().for_each(|(field, value)| walk.binds.set(*field, *value));
            self.walk(&walk, next, end, inner, best);
        };
        let (rules, tokens) = (self.rules, self.tokens);
        match slot {
            Slot::Class(field) => self.words(at, field, &mut |value, end| on(&[(field, value)], end)),
            Slot::Set(field, value) => on(&[(field, value)], at),
            Slot::Edge if tokens.get(at).is_none_or(Token::is_sign) => on(&[], at),
            Slot::Edge => {}
            Slot::Date => {
                if let Some((y, m, d, end)) = date(rules, tokens, at) {
                    on(&[(Field::Year, y), (Field::Month, m), (Field::Day, d)], end);
                }
            }
            Slot::DayMonth => {
                if let Some((m, d, end)) = day_and_month(rules, tokens, at) {
                    on(&[(Field::Month, m), (Field::Day, d)], end);
                }
            }
            Slot::Time => {
                if let Some((value, end)) = self.inner(at, walk.depth) {
                    inner.push(value);
                    self.walk(walk, next, end, inner, best);
                    inner.pop();
                }
            }
            Slot::Amount => {
                if let Some((amount, end)) = self.amount(at) {
                    on(&[(Field::Length, amount)], end);
                }
            }
            _ => {
                if let Some((field, value, end)) = self.figures(slot, at) {
                    on(&[(field, value)], end);
                }
            }
        }
    }

    /// Every word of a class at `at`.
    fn words(&self, at: usize, field: Field, each: &mut dyn FnMut(i16, usize)) {
        let capital = self.tokens.get(at).is_some_and(|t| t.capital);
        let mut leaf = 0;
        for (n, token) in self.tokens.iter().enumerate().skip(at) {
            let next = &self.rules.lexicon[leaf].next;
            let Ok(k) = next.binary_search_by_key(&token.id, |(w, _)| *w) else { return };
            leaf = next[k].1 as usize;
            for hit in self.rules.lexicon[leaf].hits.iter().filter(|h| h.field == field && (capital || !h.capital)) {
                each(hit.value, n + 1);
            }
        }
    }

    /// A number that fits its slot.
    fn figures(&self, slot: Slot, at: usize) -> Option<(Field, i16, usize)> {
        let (rules, tokens) = (self.rules, self.tokens);
        let written = tokens.get(at)?;
        let within = |field: Field, least: u32, most: u32| {
            let (n, end) = number(rules, tokens, at)?;
            ((least..=most).contains(&n) && written.figures < 4).then_some((field, n as i16, end))
        };
        match slot {
            Slot::Day(field) => written.number.and(within(field, 1, 31)).filter(|_| written.figures < 3),
            Slot::DayWords(field) => within(field, 1, 31).filter(|_| written.figures < 3),
            Slot::MonthNumber => within(Field::Month, 1, 12),
            Slot::Century => within(Field::Century, 1, 21),
            Slot::Count => within(Field::Count, 0, 999),
            Slot::Tens => within(Field::Tens, 0, 90).filter(|(_, n, _)| n % 10 == 0),
            Slot::Year => year(rules, tokens, at).map(|(y, end)| (Field::Year, y, end)),
            _ => None,
        }
    }

    /// The longest `{amount}` at `at`, packed.
    fn amount(&self, at: usize) -> Option<(i16, usize)> {
        let mut best = None;
        let walk = Walk { tree: &self.rules.amounts, start: at, depth: 0, binds: Binds::default() };
        self.walk(&walk, 0, at, &mut Vec::new(), &mut best);
        let found = best?;
        let Some(Value::Duration(Duration { count, unit })) = found.value else { return None };
        Some((i16::try_from(count).ok()?.checked_mul(4)?.checked_add(unit as i16)?, found.end))
    }

    /// The end of a pattern: kept if it is longer than the best, or as long and of an earlier group.
    fn finish(&self, walk: &Walk<'_>, done: Done, at: usize, inner: &[Value], best: &mut Option<Found>) {
        if done.group == Group::Weak && walk.depth == DEPTH {
            return;
        }
        let (start, end) = (walk.start + usize::from(done.front), at.saturating_sub(usize::from(done.back)));
        let better = |b: &Found| (end, std::cmp::Reverse(done.group)) > (b.end, std::cmp::Reverse(b.group));
        if start >= end || !best.as_ref().is_none_or(better) {
            return;
        }
        let value = meaning(done.group, &walk.binds, inner, &self.rules.periods);
        if value.is_some() || done.group == Group::Block {
            *best = Some(Found { start, end, group: done.group, value });
        }
    }
}
