//! Who has it from whom: origins on the left, the outlets that tell the event on the right, in the order of telling.

use crate::{Known, Picture, count, field, frame, n, short};
use maud::html;
use serde_json::Value;
use std::collections::BTreeSet;

const ROW: f64 = 30.0;
/// Outlets drawn at most.
const MOST: usize = 40;

/// Draws the reports of one event.
pub fn chain(rows: &[Value], _: &Known) -> Picture {
    let mut ties: Vec<(&str, &str, &str)> = Vec::new();
    for row in rows {
        let tie = (field(row, "origin"), field(row, "outlet"), field(row, "published"));
        if !ties.iter().any(|t| (t.0, t.1) == (tie.0, tie.1)) {
            ties.push(tie);
        }
    }
    ties.truncate(MOST);
    let mut origins: Vec<&str> = ties.iter().map(|t| t.0).collect::<BTreeSet<_>>().into_iter().collect();
    origins.sort_by_key(|o| ties.iter().position(|t| t.0 == *o));
    let outlets = ties.len() as f64;
    let place = |at: usize, of: usize| 20.0 + (at as f64 + 0.5) * (outlets * ROW) / of.max(1) as f64;
    let drawing = html! {
        text class="tick" x="0" y="12" { "origin" }
        text class="tick" x="520" y="12" { "told by" }
        @for (at, (origin, outlet, published)) in ties.iter().enumerate() {
            @let from = origins.iter().position(|o| o == origin).unwrap_or(0);
            @let (y1, y2) = (place(from, origins.len()), place(at, ties.len()));
            path class="tie" d=(format!("M230 {y1:.1}C370 {y1:.1} 370 {y2:.1} 505 {y2:.1}")) stroke-width="1.5" {}
            path class="tip" d=(format!("M505 {y2:.1}l-7-4v8z")) {}
            text class="label" x="512" y=(n(y2 + 4.0)) { (short(outlet, 34)) tspan class="tick" dx="8" { (published) } }
        }
        @for (at, origin) in origins.iter().enumerate() {
            @let y = place(at, origins.len());
            circle class="seat" cx="224" cy=(n(y)) r="5" {}
            text class="label" x="212" y=(n(y + 4.0)) text-anchor="end" { (short(origin, 28)) }
        }
    };
    let alt =
        format!("Citation chain: {} from {}.", count(ties.len(), "report"), count(origins.len(), "independent origin"));
    let svg = frame("chain", 860.0, outlets * ROW + 32.0, (0.0, 0.0), &alt, &drawing);
    let rows = ties.iter().map(|(a, b, day)| vec![(*a).into(), (*b).into(), (*day).into()]).collect();
    Picture { svg, alt, head: vec!["origin", "outlet", "published"], rows }
}
