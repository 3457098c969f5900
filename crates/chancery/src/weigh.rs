//! Choices between candidates by weights that were learnt: who is meant where the words don't say it.
//!
//! A candidate has features; each feature has a weight of its own, one more for the kind of claim, and some have one with
//! another (`lead*seldom`): named first and hardly again is not the two added. The highest sum is chosen. The weights stand as text in `packs/world/weights.tsv`, made by `bench/learn.py`.

use crate::features::{AND, Feature, Features};
use chancery_pack::World;
use chancery_pack::quick::Table;

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Who acts, where nobody is said.
    Actor,
    /// On whom, where nobody is said.
    Recipient,
    /// With whom, where one is said of a happening between equals.
    Partner,
    /// Whose official somebody is who is the subject.
    Doer,
    /// Whose official anybody else is.
    Stranger,
    /// Where, where its own words don't tell.
    Place,
    /// When, where its own words don't tell.
    Time,
    /// Which two "both sides" are.
    Pair,
}

impl Slot {
    /// As in the table of weights.
    pub const NAMES: [&'static str; 8] = ["actor", "recipient", "partner", "doer", "stranger", "place", "time", "pair"];
}

/// A choice that was made, for learning and for showing.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What was to be chosen.
    pub slot: &'static str,
    /// Kind of claim; empty for people.
    pub kind: String,
    /// First and last character of the event word, or of the person.
    pub at: (usize, usize),
    /// Parties that were known.
    pub known: Vec<String>,
    /// The person, if one is asked for.
    pub person: Option<String>,
    /// Party and features; no party: nobody.
    pub candidates: Vec<(Option<String>, Vec<&'static str>)>,
    /// Which candidate was chosen.
    pub chosen: usize,
    /// Marks that speak for something or nothing, of times and places.
    pub marks: Vec<String>,
}

const WIDTH: usize = 128;

const _: () = assert!(Feature::NAMES.len() <= WIDTH, "a row of weights is too short");
type Row = [f32; WIDTH];

/// The learnt weights, by slot.
#[derive(Debug, Default)]
pub struct Weights {
    any: Vec<Row>,
    of_kind: Vec<Table<Row>>,
    together: Vec<Vec<(Features, f32)>>,
}

impl Weights {
    /// Takes the world's table; rows with names unknown to this engine are left out.
    pub fn new(world: &World) -> Weights {
        let slots = Slot::NAMES.len();
        let mut weights = Weights {
            any: vec![[0.0; WIDTH]; slots],
            of_kind: vec![Table::default(); slots],
            together: vec![Vec::new(); slots],
        };
        for row in &world.weights {
            let slot = Slot::NAMES.iter().position(|s| *s == row.slot);
            let Some((slot, features)) = slot.zip(Features::named(&row.feature)) else { continue };
            let one = features.bits().next().filter(|_| !row.feature.contains(AND));
            match one {
                None if row.kind.is_empty() => weights.together[slot].push((features, row.weight)),
                None => {} // two features are weighed for all kinds
                Some(feature) if row.kind.is_empty() => weights.any[slot][feature] = row.weight,
                Some(feature) => {
                    weights.of_kind[slot].entry(row.kind.clone()).or_insert([0.0; WIDTH])[feature] = row.weight;
                }
            }
        }
        weights
    }

    /// Which candidate is best; the first of equals.
    pub fn best(&self, slot: Slot, kind: &str, candidates: &[Features]) -> usize {
        self.best_by(slot, kind, candidates).0
    }

    /// Which candidate is best, and by how much it is better than the first, as which nobody stands.
    pub fn best_by(&self, slot: Slot, kind: &str, candidates: &[Features]) -> (usize, f32) {
        let (any, own) = (self.any.get(slot as usize), self.of_kind[slot as usize].get(kind));
        let score = |f: &Features| -> f32 {
            let each = f.bits().map(|n| any.map_or(0.0, |row| row[n]) + own.map_or(0.0, |row| row[n]));
            let together =
                self.together[slot as usize].iter().filter(|(both, _)| f.has(*both)).map(|(_, weight)| weight);
            each.sum::<f32>() + together.sum::<f32>()
        };
        let first = candidates.first().map_or(0.0, score);
        let mut best = (0, first);
        for (n, features) in candidates.iter().enumerate().skip(1) {
            let score = score(features);
            if score > best.1 {
                best = (n, score);
            }
        }
        (best.0, best.1 - first)
    }
}

#[cfg(test)]
mod tests {
    use super::{Slot, Weights};
    use crate::features::{AND, Features};
    use chancery_pack::{Weight, World};

    #[test]
    fn every_weight_of_a_choice_is_a_feature_s() {
        for weight in chancery_packs::world().weights.iter().filter(|w| w.slot != "claim") {
            assert!(Slot::NAMES.contains(&weight.slot.as_str()), "no slot `{}`", weight.slot);
            assert!(Features::named(&weight.feature).is_some(), "no feature `{}`", weight.feature);
            assert!(weight.kind.is_empty() || !weight.feature.contains(AND), "a pair is weighed for all kinds");
        }
    }

    #[test]
    fn two_features_weigh_more_or_less_than_each_by_itself() {
        let row = |feature: &str, weight| Weight {
            slot: "actor".into(),
            kind: String::new(),
            feature: feature.into(),
            weight,
        };
        let of_kind = Weight { kind: "visit".into(), ..row("lead*seldom", 9.0) };
        let weights = vec![
            row("lead", 1.0),
            row("seldom", 1.0),
            row("lead*seldom", -3.0),
            row("lead*never_heard_of", 9.0),
            of_kind,
        ];
        let weights = Weights::new(&World { weights, ..World::default() });
        let of = |names: &[&str]| {
            names.iter().fold(Features::default(), |all, name| all.and(Features::named(name).expect(name)))
        };
        let candidates = [of(&["lead", "seldom"]), of(&["lead"]), of(&["seldom", "far"])];
        assert_eq!(weights.best_by(Slot::Actor, "visit", &candidates), (1, 2.0));
    }
}
