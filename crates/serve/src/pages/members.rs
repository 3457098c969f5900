//! Memberships of organisations.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::party::{CODE, plain};
use crate::query::Param;
use crate::view::table::table;
use chancery_record::answers;

/// The page.
pub static PAGE: Page = Page {
    name: "members",
    path: "/members",
    what: "Memberships: from application to exit.",
    parts: &[],
    params: &[Param { needed: false, ..CODE }],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::ledger),
    answer: |record, query| {
        Ok(Told::from(answers::members(record, &query.ask(), query.get("code").map(plain).as_deref())?))
    },
    view: |scene: &Scene| Shown {
        title: "Memberships".into(),
        body: table(scene, "Organisations and their members", &scene.told.answer),
    },
};
