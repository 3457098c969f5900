//! What the record has read: without it no absence means anything.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::table::table;
use chancery_record::answers;

/// The page.
pub static PAGE: Page = Page {
    name: "coverage",
    path: "/coverage",
    what: "What the record has read, by outlet and language; of one party or two: how many articles.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: None,
    answer: |record, query| Ok(Told::from(answers::coverage(record, &query.ask(), &parties(query))?)),
    view: |scene: &Scene| Shown {
        title: "Coverage".into(),
        body: table(scene, "Articles and claims by outlet and language", &scene.told.answer),
    },
};
