//! A lexicon as it stands in a compiled pack, where it is most of the pack: of a state how many edges it has instead of where they begin, values
//! only of states that have one, and the characters by their number among those that are used.

use super::building::State;
use super::{Lexicon, NEXT};
use crate::numbers;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct Packed {
    /// Of each state: twice the number of its edges; one more where a form ends.
    #[serde(with = "numbers")]
    shapes: Vec<u32>,
    /// The values of states in which a form ends, in order.
    #[serde(with = "numbers")]
    values: Vec<u32>,
    /// The characters of all edges, in order.
    alphabet: Vec<u32>,
    /// Of each edge: its character, by its place in the alphabet.
    #[serde(with = "numbers")]
    labels: Vec<u32>,
    #[serde(with = "numbers")]
    targets: Vec<u32>,
}

impl Packed {
    pub fn new(states: &[State]) -> Packed {
        let edges = || states.iter().flat_map(|s| &s.edges);
        let mut alphabet: Vec<u32> = edges().map(|e| e.0).collect();
        alphabet.sort_unstable();
        alphabet.dedup();
        let place = |label: u32| alphabet.partition_point(|known| *known < label) as u32;
        Packed {
            shapes: states.iter().map(|s| s.edges.len() as u32 * 2 + u32::from(s.value > 0)).collect(),
            values: states.iter().filter_map(|s| s.value.checked_sub(1)).collect(),
            labels: edges().map(|e| place(e.0)).collect(),
            targets: edges().map(|e| e.1).collect(),
            alphabet,
        }
    }

    /// Does all of it fit together, so that every number leads somewhere?
    fn fits(&self) -> bool {
        let edges = self.shapes.iter().try_fold(0_u32, |sum, shape| sum.checked_add(shape / 2));
        let ends = self.shapes.iter().filter(|shape| *shape % 2 == 1).count();
        edges == u32::try_from(self.targets.len()).ok()
            && self.labels.len() == self.targets.len()
            && self.values.len() == ends
            && self.targets.iter().all(|t| (*t as usize) < self.shapes.len())
            && self.labels.iter().all(|place| (*place as usize) < self.alphabet.len())
            && self.alphabet.iter().all(|label| *label <= char::MAX as u32)
            && self.alphabet.is_sorted_by(|a, b| a < b)
            && self.states().all(|(_, _, labels, _)| labels.is_sorted_by(|a, b| a < b))
    }

    /// Each state with its edges: how many states stand before it, its shape, the places of its labels and its targets.
    fn states(&self) -> impl Iterator<Item = (u32, u32, &[u32], &[u32])> {
        let mut edge = 0;
        self.shapes.iter().zip(0..).map(move |(shape, number)| {
            let edges = edge..edge + (shape / 2) as usize;
            edge = edges.end;
            (number, *shape, &self.labels[edges.clone()], &self.targets[edges])
        })
    }
}

impl From<Lexicon> for Packed {
    fn from(lexicon: Lexicon) -> Packed {
        let starts: Vec<u32> = lexicon.states().collect();
        let number = |start: u32| starts.partition_point(|known| *known < start) as u32;
        let state = |start: &u32| State {
            value: lexicon.value(*start).map_or(0, |value| value + 1),
            edges: lexicon.edges(*start).map(|(label, target)| (label, number(target))).collect(),
        };
        Packed::new(&starts.iter().map(state).collect::<Vec<_>>())
    }
}

impl TryFrom<Packed> for Lexicon {
    type Error = &'static str;

    fn try_from(packed: Packed) -> Result<Lexicon, &'static str> {
        if !packed.fits() {
            return Err("states and edges don't fit together");
        }
        let leads_on = |number: u32, shape: u32, targets: &[u32]| shape == 2 && targets[0] == number + 1;
        let mut size = 0;
        let starts = packed.states().map(|(number, shape, _, targets)| {
            let start = size as u32;
            size += if leads_on(number, shape, targets) { 1 } else { 1 + shape as usize % 2 + shape as usize / 2 * 2 };
            start
        });
        let starts: Vec<u32> = starts.collect();
        if size >= NEXT as usize {
            return Err("there are too many states");
        }
        let mut values = packed.values.iter();
        let mut cells = Vec::with_capacity(size);
        for (number, shape, labels, targets) in packed.states() {
            let label = |place: &u32| packed.alphabet[*place as usize];
            if leads_on(number, shape, targets) {
                cells.push(NEXT | label(&labels[0]));
                continue;
            }
            cells.push(shape);
            cells.extend(values.by_ref().take(shape as usize % 2));
            cells.extend(labels.iter().zip(targets).flat_map(|(place, t)| [label(place), starts[*t as usize]]));
        }
        Ok(Lexicon { cells, ..Lexicon::default() })
    }
}
