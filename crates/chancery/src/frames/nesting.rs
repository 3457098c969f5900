//! Event words that have to do with each other: one the object of another, a verb that tells of its subject.

use super::{Frame, value};
use crate::clauses::{Clause, Link, continuation, is_predicate};
use crate::groups::{governor, governors};
use crate::kinds;
use crate::phrases::Item;
use chancery_pack::{Entry, Form, Language, Marker, Role, RoleValue, Sense, Status, World};

/// "Negotiates a pact with X": what the noun takes belongs to the verb as well, where the verb has nothing of its own.
pub(super) fn share(frames: &mut [Frame], items: &[Item<'_>], language: &Language) {
    for n in 0..frames.len() {
        let entry = &language.entries()[frames[n].entry];
        if entry.form == Form::Noun || entry.over || !frames[n].fillers.is_empty() {
            continue;
        }
        let (at, clause) = (frames[n].trigger, frames[n].clause);
        let noun = frames.iter().filter(|f| f.clause == clause && f.trigger > at).min_by_key(|f| f.trigger);
        let Some(noun) =
            noun.filter(|f| (at + 1..f.trigger).all(|k| items[k].phrase().is_none() && items[k].mark.is_none()))
        else {
            continue;
        };
        let lent = [Role::With, Role::To, Role::Against, Role::Between];
        let fillers: Vec<_> = noun.fillers.iter().filter(|(r, _)| lent.contains(r)).cloned().collect();
        frames[n].fillers = fillers;
    }
}

/// "Considers sanctions", "slapped tariffs on": the noun that a verb of the same kind takes is the same happening; the verb's own word may
/// tell how it stands.
pub(super) fn carry(frames: &mut Vec<Frame>, items: &[Item<'_>], language: &Language) {
    let mut carried = vec![false; frames.len()];
    for n in 0..frames.len() {
        let entry = &language.entries()[frames[n].entry];
        if !matches!(entry.form, Form::Verb | Form::Passive) {
            continue;
        }
        let (at, clause) = (frames[n].trigger, frames[n].clause);
        let own = |f: &Frame| f.clause == clause && f.trigger > at;
        let Some(next) = frames.iter().filter(|f| own(f)).map(|f| f.trigger).min() else { continue };
        let plain = |k: usize| {
            let item = &items[k];
            // "Attended the Asian summit"
            let named = item.phrase().is_some_and(|p| p.region.is_none() || !p.parties.is_empty());
            !named && item.mark.is_none() && !item.is(|s| matches!(s, Sense::Marker(_) | Sense::And))
        };
        let same = |f: &Frame| {
            let inner = &language.entries()[f.entry];
            let party = |m: &usize| items[*m].phrase().is_none_or(|p| p.region.is_none() || !p.parties.is_empty());
            let theirs = f.fillers.iter().any(|(role, members)| *role == Role::By && members.iter().any(party));
            own(f) && f.trigger == next && inner.form == Form::Noun && inner.kind == entry.kind && !theirs
        };
        let inner = frames.iter().position(same).filter(|_| (at + 1..next).all(plain));
        if let Some(inner) = inner {
            frames[n].carrier = true;
            carried[inner] = true;
        }
    }
    drop_marked(frames, &carried);
}

fn drop_marked(frames: &mut Vec<Frame>, marked: &[bool]) {
    let mut marked = marked.iter();
    frames.retain(|_| !marked.next().copied().unwrap_or_default());
}

/// "Criticised X for the sale of arms": whoever is accused did it.
pub(super) fn blame(frames: &mut [Frame], language: &Language) {
    for n in 0..frames.len() {
        let kind = |f: &Frame| language.entries()[f.entry].kind.as_str();
        let accused = frames[n].fillers.iter().find(|(r, _)| *r == Role::Object).map(|(_, m)| m.clone());
        let Some(accused) = accused.filter(|_| kind(&frames[n]) == "accusation") else { continue };
        let (at, clause) = (frames[n].trigger, frames[n].clause);
        for inner in frames.iter_mut().filter(|f| f.clause == clause && f.trigger > at) {
            let noun = language.entries()[inner.entry].form == Form::Noun;
            let after = accused.iter().all(|m| *m < inner.trigger);
            if noun && after && !inner.has(Role::Of) && !inner.has(Role::By) {
                inner.fillers.push((Role::By, accused.clone()));
                inner.subject = false;
            }
        }
    }
}

/// What is done to somebody for something, or asked of somebody.
const ANSWERS: [&str; 7] = ["accusation", "coercion", "relations", "sanction", "attack", "request", "support"];

/// "Rebuked Yerevan for skipping the summit", "asked Yerevan to come": what follows without a subject is what the other one did or is to do.
pub(super) fn charge(frames: &mut [Frame], items: &[Item<'_>], clauses: &[Clause], language: &Language) {
    for n in 0..frames.len() {
        let entry = &language.entries()[frames[n].entry];
        let accused = frames[n].fillers.iter().find(|(r, _)| *r == Role::Object).map(|(_, m)| m.clone());
        let answers = ANSWERS.contains(&entry.kind.as_str()) && !frames[n].passive;
        let Some(accused) = accused.filter(|_| answers) else { continue };
        let next = frames[n].clause + 1;
        // "Imposed sanctions on it to stop the flights": who asks wants it of the other, who punishes has an aim of his own.
        let aims = entry.kind == "request" || entry.form != Form::Noun;
        let grounds = clauses.get(next).is_some_and(|c| {
            // "Killed two soldiers before retreating": whoever did the one did the other.
            let timed = |m| matches!(m, Marker::Before | Marker::After | Marker::During | Marker::Since);
            let opens = c.items.start.checked_sub(1).map(|b| &items[b]);
            let then = opens.is_some_and(|i| i.is(|s| matches!(s, Sense::Marker(m) if timed(*m))));
            let follows = c.link == Link::Side && !then || c.link == Link::Purpose && aims;
            follows && (c.inherited || c.subject.is_empty())
        });
        // "Summoned the envoy to protest": who complains of somebody goes on speaking.
        let complains = entry.kind == "accusation" && clauses.get(next).is_some_and(|c| c.link == Link::Purpose);
        let speaks = |f: &Frame| complains && kinds::speech(&language.entries()[f.entry].kind);
        let acts = |f: &&mut Frame| f.clause == next && f.subject && !speaks(f);
        for inner in frames.iter_mut().filter(acts).filter(|_| grounds) {
            inner.fillers.push((Role::Subject, accused.clone()));
            inner.subject = false;
        }
    }
}

/// "The sanctions that X imposed on Y were lifted": of a noun and the relative clause that tells the same of it, the one that names
/// nobody goes; what the clause tells of time and place is the noun's.
pub(super) fn tell_in_relatives(frames: &mut Vec<Frame>, items: &[Item<'_>], clauses: &[Clause], language: &Language) {
    let mut told = vec![false; frames.len()];
    for n in 0..frames.len() {
        let mut near = (n + 1..frames.len()).take_while(|v| frames[*v].clause <= frames[n].clause + 1);
        let Some(v) = near.find(|v| tells_of(&frames[n], &frames[*v], items, clauses, language)) else {
            continue;
        };
        if frames[n].fillers.is_empty() {
            told[n] = true;
            continue;
        }
        let kind = language.entries()[frames[n].entry].kind.as_str();
        let held = kind == "meeting" || kind != "visit" && kinds::takes_days(kind);
        let placed = frames[v].fillers.iter().all(|(role, _)| *role == Role::In) && clauses[frames[v].clause].inherited;
        if held && placed {
            frames[n].window.1 = clauses[frames[v].clause].items.end;
            told[v] = true;
        }
    }
    drop_marked(frames, &told);
}

/// Is one a noun, and the other the verb of the same kind in the relative clause right behind it?
fn tells_of(noun: &Frame, verb: &Frame, items: &[Item<'_>], clauses: &[Clause], language: &Language) -> bool {
    let entry = |f: &Frame| &language.entries()[f.entry];
    let within = verb.clause == noun.clause + 1 && clauses[verb.clause].link == Link::Relative;
    let forms = entry(noun).form == Form::Noun && entry(verb).form != Form::Noun;
    let own = |n: usize| noun.fills(n) || verb.fills(n) || clauses[verb.clause].subject.contains(&n);
    let close = |to: usize| (noun.trigger + 1..to).all(|n| items[n].phrase().is_none() || own(n));
    within && forms && entry(verb).kind == entry(noun).kind && close(verb.trigger)
}

/// "The visit was postponed": the verb tells of its subject, the event noun, and makes no claim of its own.
pub(super) fn tell_of_nouns(frames: &mut Vec<Frame>, items: &[Item<'_>], clauses: &[Clause], language: &Language) {
    let stands = |s: &Sense| matches!(s, Sense::Status(Status::Suspended | Status::Cancelled | Status::NotYet));
    let mut tellers = Vec::new();
    for frame in frames.iter_mut() {
        let noun = language.entries()[frame.entry].form == Form::Noun;
        let told = clauses[frame.clause].predicate.filter(|p| noun && frame.trigger < *p && items[*p].is(stands));
        let free = governor(items, frame.trigger, clauses[frame.clause].items.start).is_none();
        frame.told_by = told.filter(|_| free);
        let apart = continuation(clauses, frame.clause).and_then(|c| clauses[c].predicate);
        tellers.extend(frame.told_by.or(apart.filter(|p| noun && free && items[*p].is(stands))));
    }
    frames.retain(|f| !tellers.contains(&f.trigger));
}

/// "Condemned the attack on X", "lifted the sanctions against X": the event noun is the object of the verb.
pub(super) fn nest(
    mut frames: Vec<Frame>,
    items: &[Item<'_>],
    clauses: &[Clause],
    language: &Language,
    world: &World,
) -> Vec<Frame> {
    let mut absorbed = Vec::new();
    for n in 0..frames.len() {
        let entry = &language.entries()[frames[n].entry];
        if !entry.over {
            continue;
        }
        // "Threatened to suspend the talks": what is the object of an object is told of no more than that.
        if absorbed.contains(&frames[n].trigger) {
            let inner = nested(&frames, n, items, clauses).filter(|c| frames[*c].clause == frames[n].clause);
            absorbed.extend(inner.map(|c| frames[c].trigger));
            continue;
        }
        let mutual = world.kinds.get(&entry.kind).is_some_and(|k| k.mutual);
        let before = || fronted(&frames, n, items, clauses, language).filter(|_| !mutual);
        let behind =
            nested(&frames, n, items, clauses).filter(|c| !occasion(&frames[n], &frames[*c], items, clauses, language));
        let Some(inner) = behind.or_else(before) else { continue };
        // "Удар Перу по Чили осудили": what a noun before the verb takes is not the verb's as well.
        if behind.is_none() {
            let taken = frames[inner].fillers.clone();
            frames[n].fillers.retain(|(_, members)| !taken.iter().any(|(_, own)| own == members));
        }
        // "Thanked Peru for forgiving its debts": what somebody is thanked for was done by him.
        let apart = frames[inner].clause != frames[n].clause;
        let thanked = entry.kind == "support" && apart && !frames[inner].subject && frames[inner].has(Role::Subject);
        if !thanked && !told_apart(&frames[inner], items, clauses) && !stands(entry, &frames[inner], language) {
            absorbed.push(frames[inner].trigger);
            absorbed.extend(behind.into_iter().flat_map(|inner| compound(&frames, inner, items)));
        }
        let window = frames[inner].window.1;
        let object = object_of(&frames[inner], &clauses[frames[n].clause], |role| {
            entry.kind != "accusation" || doer_of(&frames[inner], role, language, world)
        });
        let outer = &mut frames[n];
        outer.window.1 = outer.window.1.max(window);
        if !outer.has(Role::Object) {
            outer.fillers.extend(object.map(|members| (Role::Object, members)));
        }
    }
    frames.retain(|f| !absorbed.contains(&f.trigger));
    frames
}

/// "Thanked Peru on a visit to Lima", "pledged in talks with Peru": a journey or a sitting at which something is said is no object of the
/// words, where they have another or its own company tells whose it is.
fn occasion(outer: &Frame, inner: &Frame, items: &[Item<'_>], clauses: &[Clause], language: &Language) -> bool {
    if !(outer.has(Role::Object) || inner.has(Role::With)) {
        return false;
    }
    let entry = &language.entries()[inner.entry];
    let gathers = matches!(entry.kind.as_str(), "visit" | "meeting" | "talks" | "conference");
    let marked = governors(items, inner.trigger, clauses[inner.clause].items.start);
    gathers && entry.form == Form::Noun && marked.contains(&Marker::In)
}

/// "Blamed Peruvian sanctions for the delay": sanctions of which somebody complains, and that are told to be another's, are in force.
fn stands(outer: &Entry, inner: &Frame, language: &Language) -> bool {
    let entry = &language.entries()[inner.entry];
    outer.kind == "accusation" && entry.kind == "sanction" && entry.form == Form::Noun && inner.has(Role::By)
}

/// "Rejected the sanctions threat", "拒绝谈判要求": event words right behind an event noun, of which it says what sort they are.
fn compound(frames: &[Frame], inner: usize, items: &[Item<'_>]) -> Vec<usize> {
    let next = |at: usize| {
        let step = if items.get(at + 1).is_some_and(|i| i.marks(Marker::Of)) { 2 } else { 1 };
        frames.iter().map(|f| f.trigger).find(|t| *t == at + step)
    };
    std::iter::successors(next(frames[inner].trigger), |at| next(*at)).collect()
}

/// The next event word after an outer one, with nothing but the outer's own object between.
fn nested(frames: &[Frame], outer: usize, items: &[Item<'_>], clauses: &[Clause]) -> Option<usize> {
    let (at, clause) = (frames[outer].trigger, frames[outer].clause);
    let content = |c: usize| {
        matches!(clauses[c].link, Link::Content | Link::Purpose)
            && (clauses[c].inherited || clauses[c].subject.is_empty())
    };
    let follows = |c: usize| c == clause || c == clause + 1 && content(c);
    let inner = (0..frames.len()).filter(|n| frames[*n].trigger > at && follows(frames[*n].clause));
    let inner = inner.min_by_key(|n| frames[*n].trigger)?;
    let phrases = (at + 1..frames[inner].trigger).filter(|n| items[*n].phrase().is_some());
    let own = |n: &usize| {
        let objects = frames[outer].fillers.iter().chain(&frames[inner].fillers);
        objects.clone().any(|(_, members)| members.contains(n))
    };
    let near = frames[inner].trigger - at <= 8;
    (near && phrases.clone().all(|n| own(&n))).then_some(inner)
}

/// "Санкции с Перу Чили снимать не будет": where cases tell, the object may stand before its verb.
fn fronted(
    frames: &[Frame],
    outer: usize,
    items: &[Item<'_>],
    clauses: &[Clause],
    language: &Language,
) -> Option<usize> {
    let (at, clause) = (frames[outer].trigger, frames[outer].clause);
    let noun = |n: &usize| {
        let f = &frames[*n];
        f.clause == clause && f.trigger < at && language.entries()[f.entry].form == Form::Noun
    };
    let inner = (0..frames.len()).filter(noun).max_by_key(|n| frames[*n].trigger)?;
    let from = frames[inner].trigger;
    let free = governor(items, from, clauses[clause].items.start).is_none();
    let plain = |n: usize| items[n].mark.is_none() && !is_predicate(&items[n], language.entries());
    let fits = language.cased() && !frames[outer].has(Role::Object);
    (fits && free && at - from <= 8 && (from + 1..at).all(plain)).then_some(inner)
}

/// "discussed the exercise that was held in May": a relative clause says that it took place.
fn told_apart(inner: &Frame, items: &[Item<'_>], clauses: &[Clause]) -> bool {
    let end = clauses[inner.clause].items.end;
    let next = clauses.get(inner.clause + 1).is_some_and(|c| c.link == Link::Relative && c.predicate.is_some());
    next && (inner.trigger + 1..end).all(|n| !items[n].is(|s| matches!(s, Sense::Verb | Sense::Trigger(_))))
}

/// Whom an event noun is about: its doer, or else the one it is done to.
fn object_of(inner: &Frame, clause: &Clause, fits: impl Fn(Role) -> bool) -> Option<Vec<usize>> {
    let free = |members: &Vec<usize>| !members.iter().any(|m| clause.subject.contains(m));
    let find = |role: Role| inner.fillers.iter().find(|(r, m)| *r == role && free(m)).map(|(_, m)| m.clone());
    let order =
        [Role::By, Role::Of, Role::Object, Role::To, Role::Against, Role::With, Role::Between, Role::From, Role::In];
    order.into_iter().filter(|role| fits(*role)).find_map(find)
}

/// "Condemned the attack on X": X is not who is condemned. Does the role tell who does a hostile act?
fn doer_of(inner: &Frame, role: Role, language: &Language, world: &World) -> bool {
    let entry = &language.entries()[inner.entry];
    let hostile =
        matches!(entry.kind.as_str(), "attack" | "coercion" | "sanction" | "threat" | "expulsion" | "accusation");
    let Some(kind) = world.kinds.get(&entry.kind).filter(|_| hostile) else { return true };
    matches!(value(entry, kind, role, inner), RoleValue::Actor | RoleValue::Party)
}
