//! The command line of Chancery: parses arguments, runs one command, says what went wrong.

mod args;
mod commands;
mod desk;
mod fault;
mod input;
mod intake_args;
mod lines;
mod output;
mod page;
mod record_args;
mod show;
mod stop;
mod web;
mod world_args;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

/// Reading makes and drops many small things: a tenth of its time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let run = match cli.command {
        Command::Read(args) => commands::read::run(&args),
        Command::Extract(args) => commands::extract::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Demo(args) => commands::demo::run(&args),
        Command::Pack(args) => commands::pack::run(&args),
        Command::World(args) => commands::world::run(&args),
        Command::Watch(args) => commands::watch::run(&args),
        Command::Record(command) => commands::record::run(&command),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
    };
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) if fault.is_closed_pipe() => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("chancery: {fault}");
            ExitCode::from(fault.code())
        }
    }
}
