//! One event with all its claims.

use super::show;
use super::{Answer, Ask};
use crate::day;
use crate::error::{Error, Result};
use crate::event::Event;
use crate::filed::Stored;
use crate::origins::{self, Citing};
use crate::record::Record;
use crate::store::Store;
use chancery::claim::Party;
use serde::Serialize;
use std::collections::BTreeSet;

/// A claim as the answer on its event shows it.
#[derive(Debug, Serialize)]
struct Row {
    event_id: String,
    published: Option<String>,
    outlet: String,
    language: String,
    title: String,
    article: String,
    url: Option<String>,
    kind: String,
    actors: Vec<String>,
    recipients: Vec<String>,
    people: Vec<String>,
    when: Option<String>,
    place: Option<String>,
    status: String,
    stage: Option<String>,
    says: Vec<String>,
    cites: Option<String>,
    origin: Option<String>,
    decision: Option<&'static str>,
    confidence: f64,
    claim: String,
    quote: String,
    prefix: String,
    suffix: String,
}

/// The claims of an event, by its name (an old name leads to the new one) or by a claim; `about` is the event itself.
pub fn event<S: Store>(record: &Record<S>, ask: &Ask, name: &str) -> Result<Answer> {
    let event = record.event(name)?;
    let known = |c: &Stored| ask.as_of.is_none_or(|d| c.known() <= d);
    let event = Event::of(event.id, event.claims.into_iter().filter(known).collect());
    if event.claims.is_empty() {
        return Err(Error::Missing(format!("nothing was known of `{name}` on that day; ask as of a later one")));
    }
    let anchors: Vec<i64> = event.claims.iter().map(|c| c.anchor).collect();
    let origins = record.origins(&anchors, &Citing::of(&event.claims))?;
    let rows: Vec<Row> = event.claims.iter().zip(&*origins).map(|(c, origin)| row(record, &event, c, origin)).collect();
    let mut answer = Answer::of(&["published", "outlet", "when", "status", "quote", "claim"], &rows)?;
    for (field, values) in event.conflicts() {
        let told: Vec<String> = values.iter().map(|v| format!("{} ({})", v.value, v.claims.len())).collect();
        answer.notes.push(format!("reports disagree on {field}: {}", told.join(", ")));
    }
    answer.about = serde_json::to_value(show(record, &event)?)?;
    answer.about["values"] = serde_json::to_value(event.conflicts())?;
    Ok(answer)
}

fn row<S: Store>(record: &Record<S>, event: &Event, stored: &Stored, origin: &str) -> Row {
    let (claim, paper) = (&stored.claim, &stored.paper);
    let place =
        claim.place.as_ref().map(|p| [p.place.clone(), p.state.clone()].into_iter().flatten().collect::<Vec<_>>());
    Row {
        event_id: event.name(),
        published: paper.published.map(day::written),
        outlet: paper.outlet.clone(),
        language: paper.language.clone(),
        title: paper.title.clone(),
        article: paper.key.clone(),
        url: paper.url.clone(),
        kind: claim.kind.clone(),
        actors: codes(&claim.actors),
        recipients: codes(&claim.recipients),
        people: claim.people.iter().map(|p| p.name.clone()).collect(),
        when: claim.when.as_ref().map(|w| w.edtf.clone()),
        place: place.filter(|p| !p.is_empty()).map(|p| p.join(", ")),
        status: claim.status.clone(),
        stage: claim.stage.clone(),
        says: claim.says.iter().map(|s| s.text.clone()).collect(),
        cites: origins::cited(stored).map(String::from),
        origin: Some(origin.into()),
        decision: record.effects().verdicts.get(&stored.anchor).map(|a| a.name()),
        confidence: claim.confidence,
        claim: claim.id.clone(),
        quote: claim.quote.exact.clone(),
        prefix: claim.quote.prefix.clone(),
        suffix: claim.quote.suffix.clone(),
    }
}

/// Codes of parties, each once.
fn codes(parties: &[Party]) -> Vec<String> {
    let all: BTreeSet<&String> = parties.iter().map(|p| &p.id).collect();
    all.into_iter().cloned().collect()
}
