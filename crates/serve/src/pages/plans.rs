//! What was announced and what came of it.

use crate::names::word;
use crate::page::{Page, Scene, Shown, Told};
use crate::pages::timeline::{PARTIES, parties};
use crate::query::{Param, Sort};
use crate::view::table::table;
use chancery_record::answers::{self, Ask};
use maud::html;

/// What may come of a plan.
pub const OUTCOMES: &[&str] = &["held", "moved", "cancelled", "suspended", "pending", "no_coverage"];

/// The page.
pub static PAGE: Page = Page {
    name: "plans",
    path: "/plans",
    what: "What was announced and what came of it: held, moved, cancelled, suspended, pending, or no coverage to tell.",
    parts: &[],
    params: &[
        PARTIES,
        Param {
            name: "outcome",
            what: "Only these outcomes, with commas.",
            sort: Sort::Among(OUTCOMES),
            needed: false,
        },
    ],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::timeline),
    answer: |record, query| {
        let ask = Ask { parties: parties(query), ..query.ask() };
        Ok(Told::from(answers::plans(record, &ask, &query.list("outcome"))?))
    },
    view,
};

fn view(scene: &Scene) -> Shown {
    let body = html! {
        (filter(scene, "outcome", OUTCOMES))
        (table(scene, "Plans by the day they are due", &scene.told.answer))
    };
    Shown { title: "Plans".into(), body }
}

/// Links that show one sort of rows only.
pub fn filter(scene: &Scene, name: &str, words: &[&str]) -> maud::Markup {
    let here = scene.query.get(name);
    html! {
        nav.related aria-label="Show only" {
            ul {
                li { a href=(scene.other(&[name, "next"], &[])) aria-current=[here.is_none().then_some("true")] { "all" } }
                @for choice in words {
                    li { a href=(scene.other(&[name, "next"], &[(name, choice)])) aria-current=[(here == Some(*choice)).then_some("true")] { (word(choice)) } }
                }
            }
        }
    }
}
