//! Phrases that say the same twice become one: a title and its name behind a comma, two titles and the two names after them.

use crate::phrases::{Item, Phrase, What};
use chancery_pack::Sense;

/// "Li Shangfu, China's defence minister," and "his counterpart from Azerbaijan, Zakir Hasanov," become one phrase.
pub fn appose(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    for item in items {
        let between = spoken_of(&out, &item);
        if between > 0
            && let What::Phrase(second) = item.what
        {
            out.truncate(out.len() + 1 - between);
            if let Some(Item { what: What::Phrase(first), span, .. }) = out.last_mut() {
                *span = span.to(second.at());
                first.grow(second.at());
                first.place = second.place;
            }
            continue;
        }
        // "James Kabarebe, a Rwandan minister"
        if matches!(&item.what, What::Phrase(p) if !p.offices.is_empty()) && articled(&out) {
            out.pop();
        }
        let joins = match (&item.what, out.len().checked_sub(2).map(|n| &out[n..])) {
            (What::Phrase(second), Some([first, comma])) if matches!(comma.mark, Some(',' | '，')) => {
                first.phrase().is_some_and(|first| apposed(first, second))
            }
            _ => false,
        };
        if joins && let What::Phrase(second) = item.what {
            out.pop();
            if let Some(Item { what: What::Phrase(first), span, .. }) = out.last_mut() {
                *span = span.to(second.at());
                join(first, *second);
            }
        } else {
            out.push(item);
        }
    }
    out
}

/// "乌克兰首都基辅": how many items from a state to a place of its own right behind it, where nothing but plain words stands between.
fn spoken_of(out: &[Item<'_>], item: &Item<'_>) -> usize {
    let Some(id) = item.phrase().filter(|p| p.parties.is_empty() && !p.headed()).and_then(|p| p.place) else {
        return 0;
    };
    let plain = |i: &&Item<'_>| {
        i.phrase().is_none()
            && i.mark.is_none()
            && matches!(i.what, What::Unit)
            && i.senses.iter().all(|s| **s == Sense::Block)
    };
    let between = out.iter().rev().take_while(plain).count();
    let state = out.len().checked_sub(between + 1).and_then(|n| out[n].phrase());
    let own = state.is_some_and(|p| {
        let bare = !p.headed() && !p.named() && p.place.is_none() && p.reference.is_none() && !p.possessor;
        bare && matches!(p.parties[..], [(code, _)] if id.split('/').next() == Some(code))
    });
    if own && between <= 2 { between + 1 } else { 0 }
}

/// A name without a title, a comma and an article stand before.
fn articled(out: &[Item<'_>]) -> bool {
    let [.., first, comma, article] = out else { return false };
    let name = first.phrase().is_some_and(|p| p.named() && p.offices.is_empty() && p.parties.is_empty());
    let word = article.phrase().is_none() && article.mark.is_none() && article.is(|s| *s == Sense::Block);
    name && matches!(comma.mark, Some(',')) && word
}

/// "Министры обороны Азербайджана и Беларуси Закир Гасанов и Виктор Хренин": two parties share a title, two names follow.
pub fn respectively(items: &mut Vec<Item<'_>>) {
    let joins = |i: &Item<'_>| i.is(|s| *s == Sense::And);
    let mut n = 0;
    while n + 5 < items.len() {
        n += 1;
        let phrase = |k: usize| items[n - 1 + k].phrase();
        let (Some(first), Some(second), Some(one), Some(other)) = (phrase(0), phrase(2), phrase(3), phrase(5)) else {
            continue;
        };
        let named = |p: &Phrase<'_>| p.named() && p.parties.is_empty() && !p.headed();
        let titled = !first.offices.is_empty() && first.parties.len() == 1 && !first.named();
        let party = second.parties.len() == 1 && !second.headed() && !second.named();
        if !(joins(&items[n]) && joins(&items[n + 3]) && titled && party && named(one) && named(other)) {
            continue;
        }
        let (offices, cases) = (first.offices.clone(), first.cases);
        for (k, (name, person)) in [(n - 1, (one.name, one.person)), (n + 1, (other.name, other.person))] {
            if let What::Phrase(p) = &mut items[k].what {
                (p.name, p.person, p.cases) = (name, person, cases);
                p.offices.clone_from(&offices);
            }
        }
        items.drain(n + 2..n + 5);
    }
}

fn apposed(first: &Phrase<'_>, second: &Phrase<'_>) -> bool {
    let bare_name = |p: &Phrase<'_>| p.named() && p.offices.is_empty() && p.parties.is_empty() && p.reference.is_none();
    let title = |p: &Phrase<'_>| !p.named() && (!p.offices.is_empty() || p.is_counterpart());
    let agree = first.cases.may(second.cases);
    agree && (title(first) && bare_name(second) || bare_name(first) && title(second) && !second.offices.is_empty())
}

fn join<'p>(first: &mut Phrase<'p>, second: Phrase<'p>) {
    first.grow(second.at());
    first.cases = first.cases.meet(second.cases);
    first.parties.extend(second.parties);
    first.offices.extend(second.offices);
    first.name = first.name.or(second.name);
    first.person = first.person.or(second.person);
    first.rank = first.rank.or(second.rank);
    first.institution = first.institution.or(second.institution);
    first.reference = first.reference.or(second.reference);
    first.former |= second.former;
}
