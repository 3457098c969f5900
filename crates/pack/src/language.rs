//! A compiled language: one automaton over all forms, and what each form can mean.

use crate::{CaseRoles, Cases, Entry, PackError, Sense};
use chancery_times::TimesData;
use daachorse::CharwiseDoubleArrayAhoCorasick;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One sense of a form, with the condition under which it holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Sensed {
    pub sense: Sense,
    /// The text must be written exactly so.
    pub exact: Option<Box<str>>,
    /// The text must begin with a capital.
    pub upper: bool,
    /// Not at the beginning of a sentence.
    pub inner: bool,
    /// Cases in which the form stands; of a marker, those it governs.
    pub cases: Cases,
}

impl Sensed {
    /// A sense that holds under no condition.
    pub fn plain(sense: Sense) -> Sensed {
        Sensed { sense, exact: None, upper: false, inner: false, cases: Cases::default() }
    }
}

/// What of a language is stored in the compiled pack.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Stored {
    pub code: String,
    pub name: String,
    pub script: String,
    pub spaces: bool,
    pub clitics: Vec<String>,
    pub tell: Vec<String>,
    pub name_endings: Vec<String>,
    pub particles: Vec<String>,
    pub name_chars: String,
    pub native_names: Vec<String>,
    pub home: String,
    pub home_variants: String,
    pub possessor_before: bool,
    pub case_roles: CaseRoles,
    pub declensions: Vec<Vec<String>>,
    pub oblique_before: bool,
    pub senses: Vec<Vec<Sensed>>,
    pub entries: Vec<Entry>,
    pub lines: Vec<String>,
    pub datelines: Vec<String>,
    pub variants: Vec<(char, char)>,
    pub times: TimesData,
    pub automaton: Vec<u8>,
    pub digest: String,
}

/// A language as the reader uses it.
pub struct Language {
    stored: Stored,
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    variants: HashMap<char, char>,
    /// Offices with a portfolio, by themselves.
    offices: HashMap<String, String>,
}

/// A form found in folded text, in bytes of that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Number of the form, for [`Language::senses`].
    pub form: u32,
}

