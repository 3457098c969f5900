//! `chancery completions`: completions for a shell.

use crate::args::{Cli, CompletionsArgs};
use crate::fault::Fault;
use clap::CommandFactory;
use std::io::{self, Write};

/// Prints the completions of a shell.
pub fn run(args: &CompletionsArgs) -> Result<(), Fault> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "chancery", &mut out);
    Ok(io::stdout().write_all(&out)?)
}
