//! An averaged perceptron with sparse rows: a feature holds weights only for the classes it was ever wrong about.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Features are hashes already.
#[derive(Default)]
pub struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// Mixes parts into one feature.
pub fn mix(parts: &[u64]) -> u64 {
    let mut h: u64 = 0x51_7c_c1_b7_27_22_0a_95;
    for p in parts {
        h = (h.rotate_left(5) ^ p).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        h ^= h >> 29;
    }
    h
}

pub fn mix_str(s: &str) -> u64 {
    s.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// What gives scores: the weights while learning, or those kept after it.
pub trait Scorer {
    fn add(&self, features: &[u64], scores: &mut [f32]);
}

struct Cell {
    class: u16,
    weight: f32,
    total: f32,
    stamp: u32,
}

#[derive(Default)]
pub struct Learner {
    rows: HashMap<u64, Vec<Cell>, BuildHasherDefault<Same>>,
    step: u32,
}

impl Learner {
    pub fn update(&mut self, features: &[u64], good: usize, bad: usize) {
        self.step += 1;
        if good != bad {
            for f in features {
                self.change(*f, good, 1.0);
                self.change(*f, bad, -1.0);
            }
        }
    }

    fn change(&mut self, feature: u64, class: usize, by: f32) {
        let step = self.step;
        let row = self.rows.entry(feature).or_default();
        let at = row.iter().position(|c| usize::from(c.class) == class).unwrap_or_else(|| {
            row.push(Cell { class: class as u16, weight: 0.0, total: 0.0, stamp: step });
            row.len() - 1
        });
        let cell = &mut row[at];
        cell.total += cell.weight * (step - cell.stamp) as f32;
        cell.stamp = step;
        cell.weight += by;
    }

    /// The averaged weights; those near nothing are dropped.
    pub fn freeze(self) -> Linear {
        let mut rows: Vec<(u64, Vec<(u16, f32)>)> = Vec::new();
        for (feature, row) in self.rows {
            let mean = |c: &Cell| (c.total + c.weight * (self.step - c.stamp) as f32) / self.step.max(1) as f32;
            let kept: Vec<(u16, f32)> =
                row.iter().map(|c| (c.class, mean(c))).filter(|(_, w)| w.abs() > 0.02).collect();
            if !kept.is_empty() {
                rows.push((feature, kept));
            }
        }
        Linear::new(rows)
    }
}

impl Scorer for Learner {
    fn add(&self, features: &[u64], scores: &mut [f32]) {
        for cell in features.iter().filter_map(|f| self.rows.get(f)).flatten() {
            scores[usize::from(cell.class)] += cell.weight;
        }
    }
}

/// Weights for use: an open hash table into one run of cells.
pub struct Linear {
    slots: Vec<(u64, u32, u32)>,
    cells: Vec<(u16, f32)>,
    features: usize,
}

impl Linear {
    fn new(rows: Vec<(u64, Vec<(u16, f32)>)>) -> Linear {
        let size = (rows.len() * 2).next_power_of_two().max(2);
        let mut model = Linear { slots: vec![(0, 0, 0); size], cells: Vec::new(), features: rows.len() };
        for (feature, row) in rows {
            let start = model.cells.len() as u32;
            model.cells.extend(row);
            let mut at = feature as usize & (size - 1);
            while model.slots[at].2 != 0 {
                at = (at + 1) & (size - 1);
            }
            model.slots[at] = (feature, start, model.cells.len() as u32);
        }
        model
    }

    /// Bytes of a plain file: eight a feature, four a weight (class and a 16-bit value).
    pub fn bytes(&self) -> usize {
        self.features * 8 + self.cells.len() * 4
    }
}

impl Scorer for Linear {
    fn add(&self, features: &[u64], scores: &mut [f32]) {
        let mask = self.slots.len() - 1;
        for f in features {
            let mut at = *f as usize & mask;
            while self.slots[at].2 != 0 {
                let (feature, start, end) = self.slots[at];
                if feature == *f {
                    for (class, weight) in &self.cells[start as usize..end as usize] {
                        scores[usize::from(*class)] += weight;
                    }
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }
}

/// A small generator: the same order of examples on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for n in (1..items.len()).rev() {
            items.swap(n, (self.next() % (n as u64 + 1)) as usize);
        }
    }
}
