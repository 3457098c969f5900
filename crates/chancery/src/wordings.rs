//! Second wordings: of what is told twice, once stays; a headline announces what the text tells.

use crate::assemble::{Dated, Draft};
use crate::discourse::{Meant, Via};
use crate::kinds;
use crate::text::{Span, Text};
use chancery_pack::Entry;
use chancery_pack::quick::Quick;
use jiff::{ToSpan, civil::Date};
use smallvec::SmallVec;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Takes from a headline in the text's first line what later lines tell more fully; each that goes is handed to `drop`.
pub fn told_below<'p>(
    mut drafts: Vec<Draft<'p>>,
    text: &Text,
    day: Option<Date>,
    mut drop: impl FnMut(&Draft<'p>),
) -> Vec<Draft<'p>> {
    if !headed(text) {
        return drafts;
    }
    let below = text.lines().next().map_or(0, |line| line.end);
    let told = |d: &Draft<'p>, later: &Draft<'p>| {
        later.trigger.start >= below && alike(d, later) && d.status == later.status && at_one_time(d, later, day)
    };
    let repeated = |d: &Draft<'p>| d.trigger.start < below && drafts.iter().any(|later| told(d, later));
    let again: Vec<bool> = drafts.iter().map(repeated).collect();
    let mut again = again.into_iter();
    drafts.retain(|draft| {
        let again = again.next() == Some(true);
        if again {
            drop(draft);
        }
        !again
    });
    drafts
}

/// Is the text's first line a headline: no sentence, with lines behind it?
fn headed(text: &Text) -> bool {
    let lines: Vec<Span> = text.lines().take(3).collect();
    let quotes = |c: &&char| matches!(c, '”' | '"' | '»' | '’' | '\'' | '」');
    let last = lines.first().and_then(|l| text.chars()[l.start..l.end].iter().rev().find(|c| !quotes(c)));
    lines.len() > 2 && last.is_some_and(|c| c.is_alphanumeric())
}

/// May both have happened at one time? A headline that dates nothing is of these days; a time that was carried over says nothing against it.
fn at_one_time(headline: &Draft<'_>, told: &Draft<'_>, day: Option<Date>) -> bool {
    const DAYS: i64 = 60;
    let said = |d: &Draft<'_>| d.when.as_ref().filter(|w| w.via == Via::Said).map(|w| w.resolved.clone());
    let before = |x: Option<Date>, y: Option<Date>| x.zip(y).is_some_and(|(x, y)| x < y);
    let Some(told) = said(told) else { return true };
    match said(headline) {
        Some(one) => !before(one.latest, told.earliest) && !before(told.latest, one.earliest),
        None => !before(told.latest, day.and_then(|d| d.checked_sub(DAYS.days()).ok())),
    }
}

/// Of two drafts that say the same, the fuller stays.
pub fn without_second_wordings<'p>(
    drafts: Vec<Draft<'p>>,
    entries: &[Entry],
    mut drop: impl FnMut(&Draft<'p>),
) -> Vec<Draft<'p>> {
    // "Signed it and has ratified it": a document's next stage is no second wording.
    let next = |a: &Draft<'p>, b: &Draft<'p>| {
        let stage = |d: &Draft<'p>| entries[d.entry].stage.as_deref();
        kinds::document(&b.kind.id) && stage(b).is_some_and(|s| s != stage(a).unwrap_or("signed"))
    };
    // Numbers of those that stay: drafts are large, and most stay where they are.
    let mut kept: SmallVec<[usize; 64]> = SmallVec::new();
    // Articles may tell thousands of claims: only those of one kind between the same parties are held against each other. Kinds and
    // codes are the packs' own, so that a quick hash will do.
    let mut alike: HashMap<_, SmallVec<[usize; 2]>, BuildHasherDefault<Quick>> = HashMap::default();
    for (n, draft) in drafts.iter().enumerate() {
        let own = alike.entry((&draft.kind.id, codes(&draft.actors), codes(&draft.recipients))).or_default();
        let same = |at: &&usize| same(&drafts[kept[**at]], draft) && !next(&drafts[kept[**at]], draft);
        match own.iter().find(same) {
            Some(at) if takes_over(draft, &drafts[kept[*at]]) => {
                drop(&drafts[kept[*at]]);
                kept[*at] = n;
            }
            Some(_) => drop(draft),
            None => {
                own.push(kept.len());
                kept.push(n);
            }
        }
    }
    // What stands for an earlier one is told where it stands itself.
    kept.sort_by_key(|n| drafts[*n].sentence);
    in_order(drafts, &kept)
}

/// Those of these numbers, in their order.
fn in_order<'p>(mut drafts: Vec<Draft<'p>>, kept: &[usize]) -> Vec<Draft<'p>> {
    if kept.is_sorted() {
        let (mut kept, mut number) = (kept.iter().peekable(), 0..);
        drafts.retain(|_| kept.next_if_eq(&&number.next().unwrap_or(usize::MAX)).is_some());
        return drafts;
    }
    let mut drafts: Vec<Option<Draft<'p>>> = drafts.into_iter().map(Some).collect();
    kept.iter().filter_map(|n| drafts[*n].take()).collect()
}

