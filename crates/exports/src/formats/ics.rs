//! iCalendar (RFC 5545): plans as all-day events, none more exact than it was announced.

use super::Format;
use crate::error::Result;
use crate::folder::{Folder, Output};
use crate::job::{Job, Report};
use crate::words;
use chancery_record::Event;
use chancery_record::answers::Shown;
use chancery_record::day::{self, Day};
use chancery_record::plans::{self, Plan};
use std::io::Write;

/// The format.
pub static FORMAT: Format = Format {
    name: "ics",
    label: "calendar of plans (iCalendar)",
    what: "plans as a calendar to subscribe to: all-day entries, an unknown day as the span it lies in",
    file: "plans.ics",
    media: "text/calendar; charset=utf-8",
    several: false,
    subscribed: true,
    write,
};

/// A plan whose span is wider than this is no entry of a calendar: a quarter.
const WIDEST: Day = 92;
/// Octets of a line, without its end.
const LINE: usize = 75;

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let mut calendar = Calendar { out: folder.file(FORMAT.file)? };
    let (mut entries, mut vague) = (0, 0);
    calendar.head(&job.title().replace("all events", "all plans"))?;
    job.each_announced(|shown, event| {
        let Some(plan) = plans::plan(job.record, event, job.as_of())? else { return Ok(()) };
        if !job.outcomes.is_empty() && !job.outcomes.iter().any(|o| o == plan.outcome) {
            return Ok(());
        }
        match days(event, &plan).filter(|(first, last)| last - first < WIDEST) {
            Some(days) => {
                entries += 1;
                calendar.entry(job, shown, event, &plan, days)
            }
            None => {
                vague += 1;
                Ok(())
            }
        }
    })?;
    calendar.raw("END:VCALENDAR")?;
    calendar.out.done()?;
    let why = format!("no day is told, or a span of more than {WIDEST} days");
    Ok(Report::of(entries, "plans").left_out(vague, &why))
}

/// The time under which a plan stands in the calendar, EDTF: of what was moved, the new one.
fn time(plan: &Plan) -> Option<&str> {
    match (plan.outcome, plan.outcome_when.as_deref()) {
        ("moved", Some(when)) => Some(when),
        _ => plan.planned.as_deref(),
    }
}

/// Its first and last possible day: both must be told.
fn days(event: &Event, plan: &Plan) -> Option<(Day, Day)> {
    let edtf = time(plan)?;
    let told = event.claims.iter().find(|c| c.claim.when.as_ref().is_some_and(|w| w.edtf == edtf));
    let (first, last) = told.map_or_else(|| day::bounds(edtf), |c| c.bounds());
    first.zip(last).filter(|(first, last)| first <= last)
}

