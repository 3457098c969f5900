//! Features taken in: their weights are added up, and their names kept where somebody asks for them.

use crate::units::{Sort, Unit};
use chancery_pack::{Hash, Hints, Sense, Speech};

/// What has been found out about a candidate so far.
#[derive(Clone)]
pub(super) struct Marks<'p> {
    hints: &'p Hints,
    /// Weights added up.
    pub score: f32,
    names: Option<Vec<String>>,
}

impl<'p> Marks<'p> {
    pub fn new(hints: &'p Hints, named: bool) -> Marks<'p> {
        Marks { hints, score: 0.0, names: named.then(Vec::new) }
    }

    /// One feature more: `name:value`. Inlined, so that the name is hashed when this is compiled.
    #[inline(always)]
    pub fn mark(&mut self, name: &str, value: impl IntoIterator<Item = char>) {
        if self.named() {
            self.mark_by_name(name, &mut value.into_iter());
        } else {
            self.score += self.hints.weight(Hash::template(name).and(value));
        }
    }

    /// Only for learning: kept out of the way of what reading goes through.
    #[cold]
    #[inline(never)]
    fn mark_by_name(&mut self, name: &str, value: &mut dyn Iterator<Item = char>) {
        let value: String = value.collect();
        self.score += self.hints.weight(Hash::template(name).and(value.chars()));
        self.names.get_or_insert_default().push(format!("{name}:{value}"));
    }

    /// Are the features' names kept?
    pub fn named(&self) -> bool {
        self.names.is_some()
    }

    /// The features' names so far.
    pub fn features(&self) -> Vec<String> {
        self.names.clone().unwrap_or_default()
    }
}

/// What a unit is to its neighbours.
pub(super) fn sort(unit: &Unit<'_>) -> &'static str {
    match unit.sort {
        Sort::Time(_) => "time",
        Sort::Number(_) => "number",
        Sort::Mark(_) => "mark",
        Sort::Word => "word",
        Sort::Person(_) => "person",
        Sort::Known => SORTS[unit.senses.iter().map(|s| rank(s)).min().unwrap_or(SORTS.len() - 1)],
    }
}

/// The letters of what [`sort`] tells, all of ASCII: one a byte.
pub(super) fn letters(sort: &str) -> impl Iterator<Item = char> {
    sort.bytes().map(char::from)
}

/// The first that any of its senses is names a unit.
const SORTS: [&str; 21] = [
    "office",
    "rank",
    "honorific",
    "party",
    "place",
    "institution",
    "agency",
    "group",
    "says",
    "source",
    "speech",
    "and",
    "marker",
    "private",
    "reference",
    "family",
    "event",
    "verb",
    "former",
    "block",
    "other",
];

fn rank(sense: &Sense) -> usize {
    match sense {
        Sense::Office(_) => 0,
        Sense::Rank(_) => 1,
        Sense::Honorific => 2,
        Sense::Party(..) => 3,
        Sense::Place(_) | Sense::Region(_) => 4,
        Sense::Institution(_) => 5,
        Sense::Agency(_) => 6,
        Sense::Group => 7,
        Sense::Speech(Speech::Before) => 8,
        Sense::Speech(Speech::Source) => 9,
        Sense::Speech(_) => 10,
        Sense::And | Sense::Or => 11,
        Sense::Marker(_) => 12,
        Sense::Private => 13,
        Sense::Reference(_) => 14,
        Sense::Surname => 15,
        Sense::Trigger(_) => 16,
        Sense::Verb | Sense::Light => 17,
        Sense::Former | Sense::Acting => 18,
        Sense::Block => 19,
        _ => 20,
    }
}
