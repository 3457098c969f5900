//! Who deals with whom, as a network: parties in a ring, the more often two deal with each other the thicker the line.

use crate::map::ties;
use crate::{Known, Picture, count, frame, linked, n, short};
use maud::html;
use serde_json::Value;
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// Parties drawn at most.
const MOST: usize = 28;
const RADIUS: f64 = 210.0;

/// Draws rows of events.
pub fn network(rows: &[Value], known: &Known) -> Picture {
    let ties = ties(rows);
    let mut weight: BTreeMap<&str, usize> = BTreeMap::new();
    for ((a, b), times) in &ties {
        *weight.entry(a).or_default() += times;
        *weight.entry(b).or_default() += times;
    }
    let ring = ring(&ties, &weight);
    let at = |code: &str| {
        let place = ring.iter().position(|c| *c == code)?;
        let angle = TAU * place as f64 / ring.len() as f64 - TAU / 4.0;
        Some((RADIUS * angle.cos(), RADIUS * angle.sin()))
    };
    let drawing = html! {
        @for ((a, b), times) in ties.iter().rev() {
            @if let (Some((x1, y1)), Some((x2, y2))) = (at(a), at(b)) {
                path class="tie" d=(format!("M{x1:.1} {y1:.1}Q0 0 {x2:.1} {y2:.1}")) stroke-width=(n(0.8 + (*times as f64).ln_1p() * 1.8)) {
                    title { (format!("{} – {}: {}", (known.name)(a), (known.name)(b), count(*times, "event"))) }
                }
            }
        }
        @for code in &ring {
            @if let Some((x, y)) = at(code) {
                @let size = 3.5 + (weight.get(code).copied().unwrap_or(0) as f64).ln_1p() * 1.8;
                @let anchor = if x.abs() < 20.0 { "middle" } else if x > 0.0 { "start" } else { "end" };
                @let out = (RADIUS + 12.0 + size) / RADIUS;
                @let node = html! {
                    circle class="seat" cx=(n(x)) cy=(n(y)) r=(n(size)) {}
                    text class="label" x=(n(x * out)) y=(n(y * out + 4.0)) text-anchor=(anchor) { (short(&(known.name)(code), 24)) }
                };
                (linked((known.link)(code), &node))
            }
        }
    };
    let left_out = weight.len() - ring.len();
    let left_out = if left_out > 0 { format!(", {left_out} with fewer events left out") } else { String::new() };
    let alt = format!("Network: {} parties, {}{left_out}.", ring.len(), count(ties.len(), "tie"));
    let svg = frame("network", 860.0, 520.0, (-430.0, -260.0), &alt, &drawing);
    let rows = ties.iter().map(|((a, b), times)| vec![(known.name)(a), (known.name)(b), times.to_string()]).collect();
    Picture { svg, alt, head: vec!["party", "party", "events"], rows }
}

/// The parties that deal most, each beside the one it deals with most of those not yet placed.
fn ring<'t>(ties: &'t [((String, String), usize)], weight: &BTreeMap<&'t str, usize>) -> Vec<&'t str> {
    let mut left: Vec<&str> = weight.keys().copied().collect();
    left.sort_by_key(|code| (std::cmp::Reverse(weight[code]), *code));
    left.truncate(MOST);
    let mut ring = Vec::new();
    let mut at = 0;
    while !left.is_empty() {
        let last = left.remove(at.min(left.len() - 1));
        ring.push(last);
        let mate = ties.iter().find_map(|((a, b), _)| match (a == last, b == last) {
            (true, _) => left.iter().position(|c| c == b),
            (_, true) => left.iter().position(|c| c == a),
            _ => None,
        });
        at = mate.unwrap_or(0);
    }
    ring
}
