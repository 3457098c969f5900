//! Which phrases behind an event word fill which role: by marker, case and order.

use super::attributes::modified;
use super::by_case::after_by_case;
use super::fillers::{Word, ahead, between, cited, role_by};
use super::relatives::{left_out, light_relative, relative_end};
use super::{Frame, is_trigger, triggers};
use crate::clauses::{Link, is_predicate};
use crate::groups::{group, is_noun};
use crate::kinds;
use crate::phrases::{Item, What};
use chancery_pack::{ANY_DEED, Cases, Marker, Reference, Role, Sense};

/// Fills the roles of what stands behind.
pub(super) fn right(word: Word<'_, '_>, frame: &mut Frame) {
    let Word { items, clauses, c, at, language, .. } = word;
    let mut walk = Behind { word, end: word.clause().items.end, adjacent: true, topic: false };
    let mut n = at + 1;
    while n < walk.end && !walk.both_go_on(n) {
        let item = &items[n];
        if is_predicate(item, language.entries()) || is_trigger(item) {
            let Some(next) = walk.past_word(n, frame) else { break };
            n = next;
        } else if item.phrase().is_none() {
            walk.adjacent &= passed(item);
            n += 1;
        } else {
            n = walk.phrase(n, frame);
        }
    }
    if !word.noun() && language.spaces() && !language.cased() {
        frame.fillers.extend(left_out(items, word.clause(), at, frame).map(|head| (Role::Object, vec![head])));
    }
    frame.window.1 = frame.window.1.max(relative_end(items, clauses, c, at, word.noun(), language));
}

/// May it stand between a noun and its possessor behind it?
fn passed(item: &Item<'_>) -> bool {
    let small = |s: &Sense| {
        s.describes() || matches!(s, Sense::Possessive | Sense::Block | Sense::Ordinal(_) | Sense::Comparison(_))
    };
    item.mark.is_none() && (item.senses.is_empty() || item.is(small))
}

/// The way to the right of an event word.
struct Behind<'a, 'i> {
    word: Word<'a, 'i>,
    end: usize,
    /// Nothing that parts stood between the word and what is looked at.
    adjacent: bool,
    /// What follows a topic ("over arms from X") belongs to the topic.
    topic: bool,
}

impl Behind<'_, '_> {
    /// "通了电话，双方同意…": behind a comma both sides begin to do something else.
    fn both_go_on(&self, n: usize) -> bool {
        let both =
            |i: &Item<'_>| i.phrase().is_some_and(|p| p.reference == Some(Reference::Pair) && p.parties.is_empty());
        let items = self.word.items;
        !self.word.noun() && matches!(items[n].mark, Some('，' | ',')) && items.get(n + 1).is_some_and(both)
    }

    /// At another verb or event word: where its phrases go on, if they do.
    fn past_word(&self, n: usize, frame: &Frame) -> Option<usize> {
        let Word { items, at, entry, language, .. } = self.word;
        let (noun, entries) = (self.word.noun(), language.entries());
        let head = modified(items, at, n, self.end, noun, language).filter(|_| !frame.has(Role::Object));
        if head.is_some() {
            return head;
        }
        let item = &items[n];
        let relative = matches!(&frame.fillers[..], [(Role::By, m)] if m.iter().all(|m| *m > at));
        if language.owners_first() && noun && relative && light_relative(items, self.word.clause(), at, n, entries) {
            return Some(n + 1);
        }
        let empty = frame.fillers.is_empty();
        let same = empty && triggers(item).any(|t| entries[t].kind == entry.kind);
        // "谴责此举违反 …": a noun in between is the subject of the other verb.
        let deed = |k: usize| items[k].is(|s| matches!(s, Sense::Deed(kind) if **kind == *ANY_DEED));
        let plain = |k: usize| {
            items[k].senses.is_empty() && items[k].mark.is_none() && matches!(items[k].what, What::Unit) || deed(k)
        };
        let subject = !language.spaces() && !is_trigger(item) && (at + 1..n).any(plain);
        let carrier = entry.over && empty && !is_trigger(item) && !subject;
        let listed = items[n - 1].is(|s| matches!(s, Sense::And)) || matches!(items[n - 1].mark, Some(',' | '、'));
        // "сняли санкции с Сирии": an event noun may be the verb's object, and its cases go on telling roles.
        let object = language.cased() && !noun && !is_predicate(item, entries);
        (object || same || carrier || listed && is_trigger(item)).then_some(n + 1)
    }

    /// Gives the phrase at `n` and those listed with it their role. Where it goes on.
    fn phrase(&mut self, n: usize, frame: &mut Frame) -> usize {
        let Word { items, at, language, .. } = self.word;
        let mut members = group(items, n, self.end);
        members.extend(self.spoken_to_as_well(*members.last().unwrap_or(&n)));
        let last = *members.last().unwrap_or(&n);
        if frame.fillers.iter().any(|(r, told)| *r == Role::Subject && told.contains(&n)) {
            return last + 1;
        }
        let role = self.role(n, last, frame);
        self.topic |=
            items[at + 1..n].iter().any(|i| i.marks(Marker::About) && !i.marks(Marker::In) || i.marks(Marker::Under));
        let belongs = matches!(role, Some(Role::From | Role::Of | Role::Object | Role::By));
        let second = role == Some(Role::Object) && frame.has(Role::Object);
        // "попросил о помощи Францию": what is surely nobody's possessor is the verb's object.
        let roles = language.case_roles();
        let no_owner =
            items[n].phrase().is_some_and(|p| p.cases != Cases::default() && !roles.free(p.cases).may(roles.of));
        let object = !self.word.noun() && role == Some(Role::Object) && no_owner;
        if let Some(role) = role.filter(|_| !(self.topic && belongs && !object || second)) {
            frame.fillers.push((role, members));
        }
        self.adjacent = false;
        self.goes_on_in_relative(last + 1);
        last + 1
    }

