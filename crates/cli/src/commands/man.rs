//! `chancery man`: the manual page.

use crate::args::Cli;
use crate::fault::Fault;
use clap::CommandFactory;
use std::io::{self, Write};

/// Prints the manual page in roff.
pub fn run() -> Result<(), Fault> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut out)?;
    for command in Cli::command().get_subcommands() {
        clap_mangen::Man::new(command.clone()).render_description_section(&mut out)?;
        clap_mangen::Man::new(command.clone()).render_options_section(&mut out)?;
    }
    Ok(io::stdout().write_all(&out)?)
}
