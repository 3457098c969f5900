//! JSON, one value a line.

use crate::error::Result;
use crate::folder::Output;
use serde::Serialize;
use std::io::Write;

/// Writes values, one a line.
pub(crate) struct Lines {
    out: Output,
    /// How many.
    pub count: usize,
}

impl Lines {
    /// Into a file.
    pub fn new(out: Output) -> Lines {
        Lines { out, count: 0 }
    }

    /// One more.
    pub fn write(&mut self, value: &impl Serialize) -> Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.count += 1;
        Ok(self.out.write_all(&line)?)
    }
}

/// Writes the members of one JSON array, between what stands before and behind it.
pub(crate) struct Members {
    out: Output,
    /// How many.
    pub count: usize,
}

impl Members {
    /// Begins with what stands before the array, up to its bracket.
    pub fn new(mut out: Output, before: &str) -> Result<Members> {
        out.write_all(before.as_bytes())?;
        Ok(Members { out, count: 0 })
    }

    /// One more.
    pub fn write(&mut self, value: &impl Serialize) -> Result<()> {
        self.out.write_all(if self.count == 0 { b"\n" } else { b",\n" })?;
        self.count += 1;
        Ok(self.out.write_all(&serde_json::to_vec(value)?)?)
    }

    /// Ends with what stands behind the array, from its bracket.
    pub fn close(mut self, behind: &str) -> Result<()> {
        self.out.write_all(b"\n")?;
        self.out.write_all(behind.as_bytes())?;
        self.out.done()?;
        Ok(())
    }
}
