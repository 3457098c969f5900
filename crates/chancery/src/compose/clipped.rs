//! Clipped names, which hold in closed frames alone, and the names that only look like them.

use super::Composer;
use crate::text::{Span, is_dot};
use crate::units::{Sort, Unit};
use chancery_pack::{Marker, PartySort, Reference, Sense};

/// How far before a clipped name of a list the one before it begins, in units.
const LISTED: usize = 2;

/// What may follow a clipped name, and shows that it is one.
fn heads(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::ShortBefore
            | Sense::Office(_)
            | Sense::Institution(_)
            | Sense::Reference(
                Reference::Group | Reference::Pair | Reference::Trio | Reference::Quartet | Reference::BothOffice
            )
    )
}

impl<'p> Composer<'_, 'p> {
    /// "中国驻日本大使": between a party and its office stands where that is. Only the word of posting may also stand right behind a
    /// clipped name.
    pub(super) fn posted(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let word =
            || unit.is(|s| matches!(s, Sense::Marker(Marker::In))) && unit.is(|s| matches!(s, Sense::ShortBefore));
        let waits = self.open.as_ref().is_some_and(|p| !p.parties.is_empty() && !p.headed() && !p.named());
        let next = |n: usize, test: fn(&Sense) -> bool| self.units.get(at + n).is_some_and(|u| u.is(test));
        waits && word() && next(1, |s| matches!(s, Sense::Party(..))) && next(2, |s| matches!(s, Sense::Office(_)))
    }

    /// "总统伊万诺夫": behind a title a run of three characters or more that spell names is one, whatever each may mean alone.
    pub(super) fn spelt(&self, at: usize) -> bool {
        let waits = self.open.as_ref().is_some_and(|p| p.headed() && !p.named() && !p.parties.is_empty());
        let own = |s: &Sense| matches!(s, Sense::Party(_, sort) if sort.is_short());
        if self.language.spaces() || !waits || !self.units[at].is(own) {
            return !self.language.spaces() && waits && self.runs_on(at);
        }
        let single = self.units[at..].iter().take_while(|u| u.sort == Sort::Word || u.span.end - u.span.start == 1);
        let run = Span { start: self.units[at].span.start, end: single.last().map_or(0, |u| u.span.end) };
        let spells = |c: &&char| self.language.spells(**c) || is_dot(**c);
        self.text.written(run).iter().take_while(spells).count() > 2
    }

    /// "外长马里亚姆": behind a state's name goes on a run of two characters or more that spells a name and is no other word.
    fn runs_on(&self, at: usize) -> bool {
        let long = self.units[at].span.end - self.units[at].span.start > 1;
        let state = long && self.units[at].is(|s| matches!(s, Sense::Party(..)));
        let small = |u: &&Unit<'_>| u.sort == Sort::Word || u.sort == Sort::Known && u.span.end - u.span.start == 1;
        let rest = self.units[at + 1..].iter().take_while(small).last();
        let Some(rest) = rest.filter(|_| state) else { return false };
        let run = Span { start: self.units[at].span.end, end: rest.span.end };
        let spells = |c: &&char| self.language.spells(**c) || is_dot(**c);
        self.text.written(run).iter().take_while(spells).count() > 1
    }

    /// "主席乔治亚·梅洛尼": what a dot joins to other characters is a part of somebody's name.
    pub(super) fn within_spelt(&self, at: usize) -> bool {
        let dot = |n: Option<usize>| n.and_then(|n| self.units.get(n)).is_some_and(|u| u.sort == Sort::Mark('·'));
        !self.language.spaces() && (dot(at.checked_sub(1)) || dot(Some(at + 1)))
    }

    /// The party of a one-character name. It counts only in closed frames: pairs, lists, before a head, after "visit".
    pub(super) fn framed_short(&self, at: usize) -> Option<&'p str> {
        if !self.is_short(at) {
            return None;
        }
        let head_next = self.units.get(at + 1).is_some_and(|u| u.is(heads));
        let after_frame = at > 0 && self.units[at - 1].is(|s| matches!(s, Sense::ShortAfter)) && !self.bare_word(at);
        // "伊奥卢", "美、日、韩三国": a run of clipped names is looked at as one.
        let mut first = at;
        while let Some(n) = (0..first).rev().take(LISTED).find(|n| self.next_in_run(*n) == Some(first)) {
            first = n;
        }
        let last = std::iter::successors(Some(at), |n| self.next_in_run(*n)).last().unwrap_or(at);
        let framed = head_next || after_frame || first < last && self.paired(first, last);
        let listed = self.units[first..last].iter().any(|u| u.sort == Sort::Mark('、'));
        let headed = if listed { self.units.get(last + 1).is_some_and(|u| u.is(heads)) } else { head_next };
        if framed && !self.within_name(first, last, headed) { self.short(at) } else { None }
    }

    /// The clipped name after the one at `at`: right behind it, or behind a comma of lists.
    fn next_in_run(&self, at: usize) -> Option<usize> {
        let next = if self.units.get(at + 1).is_some_and(|u| u.sort == Sort::Mark('、')) { at + 2 } else { at + 1 };
        let touches = || self.units[next - 1].span.end == self.units[next].span.start;
        (self.is_short(at) && self.is_short(next) && touches()).then_some(next)
    }

    /// Does the comma stand in a list of clipped names that holds?
    pub(super) fn lists(&self, at: usize) -> bool {
        let waits = self.open.as_ref().is_some_and(|p| p.short && !p.headed());
        let before = at.checked_sub(1).filter(|n| waits && self.next_in_run(*n) == Some(at + 1));
        before.is_some() && self.framed_short(at + 1).is_some()
    }

    /// "泰诺", "(比赛)中以(一分胜出)": clipped names that may all spell a foreign name, or are all words, are states beside each other
    /// only in a frame, or where the article names one of them in full.
    fn paired(&self, first: usize, last: usize) -> bool {
        // "日韩外长会议"
        let event = |s: &Sense| matches!(s, Sense::Trigger(_));
        let framed = self.units.get(last + 1).is_some_and(|u| u.is(heads) || u.is(event))
            || first > 0 && self.units[first - 1].is(|s| matches!(s, Sense::ShortAfter)) && !self.bare_word(first);
        let run = Span { start: self.units[first].span.start, end: self.units[last].span.end };
        let named = |n| self.short(n).is_some_and(|code| self.present.names(code));
        let spelt = self.text.written(run).iter().all(|c| self.language.spells(*c));
        framed || !spelt && !(first..=last).all(|n| self.bare_word(n)) || (first..=last).any(named)
    }

    /// "访问中": a clipped name that is a word as well, and whose party the article does not name in full.
    fn bare_word(&self, at: usize) -> bool {
        let word = |s: &Sense| matches!(s, Sense::Party(code, PartySort::ShortWord) if !self.present.names(code));
        self.units[at].is(word)
    }

    /// "亚利桑那", "加西娅": around the clipped names from `first` to `last` goes on a run of characters that spells a foreign name.
    pub(super) fn within_name(&self, first: usize, last: usize, headed: bool) -> bool {
        let chars = self.text.chars();
        let spells = |n: usize| chars.get(n).is_some_and(|c| is_dot(*c) || self.language.spells(*c));
        // What is known with two characters and more is a word of its own.
        let word = |n: usize| {
            let unit = self.units.get(self.units.partition_point(|u| u.span.end <= n)).filter(|u| u.span.holds(n));
            unit.is_some_and(|u| u.sort != Sort::Word && u.span.end - u.span.start > 1)
        };
        let goes_on = |n: &usize| spells(*n) && !word(*n) && !self.clipped_at(*n);
        let (start, end) = (self.units[first].span.start, self.units[last].span.end);
        let before = (0..start).rev().take(3).take_while(goes_on).count();
        let after = if headed { 0 } else { (end..chars.len()).take(3).take_while(goes_on).count() };
        before + after > 0
    }

    /// Does a clipped name stand at this character?
    pub(super) fn clipped_at(&self, at: usize) -> bool {
        let n = self.units.partition_point(|u| u.span.start < at);
        self.units.get(n).is_some_and(|u| u.span.start == at) && self.is_short(n)
    }

    /// Is it a clipped name that can stand for a party?
    fn is_short(&self, at: usize) -> bool {
        let stands = |code: &str, sort: PartySort| {
            sort.is_short() && (sort != PartySort::ShortNamed || self.present.names(code))
        };
        self.units.get(at).is_some_and(|u| u.is(|s| matches!(s, Sense::Party(code, sort) if stands(code, *sort))))
    }

    /// What a clipped name can stand for: the party that the article names in full, or else its first.
    pub(super) fn short(&self, at: usize) -> Option<&'p str> {
        let codes = self.units.get(at)?.senses.iter().filter_map(|s| match s {
            Sense::Party(code, sort) if sort.is_short() => Some((&**code, *sort)),
            _ => None,
        });
        let named = codes.clone().find(|(code, _)| self.present.names(code));
        named.or_else(|| codes.clone().find(|(_, sort)| *sort != PartySort::ShortNamed)).map(|(code, _)| code)
    }
}
