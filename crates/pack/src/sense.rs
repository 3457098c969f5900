//! The senses a written form can have.

use crate::words::{Comparison, Marker, Outlet, Reference, Speech, Status};
use serde::{Deserialize, Serialize};

/// What one form in a text can mean. A form may have several senses; the steps of reading choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sense {
    /// A state or organisation (`BLR`, `IGO:SCO`, `NSA:Hamas`).
    Party(Box<str>, PartySort),
    /// Beside the organisation as which it counts, the part of it that is named (`IGO:EC`).
    Organ(Box<str>),
    /// A news agency or outlet, by the name under which it is cited.
    Agency(Box<str>),
    /// One whose name is another word or name as well: only where it is cited.
    Cited(Box<str>),
    /// A place, by its id in `places.tsv` (`MYS/Kuala Lumpur`).
    Place(Box<str>),
    /// A sea, strait or region: never a state.
    Region(Box<str>),
    /// A recurrent happening; the tail is what must follow the ordinal.
    Happening {
        /// Code in `happenings.tsv`.
        code: Box<str>,
        /// Text after the ordinal, folded; empty where the form holds no ordinal.
        tail: Box<str>,
    },
    /// Beside a state's adjective: alone, it names a language or a kitchen ("in French", "studied German").
    Tongue,
    /// Beside a state's name: a first name as well ("Chad", "Jordan").
    Given,
    /// Looks like something of ours and is not.
    Block,
    /// A private person: what they do, their state does not do.
    Private,
    /// A firm, a paper, a party: what it says, its state does not say.
    Firm,
    /// A family name (scripts in which names are not capitalised).
    Surname,
    /// A portable office code (`minister:defence`).
    Office(Box<str>),
    /// A military or diplomatic rank.
    Rank(Box<str>),
    /// Mr, His Excellency.
    Honorific,
    /// An institution (`ministry:defence`).
    Institution(Box<str>),
    /// People of a party without a name: delegation, troops.
    Group,
    /// The office is past.
    Former,
    /// The office is held for the time being.
    Acting,
    /// A word that gives its neighbour a role.
    Marker(Marker),
    /// Joins equals.
    And,
    /// Joins alternatives.
    Or,
    /// Opens a relative clause.
    Relative,
    /// Opens a relative clause, and stands for a place or a circumstance of it.
    Where,
    /// Opens a relative clause, and owns what stands right behind it.
    Whose,
    /// Opens a content clause.
    That,
    /// Opens a new clause.
    Break,
    /// Opens a reason that stands within the clause, as far as the word that closes it: 以 … 为由.
    Ground,
    /// Closes such a reason.
    GroundEnd,
    /// A verb whose object carries the event.
    Light,
    /// Another verb: ends a subject, starts a clause.
    Verb,
    /// Each for itself.
    Separately,
    /// Stands for what was just told of somebody else ("did the same").
    Same,
    /// Besides what was told before.
    Also,
    /// Tells that people or things are of any foreign state: "foreign".
    Foreign,
    /// Opens a noun phrase: what stands right behind it is no verb.
    Article,
    /// `'s` and its like.
    Possessive,
    /// A word that stands for parties or people in play.
    Reference(Reference),
    /// May follow a short name.
    ShortBefore,
    /// May stand before a short name.
    ShortAfter,
    /// A word of status.
    Status(Status),
    /// The form of a verb itself tells a status: "посетит" is a plan.
    Inflected(Status),
    /// A word of reported speech.
    Speech(Speech),
    /// A word of comparison.
    Comparison(Comparison),
    /// A number in words, as an ordinal.
    Ordinal(u16),
    /// Shows a PLOVER context.
    Context(Box<str>),
    /// Something delivered, given or exchanged, by its English name.
    Object(Box<str>),
    /// Stands for a happening of a kind that was told of ("the agreement"), and makes no claim.
    Deed(Box<str>),
    /// A word of reference says what sort of state it means: "the East African country".
    Described(Box<str>),
    /// "Next", "previous", "similar": one of a row that was told of.
    Next,
    /// Tells that the name beside it is an outlet's: "newspaper" before one, "Tribune" at its end.
    Outlet(Outlet),
    /// An event word: the index of its entry.
    Trigger(u32),
}

/// What a word of [deeds] stands for where it may be a happening of any kind: "the decision".
pub const ANY_DEED: &str = "any";

impl Sense {
    /// Does it name something other than a person: a party, a place of work, a source, a happening, a rank?
    pub fn names_other(&self) -> bool {
        matches!(
            self,
            Sense::Party(..)
                | Sense::Office(_)
                | Sense::Institution(_)
                | Sense::Agency(_)
                | Sense::Region(_)
                | Sense::Happening { .. }
                | Sense::Rank(_)
        )
    }

    /// Does it say of what field, sort or turn a happening is, so that the word may be a plain noun or qualify one?
    pub fn describes(&self) -> bool {
        matches!(self, Sense::Context(_) | Sense::Deed(_) | Sense::Described(_) | Sense::Next)
    }
}

/// How a form names a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartySort {
    /// The name of a state.
    State,
    /// An adjective or demonym.
    Adjective,
    /// A building or other name of the government.
    Seat,
    /// An organisation.
    Organisation,
    /// A word for its members as a group ("the bloc"): it holds only where the article names the organisation as well.
    Member,
    /// A clipped name, valid only in closed frames.
    Short,
    /// A clipped name that holds only where the article names the party in full as well.
    ShortNamed,
    /// A clipped name that is a word of its own as well: a frame before it does only where the article names the party in full.
    ShortWord,
}

impl PartySort {
    /// Is the name clipped?
    pub fn is_short(self) -> bool {
        matches!(self, PartySort::Short | PartySort::ShortNamed | PartySort::ShortWord)
    }
}
