//! What is new: the events that the newest articles tell.

use crate::page::{Page, Scene, Shown, Told};
use crate::view::events::event;
use crate::view::{field, when::told as in_words};
use chancery_record::answers;
use maud::html;

/// The page.
pub static PAGE: Page = Page {
    name: "today",
    path: "/",
    what: "What is new: the events that the newest articles tell, the last told first.",
    parts: &[],
    params: &[],
    list: true,
    forms: false,
    picture: None,
    answer: |record, query| Ok(Told::from(answers::today(record, &query.ask())?)),
    view,
};

fn view(scene: &Scene) -> Shown {
    let rows = &scene.told.answer.rows;
    let days = rows.chunk_by(|a, b| field(a, "told") == field(b, "told"));
    let body = html! {
        p.hint {
            "What states and organisations have to do with each other, as the news tells it: each line with the exact words behind it. "
            "Choose a kind for all reports of the event, a state for all about it. " a href=(scene.href("/about", &[])) { "What the words mean" }
        }
        @if rows.is_empty() { p.nothing { "Nothing in the record." } }
        @for day in days {
            section {
                h2 { (in_words(field(&day[0], "told"))) }
                ol.events {
                    @for row in day {
                        li {
                            p.change { (change(field(row, "change"), field(row, "before"))) }
                            (event(scene, row))
                        }
                    }
                }
            }
        }
    };
    Shown { title: "What is new".into(), body }
}

/// What changed, in words.
fn change(change: &str, before: &str) -> String {
    match change {
        "new" => "New".into(),
        "status" => format!("Was {before}"),
        _ => "Told again".into(),
    }
}
