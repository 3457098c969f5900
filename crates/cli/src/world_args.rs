//! Questions about what the program knows of the world, before any article is read.

use crate::record_args::Form;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `world`.
#[derive(Debug, Args)]
pub struct WorldArgs {
    /// What is asked.
    #[command(subcommand)]
    pub question: WorldQuestion,
}

/// The questions.
#[derive(Debug, Subcommand)]
pub enum WorldQuestion {
    /// A state: names, numbers, dates, who holds its offices and where it is a member.
    #[command(after_help = "Examples:\n  chancery world state BLR\n  chancery world state 白俄罗斯 --on 2019-06-01")]
    State {
        /// Its code or a name of it in any language.
        name: String,
        #[command(flatten)]
        look: Look,
    },
    /// An organisation: who is in it, at which stage, since when.
    #[command(after_help = "Example:\n  chancery world org SCO --on 2023-08-16")]
    Org {
        /// Its code or a name of it.
        name: String,
        #[command(flatten)]
        look: Look,
    },
    /// Who holds an office, or held it on a day.
    #[command(after_help = "Example:\n  chancery world who minister:defence CHN --on 2023-08-16")]
    Who {
        /// The office: head_of_state, minister:foreign …
        office: String,
        /// The state or organisation.
        party: String,
        #[command(flatten)]
        look: Look,
    },
    /// A city, base, sea, strait or region.
    #[command(after_help = "Example:\n  chancery world place Hormuz")]
    Place {
        /// A name of it.
        name: String,
        #[command(flatten)]
        look: Look,
    },
    /// An agency or outlet: whose it is, and how it is cited in each language.
    #[command(after_help = "Example:\n  chancery world outlet Xinhua")]
    Outlet {
        /// A name of it.
        name: String,
        #[command(flatten)]
        look: Look,
    },
    /// A conference, summit, exercise, treaty or format that comes again.
    #[command(after_help = "Example:\n  chancery world happening 'Shangri-La'")]
    Happening {
        /// Its code or a part of its title.
        name: String,
        #[command(flatten)]
        look: Look,
    },
}

/// How to look.
#[derive(Debug, Args, Clone)]
pub struct Look {
    /// The day that matters; without it, what holds still.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<String>,
    /// Folder of packs to use instead of the shipped ones.
    #[arg(long, value_name = "DIR")]
    pub packs: Option<PathBuf>,
    /// Form of the output.
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub format: Form,
}
