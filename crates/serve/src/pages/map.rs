//! Who deals with whom, on a map: the newest events.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::view::events::events;
use chancery_record::answers::{self, Ask};

/// The page.
pub static PAGE: Page = Page {
    name: "map",
    path: "/map",
    what: "Who deals with whom, on a map: the newest events.",
    parts: &[],
    params: &[PARTIES],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::map),
    answer: |record, query| {
        Ok(Told::from(answers::timeline(record, &Ask { parties: parties(query), ..query.ask() }, true)?))
    },
    view: |scene: &Scene| Shown { title: "Map".into(), body: events(scene, &scene.told.answer.rows) },
};
