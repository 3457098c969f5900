//! Links under a page to the same rows in the forms of other programs.

use super::address;
use crate::export::params;
use crate::page::Scene;
use crate::pages::plain;
use chancery_exports::{ALL, Format};
use maud::{Markup, html};

/// What of a page's path and query its exports are asked with; none: the page has no exports.
fn asked(scene: &Scene) -> Option<Vec<(&'static str, String)>> {
    let part = |name: &str| plain(scene.query.need(name));
    match scene.page.name {
        "today" | "timeline" | "map" | "network" | "plans" => Some(Vec::new()),
        "pair" => Some(vec![("parties", format!("{},{}", part("a"), part("b")))]),
        "state" | "organisation" => Some(vec![("parties", part("code"))]),
        "event" => Some(vec![("event", scene.query.need("id").to_string())]),
        _ => None,
    }
}

/// Formats that say something of a page, those that belong to it most first.
fn formats(page: &str) -> Vec<&'static Format> {
    let first: &[&str] = match page {
        "map" => &["geojson"],
        "network" => &["gexf"],
        _ => &[],
    };
    let mut all: Vec<&Format> =
        ALL.iter().copied().filter(|f| page != "event" || !matches!(f.name, "gexf" | "atom")).collect();
    all.sort_by_key(|f| !first.contains(&f.name));
    all
}

fn link(scene: &Scene, format: &Format) -> Option<String> {
    let (params, own) = (params(), asked(scene)?);
    let mut pairs: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
    pairs.extend(scene.query.without(&params, &[]));
    Some(address(&format!("/export/{}", format.name), &pairs))
}

/// The links.
pub fn links(scene: &Scene) -> Markup {
    let group = |subscribed: bool| {
        let those = formats(scene.page.name).into_iter().filter(move |f| f.subscribed == subscribed);
        those.filter_map(|f| Some((f, link(scene, f)?))).collect::<Vec<_>>()
    };
    let list = |words: &str, links: Vec<(&Format, String)>| {
        html! {
            @if !links.is_empty() {
                p.exports {
                    (words)
                    @for (n, (format, href)) in links.iter().enumerate() {
                        @if n > 0 { ", " }
                        a href=(href) title=(format.what) { (format.label) }
                    }
                    "."
                }
            }
        }
    };
    html! { (list("All its rows for other programs: ", group(false))) (list("To subscribe to: ", group(true))) }
}

/// What a feed reader finds by itself.
pub fn feed(scene: &Scene) -> Markup {
    let feed = formats(scene.page.name).into_iter().find(|f| f.name == "atom").and_then(|f| link(scene, f));
    html! { @if let Some(href) = feed { link rel="alternate" type="application/atom+xml" href=(href); } }
}
