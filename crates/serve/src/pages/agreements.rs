//! Agreements and their legal stage over time.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::table::table;
use chancery_record::answers;

/// The page.
pub static PAGE: Page = Page {
    name: "agreements",
    path: "/agreements",
    what: "Agreements and their legal stage over time.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::ledger),
    answer: |record, query| Ok(Told::from(answers::agreements(record, &query.ask(), &parties(query))?)),
    view: |scene: &Scene| Shown {
        title: "Agreements".into(),
        body: table(scene, "Agreements, by the day since which their stage holds", &scene.told.answer),
    },
};
