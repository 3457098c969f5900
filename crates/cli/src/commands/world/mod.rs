//! `chancery world`: the reference knowledge as answers.

mod find;
mod look;
mod members;
mod state;
mod when;

use crate::fault::Fault;
use crate::world_args::{Look, WorldArgs, WorldQuestion};
use crate::{input, output};
use chancery_pack::Atlas;
use chancery_record::answers::Answer;

/// Answers one question.
pub fn run(args: &WorldArgs) -> Result<(), Fault> {
    let look = look_of(&args.question);
    let atlas = atlas(look)?;
    let on = look.on.as_deref().map(when::day).transpose()?;
    let answer = match &args.question {
        WorldQuestion::State { name, .. } => state::answer(&atlas, name, on, look.format)?,
        WorldQuestion::Org { name, .. } => members::answer(&atlas, name, on)?,
        WorldQuestion::Who { office, party, .. } => members::who(&atlas, office, party, on)?,
        WorldQuestion::Place { name, .. } => look::place(&atlas, name)?,
        WorldQuestion::Outlet { name, .. } => look::outlet(&atlas, name)?,
        WorldQuestion::Happening { name, .. } => look::happening(&atlas, name)?,
    };
    output::print(&answer, look.format)
}

fn look_of(question: &WorldQuestion) -> &Look {
    match question {
        WorldQuestion::State { look, .. }
        | WorldQuestion::Org { look, .. }
        | WorldQuestion::Who { look, .. }
        | WorldQuestion::Place { look, .. }
        | WorldQuestion::Outlet { look, .. }
        | WorldQuestion::Happening { look, .. } => look,
    }
}

fn atlas(look: &Look) -> Result<Atlas, Fault> {
    match &look.packs {
        None => Ok(chancery_packs::atlas()),
        Some(packs) => input::folder(packs)?.atlas().map_err(Fault::pack(packs)),
    }
}

/// Rows with their columns for people.
fn rows(columns: &[&'static str], rows: Vec<serde_json::Value>) -> Answer {
    Answer { columns: columns.to_vec(), rows, ..Answer::default() }
}
