//! Who held which office, by the first and the last day on which a text says so.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::table::table;
use chancery_record::answers;

/// The page.
pub static PAGE: Page = Page {
    name: "offices",
    path: "/offices",
    what: "Who held which office, by the first and the last day on which a text says so.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::ledger),
    answer: |record, query| Ok(Told::from(answers::offices(record, &query.ask(), &parties(query))?)),
    view: |scene: &Scene| Shown {
        title: "Offices".into(),
        body: table(scene, "Who held what when", &scene.told.answer),
    },
};
