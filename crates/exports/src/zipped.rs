//! Several files as one, for who can fetch only one.

use crate::error::{Error, Result};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// Packs files into a new one. They bear no time, so that the same files give the same bytes.
pub fn zipped(files: &[PathBuf], to: &Path) -> Result<()> {
    let fault = |e: zip::result::ZipError| Error::Io(to.display().to_string(), e.into());
    let mut zip = zip::ZipWriter::new(File::create(to).map_err(Error::at(to))?);
    for path in files {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let large = path.metadata().is_ok_and(|m| m.len() > u64::from(u32::MAX) / 2);
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).large_file(large);
        zip.start_file(name, options).map_err(fault)?;
        io::copy(&mut File::open(path).map_err(Error::at(path))?, &mut zip).map_err(Error::at(to))?;
    }
    zip.finish().map_err(fault)?;
    Ok(())
}
