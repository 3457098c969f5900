//! Articles that are hardly about states: who is named there once is not meant by all that follows.

use super::Assembly;
use super::draft::Draft;
use crate::discourse::Via;
use crate::phrases::{Item, Phrase};
use crate::reader::{Rejected, Sentence};

/// Sentences that are too few to say what an article is about.
const HANDFUL: usize = 4;

impl<'p> Assembly<'_, 'p> {
    /// Do fewer than half of the sentences name a party, somebody who acts for one, or both or all of them ("the two navies")? A handful of
    /// sentences tells nothing.
    pub(super) fn hardly_about_states(&self, sentences: &[Sentence<'p>]) -> bool {
        let official = |n: usize| self.people.persons.get(n).is_some_and(|p| p.party.is_some());
        let names = |item: &Item<'p>| {
            let together = |p: &Phrase<'_>| p.reference.is_some_and(|r| r.together().is_some());
            item.phrase().is_some_and(|p| !p.parties.is_empty() || p.person.is_some_and(official) || together(p))
                || !self.named(item).is_empty()
        };
        let about = sentences.iter().filter(|s| s.items.iter().any(names)).count();
        sentences.len() > HANDFUL && about * 2 < sentences.len()
    }

    /// There, and where a longer article tells little and nothing with both parties in its words, a claim holds only with them.
    pub fn without_guesses(&mut self) {
        let said = |d: &Draft<'p>| {
            let sides = || d.actors.iter().chain(&d.recipients);
            sides().filter(|m| m.via == Via::Said).count() >= sides().count().min(2)
        };
        let plain = |d: &Draft<'p>| {
            let mut sides = d.actors.iter().chain(&d.recipients);
            d.actors.len() + d.recipients.len() > 1 && sides.all(|m| m.via != Via::Inherited)
        };
        let vague = self.starts.len() > 3 * self.drafts.len().max(HANDFUL) && !self.drafts.iter().any(plain);
        if !self.thin && !vague {
            return;
        }
        let (kept, guessed): (Vec<_>, Vec<_>) = std::mem::take(&mut self.drafts).into_iter().partition(said);
        self.drafts = kept;
        self.rejected.extend(guessed.into_iter().map(|d| Rejected {
            words: self.text.slice(d.trigger),
            entry: self.reader.language.entries()[d.entry].id.clone(),
            why: "its parties are not said, in an article that is hardly about states".into(),
        }));
    }
}
