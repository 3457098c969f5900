//! Which of its senses a word has here: entries whose conditions fail go, and a word that is noun and verb becomes one.

use crate::phrases::Item;
use crate::text::Span;
use chancery_pack::{Entry, Form, Language, Marker, Reference, Sense};

/// Drops the senses that don't hold in this sentence; `folded`: the sentence, folded.
pub fn choose(items: &mut [Item<'_>], language: &Language, folded: &str) {
    let chars: Vec<char> = folded.chars().collect();
    let base = items.first().map_or(0, |i| i.span.start);
    for at in 0..items.len() {
        if !items[at].is(|s| matches!(s, Sense::Trigger(_))) {
            continue;
        }
        let entries = language.entries();
        let rest = segment(items, at, language.spaces());
        let holds = |e: &Entry| admitted(e, folded, language) && tailed(e, &chars, base, items[at].span, rest);
        let kept = |s: &Sense| if let Sense::Trigger(n) = s { holds(&entries[*n as usize]) } else { true };
        let senses: Vec<&Sense> = items[at].senses.iter().copied().filter(|s| kept(s)).collect();
        items[at].senses = senses;
        settle_form(items, at, entries);
    }
}

/// Do the words that must or must not stand in the sentence let this entry fire?
fn admitted(entry: &Entry, folded: &str, language: &Language) -> bool {
    let has = |word: &String| contains_word(folded, word, language.spaces());
    (entry.needs.is_empty() || entry.needs.iter().any(has)) && !entry.unless.iter().any(has)
}

/// Where the second part of a word "A…B" may stand: up to the next stop; in a script without spaces a comma is one.
fn segment(items: &[Item<'_>], at: usize, spaces: bool) -> usize {
    let stops = |i: &&Item<'_>| match i.mark {
        Some(';' | '；' | '。' | ':' | '：') => true,
        Some('，' | ',') => !spaces,
        _ => false,
    };
    items[at + 1..].iter().find(stops).map_or_else(|| items.last().map_or(0, |i| i.span.end), |i| i.span.start)
}

/// If the entry's word has a second part, does that follow?
fn tailed(entry: &Entry, chars: &[char], base: usize, word: Span, end: usize) -> bool {
    if entry.tails.is_empty() {
        return true;
    }
    let slice = |from: usize, to: usize| -> String {
        chars.get(from - base..(to - base).min(chars.len())).unwrap_or_default().iter().collect()
    };
    let head = slice(word.start, word.end);
    let mut gapped = entry.tails.iter().filter(|(h, _)| *h == head).peekable();
    if gapped.peek().is_none() {
        return true;
    }
    let rest = slice(word.end, end.max(word.end));
    gapped.any(|(_, tail)| rest.contains(tail.as_str()))
}

/// Does the folded sentence hold the word (as a whole word, in scripts with spaces)?
pub fn contains_word(folded: &str, word: &str, spaces: bool) -> bool {
    let bounded = |at: usize| {
        let before = folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = folded[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    !word.is_empty() && folded.match_indices(word).any(|(at, _)| !spaces || bounded(at))
}

/// "visit", "talk", "访问": after an article, a possessor or a preposition a noun; after a subject, "to" or a modal a verb.
fn settle_form(items: &mut [Item<'_>], at: usize, entries: &[Entry]) {
    let form = |s: &Sense| if let Sense::Trigger(n) = s { Some(entries[*n as usize].form == Form::Noun) } else { None };
    let has = |noun: bool| items[at].is(|s| form(s) == Some(noun));
    if !(has(true) && has(false)) {
        return;
    }
    let noun = is_noun(items, at);
    let keeps = |s: &Sense| form(s).map_or(!(noun && matches!(s, Sense::Verb)), |n| n == noun);
    items[at].senses.retain(|s| keeps(s));
}

fn is_noun(items: &[Item<'_>], at: usize) -> bool {
    let follows = items.get(at + 1).is_some_and(|i| i.is(|s| governs(s)));
    let Some(before) = at.checked_sub(1).map(|n| &items[n]) else {
        return items.get(1).is_none_or(|i| i.phrase().is_none());
    };
    if let Some(phrase) = before.phrase() {
        return phrase.bare || phrase.possessor || phrase.reference == Some(Reference::Own);
    }
    if before.marks(Marker::For) || before.is(|s| matches!(s, Sense::Status(_))) && !before.is(|s| *s == Sense::Block) {
        return false;
    }
    let nominal = |s: &Sense| {
        matches!(
            s,
            Sense::Block
                | Sense::Possessive
                | Sense::Ordinal(_)
                | Sense::Comparison(_)
                | Sense::Context(_)
                | Sense::Light
                | Sense::Object(_)
                | Sense::Marker(_)
        )
    };
    before.is(nominal) || before.number.is_some() || follows
}

/// A preposition that nouns of happening take.
fn governs(sense: &Sense) -> bool {
    matches!(sense, Sense::Marker(Marker::Of | Marker::By | Marker::Between | Marker::With | Marker::To))
}
