//! Articles that hold a claim.

use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    column("article", Sort::Text, From::Outlet, "What names the article: its address, or the identifier it came with.")
        .needed(),
    column(
        "hash",
        Sort::Form("[0-9a-f]{32}"),
        From::Outlet,
        "The first half of SHA-256 over title, U+001F and text: names the version of the article.",
    )
    .needed(),
    column("outlet", Sort::Text, From::Outlet, "Who published it."),
    column("language", Sort::Form("[a-z]{2,3}"), From::Reading, "Language of the text, ISO 639."),
    column("published", Sort::Day, From::Outlet, "Day of publication: the day on which its claims became known."),
    column("title", Sort::Text, From::Outlet, "Headline."),
    column("url", Sort::Text, From::Outlet, "Address."),
    column(
        "licence",
        Sort::Text,
        From::People,
        "Licence of the outlet's texts, where somebody said so (`chancery sources`). Quotes fall under it too.",
    ),
    column("terms", Sort::Text, From::People, "Where the outlet's terms of use stand."),
];

/// The table.
pub static TABLE: Table = Table {
    name: "articles",
    what: "An article, in one version, that holds a claim on these events. Its text is not part of any export.",
    key: &["article", "hash"],
    refers: &[],
    columns: COLUMNS,
    rows,
};

fn rows(of: &Happening, write: Rows) -> Result<()> {
    for stored in &of.fresh {
        let paper = &stored.paper;
        let terms = of.terms.terms(&paper.outlet, paper.url.as_deref());
        write(&[
            Cell::text(&paper.key),
            Cell::text(&paper.hash),
            Cell::text(&paper.outlet),
            Cell::text(&paper.language),
            Cell::day(paper.published),
            Cell::text(&paper.title),
            Cell::some(paper.url.as_deref()),
            Cell::some(terms.map(|t| t.licence.as_str())),
            Cell::some(terms.map(|t| t.terms.as_str())),
        ])?;
    }
    Ok(())
}
