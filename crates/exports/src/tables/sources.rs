//! Who the texts give as their sources, one a row.

use super::listed::{self, number, table};
use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    number("Which of the claim's sources it is, from 1."),
    column("name", Sort::Text, From::Reading, "Name: agencies and institutions in English, persons as in the text.")
        .needed(),
    column("code", Sort::Text, From::Reading, "Code of an agency or a party."),
    column("sort", Sort::Word(&["agency", "person", "institution", "party"]), From::Reading, "What it is."),
    column(
        "stance",
        Sort::Word(&["reports", "asserts"]),
        From::Reading,
        "Whether it passes the claim on or vouches for it.",
    ),
];

/// The table.
pub static TABLE: Table = table(
    "sources",
    "A source that the text gives for a claim, the outermost first; the outlet itself is none.",
    COLUMNS,
    rows,
);

fn rows(of: &Happening, write: Rows) -> Result<()> {
    listed::write(
        of,
        write,
        |claim| &claim.says,
        |source| {
            vec![
                Cell::text(&source.text),
                Cell::some(source.id.as_deref()),
                Cell::text(&source.sort),
                Cell::text(&source.stance),
            ]
        },
    )
}
