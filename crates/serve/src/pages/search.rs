//! Full text, in every language.

use crate::names::word;
use crate::page::{Page, Scene, Shown, Told};
use crate::query::{Param, Sort};
use crate::view::text::{bare, cut, text};
use crate::view::when::when;
use crate::view::{count, field, list};
use chancery_record::answers::{self, Answer};
use chancery_record::tokens;
use maud::{Markup, html};

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
        Some(words) if tokens::query(words).is_empty() => Ok(Told::from(Answer {
            notes: vec!["nothing to look for: give one word or more".into()],
            ..Answer::default()
        })),
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
                    p.quote { (found(field(row, "words"), words)) }
                    p.facts {
                        span { (text(field(row, "outlet"))) }
                        span.language { (text(field(row, "language"))) }
                        @let kinds = list(row, "kinds");
                        @if !kinds.is_empty() {
                            span {
                                a href=(scene.article(field(row, "article"))) { (count(list(row, "claims").len() as u64, "claim")) } ": "
                                (kinds.iter().map(|k| word(k)).collect::<Vec<_>>().join(", "))
                            }
                        }
                    }
                }
            }
        }
    };
    Shown { title: if words.is_empty() { "Search".into() } else { format!("Search: {words}") }, body }
}

/// Longest excerpt.
const MOST: usize = 300;

/// An excerpt with the words that were looked for marked.
fn found(excerpt: &str, words: &str) -> Markup {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let begins = |rest: &str| {
        let fits = |w: &&String| {
            let begin: String = rest.chars().take(w.chars().count()).collect();
            begin.to_lowercase() == **w
        };
        words.iter().filter(fits).map(|w| rest.chars().take(w.chars().count()).map(char::len_utf8).sum::<usize>()).max()
    };
    let (mut parts, mut plain, mut at): (Vec<(&str, &str)>, usize, usize) = (Vec::new(), 0, 0);
    while let Some(c) = excerpt.get(at..).and_then(|rest| rest.chars().next()) {
        match begins(&excerpt[at..]) {
            Some(length) => {
                parts.push((&excerpt[plain..at], &excerpt[at..at + length]));
                at += length;
                plain = at;
            }
            None => at += c.len_utf8(),
        }
    }
    html! {
        bdi {
            @for (before, hit) in &parts { (bare(before)) mark { (bare(hit)) } }
            (cut(&excerpt[plain..], MOST))
        }
    }
}
