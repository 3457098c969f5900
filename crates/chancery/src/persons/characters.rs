//! Candidates in a script without spaces: from a character that may begin a name, up to four of them, or a run of those that spell
//! foreign names; and words in Latin letters.
//!
//! Where a name may begin is asked first, of few features; the rest is looked at only there.

use super::marks::{Marks, letters, sort};
use super::{Candidate, Scene};
use crate::text::{Span, is_dot, is_letter};
use crate::units::{Sort, Unit};
use chancery_pack::{Hash, Hints, Sense};

/// Longest name in characters of one's own, and spelt.
const OWN: usize = 4;
const SPELT: usize = 16;

/// Sum above which a name may begin here.
const BEGINS: f32 = -2.0;

/// How much less is enough to ask further features.
const HOPE: f32 = 0.5;

struct Row<'s, 'a, 'p> {
    scene: &'s Scene<'a, 'p>,
    /// The class of each character of the sentence: each is asked for again and again.
    classes: Vec<char>,
    /// What speaks for a name's beginning wherever it begins.
    begun: Marks<'s>,
}

pub(super) fn candidates(scene: &Scene<'_, '_>, marks: &Marks<'_>) -> Vec<Candidate> {
    let hints = scene.language.hints();
    let chars = &scene.folded.chars()[scene.span.start..scene.span.end];
    let mut begun = marks.clone();
    begun.mark("b bias", []);
    let row = Row { scene, classes: chars.iter().map(|c| class(*c, hints)).collect(), begun };
    let mut out = Vec::new();
    for (n, unit) in scene.units.iter().enumerate() {
        let length = unit.span.end - unit.span.start;
        let latin = unit.capital && unit.sort == Sort::Word;
        if latin {
            row.latin(n, marks, &mut out);
        } else if unit.sort == Sort::Word {
            (unit.span.start..unit.span.end).for_each(|at| row.from(n, at, marks, &mut out));
        } else if unit.sort == Sort::Known && (length == 1 || sort(unit) == "family") {
            row.from(n, unit.span.start, marks, &mut out);
        }
    }
    out
}

impl<'p> Row<'_, '_, 'p> {
    /// A folded character of the sentence; a hash sign beyond its ends.
    fn at(&self, at: usize) -> char {
        if self.scene.span.holds(at) { self.scene.folded.chars()[at] } else { '#' }
    }

    fn before(&self, at: usize, back: usize) -> char {
        at.checked_sub(back).map_or('#', |n| self.at(n))
    }

    /// The class of a character of the sentence; a hash sign beyond its ends.
    fn class(&self, at: usize) -> char {
        let place = at.checked_sub(self.scene.span.start);
        place.and_then(|n| self.classes.get(n)).copied().unwrap_or('#')
    }

    fn class_before(&self, at: usize, back: usize) -> char {
        at.checked_sub(back).map_or('#', |n| self.class(n))
    }

