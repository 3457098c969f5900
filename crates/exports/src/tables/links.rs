//! Links between claims of one article.

use super::listed::{self, number, table};
use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    number("Which of the claim's links it is, from 1."),
    column("link", Sort::Text, From::Reading, "during, sidelines_of, under, purpose_of, response_to or outcome_of.")
        .needed(),
    column("to", Sort::Text, From::Reading, "The other claim. It need not be among the events that were asked for.")
        .needed(),
];

/// The table.
pub static TABLE: Table = table("links", "A link from one claim to another of the same article.", COLUMNS, rows);

fn rows(of: &Happening, write: Rows) -> Result<()> {
    listed::write(of, write, |claim| &claim.links, |link| vec![Cell::text(&link.sort), Cell::text(&link.to)])
}
