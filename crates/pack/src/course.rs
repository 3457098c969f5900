//! How far what is told has come: learnt weights of marks for each status, from `status.tsv`.

use crate::PackError;
use crate::marks::{Gathered, Marks, Sums, mark, weight};
use crate::persons::Hash;
use crate::table::rows;
use serde::{Deserialize, Serialize};

/// Under this name stands what speaks for a status whatever is said.
const BIAS: &str = "bias";

/// What a mark may be, by the letter before its colon; `packs/README.md` says what each stands for.
const TEMPLATES: &str = "abcdejklopqrtuvw";

/// How far a claim may have come, as claims write it.
pub const STATUSES: [&str; 9] =
    ["happened", "ongoing", "habitual", "planned", "possible", "suspended", "cancelled", "denied", "conditional"];

/// The learnt weights of a language's marks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Course {
    /// What speaks for each status whatever is said; none for one that is not learnt.
    biases: [Option<f32>; STATUSES.len()],
    marks: Marks<{ STATUSES.len() }>,
}

impl Course {
    /// From `status.tsv`: status, mark, weight.
    pub(crate) fn compile(name: &str, text: &str) -> Result<Course, PackError> {
        let (mut biases, mut gathered) = ([None; STATUSES.len()], Gathered::default());
        for (line, row) in rows(name, text, 3)? {
            let fault = |what: String| PackError::new(name, what).at(format!("line {line}"));
            let twice = || fault(format!("`{}` stands twice for `{}`", row[1], row[0]));
            let weight = weight(row[2], row[1] != BIAS).map_err(fault)?;
            let status = STATUSES.iter().position(|s| *s == row[0]);
            let status = status.ok_or_else(|| fault(format!("no status: `{}`; there are {STATUSES:?}", row[0])))?;
            if row[1] == BIAS {
                if biases[status].replace(weight).is_some() {
                    return Err(twice());
                }
                continue;
            }
            let known = mark(row[1], TEMPLATES);
            let known = known.ok_or_else(|| fault(format!("no mark: `{}`; there are {TEMPLATES:?}", row[1])))?;
            if !gathered.add(known, status, weight) {
                return Err(twice());
            }
        }
        Ok(Course { biases, marks: Marks::new(gathered) })
    }

    /// Does it hold together? What was stored may be damaged.
    pub(crate) fn sound(&self) -> bool {
        self.marks.sound(STATUSES.len())
    }

    /// Made ready to be asked.
    pub(crate) fn ready(mut self) -> Course {
        self.marks.ready();
        self
    }

    /// Is nothing learnt?
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Adds what a mark weighs, if it weighs something.
    #[inline]
    pub fn add(&self, mark: Hash, sums: &mut Sums<{ STATUSES.len() }>) {
        if let Some(known) = self.marks.number(mark) {
            sums.add(self.marks.row(known));
        }
    }

    /// The status that such sums speak for most, and by how much (in log odds) more than for another; none where either is not learnt.
    pub fn likelier(&self, sums: &Sums<{ STATUSES.len() }>, than: &str) -> Option<(&'static str, f32)> {
        let own = STATUSES.iter().position(|s| *s == than)?;
        let odds = |n: usize| self.biases[n].map(|bias| bias + sums.of(n));
        let all = (0..STATUSES.len()).filter_map(|n| Some((n, odds(n)?)));
        let (best, most) = all.max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some((STATUSES[best], most - odds(own)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_speak_for_a_status_more_than_for_another() {
        let text = "happened\tbias\t1.0\nplanned\tbias\t-1.0\nplanned\tl:will\t3.0\nhappened\tl:will\t-0.5\n";
        let course = Course::compile("status.tsv", text).expect("compiles").ready();
        let mut sums = Sums::default();
        assert_eq!(course.likelier(&sums, "planned"), Some(("happened", 2.0)));
        course.add(mark("l:will", TEMPLATES).expect("a mark"), &mut sums);
        course.add(mark("l:did", TEMPLATES).expect("a mark"), &mut sums);
        assert_eq!(course.likelier(&sums, "happened"), Some(("planned", 1.5)));
        assert!(course.likelier(&sums, "denied").is_none(), "it is not learnt");
        assert!(course.sound() && !course.is_empty() && Course::default().is_empty());
        for fault in ["begun\tl:will\t1", "planned\tz:will\t1", "planned\tl:will\tNaN", "planned\tl:will\t9"] {
            assert!(Course::compile("status.tsv", fault).is_err(), "{fault}");
        }
        assert!(Course::compile("status.tsv", "planned\tl:will\t1\nplanned\tl:will\t2").is_err());
    }
}
