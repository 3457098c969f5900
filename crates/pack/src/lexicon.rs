//! All forms of a language in one automaton that shares beginnings and endings, so that a phrase of many variants takes little room.

mod packed;

use packed::Packed;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// States by number, from the root on in order of their distance from it: most steps wait for memory, and most texts leave after a few.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(try_from = "Packed", into = "Packed")]
pub(crate) struct Lexicon {
    /// Of each state: where its edges begin, which end where the next state's begin; and one more than the value of the form that ends
    /// here, 0: none does.
    states: Vec<(u32, u32)>,
    /// Label and target, the labels in order within a state.
    edges: Vec<(u32, u32)>,
    /// What every character of a text asks for. Built when first asked.
    start: OnceLock<Start>,
}

/// The first two steps from the root, where nearly all texts end: looked up instead of searched for.
#[derive(Debug, Default, Clone)]
struct Start {
    /// By label, one more than the root's target, and the target's row in `second`.
    first: Vec<(u32, u32)>,
    /// Rows of [`WIDTH`] labels and targets, by the label's last bits; a label that shares them with another is searched for.
    second: Vec<[(u32, u32); WIDTH]>,
}

/// So few edges are looked through one by one.
const FEW: usize = 8;

/// Letters of an alphabet differ in so few last bits.
const WIDTH: usize = 128;

/// So many states behind the root have a row; those with the most edges.
const ROWS: usize = 128;

/// No character, no row and no number.
const NONE: u32 = u32::MAX;

/// A state in the making.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
struct State {
    value: u32,
    edges: Vec<(u32, u32)>,
}

impl Lexicon {
    /// Builds it from forms in order, each once: behind every form, states that no later form can change are shared out.
    pub fn new(forms: impl IntoIterator<Item = (String, u32)>) -> Lexicon {
        let mut builder = Builder { lexicon: Lexicon::default(), known: HashMap::new(), path: vec![State::default()] };
        let mut last: Vec<char> = Vec::new();
        for (form, value) in forms {
            let chars: Vec<char> = form.chars().collect();
            let shared = last.iter().zip(&chars).take_while(|(a, b)| a == b).count();
            builder.close(&last, shared);
            builder.path.resize_with(chars.len() + 1, State::default);
            builder.path[chars.len()].value = value + 1;
            last = chars;
        }
        builder.close(&last, 0);
        let root = builder.path.swap_remove(0);
        let root = builder.number(root);
        builder.lexicon.states.push((builder.lexicon.edges.len() as u32, 0));
        builder.lexicon.by_distance(root)
    }

    /// The same with states numbered by their distance from the root.
    fn by_distance(&self, root: u32) -> Lexicon {
        let mut number = vec![NONE; self.states.len()];
        number[root as usize] = 0;
        let mut order = vec![root as usize];
        let mut sorted = Lexicon::default();
        let mut next = 0;
        while let Some(state) = order.get(next).copied() {
            sorted.states.push((sorted.edges.len() as u32, self.states[state].1));
            for (label, target) in self.edges(state) {
                let target = *target as usize;
                if number[target] == NONE {
                    number[target] = order.len() as u32;
                    order.push(target);
                }
                sorted.edges.push((*label, number[target]));
            }
            next += 1;
        }
        sorted.states.push((sorted.edges.len() as u32, 0));
        sorted
    }

