//! Everything between two parties.

use crate::page::{Page, Scene, Shown, Told};
use crate::pages::party::{CODE, plain};
use crate::query::Param;
use crate::view::events::events;
use chancery_record::answers;
use maud::html;

/// The page.
pub static PAGE: Page = Page {
    name: "pair",
    path: "/pair/{a}/{b}",
    what: "Everything between two parties, the newest first.",
    parts: &[Param { name: "a", ..CODE }, Param { name: "b", ..CODE }],
    params: &[],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::timeline),
    answer: |record, query| {
        Ok(Told::from(answers::pair(record, &query.ask(), &plain(query.need("a")), &plain(query.need("b")))?))
    },
    view,
};

fn view(scene: &Scene) -> Shown {
    let (a, b) = (plain(scene.query.need("a")), plain(scene.query.need("b")));
    let both = format!("{a},{b}");
    let more =
        [("/plans", "Plans"), ("/agreements", "Agreements"), ("/programmes", "Programmes"), ("/checks", "Checks")];
    let body = html! {
        nav.related aria-label="More on the two" {
            ul {
                li { (scene.party(&a)) }
                li { (scene.party(&b)) }
                @for (path, name) in more { li { a href=(scene.href(path, &[("parties", &both)])) { (name) } } }
            }
        }
        (events(scene, &scene.told.answer.rows))
    };
    Shown { title: format!("{} and {}", scene.names.party(&a), scene.names.party(&b)), body }
}
