//! Names of holders as they stand in a text: full, family name alone, with a first name before.

use super::holders::{FAMILY, folded};
use crate::declension::decline;
use crate::language::script;
use crate::text::{Folded, Span, Text, is_dot};
use chancery_pack::{Holder, Language};

/// The names by which texts in the language may call a holder: Latin ones, and those of its own script.
pub(super) fn names_in<'p>(holder: &'p Holder, language: &Language) -> impl Iterator<Item = &'p String> {
    let may = |name: &&String| script(name).is_none_or(|s| s == "latn" || s == language.head().script);
    std::iter::once(&holder.name).chain(&holder.names).filter(may)
}

/// A folded name as it stands in the text, or as the world pack writes it where the text declines it; folding keeps the number of
/// characters.
pub(super) fn as_written(
    text: &Text,
    folded_text: &[char],
    name: &str,
    holder: &Holder,
    language: &Language,
) -> String {
    let chars: Vec<char> = name.chars().collect();
    if let Some(start) = folded_text.windows(chars.len()).position(|w| w.first() == chars.first() && w == chars) {
        return text.slice(Span { start, end: start + chars.len() });
    }
    let names = || std::iter::once(&holder.name).chain(&holder.names);
    let parts = names().flat_map(|n| n.split([' ', '·']));
    let mut all = names().map(String::as_str).chain(parts);
    all.find(|n| folded(n, language) == name).map_or_else(|| name.to_string(), String::from)
}

/// The initial of a word with a capital that the language does not know, right before ("Simon Harris").
pub(super) fn first_name(text: &Text, folded_text: &[char], at: usize, language: &Language) -> Option<char> {
    if !language.spaces() || at < 2 || folded_text[at - 1] != ' ' {
        return None;
    }
    let letters = folded_text[..at - 1].iter().rev().take_while(|c| c.is_alphabetic() || **c == '-').count();
    let start = at - 1 - letters;
    let word: String = folded_text[start..at - 1].iter().collect();
    // "Furious Putin": what begins a sentence, or stands in a line of capitals, may be any word.
    let before = text.chars()[..start].iter().rev().skip(1).take_while(|c| !c.is_whitespace()).last();
    let within = start > 1 && text.chars()[start - 1] == ' ' && before.is_some_and(|c| c.is_lowercase());
    let named = within && letters > 1 && text.chars()[start].is_uppercase() && !known_word(&word, language);
    named.then(|| folded_text[start])
}

/// Does it stand in a line that no stop ends: a headline?
pub(super) fn headed(text: &Text, at: usize) -> bool {
    let line = text.chars()[at..].iter().take_while(|c| **c != '\n');
    line.filter(|c| !c.is_whitespace()).last().is_some_and(|c| c.is_alphanumeric())
}

/// Where a family name stands, each with the initial of the first name before it.
pub(super) fn first_names<'a>(
    text: &'a Text,
    folded: &'a Folded,
    name: &str,
    language: &'a Language,
) -> impl Iterator<Item = (usize, Option<char>)> + 'a {
    let (chars, word) = (folded.chars(), folded.word());
    let forms: Vec<Vec<char>> = decline(name, language).iter().map(|(form, _)| form.chars().collect()).collect();
    let letter = |n: usize| word.get(n).is_some_and(|w| *w);
    // Endings leave a name its first letter.
    let beginnings = name.chars().next().map_or(&[][..], |first| folded.beginnings_with(first));
    let stands = move |n: &usize| forms.iter().any(|form| chars[*n..].starts_with(form) && !letter(n + form.len()));
    beginnings.iter().copied().filter(stands).map(|n| (n, first_name(text, chars, n, language)))
}

/// Does the language have the folded word for something else?
pub(super) fn known_word(word: &str, language: &Language) -> bool {
    let chars: Vec<char> = word.chars().collect();
    language.form(&chars).is_some()
}

/// The last word of a folded full name, if it is long enough to tell somebody.
pub(super) fn family(name: &str, language: &Language) -> Option<String> {
    let (first, last) = name.rsplit_once(|c| if language.spaces() { c == ' ' } else { is_dot(c) })?;
    let least = if language.spaces() { FAMILY } else { FAMILY - 1 };
    (!first.is_empty() && last.chars().count() >= least && last.chars().all(char::is_alphabetic))
        .then(|| last.to_string())
}

/// Does another name stand right behind it: "Kim Ruiz"?
pub(super) fn goes_on(text: &Text, folded: &Folded, name: &str, language: &Language) -> bool {
    let long = name.chars().count();
    first_names(text, folded, name, language).any(|(at, _)| {
        let behind = |n: usize| text.chars().get(at + long + n).copied().unwrap_or_default();
        behind(0) == ' ' && behind(1).is_uppercase()
    })
}

/// Does the name stand somewhere as a word of its own, with a capital where the script has them?
pub(super) fn stands_alone(text: &Text, folded: &Folded, name: &str, language: &Language) -> bool {
    let (chars, word) = (folded.chars(), folded.word());
    let letter = |n: usize| word.get(n).is_some_and(|w| *w);
    let capital = |n: usize| !text.chars()[n].is_lowercase();
    let alone = |n: usize| capital(n) && first_name(text, chars, n, language).is_none();
    let forms = decline(name, language);
    let mut forms = forms.iter().map(|(form, _)| form.chars().collect::<Vec<char>>());
    if language.spaces() {
        let apart = |n: usize, form: &[char]| chars[n..].starts_with(form) && !letter(n + form.len());
        let beginnings = |form: &Vec<char>| form.first().map_or(&[][..], |first| folded.beginnings_with(*first));
        return forms.any(|form| beginnings(&form).iter().any(|n| apart(*n, &form) && alone(*n)));
    }
    forms.any(|form| {
        chars.windows(form.len()).enumerate().any(|(n, w)| w.first() == form.first() && w == form && alone(n))
    })
}
