//! Phrases together: which marker governs one, and which are joined to one.

use crate::phrases::{Item, What};
use chancery_pack::{Cases, Marker, Reference, Sense, Sorts};
use smallvec::SmallVec;
use std::cell::LazyCell;

/// Senses of a marker: seldom more than these few.
pub type Markers = SmallVec<[Marker; 4]>;

/// A word that may be a noun with a possessor: unknown, or known only by context or as a thing.
pub fn is_noun(item: &Item<'_>) -> bool {
    let word = item.mark.is_none() && item.number.is_none() && matches!(item.what, What::Unit);
    word && item.senses.iter().all(|s| s.describes() || matches!(s, Sense::Object(_) | Sense::Status(_)))
}

/// "The", "of several": a word that may stand between a marker and its noun and tells nothing.
pub fn is_small(item: &Item<'_>) -> bool {
    let word = item.phrase().is_none() && item.mark.is_none();
    word && item.is(|s| matches!(s, Sense::Article | Sense::Block))
}

/// A word that no pack knows.
fn is_plain(item: &Item<'_>) -> bool {
    item.senses.is_empty() && item.mark.is_none() && item.number.is_none() && matches!(item.what, What::Unit)
}

/// All markers that a word is.
pub fn markers_of(item: &Item<'_>) -> Markers {
    item.senses.iter().filter_map(|s| if let Sense::Marker(m) = s { Some(*m) } else { None }).collect()
}

