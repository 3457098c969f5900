//! What is to be written out: the record, what is asked of it, and a way through the events that answer.

use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use chancery_record::answers::{self, Ask, Shown};

use chancery_record::filed::Stored;
use chancery_record::sources::Sources;
use chancery_record::store::{Listing, Store};
use chancery_record::{Event, Record, day};

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Events that pass filters.
    Events(Ask),
    /// One event, by its name or by a claim, as it was known on a day.
    Event(String, Option<day::Day>),
}

/// An export to be done.
pub struct Job<'j> {
    /// The record.
    pub record: &'j Record,
    /// What codes are called.
    pub gazetteer: &'j Gazetteer,
    /// What is asked for.
    pub what: What,
    /// Only plans with these outcomes; none: all.
    pub outcomes: Vec<String>,
    /// Where the record is served, without a slash at the end: `https://chancery.example.org`. Links lead there.
    pub base: Option<String>,
    /// Where this very export is served, for feeds that tell their own address.
    pub address: Option<String>,
    /// Hears how many events were gone through.
    pub progress: &'j dyn Fn(usize),
}

/// What came of an export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What was written, counted: "12 events".
    pub written: usize,
    /// What it is: "events".
    pub of: &'static str,
    /// What should be said beside it.
    pub notes: Vec<String>,
}

impl Report {
    /// So many of something.
    pub fn of(written: usize, of: &'static str) -> Report {
        Report { written, of, notes: Vec::new() }
    }

    /// Says that some were left out, and why.
    pub fn left_out(mut self, count: usize, why: &str) -> Report {
        if count > 0 {
            self.notes.push(format!("{count} left out: {why}"));
        }
        self
    }
}

impl Job<'_> {
    /// The day of knowledge.
    pub fn as_of(&self) -> Option<day::Day> {
        match &self.what {
            What::Events(ask) => ask.as_of,
            What::Event(_, as_of) => *as_of,
        }
    }

    /// Goes through the events that are asked for, in the order of their day.
    pub fn each(&self, each: impl FnMut(&Shown, &Event) -> Result<()>) -> Result<()> {
        self.each_of(Listing::default(), each)
    }

    /// Goes through those in which something is announced.
    pub fn each_announced(&self, each: impl FnMut(&Shown, &Event) -> Result<()>) -> Result<()> {
        self.each_of(Listing { planned: true, ..Listing::default() }, each)
    }

    fn each_of(&self, what: Listing, mut each: impl FnMut(&Shown, &Event) -> Result<()>) -> Result<()> {
        let ask = match &self.what {
            What::Events(ask) => ask,
            What::Event(name, as_of) => {
                let event = self.one(name, *as_of)?;
                return if what.planned && !event.announced() {
                    Ok(())
                } else {
                    each(&answers::show(self.record, &event)?, &event)
                };
            }
        };
        let (mut done, mut fault) = (0, Ok(()));
        answers::each(self.record, ask, what, |shown, event| {
            done += 1;
            (self.progress)(done);
            fault = each(&shown, &event);
            fault.is_ok()
        })?;
        fault
    }

    fn one(&self, name: &str, as_of: Option<day::Day>) -> Result<Event> {
        let event = self.record.event(name)?;
        let claims: Vec<Stored> = event.claims.into_iter().filter(|c| as_of.is_none_or(|d| c.known() <= d)).collect();
        if claims.is_empty() {
            return Err(Error::Record(chancery_record::Error::Missing(format!(
                "nothing was known of `{name}` on that day"
            ))));
        }
        Ok(Event::of(event.id, claims))
    }

    /// The events told last, at most so many.
    pub fn newest(&self, most: usize) -> Result<Vec<(Shown, Event)>> {
        match &self.what {
            What::Events(ask) => Ok(answers::newest(self.record, &Ask { limit: most, ..ask.clone() })?),
            What::Event(name, as_of) => {
                let event = self.one(name, *as_of)?;
                Ok(vec![(answers::show(self.record, &event)?, event)])
            }
        }
    }

    /// Terms of the outlets.
    pub(crate) fn terms(&self) -> Result<Sources> {
        Ok(Sources::of(self.record.store())?)
    }

    /// The newest day the record knows, as far as it is asked.
    pub(crate) fn newest_day(&self) -> Result<Option<day::Day>> {
        let last = self.record.store().last_day()?;
        Ok(last.into_iter().chain(self.as_of()).min())
    }

    /// Where a page on an event is: on the server, else its first report that has an address.
    pub(crate) fn page(&self, event: &Event) -> Option<String> {
        match &self.base {
            Some(base) => Some(format!("{base}/event/{}", event.name())),
            None => event.claims.iter().find_map(|c| crate::words::address(c.paper.url.as_deref()?)),
        }
    }

    /// What is asked for, in words.
    pub(crate) fn title(&self) -> String {
        let ask = match &self.what {
            What::Event(name, _) => return format!("Chancery: event {name}"),
            What::Events(ask) => ask,
        };
        let parties: Vec<&str> = ask.parties.iter().map(|code| self.gazetteer.party(code)).collect();
        let list = |name: &str, words: &[String]| (!words.is_empty()).then(|| format!("{name} {}", words.join(", ")));
        let on = |name: &str, day: Option<i32>| day.map(|d| format!("{name} {}", day::written(d)));
        let parts = [
            (!parties.is_empty()).then(|| parties.join(" and ")),
            list("kind", &ask.kinds),
            list("status", &ask.statuses),
            list("context", &ask.contexts),
            on("from", ask.from),
            on("to", ask.to),
            list("outlet", &ask.outlets),
            list("language", &ask.languages),
            ask.support.map(|s| format!("support {s} or better")),
            list("outcome", &self.outcomes),
            on("as known on", ask.as_of),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "Chancery: all events".into() } else { format!("Chancery: {}", parts.join("; ")) }
    }
}
