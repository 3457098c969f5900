//! What is delivered, given or exchanged, one a row.

use super::listed::{self, number, table};
use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    number("Which of the claim's objects it is, from 1."),
    column("words", Sort::Text, From::Outlet, "The words.").needed(),
    column("what", Sort::Text, From::Reading, "What it is, in English."),
    column("amount", Sort::Number(None, None), From::Reading, "How many or how much, in the unit of the row."),
    column("unit", Sort::Text, From::Reading, "Unit of the amount; empty: a count."),
];

/// The table.
pub static TABLE: Table =
    table("objects", "Something that is delivered, given or exchanged in a claim.", COLUMNS, rows);

fn rows(of: &Happening, write: Rows) -> Result<()> {
    listed::write(
        of,
        write,
        |claim| &claim.object,
        |object| {
            vec![
                Cell::text(&object.text),
                Cell::text(&object.what),
                object.amount.map_or(Cell::None, Cell::Number),
                Cell::some(object.unit.as_deref()),
            ]
        },
    )
}
