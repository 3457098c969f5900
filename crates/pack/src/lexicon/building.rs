//! A lexicon in the making, as states of their own.

use std::collections::HashMap;

/// A state in the making.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub(super) struct State {
    /// One more than the value of the form that ends here; 0: none does.
    pub value: u32,
    /// Label and target of each edge, the labels in order.
    pub edges: Vec<(u32, u32)>,
}

/// Takes forms in order: behind every form, states that no later form can change are shared out.
#[derive(Debug)]
pub(super) struct Builder {
    states: Vec<State>,
    known: HashMap<State, u32>,
    /// The states along the last form.
    path: Vec<State>,
    last: Vec<char>,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder { states: Vec::new(), known: HashMap::new(), path: vec![State::default()], last: Vec::new() }
    }
}

impl Builder {
    /// One form more.
    pub fn add(&mut self, form: &str, value: u32) {
        let chars: Vec<char> = form.chars().collect();
        let shared = self.last.iter().zip(&chars).take_while(|(a, b)| a == b).count();
        self.close(shared);
        self.path.resize_with(chars.len() + 1, State::default);
        self.path[chars.len()].value = value + 1;
        self.last = chars;
    }

    /// The states, the root first, and each before those to which nothing led so far: so most stand right before their first target.
    pub fn states(mut self) -> Vec<State> {
        self.close(0);
        let root = self.path.swap_remove(0);
        let mut waiting = vec![self.number(root)];
        let mut numbers: Vec<Option<u32>> = vec![None; self.states.len()];
        let mut order = Vec::new();
        while let Some(state) = waiting.pop() {
            if numbers[state as usize].is_none() {
                numbers[state as usize] = Some(order.len() as u32);
                order.push(state);
                waiting.extend(self.states[state as usize].edges.iter().rev().map(|e| e.1));
            }
        }
        let number = |state: u32| numbers[state as usize].unwrap_or(0);
        let state = |state: u32| std::mem::take(&mut self.states[state as usize]);
        let mut states: Vec<State> = order.into_iter().map(state).collect();
        states.iter_mut().flat_map(|s| &mut s.edges).for_each(|e| e.1 = number(e.1));
        states
    }

    /// Numbers the states of the last form behind its first `keep` characters.
    fn close(&mut self, keep: usize) {
        while self.path.len() > keep + 1
            && let Some(state) = self.path.pop()
        {
            let number = self.number(state);
            let before = self.path.len() - 1;
            self.path[before].edges.push((u32::from(self.last[before]), number));
        }
    }

    fn number(&mut self, state: State) -> u32 {
        let states = &mut self.states;
        *self.known.entry(state).or_insert_with_key(|state| {
            states.push(state.clone());
            states.len() as u32 - 1
        })
    }
}
