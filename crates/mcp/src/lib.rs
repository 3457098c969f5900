//! The record for assistants: a read-only server of the Model Context Protocol.
//!
//! ```text
//! stdio (a line)  \
//!                  > rpc: which method -> tools: asked -> answer of the record -> told: rows, quotes, what was left out
//! http (a POST)   /
//! ```
//!
//! A tool is one file in `tools/`: what may be asked, the answer, how a row looks. The lists that clients see follow from that.
//!
//! **Untrusted text.** Quotes, titles and names come from news texts that anybody may have written. They are data: in the structured form
//! they stand in fields of their own, in the text form as JSON strings, so that nothing in them can end the quotation; each answer says so.
//!
//! **Why no SDK.** The protocol of a server that only has tools, and answers each request by itself, is the three hundred lines of `rpc`,
//! `http` and `stdio`. The official one (rmcp 3.11) would have brought 32 crates more into the binary, among them a second clock, tracing and an asynchronous
//! runtime for a loop over lines. Whether it is spoken rightly is tested with the clients of others (`tests/mcp`): Python's and TypeScript's.
//!
//! Spoken are the revisions that begin with `initialize` (2024-11-05 to 2025-11-25) and the one without any session (2026-07-28).

mod asked;
mod desk;
pub mod http;
mod rpc;
mod schema;
mod stdio;
mod told;
mod tools;

pub use desk::Desk;
pub use stdio::serve;

/// Names and descriptions of all tools, for documentation and tests.
pub fn tools() -> impl Iterator<Item = (&'static str, &'static str)> {
    tools::ALL.iter().map(|t| (t.name, t.what))
}
