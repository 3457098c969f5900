//! Phrases that say the same twice become one: a title and its name behind a comma, two titles and the two names after them.

use crate::phrases::{Item, Phrase, What};
use chancery_pack::{Cases, Marker, Reference, Sense};

/// "Li Shangfu, China's defence minister," and "his counterpart from Azerbaijan, Zakir Hasanov," become one phrase.
pub fn appose(mut items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    // Items up to here are done; those up to the one at hand are taken in by others.
    let mut done = 0;
    for n in 0..items.len() {
        let (before, rest) = items.split_at_mut(n);
        let (kept, stays) = behind(&mut before[..done], &mut rest[0]);
        if stays && kept < n {
            items.swap(kept, n);
        }
        done = kept + usize::from(stays);
    }
    items.truncate(done);
    items
}

/// How many of the items before one stay, and does it stay behind them?
fn behind<'p>(mut out: &mut [Item<'p>], item: &mut Item<'p>) -> (usize, bool) {
    let What::Phrase(second) = &item.what else { return (out.len(), true) };
    if out.last().is_some_and(|host| called(host, item)) {
        return (out.len() - 1, true);
    }
    let between = spoken_of(out, item);
    if between > 0 {
        let kept = out.len() + 1 - between;
        if let Some(Item { what: What::Phrase(first), span, .. }) = out[..kept].last_mut() {
            *span = span.to(second.at());
            first.grow(second.at());
            first.place = second.place;
        }
        return (kept, false);
    }
    if !second.offices.is_empty() {
        let kept = out.len() - articled(out);
        out = &mut out[..kept];
    }
    let kept = out.len();
    let joins = match &out[kept.saturating_sub(2)..] {
        [first, comma] if matches!(comma.mark, Some(',' | '，')) => first.phrase().is_some_and(|p| apposed(p, second)),
        [first, comma] if comma.mark == Some('、') => first.phrase().is_some_and(|p| held_by_one(p, second)),
        _ => false,
    };
    if let [.., sort, first, comma] = out
        && comma.mark == Some(',')
        && let What::Phrase(state) = &mut first.what
        && named_group(sort, state, second)
    {
        state.parties.clone_from(&second.parties);
        state.grow(second.at());
        first.span = first.span.to(second.at());
        return (kept - 1, false);
    }
    if !joins {
        return (kept, true);
    }
    let listed = out[kept - 1].mark == Some('、');
    if let Item { what: What::Phrase(first), span, .. } = &mut out[kept - 2]
        && let What::Phrase(second) = std::mem::replace(&mut item.what, What::Unit)
    {
        *span = span.to(second.at());
        // Of an office in an organisation and one in a state, he holds the one as the other's.
        let bodies = first.parties.iter().all(|p| p.0.contains(':'));
        if listed && !second.parties.is_empty() && first.name.is_none() && bodies {
            first.parties.clear();
        }
        join(first, *second);
    }
    (kept - 1, false)
}

/// "东道主多哥", "这个邻国玻利维亚": where words stand together, who is meant by a word of reference stands right behind it.
fn called(reference: &Item<'_>, item: &Item<'_>) -> bool {
    let refers = |p: &Phrase<'_>| {
        let word = matches!(p.reference, Some(Reference::Host | Reference::Other));
        word && p.parties.is_empty() && !p.headed() && !p.named() && !p.possessor
    };
    let named = |p: &Phrase<'_>| p.parties.len() == 1 && p.reference.is_none();
    let together = reference.span.end == item.span.start;
    together && reference.phrase().is_some_and(refers) && item.phrase().is_some_and(named)
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
            && i.senses.iter().all(|s| matches!(s, Sense::Block))
    };
    let between = out.iter().rev().take_while(plain).count();
    let state = out.len().checked_sub(between + 1).and_then(|n| out[n].phrase());
    let own = state.is_some_and(|p| {
        let bare = !p.headed() && !p.named() && p.place.is_none() && p.reference.is_none() && !p.possessor;
        bare && matches!(p.parties[..], [(code, _)] if id.split('/').next() == Some(code))
    });
    if own && between <= 2 { between + 1 } else { 0 }
}

