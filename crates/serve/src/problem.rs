//! The one shape of an error: RFC 9457, as JSON or as a page.

use axum::http::StatusCode;
use chancery_record::Error;
use serde::Serialize;

/// What went wrong, and what to do about it.
#[derive(Debug, Clone, Serialize)]
pub struct Problem {
    /// Which sort of problem, as an address of the description.
    #[serde(rename = "type")]
    pub sort: String,
    /// The sort in a few words.
    pub title: &'static str,
    /// HTTP status.
    pub status: u16,
    /// What is wrong here.
    pub detail: String,
}

/// All sorts, with what to do about them.
pub const SORTS: [(&str, &str); 13] = [
    ("Not understood", "Something was asked that can't be asked; `detail` says what to write."),
    ("Not found", "There is no such page, event, article or claim."),
    ("Method not allowed", "Pages are read with GET; decisions and messages of assistants are sent with POST."),
    ("Token needed", "The server is open beyond its machine: send a token."),
    ("Not allowed", "The role of the token does not reach so far, or the form comes from elsewhere."),
    ("Too many requests", "Wait a second."),
    ("Wrong host", "The server answers under the names of its own machine only."),
    ("Not JSON", "Messages are JSON."),
    ("Only JSON", "Answers to messages are JSON."),
    ("Busy", "The record is being written; try again."),
    ("Stopping", "The server is being stopped."),
    ("The record can't be read", "The server's log says why."),
    ("Fault of the program", "Please report it."),
];

/// The name of a sort in an address.
pub fn anchor(title: &str) -> String {
    title.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-")
}

impl Problem {
    /// Of a status, with what is wrong.
    pub fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Problem {
        Problem { sort: format!("/about#{}", anchor(title)), title, status: status.as_u16(), detail: detail.into() }
    }

    /// What was asked can't be understood.
    pub fn query(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "Not understood", detail)
    }

    /// There is no such thing.
    pub fn missing(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "Not found", detail)
    }

    /// A name that leads to nothing, or to more than one thing.
    pub fn unnamed(error: Error) -> Problem {
        match error {
            Error::Input(what) => Problem::missing(what),
            other => other.into(),
        }
    }

    /// The page has no such method.
    pub fn method() -> Problem {
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed", "this page can be read with GET only")
    }

    /// The endpoint takes messages only.
    pub fn post_only() -> Problem {
        Problem::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "Method not allowed",
            "send messages with POST; nothing is streamed from here",
        )
    }

    /// Who asks is not known.
    pub fn unknown() -> Problem {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            "Token needed",
            "send `Authorization: Bearer TOKEN`, or sign in at /login",
        )
    }

    /// Who asks may not do that.
    pub fn forbidden(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::FORBIDDEN, "Not allowed", detail)
    }

    /// Too many requests.
    pub fn hurried() -> Problem {
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests", "wait a second and go on more slowly")
    }

    /// The server is about to stop.
    pub fn stopping() -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Stopping", "the server is being stopped; try again in a moment")
    }

    /// A fault of the program.
    pub fn internal() -> Problem {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Fault of the program",
            "this should not happen; please report it",
        )
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.detail)
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        // What the record says is written for the command line; paths of files are nobody's business here.
        match error {
            Error::Missing(what) => Problem::missing(what),
            Error::Input(what) => Problem::query(what),
            Error::Busy => {
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Busy", "the record is being written; try again")
            }
            other => {
                eprintln!("chancery: {other}");
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The record can't be read", "the server's log says why")
            }
        }
    }
}
