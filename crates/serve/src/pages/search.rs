//! Full text, in every language.

use crate::page::{Page, Scene, Shown, Told};
use crate::query::{Param, Sort};
use crate::view::text::{cut, text};
use crate::view::when::when;
use crate::view::{field, list};
use chancery_record::answers;
use maud::html;

/// The page.
pub static PAGE: Page = Page {
    name: "search",
    path: "/search",
    what: "Articles that hold all the words, in every language, the last filed first.",
    parts: &[],
    params: &[Param {
        name: "words",
        what: "Words, all of which the text must hold.",
        sort: Sort::Text,
        needed: false,
    }],
    list: true,
    forms: false,
    picture: None,
    answer: |record, query| match query.get("words") {
        Some(words) => Ok(Told::from(answers::search(record, &query.ask(), words)?)),
        None => Ok(Told::default()),
    },
    view,
};

fn view(scene: &Scene) -> Shown {
    let rows = &scene.told.answer.rows;
    let words = scene.query.get("words").unwrap_or_default();
    let body = html! {
        @if words.is_empty() { p.nothing { "Give one word or more above." } }
        @else if rows.is_empty() { p.nothing { "No article holds all these words." } }
        ol.events {
            @for row in rows {
                li {
                    div.head { (when(row["published"].as_str())) " " a.kind href=(scene.article(field(row, "article"))) { (text(field(row, "title"))) } }
                    p.quote { (cut(field(row, "words"), 300)) }
                    p.facts {
                        span { (text(field(row, "outlet"))) }
                        span.language { (text(field(row, "language"))) }
                        @for (n, event) in list(row, "events").iter().take(12).enumerate() { a href=(scene.event(event)) { "event " (n + 1) } }
                    }
                }
            }
        }
    };
    Shown { title: if words.is_empty() { "Search".into() } else { format!("Search: {words}") }, body }
}
