//! Which of the known forms stands where: a longer one gives way where it can mean nothing or bites into another.

use super::starts::{Ended, ended, wide};
use super::{Locals, Scan};
use crate::conditions::{Behind, admitted, tailed};
use crate::text::Span;
use chancery_pack::{Gaps, Sense, Sorts};
use std::cmp::Reverse;

impl Scan<'_, '_> {
    /// A form of event words whose conditions all fail gives way to a shorter one from the same place, if what is cut off is known by
    /// itself: "отказался | от", not "приняла | участие".
    pub(super) fn shorten(&mut self) {
        self.drop_empty();
        self.give_way();
        self.yield_to_times();
        for (start, found) in std::mem::take(&mut self.shorter) {
            if self.longest(start).is_none_or(|(end, form)| self.may_mean(start, end, form)) {
                continue;
            }
            let rest = |end: usize| end + self.chars[end..].iter().take_while(|c| c.is_whitespace()).count();
            let known = |end: usize| self.best.get(rest(end)).is_some_and(Option::is_some);
            let fits = |(end, form): &&(usize, u32)| known(*end) && self.may_mean(start, *end, *form);
            if let Some(shorter) = found.iter().rev().find(fits) {
                self.best[start] = Some(ended(*shorter));
            }
        }
    }

    /// In a script with spaces: the end of the longest form that begins in a place, and its number.
    fn longest(&self, start: usize) -> Option<(usize, u32)> {
        self.best[start].map(wide)
    }

    /// "The organization | of American States", "The | Caribbean Community": a word of reference or a region that bites into a name gives way
    /// to it.
    fn give_way(&mut self) {
        let starts = std::mem::take(&mut self.yielding);
        let means = |start: usize, sorts: Sorts, test: fn(&Sense) -> bool| {
            let (end, form) = self.longest(start)?;
            self.language.means(form, &self.chars[start..end], start <= self.begins, sorts, test).then_some(end)
        };
        let name = |s: &Sense| matches!(s, Sense::Party(..) | Sense::Agency(_) | Sense::Happening { .. });
        let region = |start: usize| {
            means(start, Sorts::REGION, |s| matches!(s, Sense::Region(_)))
                .filter(|_| means(start, Sorts::NAME, |s| matches!(s, Sense::Party(..))).is_none())
        };
        let bites = |start: usize| {
            let reference = means(start, Sorts::REFERENCE, |s| matches!(s, Sense::Reference(_)));
            let end = reference.or_else(|| region(start)).or_else(|| self.behind_article(start))?;
            (start + 1..end).find(|at| means(*at, Sorts::NAME, name).is_some_and(|e| e > end))
        };
        let bitten: Vec<(usize, usize)> = starts.into_iter().filter_map(|at| Some((at, bites(at)?))).collect();
        for (start, name) in bitten {
            let found = self.shorter.iter().find(|s| s.0 == start).map_or(&[][..], |s| &s.1);
            self.best[start] = found.iter().rev().find(|(end, _)| *end <= name).copied().map(ended);
        }
    }

    /// The end of a party's name that begins with an article: "the Council", which gives way to "the | Council of Europe".
    fn behind_article(&self, start: usize) -> Option<usize> {
        let (end, form) = self.longest(start)?;
        let word = |end: usize, form: u32, test: fn(&Sense) -> bool| {
            self.language.senses(form, &self.chars[start..end], start <= self.begins).any(|(s, _)| test(s))
        };
        let at = self.shorter.binary_search_by_key(&start, |s| s.0).ok()?;
        let article = self.shorter[at].1.iter().any(|(end, form)| word(*end, *form, |s| matches!(s, Sense::Article)));
        (article && word(end, form, |s| matches!(s, Sense::Party(..)))).then_some(end)
    }

    /// Without spaces: a form of event words whose conditions all fail takes no part in the cut, if a shorter one begins in the same place
    /// or another stands in it: "将退出|国际刑事法院" where that is no treaty.
    fn drop_empty(&mut self) {
        let places = if self.spaces { 0 } else { self.chars.len() };
        let mut dropped = Vec::new();
        for start in 0..places {
            for (end, form) in self.forms.at(start) {
                if self.is_empty(start, end, form) {
                    dropped.push((start, (end, form)));
                }
            }
        }
        if !dropped.is_empty() {
            self.forms = self.forms.without(&dropped);
        }
    }

    /// Can the form mean nothing, and does something else stand there without it?
    fn is_empty(&self, start: usize, end: usize, form: u32) -> bool {
        if end <= start + 2 || !self.tells_events(start, end, form) {
            return false;
        }
        let shorter = || self.forms.at(start).any(|f| (start + 2..end).contains(&f.0));
        let event = |form: u32| self.language.means(form, &[], false, Sorts::EVENT, |s| matches!(s, Sense::Trigger(_)));
        // What is cut off before it must be known by itself: "将|退出", not "海上|合作".
        let known = |at: usize| self.forms.at(start).any(|(end, _)| end == at);
        let inside = || {
            let mut within = (start + 1..end).filter(|at| known(*at));
            within.any(|at| self.forms.at(at).any(|(e, form)| e <= end && event(form)))
        };
        (shorter() || inside()) && !self.may_mean(start, end, form)
    }

