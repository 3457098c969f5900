//! The same text again: copies, near copies, and what changed between two versions of a page.

mod changes;
mod groups;
mod sketch;

pub(crate) use changes::alike;
pub use changes::{Change, changes};
pub use groups::{Copied, leaders};
pub use sketch::{NEAR, Sketched, likeness, sketch};
