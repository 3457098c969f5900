//! Intake: articles from archives and feeds, each once.
//!
//! ```text
//! archive (files -> members -> warc -> http)  \
//!                                              page -> article -> filing -> record, with a bookmark in the same transaction
//! watch (feeds -> fetch, politely and safely) /
//! ```
//!
//! How a page becomes an article and an article becomes claims is handed in ([`Desk`]): this crate knows where pages come from, when to
//! ask for them, and how to go on after it was stopped. Everything it must remember lies in the record's notes.

pub mod archive;
pub mod body;
mod desk;
pub mod feeds;
pub mod fetch;
mod page;
pub mod synthetic;
pub mod watch;

pub use desk::Desk;
pub use page::Page;
