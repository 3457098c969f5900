//! Which phrases on either side of an event word fill which role: by marker, case, order and possessor position.

use super::*;
use crate::kinds;

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
    let orderly = language.possessor_before() && language.spaces() && !language.cased();
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
        if is_predicate(item, language.entries()) || is_trigger(item) {
            if let Some(head) = modified(items, at, n, end, noun, language)
                && !frame.has(Role::Object)
            {
                n = head;
                continue;
            }
            let relative = matches!(&frame.fillers[..], [(Role::By, m)] if m.iter().all(|m| *m > at));
            if orderly && noun && relative && carried(items, clause, at, n, language.entries()) {
                n += 1;
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
        let markers = ahead(items, n, at + 1, language);
        let role = match markers.first() {
            _ if language.oblique_before() && between(items, last) => Some(Role::Between),
            Some(_) if told_of && frame.has(Role::Object) => None,
            // "Applied together with Peru": whom a word of company joins does what the subject does.
            Some(Marker::With) if orderly && !noun && items[n - 1].is(|s| *s == Sense::And) => Some(Role::Subject),
            Some(_) => role_by(&markers, entry),
            None if cited(items, n, at) => None,
            None if language.cased() => after_by_case(items, (at, n), clause, entry, adjacent, served, language),
            None if orderly && noun && carried(items, clause, at, last + 1, language.entries()) => Some(Role::By),
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
    if !noun && language.spaces() && !language.cased() {
        frame.fillers.extend(left_out(items, clause, at, frame).map(|head| (Role::Object, vec![head])));
    }
    frame.window.1 = frame.window.1.max(relative_end(items, clauses, c, at, noun, language));
}

/// "The sanctions Chile imposed on Peru remain", "condemned the attack Chile made": right behind a phrase stands a verb that only carries
/// the noun before, and the noun has to do with another verb.
fn carried(items: &[Item<'_>], clause: &Clause, at: usize, n: usize, entries: &[Entry]) -> bool {
    let light = items[n - 1].phrase().is_some() && items.get(n).is_some_and(|i| i.is(|s| *s == Sense::Light));
    let verb = |n: usize| is_predicate(&items[n], entries);
    light && (clause.items.start..at).chain(n + 1..clause.items.end).any(verb)
}

/// "Beijing, which he praised": what the verb of a relative clause with a subject of its own is done to stands before the clause.
fn left_out(items: &[Item<'_>], clause: &Clause, at: usize, frame: &Frame) -> Option<usize> {
    let gap = clause.link == Link::Relative && !clause.inherited && !clause.subject.is_empty();
    let verb = clause.predicate == Some(at) && frame.fillers.is_empty() && frame.subject && !frame.passive;
    let start = clause.items.start;
    let object = start > 0 && !items[start - 1].is(|s| *s == Sense::Where);
    let opens = |n: &usize| items[*n].mark.is_some() || items[*n].is(|s| *s == Sense::Relative);
    let head = (0..start).rev().find(|n| !opens(n)).filter(|_| gap && verb && object)?;
    let phrase = items[head].phrase()?;
    let party = !phrase.parties.is_empty() || phrase.person.is_some() || phrase.place.is_some();
    (party && governor(items, head, 0) != Some(Marker::In)).then_some(head)
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

/// "出席在惠灵顿举行的论坛": what a verb takes may have an attribute with a verb of its own. The item of what it takes.
pub(super) fn modified(
    items: &[Item<'_>],
    at: usize,
    n: usize,
    end: usize,
    noun: bool,
    language: &Language,
) -> Option<usize> {
    if noun || language.spaces() || !language.possessor_before() {
        return None;
    }
    let opens = (at + 1..n).all(|k| items[k].mark.is_none());
    let particle = (n + 1..end).take_while(|k| items[*k].mark.is_none()).find(|k| items[*k].marks(Marker::Of));
    particle.map(|k| k + 1).filter(|k| opens && *k < end && items[*k].phrase().is_some())
}

/// "感谢该国议员来访", "就军机进入领空": who does what is thanked for, asked for or talked about stands right before the verb.
pub(super) fn pivot(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<Vec<usize>> {
    let predicate = clause.predicate.filter(|_| !language.spaces() && language.possessor_before())?;
    let adverbs = (clause.items.start..at).rev().take_while(|n| touching(&items[*n])).count();
    let doer = (at - adverbs).checked_sub(1).filter(|n| *n >= clause.items.start)?;
    let phrase = items[doer].phrase()?;
    let marker = governor(items, doer, clause.items.start);
    let entries = language.entries();
    let acts = |t: usize| kinds::speech(&entries[t].kind);
    let asked = predicate < doer && triggers(&items[predicate]).any(acts) && !clause.subject.contains(&doer);
    let acting = !phrase.parties.is_empty() || phrase.person.is_some() || phrase.reference.is_some();
    // "接收印度赠送的雷达": before a verb that the particle makes an attribute stands its doer.
    let attribute = predicate < doer && adverbs == 0 && items.get(at + 1).is_some_and(|i| i.marks(Marker::Of));
    // "讨论三国退出该组织", "允许军机进驻": what a verb that is no event takes does what stands behind.
    let plain = items[predicate].is(|s| *s == Sense::Verb) && !is_trigger(&items[predicate]);
    let taken = predicate < doer && plain && phrase.place.is_none() && !clause.subject.contains(&doer);
    let told = marker == Some(Marker::About) || marker.is_none() && acting && (asked || attribute || taken);
    told.then(|| vec![doer])
}

/// "首位到访巴基斯坦的印度外长": the phrase behind its attribute does what the attribute says, where nobody stands before the verb.
pub(super) fn attributed(items: &[Item<'_>], clause: &Clause, at: usize, language: &Language) -> Option<Vec<usize>> {
    if language.spaces() || !language.possessor_before() || clause.predicate == Some(at) {
        return None;
    }
    let entries = language.entries();
    let stops = |n: &usize| items[*n].mark.is_none() && !is_predicate(&items[*n], entries);
    let free = (clause.items.start..at).rev().take_while(stops).all(|n| items[n].phrase().is_none());
    // "拨给驻邻国的部队": what a place's coverb opens right behind the verb is the attribute of its object.
    if items.get(at + 1).is_some_and(|i| i.marks(Marker::In)) {
        return None;
    }
    let particle = (at + 1..clause.items.end).take_while(stops).find(|n| items[*n].marks(Marker::Of))?;
    let head = particle + 1;
    let named = head < clause.items.end && items[head].phrase().is_some_and(|p| !p.parties.is_empty());
    (free && named).then(|| group(items, head, clause.items.end))
}

/// "according to the ministry": a source fills no role.
pub(super) fn cited(items: &[Item<'_>], n: usize, at: usize) -> bool {
    let word = (at + 1..n).rev().take(3).find(|k| !items[*k].is(|s| *s == Sense::Block));
    word.is_some_and(|k| items[k].is(|s| matches!(s, Sense::Speech(Speech::Source | Speech::Cited))))
}

/// A relative clause right after an event noun tells of it: its time and place are the event's.
pub(super) fn relative_end(
    items: &[Item<'_>],
    clauses: &[Clause],
    c: usize,
    at: usize,
    noun: bool,
    language: &Language,
) -> usize {
    let end = clauses[c].items.end;
    let Some(next) = clauses.get(c + 1).filter(|n| noun && n.link == Link::Relative) else {
        return end;
    };
    let close = (at + 1..end).all(|n| !is_trigger(&items[n]) && !is_predicate(&items[n], language.entries()));
    let eventless = next.predicate.is_none_or(|p| !is_trigger(&items[p]));
    if close && eventless { next.items.end } else { end }
}

/// The role of a phrase after the event word that no marker governs, by its case.
pub(super) fn after_by_case(
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
        // "визит в Кабул премьер-министра": behind the noun's own place stands its doer.
        let place = n.checked_sub(1).and_then(|b| items[b].phrase()).is_some_and(|p| p.offices.is_empty());
        let behind = place && !governors(items, n - 1, at + 1).is_empty();
        if behind && cases.must(roles.of) && items[n].phrase().is_some_and(|p| !p.parties.is_empty() || p.named()) {
            return Some(Role::Of);
        }
        // "Японская помощь Перу": the noun has its owner before it.
        let attributed = at > 0 && adjacent && items[at - 1].phrase().is_some_and(|p| p.bare);
        let served = served || attributed;
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
    let owner = !adjacent || crate::groups::is_noun(&items[n - 1]);
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
pub(super) fn before_by_case(
    items: &[Item<'_>],
    n: usize,
    clause: &Clause,
    entry: &Entry,
    language: &Language,
) -> Option<Role> {
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
    // "Решение Японии осудили": the possessor of the object, for entries that say what it is.
    let owner = n > 0 && crate::groups::is_noun(&items[n - 1]) && governors(items, n, clause.items.start).is_empty();
    let owned = cases.may(roles.of) && !cases.may(roles.subject);
    if owner && owned && entry.roles.iter().any(|(r, _)| *r == Role::Of) {
        return Some(Role::Of);
    }
    // A possessor is no object; what may be a subject is one only where there is another subject.
    let object = cases.may(Cases(roles.object.0 & !roles.of.0)) || cases == Cases::default();
    let settled = !cases.may(roles.subject) || !clause.subject.is_empty();
    (object && settled).then_some(Role::Object)
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
    let orderly = language.possessor_before() && language.spaces() && !language.cased();
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
        let pronoun = |p: &crate::phrases::Phrase<'_>| {
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
        let doer = noun && touches && (possessor || hyphened) && language.possessor_before() && language.spaces();
        // "после российского удара": an adjective's party is the noun's, which the preposition governs.
        let adjective = noun && touches && language.cased() && items[last].phrase().is_some_and(|p| p.bare);
        let role = match markers.first() {
            _ if language.oblique_before() && between(items, last) => Some(Role::Between),
            _ if doer => Some(Role::By),
            _ if adjective => Some(Role::Of),
            // "перед вылетом в Литву, лидер требовал": what a comma parts from the verb is none of its own.
            Some(_) if comma => role_by(&markers, entry).filter(|r| *r == Role::In),
            // "A delegation led by the minister will travel": before a verb, whoever is marked as a doer did something else.
            Some(Marker::By) if !noun && language.spaces() && !language.cased() => None,
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

/// "Введение Японией санкций": between a noun and what it brings about stands who does it.
fn done_by(items: &[Item<'_>], n: usize, language: &Language) -> bool {
    let roles = language.case_roles();
    let must = items[n].phrase().is_some_and(|p| roles.free(p.cases).must(roles.by));
    must && n > 0 && crate::groups::is_noun(&items[n - 1])
}

/// "прибывший в Минск министр": an active participle agrees with its doer, who may stand after all that belongs to it.
pub(super) fn participle(
    items: &[Item<'_>],
    clause: &Clause,
    at: usize,
    entry: usize,
    language: &Language,
    frame: &mut Frame,
) {
    let mut senses = items[at].senses.iter().zip(&items[at].cases);
    let own = senses.find(|(s, _)| ***s == Sense::Trigger(entry as u32)).map_or(Cases::default(), |(_, c)| *c);
    if own == Cases::default() {
        return;
    }
    // "Турция, обвинившая Иран": behind a comma it tells of the phrase before that, and what follows is its object.
    let before = at.checked_sub(2).and_then(|n| items[n].phrase()).filter(|_| items[at - 1].mark == Some(','));
    if before.is_some_and(|p| p.cases.may(own)) {
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

/// Between a verb and the infinitive under it stands the object of the first; of a request, it is the doer of the second.
pub(super) fn asked(
    items: &[Item<'_>],
    n: usize,
    outer: usize,
    frame: &mut Frame,
    language: &Language,
) -> Option<Role> {
    let request = triggers(&items[outer]).any(|t| language.entries()[t].kind == "request");
    // "предложил Уганде начать переговоры": to whom something mutual is offered takes part in it.
    let mutual = ["talks", "meeting", "agreement", "exercise", "cooperation"];
    let goal = language.case_roles().free(items[n].phrase()?.cases).must(language.case_roles().to);
    if !request && goal && mutual.contains(&language.entries()[frame.entry].kind.as_str()) {
        return Some(Role::With);
    }
    if !request || items[n].phrase()?.reference == Some(Reference::Own) {
        return None;
    }
    frame.subject = false;
    Some(Role::Subject)
}

/// "智利 对秘鲁的 军援": between the doer and the noun stands a marked phrase that ends in the possessor's particle.
pub(super) fn over_coverb(items: &[Item<'_>], from: usize, at: usize) -> bool {
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
