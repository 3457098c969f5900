//! A scale of days with its ticks.

use crate::n;
use chancery_record::day::{self, Day};
use maud::{Markup, html};

/// Days on a line.
pub struct Axis {
    from: Day,
    to: Day,
    left: f64,
    right: f64,
}

impl Axis {
    /// From the first to the last day, with some room, between two points of the drawing.
    pub fn new(days: impl Iterator<Item = Day>, left: f64, right: f64) -> Axis {
        let (mut from, mut to) = (Day::MAX, Day::MIN);
        for day in days {
            (from, to) = (from.min(day), to.max(day));
        }
        if from > to {
            (from, to) = (0, 365);
        }
        let room = ((to - from) / 25).max(10);
        Axis { from: from - room, to: to + room, left, right }
    }

    /// Where a day stands; what lies outside stands at the edge.
    pub fn at(&self, day: Day) -> f64 {
        let share = f64::from(day - self.from) / f64::from((self.to - self.from).max(1));
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// Where it ends.
    pub fn last(&self) -> Day {
        self.to
    }

    /// Ticks over some height: years, or months where there are few.
    pub fn draw(&self, top: f64, bottom: f64) -> Markup {
        html! {
            @for (day, label) in self.ticks() {
                @let x = n(self.at(day));
                line class="grid" x1=(x) x2=(x) y1=(n(top)) y2=(n(bottom)) {}
                text class="tick" x=(x) y=(n(bottom + 14.0)) text-anchor="middle" { (label) }
            }
        }
    }

    fn ticks(&self) -> Vec<(Day, String)> {
        let year = |d: Day| day::written(d)[..4].parse::<i32>().unwrap_or(1970);
        let (first, last) = (year(self.from), year(self.to));
        let mut out = Vec::new();
        let months = match self.to - self.from {
            0..=200 => 1,
            201..=900 => 3,
            _ => 12,
        };
        let years = ((last - first) / 10).max(1);
        for year in (first..=last).filter(|y| months < 12 || (y - first) % years == 0) {
            for month in (1..=12).step_by(months) {
                let Some(day) =
                    day::parse(&format!("{year:04}-{month:02}-01")).filter(|d| (self.from..=self.to).contains(d))
                else {
                    continue;
                };
                out.push((day, if months == 12 { year.to_string() } else { format!("{year}-{month:02}") }));
            }
        }
        out
    }
}
