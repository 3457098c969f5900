//! "The first visit in five years": comparisons with earlier happenings, and their scope.

use crate::claim::Comparison as Wire;
use crate::phrases::{Item, What};
use chancery_pack::{Comparison, Sense, Sorts};
use chancery_times::{Resolved, Value};

/// A time expression with what it resolves to, for the comparison's "since" and "within".
pub type Timed<'a> = (&'a Value, Option<Resolved>);

/// The comparison that the words from `start` to `end` make of the event word at `trigger`.
pub fn comparison<'t>(
    items: &[Item<'_>],
    (start, end): (usize, usize),
    trigger: usize,
    times: impl FnOnce() -> Vec<Timed<'t>>,
) -> Option<Wire> {
    items.get(start..end)?.iter().find(|i| i.has(Sorts::COMPARISON) || i.number.is_some())?;
    let times = &times()[..];
    let near = |n: usize| n.abs_diff(trigger) <= 6;
    let tells = |n: usize, what: Comparison| {
        items[n].has(Sorts::COMPARISON) && items[n].is(|s| matches!(s, Sense::Comparison(c) if *c == what))
    };
    let has = |what: Comparison| (start..end).any(|n| tells(n, what));
    let close = |what: Comparison| (start..end).any(|n| near(n) && tells(n, what));
    let open = |n: usize| matches!(items[n].what, What::Time(t) if times.get(t).and_then(|t| t.1.as_ref()).is_some_and(|r| r.edtf.ends_with("/..")));
    let again = has(Comparison::Again) && (has(Comparison::Since) || (start..end).any(open));
    let first = close(Comparison::First) || again;
    if first {
        if let Some(span) = (start..end).find_map(|n| span_of(&items[n], times)) {
            return Some(Wire { sort: "first_since".into(), span: Some(span), ..Wire::default() });
        }
        if let Some(since) = since(items, start, end, times) {
            return Some(Wire { sort: "first_since".into(), since: Some(since), ..Wire::default() });
        }
        return close(Comparison::First).then(|| Wire { sort: "first_ever".into(), ..Wire::default() });
    }
    if close(Comparison::Largest) {
        return Some(Wire { sort: "largest_since".into(), since: since(items, start, end, times), ..Wire::default() });
    }
    if let Some(n) = (start..end).filter(|n| near(*n)).find_map(|n| ordinal(items, n)) {
        return Some(Wire { sort: "nth".into(), n: Some(n), ..Wire::default() });
    }
    close(Comparison::Last).then(|| Wire { sort: "last".into(), ..Wire::default() })
}

fn span_of(item: &Item<'_>, times: &[Timed<'_>]) -> Option<String> {
    let What::Time(n) = item.what else { return None };
    times.get(n)?.0.span()
}

/// "since 2018": a time after a word of beginning, or an open interval.
fn since(items: &[Item<'_>], start: usize, end: usize, times: &[Timed<'_>]) -> Option<String> {
    (start..end).find_map(|n| {
        let What::Time(t) = items[n].what else { return None };
        let edtf = &times.get(t)?.1.as_ref()?.edtf;
        let after_word =
            (n.saturating_sub(3)..n).any(|k| items[k].is(|s| matches!(s, Sense::Comparison(Comparison::Since))));
        edtf.strip_suffix("/..").map(String::from).or_else(|| after_word.then(|| edtf.clone()))
    })
}

/// "the third visit", "ke-11", "第15次": an ordinal word, or a number in its frame.
fn ordinal(items: &[Item<'_>], n: usize) -> Option<u32> {
    let in_frame =
        |k: usize| items.get(k).is_some_and(|i| i.is(|s| matches!(s, Sense::Comparison(Comparison::Ordinal))));
    let word = items[n].senses.iter().find_map(|s| if let Sense::Ordinal(o) = s { Some(u32::from(*o)) } else { None });
    if let Some(o) = word.filter(|o| *o > 1) {
        return Some(o);
    }
    let number = items[n].number?;
    let dash = |k: usize| items.get(k).is_some_and(|i| matches!(i.mark, Some('-' | '‑')));
    let named = |k: usize| items[k].is(|s| matches!(s, Sense::Happening { .. }));
    let before = n > 0 && (in_frame(n - 1) || dash(n - 1) && n > 1 && (in_frame(n - 2) || named(n - 2)));
    let framed = before || dash(n + 1) && in_frame(n + 2);
    (framed && (2..200).contains(&number)).then_some(number)
}
