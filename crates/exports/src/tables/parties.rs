//! Parties of claims, one a row.

use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    column("side", Sort::Word(&["actor", "recipient"]), From::Reading, "Whether it does it, or it is done to it.")
        .needed(),
    column("number", Sort::Whole(1, None), From::Reading, "Which of the claim's parties on this side it is, from 1.")
        .needed(),
    column("party", Sort::Text, From::Reading, "Its code.").needed(),
    column(
        "words",
        Sort::Text,
        From::Outlet,
        "The words that name it; empty where it is known from elsewhere in the text.",
    ),
];

/// The table.
pub static TABLE: Table = Table {
    name: "parties",
    what: "A party of a claim.",
    key: &["claim", "side", "number"],
    refers: &[("claim", "claims", "claim")],
    columns: COLUMNS,
    rows,
};

fn rows(of: &Happening, write: Rows) -> Result<()> {
    for claim in of.event.wires() {
        for (side, parties) in [("actor", &claim.actors), ("recipient", &claim.recipients)] {
            for (n, party) in parties.iter().enumerate() {
                let words = Cell::text(&party.text);
                write(&[Cell::text(&claim.id), Cell::text(side), Cell::count(n + 1), Cell::text(&party.id), words])?;
            }
        }
    }
    Ok(())
}
