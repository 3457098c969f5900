//! All forms of a language in one automaton that shares beginnings and endings, so that a phrase of many variants takes little room.

use crate::numbers;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// States by number, the root last. What is looked at together stands together: most steps wait for memory.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Lexicon {
    /// Of each state: where its edges begin, which end where the next state's begin; and one more than the value of the form that ends
    /// here, 0: none does.
    #[serde(with = "numbers::pairs")]
    states: Vec<(u32, u32)>,
    /// Label and target, the labels in order within a state.
    #[serde(with = "numbers::pairs")]
    edges: Vec<(u32, u32)>,
    /// By label, one more than the root's target: every character of a text asks there. Built when first asked.
    #[serde(skip)]
    root: OnceLock<Vec<u32>>,
}

/// So few edges are looked through one by one.
const FEW: usize = 8;

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
        builder.number(root);
        builder.lexicon.states.push((builder.lexicon.edges.len() as u32, 0));
        builder.lexicon
    }

    /// The forms with which the text begins, the shortest first: their lengths and values.
    pub fn beginning<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let first = text.first().and_then(|c| self.root().get(u32::from(*c) as usize)?.checked_sub(1));
        let mut state = first.map(|s| s as usize);
        let mut rest = text.iter().skip(1);
        let values = std::iter::from_fn(move || {
            let value = self.states[state?].1;
            state = state.zip(rest.next()).and_then(|(s, c)| self.step(s, u32::from(*c)));
            Some(value)
        });
        (1..).zip(values).filter(|(_, value)| *value > 0).map(|(length, value)| (length, value - 1))
    }

    fn root(&self) -> &[u32] {
        self.root.get_or_init(|| {
            let edges = self.states.len().checked_sub(2).map_or(&[][..], |root| self.edges(root));
            let mut targets = vec![0; edges.last().map_or(0, |e| e.0 as usize + 1)];
            edges.iter().for_each(|(label, target)| targets[*label as usize] = target + 1);
            targets
        })
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
}
