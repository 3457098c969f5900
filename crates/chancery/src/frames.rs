//! Event words and what stands around them: which phrases fill which grammatical role.

use crate::clauses::{Clause, Link, governor, governors, group, is_predicate, subject_of};
use crate::phrases::{Item, What};
use chancery_pack::{
    Cases, Entry, Form, Kind, Language, Marker, Reference, Role, RoleValue, Sense, Speech, Status, World,
};

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
}

impl Frame {
    fn has(&self, role: Role) -> bool {
        self.fillers.iter().any(|(r, _)| *r == role)
    }
}

/// Kinds of claims that are words about what somebody else does.
const SPEECH_ACTS: [&str; 5] = ["accusation", "support", "request", "threat", "rejection"];

fn role_of(marker: Marker) -> Option<Role> {
    Some(match marker {
        Marker::In => Role::In,
        Marker::To => Role::To,
        Marker::From => Role::From,
        Marker::With => Role::With,
        Marker::By => Role::By,
        Marker::Of => Role::Of,
        Marker::Between => Role::Between,
        Marker::About => Role::About,
        Marker::Against => Role::Against,
        Marker::For => Role::For,
        Marker::Object => Role::Object,
        _ => return None,
    })
}

/// The role that a marker gives; of several that the case allows, the first for which the entry has use.
fn role_by(markers: &[Marker], entry: &Entry) -> Option<Role> {
    let used = |m: &&Marker| role_of(**m).is_some_and(|r| !entry.roles.contains(&(r, RoleValue::Ignore)));
    markers.iter().find(used).or(markers.first()).and_then(|m| role_of(*m))
}

