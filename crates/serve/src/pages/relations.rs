//! Diplomatic relations: opened, raised, lowered, broken.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::table::table;
use chancery_record::answers;

/// The page.
pub static PAGE: Page = Page {
    name: "relations",
    path: "/relations",
    what: "Diplomatic relations: opened, raised, lowered, broken.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: None,
    answer: |record, query| Ok(Told::from(answers::relations(record, &query.ask(), &parties(query))?)),
    view: |scene: &Scene| Shown {
        title: "Diplomatic relations".into(),
        body: table(scene, "Steps in diplomatic relations", &scene.told.answer),
    },
};
