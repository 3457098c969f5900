//! What a comparison compares with: the same kind, between the same parties, by the same office or person.

use crate::day::Day;
use crate::error::Result;
use crate::event::Event;
use crate::filed::Stored;
use crate::gather::Standing;
use crate::kinds;
use crate::names::{Named, Same};
use crate::plans::people;
use crate::record::Record;
use crate::store::{Listing, Store};
use chancery::Claim;
use chancery::claim::Party;

/// Most events looked at for one comparison.
const MOST: usize = 2000;

/// Days between reports beyond which an office alone no longer tells who is meant.
const TOGETHER: Day = 200;

/// An event that can be compared.
pub struct Comparable {
    /// The event.
    pub event: Event,
    /// It is of the same kind, and nothing says that other people took part.
    pub sure: bool,
    /// It is told as a fact, not only announced.
    pub told: bool,
    /// Some report says its parties or its time in the same words; where both are carried over from others, a reader may have put
    /// together what does not belong together.
    pub said: bool,
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
pub fn comparables<S: Store>(record: &Record<S>, event: &Event, claim: &Stored, as_of: Option<Day>) -> Result<Found> {
    let kind = event.kind();
    let mine = subject(record, event, claim)?;
    let what =
        Listing { key: key(event, claim), kinds: kinds_beside(kind), limit: MOST, newest: true, ..Listing::default() };
    let mut found = Found { events: Vec::new(), start: None, implied: Vec::new() };
    for other in record.events(&what, as_of)? {
        if other.id == event.id {
            found.implied.extend(implied(&other, claim));
            continue;
        }
        let told = other.wires().any(|c| Standing::of(&c.status) == Standing::Told);
        if let Some(sure) = same_sort(event, claim, &other, &mine) {
            found.implied.extend(implied(&other, claim));
            let said = other.wires().any(is_said);
            found.events.push(Comparable { event: other, sure, told, said });
        }
    }
    found.events.sort_by_key(|c| (c.event.window(), c.event.id));
    found.start = start(record, event, &mine, as_of)?;
    Ok(found)
}

fn is_said(claim: &Claim) -> bool {
    let carried = |field: &str| {
        let mut all = claim.evidence.iter().filter(|e| e.field == field).peekable();
        all.peek().is_some() && all.all(|e| e.via == "inherited")
    };
    !(carried("actors") && carried("when"))
}

/// Under which key comparable events are listed.
fn key(event: &Event, claim: &Stored) -> Option<String> {
    let parties = between_whom(&claim.claim);
    let organisation = parties.iter().find(|p| p.starts_with("IGO:"));
    match (event.kind(), organisation, parties.as_slice()) {
        ("membership" | "conference", Some(organisation), _) => Some((*organisation).to_string()),
        ("visit", _, _) => claim.claim.actors.first().map(|p| p.id.clone()),
        (_, _, [a, b, ..]) => Some(format!("{a}|{b}")),
        (_, _, [one]) => Some((*one).to_string()),
        _ => None,
    }
}

/// Kinds that may count.
fn kinds_beside(kind: &str) -> Vec<String> {
    let list: &[&str] = match kind {
        "meeting" | "talks" | "call" => &["meeting", "talks", "call"],
        "visit" => &["visit", "meeting", "talks", "conference"],
        other => return vec![other.to_string()],
    };
    list.iter().map(|k| (*k).to_string()).collect()
}

/// The parties compared: of an encounter those whose people are named, whoever else is mentioned beside it.
pub fn between_whom(claim: &Claim) -> Vec<&str> {
    let all = kinds::parties(claim);
    kinds::named_pair(claim, &all).unwrap_or(all)
}

/// The people a comparison is about: the claim's, or else the event's, or else those whom its article names.
fn subject<S: Store>(record: &Record<S>, event: &Event, claim: &Stored) -> Result<Vec<Named>> {
    let actors: Vec<&str> = claim.claim.actors.iter().map(|p| p.id.as_str()).collect();
    let acting = |n: &Named| event.kind() != "visit" || n.party.as_deref().is_none_or(|p| actors.contains(&p));
    let own = claim.sketch().people;
    let all = if own.is_empty() && kinds::encounter(event.kind()) { people(event) } else { own };
    let all: Vec<Named> = all.into_iter().filter(acting).collect();
    match all.is_empty() && event.kind() == "visit" {
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
fn same_sort(event: &Event, claim: &Stored, other: &Event, mine: &[Named]) -> Option<bool> {
    let theirs = people(other);
    let who = same_people(mine, &theirs);
    if event.kind() == "visit" {
        let host = claim.claim.recipients.first().map(|p| p.id.as_str())?;
        if other.kind() != "visit" {
            // Met there, hence was there; but only the same person proves a journey.
            return (other.place().0 == Some(host) && who == Same::Yes).then_some(true);
        }
        let actors: Vec<&str> = claim.claim.actors.iter().map(|p| p.id.as_str()).collect();
        let directed = other.wires().any(|c| {
            c.recipients.iter().any(|p| p.id == host) && c.actors.iter().any(|p| actors.contains(&p.id.as_str()))
        });
        return (directed && who != Same::No).then_some(who == Same::Yes || mine.is_empty());
    }
    if matches!(event.kind(), "agreement" | "membership")
        && event.word(|c| c.stage.as_deref()) != other.word(|c| c.stage.as_deref())
    {
        return None;
    }
    if event.kind() == "membership" {
        return Some(true);
    }
    let whom = between_whom(&claim.claim);
    let all = claim
        .claim
        .actors
        .iter()
        .filter(|p| whom.contains(&p.id.as_str()))
        .all(|p| other.parties().contains(&p.id.as_str()));
    let encounter = kinds::encounter(event.kind());
    // "The first contact" counts calls, "the first meeting" may not: the scope that the text names tells.
    let scoped = claim.claim.comparison.as_ref().is_some_and(|c| c.scope.is_some() || c.sort == "last");
    let alike = scoped || (event.kind() == "call") == (other.kind() == "call");
    (all && (!encounter || who != Same::No)).then_some(alike && (!encounter || who == Same::Yes || mine.is_empty()))
}

/// Same people, or the same office: yes; others of the same party: no.
fn same_people(mine: &[Named], theirs: &[Named]) -> Same {
    let mut answer = Same::Unknown;
    for person in mine {
        let against: Vec<&Named> = theirs.iter().filter(|t| t.party == person.party).collect();
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
fn implied(other: &Event, claim: &Stored) -> Vec<(Day, Day, String)> {
    let said = other.claims.iter().filter(|c| c.claim.id != claim.claim.id).filter_map(|c| {
        let comparison = c.claim.comparison.as_ref().filter(|k| k.sort == "first_since")?;
        let (lo, hi) = crate::day::bounds(comparison.since.as_deref()?);
        Some((lo?, hi?, other.name()))
    });
    said.collect()
}

/// When the people came to their office, or the acting party to the organisation. Only a stated beginning counts.
fn start<S: Store>(
    record: &Record<S>,
    event: &Event,
    mine: &[Named],
    as_of: Option<Day>,
) -> Result<Option<(Day, Day)>> {
    let mut found: Option<(Day, Day)> = None;
    for party in event.parties() {
        let what = |kind: &str| Listing {
            key: Some(party.to_string()),
            kinds: vec![kind.into()],
            limit: 200,
            ..Listing::default()
        };
        for office in record.events(&what("office"), as_of)? {
            let holder = people(&office);
            let together = (office.known() - event.known()).abs() <= TOGETHER;
            if together
                && office.bounds().0.is_some()
                && mine.iter().any(|m| holder.iter().any(|h| m.same(h) == Same::Yes))
            {
                found = found.max(Some(office.window()));
            }
        }
        if matches!(event.kind(), "conference") && !party.starts_with("IGO:") {
            for entry in record.events(&what("membership"), as_of)? {
                let joined = entry.word(|c| c.stage.as_deref()) == Some("member") && entry.status() == "happened";
                if joined
                    && entry.bounds().0.is_some()
                    && event.parties().iter().any(|p| p.starts_with("IGO:") && entry.parties().contains(p))
                {
                    found = found.max(Some(entry.window()));
                }
            }
        }
    }
    Ok(found.filter(|(from, _)| *from <= event.window().1))
}