/// "James Kabarebe, a Rwandan minister", "Adu, the outgoing minister": how many small or unknown words stand between the title and a
/// name without one that a comma closes.
fn articled(out: &[Item<'_>]) -> usize {
    let small = |i: &&Item<'_>| {
        is_unknown(i) || i.phrase().is_none() && i.mark.is_none() && i.is(|s| matches!(s, Sense::Block))
    };
    let words = out.iter().rev().take(3).take_while(small).count();
    let known = out[out.len() - words..].first().is_some_and(|i| i.is(|s| matches!(s, Sense::Block)));
    let [.., first, comma] = &out[..out.len() - words] else { return 0 };
    let name = first.phrase().is_some_and(|p| p.named() && p.offices.is_empty() && p.parties.is_empty());
    if name && matches!(comma.mark, Some(',')) && known { words } else { 0 }
}

/// A plain word of which no list knows anything.
fn is_unknown(item: &Item<'_>) -> bool {
    matches!(item.what, What::Unit) && item.senses.is_empty() && item.mark.is_none() && item.number.is_none()
}

/// "Министры обороны Азербайджана и Беларуси Закир Гасанов и Виктор Хренин": parties share a title, and as many names follow.
pub fn respectively(items: &mut Vec<Item<'_>>) {
    let mut n = 0;
    while n + 5 < items.len() {
        let states = sharing(items, n);
        let first = n + 2 * states.max(1) - 1;
        if states < 2 || !names_follow(items, first, states) {
            n += 1;
            continue;
        }
        let head = items[n].phrase().map(|p| (p.offices.clone(), p.cases)).unwrap_or_default();
        for k in 0..states {
            let Some(name) = items[first + 2 * k].phrase().map(|p| (p.name, p.person)) else { continue };
            if let What::Phrase(p) = &mut items[n + 2 * k].what {
                ((p.name, p.person), p.cases, p.group) = (name, head.1, false);
                p.offices.clone_from(&head.0);
            }
        }
        items.drain(first..first + 2 * states - 1);
        n = first;
    }
}

/// "Ghana's ambassador to Kenya, Kofi Adu, said", "посол Ганы в Кении Кофи Аду": whose name stands behind the place of his post.
pub fn posted(items: &mut Vec<Item<'_>>) {
    for n in 0..items.len() {
        let Some(at) = name_of_post(items, n) else { continue };
        let Some((name, person)) = items[at].phrase().map(|p| (p.name, p.person)) else { continue };
        if let What::Phrase(p) = &mut items[n].what {
            (p.name, p.person) = (name, person);
        }
        let comma = |n: usize| usize::from(items.get(n).is_some_and(|i| i.mark == Some(',')));
        let (first, last) = (at - comma(at - 1), at + 1 + comma(at - 1) * comma(at + 1));
        items.drain(first..last);
    }
}

/// "Администрация Обамы", "правительство Орбана": whose name stands in the possessor's case behind a government heads it.
pub fn governed(items: &mut Vec<Item<'_>>, of: Cases) {
    let government = |p: &Phrase<'_>| {
        let rules = p.institution.is_some_and(|i| matches!(i, "government" | "administration" | "presidency"));
        rules && p.parties.is_empty() && p.reference.is_none() && !p.named()
    };
    let head = |p: &Phrase<'_>| p.person.is_some() && p.parties.is_empty() && !p.headed() && p.cases.may(of);
    for n in 0..items.len() {
        let Some(ruler) = items.get(n + 1).and_then(Item::phrase).filter(|p| head(p)) else { continue };
        let (name, person, end) = (ruler.name, ruler.person, items[n + 1].span);
        let What::Phrase(p) = &mut items[n].what else { continue };
        if government(p) {
            (p.name, p.person) = (name, person);
            items[n].span = items[n].span.to(end);
            items.remove(n + 1);
        }
    }
}

