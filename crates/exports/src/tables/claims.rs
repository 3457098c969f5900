//! Claims: one row for each thing that one text says.

use super::shared::{CHARACTERS, EDTF, EVENT, STATUSES};
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;
use chancery_record::filed::Stored;

const COLUMNS: &[Column] = &[
    column("claim", Sort::Text, From::Reading, "What names the claim: a hash over article, quote, kind and parties.")
        .needed(),
    column("event", EVENT, From::Record, "The event that it reports.").needed(),
    column("article", Sort::Text, From::Outlet, "The article that makes it.").needed(),
    column("hash", Sort::Form("[0-9a-f]{32}"), From::Outlet, "The version of the article.").needed(),
    column("kind", Sort::Text, From::Reading, "What it says happened.").needed(),
    column("plover_event", Sort::Form("[A-Z]+"), From::Reading, "PLOVER type."),
    column("plover_mode", Sort::List, From::Reading, "PLOVER modes."),
    column("actors", Sort::List, From::Reading, "Who does it; all parties where they are equals."),
    column("recipients", Sort::List, From::Reading, "To whom it is done."),
    column("when", EDTF, From::Reading, "When, in EDTF, as exact as it is said and no more."),
    column("earliest", Sort::Day, From::Reading, "First possible day."),
    column("latest", Sort::Day, From::Reading, "Last possible day."),
    column("when_words", Sort::Text, From::Reading, "The words that tell when."),
    column("when_anchor", Sort::Day, From::Reading, "The day from which relative words were counted."),
    column("announced", EDTF, From::Reading, "When it was announced, in EDTF."),
    column("status", Sort::Word(STATUSES), From::Reading, "How the text tells it.").needed(),
    column("stage", Sort::Form("[a-z_]+"), From::Reading, "Legal stage of an agreement or a membership."),
    column("title", Sort::Text, From::Reading, "Name of the agreement, conference or exercise."),
    column("about", Sort::Text, From::Reading, "What it is about."),
    column("state", Sort::Text, From::Reading, "State in which it takes place."),
    column("place", Sort::Text, From::Reading, "Place, in English."),
    column("from_state", Sort::Text, From::Reading, "State in which a journey starts."),
    column("from_place", Sort::Text, From::Reading, "Place in which a journey starts."),
    column("contexts", Sort::List, From::Reading, "PLOVER contexts."),
    column(
        "comparison",
        Sort::Word(&["first_ever", "first_since", "nth", "last", "largest_since"]),
        From::Reading,
        "How it compares itself with earlier happenings.",
    ),
    column(
        "comparison_span",
        Sort::Form("P.+"),
        From::Reading,
        "For how long it is the first: a duration of ISO 8601.",
    ),
    column("comparison_since", EDTF, From::Reading, "Since when it is the first, in EDTF."),
    // No whole number: what reads Parquet for Frictionless takes those that are missing for wrong.
    column("comparison_n", Sort::Number(None, None), From::Reading, "Which of a count it is."),
    column("comparison_scope", Sort::Text, From::Reading, "Words that narrow the comparison."),
    column("confidence", Sort::Number(Some(0.0), Some(1.0)), From::Reading, "How sure the reading is.").needed(),
    column(
        "decision",
        Sort::Word(&["accept", "unsure"]),
        From::People,
        "What a reviewer decided. Rejected and suppressed claims do not come out.",
    ),
    column("quote", Sort::Text, From::Outlet, "The exact words, a sentence or less.").needed(),
    column("quote_start", Sort::Whole(0, None), From::Reading, "First character of the quote.")
        .unit(CHARACTERS)
        .needed(),
    column("quote_end", Sort::Whole(0, None), From::Reading, "One past its last character.").unit(CHARACTERS).needed(),
    column("prefix", Sort::Text, From::Outlet, "Up to 32 characters before the quote."),
    column("suffix", Sort::Text, From::Outlet, "Up to 32 characters behind it."),
    column("sentence", Sort::Whole(0, None), From::Reading, "Number of the sentence in the text, from 0.").needed(),
    column("reading", Sort::Text, From::Reading, "Versions of the program and the packs that read it."),
];

/// The table.
pub static TABLE: Table = Table {
    name: "claims",
    what: "A claim: one thing that one text says about relations between states, with its exact words.",
    key: &["claim"],
    refers: &[("event", "events", "event")],
    columns: COLUMNS,
    rows,
};

fn rows(of: &Happening, write: Rows) -> Result<()> {
    of.event.claims.iter().try_for_each(|stored| row(of, stored, write))
}

fn row(of: &Happening, stored: &Stored, write: Rows) -> Result<()> {
    let (claim, paper) = (&stored.claim, &stored.paper);
    let ((earliest, latest), when) = (stored.bounds(), claim.when.as_ref());
    let state = |p: &Option<chancery::claim::Where>| p.clone().and_then(|p| p.state);
    let place = |p: &Option<chancery::claim::Where>| p.clone().and_then(|p| p.place);
    let owned = |text: Option<String>| text.filter(|t| !t.is_empty()).map_or(Cell::None, |t| Cell::Text(t.into()));
    let compared = claim.comparison.as_ref();
    write(&[
        Cell::text(&claim.id),
        Cell::text(&of.shown.event_id),
        Cell::text(&paper.key),
        Cell::text(&paper.hash),
        Cell::text(&claim.kind),
        Cell::some(claim.event.as_deref()),
        Cell::list(claim.mode.iter().map(String::as_str)),
        Cell::list(claim.actors.iter().map(|p| p.id.as_str())),
        Cell::list(claim.recipients.iter().map(|p| p.id.as_str())),
        Cell::some(when.map(|w| w.edtf.as_str())),
        Cell::day(earliest),
        Cell::day(latest),
        Cell::some(when.map(|w| w.text.as_str())),
        Cell::day(when.and_then(|w| w.anchor.as_deref()).and_then(chancery_record::day::parse)),
        Cell::some(claim.announced.as_deref()),
        Cell::text(&claim.status),
        Cell::some(claim.stage.as_deref()),
        Cell::some(claim.title.as_deref()),
        Cell::some(claim.about.as_deref()),
        owned(state(&claim.place)),
        owned(place(&claim.place)),
        owned(state(&claim.from)),
        owned(place(&claim.from)),
        Cell::list(claim.contexts.iter().map(String::as_str)),
        Cell::some(compared.map(|c| c.sort.as_str())),
        Cell::some(compared.and_then(|c| c.span.as_deref())),
        Cell::some(compared.and_then(|c| c.since.as_deref())),
        compared.and_then(|c| c.n).map_or(Cell::None, |n| Cell::Number(n.into())),
        Cell::some(compared.and_then(|c| c.scope.as_deref())),
        Cell::Number(claim.confidence),
        Cell::some((of.verdict)(stored)),
        Cell::text(&claim.quote.exact),
        Cell::count(claim.quote.start),
        Cell::count(claim.quote.end),
        Cell::text(&claim.quote.prefix),
        Cell::text(&claim.quote.suffix),
        Cell::count(claim.sentence),
        Cell::text(&claim.reading),
    ])
}
