//! PLOVER JSON lines: event records of the Political Language Ontology for Verifiable Event Records (draft 0.8, "Data Fields").

use super::Format;
use crate::error::Result;
use crate::folder::Folder;
use crate::gazetteer::Gazetteer;
use crate::job::{Job, Report};
use crate::lines::Lines;
use crate::words;
use chancery_record::answers::Shown;
use chancery_record::filed::Stored;
use chancery_record::sources::Sources;
use chancery_record::{Event, day};
use serde_json::{Value, json};

/// The format.
pub static FORMAT: Format = Format {
    name: "plover",
    label: "PLOVER",
    what: "PLOVER event records, one JSON object a line, one record an event",
    file: "plover.jsonl",
    media: "application/jsonl",
    several: false,
    subscribed: false,
    write,
};

/// Categories by their quadrant: verbal and material cooperation, verbal and material conflict.
const QUADRANTS: [&[&str]; 4] = [
    &["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
    &["COOPERATE", "AID", "RETREAT"],
    &["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
    &["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
];

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let out = folder.file(FORMAT.file)?;
    let mut lines = Lines::new(out.clone());
    let (mut foreign, mut undated) = (0, 0);
    let terms = job.terms()?;
    job.each(|shown, event| {
        let category = event.word(|c| c.event.as_deref());
        match (category, event.bounds()) {
            (None, _) => foreign += 1,
            // The date is required, and nobody said one.
            (_, (None, _)) => undated += 1,
            (Some(category), (Some(first), last)) => {
                lines.write(&record(job.gazetteer, &terms, shown, event, category, (first, last)))?;
            }
        }
        Ok(())
    })?;
    out.done()?;
    Ok(Report::of(lines.count, "records")
        .left_out(undated, "no report says from when, and PLOVER requires a date")
        .left_out(foreign, "PLOVER does not know their kind"))
}

fn record(
    gazetteer: &Gazetteer,
    terms: &Sources,
    shown: &Shown,
    event: &Event,
    category: &str,
    (first, last): (day::Day, Option<day::Day>),
) -> Value {
    let of_category = || event.claims.iter().filter(|c| c.claim.event.as_deref() == Some(category));
    let told = of_category().next().unwrap_or(&event.claims[0]);
    let quadrant = QUADRANTS.iter().position(|q| q.contains(&category)).map(|n| n + 1);
    let side =
        |codes: &[String], role| codes.iter().map(|code| actor(gazetteer, event, code, role)).collect::<Vec<_>>();
    let quote = &told.claim.quote;
    let mut record = json!({
        "id": shown.event_id,
        "date": day::written(first),
        "source": side(&shown.actors, "actor"),
        "recipient": side(&shown.recipients, "recipient"),
        "event": [category],
        "mode": sorted(of_category().flat_map(|c| &c.claim.mode)),
        "context": contexts(shown, event),
        "text": quote.exact,
        "text_info": { "sequence": told.claim.sentence, "start": quote.start, "end": quote.end },
        "cite_info": cited(terms, told),
        "coder": format!("chancery {}", env!("CARGO_PKG_VERSION")),
        "edtf": shown.when,
        "date_exact": last == Some(first) && shown.when.as_deref().is_some_and(|w| w.len() == 10),
        "status": shown.status,
        "kind": shown.kind,
        "stage": shown.stage,
        "support": shown.support,
        "reports": shown.claims,
    });
    let optional = [
        ("enddate", last.filter(|l| *l != first).map(|l| day::written(l).into())),
        ("quad_code", quadrant.map(Value::from)),
        ("event_loc", location(gazetteer, event)),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            record[name] = value;
        }
    }
    record
}

fn sorted<'c>(words: impl Iterator<Item = &'c String>) -> Vec<&'c str> {
    let mut all: Vec<&str> = words.map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// PLOVER contexts, with the special ones that say that it has not happened.
fn contexts<'e>(shown: &Shown, event: &'e Event) -> Vec<&'e str> {
    let mut all = sorted(event.wires().flat_map(|c| &c.contexts));
    all.extend(match shown.status.as_str() {
        "planned" => Some("future"),
        "possible" | "conditional" => Some("hypothetical"),
        "denied" | "cancelled" | "suspended" => Some("negation"),
        _ => None,
    });
    all
}

/// A party with those who act for it.
fn actor(gazetteer: &Gazetteer, event: &Event, code: &str, role: &str) -> Value {
    let (top, sector) = match code.split_once(':') {
        Some((sort, _)) => (sort, None),
        None => (code, Some("GOV")),
    };
    let words =
        event.wires().flat_map(|c| c.actors.iter().chain(&c.recipients)).find(|p| p.id == code && !p.text.is_empty());
    let people = event.wires().flat_map(|c| &c.people).filter(|p| p.party.as_deref() == Some(code) && p.role == role);
    let mut people: Vec<(&str, Option<&str>)> = people.map(|p| (p.name.as_str(), p.office.as_deref())).collect();
    people.sort_unstable();
    people.dedup();
    let people: Vec<Value> =
        people.into_iter().map(|(name, office)| json!({ "actor_text": name, "office": office })).collect();
    let mut actor = json!({ "code": top, "actor_text": words.map(|p| &p.text), "identifier_text": gazetteer.party(code), "chancery_code": code });
    if let Some(sector) = sector {
        actor["sector"] = sector.into();
    }
    if !people.is_empty() {
        actor["people"] = people.into();
    }
    actor
}

/// A location object with the names of geonames' columns.
fn location(gazetteer: &Gazetteer, event: &Event) -> Option<Value> {
    let (state, place) = event.place();
    let state = state?;
    let mut location = json!({ "cc3": state });
    if let Some(country) = gazetteer.country(state) {
        location["country code"] = country.to_uppercase().into();
    }
    if let Some(place) = place {
        location["name"] = place.into();
        if let Some((lon, lat)) = gazetteer.place(state, place) {
            location["latitude"] = lat.into();
            location["longitude"] = lon.into();
        }
    }
    Some(location)
}

fn cited(terms: &Sources, told: &Stored) -> Value {
    let paper = &told.paper;
    let licence =
        terms.terms(&paper.outlet, paper.url.as_deref()).map(|t| t.licence.as_str()).filter(|l| !l.is_empty());
    json!({
        "url": paper.url.as_deref().and_then(words::address),
        "title": paper.title,
        "language": paper.language,
        "publication": paper.outlet,
        "license": licence,
        "coder": told.claim.reading,
        "codebook": "plover-0.8",
    })
}
