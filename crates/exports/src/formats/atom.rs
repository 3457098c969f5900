//! Atom (RFC 4287): a question as a feed, the events told last.

use super::Format;
use crate::error::Result;
use crate::folder::Folder;
use crate::job::{Job, Report};
use crate::words;
use crate::xml::Xml;
use chancery_record::Event;
use chancery_record::answers::Shown;
use chancery_record::day::{self, Day};

/// The format.
pub static FORMAT: Format = Format {
    name: "atom",
    label: "feed (Atom)",
    what: "a question as a feed to subscribe to: the hundred events told last",
    file: "feed.atom",
    media: "application/atom+xml; charset=utf-8",
    several: false,
    subscribed: true,
    write,
};

/// Entries of a feed.
const MOST: usize = 100;
/// Reports quoted in an entry.
const QUOTES: usize = 12;

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let events = job.newest(MOST)?;
    let mut xml = Xml::new(folder.file(FORMAT.file)?)?;
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom")])?;
    let title = job.title();
    xml.text("title", &[], &title)?;
    xml.text("id", &[], &words::urn("question", title.trim_start_matches("Chancery: ")))?;
    let newest = events.iter().map(|(_, e)| e.last_known()).max().or(job.newest_day()?).unwrap_or_default();
    xml.text("updated", &[], &moment(newest))?;
    xml.text("generator", &[("version", env!("CARGO_PKG_VERSION"))], "Chancery")?;
    xml.open("author", &[])?;
    xml.text("name", &[], "Chancery")?;
    xml.close()?;
    if let Some(address) = &job.address {
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", address)])?;
    }
    for (shown, event) in &events {
        entry(job, shown, event, &mut xml)?;
    }
    xml.done()?;
    Ok(Report::of(events.len(), "events"))
}

fn entry(job: &Job, shown: &Shown, event: &Event, xml: &mut Xml) -> Result<()> {
    xml.open("entry", &[])?;
    let when = shown.when.as_ref().map(|w| format!("{w} ")).unwrap_or_default();
    xml.text("title", &[], &format!("{when}{}", words::headline(job.gazetteer, shown)))?;
    xml.text("id", &[], &words::urn("event", &shown.event_id))?;
    xml.text("published", &[], &moment(event.known()))?;
    xml.text("updated", &[], &moment(event.last_known()))?;
    let mut outlets: Vec<&str> =
        event.claims.iter().map(|c| c.paper.outlet.as_str()).filter(|o| !o.is_empty()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    for outlet in outlets {
        xml.open("author", &[])?;
        xml.text("name", &[], outlet)?;
        xml.close()?;
    }
    if let Some(page) = job.page(event) {
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
    }
    xml.empty("category", &[("term", &shown.kind)])?;
    xml.empty("category", &[("term", &shown.status), ("scheme", "urn:chancery:status")])?;
    xml.text("content", &[("type", "text")], &quotes(event))?;
    xml.close()
}

/// What the reports say, the newest first.
fn quotes(event: &Event) -> String {
    let mut lines = Vec::new();
    for stored in event.claims.iter().rev().take(QUOTES) {
        let (claim, paper) = (&stored.claim, &stored.paper);
        let says: Vec<&str> = claim.says.iter().map(|s| s.text.as_str()).collect();
        let according = if says.is_empty() { String::new() } else { format!(", according to {}", says.join(", ")) };
        let day = paper.published.map(day::written).unwrap_or_default();
        let url = paper.url.as_deref().and_then(words::address).unwrap_or_default();
        let line = format!("“{}” – {} {day}{according} {url}", claim.quote.exact, paper.outlet).trim_end().to_string();
        // A sentence may tell an event twice.
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n\n")
}

fn moment(day: Day) -> String {
    format!("{}T00:00:00Z", day::written(day))
}
