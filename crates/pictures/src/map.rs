//! Who deals with whom, on a map: arcs between the seats of parties, the thicker the more events.

use crate::projection::{WIDTH, project};
use crate::{Known, Picture, count, frame, linked, list, n, short};
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeMap;

const LAND: &str = include_str!("../land/land.path");
/// Parties of one event beyond which no arcs are drawn between all of them.
const CROWD: usize = 6;
/// Arcs drawn at most.
const MOST: usize = 120;

/// How often each two parties deal with each other.
pub(crate) fn ties(rows: &[Value]) -> Vec<((String, String), usize)> {
    let mut ties: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows {
        let (actors, recipients) = (list(row, "actors"), list(row, "recipients"));
        let mutual = actors.iter().enumerate().flat_map(|(at, a)| actors[at + 1..].iter().map(move |b| (a, b)));
        let pairs: Vec<(&&str, &&str)> = match recipients.is_empty() {
            true if actors.len() <= CROWD => mutual.collect(),
            true => Vec::new(),
            false => actors.iter().flat_map(|a| recipients.iter().map(move |b| (a, b))).collect(),
        };
        for (a, b) in pairs.into_iter().filter(|(a, b)| a != b) {
            *ties.entry(((*a.min(b)).to_string(), (*a.max(b)).to_string())).or_default() += 1;
        }
    }
    let mut ties: Vec<_> = ties.into_iter().collect();
    ties.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    ties
}

/// Draws rows of events.
pub fn map(rows: &[Value], known: &Known) -> Picture {
    let ties = ties(rows);
    let seat = |code: &str| (known.seat)(code).map(project);
    let mut seats: BTreeMap<&str, ((f64, f64), usize)> = BTreeMap::new();
    let mut arcs = Vec::new();
    for ((a, b), times) in ties.iter().take(MOST) {
        let (Some(from), Some(to)) = (seat(a), seat(b)) else { continue };
        seats.entry(a).or_insert((from, 0)).1 += times;
        seats.entry(b).or_insert((to, 0)).1 += times;
        arcs.push((from, to, *times, a, b));
    }
    let (left, top, width, height) = window(seats.values().map(|(at, _)| *at));
    let scale = width / 900.0;
    let drawing = html! {
        path class="land" d=(LAND.trim()) stroke-width=(n(scale)) {}
        @for (from, to, times, a, b) in arcs.iter().rev() {
            path class="arc" d=(arc(*from, *to)) stroke-width=(n(scale * (1.0 + (*times as f64).ln_1p() * 1.6))) {
                title { (format!("{} – {}: {}", (known.name)(a), (known.name)(b), count(*times, "event"))) }
            }
        }
        @for (code, ((x, y), _)) in &seats {
            (linked((known.link)(code), &html! { title { ((known.name)(code)) } circle class="seat" cx=(n(*x)) cy=(n(*y)) r=(n(4.0 * scale)) {} }))
        }
        (labels(&seats, scale, known))
    };
    let missing = ties
        .iter()
        .flat_map(|((a, b), _)| [a, b])
        .filter(|c| (known.seat)(c).is_none())
        .collect::<std::collections::BTreeSet<_>>()
        .len();
    let missing = if missing > 0 {
        format!(
            " {} not on the map: no state, or without a seat.",
            count(missing, "party").replace("partys", "parties")
        )
    } else {
        String::new()
    };
    let alt = format!("Map: {} between {} parties.{missing}", count(arcs.len(), "tie"), seats.len());
    let svg = frame("map", width, height, (left, top), &alt, &drawing);
    let rows = ties.iter().map(|((a, b), times)| vec![(known.name)(a), (known.name)(b), times.to_string()]).collect();
    Picture { svg, alt, head: vec!["party", "party", "events"], rows }
}

/// Names of the parties that deal most, where they don't cover each other.
fn labels(seats: &BTreeMap<&str, ((f64, f64), usize)>, scale: f64, known: &Known) -> Markup {
    let mut order: Vec<_> = seats.iter().collect();
    order.sort_by_key(|(code, (_, times))| (std::cmp::Reverse(*times), **code));
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    let mut shown = Vec::new();
    for (code, ((x, y), _)) in order {
        let name = short(&(known.name)(code), 24);
        let width = name.chars().count() as f64 * 7.5 * scale;
        let free = taken.iter().all(|(tx, ty, tw)| (y - ty).abs() > 15.0 * scale || x + width < *tx || tx + tw < *x);
        if free {
            taken.push((*x, *y, width));
            shown.push((*x, *y, name));
        }
    }
    html! {
        @for (x, y, name) in shown {
            text class="label" x=(n(x + 7.0 * scale)) y=(n(y + 4.0 * scale)) font-size=(n(13.0 * scale)) stroke-width=(n(3.0 * scale)) { (name) }
        }
    }
}

/// What is shown: all points with room around them, twice as wide as high, never less than a continent.
fn window(points: impl Iterator<Item = (f64, f64)>) -> (f64, f64, f64, f64) {
    let (mut l, mut t, mut r, mut b) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for (x, y) in points {
        (l, t, r, b) = (l.min(x), t.min(y), r.max(x), b.max(y));
    }
    if l > r {
        return (0.0, 0.0, WIDTH, 1500.0);
    }
    let width = ((r - l) * 1.35).max((b - t) * 2.0 * 1.35).clamp(900.0, WIDTH);
    let height = width / 2.0;
    let left = ((l + r - width) / 2.0).clamp(0.0, WIDTH - width);
    (left, ((t + b - height) / 2.0).max(0.0), width, height)
}

/// An arc that bows to the north.
fn arc((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> String {
    let bow = ((x2 - x1).hypot(y2 - y1)) * 0.18;
    format!("M{x1:.1} {y1:.1}Q{:.1} {:.1} {x2:.1} {y2:.1}", (x1 + x2) / 2.0, (y1 + y2) / 2.0 - bow)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rings of the outline.
    fn rings() -> Vec<Vec<(f64, f64)>> {
        let ring = |text: &str| {
            let text = text.replace('-', " -").replace(['l', 'z'], " ");
            let numbers: Vec<f64> = text.split_whitespace().filter_map(|n| n.parse().ok()).collect();
            let mut at = (0.0, 0.0);
            let step = |by: &[f64]| {
                at = (at.0 + by[0], at.1 + by[1]);
                at
            };
            numbers.chunks_exact(2).map(step).collect()
        };
        LAND.split('M').filter(|r| !r.trim().is_empty()).map(ring).collect()
    }

    fn on_land(at: (f64, f64)) -> bool {
        let (x, y) = project(at);
        let crosses =
            |a: (f64, f64), b: (f64, f64)| (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0);
        let within = |ring: &Vec<(f64, f64)>| {
            let all = ring.iter().zip(ring.iter().cycle().skip(1));
            all.filter(|(a, b)| crosses(**a, **b)).count() % 2 == 1
        };
        rings().iter().any(within)
    }

    #[test]
    fn every_continent_is_there() {
        for (place, at) in [
            ("Astana", (71.4, 51.2)),
            ("Moscow", (37.6, 55.8)),
            ("Beijing", (116.4, 39.9)),
            ("Nairobi", (36.8, -1.3)),
            ("Kinshasa", (15.3, -4.3)),
            ("Denver", (-105.0, 39.7)),
            ("La Paz", (-68.1, -16.5)),
            ("Canberra", (149.1, -35.3)),
        ] {
            assert!(on_land(at), "{place} stands in the sea");
        }
        assert!(!on_land((-30.0, 30.0)), "the Atlantic");
    }
}
