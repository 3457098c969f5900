//! What can go wrong with a record, each with what to do about it.

use std::fmt;

/// A fault of the record.
#[derive(Debug)]
pub enum Error {
    /// The file can't be opened.
    Open(String, String),
    /// The file was written by a newer program.
    Newer {
        /// Schema of the file.
        found: i64,
        /// Newest schema this program knows.
        known: i64,
    },
    /// The file is damaged or is no record.
    Corrupt(String),
    /// The file or its folder can't be written.
    ReadOnly,
    /// No room is left.
    Full,
    /// Another program is writing.
    Busy,
    /// Something asked for is not there.
    Missing(String),
    /// What was given is not what it should be.
    Input(String),
    /// Anything else the database says.
    Database(String),
}

/// Shorthand.
pub type Result<T> = std::result::Result<T, Error>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Open(path, why) => write!(f, "{path}: can't be opened ({why}); check the path and your rights"),
            Error::Newer { found, known } => write!(
                f,
                "this record has schema {found}, this program knows schemas up to {known}; use a newer chancery (nothing was changed)"
            ),
            Error::Corrupt(why) => write!(
                f,
                "the record is damaged or is no record ({why}); restore a backup made with `chancery backup`, or give another file"
            ),
            Error::ReadOnly => f.write_str(
                "the record can't be written; check the rights of the file and its folder (nothing was changed)",
            ),
            Error::Full => {
                f.write_str("the disk is full; make room and run the same command again: what was filed before is kept")
            }
            Error::Busy => f.write_str("another program is writing to this record; try again when it has finished"),
            Error::Missing(what) | Error::Input(what) => f.write_str(what),
            Error::Database(what) => write!(f, "database: {what}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error::Corrupt(error.to_string()),
            Some(Code::ReadOnly | Code::PermissionDenied) => Error::ReadOnly,
            Some(Code::DiskFull) => Error::Full,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy,
            Some(Code::CannotOpen) => Error::Open("the record".into(), error.to_string()),
            _ => Error::Database(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Corrupt(format!("a stored value can't be read: {error}"))
    }
}
