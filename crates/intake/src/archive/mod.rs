//! Archives: WARC and WET, folders, zip, JSON lines; damaged records are stepped over and counted, and a run that was stopped goes on
//! where the record's own bookmark says.

mod bookmark;
mod files;
mod http;
mod lines;
mod members;
mod run;
mod skip;
mod warc;
mod window;
mod zipped;

pub(crate) use http::readable;
pub use run::{Options, Progress, ingest};
pub use skip::{Skip, Tally};
