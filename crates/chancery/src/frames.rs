//! Event words and what stands around them: which phrases fill which grammatical role.

use crate::clauses::{Clause, governors, group, is_predicate};
use crate::phrases::{Item, What};
use chancery_pack::{Cases, Entry, Form, Kind, Language, Marker, Reference, Role, RoleValue, Sense};

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
    /// The next event word of the sentence, or one past its last item.
    pub next: usize,
}

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
pub fn value(entry: &Entry, kind: &Kind, role: Role) -> RoleValue {
    let find = |list: &[(Role, RoleValue)], role: Role| list.iter().find(|(r, _)| *r == role).map(|(_, v)| *v);
    if let Some(value) = find(&entry.roles, role) {
        return value;
    }
    let role = match (entry.form, role) {
        (Form::Passive, Role::Subject) => Role::Object,
        (Form::Passive, Role::Object | Role::By) => Role::Subject,
        (_, role) => role,
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
pub fn frames(items: &[Item<'_>], clauses: &[Clause], language: &Language, folded: &str) -> Vec<Frame> {
    let mut out = Vec::new();
    for (c, clause) in clauses.iter().enumerate() {
        for at in clause.items.clone() {
            let mut taken: Vec<&str> = Vec::new();
            for entry in triggers(&items[at]) {
                let e = &language.entries()[entry];
                if taken.contains(&e.kind.as_str()) || !admitted(e, items, at, clause, folded, language) {
                    continue;
                }
                taken.push(&e.kind);
                out.push(fill(items, clauses, c, at, entry, language));
            }
        }
    }
    let triggers: Vec<usize> = out.iter().map(|f| f.trigger).collect();
    for frame in &mut out {
        frame.next = triggers.iter().copied().filter(|t| *t > frame.trigger).min().unwrap_or(items.len());
    }
    out
}

/// Do the words that must or must not stand nearby let this entry fire?
fn admitted(entry: &Entry, items: &[Item<'_>], at: usize, clause: &Clause, folded: &str, language: &Language) -> bool {
    let has = |word: &String| contains_word(folded, word, language.spaces());
    if !entry.needs.is_empty() && !entry.needs.iter().any(has) || entry.unless.iter().any(has) {
        return false;
    }
    if entry.tails.is_empty() {
        return true;
    }
    let word =
        |span: crate::text::Span| folded.chars().skip(span.start).take(span.end - span.start).collect::<String>();
    let base = items.first().map_or(0, |i| i.span.start);
    let local = |i: &Item<'_>| crate::text::Span { start: i.span.start - base, end: i.span.end - base };
    let head = word(local(&items[at]));
    let mut gapped = entry.tails.iter().filter(|(h, _)| *h == head).peekable();
    if gapped.peek().is_none() {
        return true;
    }
    let last = local(&items[clause.items.end - 1]).end;
    let rest = word(crate::text::Span { start: local(&items[at]).end, end: last });
    gapped.any(|(_, tail)| rest.contains(tail.as_str()))
}

/// Does the folded sentence hold the word (as a whole word, in scripts with spaces)?
pub fn contains_word(folded: &str, word: &str, spaces: bool) -> bool {
    let bounded = |at: usize| {
        let before = folded[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = folded[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    !word.is_empty() && folded.match_indices(word).any(|(at, _)| !spaces || bounded(at))
}

fn fill(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, entry: usize, language: &Language) -> Frame {
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
        next: items.len(),
    };
    let own = |n: Option<&Item<'_>>| n.is_some_and(|i| i.is(|s| *s == Sense::Possessive));
    frame.own = noun
        && (own(items.get(at + 1))
            || at > 0
                && items[at - 1]
                    .phrase()
                    .is_some_and(|p| p.possessor && p.parties.is_empty() && p.reference.is_some()));
    right(items, clauses, c, at, noun, e, language, &mut frame);
    left(items, clause, at, e, language, &mut frame);
    if noun {
        frame.subject = subject_acts(items, clause, at, language, &frame);
    }
    frame
}

/// Does the clause's subject act in an event noun? With a light verb, or where the noun opens the predicate.
fn subject_acts(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language, frame: &Frame) -> bool {
    let has = |role| frame.fillers.iter().any(|(r, _)| *r == role);
    let Some(predicate) = clause.predicate else { return false };
    let light = items[predicate..at.max(predicate)].iter().any(|i| i.is(|s| *s == Sense::Light))
        || items[predicate].is(|s| *s == Sense::Light);
    let before = predicate < at;
    let verb = items[predicate].is(|s| *s == Sense::Verb) && has(Role::With) && !has(Role::Of);
    let fronted = language.cased() && !clause.inherited && !clause.subject.is_empty() && light;
    let after_light = !language.spaces() && light || fronted;
    before && (light && !has(Role::Of) || verb) || after_light && !has(Role::Of)
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
    while n < end {
        let item = &items[n];
        if is_predicate(item, language.entries()) || is_trigger(item) {
            let same = triggers(item).any(|t| language.entries()[t].kind == entry.kind);
            let listed = items[n - 1].is(|s| *s == Sense::And) || matches!(items[n - 1].mark, Some(',' | '、'));
            // "сняли санкции с Сирии": an event noun may be the verb's object, and its cases go on telling roles.
            let object = language.cased() && !noun && !is_predicate(item, language.entries());
            if !(object || same || listed && is_trigger(item)) {
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
        let markers = governors(items, n, at + 1);
        let role = match markers.first() {
            Some(_) => role_by(&markers, entry),
            None if language.cased() => after_by_case(items, n, clause, entry, adjacent, served, language),
            None if noun && adjacent && !language.possessor_before() => Some(Role::Of),
            None if noun => None,
            None => Some(Role::Object),
        };
        if let Some(role) = role {
            frame.fillers.push((role, members));
        }
        adjacent = false;
        n = last + 1;
        if n >= end
            && let Some(next) = clauses.get(c + 1)
            && noun
            && next.link == crate::clauses::Link::Relative
            && next.items.start <= n + 1
        {
            end = end.max(next.items.start);
        }
    }
    frame.window.1 = frame.window.1.max(relative_end(items, clauses, c, at, noun, language));
}

/// A relative clause right after an event noun tells of it: its time and place are the event's.
fn relative_end(items: &[Item<'_>], clauses: &[Clause], c: usize, at: usize, noun: bool, language: &Language) -> usize {
    let end = clauses[c].items.end;
    let Some(next) = clauses.get(c + 1).filter(|n| noun && n.link == crate::clauses::Link::Relative) else {
        return end;
    };
    let close = (at + 1..end).all(|n| !is_trigger(&items[n]) && !is_predicate(&items[n], language.entries()));
    let eventless = next.predicate.is_none_or(|p| !is_trigger(&items[p]));
    if close && eventless { next.items.end } else { end }
}

/// The role of a phrase after the event word that no marker governs, by its case.
fn after_by_case(
    items: &[Item<'_>],
    n: usize,
    clause: &Clause,
    entry: &Entry,
    adjacent: bool,
    served: bool,
    language: &Language,
) -> Option<Role> {
    let roles = language.case_roles();
    let cases = roles.free(items[n].phrase()?.cases);
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
    let goal = cases.may(roles.to) && (entry.form == Form::Passive || entry.roles.contains(&(Role::Object, RoleValue::Ignore)));
    if entry.form == Form::Passive && cases.must(roles.by) {
        return Some(Role::By);
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
        let role = match markers.first() {
            Some(_) => role_by(&markers, entry).filter(|r| *r != Role::Of),
            None if noun && touches && (language.possessor_before() || possessor) => Some(Role::Of),
            None if noun && of_after && (last + 2..at).all(|k| touching(&items[k])) => Some(Role::Of),
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

/// May it stand between a possessor and its noun?
fn touching(item: &Item<'_>) -> bool {
    if matches!(item.what, What::Phrase(_) | What::Time(_)) {
        return false;
    }
    item.mark.is_none_or(|m| matches!(m, '-' | '“' | '”' | '"' | '—' | '–'))
        && !item.is(|s| {
            matches!(s, Sense::Verb | Sense::Light | Sense::Relative | Sense::And | Sense::Speech(_))
                || matches!(s, Sense::Marker(m) if *m != Marker::Of)
        })
}
