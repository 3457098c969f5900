//! What stands between quotation marks: a clause of its own, or words of the clause around it.

use super::{Link, is_predicate};
use crate::phrases::Item;
use chancery_pack::{Entry, Marker, Sense};

pub(super) fn quote_mark(mark: Option<char>) -> bool {
    matches!(mark, Some('"' | '“' | '”' | '«' | '»' | '「' | '」'))
}

/// A quotation with a verb of its own is a clause; quoted names and single words (vowed to "wholly destroy" it) are not.
pub(super) fn quotation(items: &[Item<'_>], at: usize, entries: &[Entry]) -> Option<Link> {
    // No sentence is longer; a giant line of marks is not counted anew for each of them.
    const LONGEST: usize = 2_000;
    let straight = |n: &usize| items[*n].mark == Some('"');
    let even = || (0..at).rev().take(LONGEST).filter(straight).count() % 2 == 0;
    let opens = matches!(items[at].mark, Some('“' | '«' | '「')) || straight(&at) && even();
    if quoted_words(items, at, opens) {
        return None;
    }
    let body: Box<dyn Iterator<Item = &Item<'_>>> = if opens {
        Box::new(items[at + 1..].iter().take_while(|i| !quote_mark(i.mark)))
    } else {
        Box::new(items[..at].iter().rev().take_while(|i| !quote_mark(i.mark)))
    };
    let whole = body.filter(|i| is_predicate(i, entries)).count() > 0;
    whole.then_some(if opens { Link::Content } else { Link::Main })
}

/// Do the marks hold an infinitive's few words, none of them a party: `threatened to "totally destroy" it`? Or a single word of the clause
/// around it, which nobody is told to have said: 与台湾“断交”?
fn quoted_words(items: &[Item<'_>], at: usize, opens: bool) -> bool {
    const WORDS: usize = 3;
    let other = |n: &usize| quote_mark(items[*n].mark);
    let (first, last) = if opens {
        let Some(close) = (at + 1..items.len()).take(WORDS + 1).find(other) else { return false };
        (at, close)
    } else {
        let Some(open) = (0..at).rev().take(WORDS + 1).find(other) else { return false };
        (open, at)
    };
    let to = first > 0 && items[first - 1].marks(Marker::For) && items[first - 1].marks(Marker::To);
    let spoken = |i: &Item<'_>| i.mark.is_some() || i.is(|s| matches!(s, Sense::Speech(_)));
    let single = last == first + 2 && first > 0 && !spoken(&items[first - 1]) && !items[first - 1].marks(Marker::For);
    (to || single) && items[first + 1..last].iter().all(|i| i.phrase().is_none() && i.mark.is_none())
}
