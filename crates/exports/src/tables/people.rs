//! People of claims, one a row.

use super::listed::{self, number, table};
use super::shared::CLAIM;
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    CLAIM,
    number("Which of the claim's people it is, from 1."),
    column("name", Sort::Text, From::Outlet, "Name as in the text, in its base form.").needed(),
    column("office", Sort::Text, From::Reading, "Code of the office: minister:defence, head_of_state …"),
    column("party", Sort::Text, From::Reading, "Code of the party for which the person acts."),
    column("rank", Sort::Text, From::Reading, "Code of a military rank."),
    column("role", Sort::Word(&["actor", "recipient"]), From::Reading, "On which side the person stands."),
];

/// The table.
pub static TABLE: Table = table("people", "A person of a claim.", COLUMNS, rows);

fn rows(of: &Happening, write: Rows) -> Result<()> {
    listed::write(
        of,
        write,
        |claim| &claim.people,
        |person| {
            vec![
                Cell::text(&person.name),
                Cell::some(person.office.as_deref()),
                Cell::some(person.party.as_deref()),
                Cell::some(person.rank.as_deref()),
                Cell::text(&person.role),
            ]
        },
    )
}
