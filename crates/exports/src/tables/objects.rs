//! What is delivered, given or exchanged, one a row.

use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    column("number", Sort::Whole(1, None), From::Reading, "Which of the claim's objects it is, from 1.").needed(),
    column("words", Sort::Text, From::Outlet, "The words.").needed(),
    column("what", Sort::Text, From::Reading, "What it is, in English."),
    column("amount", Sort::Number(None, None), From::Reading, "How many or how much, in the unit of the row."),
    column("unit", Sort::Text, From::Reading, "Unit of the amount; empty: a count."),
];

/// The table.
pub static TABLE: Table = Table {
    name: "objects",
    what: "Something that is delivered, given or exchanged in a claim.",
    key: &["claim", "number"],
    refers: &[("claim", "claims", "claim")],
    columns: COLUMNS,
    rows,
};

fn rows(of: &Happening, write: Rows) -> Result<()> {
    for claim in of.event.wires() {
        for (n, object) in claim.object.iter().enumerate() {
            write(&[
                Cell::text(&claim.id),
                Cell::count(n + 1),
                Cell::text(&object.text),
                Cell::text(&object.what),
                object.amount.map_or(Cell::None, Cell::Number),
                Cell::some(object.unit.as_deref()),
            ])?;
        }
    }
    Ok(())
}
