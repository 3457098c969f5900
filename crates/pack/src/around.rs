//! What the words around an event word tell of what happened: learnt weights of marks, one column a label. `status.tsv`: how far it has come;
//! `given.tsv`: whether the text gives, elsewhere, when and where.

use crate::PackError;
use crate::marks::{Gathered, Marks, Sums, mark, weight};
use crate::persons::Hash;
use crate::table::rows;
use serde::{Deserialize, Serialize};

/// Under this name stands what speaks for a label whatever is said.
const BIAS: &str = "bias";

/// How far a claim may have come, as claims write it.
pub const STATUSES: [&str; 9] =
    ["happened", "ongoing", "habitual", "planned", "possible", "suspended", "cancelled", "denied", "conditional"];

/// What may be given elsewhere in a text.
pub const GIVEN: [&str; 2] = ["when", "where"];

/// What a mark of a status may be, by the letter before its colon; `packs/README.md` says what each stands for.
pub(crate) const OF_STATUS: &str = "abcdejklopqrtuvw";

/// And one of what is given.
pub(crate) const OF_GIVEN: &str = "abcdeklnrw";

/// The learnt weights of a language's marks for `N` labels.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Around<const N: usize> {
    /// What speaks for each label whatever is said; none for one that is not learnt.
    biases: Vec<Option<f32>>,
    marks: Marks<N>,
}

impl<const N: usize> Around<N> {
    /// From a table: label, mark, weight; `templates`: the letters of its marks.
    pub(crate) fn compile(name: &str, text: &str, labels: &[&str; N], templates: &str) -> Result<Around<N>, PackError> {
        let (mut biases, mut gathered) = (vec![None; N], Gathered::default());
        for (line, row) in rows(name, text, 3)? {
            let fault = |what: String| PackError::new(name, what).at(format!("line {line}"));
            let twice = || fault(format!("`{}` stands twice for `{}`", row[1], row[0]));
            let weight = weight(row[2], row[1] != BIAS).map_err(fault)?;
            let label = labels.iter().position(|s| *s == row[0]);
            let label = label.ok_or_else(|| fault(format!("no label: `{}`; there are {labels:?}", row[0])))?;
            if row[1] == BIAS {
                if biases[label].replace(weight).is_some() {
                    return Err(twice());
                }
                continue;
            }
            let known = mark(row[1], templates);
            let known = known.ok_or_else(|| fault(format!("no mark: `{}`; there are {templates:?}", row[1])))?;
            if !gathered.add(known, label, weight) {
                return Err(twice());
            }
        }
        Ok(Around { biases, marks: Marks::new(gathered) })
    }

    /// Does it hold together? What was stored may be damaged.
    pub(crate) fn sound(&self) -> bool {
        self.marks.sound(N) && [0, N].contains(&self.biases.len())
    }

    /// Made ready to be asked.
    pub(crate) fn ready(mut self) -> Around<N> {
        self.marks.ready();
        self
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Adds what a mark weighs, if it weighs something.
    #[inline]
    pub fn add(&self, mark: Hash, sums: &mut Sums<N>) {
        if let Some(known) = self.marks.number(mark) {
            sums.add(self.marks.row(known));
        }
    }

    /// How much such sums speak for a label, in log odds; none where it is not learnt.
    pub fn odds(&self, sums: &Sums<N>, label: usize) -> Option<f32> {
        self.biases.get(label).copied().flatten().map(|bias| bias + sums.of(label))
    }

    /// The label that such sums speak for most, and by how much (in log odds) more than for another; none where that is not learnt.
    pub fn likelier(&self, sums: &Sums<N>, than: usize) -> Option<(usize, f32)> {
        let own = self.odds(sums, than)?;
        let all = (0..N).filter_map(|n| Some((n, self.odds(sums, n)?)));
        all.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(best, most)| (best, most - own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: [&str; 3] = ["happened", "planned", "denied"];

    #[test]
    fn marks_speak_for_a_label_more_than_for_another() {
        let text = "happened\tbias\t1.0\nplanned\tbias\t-1.0\nplanned\tl:will\t3.0\nhappened\tl:will\t-0.5\n";
        let around = Around::compile("status.tsv", text, &SAID, OF_STATUS).expect("compiles").ready();
        let mut sums = Sums::default();
        assert_eq!(around.likelier(&sums, 1), Some((0, 2.0)));
        around.add(mark("l:will", OF_STATUS).expect("a mark"), &mut sums);
        around.add(mark("l:did", OF_STATUS).expect("a mark"), &mut sums);
        assert_eq!(around.likelier(&sums, 0), Some((1, 1.5)));
        assert_eq!((around.odds(&sums, 1), around.odds(&sums, 9)), (Some(2.0), None));
        assert!(around.likelier(&sums, 2).is_none(), "it is not learnt");
        assert!(around.sound() && !around.is_empty() && Around::<3>::default().is_empty());
        assert!(!Around { biases: vec![None], ..around }.sound());
        for fault in [
            "begun\tl:will\t1",
            "planned\tz:will\t1",
            "planned\tn:nobody\t1",
            "planned\tl:will\tNaN",
            "planned\tl:will\t9",
        ] {
            assert!(Around::compile("status.tsv", fault, &SAID, OF_STATUS).is_err(), "{fault}");
        }
        assert!(Around::compile("status.tsv", "planned\tl:will\t1\nplanned\tl:will\t2", &SAID, OF_STATUS).is_err());
    }
}
