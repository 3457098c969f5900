//! Everything about one person, in whatever script the name was written.

use crate::page::{Page, Scene, Shown, Told};
use crate::query::{Param, Sort};
use crate::view::events::events;
use crate::view::text::text;
use crate::view::{field, list, when::told};
use chancery_record::answers;
use maud::html;

/// The page.
pub static PAGE: Page = Page {
    name: "person",
    path: "/person",
    what: "Everything about one person, in whatever script the name was written, and the offices they held.",
    parts: &[],
    params: &[Param { name: "name", what: "The name, or the last name alone.", sort: Sort::Text, needed: true }],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::timeline),
    answer: |record, query| Ok(Told::from(answers::person(record, &query.ask(), query.need("name"))?)),
    view,
};

fn view(scene: &Scene) -> Shown {
    let held = scene.told.answer.about["offices"].as_array();
    let body = html! {
        @if held.is_some_and(|h| !h.is_empty()) {
            ul.offices {
                @for office in held.into_iter().flatten() {
                    li {
                        (text(&scene.names.office(field(office, "office")))) ", " (scene.party(field(office, "party")))
                        ": in texts from " (told(field(office, "first"))) " to " (told(field(office, "last")))
                        " " span.n { "(" (text(&list(office, "names").join(", "))) ")" }
                    }
                }
            }
        }
        (events(scene, &scene.told.answer.rows))
    };
    Shown { title: scene.query.need("name").to_string(), body }
}
