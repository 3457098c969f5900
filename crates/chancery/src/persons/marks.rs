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

    /// One feature more: `name:value`.
    pub fn mark(&mut self, name: &str, value: impl IntoIterator<Item = char>) {
        if let Some(names) = &mut self.names {
            let feature = format!("{name}:{}", value.into_iter().collect::<String>());
            let (template, value) = feature.split_at(name.len() + 1);
            self.score += self.hints.weight(Hash::template(&template[..name.len()]).and(value.chars()));
            names.push(feature);
        } else {
            self.score += self.hints.weight(Hash::template(name).and(value));
        }
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
        Sort::Known => {
            let rank = |s: &&&Sense| SORTS.iter().position(|(is, _)| is(s)).unwrap_or(SORTS.len());
            let first = unit.senses.iter().min_by_key(rank);
            first.and_then(|s| SORTS.iter().find(|(is, _)| is(s))).map_or("other", |(_, name)| name)
        }
    }
}

type Is = fn(&Sense) -> bool;

/// The first that any of its senses fits names a unit.
const SORTS: [(Is, &str); 20] = [
    (|s| matches!(s, Sense::Office(_)), "office"),
    (|s| matches!(s, Sense::Rank(_)), "rank"),
    (|s| matches!(s, Sense::Honorific), "honorific"),
    (|s| matches!(s, Sense::Party(..)), "party"),
    (|s| matches!(s, Sense::Place(_) | Sense::Region(_)), "place"),
    (|s| matches!(s, Sense::Institution(_)), "institution"),
    (|s| matches!(s, Sense::Agency(_)), "agency"),
    (|s| matches!(s, Sense::Group), "group"),
    (|s| matches!(s, Sense::Speech(Speech::Before)), "says"),
    (|s| matches!(s, Sense::Speech(Speech::Source)), "source"),
    (|s| matches!(s, Sense::Speech(_)), "speech"),
    (|s| matches!(s, Sense::And | Sense::Or), "and"),
    (|s| matches!(s, Sense::Marker(_)), "marker"),
    (|s| matches!(s, Sense::Private), "private"),
    (|s| matches!(s, Sense::Reference(_)), "reference"),
    (|s| matches!(s, Sense::Surname), "family"),
    (|s| matches!(s, Sense::Trigger(_)), "event"),
    (|s| matches!(s, Sense::Verb | Sense::Light), "verb"),
    (|s| matches!(s, Sense::Former | Sense::Acting), "former"),
    (|s| matches!(s, Sense::Block), "block"),
];
