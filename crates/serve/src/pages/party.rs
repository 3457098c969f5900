//! Everything about one state or one organisation.

use crate::page::{Page, Scene, Shown, Told};
use crate::problem::Problem;
use crate::query::{Param, Query, Sort};
use crate::view::encoded;
use crate::view::events::events;
use chancery_record::{Record, answers};
use maud::html;
use std::collections::BTreeMap;

/// A party's code.
pub const CODE: Param = Param { name: "code", what: "Code of a party: CHN, IGO:SCO.", sort: Sort::Code, needed: true };

/// A state.
pub static STATE: Page = Page {
    name: "state",
    path: "/state/{code}",
    what: "Everything about one state, the newest first.",
    parts: &[CODE],
    params: &[],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::map),
    answer,
    view,
};

/// An organisation.
pub static ORGANISATION: Page = Page {
    name: "organisation",
    path: "/organisation/{code}",
    what: "Everything about one organisation, the newest first.",
    ..STATE_LIKE
};

const STATE_LIKE: Page = Page {
    name: "",
    path: "",
    what: "",
    parts: &[CODE],
    params: &[],
    list: true,
    forms: false,
    picture: Some(chancery_pictures::map),
    answer,
    view,
};

/// A code as the record writes it: `chn` is `CHN`.
pub fn plain(code: &str) -> String {
    match code.split_once(':') {
        Some((kind, name)) => format!("{}:{name}", kind.to_uppercase()),
        None => code.to_uppercase(),
    }
}

fn answer(record: &Record, query: &Query) -> Result<Told, Problem> {
    Ok(Told::from(answers::party(record, &query.ask(), &plain(query.need("code")))?))
}

fn view(scene: &Scene) -> Shown {
    let code = plain(scene.query.need("code"));
    let rows = &scene.told.answer.rows;
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        for other in crate::view::list(row, "actors").into_iter().chain(crate::view::list(row, "recipients")) {
            if other != code {
                *others.entry(other).or_default() += 1;
            }
        }
    }
    let mut others: Vec<(&str, usize)> = others.into_iter().collect();
    others.sort_by_key(|(code, n)| (std::cmp::Reverse(*n), *code));
    let body = html! {
        @if !others.is_empty() {
            nav.related aria-label="With whom" {
                p { "With" }
                ul {
                    @for (other, n) in others.iter().take(20) {
                        @let path = format!("/pair/{}/{}", encoded(&code), encoded(other));
                        li { a href=(scene.href(&path, &[])) { (crate::view::text::text(scene.names.party(other))) } " " span.n { (n) } }
                    }
                }
            }
        }
        (events(scene, rows))
    };
    Shown { title: scene.names.party(&code).to_string(), body }
}
