//! Exports: the record in the forms of other programs.
//!
//! ```text
//! record -> Job: what is asked for, event by event -> a format, one file each -> Folder: temporary names, then the real ones
//! ```
//!
//! Quotes, hashes and addresses go out, never whole texts; what is suppressed never does. Events come in the order of their day, so that the
//! same record gives the same bytes. Nothing is made more exact than it was said: what a format can't say is left out, and counted.

mod codebook;
mod error;
mod folder;
mod formats;
mod gazetteer;
mod job;
mod lines;
mod tables;
mod words;
mod xml;
mod zipped;

pub use error::{Error, Result};
pub use folder::{Folder, Output, Sum};
pub use formats::{ALL, Format, find};
pub use gazetteer::Gazetteer;
pub use job::{Job, Report, What};
pub use zipped::zipped;
