//! One file a command.

pub mod completions;
pub mod demo;
pub mod explain;
pub mod extract;
pub mod man;
pub mod pack;
pub mod read;
pub mod record;
pub mod world;
