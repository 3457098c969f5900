//! Where reports of one happening disagree: every value with who gives it.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::table::table;
use chancery_record::answers::{self, Ask};

/// The page.
pub static PAGE: Page = Page {
    name: "conflicts",
    path: "/conflicts",
    what: "Where reports of one happening disagree: every value with who gives it.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: None,
    answer: |record, query| {
        Ok(Told::from(answers::conflicts(record, &Ask { parties: parties(query), ..query.ask() })?))
    },
    view: |scene: &Scene| Shown {
        title: "Where reports disagree".into(),
        body: table(scene, "Fields with more than one value", &scene.told.answer),
    },
};
