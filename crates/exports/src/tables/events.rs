//! Events: one row a happening, however many reports there are.

use super::shared::{EDTF, EVENT, STATUSES};
use super::{Cell, Column, From, Happening, Rows, Sort, Table, column};
use crate::error::Result;

const COLUMNS: &[Column] = &[
    column("event", EVENT, From::Record, "What names the event: the first of its claims. Old names lead to it on the server.").needed(),
    column("kind", Sort::Text, From::Record, "What happened: visit, meeting, agreement …").needed(),
    column("plover_event", Sort::Form("[A-Z]+"), From::Record, "PLOVER type, where PLOVER knows the kind."),
    column("actors", Sort::List, From::Record, "Who does it; all parties where they are equals. ISO 3166-1 alpha-3 of states, IGO:, NSA: and ORG: with a name of others."),
    column("recipients", Sort::List, From::Record, "To whom it is done; empty where all are equals."),
    column("when", EDTF, From::Record, "When, in EDTF, as exact as it was said and no more."),
    column("earliest", Sort::Day, From::Record, "First day on which it may have begun."),
    column("latest", Sort::Day, From::Record, "Last day on which it may have ended. An event whose day is known has it in both columns."),
    column("status", Sort::Word(STATUSES), From::Record, "How it stands after the newest report that tells.").needed(),
    column("stage", Sort::Form("[a-z_]+"), From::Record, "Legal stage of an agreement or a membership."),
    column("title", Sort::Text, From::Record, "Name of the agreement, conference or exercise."),
    column("state", Sort::Text, From::Record, "State in which it takes place."),
    column("place", Sort::Text, From::Record, "Place, in English."),
    column("support", Sort::Whole(1, Some(6)), From::Record, "1 three independent origins or more, 2 two, 3 two or more that disagree, 4 one, 5 denied by some, 6 only told as possible.").needed(),
    column("origins", Sort::Whole(0, None), From::Record, "Independent origins: who cites or copies another is none.").unit("origins").needed(),
    column("reports", Sort::Whole(1, None), From::Record, "Claims that report it.").unit("claims").needed(),
    column("conflicts", Sort::List, From::Record, "Fields on which reports disagree; the claims hold all values."),
    column("known", Sort::Day, From::Record, "Day of the first report."),
    column("last_known", Sort::Day, From::Record, "Day of the last report."),
];

/// The table.
pub static TABLE: Table = Table {
    name: "events",
    what: "An event: the claims that report one happening, gathered.",
    key: &["event"],
    refers: &[],
    columns: COLUMNS,
    rows,
};

fn rows(of: &Happening, write: Rows) -> Result<()> {
    let (event, shown) = (of.event, of.shown);
    let ((earliest, latest), (state, place)) = (event.bounds(), event.place());
    let known = |claim: Option<&chancery_record::filed::Stored>| Cell::day(claim.and_then(|c| c.paper.published));
    write(&[
        Cell::text(&shown.event_id),
        Cell::text(&shown.kind),
        Cell::some(event.word(|c| c.event.as_deref())),
        Cell::list(shown.actors.iter().map(String::as_str)),
        Cell::list(shown.recipients.iter().map(String::as_str)),
        Cell::some(event.when()),
        Cell::day(earliest),
        Cell::day(latest),
        Cell::text(&shown.status),
        Cell::some(shown.stage.as_deref()),
        Cell::some(shown.title.as_deref()),
        Cell::some(state),
        Cell::some(place),
        Cell::Whole(shown.support.into()),
        Cell::count(shown.origins.len()),
        Cell::count(shown.reports),
        Cell::list(shown.conflicts.iter().map(String::as_str)),
        known(event.claims.first()),
        known(event.claims.last()),
    ])
}
