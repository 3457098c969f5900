//! All forms of a language in one automaton that shares beginnings and endings, so that a phrase of many variants takes little room.

mod building;
mod packed;
mod words;

use building::Builder;
use packed::Packed;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use words::Beginnings;

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
    words: OnceLock<Option<Beginnings>>,
}

/// No label and no number of edges has this bit.
const NEXT: u32 = 1 << 31;

/// The first two steps from the root, where nearly all texts end: looked up instead of searched for.
#[derive(Debug, Clone)]
struct Start {
    /// By label.
    first: Vec<Known>,
    second: Beginnings,
}

/// What is known of a state where it is looked up: of the state itself, which lies elsewhere in memory, most texts need nothing more.
#[derive(Debug, Clone, Copy)]
struct Known {
    state: u32,
    /// Its value; none: [`NONE`].
    value: u32,
    /// A bit for each label that leads on, by the label's last bits.
    on: u32,
}

impl Known {
    /// Where no form begins.
    const NOWHERE: Known = Known { state: 0, value: NONE, on: 0 };

    /// May this label lead on?
    #[inline]
    fn leads_on(self, label: u32) -> bool {
        self.on & bit(label) != 0
    }
}

/// So few edges are looked through one by one.
const FEW: usize = 8;

/// No value.
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
        if text.get(1).is_some_and(|c| first.leads_on(u32::from(*c)))
            && let Some(second) = start.second.behind(&text[..2])
        {
            self.going_on(text, 2, second, take);
        }
    }

    /// The same of a text that begins with a word of so many letters, but for forms that end within that word.
    #[inline]
    pub fn beginning_with_word(&self, text: &[char], word: usize, mut take: impl FnMut(usize, u32)) {
        let Some(words) = self.words.get_or_init(|| Beginnings::words(self)) else {
            return self.beginning(text, |length, value| {
                if length >= word {
                    take(length, value)
                }
            });
        };
        if let Some(known) = words.behind(&text[..word]) {
            self.going_on(text, word, known, take);
        }
    }

    /// Takes the forms of a text from a state on, to which so much of it leads.
    #[inline]
    fn going_on(&self, text: &[char], mut length: usize, mut at: Known, mut take: impl FnMut(usize, u32)) {
        loop {
            if at.value != NONE {
                take(length, at.value);
            }
            let Some(label) = text.get(length).map(|c| u32::from(*c)).filter(|label| at.leads_on(*label)) else {
                return;
            };
            let Some(state) = self.step(at.state, label) else { return };
            // Its edges are looked through in the next step: what they are is not asked before.
            at = Known { state, value: self.value(state).unwrap_or(NONE), on: u32::MAX };
            length += 1;
        }
    }

    #[inline]
    fn start(&self) -> &Start {
        self.start.get_or_init(|| {
            let edges: Vec<(u32, u32)> = self.edges(0).collect();
            let mut first = vec![Known::NOWHERE; edges.last().map_or(0, |e| e.0 as usize + 1)];
            edges.iter().for_each(|(label, state)| first[*label as usize] = self.known(*state));
            Start { first, second: Beginnings::pairs(self) }
        })
    }

    fn known(&self, state: u32) -> Known {
        let on = self.edges(state).fold(0, |on, (label, _)| on | bit(label));
        Known { state, value: self.value(state).unwrap_or(NONE), on }
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
