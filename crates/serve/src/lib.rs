//! The record as pages and as an API.
//!
//! ```text
//! request -> guard (host, rate, who) -> page: query -> ask -> answer -> HTML, JSON or CSV -> headers, ETag
//! ```
//!
//! A page is one file in `pages/`: where it is, what may be asked, the answer, and how the answer looks. Routes, API description and
//! the forms of output follow from that.

mod act;
mod api;
mod app;
mod assets;
mod cache;
mod export;
mod forms;
mod guard;
mod login;
mod mcp;
mod names;
mod ops;
mod page;
mod pages;
mod pool;
mod problem;
mod query;
mod scratch;
mod view;

pub use app::{App, Options, router, serve, state};
pub use guard::who::{Role, Token};
pub use names::Names;
pub use problem::Problem;
