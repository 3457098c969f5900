//! Attributes with a verb of their own between a coverb and its noun: "她向|伸出援手的|北京致谢".

use super::is_predicate;
use crate::phrases::Item;
use chancery_pack::{Language, Marker};

/// A verb that belongs to such an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// The coverb that governs the noun behind.
    pub coverb: usize,
    /// That noun, which does what the attribute tells.
    pub head: usize,
}

/// Words from a coverb to the verb of the attribute.
const OPENING: usize = 6;

/// Is the verb at `at` that of an attribute which a coverb opens? Between stands nobody who has no coverb of his own.
pub fn within_coverb(
    items: &[Item<'_>],
    start: usize,
    at: usize,
    end: usize,
    language: &Language,
) -> Option<Attribute> {
    if language.spaces() || !language.oblique_before() || !language.possessor_before() {
        return None;
    }
    let coverb = opening(items, start, at)?;
    let particle = (at + 1..end).take_while(|n| items[*n].mark.is_none()).find(|n| items[*n].marks(Marker::Of))?;
    let head = particle + 1;
    let named = head < end && items[head].phrase().is_some_and(|p| !p.parties.is_empty() || p.place.is_some());
    // With nothing behind the noun the coverb would govern no verb.
    let goes_on = (head + 1..end)
        .take_while(|n| items[*n].mark.is_none_or(|m| m == '、'))
        .any(|n| is_predicate(&items[n], language.entries()));
    (named && goes_on).then_some(Attribute { coverb, head })
}

fn is_coverb(item: &Item<'_>) -> bool {
    let marks = [Marker::To, Marker::With, Marker::Against];
    item.phrase().is_none() && marks.into_iter().any(|m| item.marks(m))
}

/// The coverb before: "对|向加纳提供导弹的|多哥", "同|在加纳访问的|多哥外长".
fn opening(items: &[Item<'_>], start: usize, at: usize) -> Option<usize> {
    let mut n = at;
    for _ in 0..OPENING {
        n = n.checked_sub(1).filter(|n| *n > start)?;
        let item = &items[n];
        if item.mark.is_some() || item.marks(Marker::Of) {
            return None;
        }
        if item.phrase().is_some() {
            let own = |i: &Item<'_>| is_coverb(i) || i.marks(Marker::In) || i.marks(Marker::From);
            n = n.checked_sub(1).filter(|n| *n > start && own(&items[*n]))?;
        } else if is_coverb(item) {
            return Some(n);
        }
    }
    None
}

/// The coverb that governs the phrase at `head` over its attribute, whether or not a verb in it is known: "向|遭受水灾的|尼日尔".
pub fn over_attribute(items: &[Item<'_>], head: usize, language: &Language) -> Option<usize> {
    const BACK: usize = 14;
    let particle = head.checked_sub(1).filter(|n| items[*n].marks(Marker::Of))?;
    if language.spaces() || !language.oblique_before() {
        return None;
    }
    // Whom a coverb right before it governs is no attribute.
    let opens = |n: &usize| is_coverb(&items[*n]) && n + 1 < particle && items[n + 1].phrase().is_none();
    (0..particle).rev().take(BACK).take_while(|n| items[*n].mark.is_none()).find(opens)
}
