//! Finds expressions: at each place where one may begin, the longest walk through the tries of patterns.

use crate::meaning::{Binds, meaning};
use crate::numbers::{date, day_and_month, number, short_year, year};
use crate::rules::{Done, Group, Hit, Node, Rules};
use crate::slots::{ANY, CLASSES, FIRST, Field, NUMBER, START, Slot};
use crate::tokens::Token;
use crate::value::{Duration, Value};
use std::cell::Cell;
use std::cmp::Reverse;

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
pub(crate) fn find(rules: &Rules, tokens: &[Token]) -> Vec<(usize, usize, Value)> {
    let bits = (0..tokens.len()).map(|at| bits(rules, tokens, at)).collect();
    let matcher = Matcher { rules, tokens, bits, amount: Cell::default() };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(next) = matcher.bits.iter().skip(at).position(|bits| bits & START != 0) {
        at += next;
        let Some(found) = matcher.find(at) else {
            at += 1;
            continue;
        };
        let free = out.last().map_or(0, |(_, end, _)| *end);
        at = found.end.max(at + 1);
        if let Some(value) = found.value {
            out.push((matcher.lead(found.start, free, &value), found.end, value));
        }
    }
    out
}

/// Takes a way to read a slot: the fields it fills, and where it ends.
type Reading<'r> = &'r mut dyn FnMut(&[(Field, i16)], usize);

struct Matcher<'a> {
    rules: &'a Rules,
    tokens: &'a [Token],
    /// What each token may begin.
    bits: Vec<u32>,
    /// The place where an amount was looked for last, and what was found: the trees of patterns ask for the same.
    amount: Cell<Option<(usize, Option<Amount>)>>,
}

/// An amount, packed, and where it ends.
type Amount = (i16, usize);

/// What the token at `at` may begin. A word begins an expression only where a pattern begins with its class, and has a class only where all
/// the words of a form stand: "the" begins many, of which few stand anywhere.
#[inline]
fn bits(rules: &Rules, tokens: &[Token], at: usize) -> u32 {
    let word = rules.bits[tokens[at].id as usize];
    // Most words are in no pattern.
    if word == ANY && tokens[at].number.is_none() {
        return ANY;
    }
    begun(rules, tokens, at, word)
}

fn begun(rules: &Rules, tokens: &[Token], at: usize, word: u32) -> u32 {
    let mut classes = 0;
    if word & CLASSES != 0 {
        words(rules, tokens, at, &mut |hit, _| classes |= hit.field.bit());
    }
    let number = if tokens[at].number.is_some() { NUMBER | START } else { 0 };
    let begins = classes & rules.behind_open != 0 || word & FIRST != 0;
    let start = if word & CLASSES & rules.open != 0 && begins { START } else { 0 };
    word & !CLASSES | classes | number | start
}

/// Every word of a class at `at`, and where it ends.
fn words(rules: &Rules, tokens: &[Token], at: usize, each: &mut dyn FnMut(&Hit, usize)) {
    let Some(token) = tokens.get(at) else { return };
    let mut leaf = rules.leaves[token.id as usize] as usize;
    let mut end = at + 1;
    while leaf > 0 {
        for hit in rules.lexicon[leaf].hits.iter().filter(|h| token.capital || !h.capital) {
            each(hit, end);
        }
        let next = &rules.lexicon[leaf].next;
        let known = tokens.get(end).and_then(|t| next.binary_search_by_key(&t.id, |(w, _)| *w).ok());
        leaf = known.map_or(0, |n| next[n].1 as usize);
        end += 1;
    }
}

/// One walk: where it began, how deep it may nest, and what it has read.
#[derive(Clone, Copy)]
struct Walk<'w> {
    tree: &'w [Node],
    start: usize,
    depth: u8,
    weak: bool,
    binds: Binds,
}

