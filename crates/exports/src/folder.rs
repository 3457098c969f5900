//! Where an export goes: each file is written under a temporary name and gets its own when all are done.

use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What was written of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Length.
    pub bytes: u64,
    /// SHA-256, as hexadecimal.
    pub hash: String,
}

/// A folder that takes the files of one export, all of them or none.
pub struct Folder {
    path: PathBuf,
    made: bool,
    replace: bool,
    names: RefCell<Vec<String>>,
}

impl Folder {
    /// At a path. Files that are there already stay what they are, unless they may be replaced.
    pub fn open(path: &Path, replace: bool) -> Result<Folder> {
        let made = !path.exists();
        if made {
            fs::create_dir_all(path).map_err(Error::at(path))?;
        } else if !path.is_dir() {
            return Err(Error::Input(format!("{}: is no folder; give another name", path.display())));
        }
        Ok(Folder { path: path.into(), made, replace, names: RefCell::default() })
    }

    /// A new file.
    pub fn file(&self, name: &str) -> Result<Output> {
        let place = self.path.join(name);
        if place.exists() && !self.replace {
            return Err(Error::Input(format!(
                "{}: is there already; give another folder, or --replace to put the new file in its place",
                place.display()
            )));
        }
        let part = self.part(name);
        let file = File::create(&part).map_err(Error::at(&part))?;
        self.names.borrow_mut().push(name.into());
        Ok(Output {
            inner: Arc::new(Mutex::new(Writing {
                out: BufWriter::with_capacity(1 << 16, file),
                hash: Sha256::new(),
                bytes: 0,
            })),
        })
    }

    fn part(&self, name: &str) -> PathBuf {
        self.path.join(format!(".{name}.part"))
    }

    /// Gives the files their names. They are listed with their paths.
    pub fn close(mut self) -> Result<Vec<PathBuf>> {
        let names = self.names.borrow().clone();
        for name in &names {
            let place = self.path.join(name);
            fs::rename(self.part(name), &place).map_err(Error::at(&place))?;
        }
        self.made = false;
        self.names.take();
        Ok(names.iter().map(|name| self.path.join(name)).collect())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        for name in self.names.take() {
            let _ = fs::remove_file(self.part(&name));
        }
        if self.made {
            let _ = fs::remove_dir(&self.path);
        }
    }
}

struct Writing {
    out: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

/// A file of an export. Copies write to the same file, so that who gave it to another writer can still ask for its sum.
#[derive(Clone)]
pub struct Output {
    inner: Arc<Mutex<Writing>>,
}

impl Output {
    /// Brings all that was written to the disk and tells what it was.
    pub fn done(&self) -> Result<Sum> {
        let mut writing = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        writing.out.flush()?;
        let hash = writing.hash.clone().finalize().iter().map(|b| format!("{b:02x}")).collect();
        Ok(Sum { bytes: writing.bytes, hash })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut writing = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let written = writing.out.write(bytes)?;
        writing.hash.update(&bytes[..written]);
        writing.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).out.flush()
    }
}
