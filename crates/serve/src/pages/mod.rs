//! All pages, one file each.

mod about;
mod agreements;
mod article;
mod checks;
mod conflicts;
mod coverage;
mod event;
mod map;
mod members;
mod network;
mod offices;
mod pair;
mod party;
mod person;
mod plans;
mod programmes;
mod relations;
mod review;
mod search;
mod sources;
mod timeline;
mod today;

pub use party::plain;
pub use plans::OUTCOMES;
pub use timeline::{PARTIES, parties};

use crate::page::{Page, Told};
use crate::problem::Problem;
use crate::query::Query;
use chancery_record::Record;
use chancery_record::answers::Next;
use chancery_record::store::Store;

/// The pages. A new one is a file and a line here.
pub static ALL: &[&Page] = &[
    &today::PAGE,
    &timeline::PAGE,
    &map::PAGE,
    &network::PAGE,
    &pair::PAGE,
    &party::STATE,
    &party::ORGANISATION,
    &person::PAGE,
    &event::PAGE,
    &article::PAGE,
    &agreements::PAGE,
    &members::PAGE,
    &programmes::PAGE,
    &offices::PAGE,
    &relations::PAGE,
    &plans::PAGE,
    &checks::PAGE,
    &conflicts::PAGE,
    &coverage::PAGE,
    &sources::PAGE,
    &review::PAGE,
    &search::PAGE,
    &about::PAGE,
];

/// The answer of a page, cut to the rows that were asked for, with where it goes on.
pub fn prepared(page: &Page, record: &Record, query: &Query) -> Result<Told, Problem> {
    let mut told = (page.answer)(record, query)?;
    told.newest = record.store().last_day()?;
    if page.list {
        told.next = told.answer.cut(query.next(), query.limit()).map(Next::token);
    }
    Ok(told)
}
