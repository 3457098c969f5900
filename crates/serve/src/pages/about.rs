//! What this is: packs and their versions, the codebook, licences, how to cite.

use crate::names::word;
use crate::page::{Page, Scene, Shown, Told};
use crate::problem::{SORTS, anchor};
use crate::view::{count, field, number};
use chancery_pack::World;
use chancery_record::answers::Answer;
use chancery_record::codebook::{KINDS, RELIABILITY, STATUSES, SUPPORT};
use maud::{Markup, html};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The page.
pub static PAGE: Page = Page {
    name: "about",
    path: "/about",
    what: "What this is: the packs with their versions, what the words mean, licences, how to cite.",
    parts: &[],
    params: &[],
    list: false,
    forms: false,
    picture: None,
    answer: |_, _| Ok(Told::from(ANSWER.clone())),
    view,
};

/// Whose data the packs hold, as NOTICE tells it in full: source, what was taken, licence, its address.
const LICENCES: [(&str, &str, &str, &str); 7] = [
    (
        "GeoNames",
        "names, coordinates and populations of cities",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    ("Unicode CLDR", "names of states and territories", "Unicode License v3", "https://www.unicode.org/license.txt"),
    (
        "i18n-iso-countries",
        "ISO 3166 codes, with i18n-nationality's adjectives",
        "MIT",
        "https://opensource.org/license/mit",
    ),
    (
        "CIA World Factbook",
        "formal names, capitals, heads of states and governments, participation in organisations",
        "public domain",
        "https://creativecommons.org/publicdomain/mark/1.0/",
    ),
    (
        "Wikidata",
        "first days of ministers and heads of states",
        "CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    ("Natural Earth", "the outline of land", "public domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
    (
        "idner-news-2k",
        "with IndoNLU, FactRuEval, Universal Dependencies and Universal NER: texts from which names of persons were learnt",
        "MIT, Apache 2.0, CC BY-SA 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
];

/// It changes with the program only.
static ANSWER: LazyLock<Answer> = LazyLock::new(|| {
    let world = chancery_packs::world();
    let columns = vec!["kind", "meaning", "event", "mode", "cameo"];
    Answer { columns, rows: kinds(&world), about: about(&world), ..Answer::default() }
});

/// The codebook: every kind with its meaning and what PLOVER and CAMEO call it.
fn kinds(world: &World) -> Vec<Value> {
    let row = |(kind, meaning): &(&str, &str)| {
        let known = world.kinds.get(*kind);
        let event = known.map(|k| k.event.as_str()).filter(|e| !e.is_empty());
        json!({
            "kind": kind, "meaning": meaning, "event": event, "mode": known.map_or(&[][..], |k| &k.mode),
            "cameo": known.map(|k| k.cameo.as_str()).filter(|c| !c.is_empty()), "mutual": known.is_some_and(|k| k.mutual),
        })
    };
    KINDS.iter().map(row).collect()
}

fn about(world: &World) -> Value {
    let language = |code| {
        let pack = chancery_packs::language(code)?.ok()?;
        Some(json!({
            "code": pack.code(), "language": pack.name(), "version": pack.digest(), "forms": pack.forms(), "entries": pack.entries().len(),
        }))
    };
    let meant = |(word, meaning): &(&str, &str)| json!({ "word": word, "meaning": meaning });
    json!({
        "program": "Chancery", "version": env!("CARGO_PKG_VERSION"), "licence": "MIT OR Apache-2.0",
        "languages": chancery_packs::languages().filter_map(language).collect::<Vec<_>>(),
        "world": {
            "kinds": world.kinds.len(), "states": world.states.len(), "organisations": world.organisations.len(), "places": world.places.len(),
            "happenings": world.happenings.len(), "holders": world.holders.len(),
        },
        "statuses": STATUSES.iter().map(meant).collect::<Vec<_>>(),
        "scales": {
            "support": SUPPORT.iter().map(|(n, _, meaning)| json!({ "word": n.to_string(), "meaning": meaning })).collect::<Vec<_>>(),
            "reliability": RELIABILITY.iter().map(meant).collect::<Vec<_>>(),
            "confidence": "How sure it is that the text says so, from 0 to 1: the share of claims read like it that careful readers found in marked articles; of a claim, never of the world.",
        },
        "data": LICENCES.iter().map(|(source, what, licence, url)| json!({ "source": source, "what": what, "licence": licence, "url": url })).collect::<Vec<_>>(),
    })
}

fn view(scene: &Scene) -> Shown {
    let about = &scene.told.answer.about;
    let body = html! {
        p { "Chancery reads the world's news and keeps the record of relations between states: who did what with whom, when, where, according to whom, with the exact words behind every field." }
        p {
            "A " strong { "claim" } " is one thing that one text says. Claims that report the same happening are gathered into an " strong { "event" }
            "; where they disagree, all values stand side by side. " strong { "As known on" } " shows every page as it would have been on that day."
        }
        (packs(about))
        (codebook(scene))
        (scales(about))
        (licences(about))
        (citing(about))
        section id="errors" {
            h2 { "For programs" }
            p {
                "Every page comes as JSON and CSV too; " a href="/api" { "the description" } " is OpenAPI 3.1. Errors are RFC 9457. "
                "Assistants ask at " code { "/mcp" } " (Model Context Protocol), or start " code { "chancery mcp --record FILE" } "."
            }
            dl.words-list { @for (title, what) in SORTS { dt id=(anchor(title)) { (title) } dd { (what) } } }
        }
    };
    Shown { title: "About".into(), body }
}

fn packs(about: &Value) -> Markup {
    let world = &about["world"];
    html! {
        section {
            h2 id="packs" { "What it knows" }
            p {
                "Version " (field(about, "version")) ". The world: " (count(number(world, "states"), "state")) ", " (count(number(world, "organisations"), "organisation")) ", "
                (count(number(world, "places"), "place")) ", " (count(number(world, "happenings"), "recurrent happening")) ", "
                (count(number(world, "holders"), "holder")) " of offices. Languages:"
            }
            table {
                caption { "Language packs" }
                thead { tr { th scope="col" { "language" } th scope="col" { "code" } th scope="col" { "forms of words" } th scope="col" { "event entries" } th scope="col" { "version" } } }
                tbody {
                    @for pack in about["languages"].as_array().into_iter().flatten() {
                        tr {
                            td data-label="language" { (field(pack, "language")) }
                            td data-label="code" { (field(pack, "code")) }
                            td data-label="forms of words" { (number(pack, "forms")) }
                            td data-label="event entries" { (number(pack, "entries")) }
                            td data-label="version" { code { (field(pack, "version")) } }
                        }
                    }
                }
            }
        }
    }
}

fn codebook(scene: &Scene) -> Markup {
    html! {
        section {
            h2 id="codebook" { "Codebook" }
            table {
                caption { "Kinds of claims, with the PLOVER event and mode and the CAMEO root to which they come nearest" }
                thead { tr { th scope="col" { "kind" } th scope="col" { "meaning" } th scope="col" { "PLOVER" } th scope="col" { "mode" } th scope="col" { "CAMEO" } } }
                tbody {
                    @for row in &scene.told.answer.rows {
                        tr {
                            td data-label="kind" { a href=(scene.href("/timeline", &[("kind", field(row, "kind"))])) { (word(field(row, "kind"))) } }
                            td data-label="meaning" { (field(row, "meaning")) @if row["mutual"] == true { " All parties are equals." } }
                            td data-label="PLOVER" { (field(row, "event")) }
                            td data-label="mode" { (crate::view::list(row, "mode").join(", ")) }
                            td data-label="CAMEO" { (field(row, "cameo")) }
                        }
                    }
                }
            }
        }
    }
}

fn scales(about: &Value) -> Markup {
    let scales = &about["scales"];
    html! {
        section {
            h2 id="statuses" { "Statuses" }
            (words(&about["statuses"]))
        }
        section {
            h2 id="scales" { "Three scales, kept apart" }
            h3 { "Support: how well an event is told, counted by the record" }
            p { "Origins are counted, not outlets: who copies an agency adds none." }
            (words(&scales["support"]))
            h3 { "Reliability: how the user judges an outlet" }
            (words(&scales["reliability"]))
            h3 { "Confidence" }
            p { (field(scales, "confidence")) }
        }
    }
}

fn words(list: &Value) -> Markup {
    html! {
        dl.words-list {
            @for entry in list.as_array().into_iter().flatten() { dt { (field(entry, "word")) } dd { (field(entry, "meaning")) } }
        }
    }
}

fn licences(about: &Value) -> Markup {
    html! {
        section {
            h2 id="licences" { "Licences" }
            p { "The program: MIT or Apache-2.0, at your choice. What its packs draw from others:" }
            ul {
                @for entry in about["data"].as_array().into_iter().flatten() {
                    li { (field(entry, "source")) ": " (field(entry, "what")) " (" a href=(field(entry, "url")) rel="noopener noreferrer license" { (field(entry, "licence")) } ")" }
                }
            }
            p { "Articles stay their publishers': JSON, CSV and exports hold quotes, hash and address only." }
        }
    }
}

/// What a reference needs: the same texts with the same packs give the same claims.
fn citing(about: &Value) -> Markup {
    let packs: Vec<String> = about["languages"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|p| format!("{} {}", field(p, "code"), field(p, "version")))
        .collect();
    html! {
        section {
            h2 id="citing" { "How to cite" }
            p { "An answer: “Cite this” below every page gives a stable link and a reference with the day. A fact: its quote, with outlet, day and address, and the identifier of the claim. The program:" }
            p { code { "Chancery " (field(about, "version")) " (packs: " (packs.join(", ")) "), the record of relations between states." } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_explained_and_no_other() {
        let world = chancery_packs::world();
        let mut told: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
        told.sort_unstable();
        assert_eq!(told, world.kinds.keys().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn every_source_of_the_notice_is_named() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../NOTICE");
        let notice = std::fs::read_to_string(path).expect("the notice");
        let heads = notice.lines().skip(4).filter(|l| !l.is_empty() && !l.starts_with(' '));
        for head in heads {
            assert!(LICENCES.iter().any(|(source, ..)| head.starts_with(source)), "{head}: name it in /about");
        }
        for (source, ..) in LICENCES {
            assert!(notice.contains(source), "{source} is not in NOTICE");
        }
    }
}
