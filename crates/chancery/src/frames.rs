//! Event words and what stands around them: which phrases fill which grammatical role.

mod answers;
mod attributes;
mod before;
mod behind;
mod by_case;
mod fillers;
mod nesting;
mod owners;
mod participles;
mod relatives;
mod stops;
mod untold;

use crate::clauses::{Clause, Link, continuation, subject_of};
use crate::groups::{governor, is_noun, is_small};
use crate::kinds;
use crate::phrases::{Item, What};
use chancery_pack::{
    Entry, Form, Kind, Language, Marker, Reference, Role, RoleValue, Sense, Sorts, Speech, Status, World,
};
use smallvec::SmallVec;

use answers::{answer, toward_deed};
use attributes::{attributed, pivot, undergone};
use before::left;
use behind::right;
use by_case::participle;
use fillers::Word;
use nesting::{blame, carry, charge, nest, share, tell_in_relatives, tell_of_nouns};
use owners::{adjective_acts, at_request, owned_subject, two_owners};
use participles::{doer_between, other_voice, turn};
use relatives::before_relative;
use stops::part_stops;
pub use untold::with_untold;

/// An event word in its clause, with its fillers.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Number of the entry.
    pub entry: usize,
    /// Item of the event word.
    pub trigger: usize,
    /// Number of the clause.
    pub clause: usize,
    /// Items by role.
    pub fillers: Vec<(Role, Vec<usize>)>,
    /// The subject of the clause acts ("his visit", a light verb).
    pub subject: bool,
    /// "his", "its" after or before the event noun.
    pub own: bool,
    /// First and last item looked at for time, place and status.
    pub window: (usize, usize),
    /// The subject undergoes it: the entry is a passive, or a doer is marked as one.
    pub passive: bool,
    /// The predicate that says of an event noun how it stands ("the visit was postponed").
    pub told_by: Option<usize>,
    /// A verb whose noun is the same happening: its own word may tell how it stands.
    pub carrier: bool,
    /// No event word tells it, but the words of the sentence together.
    pub untold: bool,
    /// Items of the predicate that an aside parts from an event noun.
    pub tail: Option<(usize, usize)>,
}

