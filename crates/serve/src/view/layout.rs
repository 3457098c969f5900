//! The frame around every page.

use super::when::told;
use super::{address, notes};
use crate::page::{Scene, Shown};
use chancery_record::day;
use maud::{DOCTYPE, Markup, html};

/// Questions in the menu: path and name.
const MENU: [(&str, &str); 12] = [
    ("/", "Today"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/network", "Network"),
    ("/plans", "Plans"),
    ("/agreements", "Agreements"),
    ("/members", "Memberships"),
    ("/checks", "Checks"),
    ("/coverage", "Coverage"),
    ("/sources", "Sources"),
    ("/review", "Review"),
    ("/about", "About"),
];

/// A whole page.
pub fn page(scene: &Scene, shown: &Shown, host: &str) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(&shown.title, &super::exports::feed(scene)))
            body {
                a.skip href="#main" { "Skip to the page" }
                (masthead(scene))
                main id="main" tabindex="-1" {
                    h1 { (super::text::text(&shown.title)) }
                    (as_of_line(scene))
                    (super::picture::figure(scene))
                    (shown.body)
                    (notes(&scene.told.answer.notes))
                    @if let Some(next) = &scene.told.next {
                        nav.more aria-label="More rows" { a rel="next" href=(scene.other(&["next"], &[("next", next)])) { "More" } }
                    }
                }
                footer {
                    (cite(scene, &shown.title, host))
                    p {
                        "This page as " a href=(scene.form(".json")) { "JSON" } " and " a href=(scene.form(".csv")) { "CSV" } ". "
                        a href="/api" { "API" } "."
                    }
                    (super::exports::links(scene))
                }
            }
        }
    }
}

/// A page that is no answer: a fault, a form.
pub fn plain(title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(title, &html! {}))
            body {
                header.masthead { p.name { a href="/" { "Chancery" } } (menu(None)) }
                main id="main" tabindex="-1" { h1 { (title) } (body) }
            }
        }
    }
}

fn head(title: &str, more: &Markup) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (super::text::plain(title, 160)) " · Chancery" }
            link rel="stylesheet" href="/static/chancery.css";
            link rel="stylesheet" href="/static/pictures.css";
            link rel="icon" href="/static/icon.svg" type="image/svg+xml";
            (more)
            script src="/static/chancery.js" defer {}
        }
    }
}

fn masthead(scene: &Scene) -> Markup {
    html! {
        header.masthead {
            p.name { a href=(scene.href("/", &[])) { "Chancery" } }
            (menu(Some(scene)))
            search {
                form action="/search" method="get" {
                    label for="words" { "Search" }
                    input id="words" type="search" name="words" maxlength="200" value=(scene.query.get("words").unwrap_or_default());
                    @if let Some(day) = scene.query.get("as_of") { input type="hidden" name="as_of" value=(day); }
                    button { "Find" }
                }
            }
            (as_of(scene))
        }
    }
}

fn menu(scene: Option<&Scene>) -> Markup {
    let here = scene.map(|s| s.path);
    let href = |path: &str| scene.map_or_else(|| path.to_string(), |s| s.href(path, &[]));
    html! {
        nav aria-label="Questions" {
            ul { @for (path, name) in MENU { li { a href=(href(path)) aria-current=[(here == Some(path)).then_some("page")] { (name) } } } }
        }
    }
}

/// The control that moves the day of knowledge; everything else that was asked stays.
fn as_of(scene: &Scene) -> Markup {
    let kept = scene.query.without(&scene.page.asked(), &["as_of", "next"]);
    html! {
        form.as-of action=(scene.path) method="get" {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            label for="as-of" { "As known on" }
            input id="as-of" type="date" name="as_of" value=(scene.query.get("as_of").unwrap_or_default());
            button { "Go" }
        }
    }
}

fn as_of_line(scene: &Scene) -> Markup {
    html! {
        @if let Some(day) = scene.query.get("as_of") {
            p.earlier role="status" {
                "As it was known on " strong { (told(day)) } ". What was published later is left out. "
                a href=(scene.other(&["as_of", "next"], &[])) { "Back to all that is known" }
            }
        }
    }
}

/// A stable link and a reference with the day up to which the record knows.
fn cite(scene: &Scene, title: &str, host: &str) -> Markup {
    let newest = scene.told.newest.map(day::written);
    let day = scene.query.get("as_of").map(String::from).or(newest).unwrap_or_default();
    let mut pairs = scene.query.without(&scene.page.asked(), &["as_of"]);
    pairs.push(("as_of", &day));
    let link = format!("{host}{}", address(scene.path, &pairs));
    html! {
        details.cite {
            summary { "Cite this" }
            p { "“" (super::text::text(title)) "”. Chancery, record as known on " (told(&day)) ". " code { (link) } }
            p { a href=(link) { "Stable link" } }
        }
    }
}
