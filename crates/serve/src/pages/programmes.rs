//! Programmes that run, rest or were taken up again.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::table::table;
use chancery_record::answers;

/// The page.
pub static PAGE: Page = Page {
    name: "programmes",
    path: "/programmes",
    what: "Programmes that run, rest or were taken up again.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::ledger),
    answer: |record, query| Ok(Told::from(answers::programmes(record, &query.ask(), &parties(query))?)),
    view: |scene: &Scene| Shown {
        title: "Programmes".into(),
        body: table(scene, "What goes on between parties", &scene.told.answer),
    },
};
