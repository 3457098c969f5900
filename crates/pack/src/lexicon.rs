//! All forms of a language in one automaton that shares beginnings and endings, so that a phrase of many variants takes little room.

use crate::numbers;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// States by number, the root last; a state's edges are those from its `first` to the next state's.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Lexicon {
    #[serde(with = "numbers")]
    first: Vec<u32>,
    /// One more than the value of the form that ends here; 0: none does.
    #[serde(with = "numbers")]
    values: Vec<u32>,
    /// In order within a state.
    #[serde(with = "numbers")]
    labels: Vec<u32>,
    #[serde(with = "numbers")]
    targets: Vec<u32>,
}

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
        builder.lexicon.first.push(builder.lexicon.labels.len() as u32);
        builder.lexicon
    }

    /// The forms with which the text begins, the shortest first: their lengths and values.
    pub fn beginning<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (usize, u32)> + 'a {
        let mut state = self.values.len().checked_sub(1);
        let next = move |c: &char| {
            state = state.and_then(|s| self.step(s, u32::from(*c)));
            state.map(|s| self.values[s])
        };
        let values = text.iter().map_while(next);
        (1..).zip(values).filter(|(_, value)| *value > 0).map(|(length, value)| (length, value - 1))
    }

    fn step(&self, state: usize, label: u32) -> Option<usize> {
        let (from, to) = (self.first[state] as usize, self.first[state + 1] as usize);
        let edge = self.labels[from..to].binary_search(&label).ok()?;
        Some(self.targets[from + edge] as usize)
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
            lexicon.first.push(lexicon.labels.len() as u32);
            lexicon.values.push(state.value);
            lexicon.labels.extend(state.edges.iter().map(|(label, _)| label));
            lexicon.targets.extend(state.edges.iter().map(|(_, target)| target));
            lexicon.values.len() as u32 - 1
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
        assert_eq!(lexicon.values.len(), 6, "root, a, x and y, ab, xb, abc");
        assert_eq!(Lexicon::new([]).beginning(&['a']).count(), 0);
    }
}