/// Does a later wording stand for both: the fuller one of a sentence, of what is to come, or of what was only guessed?
fn takes_over(later: &Draft<'_>, old: &Draft<'_>) -> bool {
    let said = |d: &Draft<'_>| d.actors.iter().chain(&d.recipients).all(|m| m.via == Via::Said);
    let open = later.status == "conditional" && both_to_come(old, later);
    weight(later) > weight(old) && (old.sentence == later.sentence || open || said(later) && guessed(old))
}

/// Is somebody in it carried over from elsewhere?
fn guessed(d: &Draft<'_>) -> bool {
    d.actors.iter().chain(&d.recipients).any(|m| m.via == Via::Inherited)
}

fn codes<'p>(list: &[Meant<'p>]) -> SmallVec<[&'p str; 4]> {
    let mut codes: SmallVec<[&'p str; 4]> = list.iter().map(|m| m.code).collect();
    codes.sort_unstable();
    codes
}

/// Of one kind, between the same.
fn alike(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    a.kind.id == b.kind.id && codes(&a.actors) == codes(&b.actors) && codes(&a.recipients) == codes(&b.recipients)
}

/// Do two of one kind between the same parties tell one thing?
fn same(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    let edtf = |d: &Draft<'_>| d.when.as_ref().map(|w| w.resolved.edtf.clone());
    let (ta, tb) = (edtf(a), edtf(b));
    if a.sentence == b.sentence {
        let said = |d: &Draft<'_>| d.when.as_ref().is_some_and(|w| w.via == Via::Said);
        // "Recalled its ambassador and expelled theirs": what other words tell in a clause of its own is another act.
        let acts = a.clause != b.clause && a.entry != b.entry && kinds::several_in_a_sentence(&a.kind.id);
        return (ta == tb || !said(a) || !said(b)) && a.status == b.status && !acts;
    }
    if both_to_come(a, b) || told_at_last(a, b) {
        return true;
    }
    // Words are said again: "asked for relief" after "asked to pull out" asks for something else.
    let words = kinds::speech(&a.kind.id) && b.sentence > a.sentence + 1;
    // "It has also put tariffs on Australian wine" after "on Australian barley"; but a visit, or what has one day, is one, however often it is named.
    let said = |list: &[Meant<'_>]| list.iter().all(|m| m.via != Via::Inherited);
    let one = kinds::takes_days(&b.kind.id) || ta.is_some() && ta == tb;
    let another = !one && b.sentence > a.sentence && said(&b.actors) && said(&b.recipients);
    let adds = words
        || another
        || b.also
        || b.comparison.is_some() && a.comparison != b.comparison
        || b.status != a.status && b.status_said
        || ta != tb && tb.is_some()
        || b.people.iter().any(|p| !a.people.iter().any(|q| q.name == p.name));
    !adds && (ta == tb || tb.is_none())
}

/// "The minister visited", of whom and where was only guessed, and later "Japan's minister visited India": that tells it.
fn told_at_last(guess: &Draft<'_>, later: &Draft<'_>) -> bool {
    let all = |d: &Draft<'_>, via: Via| d.actors.iter().chain(&d.recipients).all(|m| m.via == via);
    all(guess, Via::Inherited) && guess.when.is_none() && all(later, Via::Said) && guess.status == later.status
}

/// Is the time told to the day?
fn one_day(when: &Dated) -> bool {
    when.resolved.earliest.is_some() && when.resolved.earliest == when.resolved.latest
}

/// "Both want a second summit", "… to prepare for the second summit"; "if it leaves the Union", "if it leaves in March": what is still to
/// come is one, however sure it is.
fn both_to_come(a: &Draft<'_>, b: &Draft<'_>) -> bool {
    let edtf = |d: &Draft<'_>| d.when.as_ref().map(|w| w.resolved.edtf.clone());
    let (ta, tb) = (edtf(a), edtf(b));
    match &*a.kind.id {
        "meeting" => {
            let to_come = |d: &Draft<'_>| matches!(d.status, "planned" | "possible");
            a.entry == b.entry && to_come(a) && to_come(b) && (ta == tb || ta.is_none() || tb.is_none())
        }
        "membership" => a.status == "conditional" && b.status == "conditional",
        _ => false,
    }
}

fn weight(d: &Draft<'_>) -> usize {
    let worth = |via: Via| match via {
        Via::Said => 4,
        Via::Anaphor => 3,
        Via::Inherited => 0,
    };
    let said = |list: &[Meant<'_>]| list.iter().map(|m| worth(m.via)).sum::<usize>();
    said(&d.actors)
        + said(&d.recipients)
        + 2 * usize::from(d.when.is_some())
        + usize::from(d.when.as_ref().is_some_and(one_day))
        + d.people.len()
        + usize::from(d.comparison.is_some())
}