impl Matcher<'_> {
    /// The expression to take at `at`. One that needs a word before it gives way to a longer one behind that word.
    fn find(&self, at: usize) -> Option<Found> {
        let found = if self.may_start(at) { self.time(at, DEPTH) } else { None }?;
        if found.start == at {
            return Some(found);
        }
        let behind = self.find(found.start).filter(|b| b.end > found.end);
        behind.or(Some(found))
    }

    /// Where an expression begins with the word that leads it in, if that is not taken.
    fn lead(&self, start: usize, free: usize, value: &Value) -> usize {
        let before = start.checked_sub(1).filter(|b| *b >= free && value.is_point());
        before.filter(|b| self.rules.lead.contains(&self.tokens[*b].id)).unwrap_or(start)
    }

    fn may_start(&self, at: usize) -> bool {
        self.bits(at) & START != 0 && !self.tokens[at].tied
    }

    /// The longest expression at `at`; only inside another one may it be a weak one.
    fn time(&self, at: usize, depth: u8) -> Option<Found> {
        if self.bits(at) & START == 0 {
            return None;
        }
        let any = self.grow(self.seed(at, depth, true)?, depth);
        if depth < DEPTH || any.group != Group::Weak {
            return Some(any);
        }
        self.seed(at, depth, false).map(|seed| self.grow(seed, depth))
    }

    /// The longest reading that does not begin with another expression.
    fn seed(&self, at: usize, depth: u8, weak: bool) -> Option<Found> {
        let mut best = None;
        let [plain, outer] = &self.rules.first;
        let walk = Walk { tree: &self.rules.plain, start: at, depth, weak, binds: Binds::default() };
        self.walk_first(&walk, plain, &mut best);
        if depth > 0 {
            let walk = Walk { tree: &self.rules.outer, ..walk };
            self.walk_first(&walk, outer, &mut best);
        }
        best
    }

    /// What stands behind an expression may make a longer one of it, and so on: 2025年, 2025年底, 2025年底前.
    fn grow(&self, mut seed: Found, depth: u8) -> Found {
        while let Some(value) = seed.value.clone().filter(|_| depth > 0) {
            let mut longer = None;
            let walk =
                Walk { tree: &self.rules.behind, start: seed.start, depth, weak: false, binds: Binds::default() };
            self.walk(&walk, 0, seed.end, &mut vec![value], &mut longer);
            match longer {
                Some(found) if found.end > seed.end => seed = found,
                _ => break,
            }
        }
        seed
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
        self.walk_slots(walk, node, at, inner, best);
    }

    /// From the root of a tree, which many words leave: `first` leads to where.
    fn walk_first(&self, walk: &Walk<'_>, first: &[u32], best: &mut Option<Found>) {
        let (at, inner) = (walk.start, &mut Vec::new());
        let next = self.tokens.get(at).map_or(0, |token| first[token.id as usize]);
        if next > 0 {
            self.walk(walk, next, at + 1, inner, best);
        }
        if let Some(root) = walk.tree.first() {
            self.walk_slots(walk, root, at, inner, best);
        }
    }

    fn walk_slots(&self, walk: &Walk<'_>, node: &Node, at: usize, inner: &mut Vec<Value>, best: &mut Option<Found>) {
        let bits = self.bits(at) & node.bits;
        if bits != 0 {
            for way in node.slots.iter().filter(|way| way.bits & bits != 0) {
                self.enter(walk, way.slot, way.next, at, inner, best);
            }
        }
    }

    /// What the token at `at` may begin.
    fn bits(&self, at: usize) -> u32 {
        self.bits.get(at).copied().unwrap_or(ANY)
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
        if slot == Slot::Time {
            if let Some((value, end)) = self.inner(at, walk.depth) {
                inner.push(value);
                self.walk(walk, next, end, inner, best);
                inner.pop();
            }
            return;
        }
        self.fill(slot, at, &mut |fields, end| {
            let mut walk = *walk;
            fields.iter().for_each(|(field, value)| walk.binds.set(*field, *value));
            self.walk(&walk, next, end, inner, best);
        });
    }

    /// The ways to read a slot at `at`: the fields it fills, and where it ends.
    fn fill(&self, slot: Slot, at: usize, on: Reading<'_>) {
        let (rules, tokens) = (self.rules, self.tokens);
        match slot {
            Slot::Class(field) => self.words(at, field, &mut |value, end| on(&[(field, value)], end)),
            Slot::Day(field) => {
                self.words(at, Field::Day, &mut |value, end| on(&[(field, value)], end));
                self.figures(slot, at).into_iter().for_each(|(field, value, end)| on(&[(field, value)], end));
            }
            Slot::Set(field, value) => on(&[(field, value)], at),
            Slot::Edge if tokens.get(at).is_none_or(Token::is_sign) => on(&[], at),
            Slot::Date => date(rules, tokens, at)
                .into_iter()
                .for_each(|(y, m, d, end)| on(&[(Field::Year, y), (Field::Month, m), (Field::Day, d)], end)),
            Slot::DayMonth => day_and_month(rules, tokens, at)
                .into_iter()
                .for_each(|(m, d, end)| on(&[(Field::Month, m), (Field::Day, d)], end)),
            Slot::Amount => self.amount(at).into_iter().for_each(|(amount, end)| on(&[(Field::Length, amount)], end)),
            _ => self.figures(slot, at).into_iter().for_each(|(field, value, end)| on(&[(field, value)], end)),
        }
    }

    /// Every word of a class at `at`.
    fn words(&self, at: usize, field: Field, each: &mut dyn FnMut(i16, usize)) {
        words(self.rules, self.tokens, at, &mut |hit, end| {
            if hit.field == field {
                each(hit.value, end);
            }
        });
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
            Slot::ShortYear => short_year(written).map(|y| (Field::Year, y, at + 1)),
            Slot::Year => year(rules, tokens, at).map(|(y, end)| (Field::Year, y, end)),
            _ => None,
        }
    }

    /// The longest `{amount}` at `at`.
    fn amount(&self, at: usize) -> Option<Amount> {
        if let Some((_, found)) = self.amount.get().filter(|(asked, _)| *asked == at) {
            return found;
        }
        let found = self.amount_anew(at);
        self.amount.set(Some((at, found)));
        found
    }

    fn amount_anew(&self, at: usize) -> Option<Amount> {
        let mut best = None;
        let walk = Walk { tree: &self.rules.amounts, start: at, depth: 0, weak: false, binds: Binds::default() };
        self.walk(&walk, 0, at, &mut Vec::new(), &mut best);
        let found = best?;
        let Some(Value::Duration(Duration { count, unit })) = found.value else { return None };
        Some((i16::try_from(count).ok()?.checked_mul(4)?.checked_add(unit as i16)?, found.end))
    }

    /// Whether `end` would cut a word of letters and figures in two.
    fn within_word(&self, end: usize) -> bool {
        let beside = end.checked_sub(1).and_then(|n| self.tokens.get(n)).zip(self.tokens.get(end));
        beside.is_some_and(|(last, next)| last.runs_into(next))
    }

    /// The end of a pattern: kept if it is longer than the best, or as long and of an earlier group.
    fn finish(&self, walk: &Walk<'_>, done: Done, at: usize, inner: &[Value], best: &mut Option<Found>) {
        if done.group == Group::Weak && !walk.weak {
            return;
        }
        let (start, end) = (walk.start + usize::from(done.front), at.saturating_sub(usize::from(done.back)));
        let better = |b: &Found| (end, Reverse((start, done.group))) > (b.end, Reverse((b.start, b.group)));
        if start >= end || self.within_word(end) || !best.as_ref().is_none_or(better) {
            return;
        }
        let value = meaning(done.group, &walk.binds, inner, &self.rules.periods);
        if value.is_some() || done.group == Group::Block {
            *best = Some(Found { start, end, group: done.group, value });
        }
    }
}