/// The role of a filler in the claim: the entry's word first, then the kind's; a passive swaps doer and undergoer.
pub fn value(entry: &Entry, kind: &Kind, role: Role, frame: &Frame) -> RoleValue {
    let find = |list: &[(Role, RoleValue)], role: Role| list.iter().find(|(r, _)| *r == role).map(|(_, v)| *v);
    if let Some(value) = find(&entry.roles, role) {
        return value;
    }
    let undergone = entry.form == Form::Noun && frame.has(Role::By) && !kind.mutual;
    let role = match role {
        Role::Subject if frame.passive => Role::Object,
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
    triggers(item).next().is_some()
}

/// All frames of a sentence.
pub fn frames(items: &[Item<'_>], clauses: &[Clause], language: &Language, world: &World) -> Vec<Frame> {
    let mut out = Vec::new();
    for (c, clause) in clauses.iter().enumerate() {
        for at in clause.items.clone() {
            let mut taken: Vec<&str> = Vec::new();
            for entry in triggers(&items[at]) {
                let e = &language.entries()[entry];
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
    tell_of_nouns(&mut out, items, clauses, language);
    share(&mut out, items, language);
    if language.cased() {
        blame(&mut out, language);
    }
    nest(out, items, clauses, language)
}

/// "The summit opened in X": a named happening that is held, begins or ends, with no event word beside it.
fn takes_place<'l>(
    items: &[Item<'_>],
    clause: &Clause,
    at: usize,
    language: &'l Language,
    world: &'l World,
) -> Option<(usize, &'l Kind)> {
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
    let noun = e.form == Form::Noun;
    let mut frame = Frame {
        entry,
        trigger: at,
        clause: c,
        fillers: Vec::new(),
        subject: !noun,
        own: false,
        window: (clause.items.start, clause.items.end),
        passive: e.form == Form::Passive,
        told_by: None,
    };
    let own = |n: Option<&Item<'_>>| n.is_some_and(|i| i.is(|s| *s == Sense::Possessive));
    let next_own =
        items.get(at + 1).is_some_and(|i| i.mark.is_none() && i.phrase().is_none()) && own(items.get(at + 2));
    frame.own = noun
        && (own(items.get(at + 1))
            || next_own
            || at > 0
                && items[at - 1]
                    .phrase()
                    .is_some_and(|p| p.possessor && p.parties.is_empty() && p.reference.is_some()));
    let doer = attributed(items, clause, at, language).or_else(|| pivot(items, clause, at, language));
    if let Some(head) = doer.filter(|_| e.form == Form::Verb) {
        frame.fillers.push((Role::Subject, head));
        frame.subject = false;
    }
    right(items, clauses, c, at, noun, e, language, &mut frame);
    left(items, clause, at, e, language, &mut frame);
    let marked = at > clause.items.start && items[at - 1].marks(Marker::By);
    let turned = frame.has(Role::By) && !language.cased() || marked && !language.spaces();
    frame.passive |= e.form == Form::Verb && turned;
    if e.form == Form::Verb {
        participle(items, clause, at, entry, language, &mut frame);
    }
    if e.kind == "request" && !noun && frame.fillers.iter().all(|(r, _)| matches!(r, Role::In | Role::About)) {
        addressed(clauses, c, &mut frame);
    }
    if noun {
        let side = value(e, kind, Role::Subject, &frame);
        let taken = |r: Role| r != Role::With && value(e, kind, r, &frame) == side;
        let owned = |members: &[usize]| members.iter().any(|m| items[*m].phrase().is_some_and(owned));
        let acted = frame.fillers.iter().any(|(r, members)| taken(*r) && owned(members));
        let filled = if kind.mutual { frame.has(Role::Of) || frame.has(Role::Between) } else { acted };
        frame.subject = !filled && subject_acts(items, clause, at, language, &frame);
        if !filled && clause.predicate.is_none() {
            headline(items, clause, at, &mut frame);
        }
    }
    frame
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
    if fronted && clause.predicate.is_some_and(|p| p > at && items[p].is(|s| *s == Sense::Light)) {
        return true;
    }
    let Some(predicate) = clause.predicate.filter(|p| *p < at) else { return fronted_by(items, clause, at) };
    let light = items[predicate..at].iter().any(is_light);
    let verb = items[predicate].is(|s| *s == Sense::Verb) && frame.has(Role::With);
    light || language.spaces() && verb
}

/// "During a visit to Minsk, Li said …": what the subject does stands before it, behind a preposition.
fn fronted_by(items: &[Item<'_>], clause: &Clause, at: usize) -> bool {
    let marked = matches!(
        governor(items, at, clause.items.start),
        Some(Marker::In | Marker::During | Marker::After | Marker::Before | Marker::Sidelines)
    );
    let comma = |s: &usize| *s > at && items[at..*s].iter().any(|i| i.mark == Some(','));
    marked && !clause.inherited && clause.subject.first().is_some_and(comma)
}

/// A clause of nouns alone: the phrase before the event noun is its doer.
fn headline(items: &[Item<'_>], clause: &Clause, at: usize, frame: &mut Frame) {
    let subject = subject_of(items, clause.items.start, at);
    let free = !frame.fillers.iter().any(|(_, members)| members.iter().any(|m| subject.contains(m)));
    if free && !subject.is_empty() {
        frame.fillers.push((Role::Of, subject));
    }
}

/// "Negotiates a pact with X": what the noun takes belongs to the verb as well, where the verb has nothing of its own.
fn share(frames: &mut [Frame], items: &[Item<'_>], language: &Language) {
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

/// "Criticised X for the sale of arms": whoever is accused did it.
fn blame(frames: &mut [Frame], language: &Language) {
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

/// "The visit was postponed": the verb tells of its subject, the event noun, and makes no claim of its own.
fn tell_of_nouns(frames: &mut Vec<Frame>, items: &[Item<'_>], clauses: &[Clause], language: &Language) {
    let stands = |s: &Sense| matches!(s, Sense::Status(Status::Suspended | Status::Cancelled | Status::NotYet));
    let mut tellers = Vec::new();
    for frame in frames.iter_mut() {
        let noun = language.entries()[frame.entry].form == Form::Noun;
        let told = clauses[frame.clause].predicate.filter(|p| noun && frame.trigger < *p && items[*p].is(stands));
        let free = governor(items, frame.trigger, clauses[frame.clause].items.start).is_none();
        frame.told_by = told.filter(|_| free);
        tellers.extend(frame.told_by);
    }
    frames.retain(|f| !tellers.contains(&f.trigger));
}

/// "Condemned the attack on X", "lifted the sanctions against X": the event noun is the object of the verb.
fn nest(mut frames: Vec<Frame>, items: &[Item<'_>], clauses: &[Clause], language: &Language) -> Vec<Frame> {
    let mut absorbed = Vec::new();
    for n in 0..frames.len() {
        let entry = &language.entries()[frames[n].entry];
        if !entry.over || absorbed.contains(&frames[n].trigger) {
            continue;
        }
        let Some(inner) = nested(&frames, n, items, clauses) else { continue };
        if !told_apart(&frames[inner], items, clauses) {
            absorbed.push(frames[inner].trigger);
        }
        let window = frames[inner].window.1;
        let object = object_of(&frames[inner], &clauses[frames[n].clause]);
        let outer = &mut frames[n];
        outer.window.1 = outer.window.1.max(window);
        if !outer.has(Role::Object) {
            outer.fillers.extend(object.map(|members| (Role::Object, members)));
        }
    }
    frames.retain(|f| !absorbed.contains(&f.trigger));
    frames
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

/// "discussed the exercise that was held in May": a relative clause says that it took place.
fn told_apart(inner: &Frame, items: &[Item<'_>], clauses: &[Clause]) -> bool {
    let end = clauses[inner.clause].items.end;
    let next = clauses.get(inner.clause + 1).is_some_and(|c| c.link == Link::Relative && c.predicate.is_some());
    next && (inner.trigger + 1..end).all(|n| !items[n].is(|s| matches!(s, Sense::Verb | Sense::Trigger(_))))
}

/// Whom an event noun is about: its doer, or else the one it is done to.
fn object_of(inner: &Frame, clause: &Clause) -> Option<Vec<usize>> {
    let free = |members: &Vec<usize>| !members.iter().any(|m| clause.subject.contains(m));
    let find = |role: Role| inner.fillers.iter().find(|(r, m)| *r == role && free(m)).map(|(_, m)| m.clone());
    let order =
        [Role::By, Role::Of, Role::Object, Role::To, Role::Against, Role::With, Role::Between, Role::From, Role::In];
    order.into_iter().find_map(find)
}

#[allow(clippy::too_many_arguments)]
fn right(
    items: &[Item<'_>],
    clauses: &[Clause],
    c: usize,
    at: usize,
    noun: bool,
    entry: &Entry,
    language: &Language,
    frame: &mut Frame,
) {
    let clause = &clauses[c];
    let mut n = at + 1;
    let mut end = clause.items.end;
    let mut adjacent = true;
    // "оказала помощь Сирии": the subject gives it, so that a case that may be the goal is the goal.
    let served = noun
        && !clause.subject.is_empty()
        && clause.predicate.is_some_and(|p| p < at && items[p].is(|s| *s == Sense::Light));
    // "呼吁联盟对邻国实施制裁": behind the one who is asked, what is marked belongs to what is asked.
    let told_of =
        !noun && !language.spaces() && language.possessor_before() && SPEECH_ACTS.contains(&entry.kind.as_str());
    // What follows a topic ("over arms from X") belongs to the topic.
    let mut topic = false;
    while n < end {
        let item = &items[n];
        if is_predicate(item, language.entries()) || is_trigger(item) {
            if let Some(head) = modified(items, at, n, end, noun, language)
                && !frame.has(Role::Object)
            {
                n = head;
                continue;
            }
            let empty = frame.fillers.is_empty();
            let same = empty && triggers(item).any(|t| language.entries()[t].kind == entry.kind);
            // "谴责此举违反 …": a noun in between is the subject of the other verb.
            let plain =
                |k: usize| items[k].senses.is_empty() && items[k].mark.is_none() && matches!(items[k].what, What::Unit);
            let subject = !language.spaces() && !is_trigger(item) && (at + 1..n).any(plain);
            let carrier = entry.over && empty && !is_trigger(item) && !subject;
            let listed = items[n - 1].is(|s| *s == Sense::And) || matches!(items[n - 1].mark, Some(',' | '、'));
            // "сняли санкции с Сирии": an event noun may be the verb's object, and its cases go on telling roles.
            let object = language.cased() && !noun && !is_predicate(item, language.entries());
            if !(object || same || carrier || listed && is_trigger(item)) {
                break;
            }
            n += 1;
            continue;
        }
        if item.phrase().is_none() {
            adjacent &= item.mark.is_none()
                && (item.senses.is_empty()
                    || item.is(|s| {
                        matches!(
                            s,
                            Sense::Context(_)
                                | Sense::Possessive
                                | Sense::Block
                                | Sense::Ordinal(_)
                                | Sense::Comparison(_)
                        )
                    }));
            n += 1;
            continue;
        }
        let members = group(items, n, end);
        let last = *members.last().unwrap_or(&n);
        if frame.fillers.iter().any(|(r, told)| *r == Role::Subject && told.contains(&n)) {
            n = last + 1;
            continue;
        }
        let markers = governors(items, n, at + 1);
        let role = match markers.first() {
            _ if between(items, last) => Some(Role::Between),
            Some(_) if told_of && frame.has(Role::Object) => None,
            Some(_) => role_by(&markers, entry),
            None if cited(items, n, at) => None,
            None if language.cased() => after_by_case(items, (at, n), clause, entry, adjacent, served, language),
            None if noun && adjacent && !language.possessor_before() => Some(Role::Of),
            None if noun && language.spaces() && items[at + 1..n].iter().all(|i| i.is(|s| *s == Sense::Block)) => {
                Some(Role::Object)
            }
            None if noun => None,
            None => Some(Role::Object),
        };
        topic |=
            items[at + 1..n].iter().any(|i| i.marks(Marker::About) && !i.marks(Marker::In) || i.marks(Marker::Under));
        let belongs = matches!(role, Some(Role::From | Role::Of | Role::Object | Role::By));
        let second = role == Some(Role::Object) && frame.has(Role::Object);
        if let Some(role) = role.filter(|_| !(topic && belongs || second)) {
            frame.fillers.push((role, members));
        }
        adjacent = false;
        n = last + 1;
        if n >= end
            && let Some(next) = clauses.get(c + 1)
            && noun
            && next.link == Link::Relative
            && next.items.start <= n + 1
        {
            end = end.max(next.items.start);
        }
    }
    frame.window.1 = frame.window.1.max(relative_end(items, clauses, c, at, noun, language));
}

/// "在甲和乙之间": the word for between stands behind those it names.
fn between(items: &[Item<'_>], last: usize) -> bool {
    items.get(last + 1).is_some_and(|i| i.marks(Marker::Between))
}

/// "出席在惠灵顿举行的论坛": what a verb takes may have an attribute with a verb of its own. The item of what it takes.
fn modified(items: &[Item<'_>], at: usize, n: usize, end: usize, noun: bool, language: &Language) -> Option<usize> {
    if noun || language.spaces() || !language.possessor_before() {
        return None;
    }
    let opens = (at + 1..n).all(|k| items[k].mark.is_none());
    let particle = (n + 1..end).take_while(|k| items[*k].mark.is_none()).find(|k| items[*k].marks(Marker::Of));
    particle.map(|k| k + 1).filter(|k| opens && *k < end && items[*k].phrase().is_some())
}

/// "感谢该国议员来访", "就军机进入领空": who does what is thanked for, asked for or talked about stands right before the verb.
fn pivot(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<Vec<usize>> {
    let predicate = clause.predicate.filter(|_| !language.spaces() && language.possessor_before())?;
    let adverbs = (clause.items.start..at).rev().take_while(|n| touching(&items[*n])).count();
    let doer = (at - adverbs).checked_sub(1).filter(|n| *n >= clause.items.start)?;
    let phrase = items[doer].phrase()?;
    let marker = governor(items, doer, clause.items.start);
    let entries = language.entries();
    let acts = |t: usize| SPEECH_ACTS.contains(&entries[t].kind.as_str());
    let asked = predicate < doer && triggers(&items[predicate]).any(acts) && !clause.subject.contains(&doer);
    let acting = !phrase.parties.is_empty() || phrase.person.is_some() || phrase.reference.is_some();
    (marker == Some(Marker::About) || asked && acting && marker.is_none()).then(|| vec![doer])
}

/// "首位到访巴基斯坦的印度外长": the phrase behind its attribute does what the attribute says, where nobody stands before the verb.
fn attributed(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<Vec<usize>> {
    if language.spaces() || !language.possessor_before() || clause.predicate == Some(at) {
        return None;
    }
    let entries = language.entries();
    let stops = |n: &usize| items[*n].mark.is_none() && !is_predicate(&items[*n], entries);
    let free = (clause.items.start..at).rev().take_while(stops).all(|n| items[n].phrase().is_none());
    let particle = (at + 1..clause.items.end).take_while(stops).find(|n| items[*n].marks(Marker::Of))?;
    let head = particle + 1;
    let named = head < clause.items.end && items[head].phrase().is_some_and(|p| !p.parties.is_empty());
    (free && named).then(|| group(items, head, clause.items.end))
}

/// "according to the ministry": a source fills no role.
fn cited(items: &[Item<'_>], n: usize, at: usize) -> bool {
    let word = (at + 1..n).rev().take(3).find(|k| !items[*k].is(|s| *s == Sense::Block));
    word.is_some_and(|k| items[k].is(|s| matches!(s, Sense::Speech(Speech::Source | Speech::Cited))))
}

/// A relative clause right after an event noun tells of it: its time and place are the event's.
fn relative_end(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, noun: bool, language: &Language) -> usize {
    let end = clauses[c].items.end;
    let Some(next) = clauses.get(c + 1).filter(|n| noun && n.link == Link::Relative) else {
        return end;
    };
    let close = (at + 1..end).all(|n| !is_trigger(&items[n]) && !is_predicate(&items[n], language.entries()));
    let eventless = next.predicate.is_none_or(|p| !is_trigger(&items[p]));
    if close && eventless { next.items.end } else { end }
}

/// The role of a phrase after the event word that no marker governs, by its case.
fn after_by_case(
    items: &[Item<'_>],
    (at, n): (usize, usize),
    clause: &Clause,
    entry: &Entry,
    adjacent: bool,
    served: bool,
    language: &Language,
) -> Option<Role> {
    let roles = language.case_roles();
    let cases = roles.free(items[n].phrase()?.cases);
    // "учения Россия — Индия"
    let dash = items.get(n + 1).is_some_and(|i| matches!(i.mark, Some('—' | '–' | '-')));
    if entry.form == Form::Noun && adjacent && dash && items.get(n + 2).is_some_and(|i| i.phrase().is_some()) {
        return Some(Role::Between);
    }
    let by = (entry.form != Form::Verb && cases.may(roles.by)).then_some(Role::By);
    if clause.subject.contains(&n) {
        return None;
    }
    if entry.form == Form::Noun {
        let goal = cases.may(roles.to) && (served || !adjacent && !cases.must(roles.subject));
        return match adjacent && cases.may(roles.of) && !(served && goal) {
            true => Some(Role::Of),
            false if goal || adjacent && cases.may(roles.to) => Some(Role::To),
            false => by,
        };
    }
    // "передаст Мали зерно", "списал долг Замбии": an entry that has no party for an object takes what may be the goal as the goal.
    let goal = cases.may(roles.to)
        && (entry.form == Form::Passive || entry.roles.contains(&(Role::Object, RoleValue::Ignore)));
    let next = n == at + 1 && cases == Cases::default();
    if entry.form == Form::Passive && (cases.must(roles.by) || next) {
        return Some(Role::By);
    }
    // "осудил действия Ирана": the possessor of the object, for entries that say what it is.
    let owner = !adjacent || crate::clauses::is_noun(&items[n - 1]);
    if owner && cases.must(roles.of) && n > 0 && entry.roles.iter().any(|(r, _)| *r == Role::Of) {
        return Some(Role::Of);
    }
    match cases.may(roles.object) && !goal {
        true => Some(Role::Object),
        false if cases.may(roles.to) => Some(Role::To),
        false => by,
    }
}

/// The role of a phrase before the event word that no marker governs and that is not the subject, by its case.
fn before_by_case(items: &[Item<'_>], n: usize, clause: &Clause, entry: &Entry, language: &Language) -> Option<Role> {
    let roles = language.case_roles();
    let cases = roles.free(items[n].phrase()?.cases);
    if clause.subject.contains(&n) {
        return None;
    }
    if cases.must(roles.to) {
        return Some(Role::To);
    }
    if entry.form == Form::Noun {
        return None;
    }
    if cases.must(roles.by) {
        return (entry.form == Form::Passive).then_some(Role::By);
    }
    // A possessor is no object; what may be a subject is one only where there is another subject.
    let object = cases.may(Cases(roles.object.0 & !roles.of.0)) || cases == Cases::default();
    let settled = !cases.may(roles.subject) || !clause.subject.is_empty();
    (object && settled).then_some(Role::Object)
}

fn left(items: &[Item<'_>], clause: &Clause, at: usize, entry: &Entry, language: &Language, frame: &mut Frame) {
    let noun = entry.form == Form::Noun;
    let mut n = clause.items.start;
    let entries = language.entries();
    let right_branching = noun && !language.possessor_before();
    let parts = |n: &usize| {
        let item = &items[*n];
        let light = language.cased() && item.is(|s| *s == Sense::Light) && !is_trigger(item);
        is_trigger(item) && (right_branching || is_predicate(item, entries))
            || right_branching && is_predicate(item, entries) && !light
    };
    if let Some(first) = (clause.items.start..at).rev().find(parts) {
        n = first + 1;
    }
    let start = n;
    while n < at {
        if items[n].phrase().is_none() {
            n += 1;
            continue;
        }
        let members = group(items, n, at);
        let last = *members.last().unwrap_or(&n);
        let touches = (last + 1..at).all(|k| touching(&items[k]));
        let of_after = items.get(last + 1).is_some_and(|i| i.marks(Marker::Of))
            && language.possessor_before()
            && !language.spaces();
        let pronoun = |p: &crate::phrases::Phrase<'_>| {
            language.cased()
                && p.parties.is_empty()
                && matches!(p.reference, Some(Reference::Person | Reference::Own))
                && (p.reference == Some(Reference::Own) || p.cases.may(language.case_roles().of))
        };
        let possessor = items[last].phrase().is_some_and(|p| p.possessor || p.bare || pronoun(p));
        let markers = governors(items, n, start);
        let outer = language.cased() && !noun && start > clause.items.start;
        let comma = language.cased() && !noun && (last + 1..at).any(|k| matches!(items[k].mark, Some(',')));
        // "after Israeli strikes", "over China's tariffs": the preposition governs the noun, not its doer.
        let doer = noun && touches && possessor && language.possessor_before() && language.spaces();
        let role = match markers.first() {
            _ if between(items, last) => Some(Role::Between),
            _ if doer => Some(Role::By),
            // "перед вылетом в Литву, лидер требовал": what a comma parts from the verb is none of its own.
            Some(_) if comma => role_by(&markers, entry).filter(|r| *r == Role::In),
            Some(_) => role_by(&markers, entry).filter(|r| *r != Role::Of),
            // "пригласил коллегу посетить Минск": whoever is asked is to do it.
            None if language.cased()
                && (cited(items, n, start) || items[n].phrase().is_some_and(|p| p.agency.is_some())) =>
            {
                None
            }
            None if outer => asked(items, n, start - 1, frame, language),
            // "Russia's invasion of Ukraine": before the noun stands its doer, so that "of" is left for the other.
            None if noun && touches && language.possessor_before() && language.spaces() => Some(Role::By),
            None if noun && touches && (language.possessor_before() || possessor) => Some(Role::Of),
            None if noun && of_after && (last + 2..at).all(|k| touching(&items[k])) => Some(Role::Of),
            None if noun && language.possessor_before() && over_coverb(items, last + 1, at) => Some(Role::Of),
            None if language.cased() => before_by_case(items, n, clause, entry, language),
            None => None,
        };
        if let Some(role) = role
            && (role != Role::Of || !clause.subject.contains(&last) || noun)
        {
            frame.fillers.push((role, members));
        }
        n = last + 1;
    }
}

/// "прибывший в Минск министр": an active participle agrees with its doer, who may stand after all that belongs to it.
fn participle(items: &[Item<'_>], clause: &Clause, at: usize, entry: usize, language: &Language, frame: &mut Frame) {
    let mut senses = items[at].senses.iter().zip(&items[at].cases);
    let own = senses.find(|(s, _)| ***s == Sense::Trigger(entry as u32)).map_or(Cases::default(), |(_, c)| *c);
    if own == Cases::default() {
        return;
    }
    let head = (at + 1..clause.items.end)
        .take_while(|n| !is_predicate(&items[*n], language.entries()) && items[*n].mark != Some(','))
        .filter(|n| items[*n].phrase().is_some_and(|p| p.cases != Cases::default() && p.cases.may(own)))
        .find(|n| governors(items, *n, at + 1).is_empty() && items[*n].phrase().is_some_and(|p| p.place.is_none()));
    let Some(head) = head else { return };
    frame.fillers.retain(|(_, members)| !members.contains(&head));
    frame.fillers.push((Role::Subject, vec![head]));
    frame.subject = false;
}

/// "Demanded that the Union open …": whoever is to do it is asked.
fn addressed(clauses: &[Clause], c: usize, frame: &mut Frame) {
    let content = |n: &&Clause| matches!(n.link, Link::Content | Link::Purpose | Link::Main) && !n.inherited;
    if let Some(next) = clauses.get(c + 1).filter(content).filter(|n| !n.subject.is_empty()) {
        frame.fillers.push((Role::Object, next.subject.clone()));
        frame.window.1 = frame.window.1.max(next.items.end);
    }
}

/// Between a verb and the infinitive under it stands the object of the first; of a request, it is the doer of the second.
fn asked(items: &[Item<'_>], n: usize, outer: usize, frame: &mut Frame, language: &Language) -> Option<Role> {
    let request = triggers(&items[outer]).any(|t| language.entries()[t].kind == "request");
    if !request || items[n].phrase()?.reference == Some(Reference::Own) {
        return None;
    }
    frame.subject = false;
    Some(Role::Subject)
}

/// "智利 对秘鲁的 军援": between the doer and the noun stands a marked phrase that ends in the possessor's particle.
fn over_coverb(items: &[Item<'_>], from: usize, at: usize) -> bool {
    let coverb = |s: &Sense| matches!(s, Sense::Marker(m) if !matches!(m, Marker::Of | Marker::By | Marker::About));
    let marked = items.get(from).is_some_and(|i| i.is(coverb));
    let Some(phrase) = (from + 1..at).find(|n| items[*n].phrase().is_some()).filter(|_| marked) else { return false };
    let last = *group(items, phrase, at).last().unwrap_or(&phrase);
    let plain = |n: usize| {
        items[n].phrase().is_none() && !items[n].is(|s| matches!(s, Sense::Verb | Sense::Light | Sense::Trigger(_)))
    };
    let particle = (last + 1..at).find(|n| items[*n].marks(Marker::Of));
    particle.is_some_and(|p| (last + 1..p).all(plain) && (p + 1..at).all(|k| touching(&items[k])))
}

/// May it stand between a possessor and its noun?
fn touching(item: &Item<'_>) -> bool {
    if matches!(item.what, What::Phrase(_) | What::Time(_)) || item.is(|s| matches!(s, Sense::Trigger(_))) {
        return false;
    }
    item.mark.is_none_or(|m| matches!(m, '-' | '“' | '”' | '"' | '—' | '–'))
        && !item.is(|s| {
            matches!(s, Sense::Verb | Sense::Light | Sense::Relative | Sense::And | Sense::Speech(_))
                || matches!(s, Sense::Marker(m) if *m != Marker::Of)
        })
}
