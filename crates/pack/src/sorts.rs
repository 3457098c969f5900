//! Sorts of senses, by which a form is asked what it may mean before its senses are gone through.

use crate::sense::Sense;

/// Sorts of senses, one bit each: of most forms of a text it is asked whether they have one, and few have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u8);

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

    /// Either of them.
    #[must_use]
    pub const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Has it one of these?
    pub const fn any(self, these: Sorts) -> bool {
        self.0 & these.0 != 0
    }

    pub(crate) fn of(sense: &Sense) -> Sorts {
        match sense {
            Sense::Party(..) | Sense::Agency(_) | Sense::Happening { .. } => Sorts::NAME,
            Sense::Region(_) => Sorts::REGION,
            Sense::Reference(_) => Sorts::REFERENCE,
            Sense::Office(_) => Sorts::OFFICE,
            Sense::Trigger(_) => Sorts::EVENT,
            _ => Sorts(0),
        }
    }
}
