//! What is told as a condition or a demand only, and says of itself neither that it holds nor that anybody plans it; and what is history.

use super::Assembly;
use super::draft::Dated;
use crate::clauses::{Clause, Link};
use crate::discourse::{Meant, Via};
use crate::frames::Frame;
use crate::kinds;
use crate::phrases::{Item, What};
use chancery_pack::{Kind, Marker, Sense, Status};

/// "If the country leaves …", "if only the West had resisted him": the event word stands behind the word of condition.
pub(super) fn in_condition(items: &[Item<'_>], clause: &Clause, trigger: usize) -> bool {
    let conditional = |n: &usize| items[*n].is(|s| matches!(s, Sense::Status(Status::Conditional)));
    let opens = clause.items.clone().take(2).any(|n| conditional(&n));
    opens || (clause.items.start..trigger).rev().take(NEAR).any(|n| conditional(&n))
}

/// Words behind which a condition still reaches its event word.
const NEAR: usize = 6;

/// "There will be no aid until there is a peace agreement", "sanctions must stay until it disarms": what is waited for has not come.
/// "No one noticed until Togo attacked": what ended something that is over did come.
pub(super) fn awaited(items: &[Item<'_>], clause: &Clause, frame: &Frame) -> bool {
    let until = |n: &usize| {
        items[*n].marks(Marker::Until) && items.get(n + 1).is_some_and(|i| !matches!(i.what, What::Time(_)))
    };
    let first = clause.items.start.saturating_sub(1);
    let Some(at) = (first..frame.trigger).rev().find(until) else { return false };
    let open = |s: &Sense| {
        matches!(
            s,
            Sense::Status(Status::Planned | Status::Possible) | Sense::Inflected(Status::Planned | Status::Possible)
        )
    };
    items[..at].iter().any(|i| i.is(open))
}

/// Years after which the use of force is history.
const LONG_AGO: i16 = 65;

impl<'p> Assembly<'_, 'p> {
    /// "In 1772 they destroyed the city": what wars of long ago did is told as background.
    pub(super) fn history(&self, kind: &Kind, when: Option<&Dated>) -> bool {
        let ended = when.filter(|w| w.via == Via::Said).and_then(|w| w.resolved.latest);
        let long_ago = self.day.zip(ended).is_some_and(|(day, end)| day.year() - end.year() > LONG_AGO);
        kinds::force(&kind.id) && long_ago
    }

    /// "Told them to withdraw": what somebody is asked to do is the content of the request.
    pub(super) fn is_asked(&self, sentence: usize, clause: usize, link: Link, actors: &[Meant<'p>]) -> bool {
        let Some(asked) = self.drafts.last().filter(|d| link == Link::Purpose && d.kind.id == "request") else {
            return false;
        };
        let all = |a: &[Meant<'p>], b: &[Meant<'p>]| a.iter().all(|m| b.iter().any(|n| n.code == m.code));
        asked.sentence == sentence && asked.clause + 1 == clause && all(actors, &asked.recipients)
    }
}
