//! Whose people and things are: "12 Vietnamese fishermen" makes "the men" and "the boats" Vietnam's.

use super::{Discourse, Via};
use crate::belongings::Mention;
use crate::text::Span;

/// Sentences after which they are no longer spoken of.
const SENTENCES: usize = 10;
/// The same where no article tells that the text spoke of them.
const NEAR: usize = 4;
/// Those that are remembered: articles may be endless.
const MOST: usize = 60;

/// People or things of a party that the text spoke of.
#[derive(Debug, Clone, Copy)]
pub struct Belonging<'p> {
    word: u16,
    sort: u8,
    owner: &'p str,
    sentence: usize,
}

impl<'p> Discourse<'p> {
    /// People or things stand here; `owner`: whose the words say they are; `articles`: in a language that tells which the text spoke of.
    pub fn belongs(&mut self, mention: &Mention, owner: Option<&'p str>, articles: bool) {
        let known = || if articles { self.owner_of(mention) } else { self.owner_of_word(mention, NEAR) };
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

    fn owner_of_word(&self, mention: &Mention, sentences: usize) -> Option<&'p str> {
        self.lately(sentences).find(|b| b.word == mention.word).map(|b| b.owner)
    }

    /// "The", "both" ones: of this word, else of this sort, else of whatever was spoken of with them.
    fn owner_of(&self, mention: &Mention) -> Option<&'p str> {
        let sort = || self.lately(SENTENCES).find(|b| b.sort == mention.sort).map(|b| b.owner);
        let any = || self.lately(SENTENCES).next().map(|b| b.owner);
        let known = self.owner_of_word(mention, SENTENCES).or_else(sort).or_else(any);
        known.filter(|_| mention.definite)
    }

    /// Whose people or things stand within these words of the sentence.
    pub fn owners_within(&self, words: Span) -> impl Iterator<Item = (usize, &'p str, Via)> {
        self.owned.iter().copied().filter(move |(at, ..)| words.holds(*at))
    }

    /// The owner that only what was told before tells.
    pub fn owner_within(&self, words: Span) -> Option<&'p str> {
        self.owners_within(words).find(|(.., via)| *via == Via::Anaphor).map(|(_, code, _)| code)
    }
}
