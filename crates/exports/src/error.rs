//! What can go wrong with an export, each with what to do about it.

use std::path::Path;
use std::{fmt, io};

/// A fault of an export.
#[derive(Debug)]
pub enum Error {
    /// The record says no.
    Record(chancery_record::Error),
    /// Writing failed; where.
    Io(String, io::Error),
    /// What was asked for can't be done.
    Input(String),
}

/// Shorthand.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A fault at a path.
    pub fn at(path: &Path) -> impl Fn(io::Error) -> Error + '_ {
        |error| Error::Io(path.display().to_string(), error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Record(error) => write!(f, "{error}"),
            Error::Io(what, error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    write!(f, "{what}: the disk is full; make room and run it again (nothing was left behind)")
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    write!(f, "{what}: can't be written ({error}); check your rights, or give another folder")
                }
                io::ErrorKind::NotADirectory => write!(f, "{what}: is no folder; give another name"),
                _ => write!(f, "{what}: {error}"),
            },
            Error::Input(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<chancery_record::Error> for Error {
    fn from(error: chancery_record::Error) -> Error {
        Error::Record(error)
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        Error::Io("output".into(), error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Io("output".into(), error.into())
    }
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Error {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => error.into(),
            other => Error::Input(format!("{other:?}")),
        }
    }
}

impl From<parquet::errors::ParquetError> for Error {
    fn from(error: parquet::errors::ParquetError) -> Error {
        match error {
            parquet::errors::ParquetError::External(inner) => match inner.downcast::<io::Error>() {
                Ok(error) => (*error).into(),
                Err(other) => Error::Io("output".into(), io::Error::other(other)),
            },
            other => Error::Io("output".into(), io::Error::other(other)),
        }
    }
}
