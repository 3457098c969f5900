//! Mentions: noun phrases that name parties, people, institutions, places and agencies.
//!
//! Office, party, rank and name make one phrase, in whatever order the language has them.

use crate::text::{Span, Text};
use crate::units::{CaseList, Senses};
use chancery_pack::{Cases, Marker, Reference, Sense, Sorts, THING};

/// A noun phrase that denotes parties, people or places.
#[derive(Debug, Clone, Default)]
pub struct Phrase<'p> {
    /// Where in the text.
    pub span: Option<Span>,
    /// Party codes with the words that name them.
    pub parties: Vec<(&'p str, Span)>,
    /// Nothing but adjectives: it needs a head, or stands before an event noun.
    pub bare: bool,
    /// Nothing but clipped names.
    pub short: bool,
    /// Offices, the most specific last.
    pub offices: Vec<&'p str>,
    /// Where the holder of the office is posted ("驻日本大使").
    pub posted: Option<&'p str>,
    /// Rank.
    pub rank: Option<&'p str>,
    /// Words of a personal name.
    pub name: Option<Span>,
    /// The name is a person's by its look alone.
    pub guessed: bool,
    /// By its look the name is nobody's, whatever title stands before it.
    pub nameless: bool,
    /// Number of the person, once known.
    pub person: Option<usize>,
    /// Institution code.
    pub institution: Option<&'p str>,
    /// The organ by which its organisation is named ("European Commission").
    pub organ: Option<&'p str>,
    /// People without a name.
    pub group: bool,
    /// Honorific, "acting": a name may follow.
    pub titled: bool,
    /// A word that stands for parties in play.
    pub reference: Option<Reference>,
    /// What sort of state the word stands for.
    pub described: Vec<&'p str>,
    /// Private people: what they do, their state does not do.
    pub private: bool,
    /// The office is past.
    pub former: bool,
    /// Place id.
    pub place: Option<&'p str>,
    /// Party for which the place also speaks ("Brussels").
    pub seat: Option<&'p str>,
    /// Region.
    pub region: Option<&'p str>,
    /// Agency.
    pub agency: Option<Agency<'p>>,
    /// Followed by a possessive.
    pub possessor: bool,
    /// Cases in which its head may stand; none: unknown, or a language without cases.
    pub cases: Cases,
    /// Its case lets it depend on a noun before it.
    pub dependent: bool,
}

impl<'p> Phrase<'p> {
    pub(crate) fn grow(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |s| s.to(span)));
    }

    /// Where in the text.
    pub fn at(&self) -> Span {
        self.span.unwrap_or(Span { start: 0, end: 0 })
    }

    /// It has an office, institution, group or counterpart that a party or name can complete.
    pub(crate) fn headed(&self) -> bool {
        !self.offices.is_empty()
            || self.institution.is_some()
            || self.group
            || self.is_counterpart()
            || self.rank.is_some()
            || self.titled
    }

    /// "His counterpart".
    pub fn is_counterpart(&self) -> bool {
        self.reference == Some(Reference::Counterpart)
    }

    /// "Own", "its", and nothing with it.
    pub fn is_own(&self) -> bool {
        self.reference == Some(Reference::Own) && self.parties.is_empty() && !self.headed() && !self.possessor
    }

    /// "The island nation", and nothing with it.
    pub(crate) fn is_some_state(&self) -> bool {
        let alone = self.parties.is_empty() && !self.headed() && !self.named() && !self.possessor;
        alone && self.reference == Some(Reference::State)
    }

    /// "It", "him": a word that stands for somebody or something, and nothing with it; "his country" is none.
    pub fn is_pronoun(&self) -> bool {
        let thing = self.described.contains(&THING);
        let stands = thing || matches!(self.reference, Some(Reference::Person | Reference::Others));
        stands && self.parties.is_empty() && !self.headed() && !self.possessor
    }

    /// Only the name of an organisation.
    pub(crate) fn is_body(&self) -> bool {
        let names = !self.parties.is_empty() && self.parties.iter().all(|(code, _)| code.starts_with("IGO:"));
        names && self.offices.is_empty() && self.person.is_none()
    }

    pub(crate) fn named(&self) -> bool {
        self.name.is_some() || self.person.is_some()
    }
}

