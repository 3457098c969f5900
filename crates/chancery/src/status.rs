//! Whether it happened, goes on, is planned, possible, denied: from the words around the event word, and their scope.

use crate::clauses::{Clause, Link};
use crate::frames::{Frame, is_trigger};
use crate::phrases::{Item, What};
use chancery_pack::{Entry, Form, Marker, Sense, Status};

/// Status words that bear on a frame.
fn words(items: &[Item<'_>], clause: &Clause, frame: &Frame) -> Vec<Status> {
    let start = clause.items.start;
    let last = clause.items.end.max(frame.window.1.min(items.len()));
    let next = (frame.trigger + 1..last).find(|n| is_trigger(&items[*n])).unwrap_or(last);
    let next = frame.told_by.map_or(next, |predicate| next.max(predicate + 1));
    let mut found = Vec::new();
    for (n, item) in items.iter().enumerate().take(next).skip(start) {
        let own = n != frame.trigger;
        for sense in item.senses.iter().filter(|_| own && !matches!(item.what, What::Phrase(_))) {
            if let Sense::Status(status) = sense {
                found.push(*status);
            }
        }
    }
    found
}

/// The status as far as words tell it; `None` where they leave it open.
pub fn status(items: &[Item<'_>], clauses: &[Clause], frame: &Frame, entry: &Entry) -> Option<&'static str> {
    let clause = &clauses[frame.clause];
    let found = words(items, clause, frame);
    if let Some(told) = strongest(&found) {
        return Some(told);
    }
    if clause.link == Link::Content && denied(items, clauses, frame.clause) {
        return Some("denied");
    }
    if clause.link == Link::Purpose || purpose_before(items, clause, frame, entry) {
        return Some("planned");
    }
    let goes_on = clause.link == Link::Joined || clause.inherited && clause.link == Link::Main;
    if goes_on && frame.clause > 0 {
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

fn strongest(found: &[Status]) -> Option<&'static str> {
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
    ];
    order.iter().find(|(s, _)| has(*s)).map(|(_, name)| *name)
}

fn denied(items: &[Item<'_>], clauses: &[Clause], clause: usize) -> bool {
    clause > 0 && items[clauses[clause - 1].items.clone()].iter().any(|i| i.is(|s| *s == Sense::Status(Status::Denial)))
}

/// "to discuss", "untuk membahas": a purpose marker right before the event verb.
fn purpose_before(items: &[Item<'_>], clause: &Clause, frame: &Frame, entry: &Entry) -> bool {
    entry.form != Form::Noun && frame.trigger > clause.items.start && items[frame.trigger - 1].marks(Marker::For)
}
