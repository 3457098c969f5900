//! What a comma or an "and" parts: a clause from a clause, a member of a list from the next, an aside from its noun.

use super::{LIST, Link, is_predicate, next_predicate};
use crate::groups::group;
use crate::kinds;
use crate::phrases::Item;
use chancery_pack::{Cases, Entry, Form, Language, Marker, Sense};

/// "From Chad, the Sudan and Egypt over …": a comma between phrases that "and" ends, where no verb follows the last.
pub(super) fn within_list(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let phrase = |n: usize| items.get(n).is_some_and(|i| i.phrase().is_some());
    let small = |n: &usize| items.get(*n).is_some_and(|i| i.phrase().is_none() && i.is(|s| matches!(s, Sense::Block)));
    let past = |n: usize| n + (n..items.len()).take_while(small).count();
    let (mut n, mut ended) = (at, false);
    while n < at + LIST
        && phrase(n.wrapping_sub(1))
        && items.get(n).is_some_and(|i| i.mark == Some(',') || i.is(|s| matches!(s, Sense::And)))
    {
        let and = items[n].is(|s| matches!(s, Sense::And))
            || items.get(n + 1).is_some_and(|i| i.is(|s| matches!(s, Sense::And)));
        let next = past(n + 1 + usize::from(and && items[n].mark.is_some()));
        if !phrase(next) {
            break;
        }
        (n, ended) = (next + 1, ended || and);
    }
    let plain = |i: &&Item<'_>| {
        let word = i.mark.is_none() && i.phrase().is_none() && !i.is(|s| matches!(s, Sense::Marker(_) | Sense::And));
        word && !is_predicate(i, entries)
    };
    let rest = items.get(n..).unwrap_or_default();
    let verb = rest.get(rest.iter().take(3).take_while(plain).count()).is_some_and(|i| is_predicate(i, entries));
    let goes_on = at > 2 && phrase(at - 3) && items[at - 2].mark == Some(',');
    let opens = items.get(at + 1).is_some_and(|i| i.is(|s| matches!(s, Sense::And))) && !goes_on;
    ended && !opens && phrase(at - 1) && !verb
}

/// ", прибывшим в Минск": a participle behind a comma tells of the phrase before it, with which it agrees.
pub(super) fn trailing(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let Some(next) = items.get(at + 1) else { return false };
    let verb = |s: &Sense| matches!(s, Sense::Trigger(n) if entries[*n as usize].form != Form::Noun);
    let own = next.senses.iter().zip(&next.cases).find(|(s, c)| verb(s) && **c != Cases::default()).map(|(_, c)| *c);
    let head = items[at - 1].phrase();
    own.is_some_and(|own| head.is_some_and(|p| p.cases != Cases::default() && p.cases.may(own)))
}

/// "Осудил пошлины, введенные в марте": a passive participle behind a comma tells of a noun that no list knows, and has no subject: who speaks of
/// it did not do it.
pub(super) fn attributed(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let noun = at > 0 && items[at - 1].phrase().is_none() && items[at - 1].mark.is_none();
    let passive = |s: &Sense| matches!(s, Sense::Trigger(n) if entries[*n as usize].form == Form::Passive);
    let told = |i: &Item<'_>| i.senses.iter().zip(&i.cases).any(|(s, c)| passive(s) && *c != Cases::default());
    noun && items[at].mark == Some(',') && items.get(at + 1).is_some_and(told)
}

/// "Talks, held in May, ended": between commas a participle tells of the noun, and the verb comes after.
pub(super) fn told_aside(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let verb =
        |n: usize| items.get(n).is_some_and(|i| is_predicate(i, entries) && !i.is(|s| matches!(s, Sense::Speech(_))));
    let close = (at + 2..items.len()).take(10).find(|n| matches!(items[*n].mark, Some(',' | '，')));
    let helps = |n: usize| items.get(n).is_some_and(|i| i.is(|s| matches!(s, Sense::Status(_))));
    verb(at + 1) && close.is_some_and(|n| verb(n + 1) || helps(n + 1) && verb(n + 2))
}

