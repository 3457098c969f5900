//! Ledgers over time: a bar a row, from step to step; what rests is hatched, what is only planned dashed.

use crate::axis::Axis;
use crate::{Known, Picture, class_of, count, field, frame, linked, list, n, short};
use chancery_record::day::{self, Day};
use maud::{Markup, html};
use serde_json::Value;

/// Rows drawn at most.
const MOST: usize = 60;
const WIDTH: f64 = 900.0;
const LEFT: f64 = 250.0;
const ROW: f64 = 24.0;

struct Step<'v> {
    day: Day,
    stage: &'v str,
    status: &'v str,
    event: &'v str,
}

/// Draws rows with steps or stages: agreements, memberships, programmes; offices by their first and last day.
pub fn ledger(rows: &[Value], known: &Known) -> Picture {
    let drawn: Vec<(String, Vec<Step>)> =
        rows.iter().map(|r| (label(r, known), steps(r))).filter(|(_, s)| !s.is_empty()).take(MOST).collect();
    let axis = Axis::new(drawn.iter().flat_map(|(_, s)| s.iter().map(|s| s.day)), LEFT, WIDTH - 20.0);
    let height = drawn.len() as f64 * ROW + 8.0;
    let drawing = html! {
        (axis.draw(4.0, height))
        @for (at, (label, steps)) in drawn.iter().enumerate() {
            @let y = at as f64 * ROW + 8.0;
            text class="lane" x="0" y=(n(y + 11.0)) { (short(label, 36)) title { (short(label, 200)) } }
            @for (step, next) in steps.iter().zip(steps.iter().skip(1).map(Some).chain([None])) { (bar(step, next, &axis, y, known)) }
        }
    };
    let undated = rows.len() - drawn.len();
    let undated = if undated > 0 { format!(", {undated} not drawn") } else { String::new() };
    let alt = format!(
        "Ledger over time: {} drawn as bars{undated}.",
        count(drawn.len(), "entry").replace("entrys", "entries")
    );
    let svg = frame("ledger", WIDTH, height + 24.0, (0.0, 0.0), &alt, &drawing);
    let rows = drawn
        .iter()
        .flat_map(|(label, steps)| {
            steps.iter().map(move |s| vec![label.clone(), s.stage.into(), s.status.into(), day::written(s.day)])
        })
        .collect();
    Picture { svg, alt, head: vec!["entry", "stage", "status", "from"], rows }
}

fn label(row: &Value, known: &Known) -> String {
    let parties: Vec<String> = list(row, "parties").iter().map(|c| (known.name)(c)).collect();
    let one = |name: &str| row[name].as_str().map(|c| (known.name)(c));
    let parts = [
        row["title"].as_str().map(String::from),
        row["name"].as_str().map(String::from),
        one("organisation"),
        one("party"),
    ];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    if !parties.is_empty() && parts.is_empty() {
        parts.push(parties.join(", "));
    }
    parts.extend(row["kind"].as_str().or(row["office"].as_str()).map(|k| k.replace('_', " ")));
    parts.join(": ")
}

fn steps(row: &Value) -> Vec<Step<'_>> {
    let step = |value: &'_ Value, day: &str| -> Option<Day> {
        day::bounds(field(value, day)).0.or(day::bounds(field(value, day)).1)
    };
    let listed = row["steps"].as_array().or(row["stages"].as_array()).into_iter().flatten();
    let mut steps: Vec<Step> = listed
        .filter_map(|s| {
            Some(Step {
                day: step(s, "when")?,
                stage: field(s, "stage"),
                status: field(s, "status"),
                event: field(s, "event_id"),
            })
        })
        .collect();
    if let (Some(first), Some(last)) = (step(row, "first"), step(row, "last")) {
        steps.push(Step { day: first, stage: "held", status: "happened", event: "" });
        steps.push(Step { day: last, stage: "last told", status: "ended", event: "" });
    }
    steps.sort_by_key(|s| s.day);
    steps
}

fn bar(step: &Step, next: Option<&Step>, axis: &Axis, y: f64, known: &Known) -> Markup {
    let ends = matches!(class_of(step.stage), "off") || class_of(step.status) == "off";
    let from = axis.at(step.day);
    let to = if ends { from + 4.0 } else { axis.at(next.map_or(axis.last(), |n| n.day)).max(from + 4.0) };
    let class = match (class_of(step.status), step.stage) {
        (_, "suspended") | ("rest", _) => "rest",
        (_, "proposed" | "negotiating" | "applied" | "invited") => "plan",
        (class, _) => class,
    };
    let name = if step.stage.is_empty() { step.status } else { step.stage };
    let inner = html! {
        title { (format!("{} {}", day::written(step.day), name)) }
        rect class={ "mark " (class) } x=(n(from)) y=(n(y)) width=(n(to - from)) height="14" rx="2" {}
        @if class == "rest" { rect fill="url(#rest-ledger)" x=(n(from)) y=(n(y)) width=(n(to - from)) height="14" rx="2" {} }
        @if to - from > name.chars().count() as f64 * 6.5 + 8.0 { text class={ "inside " (class) } x=(n(from + 4.0)) y=(n(y + 11.0)) { (short(name, 30)) } }
    };
    linked((known.link)(step.event), &inner)
}
