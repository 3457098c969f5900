//! What is delivered, given or exchanged, and how much of it.

use crate::claim::Object;
use crate::phrases::Item;
use crate::text::Text;
use chancery_pack::Sense;

/// Things named between two items, with the number before them.
pub fn objects(items: &[Item<'_>], start: usize, end: usize, text: &Text) -> Vec<Object> {
    let mut out: Vec<Object> = Vec::new();
    for n in start..end.min(items.len()) {
        let Some(what) = items[n].senses.iter().find_map(|s| if let Sense::Object(o) = s { Some(o) } else { None })
        else {
            continue;
        };
        let number = (n.saturating_sub(3).max(start)..n).rev().find_map(|k| items[k].number.map(|v| (k, v)));
        let from = number.map_or(n, |(k, _)| k);
        let words = text.slice(items[from].span.to(items[n].span));
        if !out.iter().any(|o| o.what == **what) {
            out.push(Object {
                text: words,
                what: what.to_string(),
                amount: number.map(|(_, v)| f64::from(v)),
                unit: None,
            });
        }
    }
    out
}