/// A news agency, newspaper or station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agency<'p> {
    /// One that the pack knows, by the name under which it is cited.
    Known(&'p str),
    /// Another, by its words in the text.
    Named(Span),
}

impl Agency<'_> {
    /// Its name.
    pub fn name(self, text: &Text) -> String {
        match self {
            Agency::Known(name) => name.into(),
            Agency::Named(span) => text.slice(span),
        }
    }
}

/// What an item of a sentence is.
#[derive(Debug, Clone)]
pub enum What<'p> {
    /// A noun phrase.
    Phrase(Box<Phrase<'p>>),
    /// A time expression, by its number in the sentence.
    Time(usize),
    /// Any other unit.
    Unit,
}

/// A step of a sentence: a phrase, a time, or a unit that is neither.
#[derive(Debug, Clone)]
pub struct Item<'p> {
    /// Where in the text.
    pub span: Span,
    /// What it is.
    pub what: What<'p>,
    /// What its words can mean (of units).
    pub senses: Senses<'p>,
    /// What sorts there are among them, and which markers, a bit each: no question is asked more often, and few words have an answer.
    pub sorts: Sorts,
    pub markers: u32,
    /// The cases of each sense: of a marker those it governs.
    pub cases: CaseList,
    /// The punctuation mark, if it is one.
    pub mark: Option<char>,
    /// The number, if it is one.
    pub number: Option<u32>,
    /// It is an infinitive (of words that can mean something).
    pub infinitive: bool,
}

impl<'p> Item<'p> {
    /// One that can mean nothing yet.
    pub fn new(span: Span, what: What<'p>) -> Item<'p> {
        Item {
            span,
            what,
            senses: Senses::new(),
            sorts: Sorts::default(),
            markers: 0,
            cases: CaseList::new(),
            mark: None,
            number: None,
            infinitive: false,
        }
    }

    /// The phrase, if it is one.
    pub fn phrase(&self) -> Option<&Phrase<'p>> {
        match &self.what {
            What::Phrase(p) => Some(p),
            _ => None,
        }
    }

    /// Has it a sense of this sort?
    pub fn is(&self, test: impl Fn(&Sense) -> bool) -> bool {
        self.senses.iter().any(|s| test(s))
    }

    /// Has it a sense of one of these sorts?
    pub fn has(&self, sorts: Sorts) -> bool {
        self.sorts.any(sorts)
    }

    /// Gives it a sense more.
    pub fn add(&mut self, sense: &'p Sense) {
        self.senses.push(sense);
        self.sorts = self.sorts.or(Sorts::of(sense));
    }

    /// Keeps the senses that pass, each with its cases.
    pub fn keep(&mut self, mut test: impl FnMut(&Sense) -> bool) {
        let both = self.senses.len().min(self.cases.len());
        let mut kept = 0;
        for n in 0..both {
            if test(self.senses[n]) {
                (self.senses[kept], self.cases[kept]) = (self.senses[n], self.cases[n]);
                kept += 1;
            }
        }
        self.senses.truncate(kept);
        self.cases.truncate(kept);
        (self.sorts, self.markers) = (Sorts::among(&self.senses), markers(&self.senses));
    }

    /// Has it this marker?
    pub fn marks(&self, marker: Marker) -> bool {
        self.markers & bit(marker) != 0
    }
}

const _: () = assert!(Marker::KEYS.len() <= 32, "a set of markers is 32 bits");

fn bit(marker: Marker) -> u32 {
    1 << marker as u32
}

/// The markers among senses.
pub fn markers(senses: &[&Sense]) -> u32 {
    senses.iter().map(|s| if let Sense::Marker(m) = s { bit(*m) } else { 0 }).fold(0, |all, one| all | one)
}
