//! `[belongings]`: words for people and things that may be somebody's.

use crate::PackError;
use crate::entry::Cue;
use crate::files::Lists;
use crate::forms::Forms;
use crate::sieve::Sieve;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// The list of words that stand before people and things that the text spoke of; all others are sorts.
const DEFINITE: &str = "definite";

/// Which people or things a form means: the number of its word, and that of their sort (people, vessels).
pub type Belonging = (u16, u16);

/// Each form, in order, and the words that stand before what the text spoke of, folded.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Belongings {
    forms: Vec<(Cue, Belonging)>,
    /// Most cues are none of them. Made when first asked.
    #[serde(skip)]
    sieve: OnceLock<Sieve>,
    definite: Vec<String>,
}

impl Belongings {
    pub fn new(forms: &mut Forms, lists: &Lists) -> Result<Belongings, PackError> {
        let mut all = Belongings::default();
        let mut number = 0;
        for (sort, (_, words)) in (0..).zip(lists.iter().filter(|(key, _)| *key != DEFINITE)) {
            for word in words {
                let cues = forms.cues(std::slice::from_ref(word)).map_err(|e| e.at("[belongings]"))?;
                all.forms.extend(cues.into_iter().map(|cue| (cue, (number, sort))));
                number += 1;
            }
        }
        all.forms.sort_unstable();
        all.forms.dedup_by_key(|(cue, _)| *cue);
        for word in lists.get(DEFINITE).into_iter().flatten() {
            if word.contains(' ') {
                let what = format!("`{word}`: `definite` names single words, for each word before is looked at alone");
                return Err(PackError::new(&forms.file, what).at("[belongings]"));
            }
            all.definite.extend(forms.plain(word)?.iter().map(|form| forms.fold(form)));
        }
        Ok(all)
    }

    /// The word that a form means.
    pub fn of(&self, cue: Cue) -> Option<Belonging> {
        let cues = || self.forms.iter().map(|(cue, _)| u64::from(*cue));
        if !self.sieve.get_or_init(|| Sieve::new(self.forms.len(), cues())).may_hold(cue.into()) {
            return None;
        }
        self.forms.binary_search_by_key(&cue, |(c, _)| *c).ok().map(|n| self.forms[n].1)
    }

    pub fn definite(&self) -> &[String] {
        &self.definite
    }

    /// These cues or any of its words, in order.
    pub fn or(&self, mut cues: Vec<Cue>) -> Vec<Cue> {
        cues.extend(self.forms.iter().map(|(cue, _)| cue));
        cues.sort_unstable();
        cues.dedup();
        cues
    }
}