    /// Is it nothing but event words?
    fn tells_events(&self, start: usize, end: usize, form: u32) -> bool {
        let senses = || self.language.senses(form, &self.chars[start..end], start <= self.begins);
        self.language.sorts(form, Sorts::EVENT) && senses().all(|(s, _)| matches!(s, Sense::Trigger(_)))
    }

    /// In a script with spaces: "concluded | in August", "stepped down | on Friday". A form of verbs that bites into a time gives way to
    /// a shorter one from the same place, or to none.
    fn yield_to_times(&mut self) {
        /// Characters before a time in which such a form may begin.
        const REACH: usize = 40;
        let times: Vec<_> = self.times.iter().map(|t| (t.start - self.offset, t.end - self.offset)).collect();
        for (from, to) in times.into_iter().filter(|_| self.spaces) {
            for start in from.saturating_sub(REACH)..from {
                if self.longest(start).is_some_and(|(end, form)| from < end && end < to && self.acts(start, end, form))
                {
                    self.best[start] = self.shorter_than(start, from).map(ended);
                }
            }
        }
    }

    /// The longest of the shorter forms that begin there and end before a place.
    fn shorter_than(&self, start: usize, last: usize) -> Option<(usize, u32)> {
        let at = self.shorter.binary_search_by_key(&start, |s| s.0).ok()?;
        let fits = |(end, form): &&(usize, u32)| *end <= last && self.may_mean(start, *end, *form);
        self.shorter[at].1.iter().rev().find(fits).copied()
    }

    /// Is it nothing but verbs and event words?
    fn acts(&self, start: usize, end: usize, form: u32) -> bool {
        let act = |s: &Sense| {
            matches!(s, Sense::Trigger(_) | Sense::Verb | Sense::Light | Sense::Speech(_) | Sense::Status(_))
        };
        self.language.senses(form, &self.chars[start..end], start <= self.begins).all(|(s, _)| act(s))
    }

    /// Can the form mean anything here, as far as the words of the sentence tell?
    fn may_mean(&self, start: usize, end: usize, form: u32) -> bool {
        let entries = self.language.entries();
        let rest = Span { start: end + self.offset, end: self.chars.len() + self.offset };
        let words = self.cues.words();
        self.language.senses(form, &self.chars[start..end], start <= self.begins).any(|(sense, _)| match sense {
            Sense::Trigger(n) => {
                let entry = &entries[*n as usize];
                // Parts of the sentence and people are not known yet: what may be is left open.
                admitted(entry, (words, words), || self.told.words(), || Span { start: 0, end: 0 }, || true)
                    && tailed(
                        entry,
                        || Gaps::head(&self.folded[start..end]),
                        || Behind::new(&self.cues, rest),
                        self.language,
                    )
            }
            _ => true,
        })
    }

    /// Without spaces the longest form may bite into the next word ("同意|大利"): of all ways to cut the sentence the one with the
    /// fewest and longest parts holds; where two are as good, the one with fewer words that mean nothing ("从|中方", not "从中|方"), and
    /// then the longer part first.
    pub(super) fn cut(&self, locals: &Locals) -> Vec<Option<Ended>> {
        let mut least = vec![0; self.chars.len() + 1];
        let mut chosen = vec![None; self.chars.len()];
        let mut times = &self.times[..];
        for at in (0..self.chars.len()).rev() {
            let own = |end: usize| least[end] + if end - at > 1 { LONG } else { SINGLE };
            let mut best = (least[at + 1] + UNKNOWN, at + 1);
            for (end, form) in self.forms.at(at) {
                let idle = self.language.idle(form);
                // "马拉|维和" gives way to "马拉维|和": two characters that mean nothing are worth no more than one.
                let cost = if idle && end == at + 2 { least[end] + SINGLE } else { own(end) };
                let cost = cost + if idle { IDLE } else { 0 };
                // Of parts that cost as much the longer holds, and longer ones come later.
                if cost <= best.0 {
                    (best, chosen[at]) = ((cost, end), Some(ended((end, form))));
                }
            }
            let learnt = self.local(at, locals).map(|l| l.end);
            let time = times.split_last().filter(|(last, _)| last.start == at + self.offset).map(|(last, before)| {
                times = before;
                last.end - self.offset
            });
            for end in learnt.into_iter().chain(time) {
                if (own(end), Reverse(end)) < (best.0, Reverse(best.1)) {
                    best = (own(end), end);
                    chosen[at] = self.forms.at(at).find(|(e, _)| *e == end).map(ended);
                }
            }
            least[at] = best.0;
        }
        chosen
    }
}

/// What a part of a cut costs: of more than one character, of one, of one that is unknown.
const LONG: u64 = 4 * PART;
const SINGLE: u64 = 5 * PART;
const UNKNOWN: u64 = 6 * PART;

/// What it costs besides that a part means nothing; and more than all of a sentence may cost so.
const IDLE: u64 = 1;
const PART: u64 = 1 << 32;
