//! Candidates where words stand apart: capitalised words in a row, with the small words, hyphens and initials between them.

use super::marks::{Marks, letters, sort};
use super::{Candidate, Scene};
use crate::names::syllable;
use crate::text::{is_letter, is_upper};
use crate::units::{Sort, Unit};
use chancery_pack::Sense;

/// Longest name in words.
const WORDS: usize = 6;

/// Longest small word within a name.
const PARTICLE: usize = 5;

/// How a word is written.
fn shape(chars: &[char]) -> char {
    let letters = chars.iter().filter(|c| is_letter(**c)).count();
    let upper = chars.iter().filter(|c| is_upper(**c)).count();
    match (letters, upper) {
        (0, _) => 'n',
        (_, 0) => 'l',
        (1, 1) => 'i',
        (n, m) if n == m => 'A',
        (_, 1) if is_upper(chars[0]) => 'C',
        _ => 'M',
    }
}

struct Row<'s, 'a, 'p> {
    scene: &'s Scene<'a, 'p>,
    /// The first unit that is no mark.
    first: usize,
}

pub(super) fn candidates(scene: &Scene<'_, '_>, marks: &Marks<'_>) -> Vec<Candidate> {
    let first = scene.units.iter().position(|u| !matches!(u.sort, Sort::Mark(_))).unwrap_or(0);
    let row = Row { scene, first };
    let mut out = Vec::new();
    for start in 0..scene.units.len() {
        if row.capital(start) && !row.opens(start) {
            row.from(start, marks, &mut out);
        }
    }
    out
}

