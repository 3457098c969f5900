//! The formats, one file each.

mod atom;
mod csv;
mod ftm;
mod geojson;
mod gexf;
mod ics;
mod jsonl;
mod jsonld;
mod parquet;
mod plover;

use crate::error::Result;
use crate::folder::Folder;
use crate::job::{Job, Report};

/// A format.
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What comes out, in a line.
    pub what: &'static str,
    /// The file; where there are several, that of all of them packed.
    pub file: &'static str,
    /// Media type of the file.
    pub media: &'static str,
    /// There are several files.
    pub several: bool,
    /// Programs fetch it again and again, and people open it by its address.
    pub subscribed: bool,
    /// Writes it.
    pub write: fn(&Job, &Folder) -> Result<Report>,
}

/// All formats. A new one is a file and a line here.
pub static ALL: &[&Format] = &[
    &csv::FORMAT,
    &jsonl::FORMAT,
    &parquet::FORMAT,
    &plover::FORMAT,
    &jsonld::FORMAT,
    &geojson::FORMAT,
    &gexf::FORMAT,
    &ics::FORMAT,
    &atom::FORMAT,
    &ftm::FORMAT,
];

/// A format by its name.
pub fn find(name: &str) -> Option<&'static Format> {
    ALL.iter().copied().find(|format| format.name == name)
}
