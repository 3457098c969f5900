//! Events over time, by kind: exact ones as marks, lasting ones as bars, uncertain ones faint with open ends.

use crate::axis::Axis;
use crate::{Known, Picture, class_of, count, field, frame, linked, list, n, short};
use chancery_record::day::{self, Day};
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeMap;

/// Events drawn at most.
const MOST: usize = 300;
const WIDTH: f64 = 900.0;
const LEFT: f64 = 110.0;
const ROW: f64 = 16.0;

struct Mark<'v> {
    row: &'v Value,
    from: Day,
    to: Day,
    vague: bool,
}

/// Draws rows of events, or of plans.
pub fn timeline(rows: &[Value], known: &Known) -> Picture {
    let marks: Vec<Mark> = rows.iter().filter_map(mark).take(MOST).collect();
    let axis = Axis::new(marks.iter().flat_map(|m| [m.from, m.to]), LEFT, WIDTH - 20.0);
    let mut lanes: BTreeMap<&str, Vec<Vec<&Mark>>> = BTreeMap::new();
    for mark in &marks {
        shelve(lanes.entry(field(mark.row, "kind")).or_default(), mark, &axis);
    }
    let mut y = 12.0;
    let drawing = html! {
        @let height: f64 = lanes.values().map(|l| l.len() as f64 * ROW + 10.0).sum();
        (axis.draw(6.0, 12.0 + height))
        @for (kind, rows) in &lanes {
            text class="lane" x="0" y=(n(y + 12.0)) { (short(kind, 16)) }
            @for (at, row) in rows.iter().enumerate() {
                @for mark in row { (draw(mark, &axis, y + at as f64 * ROW + 8.0, known)) }
            }
            @let _ = { y += rows.len() as f64 * ROW + 10.0; };
            line class="rule" x1="0" x2=(n(WIDTH)) y1=(n(y - 3.0)) y2=(n(y - 3.0)) {}
        }
    };
    let alt = alt(&marks, rows.len());
    let svg = frame("timeline", WIDTH, y + 28.0, (0.0, 0.0), &alt, &drawing);
    let rows = marks
        .iter()
        .map(|m| vec![time(m.row).into(), field(m.row, "kind").into(), who(m.row, known), standing(m.row).into()])
        .collect();
    Picture { svg, alt, head: vec!["when", "kind", "who", "status"], rows }
}

fn alt(marks: &[Mark], all: usize) -> String {
    let plans = marks.iter().filter(|m| class_of(standing(m.row)) == "plan").count();
    let span = marks.iter().map(|m| m.from).min().zip(marks.iter().map(|m| m.to).max());
    let span = span.map_or(String::new(), |(a, b)| format!(" from {} to {}", day::written(a), day::written(b)));
    let undated =
        if all > marks.len() { format!(", {} more without a date", all - marks.len()) } else { String::new() };
    format!("Timeline: {}{span}, {} planned{undated}.", count(marks.len(), "event"), plans)
}

fn time(row: &Value) -> &str {
    row["when"].as_str().or(row["planned"].as_str()).unwrap_or_default()
}

fn standing(row: &Value) -> &str {
    row["status"].as_str().or(row["outcome"].as_str()).unwrap_or_default()
}

fn who(row: &Value, known: &Known) -> String {
    let names = |name: &str| list(row, name).iter().map(|c| (known.name)(c)).collect::<Vec<_>>().join(", ");
    let (actors, recipients, parties) = (names("actors"), names("recipients"), names("parties"));
    match (actors.is_empty(), recipients.is_empty()) {
        (true, _) => parties,
        (_, true) => actors,
        _ => format!("{actors} → {recipients}"),
    }
}

/// Where an event lies; a day is exact, a month or "about" is not, and an open end goes on for a year.
fn mark(row: &Value) -> Option<Mark<'_>> {
    let edtf = time(row);
    let (from, to) = match day::bounds(edtf) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => (from, from + 365),
        (None, Some(to)) => (to - 365, to),
        (None, None) => return None,
    };
    let exact = |part: &str| part.len() == 10;
    Some(Mark { row, from, to, vague: !edtf.split('/').all(exact) })
}

/// Puts a mark into the first row of its lane where it covers no other.
fn shelve<'m, 'v>(rows: &mut Vec<Vec<&'m Mark<'v>>>, mark: &'m Mark<'v>, axis: &Axis) {
    let free = |row: &&mut Vec<&Mark>| {
        row.iter()
            .all(|other| axis.at(mark.to) + 12.0 < axis.at(other.from) || axis.at(other.to) + 12.0 < axis.at(mark.from))
    };
    match rows.iter_mut().find(free) {
        Some(row) => row.push(mark),
        None => rows.push(vec![mark]),
    }
}

fn draw(mark: &Mark, axis: &Axis, y: f64, known: &Known) -> Markup {
    let (from, to) = (axis.at(mark.from), axis.at(mark.to));
    let class = format!("mark {}{}", class_of(standing(mark.row)), if mark.vague { " vague" } else { "" });
    let told =
        format!("{} {} {}, {}", time(mark.row), field(mark.row, "kind"), who(mark.row, known), standing(mark.row));
    let inner = html! {
        title { (short(&told, 200)) }
        @if to - from < 8.0 && !mark.vague {
            @let x = (from + to) / 2.0;
            @if class.contains("off") {
                path class=(class) d=(format!("M{x:.1} {y:.1}m-4-4l8 8m0-8l-8 8")) {}
            } @else { circle class=(class) cx=(n(x)) cy=(n(y)) r="4.5" {} }
        } @else {
            rect class=(class) x=(n(from)) y=(n(y - 4.5)) width=(n((to - from).max(8.0))) height="9" rx="2" {}
            @if class.contains("rest") { rect fill="url(#rest-timeline)" x=(n(from)) y=(n(y - 4.5)) width=(n((to - from).max(8.0))) height="9" rx="2" {} }
        }
    };
    linked((known.link)(field(mark.row, "event_id")), &inner)
}
