//! What stays suppressed when a page is fetched again: its other versions' claims of the same words, or the whole article.

use crate::again::alike;
use crate::decisions::{Act, Anchor, Effects};
use crate::error::Result;
use crate::filed::Stored;
use crate::kinds::parties;
use crate::store::Store;
use std::collections::BTreeSet;

/// Share of a quote's words from which it counts as the suppressed one, in another version of the page.
const SAME_WORDS: f64 = 0.5;

/// The anchor that stands for a whole article: no claim has it.
pub const WHOLE: i64 = 0;

/// An anchor for all of an article, whether it was filed yet or not.
pub fn whole(key: &str) -> Anchor {
    Anchor { anchor: WHOLE, article: key.into(), text: String::new(), quote: String::new(), kind: String::new() }
}

/// Hides what suppressed claims and articles say in any version. Gives the keys of the articles concerned.
pub fn widen<S: Store>(effects: &mut Effects, store: &S) -> Result<BTreeSet<String>> {
    let mut keys = effects.articles.clone();
    for key in &keys {
        effects.hidden.extend(store.of_article(key)?.iter().map(|c| c.anchor));
    }
    let suppressed: Vec<i64> =
        effects.verdicts.iter().filter(|(_, act)| **act == Act::Suppress).map(|(a, _)| *a).collect();
    for anchor in suppressed {
        let Some(claim) = store.anchored(anchor)?.into_iter().next() else { continue };
        for other in store.of_article(&claim.paper.key)? {
            if same(&claim, &other) && !effects.verdicts.contains_key(&other.anchor) {
                effects.hidden.insert(other.anchor);
            }
        }
        keys.insert(claim.paper.key.clone());
    }
    Ok(keys)
}

/// Of one kind, in much the same words, with at least half of the parties in common: a sentence may tell the same of others too.
fn same(claim: &Stored, other: &Stored) -> bool {
    let (a, b) = (&claim.claim, &other.claim);
    let (own, others) = (parties(a), parties(b));
    let both = own.iter().filter(|p| others.contains(p)).count();
    let common = 2 * both >= own.len() + others.len() - both;
    a.kind == b.kind && common && alike(&a.quote.exact, &b.quote.exact) >= SAME_WORDS
}
