//! Packs: what the program knows, read from TSV and TOML, checked, and compiled to automata.
//!
//! `files` says what stands in a pack, `compile` makes of it what the reader uses, `World` is what all languages share.
//! Nothing here reads news; nothing here knows a language by name.

mod around;
mod atlas;
mod belongings;
mod cases;
mod compile;
mod dyads;
mod entry;
mod error;
mod events;
mod expand;
mod expression;
mod files;
mod forms;
mod land;
mod language;
mod lexicon;
mod marks;
mod meanings;
mod numbers;
mod parts;
mod persons;
pub mod quick;
mod sense;
mod sieve;
mod sorts;
mod table;
mod tenor;
mod words;
mod world;

pub use around::{Around, GIVEN, STATUSES};
pub use atlas::{Atlas, Row, Table};
pub use belongings::Belonging;
pub use cases::{CaseRoles, Cases, Ending};
pub use compile::{Folder, compile_language};
pub use dyads::Dyads;
pub use entry::{Cue, Cues, Entry, Gaps};
pub use error::PackError;
pub use expand::expand;
pub use expression::Expression;
pub use files::{EventEntry, Example};
pub use land::{Land, NEIGHBOUR, RELATIONS, SEVERAL, THING};
pub use language::{Head, Language, fold};
pub use parts::{Parts, Side};
pub use persons::{Hash, Hints};
pub use sense::{ANY_DEED, PartySort, Sense};
pub use sorts::Sorts;
pub use tenor::{Sums, Tenor};
pub use words::{Comparison, Form, Marker, Outlet, Reference, Role, RoleValue, Speech, Status};
pub use world::{Happening, Holder, Kind, Place, Weight, World};
