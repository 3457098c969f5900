//! Whether it happened, goes on, is planned, possible, denied: from the words around the event word, and their scope.

use crate::clauses::{Clause, Link, first_to};
use crate::frames::{Frame, is_trigger};
use crate::groups::governor;
use crate::kinds;
use crate::phrases::{Item, What};
use chancery_pack::{Comparison, Entry, Form, Language, Marker, Reference, Role, Sense, Sorts, Speech, Status};

/// Status words that bear on a frame.
fn words(items: &[Item<'_>], clause: &Clause, frame: &Frame, language: &Language) -> Vec<Status> {
    let entry = &language.entries()[frame.entry];
    let start = if frame.comes_after(items) { frame.window.0 } else { clause.items.start };
    let start = ground(items, frame, &entry.kind, start).unwrap_or(start);
    let last = clause.items.end.max(frame.window.1.min(items.len()));
    let next = (frame.trigger + 1..last).find(|n| is_trigger(&items[*n])).unwrap_or(last);
    let comma = (frame.trigger + 1..last).find(|n| matches!(items[*n].mark, Some(',' | '，')));
    let next = next.min(comma.unwrap_or(last));
    let next = frame.told_by.map_or(next, |predicate| next.max(predicate + 1));
    // What is said after a verb is said of something else, except how often; after its noun, the predicate says it.
    // "снимать санкции не собирается": what an infinitive depends on may stand behind it.
    let finite = |n: usize| items[n].is(|s| matches!(s, Sense::Verb | Sense::Light)) && !items[n].infinitive;
    let fronted = items[frame.trigger].infinitive && !(start..frame.trigger).any(finite);
    let next = if fronted { comma.unwrap_or(last) } else { next };
    let after = entry.form == Form::Noun || fronted;
    let mut found = in_tail(items, frame);
    // "At a meeting with Xi he proposed": what the predicate says of something else is not said of the occasion, unless it is to come.
    let occasion = entry.form == Form::Noun && !frame.carrier && on_occasion(items, frame, start, language);
    // What somebody said of a plan, or proposed, is done.
    let done = kinds::speech(&entry.kind) || entry.kind == "rejection" || entry.stage.as_deref() == Some("proposed");
    // "Opened an inquiry": words are not begun and left to go on.
    let begun = |s: &Status| *s == Status::Begins && kinds::speech(&entry.kind);
    let apart = |s: &Status| occasion && matches!(s, Status::Possible | Status::Negation | Status::Denial) || begun(s);
    for (n, item) in items.iter().enumerate().take(next).skip(start) {
        let own = n < frame.trigger || n > frame.trigger && after || n == frame.trigger && frame.carrier;
        for sense in item.senses.iter().filter(|_| !matches!(item.what, What::Phrase(_))) {
            match sense {
                Sense::Status(status) if own && !apart(status) => found.push(*status),
                Sense::Status(Status::Habitual) => found.push(Status::Habitual),
                // "举行会谈的建议": the noun behind its attribute tells how far what the attribute says has come.
                Sense::Status(Status::Proposed) if n > frame.trigger && !done => found.push(Status::Possible),
                Sense::Status(Status::Intended) if n > frame.trigger && !done => found.push(Status::Planned),
                Sense::Inflected(status) if own || n == frame.trigger => found.push(*status),
                _ => {}
            }
        }
    }
    found
}

/// "Will buy rifles under a pact signed in May": where the ground begins on which something is done, if the frame tells of it; what the
/// predicate says of the deed is not said of the document.
fn ground(items: &[Item<'_>], frame: &Frame, kind: &str, start: usize) -> Option<usize> {
    let verb = |s: &Sense| matches!(s, Sense::Verb | Sense::Speech(_) | Sense::Relative | Sense::That);
    let stops = |i: &Item<'_>| i.mark.is_some() || i.is(verb) && !is_trigger(i);
    let within = (start..frame.trigger).rev().take_while(|n| kinds::document(kind) && !stops(&items[*n]));
    within.into_iter().find(|n| items[*n].marks(Marker::Under)).map(|n| n + 1)
}

/// "During the talks": a preposition makes the event noun the occasion of what the predicate tells.
fn on_occasion(items: &[Item<'_>], frame: &Frame, start: usize, language: &Language) -> bool {
    // "在峰会期间会晤": where the word stands behind its noun, that noun is the occasion.
    let before = !language.oblique_before();
    // "不会因甲国的抗议而改变": nor is what it is done for.
    let place =
        |m: Marker| m == Marker::In || before && matches!(m, Marker::During | Marker::Sidelines | Marker::About);
    governor(items, frame.trigger, start).is_some_and(place)
}

/// What the predicate says of an event noun from which an aside parts it.
fn in_tail(items: &[Item<'_>], frame: &Frame) -> Vec<Status> {
    let Some((start, end)) = frame.tail else { return Vec::new() };
    let own = |i: &&Item<'_>| !is_trigger(i) && !matches!(i.mark, Some(',' | '，'));
    let senses = items[start..end].iter().take_while(own).flat_map(|i| i.senses.iter());
    senses.filter_map(|s| if let Sense::Status(s) | Sense::Inflected(s) = s { Some(*s) } else { None }).collect()
}

/// The status as far as words tell it; `None` where they leave it open.
pub fn status(items: &[Item<'_>], clauses: &[Clause], frame: &Frame, language: &Language) -> Option<&'static str> {
    let entries = language.entries();
    let (clause, entry) = (&clauses[frame.clause], &entries[frame.entry]);
    if clause.link == Link::Content && denied(items, clauses, frame.clause) {
        return Some("denied");
    }
    let found = words(items, clause, frame, language);
    let told = strongest(&found);
    if is_fact(items, clause, frame, language) {
        return Some("happened");
    }
    if matches!(told, None | Some("planned")) && said_aside(items, clauses, frame.clause) {
        return Some("possible");
    }
    if matches!(told, None | Some("planned"))
        && let Some(framed) = framed(items, clauses, frame.clause)
    {
        return Some(framed);
    }
    if let Some(told) = told.or_else(|| of_its_count(items, clauses, frame.clause)) {
        return Some(told);
    }
    if found.contains(&Status::Provided) && by_agreement(items, clauses, frame, entries) {
        return Some("planned");
    }
    if first_to_do(items, clauses, frame) {
        return Some("happened");
    }
    let purpose = clause.link == Link::Purpose || purpose_before(items, clause, frame, entry);
    if purpose && !came_to_say(items, clauses, frame, entry) && !grounds(items, clauses, frame) {
        return Some("planned");
    }
    if goes_with_plan(items, clauses, frame.clause) || ends_plan(items, clauses, frame.clause) {
        return Some("planned");
    }
    if let Some(told) = before_its_time(items, clauses, frame.clause, language) {
        return Some(told);
    }
    // "“They must pay,” the minister said after a meeting": what was said is another matter than when it was said.
    let said = clause.predicate.is_some_and(|p| items[p].is(|s| *s == Sense::Speech(Speech::After)));
    let goes_on = !said && (clause.link == Link::Joined || clause.inherited && clause.link == Link::Main);
    // "The three will open a centre, and ask France for data": words are said now.
    if goes_on && frame.clause > 0 && !kinds::speech(&entry.kind) {
        let earlier = &clauses[frame.clause - 1];
        let before: Vec<Status> = items[earlier.items.clone()]
            .iter()
            .flat_map(|i| i.senses.iter())
            .filter_map(|s| match s {
                Sense::Status(s) => Some(*s),
                _ => None,
            })
            .collect();
        return strongest(&before).filter(|s| matches!(*s, "planned" | "possible" | "habitual"));
    }
    None
}

/// "将讨论甲国袭击乙国一事": the noun behind an event word with a doer of its own tells it as a fact, whatever is planned about it.
fn is_fact(items: &[Item<'_>], clause: &Clause, frame: &Frame, language: &Language) -> bool {
    let verb = language.entries()[frame.entry].form == Form::Verb;
    let doer = frame.fillers.iter().find(|(role, _)| *role == Role::Subject).and_then(|(_, m)| m.last());
    let Some(doer) = doer.filter(|d| **d < frame.trigger && verb) else { return false };
    let own = |n: &usize| items[*n].mark.is_none() && !is_trigger(&items[*n]);
    let status =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::Status(s) if !matches!(s, Status::Happened | Status::Earlier)));
    let mut behind = (frame.trigger + 1..clause.items.end).take_while(own);
    !items[*doer..frame.trigger].iter().any(status)
        && behind.any(|n| items[n].is(|s| *s == Sense::Status(Status::Fact)))
}

/// "He will raise it when he meets his counterpart": what the same one does at the time of what he will do.
fn goes_with_plan(items: &[Item<'_>], clauses: &[Clause], c: usize) -> bool {
    let clause = &clauses[c];
    let Some(before) = c.checked_sub(1).map(|n| &clauses[n]).filter(|_| clause.link == Link::Side) else {
        return false;
    };
    let opens = clause.items.start.checked_sub(1).into_iter().chain(clause.items.clone().take(1));
    let then = opens.into_iter().any(|n| items[n].marks(Marker::During));
    let pronoun = |n: &usize| {
        let phrase = items[*n].phrase();
        phrase.is_some_and(|p| matches!(p.reference, Some(Reference::Person | Reference::Own)) && !p.possessor)
    };
    let found: Vec<Status> = items[before.items.clone()]
        .iter()
        .flat_map(|i| i.senses.iter())
        .filter_map(|s| if let Sense::Status(s) = s { Some(*s) } else { None })
        .collect();
    then && clause.subject.iter().any(pronoun) && strongest(&found) == Some("planned")
}

/// "Will stay until the troops leave", "a year to go until it leaves": what ends something that is to come is to come itself. ("Was to meet before
/// war came" tells of what was.)
fn ends_plan(items: &[Item<'_>], clauses: &[Clause], c: usize) -> bool {
    let clause = &clauses[c];
    let Some(before) = c.checked_sub(1).map(|n| &clauses[n]).filter(|_| clause.link == Link::Side) else {
        return false;
    };
    let until = clause.items.start.checked_sub(1).into_iter().chain(clause.items.clone().take(1));
    let to_come = |s: &Sense| matches!(s, Sense::Status(Status::Planned | Status::Possible));
    let open = before.link == Link::Purpose || items[before.items.clone()].iter().any(|i| i.is(to_come));
    open && until.into_iter().any(|n| items[n].marks(Marker::Until))
}

/// "两国将在访问结束后签署": what tells how far it has come stands before the time at which it is done, where that has a verb of its own.
fn before_its_time(items: &[Item<'_>], clauses: &[Clause], c: usize, language: &Language) -> Option<&'static str> {
    let clause = Some(&clauses[c]).filter(|k| k.link == Link::Side && language.oblique_before())?;
    let behind = |m| matches!(m, Marker::After | Marker::Before | Marker::During);
    let closed = clause.items.start.checked_sub(1)?;
    items[closed].is(|s| matches!(s, Sense::Marker(m) if behind(*m))).then_some(())?;
    let range = clauses[c.checked_sub(1)?].items.clone();
    let opened = range.clone().rev().find(|n| items[*n].marks(Marker::In))?;
    let senses = items[range.start..opened].iter().flat_map(|i| &i.senses);
    let found: Vec<Status> = senses.filter_map(|s| if let Sense::Status(s) = s { Some(*s) } else { None }).collect();
    strongest(&found)
}

/// "It will be the second time that he sets foot there": what is counted is as far as the clause that counts it.
fn of_its_count(items: &[Item<'_>], clauses: &[Clause], c: usize) -> Option<&'static str> {
    let clause = Some(&clauses[c]).filter(|clause| clause.link == Link::Content && c > 0)?;
    let counts = |s: &Sense| matches!(s, Sense::Ordinal(_) | Sense::Comparison(Comparison::First));
    items.get(clause.items.start).filter(|i| i.is(counts))?;
    let senses = items[clauses[c - 1].items.clone()].iter().flat_map(|i| &i.senses);
    let before: Vec<Status> = senses.filter_map(|s| if let Sense::Status(s) = s { Some(*s) } else { None }).collect();
    strongest(&before).filter(|s| matches!(*s, "planned" | "possible"))
}

/// "They signed an accord that covers the sale of jets": what an agreement provides for is yet to come.
fn by_agreement(items: &[Item<'_>], clauses: &[Clause], frame: &Frame, entries: &[Entry]) -> bool {
    let start = clauses[frame.clause.saturating_sub(1)].items.start;
    let legal = |s: &Sense| match s {
        Sense::Trigger(t) => entries[*t as usize].kind == "agreement",
        Sense::Context(context) => &**context == "legal",
        _ => false,
    };
    items[start..frame.trigger].iter().any(|i| i.is(legal))
}

/// "Became the first premier of the country to visit Lima": whoever is the first to do it has done it, where nothing tells of a plan.
fn first_to_do(items: &[Item<'_>], clauses: &[Clause], frame: &Frame) -> bool {
    const BACK: usize = 12;
    let start = clauses[frame.clause.saturating_sub(1)].items.start;
    let first = |n: &usize| items[*n].is(|s| matches!(s, Sense::Comparison(Comparison::First)));
    let close = (start..frame.trigger).rev().take(BACK).take_while(|n| items[*n].mark.is_none());
    let plan =
        |i: &Item<'_>| i.is(|s| matches!(s, Sense::Status(s) if !matches!(s, Status::Happened | Status::Earlier)));
    let to = items[frame.trigger].infinitive || clauses[frame.clause].link == Link::Purpose;
    // "The first time it refused to visit": another deed is the first.
    let own = |n: &usize| !items[*n + 1..frame.trigger].iter().any(|i| i.has(Sorts::EVENT));
    to && close.into_iter().any(|n| first(&n) && own(&n)) && !items[start..frame.trigger].iter().any(plan)
}

/// "Detained them for entering its waters": what somebody answers to was done.
fn grounds(items: &[Item<'_>], clauses: &[Clause], frame: &Frame) -> bool {
    let start = clauses[frame.clause].items.start;
    let other = !frame.subject && frame.fillers.iter().any(|(role, _)| *role == Role::Subject);
    // A word of purpose that is one of goal as well ("to") opens what is meant.
    let meant = |i: &Item<'_>| i.marks(Marker::To);
    other && start > 0 && items[start - 1].marks(Marker::For) && !meant(&items[start - 1])
}

/// "Phoned him to congratulate him": words for whose sake somebody did something were said.
fn came_to_say(items: &[Item<'_>], clauses: &[Clause], frame: &Frame, entry: &Entry) -> bool {
    let Some(before) = frame.clause.checked_sub(1).map(|n| &clauses[n]).filter(|c| c.link != Link::Purpose) else {
        return false;
    };
    let own = clauses[frame.clause].inherited && clauses[frame.clause].subject == before.subject;
    let over = |s: &Status| matches!(s, Status::Happened | Status::Earlier);
    let open = |i: &Item<'_>| {
        i.is(|s| matches!(s, Sense::Status(s) | Sense::Inflected(s) if !over(s)) || matches!(s, Sense::Light))
    };
    let told = before.predicate.is_some_and(|p| is_trigger(&items[p]) || items[p].is(|s| *s == Sense::Verb));
    kinds::speech(&entry.kind) && own && told && !items[before.items.clone()].iter().any(open)
}

/// "It is expected that …": the clause that holds this one has no subject and tells how sure it is. "If …, …": a condition.
fn framed(items: &[Item<'_>], clauses: &[Clause], c: usize) -> Option<&'static str> {
    let says = |clause: &Clause, status: Status| {
        items[clause.items.clone()].iter().any(|i| i.is(|s| *s == Sense::Status(status)))
    };
    let before = c.checked_sub(1).map(|n| &clauses[n]);
    // The content, and what goes on after it: "it is expected that A meets B, and that C …".
    let content = (0..=c).rev().find(|n| !matches!(clauses[*n].link, Link::Main | Link::Joined | Link::Side));
    let content = content.filter(|n| *n > 0 && clauses[*n].link == Link::Content);
    let holder = content.map(|n| &clauses[n - 1]).filter(|b| b.subject.is_empty() && b.predicate.is_none());
    if holder.is_some_and(|b| says(b, Status::Possible)) {
        return Some("possible");
    }
    let opens = |clause: &&Clause| {
        let first = items[clause.items.clone()].iter().take(2);
        first.clone().any(|i| i.is(|s| *s == Sense::Status(Status::Conditional)))
    };
    // "He spoke of three meetings and added: “If …”": the condition of what is said is none of who says it.
    let next = clauses.get(c + 1).filter(|n| n.link != Link::Content || clauses[c].predicate.is_none());
    let condition = before.into_iter().chain(next).find(opens);
    condition.filter(|_| clauses[c].link != Link::Relative).map(|_| "conditional")
}

/// "Where, as is expected, he will meet …": nothing but a word that tells how sure it is stands between commas.
fn said_aside(items: &[Item<'_>], clauses: &[Clause], c: usize) -> bool {
    let before = c.checked_sub(1).map(|n| &clauses[n]).filter(|b| b.predicate.is_none() && b.items.len() <= 2);
    let possible = |i: &Item<'_>| i.is(|s| *s == Sense::Status(Status::Possible));
    let aside = |b: &Clause| {
        items[b.items.clone()].iter().all(|i| i.mark.is_some() || possible(i))
            && items[b.items.clone()].iter().any(possible)
    };
    clauses[c].link == Link::Joined && before.is_some_and(aside)
}

fn strongest(found: &[Status]) -> Option<&'static str> {
    if found.is_empty() {
        return None;
    }
    let has = |s: Status| found.contains(&s);
    if has(Status::Cancelled) {
        return Some("cancelled");
    }
    if has(Status::Denial) || has(Status::NotYet) || has(Status::Negation) {
        return Some("denied");
    }
    let order = [
        (Status::Suspended, "suspended"),
        (Status::Conditional, "conditional"),
        (Status::Possible, "possible"),
        (Status::Planned, "planned"),
        (Status::Habitual, "habitual"),
        (Status::Begins, "ongoing"),
        (Status::Ongoing, "ongoing"),
        (Status::Ends, "happened"),
        (Status::Happened, "happened"),
        (Status::Earlier, "happened"),
    ];
    order.iter().find(|(s, _)| has(*s)).map(|(_, name)| *name)
}

fn denied(items: &[Item<'_>], clauses: &[Clause], clause: usize) -> bool {
    clause > 0 && items[clauses[clause - 1].items.clone()].iter().any(|i| i.is(|s| *s == Sense::Status(Status::Denial)))
}

/// "to discuss", "untuk membahas": a purpose marker right before the event verb.
fn purpose_before(items: &[Item<'_>], clause: &Clause, frame: &Frame, entry: &Entry) -> bool {
    let (at, start) = (frame.trigger, clause.items.start);
    entry.form != Form::Noun && at > start && items[at - 1].marks(Marker::For) && !first_to(items, at - 1, start)
}
