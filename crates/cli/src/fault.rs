//! What can go wrong on the command line, with exit codes that mean something.

use chancery_pack::PackError;
use std::path::Path;
use std::{fmt, io};

/// A fault that ends a command.
#[derive(Debug)]
pub enum Fault {
    /// The record says no.
    Record(chancery_record::Error),
    /// Reading or writing failed; what was being done.
    Io(String, io::Error),
    /// An export could not be written.
    Export(chancery_exports::Error),
    /// The input is not what it should be.
    Input(String),
    /// A pack is faulty, or its examples don't hold.
    Pack(String),
}

impl Fault {
    /// 2: wrong input; 3: faulty pack; 4: input or output failed; 5: the record can't be used.
    pub fn code(&self) -> u8 {
        match self {
            Fault::Input(_) => 2,
            Fault::Pack(_) => 3,
            Fault::Record(chancery_record::Error::Input(_) | chancery_record::Error::Missing(_)) => 2,
            Fault::Record(_) => 5,
            Fault::Io(..) | Fault::Export(_) => 4,
        }
    }

    /// The reader of our output went away: no fault of ours.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Fault::Io(_, e) if e.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Io(what, error) => write!(f, "{what}: {error}"),
            Fault::Input(what) => f.write_str(what),
            Fault::Record(error) => write!(f, "{error}"),
            Fault::Export(error) => write!(f, "{error}"),
            Fault::Pack(what) => f.write_str(what),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Io("output".into(), error)
    }
}

impl From<chancery_serve::Problem> for Fault {
    fn from(problem: chancery_serve::Problem) -> Fault {
        Fault::Input(problem.detail)
    }
}

impl From<chancery_exports::Error> for Fault {
    fn from(error: chancery_exports::Error) -> Fault {
        match error {
            chancery_exports::Error::Record(error) => error.into(),
            chancery_exports::Error::Input(what) => Fault::Input(what),
            error @ chancery_exports::Error::Io(..) => Fault::Export(error),
        }
    }
}

impl From<chancery_record::Error> for Fault {
    fn from(error: chancery_record::Error) -> Fault {
        Fault::Record(error)
    }
}

impl Fault {
    /// A faulty pack in a folder.
    pub fn pack(folder: &Path) -> impl Fn(PackError) -> Fault + '_ {
        |error| Fault::Pack(format!("{}/{error}", folder.display()))
    }
}