/// Where the name of the official at `n` stands: behind a preposition and a place or a field, set off by commas or by nothing.
fn name_of_post(items: &[Item<'_>], n: usize) -> Option<usize> {
    let posted = |p: &Phrase<'_>| p.offices.iter().any(|o| matches!(*o, "ambassador" | "envoy"));
    let owned = |p: &Phrase<'_>| p.parties.len() == 1 || p.parties.is_empty() && p.reference.is_some_and(|r| r.owns());
    let office = items.get(n)?.phrase().filter(|p| !p.offices.is_empty() && owned(p) && !p.named() && !p.group)?;
    let place = items.get(n + 2)?.phrase();
    if place.is_some_and(|p| p.headed() || p.reference.is_some()) {
        return None;
    }
    let comma = |n: usize| items.get(n).is_some_and(|i| i.mark == Some(','));
    let end = n + 2 + if place.is_some() { 1 } else { field(&items[n + 2..]) };
    let at = end + usize::from(comma(end));
    let name =
        items.get(at)?.phrase().filter(|p| p.named() && p.parties.is_empty() && !p.headed() && p.place.is_none())?;
    let parted = comma(at - 1) && items.get(at + 1).is_none_or(|i| matches!(i.mark, Some(',' | '.')));
    let set = parted || !comma(at - 1) && place.is_some_and(|p| !p.named());
    let post = [Marker::To, Marker::For].iter().any(|m| items[n + 1].marks(*m));
    // "In" a place is where anybody may be; an envoy has his post there, and so has whose name commas set off behind it.
    let named = parted && comma(at + 1) && place.is_some();
    let posts = post || items[n + 1].marks(Marker::In) && (posted(office) || named);
    (posts && set && name.cases.may(office.cases)).then_some(at)
}

/// "For the region", "for migration": how many words that name nobody a field of duty has.
fn field(items: &[Item<'_>]) -> usize {
    let word = |i: &&Item<'_>| {
        is_unknown(i)
            || i.phrase().is_none() && i.is(|s| matches!(s, Sense::Article | Sense::Block | Sense::Context(_)))
    };
    items.iter().take(4).take_while(word).count()
}

/// Does a comma or "and" stand here?
fn lists(item: &Item<'_>) -> bool {
    item.is(|s| matches!(s, Sense::And)) || matches!(item.mark, Some(','))
}

/// How many parties share the title of the phrase at `n`.
fn sharing(items: &[Item<'_>], n: usize) -> usize {
    let titled = |p: &Phrase<'_>| !p.offices.is_empty() && p.parties.len() == 1 && !p.named();
    let party = |p: &Phrase<'_>| p.parties.len() == 1 && !p.headed() && !p.named();
    if !items[n].phrase().is_some_and(titled) {
        return 0;
    }
    let next = |k: &usize| lists(&items[k - 1]) && items[*k].phrase().is_some_and(party);
    1 + (n + 2..items.len()).step_by(2).take_while(next).count()
}

/// Do so many names stand in a list here?
fn names_follow(items: &[Item<'_>], first: usize, number: usize) -> bool {
    let named = |p: &Phrase<'_>| p.named() && p.parties.is_empty() && !p.headed();
    let name = |k: usize| {
        let joined = k == 0 || lists(&items[first + 2 * k - 1]);
        joined && items[first + 2 * k].phrase().is_some_and(named)
    };
    first + 2 * number - 1 <= items.len() && (0..number).all(name)
}

/// "The militia of Lebanon, Hizbullah," ("milisi Lebanon, Hizbullah"): the state tells whose the armed group is that is named behind it.
fn named_group(sort: &Item<'_>, state: &Phrase<'_>, group: &Phrase<'_>) -> bool {
    let bare = |p: &Phrase<'_>| !p.headed() && !p.named() && p.place.is_none() && p.reference.is_none();
    let armed = sort.phrase().is_none()
        && sort.is(|s| matches!(s, Sense::Context(c) if matches!(&**c, "military" | "terrorism")));
    let of_state = matches!(state.parties[..], [(code, _)] if !code.contains(':'));
    let one = matches!(group.parties[..], [(code, _)] if code.starts_with("NSA:"));
    armed && of_state && one && bare(state) && bare(group)
}

fn apposed(first: &Phrase<'_>, second: &Phrase<'_>) -> bool {
    let bare_name = |p: &Phrase<'_>| p.named() && p.offices.is_empty() && p.parties.is_empty() && p.reference.is_none();
    let title = |p: &Phrase<'_>| !p.named() && (!p.offices.is_empty() || p.is_counterpart());
    let agree = first.cases.may(second.cases);
    agree && (title(first) && bare_name(second) || bare_name(first) && title(second) && !second.offices.is_empty())
}

/// "组织主席、秘鲁总理帕丁顿": offices in a list before a name are all of the one person, unless two states are named.
fn held_by_one(first: &Phrase<'_>, second: &Phrase<'_>) -> bool {
    let office = |p: &Phrase<'_>| !p.offices.is_empty() && p.reference.is_none();
    let state = |p: &Phrase<'_>| p.parties.iter().map(|p| p.0).find(|code| !code.contains(':')).map(String::from);
    let apart = state(first).zip(state(second)).is_some_and(|(one, other)| one != other);
    office(first) && !first.named() && office(second) && second.named() && !apart && first.parties.len() < 2
}

fn join<'p>(first: &mut Phrase<'p>, second: Phrase<'p>) {
    first.grow(second.at());
    first.cases = first.cases.meet(second.cases);
    let known: Vec<&str> = first.parties.iter().map(|p| p.0).collect();
    let new = second.parties.into_iter().filter(|p| !known.contains(&p.0)).collect::<Vec<_>>();
    first.parties.extend(new);
    first.offices.extend(second.offices);
    first.name = first.name.or(second.name);
    first.person = first.person.or(second.person);
    first.rank = first.rank.or(second.rank);
    first.institution = first.institution.or(second.institution);
    first.reference = first.reference.or(second.reference);
    first.former |= second.former;
}

/// "Председатель комитета Африканского союза Адам Муса", "глава хунты Мали", "глава военных властей Перу": an official of a part of a body or
/// state, by words that tell nobody, is that one's; the name behind is his.
pub fn of_a_part(items: &mut Vec<Item<'_>>, of: Cases, subject: Cases) {
    const PARTS: usize = 2;
    let official = |p: &Phrase<'_>| {
        let nobodys = p.parties.is_empty() && p.reference.is_none() && !p.named();
        !p.offices.is_empty() && p.institution.is_none() && nobodys && !p.private
    };
    let name = |p: &Phrase<'_>| p.named() && p.parties.is_empty() && !p.headed();
    let mut n = 0;
    while n + 2 < items.len() {
        n += 1;
        let Some(office) = items[n - 1].phrase().filter(|p| official(p)) else { continue };
        let words = items[n..].iter().take(PARTS).take_while(|i| is_silent(i)).count();
        let Some(owner) = items.get(n + words).and_then(Item::phrase).filter(|_| words > 0) else { continue };
        let follows = items.get(n + words + 1).and_then(Item::phrase).filter(|p| name(p) && p.cases.may(office.cases));
        if !has_parts(owner, of, subject, follows.is_some()) {
            continue;
        }
        let named = if owner.named() { Some(owner) } else { follows };
        let last = n + words + usize::from(named.is_some() && !owner.named());
        let (parties, named) = (owner.parties.clone(), named.map(|p| (p.name, p.person)));
        let end = items[last].span;
        if let What::Phrase(p) = &mut items[n - 1].what {
            p.parties = parties;
            (p.name, p.person) = named.unwrap_or_default();
            p.grow(end);
        }
        items[n - 1].span = items[n - 1].span.to(end);
        items.drain(n..=last);
    }
}

/// A word between an official and whose he is: one that no list knows, or that only shows what is spoken of.
fn is_silent(item: &Item<'_>) -> bool {
    let word = matches!(item.what, What::Unit) && item.mark.is_none() && item.number.is_none();
    word && item.senses.iter().all(|s| s.describes())
}

/// May its parts have officials? A body, or a state with nothing or its institution before it, in the possessor's case; where the case does not
/// show, a name behind must tell that no clause goes on here ("глава хунты Мали Ассими Гойта").
fn has_parts(p: &Phrase<'_>, of: Cases, subject: Cases, named: bool) -> bool {
    let owner =
        !p.parties.is_empty() && !p.bare && !p.private && !p.group && p.offices.is_empty() && p.reference.is_none();
    let own = owner && p.place.is_none() && (p.institution.is_some() || !p.headed() && !p.named());
    let shows = p.cases != Cases::default() && p.cases.may(of) && (p.is_body() || !p.cases.may(subject));
    own && (shows || named && p.cases == Cases::default())
}
