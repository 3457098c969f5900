//! `chancery picture`: what the record answers, drawn.

use super::ask::ask;
use super::codes::codes;
use super::opened;
use crate::fault::Fault;
use crate::record_args::{Drawing, PictureArgs};
use chancery_pictures as pictures;
use chancery_record::answers::{self, Ask};
use chancery_serve::Names;
use std::io::Write;

/// Draws.
pub fn run(args: &PictureArgs) -> Result<(), Fault> {
    let record = opened(&args.ask.file)?;
    let parties = if args.which == Drawing::Chain { Vec::new() } else { codes(&record, &args.of)? };
    let ask = Ask { parties: parties.clone(), ..ask(&args.ask)? };
    let answer = match (args.which, args.of.first()) {
        (Drawing::Chain, Some(event)) => answers::event(&record, &ask, event)?,
        (Drawing::Chain, None) => {
            return Err(Fault::Input("which event? `chancery timeline --format json` names them".into()));
        }
        (Drawing::Ledger, _) => answers::agreements(&record, &ask, &parties)?,
        _ => answers::timeline(&record, &ask, true)?,
    };
    let draw = match args.which {
        Drawing::Timeline => pictures::timeline,
        Drawing::Map => pictures::map,
        Drawing::Network => pictures::network,
        Drawing::Ledger => pictures::ledger,
        Drawing::Chain => pictures::chain,
    };
    let names = Names::shipped();
    let known = pictures::Known {
        name: &|code| names.party(code).to_string(),
        seat: &|code| names.seat(code),
        link: &|_| None,
    };
    Ok(std::io::stdout().write_all(draw(&answer.rows, &known).file().as_bytes())?)
}
