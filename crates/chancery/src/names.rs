//! Personal names that no list holds: capitalised words, or the characters that a script spells names with.

use crate::text::{Span, Text, is_dot};
use crate::units::{Sort, Unit};
use chancery_pack::{Language, PartySort, Sense, Speech};

/// Longest name in words.
const WORDS: usize = 5;

/// Where a name may begin, and what is known of it there.
#[derive(Clone, Copy)]
pub struct Beginning<'a, 'p> {
    /// The article.
    pub text: &'a Text,
    /// The sentence.
    pub units: &'a [Unit<'p>],
    /// The unit at which it begins.
    pub at: usize,
    /// Language.
    pub language: &'a Language,
    /// A title stands before it.
    pub titled: bool,
    /// Whose official it is.
    pub party: Option<&'a str>,
}

/// A name beginning at a unit: the unit after it, and its words.
pub fn name_after(beginning: Beginning<'_, '_>) -> Option<(usize, Span)> {
    if beginning.language.spaces() { capitalised(beginning) } else { spelled(beginning) }
}

fn capitalised(beginning: Beginning<'_, '_>) -> Option<(usize, Span)> {
    let Beginning { text, units, at, language, titled, party } = beginning;
    let first = &units[at];
    if !first.capital || (first.sort != Sort::Word && !titled) {
        return None;
    }
    let mut end = at + 1;
    let mut words = 1;
    while end < units.len() && words < WORDS {
        match part(text, units, end, language) {
            0 if titled && words == 1 && is_called_after(&units[end], party) => end += 1,
            0 => break,
            n => end += n,
        }
        words += 1;
    }
    let alone = words == 1 && !titled;
    // A capital at the beginning, or behind nothing but an opening quotation mark, shows no name.
    let speaks = |u: &Unit<'_>| u.is(|s| matches!(s, Sense::Speech(Speech::Before | Speech::After | Speech::Earlier)));
    let initial =
        alone && units[..at].iter().all(|u| matches!(u.sort, Sort::Mark(_))) && !units.get(end).is_some_and(speaks);
    // "Смешанной российско-норвежской комиссии": an adjective before an adjective.
    let adjective = |u: &Unit<'_>| !u.capital && u.is(|s| matches!(s, Sense::Party(_, PartySort::Adjective)));
    let initial = initial || alone && units.get(end).is_some_and(adjective);
    let acronym = text.written(first.span).iter().all(|c| !c.is_lowercase()) && alone;
    let span = first.span.to(units[end - 1].span);
    (!initial && !acronym && (titled || words > 1 || first.sort == Sort::Word)).then_some((end, span))
}

