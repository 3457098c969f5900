//! What a comparison compares with: the same kind, between the same parties, by the same office or person.

use crate::day::Day;
use crate::digest::{Digest, Seen};
use crate::error::Result;
use crate::filed::Stored;
use crate::kinds;
use crate::names::{Named, Same};
use crate::record::Record;
use crate::store::{Listing, Store};
use chancery::Claim;
use chancery::claim::Party;
use std::sync::Arc;

/// Days between reports beyond which an office alone no longer tells who is meant.
const TOGETHER: Day = 200;

/// An event that can be compared.
pub struct Comparable {
    /// The event.
    pub event: Arc<Digest>,
    /// It is of the same kind, and nothing says that other people took part.
    pub sure: bool,
}

/// What the record holds to compare with.
pub struct Found {
    /// Events of the sort, without the one that is compared, by day.
    pub events: Vec<Comparable>,
    /// Day on which the people compared came to their office, or the party to its membership.
    pub start: Option<(Day, Day)>,
    /// Years in which other comparisons of the same thing say that it happened before.
    pub implied: Vec<(Day, Day, String)>,
}

/// Looks for what a claim compares with.
pub fn comparables<S: Store>(record: &Record<S>, event: &Digest, claim: &Stored, as_of: Option<Day>) -> Result<Found> {
    let mine = subject(record, event, claim)?;
    let mut found = Found { events: Vec::new(), start: None, implied: implied(event, claim) };
    for what in lists(event, claim) {
        for other in record.shelf(&what, as_of)?.iter().filter(|o| o.id != event.id) {
            if let Some(sure) = same_sort(event, claim, other, &mine) {
                found.implied.extend(implied(other, claim));
                found.events.push(Comparable { event: other.clone(), sure });
            }
        }
    }
    found.events.sort_by_key(|c| (c.event.window(), c.event.id));
    found.start = start(record, event, &mine, as_of)?;
    Ok(found)
}

/// Lists in which comparable events stand. Who was met in a country was there: such encounters count as visits.
fn lists(event: &Digest, claim: &Stored) -> Vec<Listing> {
    let list = |key: Option<String>, kinds: &[&str]| Listing {
        key,
        kinds: kinds.iter().map(|k| (*k).to_string()).collect(),
        ..Listing::default()
    };
    let (actor, host) = (claim.claim.actors.first(), claim.claim.recipients.first());
    match (event.kind.as_str(), actor, host) {
        ("visit", Some(actor), Some(host)) => vec![
            list(Some(kinds::pair(&actor.id, &host.id)), &["visit"]),
            list(Some(kinds::there(&actor.id, &host.id)), &["meeting", "talks", "conference"]),
        ],
        ("visit", ..) => Vec::new(),
        ("meeting" | "talks" | "call", ..) => vec![list(key(event, claim), &["meeting", "talks", "call"])],
        (other, ..) => vec![list(key(event, claim), &[other])],
    }
}

/// Under which key comparable events are listed.
fn key(event: &Digest, claim: &Stored) -> Option<String> {
    let parties = between_whom(&claim.claim);
    let organisation = parties.iter().find(|p| p.starts_with("IGO:"));
    match (event.kind.as_str(), organisation, parties.as_slice()) {
        ("membership" | "conference", Some(organisation), _) => Some((*organisation).to_string()),
        (_, _, [a, b, ..]) => Some(kinds::pair(a, b)),
        (_, _, [one]) => Some((*one).to_string()),
        _ => None,
    }
}

/// The parties compared: of an encounter those whose people are named, whoever else is mentioned beside it.
pub fn between_whom(claim: &Claim) -> Vec<&str> {
    let all = kinds::parties(claim);
    kinds::named_pair(claim, &all).unwrap_or(all)
}

/// The people a comparison is about: the claim's, or else the event's, or else those whom its article names.
fn subject<S: Store>(record: &Record<S>, event: &Digest, claim: &Stored) -> Result<Vec<Named>> {
    let actors: Vec<&str> = claim.claim.actors.iter().map(|p| p.id.as_str()).collect();
    let acting = |n: &Named| event.kind != "visit" || n.party.as_deref().is_none_or(|p| actors.contains(&p));
    let own = claim.sketch().people;
    let whole = own.is_empty() && kinds::encounter(&event.kind);
    let all = if whole { event.people.iter().map(|p| p.named.clone()).collect() } else { own };
    let all: Vec<Named> = all.into_iter().filter(acting).collect();
    match all.is_empty() && event.kind == "visit" {
        true => traveller(record, claim),
        false => Ok(all),
    }
}

