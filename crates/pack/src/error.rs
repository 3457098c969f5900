//! What can be wrong with a pack, said so that its author knows what to do.

use std::fmt;

/// A fault in a pack: which file, which line or entry, what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// File within the pack, for example `id/events.toml`.
    pub file: String,
    /// Line number (from 1) or entry, where known.
    pub at: Option<String>,
    /// What is wrong, and where possible what would be right.
    pub what: String,
}

impl PackError {
    pub(crate) fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        PackError { file: file.into(), at: None, what: what.into() }
    }

    pub(crate) fn at(mut self, place: impl Into<String>) -> Self {
        self.at = Some(place.into());
        self
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            Some(at) => write!(f, "{}: {}: {}", self.file, at, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

impl std::error::Error for PackError {}
