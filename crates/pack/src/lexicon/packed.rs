//! A lexicon as it stands in a compiled pack, where it is most of the pack: of a state how many edges it has instead of where they begin, values
//! only of states that have one, and the characters by their number among those that are used.

use super::Lexicon;
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

impl From<Lexicon> for Packed {
    fn from(lexicon: Lexicon) -> Packed {
        let Lexicon { states, edges, .. } = lexicon;
        let mut alphabet: Vec<u32> = edges.iter().map(|e| e.0).collect();
        alphabet.sort_unstable();
        alphabet.dedup();
        let place = |label: u32| alphabet.partition_point(|known| *known < label) as u32;
        Packed {
            shapes: states.windows(2).map(|two| (two[1].0 - two[0].0) * 2 + u32::from(two[0].1 > 0)).collect(),
            values: states.iter().map(|s| s.1).filter(|value| *value > 0).collect(),
            labels: edges.iter().map(|e| place(e.0)).collect(),
            targets: edges.iter().map(|e| e.1).collect(),
            alphabet,
        }
    }
}

impl TryFrom<Packed> for Lexicon {
    type Error = &'static str;

    fn try_from(packed: Packed) -> Result<Lexicon, &'static str> {
        let Packed { shapes, values, alphabet, labels, targets } = packed;
        let mut values = values.into_iter();
        let mut first: u32 = 0;
        let mut states = Vec::with_capacity(shapes.len() + 1);
        for shape in shapes {
            let value = if shape % 2 == 1 { values.next().ok_or("a value is missing")? } else { 0 };
            states.push((first, value));
            first = first.checked_add(shape / 2).ok_or("too many edges")?;
        }
        states.push((first, 0));
        let fit = first as usize == targets.len() && labels.len() == targets.len();
        let known = targets.iter().all(|t| (*t as usize) < states.len());
        if !fit || !known || labels.iter().any(|place| *place as usize >= alphabet.len()) {
            return Err("states and edges don't fit together");
        }
        let edges = labels.into_iter().zip(targets).map(|(place, target)| (alphabet[place as usize], target)).collect();
        Ok(Lexicon { states, edges, ..Lexicon::default() })
    }
}
