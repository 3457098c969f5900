//! What the record has read of a party or a pair, ready to be counted for any window of days.

use crate::day::Day;
use crate::digest::Read;
use crate::store::Covered;
use std::collections::HashMap;

/// Articles in order of the day from which they count, each with the number of its outlet.
pub(crate) struct Coverage {
    read: Vec<(Day, u32)>,
    outlets: usize,
}

impl Coverage {
    /// From articles in order.
    pub(crate) fn of(articles: &[Read]) -> Coverage {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut number = |outlet| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(outlet).or_insert(next)
        };
        let read = articles.iter().map(|r| (r.since, number(&r.outlet))).collect();
        Coverage { read, outlets: numbers.len() }
    }

    /// Bytes it takes, about.
    pub(crate) fn size(&self) -> usize {
        8 * self.read.len()
    }

    /// Those of a window.
    pub(crate) fn within(&self, from: Option<Day>, to: Option<Day>) -> Covered {
        let first = self.read.partition_point(|(day, _)| *day < from.unwrap_or(Day::MIN));
        let last = self.read.partition_point(|(day, _)| *day <= to.unwrap_or(Day::MAX));
        let within = self.read.get(first..last).unwrap_or_default();
        let mut met = vec![false; self.outlets];
        for (_, outlet) in within {
            met[*outlet as usize] = true;
        }
        Covered { articles: within.len(), outlets: met.into_iter().filter(|m| *m).count() }
    }
}