/// Whether all its days are told as days.
fn exact(edtf: &str) -> bool {
    edtf.split('/').all(|point| point.len() == 10 && point.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

struct Calendar {
    out: Output,
}

impl Calendar {
    fn head(&mut self, title: &str) -> Result<()> {
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
            self.raw(line)?;
        }
        self.line("PRODID", "-//Chancery//Plans//EN")?;
        self.line("NAME", title)?;
        self.line("X-WR-CALNAME", title)?;
        let note = format!(
            "Announced events and what came of them. Of an entry marked `day not known` only the span is known. Plans without a day, or with a \
                span of more than {WIDEST} days, are no entries."
        );
        self.line("DESCRIPTION", &note)?;
        self.line("X-WR-CALDESC", &note)?;
        self.raw("REFRESH-INTERVAL;VALUE=DURATION:PT12H")
    }

    fn entry(&mut self, job: &Job, shown: &Shown, event: &Event, plan: &Plan, (first, last): (Day, Day)) -> Result<()> {
        let edtf = time(plan).unwrap_or_default();
        let plain = Shown { status: "happened".into(), ..shown.clone() };
        let what = words::headline(job.gazetteer, &plain);
        let (exact, outcome) = (exact(edtf), plan.outcome.replace('_', " "));
        let vague = if exact { "" } else { "day not known: " };
        self.raw("BEGIN:VEVENT")?;
        self.line("UID", &format!("{}@chancery", plan.event_id))?;
        self.raw(&format!("DTSTAMP:{}T000000Z", bare(event.last_known())))?;
        self.raw(&format!("LAST-MODIFIED:{}T000000Z", bare(event.last_known())))?;
        self.raw(&format!("SEQUENCE:{}", event.claims.len() - 1))?;
        self.raw(&format!("DTSTART;VALUE=DATE:{}", bare(first)))?;
        // The end of an all-day entry is the day behind it.
        self.raw(&format!("DTEND;VALUE=DATE:{}", bare(last + 1)))?;
        self.line("SUMMARY", &format!("{vague}{what} [{outcome}]"))?;
        self.line("DESCRIPTION", &described(event, plan, edtf, exact))?;
        if let Some(place) = &shown.place {
            self.line("LOCATION", &located(job, place))?;
        }
        if let Some(page) = job.page(event) {
            self.raw(&format!("URL:{page}"))?;
        }
        self.line("CATEGORIES", &plan.kind)?;
        self.raw(match plan.outcome {
            "cancelled" => "STATUS:CANCELLED",
            "held" | "moved" => "STATUS:CONFIRMED",
            _ => "STATUS:TENTATIVE",
        })?;
        self.raw("TRANSP:TRANSPARENT")?;
        self.raw("END:VEVENT")
    }

    /// A property with a text.
    fn line(&mut self, name: &str, text: &str) -> Result<()> {
        self.raw(&format!("{name}:{}", escaped(text)))
    }

    /// A line, folded where it is too long; never within a character.
    fn raw(&mut self, line: &str) -> Result<()> {
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.out.write_all(b"\r\n ")?;
                room = LINE - 1;
            }
            room -= c.len_utf8();
            self.out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
        }
        Ok(self.out.write_all(b"\r\n")?)
    }
}

/// "Minsk, BLR" with the state's name.
fn located(job: &Job, place: &str) -> String {
    let (town, state) = place.rsplit_once(", ").map_or((None, place), |(town, state)| (Some(town), state));
    town.into_iter().chain([job.gazetteer.party(state)]).collect::<Vec<_>>().join(", ")
}

fn described(event: &Event, plan: &Plan, edtf: &str, exact: bool) -> String {
    let time = match exact {
        true => String::new(),
        false => format!("Which day is not known; it was told as {edtf} (EDTF), and the entry spans it.\n"),
    };
    let outcome = match (plan.outcome, &plan.outcome_when) {
        ("pending", _) => "pending: nothing tells yet what came of it".to_string(),
        ("no_coverage", _) => "the time has passed, and nothing that was read tells what came of it".into(),
        (outcome, Some(when)) => format!("{outcome} ({when})"),
        (outcome, None) => outcome.into(),
    };
    let planned = plan.planned.as_ref().map(|w| format!(" for {w}")).unwrap_or_default();
    let mut text = format!("{time}Outcome: {outcome}.\nAnnounced on {}{planned}.\n", plan.announced);
    for stored in event.claims.iter().filter(|c| c.claim.quote.exact == plan.quote).take(1) {
        let paper = &stored.paper;
        let url = paper.url.as_deref().and_then(words::address).unwrap_or_default();
        text.push_str(&format!("“{}” – {} {url}", plan.quote, paper.outlet));
    }
    text.trim_end().into()
}

/// `20240305`.
fn bare(day: Day) -> String {
    day::written(day).replace('-', "")
}

/// A text as RFC 5545 wants it; control characters have no place there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_are_exact() {
        assert!(exact("2024-03-05") && exact("2024-03-05/2024-03-07"));
        for vague in ["2024-03", "2024", "2024-03-05~", "2024-03-05/2024-04", "../2024-03-05", "2024-21"] {
            assert!(!exact(vague), "{vague}");
        }
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne  ");
    }
}
