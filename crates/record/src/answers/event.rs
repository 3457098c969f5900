//! One event with all its claims.

use super::{Answer, Ask};
use crate::day;
use crate::error::Result;
use crate::record::Record;
use crate::store::Store;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Row {
    event_id: String,
    published: Option<String>,
    outlet: String,
    language: String,
    when: Option<String>,
    status: String,
    says: Vec<String>,
    decision: Option<&'static str>,
    claim: String,
    quote: String,
}

/// The claims of an event, by its name (an old name leads to the new one) or by a claim.
pub fn event<S: Store>(record: &Record<S>, ask: &Ask, name: &str) -> Result<Answer> {
    let event = record.event(name)?;
    let known = |c: &&crate::filed::Stored| ask.as_of.is_none_or(|d| c.known() <= d);
    let row = |c: &crate::filed::Stored| Row {
        event_id: event.name(),
        published: c.paper.published.map(day::written),
        outlet: c.paper.outlet.clone(),
        language: c.paper.language.clone(),
        when: c.claim.when.as_ref().map(|w| w.edtf.clone()),
        status: c.claim.status.clone(),
        says: c.claim.says.iter().map(|s| s.text.clone()).collect(),
        decision: record.effects().verdicts.get(&c.anchor).map(|a| a.name()),
        claim: c.claim.id.clone(),
        quote: c.claim.quote.exact.clone(),
    };
    let rows: Vec<Row> = event.claims.iter().filter(known).map(row).collect();
    let mut answer = Answer::of(&["published", "outlet", "when", "status", "quote", "claim"], &rows)?;
    for (field, values) in event.conflicts() {
        let told: Vec<String> = values.iter().map(|v| format!("{} ({})", v.value, v.claims.len())).collect();
        answer.notes.push(format!("reports disagree on {field}: {}", told.join(", ")));
    }
    Ok(answer)
}
