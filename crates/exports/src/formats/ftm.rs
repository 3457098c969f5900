//! FollowTheMoney entities, one a line: parties, people with their posts, events, articles, and what ties them.

use super::Format;
use crate::error::Result;
use crate::folder::Folder;
use crate::job::{Job, Report};
use crate::lines::Lines;
use crate::words;
use chancery_record::Event;
use chancery_record::answers::Shown;
use chancery_record::day::{self, Day};
use chancery_record::filed::{Paper, Stored};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The format.
pub static FORMAT: Format = Format {
    name: "ftm",
    label: "FollowTheMoney",
    what: "FollowTheMoney entities: Event, PublicBody, Organization, Person, Position, Occupancy, Membership, Article, Documentation",
    file: "entities.ftm.json",
    media: "application/json+ftm",
    several: false,
    subscribed: false,
    write,
};

/// ISO 639-1 to 639-3, which FollowTheMoney wants.
const LANGUAGES: [(&str, &str); 16] = [
    ("ar", "ara"),
    ("de", "deu"),
    ("en", "eng"),
    ("es", "spa"),
    ("fa", "fas"),
    ("fr", "fra"),
    ("hi", "hin"),
    ("id", "ind"),
    ("ja", "jpn"),
    ("ko", "kor"),
    ("pt", "por"),
    ("ru", "rus"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("vi", "vie"),
    ("zh", "zho"),
];

/// First and last day on which texts give somebody an office.
type Attested = (Day, Day);

/// What is told at the end, when all of it was seen.
#[derive(Default)]
struct Seen {
    articles: HashSet<i64>,
    parties: BTreeSet<String>,
    /// By party and name: offices.
    people: BTreeMap<(String, String), BTreeMap<String, Attested>>,
}

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let out = folder.file(FORMAT.file)?;
    let (mut lines, mut seen) = (Lines::new(out.clone()), Seen::default());
    job.each(|shown, event| {
        seen.note(event);
        lines.write(&happening(job, shown, event))?;
        if let Some(membership) = membership(shown, event) {
            lines.write(&membership)?;
        }
        for stored in &event.claims {
            if seen.articles.insert(stored.paper.version) {
                lines.write(&article(&stored.paper))?;
            }
            lines.write(&documentation(shown, stored))?;
        }
        Ok(())
    })?;
    for code in &seen.parties {
        lines.write(&party(job, code))?;
    }
    for ((code, name), offices) in &seen.people {
        person(job, code, name, offices).iter().try_for_each(|entity| lines.write(entity))?;
    }
    out.done()?;
    Ok(Report::of(lines.count, "entities"))
}

impl Seen {
    fn note(&mut self, event: &Event) {
        self.parties.extend(event.parties().into_iter().map(String::from));
        for stored in &event.claims {
            let day = stored.known();
            for person in &stored.claim.people {
                let code = person.party.clone().unwrap_or_default();
                self.parties.extend(person.party.clone());
                let offices = self.people.entry((code, person.name.clone())).or_default();
                if let Some(office) = &person.office {
                    let attested = offices.entry(office.clone()).or_insert((day, day));
                    *attested = (attested.0.min(day), attested.1.max(day));
                }
            }
        }
    }
}

/// A name for an entity: the same things have the same one in every export.
fn id(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\u{1f}").as_bytes());
    let hex: String = digest.iter().take(10).map(|b| format!("{b:02x}")).collect();
    format!("chancery-{hex}")
}

fn party_id(code: &str) -> String {
    id(&["party", code])
}

fn person_id(code: &str, name: &str) -> String {
    id(&["person", code, name])
}

fn article_id(paper: &Paper) -> String {
    id(&["article", &paper.key, &paper.hash])
}

fn event_id(shown: &Shown) -> String {
    format!("chancery-{}", shown.event_id.to_lowercase())
}

/// An entity; empty values are left out.
fn entity(id: String, schema: &str, properties: Vec<(&str, Vec<String>)>) -> Value {
    let filled = |values: Vec<String>| values.into_iter().filter(|v| !v.trim().is_empty()).collect::<Vec<_>>();
    let properties: Map<String, Value> = properties
        .into_iter()
        .map(|(name, values)| (name.to_string(), filled(values)))
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| (name, values.into()))
        .collect();
    json!({ "id": id, "schema": schema, "properties": properties })
}

fn one(value: Option<impl Into<String>>) -> Vec<String> {
    value.map(Into::into).into_iter().collect()
}