    /// "呼吁俄罗斯与乌克兰停火": the word of company joins those who are spoken to, where no event word takes it.
    fn spoken_to_as_well(&self, last: usize) -> Option<usize> {
        let Word { items, entry, language, .. } = self.word;
        let asks = entry.kind == "request" && !self.word.noun() && !language.spaces() && language.oblique_before();
        let company = items.get(last + 1).filter(|i| i.marks(Marker::With) && asks).map(|_| last + 2)?;
        let state =
            |n: usize| items.get(n).and_then(Item::phrase).is_some_and(|p| !p.parties.is_empty() && p.person.is_none());
        let taken = items[company.min(items.len())..self.end].iter().any(is_trigger);
        (company < self.end && state(last) && state(company) && !taken).then_some(company)
    }

    fn role(&self, n: usize, last: usize, frame: &Frame) -> Option<Role> {
        let Word { items, at, entry, language, .. } = self.word;
        let (noun, clause) = (self.word.noun(), self.word.clause());
        let orderly = language.owners_first();
        // "оказала помощь Сирии": the subject gives it, so that a case that may be the goal is the goal.
        let served = noun
            && !clause.subject.is_empty()
            && clause.predicate.is_some_and(|p| p < at && items[p].is(|s| matches!(s, Sense::Light)));
        // "呼吁联盟对邻国实施制裁": behind the one who is asked, what is marked belongs to what is asked.
        let told_of = !noun && !language.spaces() && language.possessor_before() && kinds::speech(&entry.kind);
        let blocks = || items[at + 1..n].iter().all(|i| i.is(|s| matches!(s, Sense::Block)));
        let markers = ahead(items, n, at + 1, language);
        match markers.first() {
            _ if language.oblique_before() && between(items, last) => Some(Role::Between),
            Some(_) if told_of && frame.has(Role::Object) => None,
            // "Backed Peru in its dispute with Chile": the company is that of a noun which another preposition governs.
            Some(Marker::With) if !noun && frame.has(Role::Object) && self.of_governed_noun(n) => None,
            // "参加由秘鲁主持的会议": where such phrases stand before their verb, a doer behind it is that of an attribute.
            // "签署由甲国斡旋的协议": unless that verb is an event of its own.
            Some(Marker::By) if !noun && language.oblique_before() => {
                let attribute = items.get(last + 2).is_some_and(|i| i.marks(Marker::Of));
                Some(Role::Object).filter(|_| !(attribute && items.get(last + 1).is_some_and(is_trigger)))
            }
            // "Applied together with Peru": whom a word of company joins does what the subject does.
            Some(Marker::With) if orderly && !noun && items[n - 1].is(|s| matches!(s, Sense::And)) => {
                Some(Role::Subject)
            }
            Some(_) => role_by(&markers, entry),
            None if cited(items, n, at) => None,
            None if language.cased() => after_by_case(items, (at, n), clause, entry, self.adjacent, served, language),
            None if orderly && noun && light_relative(items, clause, at, last + 1, language.entries()) => {
                Some(Role::By)
            }
            None if noun && self.adjacent && !language.possessor_before() => Some(Role::Of),
            None if noun && language.spaces() && blocks() => Some(Role::Object),
            None if noun => None,
            None => Some(Role::Object),
        }
    }

    /// Does the marker before `n` stand behind a plain noun that another marker governs?
    fn of_governed_noun(&self, n: usize) -> bool {
        let Word { items, at, language, .. } = self.word;
        let small = |i: &&Item<'_>| i.phrase().is_none() && i.is(|s| matches!(s, Sense::Article | Sense::Block));
        let marker = n.checked_sub(1 + items[..n].iter().rev().take(2).take_while(small).count());
        let Some(head) = marker.and_then(|m| m.checked_sub(1)).filter(|h| *h > at + 1) else { return false };
        let owner = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Reference(Reference::Owner)));
        let between = |i: &&Item<'_>| i.phrase().is_none() && (is_noun(i) || owner(i) || small(i));
        let first = head - items[at + 1..head].iter().rev().take(3).take_while(between).count();
        let governs = |i: &Item<'_>| i.marks(Marker::In) || i.marks(Marker::About) || i.marks(Marker::During);
        language.spaces() && is_noun(&items[head]) && first > at + 1 && governs(&items[first - 1])
    }

    /// A noun's phrases go on in the relative clause right behind the last of them.
    fn goes_on_in_relative(&mut self, n: usize) {
        let next = self.word.clauses.get(self.word.c + 1).filter(|_| n >= self.end && self.word.noun());
        if let Some(next) = next.filter(|next| next.link == Link::Relative && next.items.start <= n + 1) {
            self.end = self.end.max(next.items.start);
        }
    }
}
