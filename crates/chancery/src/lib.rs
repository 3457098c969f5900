//! Reads the world's news and keeps the record of relations between states.
//!
//! Reading is a chain of pure steps, one article at a time:
//!
//! ```text
//! article -> text -> language -> sentences -> units -> phrases (+ names, people) -> clauses -> frames
//!         -> assemble (+ discourse, status, sources, compare, objects) -> finish -> claims
//! ```
//!
//! The same article and packs give the same claims, byte for byte, on every machine. No step panics on any text.
#![doc = include_str!("../examples.md")]

mod apposition;
pub mod article;
mod assemble;
mod belongings;
mod choose;
pub mod claim;
mod clauses;
mod compare;
mod compose;
mod conditions;
mod declension;
mod discourse;
pub mod examples;
mod features;
mod finish;
mod frames;
mod groups;
mod kinds;
mod knowledge;
mod language;
mod names;
mod objects;
mod parts;
mod people;
mod persons;
mod phrases;
mod reader;
mod rivals;
mod sentences;
mod signs;
mod sources;
mod speed;
mod status;
mod sure;
mod tenor;
mod text;
mod trace;
mod units;
mod weigh;
mod wordings;

pub use article::Article;
pub use assemble::Coursed;
pub use claim::Claim;
pub use knowledge::Knowledge;
pub use language::recognise;
pub use parts::{MarkedParty, Parted};
pub use persons::Candidate;
pub use reader::{Reading, Rejected};
pub use speed::Step;
pub use tenor::Marked;
pub use weigh::Choice;

/// Reads one article with what is known.
pub fn read(article: &Article, knowledge: &Knowledge) -> Reading {
    knowledge.read(article)
}

/// How long each step of reading an article takes.
pub fn speed(article: &Article, knowledge: &Knowledge) -> Vec<Step> {
    knowledge.speed(article)
}

/// The choices that reading makes by learnt weights, with their candidates.
pub fn choices(article: &Article, knowledge: &Knowledge) -> Vec<Choice> {
    knowledge.choices(article)
}

/// What may be a person's name in an article, and what its features weigh.
pub fn names(article: &Article, knowledge: &Knowledge) -> Vec<Candidate> {
    knowledge.names(article)
}

/// What may weigh for what each sentence of an article tells: its marks by name, and where it stands.
pub fn tenors(article: &Article, knowledge: &Knowledge) -> Vec<Marked> {
    knowledge.tenors(article)
}

/// What may weigh for which part each party named in a sentence plays, with where the sentence stands, for learning.
pub fn parts(article: &Article, knowledge: &Knowledge) -> Vec<Parted> {
    knowledge.parts(article)
}

/// What may weigh for how far each claim has come, with who takes part and where its words stand, for learning.
pub fn courses(article: &Article, knowledge: &Knowledge) -> Vec<Coursed> {
    knowledge.courses(article)
}

/// What the steps of reading make of each sentence of an article, in words.
pub fn trace(article: &Article, knowledge: &Knowledge) -> Vec<String> {
    knowledge.trace(article)
}