    /// The forms with which the text begins, the shortest first: their lengths and values.
    pub fn beginning<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let start = self.start();
        let first = text.first().and_then(|c| start.first.get(u32::from(*c) as usize));
        let mut state = first.and_then(|(target, _)| target.checked_sub(1)).map(|s| s as usize);
        let mut row = first.and_then(|(_, row)| start.second.get(*row as usize));
        let mut rest = text.iter().skip(1).map(|c| u32::from(*c));
        let values = std::iter::from_fn(move || {
            let value = self.states[state?].1;
            let looked = row.take();
            state = state.zip(rest.next()).and_then(|(s, c)| match looked.map(|row| row[c as usize % WIDTH]) {
                Some((label, target)) if label == c => Some(target as usize),
                Some((NONE, _)) => None,
                _ => self.step(s, c),
            });
            Some(value)
        });
        (1..).zip(values).filter(|(_, value)| *value > 0).map(|(length, value)| (length, value - 1))
    }

    fn start(&self) -> &Start {
        self.start.get_or_init(|| {
            let edges = if self.states.is_empty() { &[][..] } else { self.edges(0) };
            let mut wide: Vec<(u32, u32)> = edges.to_vec();
            wide.sort_by_key(|(label, state)| (std::cmp::Reverse(self.edges(*state as usize).len()), *label));
            wide.truncate(ROWS);
            let mut first = vec![(0, NONE); edges.last().map_or(0, |e| e.0 as usize + 1)];
            edges.iter().for_each(|(label, target)| first[*label as usize].0 = target + 1);
            wide.iter().zip(0..).for_each(|((label, _), n)| first[*label as usize].1 = n);
            Start { first, second: wide.iter().map(|(_, state)| self.row(*state as usize)).collect() }
        })
    }

    fn row(&self, state: usize) -> [(u32, u32); WIDTH] {
        let mut row = [(NONE, 0); WIDTH];
        self.edges(state).iter().for_each(|e| row[e.0 as usize % WIDTH] = *e);
        row
    }

    fn edges(&self, state: usize) -> &[(u32, u32)] {
        &self.edges[self.states[state].0 as usize..self.states[state + 1].0 as usize]
    }

    fn step(&self, state: usize, label: u32) -> Option<usize> {
        let edges = self.edges(state);
        let edge = if edges.len() <= FEW {
            edges.iter().find(|e| e.0 == label)?
        } else {
            &edges[edges.binary_search_by_key(&label, |e| e.0).ok()?]
        };
        Some(edge.1 as usize)
    }
}

struct Builder {
    lexicon: Lexicon,
    known: HashMap<State, u32>,
    /// The states along the last form.
    path: Vec<State>,
}

impl Builder {
    /// Numbers the states of the last form behind its first `keep` characters.
    fn close(&mut self, last: &[char], keep: usize) {
        while self.path.len() > keep + 1
            && let Some(state) = self.path.pop()
        {
            let number = self.number(state);
            let before = self.path.len() - 1;
            self.path[before].edges.push((u32::from(last[before]), number));
        }
    }

    fn number(&mut self, state: State) -> u32 {
        let lexicon = &mut self.lexicon;
        *self.known.entry(state).or_insert_with_key(|state| {
            lexicon.states.push((lexicon.edges.len() as u32, state.value));
            lexicon.edges.extend(&state.edges);
            lexicon.states.len() as u32 - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn forms_are_found_from_a_place_on_and_endings_are_shared() {
        let forms = ["ab", "abc", "xbc", "ybc"].map(String::from).into_iter().zip([7, 8, 8, 8]);
        let lexicon = Lexicon::new(forms);
        let found = |text: &str| lexicon.beginning(&text.chars().collect::<Vec<_>>()).collect::<Vec<_>>();
        assert_eq!(found("abcd"), [(2, 7), (3, 8)]);
        assert_eq!(found("ybc"), [(3, 8)]);
        assert_eq!((found("bc"), found("")), (vec![], vec![]));
        assert_eq!(lexicon.states.len() - 1, 6, "root, a, x and y, ab, xb, abc");
        assert_eq!(Lexicon::new([]).beginning(&['a']).count(), 0);
    }

    #[test]
    fn it_is_the_same_after_it_was_written() {
        let forms = ["ab", "abc", "xbc", "мир", "мира"].map(String::from).into_iter().zip(3..);
        let lexicon = Lexicon::new(forms);
        let bytes = postcard::to_stdvec(&lexicon).unwrap_or_default();
        let again: Lexicon = postcard::from_bytes(&bytes).expect("what was written can be read");
        assert_eq!((&again.states, &again.edges), (&lexicon.states, &lexicon.edges));
        let half = postcard::from_bytes::<Lexicon>(&bytes[..bytes.len() / 2]);
        assert!(half.is_err(), "a part of it is no lexicon");
    }
}
