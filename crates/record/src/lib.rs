//! The record: one event from many reports, with two clocks, ledgers, plans and checks.
//!
//! ```text
//! filed (articles with claims) -> store -> gather (blocks to events) -> record -> answers
//!                decisions ----------------^
//! ```
//!
//! Everything an answer shows is a function of the set of articles filed and of the decisions taken, never of the order in which
//! they came in.

pub mod again;
pub mod answers;
mod as_of;
pub mod codebook;
pub mod compare;
mod covered;
pub mod day;
pub mod decisions;
pub mod digest;
mod error;
mod event;
mod events;
pub mod face;
pub mod filed;
pub mod gather;
pub mod import;
pub mod kinds;
mod memo;
pub mod names;
pub mod origins;
pub mod plans;
mod record;
mod settle;
pub mod sources;
pub mod store;
pub mod suppressed;
pub mod synthetic;
pub mod tokens;

pub use error::{Error, Result};
pub use event::{Event, Told};
pub use events::Leaf;
pub use memo::Memo;
pub use record::Record;
