//! Numbers in figures and words, and dates in figures.

use crate::rules::{Figure, Rules};
use crate::tokens::Token;

/// A number at `at` and where it ends. "Some" is 0.
pub(crate) fn number(rules: &Rules, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    if let Some(number) = tokens.get(at)?.number {
        return Some((number, at + 1));
    }
    let mut sum = Sum::default();
    let mut end = at;
    while let Some(figure) = figure(rules, tokens, end) {
        if figure == Figure::Some {
            return (end == at).then_some((0, end + 1));
        }
        if !sum.add(figure) {
            break;
        }
        end += 1;
        if sum.piece >= 20
            && hyphen(tokens, end)
            && matches!(figure_after(rules, tokens, end), Some(Figure::Add(1..=9)))
        {
            end += 1;
        }
    }
    (end > at && sum.total() > 0).then(|| (sum.total(), end))
}

fn figure(rules: &Rules, tokens: &[Token], at: usize) -> Option<Figure> {
    rules.figures.get(tokens.get(at)?.id as usize).copied().flatten()
}

fn figure_after(rules: &Rules, tokens: &[Token], hyphen: usize) -> Option<Figure> {
    figure(rules, tokens, hyphen + 1)
}

/// A hyphen without spaces.
fn hyphen(tokens: &[Token], at: usize) -> bool {
    let glued = |n: usize| tokens.get(n - 1).zip(tokens.get(n)).is_some_and(|(a, b)| a.end == b.start);
    at > 0 && tokens.get(at).is_some_and(|t| t.is_dash()) && glued(at) && glued(at + 1)
}

/// "dua ratus lima puluh", "twenty one", 二十三: pieces and their multipliers, falling.
#[derive(Default)]
struct Sum {
    done: u32,
    piece: u32,
    limit: Option<u32>,
}

impl Sum {
    fn add(&mut self, figure: Figure) -> bool {
        match figure {
            Figure::Add(0) => self.limit.is_some(),
            Figure::Add(n) if self.piece == 0 => self.fits(n) && self.set(n),
            Figure::Add(n) if n < round(self.piece) => self.set(self.piece + n),
            Figure::Times(n) if self.fits(n) => {
                self.done = self.done.saturating_add(self.piece.max(1).saturating_mul(n));
                self.piece = 0;
                self.limit = Some(n);
                true
            }
            Figure::Teen if (1..10).contains(&self.piece) => self.set(self.piece + 10),
            _ => false,
        }
    }

    fn fits(&self, n: u32) -> bool {
        self.limit.is_none_or(|limit| n < limit)
    }

    fn set(&mut self, piece: u32) -> bool {
        self.piece = piece;
        true
    }

    fn total(&self) -> u32 {
        self.done.saturating_add(self.piece)
    }
}

/// 10 for 20, 100 for 300: what may still be added stays below it.
fn round(n: u32) -> u32 {
    match n {
        20..100 if n.is_multiple_of(10) => 10,
        100.. if n.is_multiple_of(100) => 100,
        _ => 0,
    }
}

/// The year at `at`: four figures, or four digits in words (二〇二三).
pub(crate) fn year(rules: &Rules, tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    let token = tokens.get(at)?;
    let plausible = |n: u32| (1000..=2200).contains(&n).then_some(n as i16);
    if let Some(number) = token.number {
        return (token.figures == 4).then(|| plausible(number)).flatten().map(|y| (y, at + 1));
    }
    let digit = |n: usize| match figure(rules, tokens, n) {
        Some(Figure::Add(d @ 0..=9)) => Some(d),
        _ => None,
    };
    let spelt = (at..at + 4).try_fold(0, |sum, n| Some(sum * 10 + digit(n)?))?;
    plausible(spelt).map(|y| (y, at + 4))
}

/// A date in figures: year, month, day, and where it ends.
pub(crate) fn date(rules: &Rules, tokens: &[Token], at: usize) -> Option<(i16, i16, i16, usize)> {
    let &[a, s, b, t, c] = tokens.get(at..at + 5)? else { return None };
    let glued = tokens.get(at..at + 5)?.windows(2).all(|w| w[0].end == w[1].start);
    let signs = s.is_separator() && s.same_sign(&t);
    let loose = tokens.get(at + 5).is_some_and(|next| next.start == c.end && next.number.is_some());
    if !glued || !signs || loose {
        return None;
    }
    let (x, y, z) = (a.number?, b.number?, c.number?);
    let (year, day, month) = if a.figures == 4 {
        (x, z, y)
    } else {
        let (day, month) = day_month(rules, x, y)?;
        (century(z, c.figures)?, day, month)
    };
    ((1000..=2200).contains(&year) && valid(day, month)).then_some((year as i16, month as i16, day as i16, at + 5))
}

/// 31/10: month, day, and where it ends.
pub(crate) fn day_and_month(rules: &Rules, tokens: &[Token], at: usize) -> Option<(i16, i16, usize)> {
    let &[a, s, b] = tokens.get(at..at + 3)? else { return None };
    let glued = a.end == s.start && s.end == b.start;
    let fits = |t: Token| (1..=2).contains(&t.figures);
    if !glued || !s.is_slash() || !fits(a) || !fits(b) {
        return None;
    }
    let (day, month) = day_month(rules, a.number?, b.number?)?;
    valid(day, month).then_some((month as i16, day as i16, at + 3))
}

/// In this language's order, or in the other where only that one is possible.
fn day_month(rules: &Rules, x: u32, y: u32) -> Option<(u32, u32)> {
    let (first, second) = if rules.month_first { ((y, x), (x, y)) } else { ((x, y), (y, x)) };
    [first, second].into_iter().find(|(day, month)| valid(*day, *month))
}

fn valid(day: u32, month: u32) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// The year that two figures stand for.
pub(crate) fn short_year(token: &Token) -> Option<i16> {
    token.number.filter(|_| token.figures == 2).and_then(|n| century(n, 2)).map(|n| n as i16)
}

fn century(year: u32, figures: u8) -> Option<u32> {
    match figures {
        4 => Some(year),
        2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}
