//! Where the reading of an archive stands: kept with what was filed, in one transaction.

use super::skip::Tally;
use chancery_record::store::{Note, Store};
use chancery_record::{Error, Result};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The drawer bookmarks are kept in.
const DRAWER: &str = "archives";

/// How far an archive was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// What the archive was: names and sizes of its files. Another archive of the same name is read from its beginning.
    pub what: String,
    /// The file that is read, by its number.
    pub file: usize,
    /// The offset in it.
    pub offset: u64,
    /// What came of it so far.
    pub tally: Tally,
}

impl Bookmark {
    /// The bookmark of an archive; a fresh one where there is none that fits.
    pub fn of<S: Store>(store: &S, root: &Path, files: &[PathBuf]) -> Result<Bookmark> {
        let what = identity(files);
        let kept = store.note(DRAWER, &name(root))?;
        let kept: Option<Bookmark> = kept.as_deref().map(serde_json::from_str).transpose()?;
        Ok(kept.filter(|b| b.what == what).unwrap_or(Bookmark { what, ..Bookmark::default() }))
    }

    /// As it is kept.
    pub fn note(&self, root: &Path) -> Result<Note> {
        Ok(Note { drawer: DRAWER, key: name(root), value: Some(serde_json::to_string(self)?) })
    }
}

fn name(root: &Path) -> String {
    root.canonicalize().unwrap_or_else(|_| root.into()).to_string_lossy().into_owned()
}

/// Names and sizes of files in few characters.
fn identity(files: &[PathBuf]) -> String {
    let one = |path: &PathBuf| format!("{} {}", path.display(), path.metadata().map_or(0, |m| m.len()));
    let all: Vec<String> = files.iter().map(one).collect();
    format!("{:016x}", chancery_record::filed::number(&[&all.join("\n")]).cast_unsigned())
}

/// An archive that can't be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::Open(path.display().to_string(), error.to_string())
}
