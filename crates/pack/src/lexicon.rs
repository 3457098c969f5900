//! All forms of a language in one automaton that shares beginnings and endings, so that a phrase of many variants takes little room.

mod building;
mod packed;
mod words;

use building::Builder;
use packed::Packed;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use words::Words;

/// States one behind the other, from the root on along the forms: a step waits for memory more than for anything else, and most stay near.
///
/// A state is its head, the value of the form that ends in it, if one does, and label and target of each edge, the labels in order. A head is
/// twice the number of edges, and one more where a form ends. Of a state that only leads on to the one right behind it, as most do, [`NEXT`]
/// and the label stand alone.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(try_from = "Packed", into = "Packed")]
pub(crate) struct Lexicon {
    cells: Vec<u32>,
    /// What every character of a text asks for. Built when first asked.
    start: OnceLock<Start>,
    /// What every word of a text asks for. Built when first asked.
    words: OnceLock<Option<Words>>,
}

/// No label and no number of edges has this bit.
const NEXT: u32 = 1 << 31;

/// The first two steps from the root, where nearly all texts end: looked up instead of searched for.
#[derive(Debug, Default, Clone)]
struct Start {
    /// By label.
    first: Vec<First>,
    /// Rows of [`WIDTH`] labels and targets, by the label's last bits; a label that shares them with another is searched for.
    second: Vec<[(u32, u32); WIDTH]>,
}

/// Where a label leads from the root: by most that is known of the state nothing of the state itself need be read.
#[derive(Debug, Clone, Copy)]
struct First {
    state: u32,
    /// Its row in `second`, if it has one.
    row: u32,
    /// Its value; none: [`NONE`].
    value: u32,
    /// A bit for each label that leads on, by the label's last bits.
    on: u32,
}

/// Where no form begins.
const NOWHERE: First = First { state: 0, row: NONE, value: NONE, on: 0 };

/// So few edges are looked through one by one.
const FEW: usize = 8;

/// Letters of an alphabet differ in so few last bits.
const WIDTH: usize = 128;

/// So many states behind the root have a row; those with the most edges.
const ROWS: usize = 128;

/// No character, no row and no number.
const NONE: u32 = u32::MAX;

impl Lexicon {
    /// Builds it from forms in order, each once.
    pub fn new(forms: impl IntoIterator<Item = (String, u32)>) -> Lexicon {
        let mut builder = Builder::default();
        forms.into_iter().for_each(|(form, value)| builder.add(&form, value));
        Packed::new(&builder.states()).try_into().unwrap_or_default()
    }

    /// Takes the forms with which the text begins, the shortest first: their lengths and values.
    #[inline]
    pub fn beginning(&self, text: &[char], mut take: impl FnMut(usize, u32)) {
        let start = self.start();
        let Some(first) = text.first().and_then(|c| start.first.get(*c as usize)) else { return };
        if first.value != NONE {
            take(1, first.value);
        }
        if let Some(state) = text.get(1).and_then(|c| self.second(start, first, u32::from(*c))) {
            self.going_on(text, 2, state, take);
        }
    }

    /// The same of a text that begins with a word of so many letters, but for forms that end within that word.
    #[inline]
    pub fn beginning_with_word(&self, text: &[char], word: usize, mut take: impl FnMut(usize, u32)) {
        let Some(words) = self.words.get_or_init(|| Words::new(self)) else {
            return self.beginning(text, |length, value| {
                if length >= word {
                    take(length, value)
                }
            });
        };
        if let Some(state) = words.behind(&text[..word]) {
            self.going_on(text, word, state, take);
        }
    }

    /// Takes the forms of a text from a state on, to which so much of it leads.
    #[inline]
    fn going_on(&self, text: &[char], mut length: usize, mut state: u32, mut take: impl FnMut(usize, u32)) {
        loop {
            if let Some(value) = self.value(state) {
                take(length, value);
            }
            let Some(next) = text.get(length).and_then(|c| self.step(state, u32::from(*c))) else { return };
            (state, length) = (next, length + 1);
        }
    }

    /// Where a second label leads.
    #[inline]
    fn second(&self, start: &Start, first: &First, label: u32) -> Option<u32> {
        if first.on & bit(label) == 0 {
            return None;
        }
        match start.second.get(first.row as usize).map(|row| row[label as usize % WIDTH]) {
            Some((known, target)) if known == label => Some(target),
            Some((NONE, _)) => None,
            _ => self.step(first.state, label),
        }
    }

    #[inline]
    fn start(&self) -> &Start {
        self.start.get_or_init(|| {
            let edges: Vec<(u32, u32)> = self.edges(0).collect();
            let mut wide = edges.clone();
            wide.sort_by_key(|(label, state)| (std::cmp::Reverse(self.edges(*state).count()), *label));
            wide.truncate(ROWS);
            let mut first = vec![NOWHERE; edges.last().map_or(0, |e| e.0 as usize + 1)];
            edges.iter().for_each(|(label, state)| first[*label as usize] = self.first(*state));
            wide.iter().zip(0..).for_each(|((label, _), n)| first[*label as usize].row = n);
            Start { first, second: wide.iter().map(|(_, state)| self.row(*state)).collect() }
        })
    }

