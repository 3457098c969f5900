//! `chancery man`: the manual page of the program or of one command.

use crate::args::{Cli, ManArgs};
use crate::fault::Fault;
use clap::CommandFactory;
use std::io::{self, Write};

/// Prints the manual page in roff.
pub fn run(args: &ManArgs) -> Result<(), Fault> {
    let mut command = Cli::command();
    command.build();
    for name in &args.command {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| Fault::Input(format!("no command `{name}`; `chancery help` lists them")))?;
    }
    let title = command.get_bin_name().unwrap_or("chancery").replace(' ', "-");
    let mut out = Vec::new();
    let version = concat!("chancery ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command.display_name(title)).source(version).render(&mut out)?;
    Ok(io::stdout().write_all(&out)?)
}
