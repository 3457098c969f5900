//! Tables of what a claim lists: its people, sources, things, links, evidence. A row says which of the list it is.

use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;
use chancery::Claim;

/// The place of a row in its claim's list.
pub(super) const fn number(what: &'static str) -> Column {
    column("number", Sort::Whole(1, None), From::Reading, what).needed()
}

/// A table whose first two columns are the claim and the number.
pub(super) const fn table(
    name: &'static str,
    what: &'static str,
    columns: &'static [Column],
    rows: fn(&Happening, Rows) -> Result<()>,
) -> Table {
    Table { name, what, key: &["claim", "number"], refers: &[("claim", "claims", "claim")], columns, rows }
}

/// Writes the list of every claim of an event; `cells`: what follows the claim and the number.
pub(super) fn write<T>(
    of: &Happening,
    write: Rows,
    list: fn(&Claim) -> &[T],
    cells: fn(&T) -> Vec<Cell<'_>>,
) -> Result<()> {
    for claim in of.event.wires() {
        for (n, one) in list(claim).iter().enumerate() {
            let mut row = vec![Cell::text(&claim.id), Cell::count(n + 1)];
            row.extend(cells(one));
            write(&row)?;
        }
    }
    Ok(())
}