    fn first(&self, state: u32) -> First {
        let on = self.edges(state).fold(0, |on, (label, _)| on | bit(label));
        First { state, row: NONE, value: self.value(state).unwrap_or(NONE), on }
    }

    fn row(&self, state: u32) -> [(u32, u32); WIDTH] {
        let mut row = [(NONE, 0); WIDTH];
        self.edges(state).for_each(|edge| row[edge.0 as usize % WIDTH] = edge);
        row
    }

    /// The value of the form that ends in a state.
    #[inline]
    fn value(&self, state: u32) -> Option<u32> {
        let head = self.cells[state as usize];
        (head & NEXT == 0 && head % 2 == 1).then(|| self.cells[state as usize + 1])
    }

    /// Where a label leads from a state.
    #[inline]
    fn step(&self, state: u32, label: u32) -> Option<u32> {
        let head = self.cells[state as usize];
        if head & NEXT != 0 {
            return (head == NEXT | label).then_some(state + 1);
        }
        let edges = self.listed(state, head);
        let [_, target] = if edges.len() <= FEW {
            edges.iter().find(|[known, _]| *known == label)?
        } else {
            &edges[edges.binary_search_by_key(&label, |[known, _]| *known).ok()?]
        };
        Some(*target)
    }

    /// Label and target of each edge of a state that lists them.
    fn listed(&self, state: u32, head: u32) -> &[[u32; 2]] {
        let first = (state + 1 + head % 2) as usize;
        self.cells[first..first + (head & !1) as usize].as_chunks().0
    }

    /// Label and target of each edge of a state, if there is one.
    fn edges(&self, state: u32) -> impl Iterator<Item = (u32, u32)> {
        let head = self.cells.get(state as usize).copied().unwrap_or(0);
        let next = (head & NEXT != 0).then_some((head & !NEXT, state + 1));
        let listed = if head & NEXT == 0 && head > 1 { self.listed(state, head) } else { &[] };
        next.into_iter().chain(listed.iter().map(|[label, target]| (*label, *target)))
    }

    /// Where each state begins, in order.
    fn states(&self) -> impl Iterator<Item = u32> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let state = next;
            let head = *self.cells.get(state as usize)?;
            next += if head & NEXT == 0 { 1 + head % 2 + (head & !1) } else { 1 };
            Some(state)
        })
    }
}

fn bit(label: u32) -> u32 {
    1 << (label % 32)
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn forms_are_found_from_a_place_on_and_endings_are_shared() {
        let forms = ["ab", "abc", "xbc", "ybc"].map(String::from).into_iter().zip([7, 8, 8, 8]);
        let lexicon = Lexicon::new(forms);
        let found = |text: &str| {
            let mut found = Vec::new();
            lexicon.beginning(&text.chars().collect::<Vec<_>>(), |length, value| found.push((length, value)));
            found
        };
        assert_eq!(found("abcd"), [(2, 7), (3, 8)]);
        assert_eq!(found("ybc"), [(3, 8)]);
        assert_eq!((found("bc"), found("")), (vec![], vec![]));
        let mut word = Vec::new();
        let text = ['a', 'b', 'c'];
        lexicon.beginning_with_word(&text, 3, |length, value| word.push((length, value)));
        assert_eq!(word, [(3, 8)], "what ends within the word is no form of it");
        lexicon.beginning_with_word(&['z'], 1, |_, _| panic!("no form begins so"));
        assert_eq!(lexicon.states().count(), 6, "root, a, x and y, ab, xb, abc");
        Lexicon::new([]).beginning(&['a'], |_, _| panic!("an empty lexicon has no forms"));
    }

    #[test]
    fn it_is_the_same_after_it_was_written() {
        let forms = ["ab", "abc", "xbc", "мир", "мира"].map(String::from).into_iter().zip(3..);
        let lexicon = Lexicon::new(forms);
        let bytes = postcard::to_stdvec(&lexicon).unwrap_or_default();
        let again: Lexicon = postcard::from_bytes(&bytes).expect("what was written can be read");
        assert_eq!(again.cells, lexicon.cells);
        let half = postcard::from_bytes::<Lexicon>(&bytes[..bytes.len() / 2]);
        assert!(half.is_err(), "a part of it is no lexicon");
    }

    #[test]
    fn with_any_byte_changed_it_is_refused_or_finds_something_without_a_panic() {
        let lexicon = Lexicon::new(["ab", "abc", "xbc", "мир"].map(String::from).into_iter().zip(3..));
        let bytes = postcard::to_stdvec(&lexicon).unwrap_or_default();
        let text: Vec<char> = "abcxbcмир".chars().collect();
        let (mut read, mut refused) = (0, 0);
        for at in 0..bytes.len() {
            for change in 1..=255 {
                let mut damaged = bytes.clone();
                damaged[at] ^= change;
                let found = postcard::from_bytes::<Lexicon>(&damaged).map(|lexicon| {
                    (0..text.len()).for_each(|n| {
                        lexicon.beginning(&text[n..], |_, _| ());
                        lexicon.beginning_with_word(&text[n..], 2.min(text.len() - n), |_, _| ());
                    })
                });
                if found.is_ok() { read += 1 } else { refused += 1 }
            }
        }
        assert!(read > 0 && refused > read, "{read} read, {refused} refused");
    }
}
