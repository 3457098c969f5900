//! The roles of phrases that no marker governs, by their case.

use super::{Frame, triggers};
use crate::clauses::{Clause, is_predicate};
use crate::groups::{governors, is_noun};
use crate::phrases::{Item, Phrase};
use chancery_pack::{Cases, Entry, Form, Language, Marker, Reference, Role, RoleValue, Sense};

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
        let b = n.saturating_sub(1 + usize::from(is_noun(&items[n - 1])));
        let place = items[b].phrase().is_some_and(|p| p.offices.is_empty());
        let behind = b > at && place && !governors(items, b, at + 1).is_empty();
        let of = cases.may(roles.of) && !cases.may(roles.subject);
        if behind && of && items[n].phrase().is_some_and(|p| !p.parties.is_empty() || p.named()) {
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
    // "осудил действия Ирана", "недовольны решением Кении": the possessor of the object, for entries that say what it is.
    let noun = is_noun(&items[n - 1]);
    let of = cases.must(roles.of) && (!adjacent || noun) || entry.form == Form::Passive && noun && cases.may(roles.of);
    if of && n > 0 && entry.roles.iter().any(|(r, _)| *r == Role::Of) {
        return Some(Role::Of);
    }
    if is_noun(&items[n - 1]) && cases.may(roles.of) && !cases.may(roles.subject) && places(items, at, n) {
        return Some(Role::In);
    }
    match cases.may(roles.object) && !goal {
        true => Some(Role::Object),
        false if cases.may(roles.to) => Some(Role::To),
        false => by,
    }
}

/// "Прибыли в Курскую область России": behind a noun that a name qualifies and a preposition of place governs stands where that is.
fn places(items: &[Item<'_>], at: usize, n: usize) -> bool {
    let Some(name) = n.checked_sub(2).filter(|b| *b > at) else { return false };
    let plain = |p: &Phrase<'_>| p.parties.is_empty() && p.offices.is_empty() && p.reference.is_none();
    let governs = |m: &Marker| matches!(m, Marker::In | Marker::To);
    items[name].phrase().is_some_and(plain) && governors(items, name, at + 1).iter().any(governs)
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
    // "Кении обещал помощь союз": what opens a sentence is nobody's possessor.
    let opens =
        n == 0 && cases.may(roles.to) && !cases.may(roles.subject) && !cases.may(Cases(roles.object.0 & !roles.of.0));
    if cases.must(roles.to) || opens {
        return Some(Role::To);
    }
    if entry.form == Form::Noun {
        return None;
    }
    if cases.must(roles.by) {
        return (entry.form == Form::Passive).then_some(Role::By);
    }
    // "Решение Японии осудили": the possessor of the object, for entries that say what it is.
    let owner = n > 0 && is_noun(&items[n - 1]) && governors(items, n, clause.items.start).is_empty();
    let owned = cases.may(roles.of) && !cases.may(roles.subject);
    if owner && owned && entry.roles.iter().any(|(r, _)| *r == Role::Of) {
        return Some(Role::Of);
    }
    // A possessor is no object; what may be a subject is one only where there is another subject.
    let object = cases.may(Cases(roles.object.0 & !roles.of.0)) || cases == Cases::default();
    let settled = !cases.may(roles.subject) || !clause.subject.is_empty();
    (object && settled).then_some(Role::Object)
}

/// "Введение Японией санкций": between a noun and what it brings about stands who does it.
pub(super) fn done_by(items: &[Item<'_>], n: usize, language: &Language) -> bool {
    let roles = language.case_roles();
    let must = items[n].phrase().is_some_and(|p| roles.free(p.cases).must(roles.by));
    must && n > 0 && is_noun(&items[n - 1])
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
    // "Россия, первой признавшая": a word or two may stand between.
    let plain = |i: &&Item<'_>| i.phrase().is_none() && i.mark.is_none() && !is_predicate(i, language.entries());
    let comma = at - items[..at].iter().rev().take(2).take_while(plain).count();
    let parted = comma > 1 && items[comma - 1].mark == Some(',');
    let before = comma.checked_sub(2).and_then(|n| items[n].phrase()).filter(|_| parted);
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
