//! Links between claims of one article.

use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    column("number", Sort::Whole(1, None), From::Reading, "Which of the claim's links it is, from 1.").needed(),
    column("link", Sort::Text, From::Reading, "during, sidelines_of, under, purpose_of, response_to or outcome_of.")
        .needed(),
    column("to", Sort::Text, From::Reading, "The other claim. It need not be among the events that were asked for.")
        .needed(),
];

/// The table.
pub static TABLE: Table = Table {
    name: "links",
    what: "A link from one claim to another of the same article.",
    key: &["claim", "number"],
    refers: &[("claim", "claims", "claim")],
    columns: COLUMNS,
    rows,
};

fn rows(of: &Happening, write: Rows) -> Result<()> {
    for claim in of.event.wires() {
        for (n, link) in claim.links.iter().enumerate() {
            write(&[Cell::text(&claim.id), Cell::count(n + 1), Cell::text(&link.sort), Cell::text(&link.to)])?;
        }
    }
    Ok(())
}
