//! Whose people and things are: "12 Vietnamese fishermen" makes "the men" and "the boats" Vietnam's.

use super::{Discourse, Via};
use crate::belongings::Mention;
use crate::text::Span;

/// Sentences after which they are no longer spoken of.
pub const SENTENCES: usize = 10;
/// The same where no article tells that the text spoke of them.
const NEAR: usize = 5;
/// Those that are remembered: articles may be endless.
const MOST: usize = 60;

/// People or things of a party that the text spoke of.
#[derive(Debug, Clone, Copy)]
pub struct Belonging<'p> {
    word: u16,
    sort: u16,
    owner: &'p str,
    sentence: usize,
}

impl<'p> Discourse<'p> {
    /// People or things stand here; `owner`: whose the words say they are; `articles`: in a language that tells which the text spoke of.
    pub fn belongs(&mut self, mention: &Mention, owner: Option<&'p str>, articles: bool) {
        let told = || self.owner_of(mention, if articles { SENTENCES } else { NEAR });
        let known = || told().filter(|_| mention.definite || !articles);
        let Some(code) = owner.or_else(known) else { return };
        self.owned.push((mention.at, code, if owner.is_some() { Via::Said } else { Via::Anaphor }));
        if self.belongings.len() == MOST {
            self.belongings.remove(0);
        }
        let Mention { word, sort, .. } = *mention;
        self.belongings.push(Belonging { word, sort, owner: code, sentence: self.sentence });
    }

    /// The latest that were spoken of, the last first.
    fn lately(&self, sentences: usize) -> impl Iterator<Item = &Belonging<'p>> {
        self.belongings.iter().rev().take_while(move |b| b.sentence + sentences >= self.sentence)
    }

    /// Whose they are by what was told: of this word, else of this sort, else of whatever was spoken of with them.
    fn owner_of(&self, mention: &Mention, sentences: usize) -> Option<&'p str> {
        let word = self.lately(sentences).find(|b| b.word == mention.word);
        let sort = || self.lately(sentences).find(|b| b.sort == mention.sort);
        word.or_else(sort).or_else(|| self.lately(sentences).next()).map(|b| b.owner)
    }

    /// The owner of those that were spoken of last, if that was not long ago.
    pub fn last_owner(&self, sentences: usize) -> Option<&'p str> {
        self.lately(sentences).next().map(|b| b.owner)
    }

    /// Did the sentence, one of the latest, speak of people or things of somebody's?
    pub fn belonged(&self, sentence: usize) -> bool {
        self.belongings.iter().rev().take_while(|b| b.sentence >= sentence).any(|b| b.sentence == sentence)
    }

    /// The owner of people or things within these words of the sentence that only what was told before tells.
    pub fn owner_within(&self, words: Span) -> Option<&'p str> {
        let told = |(at, _, via): &&(usize, &'p str, Via)| *via == Via::Anaphor && words.holds(*at);
        self.owned.iter().find(told).map(|(_, code, _)| *code)
    }
}
