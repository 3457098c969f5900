//! `chancery pack`: check, begin and count packs.

mod check;
mod new;
mod stats;

use crate::args::{PackArgs, PackCommand};
use crate::fault::Fault;

/// Runs a command of `pack`.
pub fn run(args: &PackArgs) -> Result<(), Fault> {
    match &args.command {
        PackCommand::Check { langs, packs } => check::run(langs, packs),
        PackCommand::New { lang, packs } => new::run(lang, packs),
        PackCommand::Stats { packs, format } => stats::run(packs.as_deref(), *format),
    }
}
