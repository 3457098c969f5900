//! What happened, in order.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::party::plain;
use crate::query::{Param, Query, Sort};
use crate::view::events::events;
use chancery_record::answers::{self, Ask};

/// The page.
pub static PAGE: Page = Page {
    name: "timeline",
    path: "/timeline",
    what: "Events in the order of their day, the newest first.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::timeline),
    answer: |record, query| {
        Ok(Told::from(answers::timeline(record, &Ask { parties: parties(query), ..query.ask() }, true)?))
    },
    view: |scene: &Scene| Shown { title: "Timeline".into(), body: events(scene, &scene.told.answer.rows) },
};

/// One party or two.
pub const PARTIES: Param =
    Param { name: "parties", what: "Codes of one party or two, with a comma.", sort: Sort::List, needed: false };

/// The parties that were asked for.
pub fn parties(query: &Query) -> Vec<String> {
    query.list("parties").iter().map(|code| plain(code)).collect()
}
