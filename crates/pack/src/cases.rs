//! Grammatical cases and what they say.

use serde::{Deserialize, Serialize};

/// Grammatical cases, one bit each, in the order in which the pack names them; none: nothing is known, any may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Cases(pub u8);

impl Cases {
    /// May it be one of these?
    pub fn may(self, these: Cases) -> bool {
        self.0 == 0 || these.0 == 0 || self.0 & these.0 != 0
    }

    /// Is it surely one of these?
    pub fn must(self, these: Cases) -> bool {
        self.0 != 0 && self.0 & !these.0 == 0
    }

    /// What two words in agreement leave possible; the first where they don't agree.
    pub fn meet(self, other: Cases) -> Cases {
        match (self.0, other.0) {
            (0, _) => other,
            (_, 0) => self,
            (a, b) if a & b == 0 => self,
            (a, b) => Cases(a & b),
        }
    }

    /// Either of them.
    pub fn or(self, other: Cases) -> Cases {
        Cases(self.0 | other.0)
    }
}

/// What a case says of a phrase that no marker governs (`[cases]` of a grammar).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseRoles {
    /// Who does it.
    pub subject: Cases,
    /// Whom it is done to.
    pub object: Cases,
    /// Possessor.
    pub of: Cases,
    /// Goal.
    pub to: Cases,
    /// Doer of a passive or a noun.
    pub by: Cases,
}

impl CaseRoles {
    /// The cases that remain where no marker stands before the phrase: some never stand alone.
    pub fn free(self, cases: Cases) -> Cases {
        let alone = self.subject.or(self.object).or(self.of).or(self.to).or(self.by);
        cases.meet(alone)
    }
}

/// An ending of personal names in some case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The ending.
    pub ending: String,
    /// Its last character: most words end otherwise.
    pub last: Option<char>,
    /// What stands for it in the base form.
    pub base: String,
}

/// The endings of each case; of equally long ones those of an earlier declension come first.
pub(crate) fn endings(declensions: &[Vec<String>]) -> Vec<Vec<Ending>> {
    let of = |case: usize| {
        let written = declensions.iter().flat_map(|d| d[case].split('|').map(move |ending| (ending, &d[0])));
        let ending = |(ending, base): (&str, &String)| Ending {
            ending: ending.to_string(),
            last: ending.chars().next_back(),
            base: base.clone(),
        };
        let mut all: Vec<Ending> = written.map(ending).collect();
        all.sort_by_key(|e| std::cmp::Reverse(e.ending.len()));
        all
    };
    (0..declensions.first().map_or(0, Vec::len)).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::Cases;

    #[test]
    fn cases_that_are_not_known_may_be_any_and_must_be_none() {
        let (nominative, genitive) = (Cases(1), Cases(2));
        assert!(Cases::default().may(genitive) && !Cases::default().must(genitive));
        assert!(nominative.or(genitive).may(genitive) && !nominative.or(genitive).must(genitive));
        assert_eq!(nominative.or(genitive).meet(genitive), genitive);
        assert_eq!(nominative.meet(genitive), nominative);
    }
}
