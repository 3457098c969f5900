//! Ledger of memberships: the ladder from application to exit.

use super::agreements::{Step, holds, step};
use super::{Answer, Ask, first, ledger};
use crate::error::Result;
use crate::record::Record;
use crate::store::{Listing, Store};
use serde::Serialize;
use std::collections::BTreeMap;

/// A party and an organisation.
#[derive(Debug, Serialize)]
struct Membership {
    organisation: String,
    party: String,
    stage: String,
    since: Option<String>,
    steps: Vec<Step>,
}

/// Memberships of an organisation or a party, or all.
pub fn members<S: Store>(record: &Record<S>, ask: &Ask, code: Option<&str>) -> Result<Answer> {
    let what = Listing {
        key: code.map(String::from),
        kinds: vec!["membership".into()],
        from: ask.from,
        to: ask.to,
        ..Listing::default()
    };
    let ask = Ask { kinds: what.kinds.clone(), ..ask.clone() };
    let mut ladders: BTreeMap<(String, String), Vec<Step>> = BTreeMap::new();
    let notes = ledger(record, &ask, &what, |event| {
        let (organisations, parties): (Vec<&str>, Vec<&str>) =
            event.parties.iter().map(String::as_str).partition(|p| p.starts_with("IGO:"));
        for organisation in &organisations {
            for party in &parties {
                ladders.entry(((*organisation).into(), (*party).into())).or_default().push(step(event, "member"));
            }
        }
    })?;
    let rows: Vec<Membership> = ladders
        .into_iter()
        .map(|((organisation, party), mut steps)| {
            steps.sort_by(|a, b| (a.at, &a.event_id).cmp(&(b.at, &b.event_id)));
            let now = holds(&steps).clone();
            Membership { organisation, party, stage: now.stage, since: now.when, steps }
        })
        .collect();
    Ok(Answer { notes, ..Answer::of(&["organisation", "party", "stage", "since", "steps"], first(&rows, &ask))? })
}