impl<'p> Row<'_, '_, 'p> {
    fn unit(&self, at: usize) -> Option<&Unit<'p>> {
        self.scene.units.get(at)
    }

    fn written(&self, at: usize) -> &[char] {
        let span = self.scene.units[at].span;
        &self.scene.text.chars()[span.start..span.end]
    }

    /// A word's folded characters; a hash sign beyond the sentence's ends.
    fn word(&self, at: Option<usize>) -> &[char] {
        let span = at.and_then(|n| self.unit(n)).map(|u| u.span);
        span.map_or(&['#'][..], |s| &self.scene.folded.chars()[s.start..s.end])
    }

    fn sort(&self, at: Option<usize>) -> &'static str {
        at.and_then(|n| self.unit(n)).map_or("end", sort)
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.unit(at)?.sort {
            Sort::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// A capitalised word that can be part of a name: nothing that names something else by itself.
    fn capital(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| {
            u.capital && (u.sort == Sort::Word || u.sort == Sort::Known && !u.is(named_otherwise) && self.single(u))
        })
    }

    /// A known word with nothing but its place to give it a capital.
    fn opens(&self, at: usize) -> bool {
        at == self.first && self.scene.units[at].sort == Sort::Known && self.next(at + 1).is_none()
    }

    fn single(&self, unit: &Unit<'_>) -> bool {
        !self.scene.text.chars()[unit.span.start..unit.span.end].contains(&' ')
    }

    fn particle(&self, at: usize) -> bool {
        if self.unit(at).is_none_or(|u| u.capital || u.span.end - u.span.start > PARTICLE) {
            return false;
        }
        let word = self.word(Some(at));
        self.scene.language.particles().iter().any(|p| p.chars().eq(word.iter().copied()))
    }

    /// "Moon Jae-in": a hyphen joins a word that no list holds, or a few letters.
    fn goes_on(&self, unit: &Unit<'p>, at: usize) -> bool {
        let syllable = !self.scene.language.cased() && syllable(self.scene.units, at);
        unit.sort == Sort::Word || syllable
    }

    /// Where the name goes on behind the unit `at`, one word farther.
    fn next(&self, at: usize) -> Option<usize> {
        let unit = self.unit(at)?;
        match unit.sort {
            Sort::Mark(c @ ('-' | '‑' | '\'' | '’')) if !unit.spaced => {
                let next = self.unit(at + 1).filter(|u| !u.spaced)?;
                let word = self.capital(at + 1) || matches!(c, '-' | '‑') && self.goes_on(next, at + 1);
                word.then_some(at + 2)
            }
            // "А. С. Пушкин"
            Sort::Mark('.') if !unit.spaced && self.word(at.checked_sub(1)).len() <= 3 => {
                self.capital(at + 1).then_some(at + 2)
            }
            _ if self.capital(at) => Some(at + 1),
            Sort::Word | Sort::Known if self.particle(at) => {
                let dash = self.mark(at + 1).is_some_and(|c| matches!(c, '-' | '‑'));
                let next = at + 1 + usize::from(dash && !self.scene.units[at + 1].spaced);
                self.capital(next).then_some(next + 1)
            }
            _ => None,
        }
    }

    /// Is the word before, or the one before a hyphen or an initial's stop, of the same run?
    fn goes_back(&self, start: usize) -> bool {
        let glued = |n: usize| self.mark(n).is_some_and(|c| matches!(c, '-' | '.')) && !self.scene.units[n].spaced;
        let before = |n: usize| start.checked_sub(n);
        before(1).is_some_and(|n| self.capital(n)) || before(2).is_some_and(|n| self.capital(n) && glued(n + 1))
    }

    fn from(&self, start: usize, marks: &Marks<'_>, out: &mut Vec<Candidate>) {
        let mut ends = vec![start + 1];
        while ends.len() < WORDS
            && let Some(next) = self.next(ends[ends.len() - 1])
        {
            ends.push(next);
        }
        let (full, back) = (ends[ends.len() - 1], self.goes_back(start));
        let mut opened = marks.clone();
        self.open(start, &mut opened);
        let (mut count, mut from) = (0, start);
        for end in ends {
            for at in (from..end).filter(|at| self.mark(*at).is_none()) {
                self.within(at, &mut opened);
                count += 1;
            }
            from = end;
            let mut marks = opened.clone();
            self.close(start, end, count, [back, end != full], &mut marks);
            let span = self.scene.units[start].span.to(self.scene.units[end - 1].span);
            out.push(Candidate { span, score: marks.score, begins: false, features: marks.features() });
        }
    }

    /// What stands before the candidate.
    fn open(&self, start: usize, marks: &mut Marks<'_>) {
        let before = start.checked_sub(1);
        marks.mark("p", self.word(before).iter().copied());
        marks.mark("pk", letters(self.sort(before)));
        if start == self.first {
            marks.mark("init", self.word(Some(start)).iter().copied());
        }
    }

    /// What any of its words tells.
    fn within(&self, at: usize, marks: &mut Marks<'_>) {
        let word = self.word(Some(at));
        marks.mark("w", word.iter().copied());
        marks.mark("s3", tail(word, 3));
        let sort = self.sort(Some(at));
        if sort != "word" {
            marks.mark("in", letters(sort));
        }
    }

    /// What its first and last word, its form and what stands behind it tell.
    fn close(&self, start: usize, end: usize, count: usize, goes_on: [bool; 2], marks: &mut Marks<'_>) {
        let last = (start..end).rev().find(|n| self.mark(*n).is_none()).unwrap_or(start);
        let (before, after) = (start.checked_sub(1), Some(end));
        if count == 1 {
            self.part(start, ["1w", "1s2", "1s3", "1s4", "1k"], marks);
        } else {
            self.part(start, ["fw", "fs2", "fs3", "fs4", "fk"], marks);
            self.part(last, ["lw", "ls2", "ls3", "ls4", "lk"], marks);
            marks.mark("fl", tail(self.word(Some(start)), 2).chain(['_']).chain(tail(self.word(Some(last)), 2)));
        }
        marks.mark("bias", []);
        marks.mark("sh", (start..end).map(|n| self.shape(Some(n))));
        marks.mark("L", [digit(count)]);
        marks.mark("n", self.word(after).iter().copied());
        marks.mark("nk", letters(self.sort(after)));
        marks.mark("ext", goes_on.map(|g| if g { '1' } else { '0' }).into_iter().chain([digit(count)]));
        marks.mark("ctx", [self.shape(before), self.shape(after), if count == 1 { '1' } else { '2' }]);
        if start == self.first {
            marks.mark("init", [digit(count), self.shape(Some(start))]);
        }
    }

    fn part(&self, at: usize, [whole, two, three, four, kind]: [&str; 5], marks: &mut Marks<'_>) {
        let word = self.word(Some(at));
        marks.mark(whole, word.iter().copied());
        marks.mark(two, tail(word, 2));
        marks.mark(three, tail(word, 3));
        marks.mark(four, tail(word, 4));
        marks.mark(kind, letters(self.sort(Some(at))));
    }

    fn shape(&self, at: Option<usize>) -> char {
        let Some(at) = at.filter(|n| self.unit(*n).is_some()) else { return '#' };
        match self.mark(at) {
            Some('.') => '.',
            Some('-' | '‑') => '-',
            Some('(' | '[') => '(',
            Some(')' | ']') => ')',
            Some('"' | '«' | '“') => '"',
            Some(_) => 'm',
            None if self.particle(at) => 'p',
            None => shape(self.written(at)),
        }
    }
}

fn digit(count: usize) -> char {
    char::from(b'0' + count.min(5) as u8)
}

fn tail(word: &[char], length: usize) -> impl Iterator<Item = char> {
    word[word.len().saturating_sub(length)..].iter().copied()
}

/// What names something else by itself.
fn named_otherwise(sense: &Sense) -> bool {
    sense.names_other() || matches!(sense, Sense::Honorific)
}