/// How many units from here carry the name on: a capitalised word, a particle before one, a hyphen, an initial's stop.
fn part(text: &Text, units: &[Unit<'_>], at: usize, language: &Language) -> usize {
    let proper = |n: usize| {
        units
            .get(n)
            .is_some_and(|u| u.capital && (u.sort == Sort::Word || u.sort == Sort::Known && !u.is(claims_itself)))
    };
    let unit = &units[at];
    match unit.sort {
        Sort::Mark('-' | '\'' | '’' | '‑') if !unit.spaced && proper(at + 1) && !units[at + 1].spaced => 2,
        Sort::Mark('-' | '‑') if !unit.spaced && at > 1 && !language.cased() && syllable(units, at + 1) => 2,
        Sort::Mark('.') if !unit.spaced && text.written(units[at - 1].span).len() == 1 && proper(at + 1) => 2,
        _ if proper(at) && unit.spaced => 1,
        // "Mohammed al-Sudani"
        Sort::Word
            if !unit.capital
                && unit.spaced
                && is_particle(text.written(unit.span), language)
                && units.get(at + 1).is_some_and(|u| u.sort == Sort::Mark('-') && !u.spaced)
                && proper(at + 2) =>
        {
            3
        }
        Sort::Word
            if !unit.capital && unit.spaced && is_particle(text.written(unit.span), language) && proper(at + 1) =>
        {
            2
        }
        _ => 0,
    }
}

/// "Moon Jae-in", "Lai Ching-te": behind a hyphen a given name goes on with a small word, one that no list holds or one of a few letters.
pub fn syllable(units: &[Unit<'_>], at: usize) -> bool {
    const LONGEST: usize = 5;
    const KNOWN: usize = 3;
    units.get(at).is_some_and(|u| {
        let length = u.span.end - u.span.start;
        let short = u.sort == Sort::Word && length <= LONGEST || u.sort == Sort::Known && length <= KNOWN;
        let ends = units.get(at + 1).is_none_or(|next| next.spaced || matches!(next.sort, Sort::Mark(_)));
        short && ends && !u.capital && !u.spaced
    })
}

/// "Chile's minister Esteban Valenzuela": a family name that is a city's elsewhere as well, right behind a title and a first name.
fn is_called_after(unit: &Unit<'_>, party: Option<&str>) -> bool {
    let elsewhere = |s: &Sense| matches!(s, Sense::Place(id) if party.is_some_and(|p| !id.starts_with(p)));
    unit.capital && unit.spaced && !unit.senses.is_empty() && unit.senses.iter().all(|s| elsewhere(s))
}

fn claims_itself(sense: &Sense) -> bool {
    sense.names_other() || matches!(sense, Sense::Place(_) | Sense::Marker(_) | Sense::And | Sense::Speech(_))
}

fn is_particle(word: &[char], language: &Language) -> bool {
    language.particles().iter().any(|p| p.chars().eq(word.iter().copied()))
}

/// In a script without capitals: a family name with one or two characters, or characters that spell foreign names.
fn spelled(beginning: Beginning<'_, '_>) -> Option<(usize, Span)> {
    let Beginning { text, units, at, language, titled, party } = beginning;
    if !titled {
        return None;
    }
    let start = units[at].span.start;
    let known = |position: usize| {
        units.iter().find(|u| u.span.holds(position) && matches!(u.sort, Sort::Known | Sort::Time(_) | Sort::Number(_)))
    };
    let chars = text.chars();
    let native = party.is_some_and(|p| language.native_names().iter().any(|n| n == p));
    let long = |position: usize| {
        known(position)
            .is_some_and(|u| u.span.start == position && (u.span.end - u.span.start >= 2 || u.sort != Sort::Known))
    };
    let spells = |c: char| language.spells(c);
    let spelled = chars[start..]
        .iter()
        .enumerate()
        .take_while(|(n, c)| (spells(**c) || is_dot(**c)) && !(*n >= 2 && long(start + n)));
    let foreign = spelled.count();
    let familiar = units[at].sort == Sort::Word || units[at].is(|s| matches!(s, Sense::Surname));
    if !familiar && foreign < 2 {
        return None;
    }
    let length = if native || foreign < 2 { native_length(chars, start, &known) } else { foreign };
    if length < 2 {
        return None;
    }
    let span = Span { start, end: start + length };
    let end = units.iter().position(|u| u.span.start >= span.end).unwrap_or(units.len());
    Some((end.max(at + 1), span))
}

/// A longer word ends a name; a single character does after the second, if it is a word of grammar.
fn ends_name(unit: &Unit<'_>, length: usize) -> bool {
    let name_like = |s: &Sense| {
        matches!(s, Sense::Party(_, sort) if sort.is_short())
            || matches!(s, Sense::Block | Sense::ShortAfter | Sense::ShortBefore)
    };
    let long = unit.span.end - unit.span.start > 1 || unit.sort != Sort::Known;
    long || length >= 3 || length == 2 && !unit.senses.iter().all(|s| name_like(s))
}

fn native_length<'a, 'p: 'a>(chars: &[char], start: usize, known: &impl Fn(usize) -> Option<&'a Unit<'p>>) -> usize {
    let mut length = 0;
    while length < 5 {
        let position = start + length;
        let Some(c) = chars.get(position) else { break };
        // A family name may stand within a name, unless it is a word of grammar too ("和").
        let family = |u: &Unit<'_>| {
            u.is(|s| matches!(s, Sense::Surname))
                && !(length > 1 && u.is(|s| matches!(s, Sense::Marker(_) | Sense::And)))
        };
        let taken = known(position).is_some_and(|u| !family(u) && ends_name(u, length));
        if !c.is_alphabetic() || c.is_ascii() || length > 0 && taken {
            break;
        }
        length += 1;
    }
    length
}