    /// The unit right before a character, if one ends there.
    fn ended(&self, unit: usize, at: usize) -> Option<&Unit<'p>> {
        let before = unit.checked_sub(1).map(|n| &self.scene.units[n]);
        before.filter(|u| u.span.end == at)
    }

    /// A word in Latin letters, with what hyphens and stops join to it.
    fn latin(&self, n: usize, marks: &Marks<'_>, out: &mut Vec<Candidate>) {
        let units = self.scene.units;
        let glued = |k: usize| matches!(units[k].sort, Sort::Mark('-' | '.' | '\'')) && !units[k].spaced;
        let word =
            |k: usize| units.get(k).is_some_and(|u| u.sort == Sort::Word && u.span.end > u.span.start && !u.spaced);
        let mut last = n;
        while last + 2 < units.len()
            && glued(last + 1)
            && word(last + 2)
            && self.class(units[last + 2].span.start) == 'L'
        {
            last += 2;
        }
        let span = units[n].span.to(units[last].span);
        let length = span.end - span.start;
        if length < 2 || n > 0 && units[n - 1].span.end == span.start && self.class_before(span.start, 1) == 'L' {
            return;
        }
        let written = &self.scene.text.chars()[span.start..span.end];
        let upper = written.iter().filter(|c| c.is_uppercase()).count();
        let (before, after) = (self.before(span.start, 1), self.at(span.end));
        let mut marks = marks.clone();
        marks.mark("bias", []);
        marks.mark(
            "latin",
            [if upper == length {
                'A'
            } else if upper > 1 {
                'M'
            } else {
                'C'
            }],
        );
        marks.mark("latin length", length.min(12).to_string().chars());
        marks.mark("latin p", [before]);
        marks.mark("latin pp", [self.before(span.start, 2), before]);
        marks.mark("latin n", [after]);
        marks.mark("latin nn", [after, self.at(span.end + 1)]);
        marks.mark("latin classes", [self.class_before(span.start, 1), self.class(span.end)]);
        out.push(Candidate { span, score: marks.score, begins: false, features: marks.features() });
    }

    fn from(&self, unit: usize, start: usize, marks: &Marks<'_>, out: &mut Vec<Candidate>) {
        let (hints, first) = (self.scene.language.hints(), self.at(start));
        // A character that is in no class begins a name only if names were seen that it begins.
        let known =
            matches!(self.class(start), 'S' | 'T' | 'B') || hints.weight(Hash::template("b f").with(first)) > 0.0;
        if !known && !marks.named() || !is_han(first) && !first.is_alphabetic() || first.is_ascii() {
            return;
        }
        let mut begun = self.begun.clone();
        if !self.begin(unit, start, &mut begun) && !marks.named() {
            return;
        }
        let span = Span { start, end: start + 1 };
        let open = known && begun.score > BEGINS;
        if begun.named() {
            out.push(Candidate { span, score: begun.score, begins: true, features: begun.features() });
        }
        if !open {
            return;
        }
        let spelt = (start..self.scene.span.end).take(SPELT).take_while(|n| {
            let c = self.at(*n);
            hints.spells(c) || is_dot(c)
        });
        let spelt = spelt.count();
        let mut opened = marks.clone();
        self.beginning(unit, start, begun.score, &mut opened);
        let mut last = unit;
        for end in start + 1..=self.scene.span.end.min(start + if spelt < OWN { OWN } else { spelt }) {
            let c = self.at(end - 1);
            while self.scene.units[last].span.end < end && last + 1 < self.scene.units.len() {
                last += 1;
            }
            if is_dot(c) {
                continue;
            }
            let stop = matches!(self.scene.units[last].sort, Sort::Time(_) | Sort::Number(_) | Sort::Mark(_));
            if stop || !matches!(self.class(end - 1), 'S' | 'T' | 'B' | 'o') {
                break;
            }
            let mut marks = opened.clone();
            self.whole(&Cut { unit, last, start, end, spelt }, &mut marks);
            out.push(Candidate {
                span: Span { start, end },
                score: marks.score,
                begins: false,
                features: marks.features(),
            });
        }
    }

    /// Does a name begin here? What few features rule out is looked at no further, unless all are asked for.
    fn begin(&self, unit: usize, start: usize, marks: &mut Marks<'_>) -> bool {
        let (first, second, before) = (self.at(start), self.at(start + 1), self.before(start, 1));
        marks.mark("b f", [first]);
        marks.mark("b s", [second]);
        marks.mark("b p", [before]);
        if marks.score < BEGINS - HOPE && !marks.named() {
            return false;
        }
        marks.mark("b ff", [first, second]);
        marks.mark("b pf", [before, first]);
        marks.mark("b classes", [start, start + 1, start + 2].map(|at| self.class(at)));
        marks.mark("b before", [self.class_before(start, 1), self.class(start)]);
        if marks.score < BEGINS - HOPE / 2.0 && !marks.named() {
            return false;
        }
        let own = &self.scene.units[unit];
        let ended = self.ended(unit, start).filter(|_| own.span.start == start);
        marks.mark("b unit", letters(sort(own)).chain([if own.span.start == start { '1' } else { '0' }]));
        let one = ended.is_some_and(|u| u.span.end - u.span.start == 1);
        marks.mark("b pk", letters(ended.map_or("none", sort)).chain(one.then_some('1')));
        true
    }

    /// Is it a name from here to there?
    fn whole(&self, cut: &Cut, marks: &mut Marks<'_>) {
        let hints = self.scene.language.hints();
        let Cut { start, end, spelt, .. } = *cut;
        let length = end - start;
        let chars = &self.scene.folded.chars()[start..end];
        let (first, last, after) = (chars[0], chars[length - 1], self.at(end));
        let family = match () {
            () if length > 2 && hints.long_family(chars) => '2',
            () if hints.family(first) => '1',
            () => '0',
        };
        let foreign = spelt >= length;
        let dot = chars.iter().any(|c| is_dot(*c));
        let short = length <= OWN && !dot;
        let kind = if foreign { 't' } else { 'x' };
        let size = char::from(b'a' + length.min(12) as u8);
        marks.mark("bias", []);
        marks.mark("L", [size, if dot { '.' } else { '-' }, family, kind]);
        if short {
            marks.mark("ff", [first, size]);
            marks.mark("sh", (start..end).map(|at| self.class(at)).chain([family]));
            marks.mark("l", [last]);
            marks.mark("ll", [size, last]);
            marks.mark("le", [if length > 1 { chars[length - 2] } else { '-' }, last]);
            chars.iter().skip(1).rev().skip(1).for_each(|c| marks.mark("m", [*c]));
        } else {
            marks.mark("tf", [first]);
            marks.mark("te", [last]);
        }
        if foreign {
            chars.iter().for_each(|c| marks.mark("tc", [*c]));
        }
        marks.mark("n", [after]);
        marks.mark("nn", [after, self.at(end + 1)]);
        marks.mark("ln", [last, after]);
        marks.mark("nc", [self.class(end), self.class(end + 1)]);
        marks.mark("around", [self.class_before(start, 1), self.class(end), kind, family]);
        let goes_on = [foreign && spelt > length, hints.spells(self.before(start, 1))];
        marks.mark("ext", goes_on.map(|g| if g { '1' } else { '0' }).into_iter().chain([kind, size]));
        self.units(cut, family, size, marks);
    }

    /// How it begins, and what stands before it: the same wherever it ends.
    fn beginning(&self, unit: usize, start: usize, begun: f32, marks: &mut Marks<'_>) {
        let (first, second) = (self.at(start), self.at(start + 1));
        let (before, earlier) = (self.before(start, 1), self.before(start, 2));
        marks.mark("begun", [char::from(b'k'.saturating_add_signed((begun * 2.0).clamp(-9.0, 9.0) as i8))]);
        marks.mark("p", [before]);
        marks.mark("pp", [earlier, before]);
        marks.mark("pc", [self.class_before(start, 2), self.class_before(start, 1)]);
        marks.mark("pf", [before, first]);
        let ended = self.ended(unit, start);
        marks.mark("pk", letters(ended.map_or("none", sort)));
        if let Some(unit) = ended.filter(|u| u.sort != Sort::Word) {
            let word = &self.scene.folded.chars()[unit.span.start..unit.span.end];
            marks.mark("pw", word[word.len().saturating_sub(3)..].iter().copied());
        }
        marks.mark("f", [first, self.class(start)]);
        marks.mark("w2", [first, second]);
    }

    /// How the units cut it.
    fn units(&self, cut: &Cut, family: char, size: char, marks: &mut Marks<'_>) {
        let units = self.scene.units;
        let next = units.get(cut.last + 1).filter(|u| u.span.start == cut.end && units[cut.last].span.end == cut.end);
        let (opens, closes) = (units[cut.unit].span.start == cut.start, units[cut.last].span.end == cut.end);
        let edge = |n: Option<&Unit<'_>>| if n.is_none() { "none" } else { n.map_or("none", sort) };
        let after = if cut.end >= self.scene.span.end { "end" } else { edge(next) };
        marks.mark("nk", letters(after));
        if let Some(next) = next.filter(|u| u.sort != Sort::Word) {
            marks.mark("nw", self.scene.folded.chars()[next.span.start..next.span.end].iter().copied().take(3));
        }
        let bit = |b: bool| if b { '1' } else { '0' };
        marks.mark("bound", [bit(opens), bit(closes), family, size]);
        // In a list: what the one before and the one behind are.
        let joins =
            |n: usize| units.get(n).is_some_and(|u| u.sort == Sort::Mark('、') || u.is(|s| matches!(s, Sense::And)));
        if let Some(n) = cut.unit.checked_sub(2).filter(|n| opens && joins(n + 1)) {
            marks.mark("pl", letters(sort(&units[n])));
        }
        if let Some(unit) = units.get(cut.last + 2).filter(|_| closes && joins(cut.last + 1)) {
            marks.mark("nl", letters(sort(unit)));
        }
        let mut crossed = false;
        for unit in &units[cut.unit..=cut.last] {
            if unit.span.end - unit.span.start < 2 || unit.sort == Sort::Word {
                continue;
            }
            if unit.span.start >= cut.start && unit.span.end <= cut.end {
                marks.mark("in", letters(sort(unit)).chain([family]));
            } else {
                crossed = true;
            }
        }
        if crossed {
            marks.mark("cross", [size]);
        }
        if cut.unit == cut.last && opens && closes {
            marks.mark("unit", letters(sort(&units[cut.unit])).chain([family, size]));
        }
    }
}

/// A candidate: its first and last units, its first character and the one behind its last, and how far characters spell from its first.
struct Cut {
    unit: usize,
    last: usize,
    start: usize,
    end: usize,
    spelt: usize,
}

fn class(c: char, hints: &Hints) -> char {
    match hints.family_and_spells(c) {
        (true, true) => 'B',
        (true, false) => 'S',
        (false, true) => 'T',
        _ if is_han(c) => 'o',
        _ if is_dot(c) => '.',
        _ if c == '#' => '#',
        _ if c.is_ascii_digit() => 'D',
        _ if c.is_ascii_alphabetic() => 'L',
        _ if is_letter(c) => 'o',
        _ => 'P',
    }
}

/// Of the common ideographs, which most characters are: quicker than asking for a letter.
fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
