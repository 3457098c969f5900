//! What this is.

use crate::page::{Page, Scene, Shown, Told};
use maud::html;

/// The page.
pub static PAGE: Page = Page {
    name: "about",
    path: "/about",
    what: "What this is, and what the words mean.",
    parts: &[],
    params: &[],
    list: false,
    forms: false,
    picture: None,
    answer: |_, _| Ok(Told::default()),
    view: |_: &Scene| Shown {
        title: "About".into(),
        body: html! { p { "Chancery reads the world's news and keeps the record of relations between states." } },
    },
};
