//! How far what is told has come, weighed once more: what the rules (`status`, `settle`) say, the kind, the day and the words around the event word
//! have learnt weights (`packs/<lang>/status.tsv`, made by `bench/status.py`). Where they speak clearly for another status, that one stands.

use super::around::{Around, Filled};
use super::draft::{Dated, Draft};
use crate::discourse::Via;
use crate::text::Text;
use chancery_pack::{Language, STATUSES};
use jiff::civil::Date;

/// By so much (in log odds) another status must be likelier than that of the rules.
const CLEARLY: f32 = 0.5;

/// And by so much than that it is denied: to take words for their opposite is the worse mistake.
const AGAINST_DENIAL: f32 = 1.0;

/// A claim with its marks, for learning.
#[derive(Debug, Clone)]
pub struct Coursed {
    /// First character of its words, and the one behind the last.
    pub at: (usize, usize),
    /// Kind of claim.
    pub kind: String,
    /// Codes of who acts, and of those to whom.
    pub parties: [Vec<String>; 2],
    /// How far the rules think it has come.
    pub status: &'static str,
    /// Marks by name.
    pub marks: Vec<String>,
}

/// What is known of a claim when it is weighed how far it has come.
#[derive(Clone, Copy)]
pub(super) struct Ruled<'d, 'p> {
    /// Kind of claim.
    pub kind: &'p str,
    /// The status of its entry, by which the rules went.
    pub own: Option<&'p str>,
    /// Words of the event, and those around it.
    pub around: &'d Around,
    /// How far the rules think it has come, and whether that stands in words.
    pub status: (&'static str, bool),
    /// When.
    pub when: Option<&'d Dated>,
    /// No event word tells it.
    pub untold: bool,
}

/// The status for which its marks clearly speak, if that is another than the rules'.
pub(super) fn likelier(ruled: Ruled<'_, '_>, day: Option<Date>, language: &Language) -> Option<&'static str> {
    let course = language.course();
    if course.is_empty() {
        return None;
    }
    let mut sums = Default::default();
    each(ruled, day, |template, filled| course.add(filled.hash(template), &mut sums));
    let least = if ruled.status.0 == "denied" { AGAINST_DENIAL } else { CLEARLY };
    let by_rules = STATUSES.iter().position(|s| *s == ruled.status.0)?;
    course.likelier(&sums, by_rules).filter(|(_, by)| *by > least).map(|(status, _)| STATUSES[status])
}

/// The claim's marks by name.
pub fn coursed(draft: &Draft<'_>, text: &Text, day: Option<Date>, language: &Language) -> Coursed {
    let ruled = Ruled {
        kind: &draft.kind.id,
        own: language.entries()[draft.entry].status.as_deref(),
        around: &Around::new(draft.trigger, text, language),
        status: (draft.status, draft.status_said),
        when: draft.when.as_ref(),
        untold: draft.untold,
    };
    let mut marks = Vec::new();
    each(ruled, day, |template, filled| marks.push(filled.name(template)));
    let parties = [&draft.actors, &draft.recipients].map(|side| side.iter().map(|m| m.code.to_string()).collect());
    let at = (draft.quote.start, draft.quote.end);
    Coursed { at, kind: draft.kind.id.clone(), parties, status: draft.status, marks }
}

/// Goes through the marks of a claim.
fn each(ruled: Ruled<'_, '_>, day: Option<Date>, mut take: impl FnMut(char, Filled<'_>)) {
    let ((status, said), (relation, via)) = (ruled.status, time(ruled.when, day));
    let mut one = |template, texts: &[&str]| take(template, Filled::Texts(texts));
    one('p', &[status]);
    one('k', &[ruled.kind]);
    one('t', &[relation]);
    if let Some(own) = ruled.own {
        one('o', &[own]);
    }
    if ruled.untold {
        one('u', &[status]);
    }
    one('j', &[status, " ", ruled.kind]);
    one('q', &[status, " ", relation, via]);
    one('v', &[status, if said { " said" } else { " open" }]);
    ruled.around.each(&mut take);
}

/// Whether its day is over, today or ahead of the article's, or that is not known, and whether it was said.
fn time(when: Option<&Dated>, day: Option<Date>) -> (&'static str, &'static str) {
    let Some((when, day)) = when.zip(day) else { return ("none", "") };
    let (from, to) = (when.resolved.earliest, when.resolved.latest);
    let (ahead, over) = (from.is_some_and(|d| d > day), to.is_some_and(|d| d < day));
    let around = from.is_some_and(|d| d < day) && to.is_some_and(|d| d > day);
    let relation = match (ahead, over) {
        (true, _) => "ahead",
        (_, true) => "over",
        _ if around => "span",
        _ => "now",
    };
    (relation, if when.via == Via::Said { " said" } else { " carried" })
}