/// Who travels, where the comparing words name nobody: whom other claims of the sentence name, or of a count, whom the article names
/// for the same journey. Several persons are none.
fn traveller<S: Store>(record: &Record<S>, claim: &Stored) -> Result<Vec<Named>> {
    let article = record.effects().on(record.store().of_version(claim.paper.version)?);
    let mine = &claim.claim;
    let acting = |p: &Named| p.party.as_deref().is_some_and(|p| mine.actors.iter().any(|a| a.id == p));
    let one = |near: &dyn Fn(&Claim) -> bool| {
        let named = article.iter().filter(|c| near(&c.claim)).flat_map(|c| c.sketch().people);
        let mut all: Vec<Named> = named.filter(acting).collect();
        all.dedup_by(|a, b| a.same(b) == Same::Yes);
        all.truncate(if all.len() == 1 { 1 } else { 0 });
        all
    };
    let found = one(&|c| c.sentence == mine.sentence);
    if !found.is_empty() || mine.comparison.as_ref().is_none_or(|k| k.sort != "nth") {
        return Ok(found);
    }
    let shared = |a: &[Party], b: &[Party]| a.iter().any(|x| b.iter().any(|y| x.id == y.id));
    let journey =
        |c: &Claim| c.kind == "visit" && shared(&c.actors, &mine.actors) && shared(&c.recipients, &mine.recipients);
    Ok(one(&journey))
}

/// Whether another event is of the sort compared, and how sure that is.
fn same_sort(event: &Digest, claim: &Stored, other: &Digest, mine: &[Named]) -> Option<bool> {
    let who = || same_people(mine, &other.people);
    if event.kind == "visit" {
        let host = claim.claim.recipients.first().map(|p| p.id.as_str())?;
        if other.kind != "visit" {
            // Met there, hence was there; but only the same person proves a journey.
            return (other.state.as_deref() == Some(host) && who() == Same::Yes).then_some(true);
        }
        let is_actor = |p: &String| claim.claim.actors.iter().any(|a| a.id == *p);
        let directed = other.ways.iter().any(|(by, to)| to.iter().any(|p| p == host) && by.iter().any(is_actor));
        let who = if directed { who() } else { Same::No };
        return (who != Same::No).then_some(who == Same::Yes || mine.is_empty());
    }
    if matches!(event.kind.as_str(), "agreement" | "membership") && event.stage != other.stage {
        return None;
    }
    if event.kind == "membership" {
        return Some(true);
    }
    let whom = between_whom(&claim.claim);
    let all = claim.claim.actors.iter().filter(|p| whom.contains(&p.id.as_str())).all(|p| other.has(&p.id));
    let encounter = kinds::encounter(&event.kind);
    // "The first contact" counts calls, "the first meeting" may not: the scope that the text names tells.
    let scoped = claim.claim.comparison.as_ref().is_some_and(|c| c.scope.is_some() || c.sort == "last");
    let alike = scoped || (event.kind == "call") == (other.kind == "call");
    let who = if all && encounter { who() } else { Same::Unknown };
    (all && who != Same::No).then_some(alike && (!encounter || who == Same::Yes || mine.is_empty()))
}

/// Same people, or the same office: yes; others of the same party: no.
fn same_people(mine: &[Named], theirs: &[Seen]) -> Same {
    let mut answer = Same::Unknown;
    for person in mine {
        let against: Vec<&Named> = theirs.iter().map(|t| &t.named).filter(|t| t.party == person.party).collect();
        if against.is_empty() {
            continue;
        }
        let alike = against
            .iter()
            .any(|t| person.same(t) == Same::Yes || (person.office.is_some() && person.office == t.office));
        match alike {
            true if answer == Same::Unknown => answer = Same::Yes,
            true => {}
            false => return Same::No,
        }
    }
    answer
}

/// Another comparison of the same thing says since when it has not happened: then it happened.
fn implied(other: &Digest, claim: &Stored) -> Vec<(Day, Day, String)> {
    let others = other.compared.iter().filter(|c| c.claim != claim.claim.id && c.sort == "first_since");
    let said = others.filter_map(|c| {
        let (lo, hi) = crate::day::bounds(c.since.as_deref()?);
        Some((lo?, hi?, other.name()))
    });
    said.collect()
}

/// When the people came to their office, or the acting party to the organisation. Only a stated beginning counts.
fn start<S: Store>(
    record: &Record<S>,
    event: &Digest,
    mine: &[Named],
    as_of: Option<Day>,
) -> Result<Option<(Day, Day)>> {
    let mut found: Option<(Day, Day)> = None;
    for party in &event.parties {
        let what = |kind: &str| Listing {
            key: Some(party.to_string()),
            kinds: vec![kind.into()],
            limit: 200,
            ..Listing::default()
        };
        for office in record.digests(&what("office"), as_of)? {
            let together = (office.known - event.known).abs() <= TOGETHER;
            let holds = || mine.iter().any(|m| office.people.iter().any(|h| m.same(&h.named) == Same::Yes));
            if together && office.bounds.0.is_some() && holds() {
                found = found.max(Some(office.window()));
            }
        }
        if event.kind == "conference" && !party.starts_with("IGO:") {
            for entry in record.digests(&what("membership"), as_of)? {
                let joined = entry.stage.as_deref() == Some("member") && entry.status == "happened";
                let here = event.parties.iter().any(|p| p.starts_with("IGO:") && entry.has(p));
                if joined && entry.bounds.0.is_some() && here {
                    found = found.max(Some(entry.window()));
                }
            }
        }
    }
    Ok(found.filter(|(from, _)| *from <= event.window().1))
}
