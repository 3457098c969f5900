//! Sorts of senses, by which a form is asked what it may mean before its senses are gone through.

use crate::sense::Sense;

/// Sorts of senses, one bit each: of most forms of a text it is asked whether they have one, and few have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u16);

impl Sorts {
    /// Parties, agencies and happenings: what names itself.
    pub const NAME: Sorts = Sorts(1);
    /// Regions.
    pub const REGION: Sorts = Sorts(2);
    /// Words of reference.
    pub const REFERENCE: Sorts = Sorts(4);
    /// Offices.
    pub const OFFICE: Sorts = Sorts(8);
    /// Event words.
    pub const EVENT: Sorts = Sorts(16);
    /// Other verbs, and words that stand for one.
    pub const VERB: Sorts = Sorts(32);
    /// Words of reported speech.
    pub const SPEECH: Sorts = Sorts(64);
    /// Words of status.
    pub const STATUS: Sorts = Sorts(128);
    /// Words of comparison, ordinals among them.
    pub const COMPARISON: Sorts = Sorts(256);
    /// Words that open a new clause.
    pub const BREAK: Sorts = Sorts(512);
    /// Words that join clauses or parts of one.
    pub const JOINT: Sorts = Sorts(1024);
    /// Words that give their neighbours a role.
    pub const MARKER: Sorts = Sorts(2048);
    /// Words of an outlet's name or of one that is cited.
    pub const CITED: Sorts = Sorts(4096);
    /// Words that say of what field, sort or turn a happening is.
    pub const DESCRIBING: Sorts = Sorts(8192);

    /// Words that few sentences hold.
    pub const RARE: Sorts = Sorts(16384);

    /// Either of them.
    #[must_use]
    pub const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Has it one of these?
    pub const fn any(self, these: Sorts) -> bool {
        self.0 & these.0 != 0
    }

    /// The sorts of several senses.
    pub fn among(senses: &[&Sense]) -> Sorts {
        senses.iter().map(|s| Sorts::of(s)).fold(Sorts::default(), Sorts::or)
    }

    /// The sort of a sense, if it is of one.
    pub fn of(sense: &Sense) -> Sorts {
        match sense {
            Sense::Party(..) | Sense::Agency(_) | Sense::Happening { .. } => Sorts::NAME,
            Sense::Region(_) => Sorts::REGION,
            Sense::Reference(_) => Sorts::REFERENCE,
            Sense::Office(_) => Sorts::OFFICE,
            Sense::Trigger(_) => Sorts::EVENT,
            Sense::Verb | Sense::Light | Sense::Same => Sorts::VERB,
            Sense::Speech(_) => Sorts::SPEECH,
            Sense::Status(_) => Sorts::STATUS,
            Sense::Comparison(_) | Sense::Ordinal(_) => Sorts::COMPARISON,
            Sense::Break => Sorts::BREAK,
            Sense::Relative | Sense::That | Sense::Ground | Sense::GroundEnd | Sense::And => Sorts::JOINT,
            Sense::Marker(_) => Sorts::MARKER,
            Sense::Outlet(_) | Sense::Cited(_) => Sorts::CITED,
            Sense::Separately | Sense::Also | Sense::Foreign | Sense::Firm => Sorts::RARE,
            _ if sense.describes() => Sorts::DESCRIBING,
            _ => Sorts(0),
        }
    }
}