/// The marker that governs the phrase at `at`, if one stands right before it.
pub fn governor(items: &[Item<'_>], at: usize, start: usize) -> Option<Marker> {
    governors(items, at, start).first().copied()
}

/// The senses of that marker which the case of the phrase allows, the likelier first; all of them where it allows none.
pub fn governors(items: &[Item<'_>], at: usize, start: usize) -> Markers {
    let phrase = items[at].phrase();
    let cases = phrase.map_or(Cases::default(), |p| p.cases);
    // "At the summit Chad …": the marker's noun is between. "В кулуарах саммита Ассамблеи": whose summit it is belongs to it.
    let owner = phrase.is_some_and(|p| p.dependent && p.cases.0.count_ones() == 1);
    let between = |item: &Item<'_>| {
        // "чтобы" opens a clause and governs nothing.
        item.has(Sorts::JOINT.or(Sorts::DESCRIBING))
            && item.is(|s| match s {
                Sense::That => true,
                Sense::Deed(kind) => !owner && **kind == *"conference",
                _ => false,
            })
    };
    let mut n = at;
    while n > start {
        n -= 1;
        let item = &items[n];
        let markers = item.senses.iter().zip(&item.cases).filter_map(|(s, c)| match s {
            Sense::Marker(m) => Some((*m, *c)),
            _ => None,
        });
        if between(item) {
            return Markers::new();
        }
        if let Some((first, _)) = markers.clone().next() {
            // "в аэропорту президента Франции встретил …": the marker's noun is between; a person is none of its places.
            let person = phrase.is_some_and(|p| !p.offices.is_empty() && p.cases != Cases::default());
            if person && at - n > 1 && matches!(first, Marker::In) {
                return Markers::new();
            }
            let allowed: Markers = markers.clone().filter(|(_, c)| c.may(cases)).map(|(m, _)| m).collect();
            // "после церемонии министр …": the marker has its noun, and the phrase is nobody's possession.
            let dependent = phrase.is_none_or(|p| p.dependent);
            let agrees = markers.clone().any(|(_, c)| c != Cases::default() && c.may(cases));
            if !dependent && !agrees && (at - n > 1 || allowed.is_empty()) {
                return Markers::new();
            }
            let mut out = if allowed.is_empty() { markers.map(|(m, _)| m).collect() } else { allowed };
            // A word of goal and of purpose ("to") is one of goal before a phrase; company is likelier than origin where the case
            // does not show ("с США").
            out.sort_by_key(|m| *m == Marker::For || *m == Marker::From && cases == Cases::default());
            return out;
        }
        // "Under the document | the two countries": an article begins a phrase of its own.
        let apart = is_plain(item) && n + 1 < at && items[n + 1].is(|s| matches!(s, Sense::Article));
        let both = is_plain(item) && n + 1 == at && phrase.is_some_and(|p| p.reference.is_some_and(pairs));
        if apart || both {
            return Markers::new();
        }
        // "В норвежском Олесунне": the adjective of a state.
        let attribute = item.phrase().is_some_and(|p| p.bare && p.cases != Cases::default());
        let transparent = attribute
            || item.number.is_some()
            || item.is(|s| s.describes() || matches!(s, Sense::Block | Sense::Separately | Sense::Ordinal(_)));
        if !(transparent || is_plain(item) && at - n <= 3) {
            return Markers::new();
        }
    }
    Markers::new()
}

/// "In Moscow, the minister", "在北京同外长": a place with its preposition is not joined to people, nor by a coverb.
fn same_sort(items: &[Item<'_>], first: usize, joiner: usize, next: usize) -> bool {
    let personal = |n: usize| {
        items.get(n).and_then(Item::phrase).is_some_and(|p| {
            !p.offices.is_empty() || p.name.is_some() || p.person.is_some() || p.institution.is_some() || p.group
        })
    };
    let place = items.get(next).and_then(Item::phrase).is_some_and(|p| p.place.is_some());
    (personal(first) || !personal(next)) && (place || !items[joiner].marks(Marker::With) || personal(first))
}

/// "Осудила действия Кении и Гана": names in cases that differ are not joined, unless a title stands before that another case suits.
fn agree(items: &[Item<'_>], first: usize, next: usize) -> bool {
    let known = |n: usize| items[n].phrase().filter(|p| p.cases != Cases::default());
    let (Some(first), Some(next)) = (known(first), known(next)) else { return true };
    first.headed() || first.named() || next.headed() || next.named() || first.cases.may(next.cases)
}

/// Does it stand for several: "the two countries"?
fn pairs(reference: Reference) -> bool {
    reference.together().is_some() || reference == Reference::BothOffice
}

/// "秘鲁 与 智利两国外长": the second of two, who are told to act together.
fn one_of_two(item: &Item<'_>) -> bool {
    item.phrase().is_some_and(|p| p.parties.len() == 1 && p.reference.is_some_and(pairs))
}

/// Phrases joined by commas, "and", dashes, from `at` on.
pub fn group(items: &[Item<'_>], at: usize, end: usize) -> Vec<usize> {
    let mut members = vec![at];
    // Most phrases are joined to none, and nobody asks.
    let marker = LazyCell::new(|| governor(items, at, 0));
    let governed = || matches!(*marker, Some(Marker::In | Marker::From | Marker::To));
    // "使甲与乙重启对话": behind another marker the word of company joins.
    let toward = || matches!(*marker, Some(Marker::For | Marker::Object | Marker::About | Marker::Against));
    let mut n = at + 1;
    while n < end {
        let joins = items[n].is(|s| matches!(s, Sense::And | Sense::Or))
            || items[n].marks(Marker::With) && n + 1 < end && one_of_two(&items[n + 1])
            || items[n].marks(Marker::With) && (toward() || items.get(n + 2).is_some_and(|i| i.marks(Marker::Between)))
            || matches!(items[n].mark, Some(',' | '、' | '-' | '–' | '—' | '/'));
        if !joins {
            break;
        }
        let mut next = n + 1;
        while next < end && (items[next].is(|s| matches!(s, Sense::And | Sense::Block | Sense::Separately))) {
            next += 1;
        }
        // "Mali and its allies Niger and Chad".
        let owner = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Reference(Reference::Owner)));
        let called =
            next + 1 < end && owner(&items[next - 1]) && is_plain(&items[next]) && !items[next + 1].is(|_| true);
        if called && items[next + 1].phrase().is_some_and(|p| !p.parties.is_empty()) {
            next += 1;
        }
        let between = items.get(next + 1).is_some_and(|i| i.marks(Marker::Between));
        if at == 0 && dateline(items, n) {
            break;
        }
        // "对甲和乙的 …": whom something is done to are more likely two than one and a companion; "从甲、乙和丙": so is the last of a list.
        // "在加共体和巴西推动下": and so are two of whom none is a place.
        let nowhere = *marker == Some(Marker::In) && items[at].phrase().is_some_and(|p| p.place.is_none());
        let goal = matches!(*marker, Some(Marker::To | Marker::From)) || members.len() > 1 || nowhere;
        let aimed = goal && items[n].is(|s| matches!(s, Sense::And)) && items[n].marks(Marker::With);
        let alike = !governed() || between || aimed || same_sort(items, at, n, next);
        if alike && next < end && items[next].phrase().is_some() && agree(items, at, next) {
            members.push(next);
            n = next + 1;
        } else {
            break;
        }
    }
    if members.len() == 1 {
        return members;
    }
    let goes_on = |n: usize| items.get(n).is_some_and(|i| i.is(|s| matches!(s, Sense::And)));
    let listed = goes_on(n) || goes_on(n + 1) && matches!(items[n].mark, Some(',' | '，' | '、'));
    // "Neither Peru, nor Chile".
    let company =
        || items[members[0]..members[1]].iter().any(|i| i.is(|s| matches!(s, Sense::And | Sense::Separately)));
    let comma_only =
        members.len() == 2 && matches!(items[members[0] + 1].mark, Some(',' | '，')) && !listed && !company();
    let places = members.iter().filter(|m| items[**m].phrase().is_some_and(|p| p.place.is_some())).count();
    // "in Delhi, Dutch Minister Brekelmans said", "in Vienna, the agency said": who is no place is no part of one.
    let person = items[members[members.len() - 1]].phrase().is_some_and(|p| !p.offices.is_empty() || p.name.is_some());
    if comma_only && (places != members.len() || person) || members.len() > 2 && opens_apart(items, &members) {
        members.truncate(1);
    }
    members
}

/// "With the mediation of Oman, Kenya and Ghana agreed": what a preposition opens a sentence with ends at its comma, where a verb follows
/// that has nobody else for its subject.
fn opens_apart(items: &[Item<'_>], members: &[usize]) -> bool {
    const OPENING: usize = 4;
    let first = members[0];
    let before = &items[..first];
    let opens = first <= OPENING && before.first().is_some_and(|i| i.is(|s| matches!(s, Sense::Marker(_))));
    // The first name is the last of what the preposition opens: "with the mediation of Oman", not "at the summit Kenya, …".
    let owned = items[first].phrase().is_some_and(|p| p.dependent && p.cases != Cases::default());
    let governed = before.last().is_some_and(|i| i.marks(Marker::Of)) || owned;
    let apart = governed && before.iter().all(|i| i.phrase().is_none() && i.mark.is_none());
    let comma = items[first + 1].mark == Some(',') && items[first + 2..members[2]].iter().all(|i| i.mark != Some(','));
    let verb =
        |s: &Sense| matches!(s, Sense::Verb | Sense::Light | Sense::Trigger(_) | Sense::Speech(_) | Sense::Status(_));
    let follows = items.get(members[members.len() - 1] + 1).is_some_and(|i| i.phrase().is_none() && i.is(verb));
    members.len() == 3 && opens && apart && comma && follows
}

/// "DHAKA - Bangladesh sent back …": a place and a dash with space before it open the sentence.
fn dateline(items: &[Item<'_>], n: usize) -> bool {
    let dash = matches!(items[n].mark, Some('-' | '–' | '—'));
    dash && n == 1 && items[0].phrase().is_some_and(|p| p.place.is_some()) && items[0].span.end < items[n].span.start
}
