//! The names found become phrases of their sentences. They make nobody an official: who has no office acts for no party.

use super::Looks;
use crate::phrases::{Item, Phrase, What};
use crate::text::Span;
use chancery_pack::Sense;

/// Puts the names found in a sentence into its items, where nothing that names something else stands there, and takes out what a title
/// alone made a name.
pub(crate) fn settle(items: &mut Vec<Item<'_>>, looks: &Looks) {
    for name in &looks.names {
        let over = |i: &Item<'_>| i.span.start < name.end && name.start < i.span.end;
        let Some(first) = items.iter().position(over) else { continue };
        let last = first + items[first..].iter().take_while(|i| over(i)).count() - 1;
        // Behind a title, or somebody known, a word of grammar ends the name: "防长董军|将", "董军|将".
        let titled = items[first].phrase().is_some_and(|p| p.headed() && p.named() || p.person.is_some());
        if items[first..=last].iter().all(|i| gives_way(i, *name, titled)) {
            let rest = place(&items[first..=last], *name);
            items.splice(first..=last, rest);
        }
    }
    for item in items {
        if let What::Phrase(p) = &mut item.what
            && p.person.is_none()
            && !p.guessed
            && p.offices.iter().all(|o| *o == "official")
            && p.name.is_some_and(|name| looks.never.contains(&name))
        {
            p.nameless = true;
        }
    }
}

/// A word that means nothing here, or a phrase that holds nothing but a title and a name, of which the longer one goes over the shorter.
fn gives_way(item: &Item<'_>, name: Span, titled: bool) -> bool {
    match &item.what {
        What::Phrase(p) => {
            let other = p.place.is_some() || p.region.is_some() || p.agency.is_some() || p.reference.is_some();
            let known =
                p.person.is_some() && p.name.is_some_and(|n| n.start < name.start || name.end < n.end || n == name);
            !known && !other && (p.name.is_some() || p.parties.is_empty() && p.institution.is_none())
        }
        What::Time(_) => false,
        What::Unit => {
            let own = |s: &&Sense| matches!(s, Sense::Block | Sense::Surname);
            item.span.end - item.span.start == 1 && !titled || item.senses.iter().all(own)
        }
    }
}

/// The items that stand for those a name goes over: what stands before it, the phrase with the name, what is left behind it.
fn place<'p>(items: &[Item<'p>], name: Span) -> Vec<Item<'p>> {
    let (first, last) = (&items[0], &items[items.len() - 1]);
    let mut out = Vec::new();
    let mut phrase = match &first.what {
        // "министр Иванов": what stands before the name is its title.
        What::Phrase(p) => (**p).clone(),
        _ => {
            let before = Span { start: first.span.start, end: name.start };
            out.extend((before.start < before.end).then(|| Item::new(before, What::Unit)));
            Phrase::default()
        }
    };
    phrase.grow(name);
    phrase.span = Some(Span { end: name.end, ..phrase.at() });
    // A part of it may be somebody's name who is known.
    let person = items.iter().filter_map(Item::phrase).find_map(|p| p.person);
    (phrase.name, phrase.guessed, phrase.person) = (Some(name), true, person);
    let span = phrase.at();
    out.push(Item::new(span, What::Phrase(Box::new(phrase))));
    let behind = Span { start: name.end, end: last.span.end };
    out.extend((behind.start < behind.end).then(|| Item::new(behind, What::Unit)));
    out
}
