//! Decisions of people.

use super::RecordFile;
use clap::{Args, Subcommand};

/// Decisions of people.
#[derive(Debug, Subcommand)]
pub enum Decide {
    /// Go through what waits for a decision, key by key; or decide one claim.
    #[command(
        after_help = "Examples:\n  chancery review                              # a queue in the terminal\n  chancery review accept 3f2a --why \"read the page\"\n  chancery review fix 3f2a --field when --value 2023-08-16\n  chancery review same 3f2a 91bc\n  chancery review log"
    )]
    Review {
        /// What to do; none: the queue.
        #[command(subcommand)]
        act: Option<ReviewAct>,
        #[command(flatten)]
        by: By,
    },
    /// Two events are one.
    #[command(after_help = "Example:\n  chancery merge E0123456789abcdef Efedcba9876543210 --why \"the same signing\"")]
    Merge {
        /// Event, or claim of it.
        a: String,
        /// The other.
        b: String,
        #[command(flatten)]
        by: By,
    },
    /// A claim does not belong to its event.
    #[command(after_help = "Example:\n  chancery split 3f2a --why \"another visit\"")]
    Split {
        /// Beginning of the claim's identifier.
        claim: String,
        #[command(flatten)]
        by: By,
    },
    /// Keep a claim, an event with all its claims, or an article out of every answer, also when its page is fetched again.
    #[command(
        after_help = "Examples:\n  chancery suppress 3f2a --why \"names a private person\"\n  chancery suppress https://example.org/a.html"
    )]
    Suppress {
        /// Event, beginning of a claim's identifier, or address of an article.
        what: String,
        #[command(flatten)]
        by: By,
    },
    /// Take back a decision: the last one, or the one with this number.
    #[command(after_help = "Example:\n  chancery undo\n  chancery undo 12")]
    Undo {
        /// Its number in `chancery review log`.
        decision: Option<i64>,
        #[command(flatten)]
        by: By,
    },
}

/// One decision.
#[derive(Debug, Subcommand)]
pub enum ReviewAct {
    /// The claim is right.
    Accept(One),
    /// The claim is wrong.
    Reject(One),
    /// Can't be told.
    Unsure(One),
    /// A field has another value.
    Fix {
        /// Beginning of the claim's identifier.
        claim: String,
        /// The field: kind, status, when, actors, recipients, state, place, stage, title, event, contexts.
        #[arg(long)]
        field: String,
        /// Its value; empty: none.
        #[arg(long)]
        value: String,
    },
    /// Two claims report one happening.
    Same {
        /// A claim.
        a: String,
        /// Another.
        b: String,
    },
    /// Two claims report two happenings.
    Different {
        /// A claim.
        a: String,
        /// Another.
        b: String,
    },
    /// All decisions.
    Log,
    /// Decisions whose claim a new reading no longer has.
    Waiting,
}

/// One claim.
#[derive(Debug, Args)]
pub struct One {
    /// Beginning of its identifier.
    pub claim: String,
}

/// Who decides and why.
#[derive(Debug, Args, Clone)]
pub struct By {
    #[command(flatten)]
    pub file: RecordFile,
    /// Why.
    #[arg(long, default_value = "", global = true)]
    pub why: String,
    /// Who decides.
    #[arg(long, env = "USER", default_value = "somebody", global = true, hide_env_values = true)]
    pub who: String,
}