/// Folds a character for matching: lower case, one form of quotes and digits, `ё` as `е`. One character stays one.
pub fn fold(c: char) -> char {
    match c {
        'ё' | 'Ё' => 'е',
        '’' | '‘' | 'ʼ' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' | '\t' => ' ',
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '‑' | '‐' => '-',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

impl Language {
    pub(crate) fn new(stored: Stored) -> Result<Language, PackError> {
        let (automaton, _) = CharwiseDoubleArrayAhoCorasick::deserialize(&stored.automaton)
            .map_err(|e| PackError::new(&stored.code, format!("the compiled automaton is damaged: {e}")))?;
        let variants = stored.variants.iter().copied().collect();
        let named = stored
            .senses
            .iter()
            .flatten()
            .filter_map(|s| if let Sense::Office(o) = &s.sense { Some(&**o) } else { None });
        let offices = named.filter(|o| o.contains(':')).map(|o| (o.to_string(), o.to_string())).collect();
        Ok(Language { stored, automaton, variants, offices })
    }

    /// Opens what [`Language::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Language, PackError> {
        let stored = postcard::from_bytes(bytes)
            .map_err(|e| PackError::new("compiled pack", format!("can't be opened ({e}); compile it again")))?;
        Language::new(stored)
    }

    /// The compiled form, to be kept in a file or a binary.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(&self.stored).unwrap_or_default()
    }

    /// ISO 639-1 code.
    pub fn code(&self) -> &str {
        &self.stored.code
    }

    /// English name of the language.
    pub fn name(&self) -> &str {
        &self.stored.name
    }

    /// `latn`, `cyrl`, `hans`.
    pub fn script(&self) -> &str {
        &self.stored.script
    }

    /// Do words stand apart?
    pub fn spaces(&self) -> bool {
        self.stored.spaces
    }

    /// Endings that are words of their own.
    pub fn clitics(&self) -> &[String] {
        &self.stored.clitics
    }

    /// Frequent words that tell the language.
    pub fn tell(&self) -> &[String] {
        &self.stored.tell
    }

    /// Endings that a known name may take.
    pub fn name_endings(&self) -> &[String] {
        &self.stored.name_endings
    }

    /// Small words within names.
    pub fn particles(&self) -> &[String] {
        &self.stored.particles
    }

    /// Characters that spell foreign names.
    pub fn name_chars(&self) -> &str {
        &self.stored.name_chars
    }

    /// Parties whose people bear names of the script's own kind.
    pub fn native_names(&self) -> &[String] {
        &self.stored.native_names
    }

    /// The state whose own officials this language's outlets name without it, if there is one.
    pub fn home(&self, text: &str) -> Option<&str> {
        // A sixth of its characters is far more than a text in the language's own spelling has of another.
        let varied = text.chars().filter(|c| !c.is_ascii() && self.fold(*c) != *c && !c.is_uppercase()).count();
        let other = varied * 6 > text.chars().count();
        let home =
            if other && !self.stored.home_variants.is_empty() { &self.stored.home_variants } else { &self.stored.home };
        Some(home.as_str()).filter(|h| !h.is_empty())
    }

    /// Does the doer of a noun without a marker stand before it?
    pub fn possessor_before(&self) -> bool {
        self.stored.possessor_before
    }

    /// What a case says of a phrase that no marker governs; all empty in a language without cases.
    pub fn case_roles(&self) -> CaseRoles {
        self.stored.case_roles
    }

    /// Do cases tell roles?
    pub fn cased(&self) -> bool {
        self.stored.case_roles != CaseRoles::default()
    }

    /// The office at the head of an institution: `minister:` over `ministry:defence` is `minister:defence`.
    pub fn office_of(&self, head: &str, institution: &str) -> Option<&str> {
        let (_, portfolio) = institution.split_once(':')?;
        self.offices.get(&format!("{head}{portfolio}")).map(String::as_str)
    }

    /// Endings of personal names: for each declension one a case.
    pub fn declensions(&self) -> &[Vec<String>] {
        &self.stored.declensions
    }

    /// Do time and place stand before their verb?
    pub fn oblique_before(&self) -> bool {
        self.stored.oblique_before
    }

    /// Entries of event words.
    pub fn entries(&self) -> &[Entry] {
        &self.stored.entries
    }

    /// Regular expressions of lines that don't belong to an article.
    pub fn boilerplate_lines(&self) -> &[String] {
        &self.stored.lines
    }

    /// Regular expressions of datelines.
    pub fn datelines(&self) -> &[String] {
        &self.stored.datelines
    }

    /// Data of time expressions.
    pub fn times(&self) -> &TimesData {
        &self.stored.times
    }

    /// Short hash over the pack's files: the version of this pack.
    pub fn digest(&self) -> &str {
        &self.stored.digest
    }

    /// Number of forms in the automaton.
    pub fn forms(&self) -> usize {
        self.stored.senses.len()
    }

    /// Folds a character, variants of the script included.
    pub fn fold(&self, c: char) -> char {
        let c = fold(c);
        if c.is_ascii() || self.variants.is_empty() { c } else { *self.variants.get(&c).unwrap_or(&c) }
    }

    /// All forms in folded text, overlapping ones too, by their ends.
    pub fn find<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Match> + 'a {
        self.automaton.find_overlapping_iter(folded).map(|m| Match { start: m.start(), end: m.end(), form: m.value() })
    }

    /// The senses of a form that hold where the text is written so, each with its cases; `first`: at the beginning of a sentence.
    pub fn senses(&self, form: u32, written: &str, first: bool) -> Vec<(&Sense, Cases)> {
        let holds = |s: &&Sensed| {
            s.exact.as_deref().is_none_or(|e| e == written)
                && (!s.upper || written.starts_with(char::is_uppercase))
                && !(s.inner && first)
        };
        self.stored.senses[form as usize].iter().filter(holds).map(|s| (&s.sense, s.cases)).collect()
    }
}
