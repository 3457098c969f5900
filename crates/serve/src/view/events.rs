//! Lists of events.

use super::text::{cut, text};
use super::when::when;
use super::{count, field, list, number, status, support};
use crate::names::word;
use crate::page::Scene;
use maud::{Markup, html};
use serde_json::Value;

/// Characters of a quote in a list.
const QUOTE: usize = 280;

/// Events as a list for reading.
pub fn events(scene: &Scene, rows: &[Value]) -> Markup {
    html! {
        @if rows.is_empty() { p.nothing { "Nothing in the record." } }
        @else { ol.events { @for row in rows { li { (event(scene, row)) } } } }
    }
}

/// One event.
pub fn event(scene: &Scene, row: &Value) -> Markup {
    let conflicts = list(row, "conflicts");
    html! {
        div.head {
            (when(row["when"].as_str())) " "
            a.kind href=(scene.event(field(row, "event_id"))) { (word(field(row, "kind"))) } " "
            @if let Some(stage) = row["stage"].as_str() { span.stage { "(" (word(stage)) ")" } " " }
            span.who { (scene.sides(row)) }
        }
        @if let Some(title) = row["title"].as_str() { p.title { (text(title)) } }
        p.quote lang="" { "“" (cut(field(row, "quote"), QUOTE)) "”" }
        p.facts {
            (status(field(row, "status")))
            @if let Some(place) = row["place"].as_str() { span { (place_of(scene, place)) } }
            @let people = list(row, "people");
            @if !people.is_empty() { span { (scene.people(&people)) } }
            span { (count(number(row, "reports"), "report")) }
            span { (support(number(row, "support"))) }
            @if !conflicts.is_empty() { span.conflict { "disagree on " (conflicts.join(", ")) } }
        }
    }
}

/// "Minsk, BLR" with the state's name.
pub fn place_of(scene: &Scene, place: &str) -> Markup {
    let (city, state) = place.rsplit_once(", ").map_or((None, place), |(c, s)| (Some(c), s));
    let known = scene.names.world.states.contains_key(state);
    html! {
        @match (city, known) {
            (Some(city), true) => { (text(city)) ", " (text(scene.names.party(state))) }
            (None, true) => { (text(scene.names.party(state))) }
            _ => { (text(place)) }
        }
    }
}
