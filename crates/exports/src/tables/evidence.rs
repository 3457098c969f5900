//! Which words each field of a claim rests on.

use super::listed::{self, number, table};
use super::shared::{CHARACTERS, CLAIM};
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    number("Which of the claim's pieces of evidence it is, from 1."),
    column("field", Sort::Text, From::Reading, "Field of the claim.").needed(),
    column("start", Sort::Whole(0, None), From::Reading, "First character of the words.").unit(CHARACTERS).needed(),
    column("end", Sort::Whole(0, None), From::Reading, "One past their last character.").unit(CHARACTERS).needed(),
    column(
        "via",
        Sort::Word(&["said", "anaphor", "inherited", "default"]),
        From::Reading,
        "Whether the words say it, stand for it, it was carried over, or no words tell it (of a status: the usual one, or the one that learnt weights chose).",
    )
    .needed(),
    column("entry", Sort::Text, From::Reading, "Entry of a pack that fired."),
];

/// The table.
pub static TABLE: Table = table("evidence", "Where in the text a field of a claim comes from.", COLUMNS, rows);

fn rows(of: &Happening, write: Rows) -> Result<()> {
    listed::write(
        of,
        write,
        |claim| &claim.evidence,
        |evidence| {
            vec![
                Cell::text(&evidence.field),
                Cell::count(evidence.start),
                Cell::count(evidence.end),
                Cell::text(&evidence.via),
                Cell::some(evidence.entry.as_deref()),
            ]
        },
    )
}
