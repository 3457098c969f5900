//! The wire form of a claim, version 1: what every reader, record and export speaks.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One thing that one text says about relations between states.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Claim {
    /// Version of the form: 1.
    pub v: u8,
    /// Identifier of the article.
    pub article: String,
    /// Identifier of the claim: a hash over article, quote, kind and parties.
    pub id: String,
    /// Kind of GUIDE section 3.
    pub kind: String,
    /// PLOVER type.
    pub event: Option<String>,
    /// PLOVER modes.
    pub mode: Vec<String>,
    /// Who does it; all parties of mutual kinds.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// Individuals.
    pub people: Vec<Person>,
    /// When it is true.
    pub when: Option<When>,
    /// When it was announced, EDTF.
    pub announced: Option<String>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Option<Where>,
    /// Where a journey starts.
    pub from: Option<Where>,
    /// Status of GUIDE section 4.
    pub status: String,
    /// Sources the text gives, outermost first.
    pub says: Vec<Source>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Legal stage.
    pub stage: Option<String>,
    /// Name of the agreement, conference or exercise.
    pub title: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// What is delivered, given, exchanged.
    pub object: Vec<Object>,
    /// Comparison with earlier happenings.
    pub comparison: Option<Comparison>,
    /// Links to other claims of the article.
    pub links: Vec<Link>,
    /// Which words each field rests on.
    pub evidence: Vec<Evidence>,
    /// How sure the extraction is, 0 to 1.
    pub confidence: f64,
    /// The exact words.
    pub quote: Quote,
    /// Number of the sentence in the text, from 0.
    pub sentence: usize,
    /// Event of the record, once filed.
    pub event_id: Option<String>,
    /// Engine and pack versions.
    pub reading: String,
}

/// A word of the wire form: reading writes the same few over and over.
pub type Term = Cow<'static, str>;

/// A party of a claim.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// Code of GUIDE section 5.
    pub id: String,
    /// The words that name it; empty where inherited.
    pub text: String,
}

/// A person of a claim.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Person {
    /// Name as in the text.
    pub name: String,
    /// Portable office code.
    pub office: Option<String>,
    /// Party code.
    pub party: Option<String>,
    /// Rank code.
    pub rank: Option<String>,
    /// `actor` or `recipient`.
    pub role: Term,
}

/// A time.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct When {
    /// EDTF.
    pub edtf: String,
    /// First possible day.
    pub earliest: Option<String>,
    /// Last possible day.
    pub latest: Option<String>,
    /// The words.
    pub text: String,
    /// The day they were counted from.
    pub anchor: Option<String>,
}

/// A place.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Where {
    /// State code.
    pub state: Option<String>,
    /// English name.
    pub place: Option<String>,
}

/// A source the text gives.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Source {
    /// Name: agencies and institutions in English, persons as in the text.
    pub text: String,
    /// Agency name or party code.
    pub id: Option<String>,
    /// `agency`, `person`, `institution` or `party`.
    #[serde(rename = "type")]
    pub sort: Term,
    /// `reports` or `asserts`.
    pub stance: Term,
}

/// What is delivered, given or exchanged.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Object {
    /// The words.
    pub text: String,
    /// What it is, in English.
    pub what: String,
    /// How many.
    pub amount: Option<f64>,
    /// Unit of the amount, where it is no count.
    pub unit: Option<String>,
}

/// A comparison with earlier happenings.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq)]
pub struct Comparison {
    /// `first_ever`, `first_since`, `nth`, `last`, `largest_since`.
    #[serde(rename = "type")]
    pub sort: String,
    /// ISO 8601 duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<String>,
    /// EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Ordinal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Words of the scope, as in the text.
    pub scope: Option<String>,
}

/// A link to another claim.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Link {
    /// `during`, `sidelines_of`, `under`, `purpose_of`, `response_to`, `outcome_of`.
    #[serde(rename = "type")]
    pub sort: String,
    /// Claim id.
    pub to: String,
}

/// Which words a field rests on; offsets in Unicode scalar values of the article's text.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Evidence {
    /// Name of the field.
    pub field: Term,
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// `said`, `anaphor`, `inherited` or `default`.
    pub via: Term,
    /// Pack entry that fired, where one did.
    pub entry: Option<String>,
}

/// The exact words, with offsets in Unicode scalar values of the article's text.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
}
