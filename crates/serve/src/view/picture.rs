//! A picture in a page, with its words and its table.

use super::encoded;
use super::text::{plain, text};
use crate::page::Scene;
use chancery_pictures::{Known, Picture};
use chancery_record::filed::event_number;
use maud::{Markup, html};
use serde_json::Value;

/// Rows of the table beside a picture.
const MOST: usize = 200;

/// Draws rows by one of the drawing functions.
pub fn drawn(scene: &Scene, draw: fn(&[Value], &Known) -> Picture) -> Picture {
    let link = |code: &str| match code {
        "" => None,
        event if event_number(event).is_some() => Some(scene.event(event)),
        party => {
            let folder = if party.contains(':') { "organisation" } else { "state" };
            Some(scene.href(&format!("/{folder}/{}", encoded(party)), &[]))
        }
    };
    let name = |code: &str| plain(scene.names.party(code), 120);
    draw(&scene.told.answer.rows, &Known { name: &name, seat: &|code| scene.names.seat(code), link: &link })
}

/// The picture of a page.
pub fn figure(scene: &Scene) -> Markup {
    let Some(draw) = scene.page.picture.filter(|_| scene.told.answer.rows.len() > 1) else { return html! {} };
    let picture = drawn(scene, draw);
    html! {
        figure {
            div.drawing tabindex="0" role="region" aria-label="Picture" { (picture.svg) }
            figcaption { (text(&picture.alt)) " " a href=(scene.form(".svg")) { "SVG" } }
            details {
                summary { "The picture as a table" }
                table {
                    caption.hidden { "The picture as a table" }
                    thead { tr { @for name in &picture.head { th scope="col" { (name) } } } }
                    tbody { @for row in picture.rows.iter().take(MOST) { tr { @for (cell, name) in row.iter().zip(&picture.head) { td data-label=(name) { (text(cell)) } } } } }
                }
            }
        }
    }
}