impl Frame {
    /// Does its part of the sentence begin with "after"? What stands before tells of something later.
    pub fn comes_after(&self, items: &[Item<'_>]) -> bool {
        items.get(self.window.0).is_some_and(|i| i.marks(Marker::After))
    }

    pub fn has(&self, role: Role) -> bool {
        self.fillers.iter().any(|(r, _)| *r == role)
    }

    /// Has the item a role?
    fn fills(&self, item: usize) -> bool {
        self.fillers.iter().any(|(_, members)| members.contains(&item))
    }
}

/// The role of a filler in the claim: the entry's word first, then the kind's; a passive swaps doer and undergoer.
pub fn value(entry: &Entry, kind: &Kind, role: Role, frame: &Frame) -> RoleValue {
    let find = |list: &[(Role, RoleValue)], role: Role| list.iter().find(|(r, _)| *r == role).map(|(_, v)| *v);
    // "Built by Peru": an entry that has no use for "by" has it for the doer of a passive.
    let doer = role == Role::By && frame.passive && entry.form == Form::Verb;
    // "Обстрел Перу японскими войсками", "the shelling of X by Y": where a doer is marked, the owner undergoes it.
    let undergone = entry.form == Form::Noun && frame.has(Role::By) && !kind.mutual;
    let undergoes = (undergone && role == Role::Of).then(|| find(&entry.roles, Role::Object)).flatten();
    let told = undergoes.or_else(|| find(&entry.roles, role));
    if let Some(value) = told.filter(|v| !(doer && *v == RoleValue::Ignore)) {
        return value;
    }
    if entry.form == Form::Content {
        return if role == Role::Subject { RoleValue::Recipient } else { RoleValue::Ignore };
    }
    let role = match role {
        Role::Subject if frame.passive => Role::Object,
        // "被加纳驱逐的多哥外交官": where a doer is marked, what else a verb takes undergoes it.
        Role::Object if frame.passive && entry.form == Form::Verb && frame.has(Role::By) => Role::Object,
        Role::Object | Role::By if frame.passive => Role::Subject,
        Role::Of if undergone => Role::Object,
        role => role,
    };
    find(&kind.roles, role).unwrap_or(RoleValue::Ignore)
}

fn triggers(item: &Item<'_>) -> impl Iterator<Item = usize> {
    item.senses.iter().filter_map(|s| if let Sense::Trigger(n) = s { Some(*n as usize) } else { None })
}

/// Is it an event word?
pub fn is_trigger(item: &Item<'_>) -> bool {
    item.has(Sorts::EVENT)
}

/// All frames of a sentence.
pub fn frames(items: &[Item<'_>], clauses: &[Clause], language: &Language, world: &World) -> Vec<Frame> {
    let mut out = Vec::new();
    for (c, clause) in clauses.iter().enumerate() {
        for at in clause.items.clone() {
            let mut taken: SmallVec<[&str; 4]> = SmallVec::new();
            for entry in triggers(&items[at]).filter(|_| is_trigger(&items[at])) {
                let e = &language.entries()[entry];
                if only_says(items, clauses, c, at, e) || other_voice(items, clause, at, e, language) {
                    continue;
                }
                let Some(kind) = world.kinds.get(&e.kind).filter(|_| !taken.contains(&e.kind.as_str())) else {
                    continue;
                };
                taken.push(&e.kind);
                out.push(fill(items, clauses, c, at, entry, kind, language));
            }
            if let Some((entry, kind)) = takes_place(items, clause, at, language, world) {
                out.push(fill(items, clauses, c, at, entry, kind, language));
            }
        }
    }
    part_stops(&mut out, items);
    tell_of_nouns(&mut out, items, clauses, language);
    tell_in_relatives(&mut out, items, clauses, language);
    share(&mut out, items, language);
    if language.spaces() {
        carry(&mut out, items, language);
    }
    if language.cased() {
        blame(&mut out, language);
    }
    charge(&mut out, items, clauses, language);
    if language.oblique_before() {
        toward_deed(&mut out, items, language);
        answer(&mut out, items, clauses, language);
    }
    nest(out, items, clauses, language, world)
}

/// "Announced in May that it would send aid": a word of speech leaves to what it opens what is done there.
fn only_says(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, entry: &Entry) -> bool {
    let content = clauses.get(c + 1).is_some_and(|n| n.link == Link::Content && n.predicate.is_some());
    let last = items[at + 1..clauses[c].items.end].iter().all(|i| matches!(i.what, What::Time(_)));
    let speaks = items[at].is(|s| matches!(s, Sense::Speech(Speech::Before)));
    content && last && speaks && !kinds::speech(&entry.kind)
}

/// "The summit opened in X": a named happening that is held, begins or ends, with no event word beside it.
fn takes_place<'l>(
    items: &[Item<'_>],
    clause: &Clause,
    at: usize,
    language: &'l Language,
    world: &'l World,
) -> Option<(usize, &'l Kind)> {
    if !items[at].has(Sorts::NAME) {
        return None;
    }
    let code = items[at].senses.iter().find_map(|s| match s {
        Sense::Happening { code, .. } => Some(&**code),
        _ => None,
    })?;
    let kind = world.kinds.get(&world.happenings.get(code)?.kind)?;
    let held = |n: usize| items[n].is(|s| matches!(s, Sense::Light | Sense::Status(Status::Begins | Status::Ends)));
    let told = clause.items.clone().any(|n| is_trigger(&items[n]));
    let free = governor(items, at, clause.items.start).is_none();
    let noun = language.entries().iter().position(|e| e.kind == kind.id && e.form == Form::Noun)?;
    (!told && free && clause.items.clone().any(held)).then_some((noun, kind))
}

#[allow(clippy::too_many_arguments)]
fn fill(
    items: &[Item<'_>],
    clauses: &[Clause],
    c: usize,
    at: usize,
    entry: usize,
    kind: &Kind,
    language: &Language,
) -> Frame {
    let e = &language.entries()[entry];
    let clause = &clauses[c];
    let word = Word { items, clauses, c, at, entry: e, language };
    let mut frame = empty(word, entry);
    let head = attributed(items, clause, at, language).map(|h| (undergone(items, at, kind), h));
    let doer = head.or_else(|| pivot(items, clause, at, language).map(|h| (Role::Subject, h)));
    if let Some((role, head)) = doer.filter(|_| e.form == Form::Verb) {
        frame.subject = role == Role::Object;
        frame.fillers.push((role, head));
    }
    doer_between(word, &mut frame);
    right(word, &mut frame);
    left(word, &mut frame);
    frame.fillers.retain(|(_, members)| !has_event_of_its_own(items, members, at));
    owned_subject(items, clause, at, e, language, &mut frame);
    if e.form != Form::Noun {
        frame.fillers.extend(before_relative(items, clause, e, &frame));
    }
    if e.form == Form::Content && language.cased() {
        impersonal(clause, at, &mut frame);
        owner_of_subject(items, clause, at, language, &mut frame);
    }
    turn(word, &mut frame);
    match e.form {
        Form::Verb => participle(items, clause, at, entry, language, &mut frame),
        Form::Noun => of_noun(word, kind, &mut frame),
        _ => {}
    }
    let place_alone = frame.fillers.iter().all(|(r, _)| matches!(r, Role::In | Role::About));
    if e.kind == "request" && e.form != Form::Noun && place_alone {
        addressed(items, clauses, c, &mut frame);
    }
    frame
}

/// "При посредничестве Перу стороны подписали …": right behind an event word that governs like a preposition, it fills that one's side alone.
fn has_event_of_its_own(items: &[Item<'_>], members: &[usize], at: usize) -> bool {
    let governs = |i: &Item<'_>| is_trigger(i) && i.is(|s| matches!(s, Sense::Marker(_)));
    let before = members.first().and_then(|first| first.checked_sub(1));
    before.is_some_and(|n| n != at && governs(&items[n]))
}

/// The frame of a word before anybody fills it: whether its clause's subject acts, and whose own it is.
fn empty(word: Word<'_, '_>, entry: usize) -> Frame {
    let Word { items, clauses, c, at, entry: e, .. } = word;
    let clause = &clauses[c];
    let noun = e.form == Form::Noun;
    let own = |n: usize| items.get(n).is_some_and(|i| i.is(|s| matches!(s, Sense::Possessive)));
    let plain = |n: usize| items.get(n).is_some_and(|i| i.mark.is_none() && i.phrase().is_none());
    let reference =
        |i: &Item<'_>| i.phrase().is_some_and(|p| p.possessor && p.parties.is_empty() && p.reference.is_some());
    let referred = at > 0 && reference(&items[at - 1]);
    // "…, which opens the way to its membership": the possessor is the subject of the clause before.
    let apart = !noun && clause.link == Link::Relative && own(at + 1);
    let owned = || owner_before(items, at) || own(at + 1) || plain(at + 1) && own(at + 2) || referred;
    Frame {
        entry,
        trigger: at,
        clause: c,
        fillers: Vec::new(),
        subject: !noun && !apart,
        own: apart || noun && owned(),
        window: (clause.items.start, clause.items.end),
        passive: e.form == Form::Passive,
        told_by: None,
        carrier: false,
        untold: false,
        tail: continuation(clauses, c).filter(|_| noun).map(|n| (clauses[n].items.start, clauses[n].items.end)),
    }
}

/// Who does what an event noun means, where its own words don't fill that side.
fn of_noun(word: Word<'_, '_>, kind: &Kind, frame: &mut Frame) {
    let Word { items, clauses, c, at, entry: e, language } = word;
    let clause = &clauses[c];
    let side = value(e, kind, Role::Subject, frame);
    let taken = |r: Role| r != Role::With && value(e, kind, r, frame) == side;
    let owned = |members: &[usize]| members.iter().any(|m| items[*m].phrase().is_some_and(owned));
    let acted = frame.fillers.iter().any(|(r, members)| taken(*r) && owned(members));
    let filled = if kind.mutual { frame.has(Role::Of) || frame.has(Role::Between) } else { acted };
    frame.subject = !filled && subject_acts(items, clause, at, language, frame);
    // "Лавров на встрече с Керри заявил о планах …": what is said there tells nothing of how the meeting stands.
    let amid = clause.predicate.filter(|p| frame.subject && *p > at && amid_by(items, clause, at, frame));
    if let Some(predicate) = amid {
        frame.window.1 = predicate;
    }
    if !filled && clause.predicate.is_none() {
        headline(items, clause, at, frame);
    }
    beside_another(items, frame);
    at_request(word, frame);
    two_owners(e, frame);
    if language.cased() && kinds::hostile(&e.kind) {
        adjective_acts(items, frame);
    }
}

/// "A second meeting after their first meeting in Lima": of two that time parts, each has its own words.
fn beside_another(items: &[Item<'_>], frame: &mut Frame) {
    const BETWEEN: usize = 5;
    let same = |n: &usize| triggers(&items[*n]).any(|t| t == frame.entry);
    let (first, last) = (frame.window.0, frame.window.1.min(items.len()));
    let behind = |n: &usize| (n + 1..last.min(n + BETWEEN)).any(|k| same(&k));
    if let Some(end) = (frame.trigger + 1..last).filter(|n| parts(&items[*n])).find(behind) {
        frame.window.1 = end;
        frame.fillers.retain(|(_, members)| members.iter().all(|m| *m < end));
    }
    let before = (frame.trigger.saturating_sub(BETWEEN).max(first)..frame.trigger).rev().find(|n| parts(&items[*n]));
    if let Some(start) = before.filter(|n| (first..*n).any(|k| same(&k))) {
        frame.window.0 = start;
        frame.fillers.retain(|(_, members)| members.iter().all(|m| *m > start));
    }
}

fn parts(item: &Item<'_>) -> bool {
    item.marks(Marker::After) || item.marks(Marker::Before)
}

/// "His first official visit": the word that owns the event stands before it, with what qualifies it between.
fn owner_before(items: &[Item<'_>], at: usize) -> bool {
    const BETWEEN: usize = 3;
    let owner = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Reference(Reference::Owner)));
    let between = |i: &&Item<'_>| {
        let word = matches!(i.what, What::Unit) && i.mark.is_none();
        word && i.senses.iter().all(|s| s.describes() || matches!(s, Sense::Ordinal(_) | Sense::Comparison(_)))
    };
    let n = items[..at].iter().rev().take(BETWEEN).take_while(between).count();
    at.checked_sub(n + 1).is_some_and(|before| owner(&items[before]))
}

/// "Лиме придется извиниться": whom a verb without a subject is said of stands before it in the case of the goal.
fn impersonal(clause: &Clause, at: usize, frame: &mut Frame) {
    let own = !clause.inherited && clause.subject.first().is_some_and(|s| *s < at);
    let goal = frame.fillers.iter_mut().find(|(r, m)| *r == Role::To && m.iter().all(|m| *m < at));
    if let Some(goal) = goal.filter(|_| !own) {
        goal.0 = Role::Subject;
        frame.subject = false;
    }
}

/// "Сопротивление Вашингтона является …": of a clause whose subject is a plain noun, whoever owns that noun is spoken of.
fn owner_of_subject(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language, frame: &mut Frame) {
    let noun = |i: &Item<'_>| is_noun(i) || triggers(i).any(|t| language.entries()[t].form == Form::Noun);
    let possesses = |m: &[usize]| m[0] < at && m[0] > clause.items.start && noun(&items[m[0] - 1]);
    let owner = frame.fillers.iter_mut().find(|(r, m)| matches!(r, Role::Object | Role::Of) && possesses(m));
    if let Some(owner) = owner.filter(|_| clause.subject.iter().all(|s| items[*s].phrase().is_none())) {
        owner.0 = Role::Subject;
        frame.subject = false;
    }
}

/// An office or institution of nobody named ("talks of the defence departments") leaves open who acts.
fn owned(phrase: &crate::phrases::Phrase<'_>) -> bool {
    let named = phrase.name.is_some() || phrase.person.is_some() || phrase.place.is_some();
    !phrase.parties.is_empty() || phrase.reference.is_some() || named
}

/// Does the clause's subject act in an event noun? With a light verb, or where the noun opens the predicate.
fn subject_acts(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language, frame: &Frame) -> bool {
    let is_light = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Light | Sense::Status(Status::Begins | Status::Ends)));
    // "Переговоры провел министр": cases tell the subject wherever it stands.
    let fronted = language.cased() && !clause.inherited && !clause.subject.is_empty();
    if fronted && clause.predicate.is_some_and(|p| p > at && items[p].is(|s| matches!(s, Sense::Light))) {
        return true;
    }
    let Some(predicate) = clause.predicate.filter(|p| *p < at) else {
        return fronted_by(items, clause, at, language.cased())
            || language.cased() && amid_by(items, clause, at, frame);
    };
    // "Said during a visit to Minsk"
    if governor(items, at, clause.items.start) == Some(Marker::During) && (frame.has(Role::To) || frame.has(Role::With))
    {
        return true;
    }
    let light = items[predicate..at].iter().any(is_light) || sought(items, predicate, at);
    let verb = items[predicate].is(|s| matches!(s, Sense::Verb)) && frame.has(Role::With);
    light || language.spaces() && verb
}

/// "Is interested in a second meeting", "is open to talks": who wants it takes part.
fn sought(items: &[Item<'_>], predicate: usize, at: usize) -> bool {
    const BETWEEN: usize = 3;
    let small = |i: &&Item<'_>| is_small(i) || i.is(|s| matches!(s, Sense::Ordinal(_) | Sense::Comparison(_)));
    let between = items[predicate..at].iter().rev().take(BETWEEN).take_while(small).count();
    let before = at - between;
    let wanted = |s: &Sense| matches!(s, Sense::Status(Status::Possible | Status::Planned));
    before > predicate && items[before - 1].is(wanted)
}

/// "During a visit to Minsk, Li said …": what the subject does stands before it, behind a preposition.
fn fronted_by(items: &[Item<'_>], clause: &Clause, at: usize, cased: bool) -> bool {
    let marked = matches!(
        governor(items, at, clause.items.start),
        Some(Marker::In | Marker::During | Marker::After | Marker::Before | Marker::Sidelines)
    );
    let named = |s: usize| items[s].phrase().is_some_and(|p| p.named() || !p.offices.is_empty());
    let comma = |s: &usize| *s > at && (cased || named(*s) || items[at..*s].iter().any(|i| i.mark == Some(',')));
    marked && !clause.inherited && clause.subject.first().is_some_and(comma)
}

/// "Лавров на встрече с Керри заявил …": between who does it and his verb stands what he said it at.
fn amid_by(items: &[Item<'_>], clause: &Clause, at: usize, frame: &Frame) -> bool {
    let marked = matches!(
        governor(items, at, clause.items.start),
        Some(Marker::In | Marker::During | Marker::After | Marker::Before | Marker::Sidelines)
    );
    let official = |n: &usize| items[*n].phrase().is_some_and(|p| p.named() || !p.offices.is_empty());
    let before = clause.subject.first().filter(|n| **n < at).is_some_and(official);
    marked && before && !clause.inherited && frame.has(Role::With)
}

/// A clause of nouns alone: the phrase before the event noun is its doer.
fn headline(items: &[Item<'_>], clause: &Clause, at: usize, frame: &mut Frame) {
    let subject = subject_of(items, clause.items.start, at);
    let free = !frame.fillers.iter().any(|(_, members)| members.iter().any(|m| subject.contains(m)));
    if free && !subject.is_empty() {
        frame.fillers.push((Role::Of, subject));
    }
}

/// "Demanded that the Union open …": whoever is to do it is asked.
fn addressed(items: &[Item<'_>], clauses: &[Clause], c: usize, frame: &mut Frame) {
    let speaks = |p: usize| items[p].is(|s| matches!(s, Sense::Speech(_)));
    let content = |n: &&Clause| {
        matches!(n.link, Link::Content | Link::Purpose | Link::Main) && !n.inherited && !n.predicate.is_some_and(speaks)
    };
    if let Some(next) = clauses.get(c + 1).filter(content).filter(|n| !n.subject.is_empty()) {
        frame.fillers.push((Role::Object, next.subject.clone()));
        frame.window.1 = frame.window.1.max(next.items.end);
    }
}
