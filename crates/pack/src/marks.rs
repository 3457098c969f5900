//! Learnt weights of marks: each mark, known by its hash, weighs something in some of `N` columns.

use crate::persons::Hash;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Weights are kept in sixteenths.
pub(crate) const PARTS: f32 = 16.0;

/// No mark weighs more.
pub(crate) const MOST: f32 = 7.9;

/// Marks with what they weigh in each column.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Marks<const N: usize> {
    /// How far each mark's hash lies behind the one before.
    gaps: Vec<u32>,
    /// How many weights each mark has.
    counts: Vec<u8>,
    /// Number of a column, and what the mark weighs in it.
    weights: Vec<(u8, i8)>,
    /// Hashes of the marks, each from its own place on; 0: the place is free. Half are free, so that most marks without weights are told at
    /// one look.
    #[serde(skip)]
    places: Vec<u32>,
    /// What the mark of each place weighs in each column, most often nothing: quicker to add up than to go through.
    #[serde(skip)]
    rows: Vec<[i8; N]>,
}

/// What speaks in each column, in sixteenths.
#[derive(Debug, Clone, Copy)]
pub struct Sums<const N: usize>([i16; N]);

impl<const N: usize> Default for Sums<N> {
    fn default() -> Sums<N> {
        Sums([0; N])
    }
}

impl<const N: usize> Sums<N> {
    #[inline]
    pub(crate) fn add(&mut self, row: &[i8; N]) {
        for (sum, weight) in self.0.iter_mut().zip(row) {
            *sum = sum.saturating_add(i16::from(*weight));
        }
    }

    /// Of each column, as the logarithm of odds.
    #[inline]
    pub(crate) fn all(&self) -> [f32; N] {
        self.0.map(|sum| f32::from(sum) / PARTS)
    }

    /// Of one column, as the logarithm of odds.
    #[inline]
    pub(crate) fn of(&self, column: usize) -> f32 {
        f32::from(self.0[column]) / PARTS
    }
}

/// Marks as they are gathered.
#[derive(Default)]
pub(crate) struct Gathered(BTreeMap<u32, Vec<(u8, i8)>>);

impl Gathered {
    /// Takes in one weight; false where it was there already.
    pub fn add(&mut self, mark: Hash, column: usize, weight: f32) -> bool {
        let weights = self.0.entry(short(mark)).or_default();
        let new = weights.iter().all(|(c, _)| usize::from(*c) != column);
        if new {
            weights.push((column as u8, (weight * PARTS).round() as i8));
        }
        new
    }
}

impl<const N: usize> Marks<N> {
    pub fn new(gathered: Gathered) -> Marks<N> {
        let mut all = Marks::default();
        let mut last = 0;
        for (mark, weights) in gathered.0 {
            all.gaps.push(mark - last);
            last = mark;
            all.counts.push(weights.len() as u8);
            all.weights.extend(weights);
        }
        all
    }

    /// Does it hold together, with so many columns? What was stored may be damaged.
    pub fn sound(&self, columns: usize) -> bool {
        let held = self.counts.iter().map(|n| usize::from(*n)).sum::<usize>() == self.weights.len();
        let hashes = self.gaps.iter().map(|gap| u64::from(*gap)).sum::<u64>() <= u64::from(u32::MAX);
        let known = columns <= N && self.weights.iter().all(|w| usize::from(w.0) < columns);
        self.gaps.len() == self.counts.len() && held && hashes && known
    }

    /// Made ready to be asked.
    pub fn ready(&mut self) {
        let size = (self.gaps.len() * 2).next_power_of_two();
        (self.places, self.rows) = (vec![0; size], vec![[0; N]; size]);
        let (mut mark, mut from) = (0, 0);
        for n in 0..self.gaps.len() {
            mark += self.gaps[n];
            let (place, to) = (self.place(mark), from + usize::from(self.counts[n]));
            self.places[place] = mark;
            self.weights[from..to].iter().for_each(|(column, weight)| self.rows[place][usize::from(*column)] = *weight);
            from = to;
        }
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.gaps.is_empty()
    }

    /// Number of a mark that has weights: as `place`, but the look that ends the search says whether it is known.
    #[inline]
    pub fn number(&self, mark: Hash) -> Option<usize> {
        let (mark, last) = (short(mark), self.places.len() - 1);
        let mut place = mark as usize & last;
        loop {
            match self.places[place] {
                0 => return None,
                known if known == mark => return Some(place),
                _ => place = (place + 1) & last,
            }
        }
    }

    /// Where a mark stands among the places, or would stand.
    fn place(&self, mark: u32) -> usize {
        let last = self.places.len() - 1;
        let mut place = mark as usize & last;
        while self.places[place] != 0 && self.places[place] != mark {
            place = (place + 1) & last;
        }
        place
    }

    /// What a mark weighs, by its number.
    #[inline]
    pub fn row(&self, number: usize) -> &[i8; N] {
        &self.rows[number]
    }
}

/// A mark as a file writes it: a letter for its template, a colon, the text that fills it. The text is hashed first, so that a word
/// and its beginning are hashed together.
pub(crate) fn mark(name: &str, templates: &str) -> Option<Hash> {
    let (template, text) = name.split_once(':')?;
    let known = template.chars().count() == 1 && templates.contains(template);
    known.then(|| Hash::default().and(text.chars()).and(template.chars()))
}

/// Never nought.
fn short(hash: Hash) -> u32 {
    let hash = hash.value();
    ((hash ^ hash >> 32) as u32).max(1)
}

/// A weight as a file writes it.
pub(crate) fn weight(text: &str, bounded: bool) -> Result<f32, String> {
    let weight: f32 = text.parse().map_err(|_| format!("no number: `{text}`"))?;
    if !weight.is_finite() || weight.abs() > MOST && bounded {
        return Err(format!("`{weight}` is more than {MOST} or no weight"));
    }
    Ok(weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_is_not_sound() {
        let sound =
            || Marks::<4> { gaps: vec![1, 5], counts: vec![1, 1], weights: vec![(0, 1), (0, 2)], ..Marks::default() };
        assert!(sound().sound(1) && Marks::<4>::default().sound(0) && !sound().sound(5));
        assert!(!Marks { gaps: vec![u32::MAX, 1], ..sound() }.sound(1));
        assert!(!Marks { counts: vec![1], ..sound() }.sound(1));
        assert!(!Marks { counts: vec![1, 7], ..sound() }.sound(1));
        assert!(!Marks { weights: vec![(0, 1), (1, 2)], ..sound() }.sound(1));
    }

    #[test]
    fn what_was_gathered_is_found_again() {
        let mut gathered = Gathered::default();
        let known: Vec<Hash> = ["w:one", "w:two", "p:three"].iter().filter_map(|m| mark(m, "wp")).collect();
        for (n, mark) in known.iter().enumerate() {
            assert!(gathered.add(*mark, n, 0.5) && !gathered.add(*mark, n, 0.5));
        }
        let mut marks = Marks::<4>::new(gathered);
        marks.ready();
        for (n, mark) in known.iter().enumerate() {
            assert_eq!(marks.row(marks.number(*mark).expect("known"))[n], 8);
        }
        assert!(marks.number(mark("w:three", "w").expect("a mark")).is_none() && mark("x:one", "w").is_none());
    }
}