pub(super) fn comma(items: &[Item<'_>], at: usize, seen: bool, entries: &[Entry]) -> Option<(Link, usize)> {
    if !seen {
        return None;
    }
    let predicate = next_predicate(items, at + 1, entries)?;
    // "потребовал от Чада, Судана и Ливии прекратить огонь": what an infinitive tells is to be done by all of a list.
    let listed = at > 0 && items[at - 1].phrase().is_some() && items.get(at + 1).is_some_and(|i| i.phrase().is_some());
    if listed && items[predicate].infinitive {
        return None;
    }
    // "Met in Oslo, at the port, for the fifth time and agreed": the verb goes on behind "and", not behind the comma.
    if predicate > at + 2 && items[predicate - 1].is(|s| matches!(s, Sense::And)) {
        return None;
    }
    let own_subject = items[at + 1..predicate].iter().any(|i| i.phrase().is_some());
    Some((if own_subject { Link::Main } else { Link::Joined }, at + 1))
}

/// "призвал Чад и Судан прекратить огонь": both are objects, and the infinitive tells what both are to do.
pub(super) fn both_objects(items: &[Item<'_>], at: usize, language: &Language) -> bool {
    let entries = language.entries();
    let small =
        |n: &usize| items[*n].phrase().is_none() && items[*n].is(|s| matches!(s, Sense::Article | Sense::Block));
    let other = at + 1 + (at + 1..items.len()).take_while(small).count();
    let joins = at > 0 && items[at - 1].phrase().is_some() && items.get(other).is_some_and(|i| i.phrase().is_some());
    let plain = |i: &&Item<'_>| i.mark.is_none() && i.phrase().is_none() && !is_predicate(i, entries);
    let rest = items.get(other + 1..).unwrap_or_default();
    let n = rest.iter().take(3).take_while(plain).count();
    let verb = rest.get(n).filter(|i| is_predicate(i, entries));
    let next = verb.is_some_and(|i| i.infinitive);
    // "Urged Chad and Sudan to stop fighting": a word of purpose stands before an infinitive that does not tell itself.
    let told = n > 0 && rest[n - 1].marks(Marker::For) && verb.is_some();
    let bare = language.bare_verbs() && verb.is_some_and(|i| asked_of_both(items, at, i, entries));
    joins && (next || told || bare)
}

/// "meminta Chad dan Sudan menahan diri": where no ending shows an infinitive, what follows those who are asked is theirs.
fn asked_of_both(items: &[Item<'_>], at: usize, verb: &Item<'_>, entries: &[Entry]) -> bool {
    let listed =
        |i: &&Item<'_>| i.phrase().is_some() || matches!(i.mark, Some(',')) || i.is(|s| matches!(s, Sense::And));
    let small = |i: &&Item<'_>| i.is(|s| matches!(s, Sense::Block)) && i.phrase().is_none();
    let mut before = items[..at].iter().rev().skip_while(listed).skip_while(small);
    let asks = |s: &Sense| match s {
        Sense::Trigger(n) => {
            let entry = &entries[*n as usize];
            entry.kind == "request" && matches!(entry.form, Form::Verb | Form::Phrase)
        }
        _ => false,
    };
    // "Ghana meminta Kenya dan Chad menolak": an answer is another's.
    let answers = |s: &Sense| matches!(s, Sense::Trigger(n) if kinds::speech(&entries[*n as usize].kind));
    let speaks = verb.is(|s| matches!(s, Sense::Speech(_)) || answers(s));
    !speaks && before.next().is_some_and(|i| i.is(asks))
}

/// "При посредничестве Катара Руанда и Уганда договорились": two that can be nothing but subjects are subjects together.
pub(super) fn subjects_together(items: &[Item<'_>], at: usize, language: &Language) -> bool {
    let subject = language.case_roles().subject;
    let must = |n: usize| {
        items.get(n).and_then(Item::phrase).is_some_and(|p| language.case_roles().free(p.cases).must(subject))
    };
    language.cased() && at > 0 && must(at - 1) && must(at + 1)
}

/// "and" before a verb, with no phrase between: the same subject goes on.
pub(super) fn joined(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    for (between, item) in items[at + 1..].iter().enumerate() {
        if is_predicate(item, entries) {
            return true;
        }
        if item.phrase().is_some() || item.mark.is_some() || between > 4 {
            return clause_follows(items, at, entries);
        }
    }
    false
}

/// "and" before a phrase that a verb follows at once, where another phrase had its verb: a new clause.
pub(super) fn clause_follows(items: &[Item<'_>], at: usize, entries: &[Entry]) -> bool {
    let phrase = |n: &usize| items[*n].phrase().is_some();
    let Some(first) = (at + 1..items.len()).find(|n| phrase(n) || items[*n].mark.is_some()).filter(phrase) else {
        return false;
    };
    // "And the Gambia with no message": a word of status that a preposition governs tells of no verb.
    let tells = |n: usize| {
        items[n].is(|s| matches!(s, Sense::Status(_))) && !items[n - 1].is(|s| matches!(s, Sense::Marker(_)))
    };
    let ends = |n: &usize| phrase(n) || items[*n].mark.is_some() || items[*n].is(|s| matches!(s, Sense::And));
    let after = (first + 1..items.len()).find(|n| ends(n) || is_predicate(&items[*n], entries) || tells(*n));
    after.is_some_and(|n| is_predicate(&items[n], entries) || items[n].is(|s| matches!(s, Sense::Status(_))))
}

/// "When Li, the minister, signed": does a clause begin whose subject an apposition parts from its verb?
pub(super) fn set_apart(items: &[Item<'_>], from: usize, entries: &[Entry]) -> bool {
    const APPOSITION: usize = 10;
    let small = |n: &usize| items[*n].phrase().is_none() && items[*n].is(|s| matches!(s, Sense::Block));
    let first = from + (from..items.len()).take_while(small).count();
    let end = items.len().min(first + LIST);
    let Some(last) = items.get(first).and_then(Item::phrase).and_then(|_| group(items, first, end).pop()) else {
        return false;
    };
    let comma = |n: usize| items.get(n).is_some_and(|i| i.mark == Some(','));
    let close = (last + 2..items.len()).take(APPOSITION).find(|n| comma(*n) || is_predicate(&items[*n], entries));
    let verb = |n: usize| items.get(n).is_some_and(|i| is_predicate(i, entries));
    comma(last + 1) && close.is_some_and(|n| comma(n) && verb(n + 1))
        || comma(last + 1) && verb(last + 2) && items[first..last].iter().any(|i| i.mark == Some(','))
}