/// The dates that FollowTheMoney can say: days, months and years as they are, their intervals; nothing that is about.
fn dates(edtf: Option<&str>) -> Vec<(&'static str, Vec<String>)> {
    let plain = |text: &str| {
        let months = text.get(5..7).is_none_or(|m| m <= "12");
        matches!(text.len(), 4 | 7 | 10) && months && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    let Some(edtf) = edtf else { return Vec::new() };
    match edtf.split_once('/') {
        None if plain(edtf) => vec![("date", vec![edtf.into()])],
        None => Vec::new(),
        Some((from, to)) => {
            let ends = [("startDate", from), ("endDate", to)];
            ends.into_iter().filter(|(_, end)| plain(end)).map(|(name, end)| (name, vec![end.to_string()])).collect()
        }
    }
}

fn happening(job: &Job, shown: &Shown, event: &Event) -> Value {
    let mut involved: Vec<String> = event.parties().into_iter().map(party_id).collect();
    let people = event.wires().flat_map(|c| &c.people);
    involved.extend(people.map(|p| person_id(p.party.as_deref().unwrap_or_default(), &p.name)));
    involved.sort();
    involved.dedup();
    let (state, place) = event.place();
    let location = [place, state.map(|s| job.gazetteer.party(s))].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut proof: Vec<String> = event.claims.iter().map(|c| article_id(&c.paper)).collect();
    proof.dedup();
    let about = shown.when.as_ref().map(|w| format!("{}, {w} (EDTF), support {}", shown.status, shown.support));
    let mut properties = vec![
        ("name", vec![words::headline(job.gazetteer, shown)]),
        ("keywords", vec![shown.kind.clone(), shown.status.clone()]),
        ("involved", involved),
        ("location", vec![location]),
        ("country", one(state.and_then(|s| job.gazetteer.country(s)))),
        ("summary", vec![shown.quote.clone()]),
        ("notes", vec![about.unwrap_or_else(|| format!("{}, no date, support {}", shown.status, shown.support))]),
        ("recordId", vec![shown.event_id.clone()]),
        ("sourceUrl", one(job.page(event))),
        ("proof", proof),
    ];
    properties.extend(dates(shown.when.as_deref()));
    entity(event_id(shown), "Event", properties)
}

/// A membership that holds; applications and exits are events alone.
fn membership(shown: &Shown, event: &Event) -> Option<Value> {
    let holds = matches!(shown.status.as_str(), "happened" | "ongoing");
    let stage = shown.stage.as_deref().filter(|s| matches!(*s, "member" | "observer" | "dialogue_partner"))?;
    let parties = event.parties();
    let organisation = parties.iter().find(|p| p.starts_with("IGO:"))?;
    let member = parties.iter().find(|p| !p.contains(':'))?;
    if shown.kind != "membership" || !holds {
        return None;
    }
    let began = dates(shown.when.as_deref()).into_iter().filter(|(name, _)| *name == "date");
    let mut properties = vec![
        ("member", vec![party_id(member)]),
        ("organization", vec![party_id(organisation)]),
        ("role", vec![stage.replace('_', " ")]),
        ("recordId", vec![shown.event_id.clone()]),
    ];
    properties.extend(began.map(|(_, value)| ("startDate", value)));
    Some(entity(id(&["membership", &shown.event_id]), "Membership", properties))
}

fn article(paper: &Paper) -> Value {
    let language = LANGUAGES.iter().find(|(two, _)| *two == paper.language).map(|(_, three)| *three);
    let title = if paper.title.is_empty() { &paper.key } else { &paper.title };
    entity(
        article_id(paper),
        "Article",
        vec![
            ("title", vec![title.clone()]),
            ("publisher", vec![paper.outlet.clone()]),
            ("publishedAt", one(paper.published.map(day::written))),
            ("language", one(language)),
            ("sourceUrl", one(paper.url.as_deref().and_then(words::address))),
            ("notes", vec![format!("text hash {}", paper.hash)]),
        ],
    )
}

/// That an article tells of an event, with its words.
fn documentation(shown: &Shown, stored: &Stored) -> Value {
    let (claim, paper) = (&stored.claim, &stored.paper);
    entity(
        id(&["documentation", &claim.id, &paper.key]),
        "Documentation",
        vec![
            ("document", vec![article_id(paper)]),
            ("entity", vec![event_id(shown)]),
            ("role", vec!["report".into()]),
            ("status", vec![claim.status.clone()]),
            ("date", one(paper.published.map(day::written))),
            ("summary", vec![claim.quote.exact.clone()]),
            ("recordId", vec![claim.id.clone()]),
            ("publisher", vec![paper.outlet.clone()]),
        ],
    )
}

fn party(job: &Job, code: &str) -> Value {
    let schema = if code.contains(':') { "Organization" } else { "PublicBody" };
    let name = job.gazetteer.party(code).to_string();
    entity(
        party_id(code),
        schema,
        vec![
            ("name", vec![name]),
            ("country", one(job.gazetteer.country(code))),
            ("notes", vec![format!("party code {code}")]),
        ],
    )
}

/// A person with the posts that texts give them.
fn person(job: &Job, code: &str, name: &str, offices: &BTreeMap<String, Attested>) -> Vec<Value> {
    let (me, country) = (person_id(code, name), job.gazetteer.country(code));
    let posts = offices.keys().map(|office| job.gazetteer.office(office)).collect();
    let mut out = vec![entity(
        me.clone(),
        "Person",
        vec![("name", vec![name.to_string()]), ("country", one(country)), ("position", posts)],
    )];
    for (office, (first, last)) in offices.iter().filter(|_| !code.is_empty()) {
        let post = id(&["position", code, office]);
        let title = format!("{}, {}", job.gazetteer.office(office), job.gazetteer.party(code));
        out.push(entity(post.clone(), "Position", vec![("name", vec![title]), ("country", one(country))]));
        let mut days = vec![day::written(*first), day::written(*last)];
        days.dedup();
        out.push(entity(
            id(&["occupancy", code, office, name]),
            "Occupancy",
            vec![
                ("holder", vec![me.clone()]),
                ("post", vec![post]),
                ("date", days),
                ("description", vec!["First and last day on which texts give the person this post.".into()]),
            ],
        ));
    }
    out
}
