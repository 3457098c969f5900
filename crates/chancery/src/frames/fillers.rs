//! Which phrases on either side of an event word fill which role: by marker, case, order and possessor position.

use super::attributes::{modified, over_coverb};
use super::by_case::{after_by_case, asked, before_by_case, done_by};
use super::relatives::{left_out, light_relative, relative_end};
use super::{Frame, is_trigger, triggers};
use crate::clauses::{Clause, Link, is_predicate};
use crate::groups::{governors, group};
use crate::kinds;
use crate::phrases::{Item, Phrase, What};
use chancery_pack::{Cases, Entry, Form, Language, Marker, Reference, Role, RoleValue, Sense, Speech};

pub(super) fn role_of(marker: Marker) -> Option<Role> {
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
pub(super) fn role_by(markers: &[Marker], entry: &Entry) -> Option<Role> {
    let used = |m: &&Marker| role_of(**m).is_some_and(|r| !entry.roles.contains(&(r, RoleValue::Ignore)));
    markers.iter().find(used).or(markers.first()).and_then(|m| role_of(*m))
}

#[allow(clippy::too_many_arguments)]
pub(super) fn right(
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
    let orderly = language.owners_first();
    let mut n = at + 1;
    let mut end = clause.items.end;
    let mut adjacent = true;
    // "оказала помощь Сирии": the subject gives it, so that a case that may be the goal is the goal.
    let served = noun
        && !clause.subject.is_empty()
        && clause.predicate.is_some_and(|p| p < at && items[p].is(|s| *s == Sense::Light));
    // "呼吁联盟对邻国实施制裁": behind the one who is asked, what is marked belongs to what is asked.
    let told_of = !noun && !language.spaces() && language.possessor_before() && kinds::speech(&entry.kind);
    // What follows a topic ("over arms from X") belongs to the topic.
    let mut topic = false;
    while n < end {
        let item = &items[n];
        // "通了电话，双方同意…": behind a comma both sides begin to do something else.
        let both =
            |i: &Item<'_>| i.phrase().is_some_and(|p| p.reference == Some(Reference::Pair) && p.parties.is_empty());
        if !noun && matches!(item.mark, Some('，' | ',')) && items.get(n + 1).is_some_and(both) {
            break;
        }
        if is_predicate(item, language.entries()) || is_trigger(item) {
            if let Some(head) = modified(items, at, n, end, noun, language)
                && !frame.has(Role::Object)
            {
                n = head;
                continue;
            }
            let relative = matches!(&frame.fillers[..], [(Role::By, m)] if m.iter().all(|m| *m > at));
            if orderly && noun && relative && light_relative(items, clause, at, n, language.entries()) {
                n += 1;
                continue;
            }
            let empty = frame.fillers.is_empty();
            let same = empty && triggers(item).any(|t| language.entries()[t].kind == entry.kind);
            // "谴责此举违反 …": a noun in between is the subject of the other verb.
            let deed = |k: usize| items[k].is(|s| *s == Sense::Reference(Reference::Deed));
            let plain = |k: usize| {
                items[k].senses.is_empty() && items[k].mark.is_none() && matches!(items[k].what, What::Unit) || deed(k)
            };
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
                                | Sense::Deed(_)
                                | Sense::Next
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
        let markers = ahead(items, n, at + 1, language);
        let role = match markers.first() {
            _ if language.oblique_before() && between(items, last) => Some(Role::Between),
            Some(_) if told_of && frame.has(Role::Object) => None,
            // "Applied together with Peru": whom a word of company joins does what the subject does.
            Some(Marker::With) if orderly && !noun && items[n - 1].is(|s| *s == Sense::And) => Some(Role::Subject),
            Some(_) => role_by(&markers, entry),
            None if cited(items, n, at) => None,
            None if language.cased() => after_by_case(items, (at, n), clause, entry, adjacent, served, language),
            None if orderly && noun && light_relative(items, clause, at, last + 1, language.entries()) => {
                Some(Role::By)
            }
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
        // "попросил о помощи Францию": what is surely nobody's possessor is the verb's object.
        let object = !noun && role == Some(Role::Object) && no_possessor(items, n, language);
        if let Some(role) = role.filter(|_| !(topic && belongs && !object || second)) {
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
    if !noun && language.spaces() && !language.cased() {
        frame.fillers.extend(left_out(items, clause, at, frame).map(|head| (Role::Object, vec![head])));
    }
    frame.window.1 = frame.window.1.max(relative_end(items, clauses, c, at, noun, language));
}

/// Does its case tell that it is nobody's possessor?
fn no_possessor(items: &[Item<'_>], n: usize, language: &Language) -> bool {
    let roles = language.case_roles();
    items[n].phrase().is_some_and(|p| p.cases != Cases::default() && !roles.free(p.cases).may(roles.of))
}

/// The markers that govern a phrase; in a language whose possessor's particle stands behind ("外长的") it governs nothing after it.
fn ahead(items: &[Item<'_>], n: usize, start: usize, language: &Language) -> Vec<Marker> {
    let markers = governors(items, n, start);
    let behind = language.possessor_before() && !language.spaces() && markers.first() == Some(&Marker::Of);
    if behind { Vec::new() } else { markers }
}

/// "在甲和乙之间": the word for between stands behind those it names.
pub(super) fn between(items: &[Item<'_>], last: usize) -> bool {
    items.get(last + 1).is_some_and(|i| i.marks(Marker::Between))
}

/// "according to the ministry": a source fills no role.
pub(super) fn cited(items: &[Item<'_>], n: usize, at: usize) -> bool {
    let word = (at + 1..n).rev().take(3).find(|k| !items[*k].is(|s| *s == Sense::Block));
    word.is_some_and(|k| items[k].is(|s| matches!(s, Sense::Speech(Speech::Source | Speech::Cited))))
}

pub(super) fn left(
    items: &[Item<'_>],
    clause: &Clause,
    at: usize,
    entry: &Entry,
    language: &Language,
    frame: &mut Frame,
) {
    let noun = entry.form == Form::Noun;
    let orderly = language.owners_first();
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
        // "Lent Port Louis its support": a name without a possessor's mark is parted from its noun by a small word.
        let attribute =
            items[last].phrase().is_some_and(|p| p.possessor || p.bare) || !language.spaces() || language.cased();
        // "For a Boluarte-Boric summit": two whom a hyphen joins are the noun's own.
        let hyphened = noun && touches && items[n + 1].mark == Some('-') && last == n + 2 && orderly;
        let attribute = attribute || hyphened;
        let touches = touches && (attribute || !(last + 1..at).any(|k| items[k].is(|s| *s == Sense::Block)));
        let of_after = items.get(last + 1).is_some_and(|i| i.marks(Marker::Of))
            && language.possessor_before()
            && !language.spaces();
        let pronoun = |p: &Phrase<'_>| {
            language.cased()
                && p.parties.is_empty()
                && matches!(p.reference, Some(Reference::Person | Reference::Own))
                && (p.reference == Some(Reference::Own) || p.cases.may(language.case_roles().of))
        };
        let possessor = items[last].phrase().is_some_and(|p| p.possessor || p.bare || pronoun(p));
        let markers = ahead(items, n, start, language);
        let outer = language.cased() && !noun && start > clause.items.start;
        let comma = language.cased() && !noun && (last + 1..at).any(|k| matches!(items[k].mark, Some(',')));
        // "after Israeli strikes", "over China's tariffs": the preposition governs the noun, not its doer.
        // "Under African Union mediation": right before the noun the name of a body is no object of the preposition.
        let body = last + 1 == at && items[last].phrase().is_some_and(Phrase::is_body);
        let before_noun = possessor || hyphened || body;
        let doer = noun && touches && before_noun && language.possessor_before() && language.spaces();
        // "после российского удара": an adjective's party is the noun's, which the preposition governs.
        let adjective = noun && touches && language.cased() && items[last].phrase().is_some_and(|p| p.bare);
        let role = match markers.first() {
            _ if language.oblique_before() && between(items, last) => Some(Role::Between),
            _ if doer => Some(Role::By),
            _ if adjective => Some(Role::Of),
            // "перед вылетом в Литву, лидер требовал": what a comma parts from the verb is none of its own.
            Some(_) if comma => role_by(&markers, entry).filter(|r| *r == Role::In),
            // "A delegation led by the minister will travel": before a verb, whoever is marked as a doer did something else.
            // "The accord reached by Peru and Chile took effect": what has nobody for its subject is theirs who brought it about.
            Some(Marker::By) if !noun && language.spaces() && !language.cased() => {
                let other = (clause.items.start..n).any(|k| is_predicate(&items[k], entries));
                (entry.kind == "agreement" && clause.subject.is_empty() && !other).then_some(Role::By)
            }
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
            None if noun && touches && done_by(items, n, language) => Some(Role::By),
            None if language.cased() => before_by_case(items, n, clause, entry, language),
            None => None,
        };
        // "Ирану удалось договориться": whoever is to do what an infinitive tells, where the clause has no subject.
        let impersonal = role == Some(Role::To) && items[at].infinitive && clause.subject.is_empty();
        let role = if impersonal && !frame.has(Role::Subject) {
            frame.subject = false;
            Some(Role::Subject)
        } else {
            role
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
pub(super) fn touching(item: &Item<'_>) -> bool {
    if matches!(item.what, What::Phrase(_) | What::Time(_)) || item.is(|s| matches!(s, Sense::Trigger(_))) {
        return false;
    }
    item.mark.is_none_or(|m| matches!(m, '-' | '“' | '”' | '"' | '—' | '–'))
        && !item.is(|s| {
            matches!(s, Sense::Verb | Sense::Light | Sense::Relative | Sense::And | Sense::Speech(_))
                || matches!(s, Sense::Marker(m) if *m != Marker::Of)
        })
}
