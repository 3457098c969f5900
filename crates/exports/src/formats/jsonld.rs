//! JSON-LD: where claims come from in PROV-O, and their words as Web Annotations with quote and position selectors.

use super::Format;
use crate::error::Result;
use crate::folder::Folder;
use crate::job::{Job, Report};
use crate::lines::Members;
use crate::words::{self, urn};
use chancery_record::answers::Shown;
use chancery_record::filed::{Paper, Stored};
use chancery_record::{Event, day};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};

/// The format.
pub static FORMAT: Format = Format {
    name: "jsonld",
    label: "JSON-LD",
    what: "linked data: events, claims and articles in PROV-O, quotes as Web Annotations with text selectors",
    file: "chancery.jsonld",
    media: "application/ld+json",
    several: false,
    subscribed: false,
    write,
};

/// Prefixes and terms, so that nothing has to be fetched to read the file: name, what it stands for, and the type of its values.
const TERMS: [(&str, &str, &str); 48] = [
    ("xsd", "http://www.w3.org/2001/XMLSchema#", ""),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#", ""),
    ("prov", "http://www.w3.org/ns/prov#", ""),
    ("oa", "http://www.w3.org/ns/oa#", ""),
    ("dcterms", "http://purl.org/dc/terms/", ""),
    ("chancery", "urn:chancery:term:", ""),
    ("id", "@id", ""),
    ("type", "@type", ""),
    ("label", "rdfs:label", ""),
    ("comment", "rdfs:comment", ""),
    ("title", "dcterms:title", ""),
    ("language", "dcterms:language", ""),
    ("issued", "dcterms:issued", "xsd:date"),
    ("licence", "dcterms:rights", ""),
    ("body", "oa:hasBody", "@id"),
    ("target", "oa:hasTarget", "@id"),
    ("source", "oa:hasSource", "@id"),
    ("scope", "oa:hasScope", "@id"),
    ("selector", "oa:hasSelector", "@id"),
    ("motivation", "oa:motivatedBy", "@id"),
    ("exact", "oa:exact", ""),
    ("prefix", "oa:prefix", ""),
    ("suffix", "oa:suffix", ""),
    ("start", "oa:start", "xsd:nonNegativeInteger"),
    ("end", "oa:end", "xsd:nonNegativeInteger"),
    ("derivedFrom", "prov:wasDerivedFrom", "@id"),
    ("quotedFrom", "prov:wasQuotedFrom", "@id"),
    ("primarySource", "prov:hadPrimarySource", "@id"),
    ("attributedTo", "prov:wasAttributedTo", "@id"),
    ("generatedBy", "prov:wasGeneratedBy", "@id"),
    ("associatedWith", "prov:wasAssociatedWith", "@id"),
    ("kind", "chancery:kind", ""),
    ("status", "chancery:status", ""),
    ("stage", "chancery:stage", ""),
    ("when", "chancery:when", ""),
    ("earliest", "chancery:earliest", "xsd:date"),
    ("latest", "chancery:latest", "xsd:date"),
    ("actor", "chancery:actor", "@id"),
    ("recipient", "chancery:recipient", "@id"),
    ("person", "chancery:person", ""),
    ("state", "chancery:state", "@id"),
    ("place", "chancery:place", ""),
    ("support", "chancery:support", "xsd:integer"),
    ("confidence", "chancery:confidence", "xsd:double"),
    ("accordingTo", "chancery:accordingTo", "@list"),
    ("hash", "chancery:hash", ""),
    ("code", "chancery:code", ""),
    ("reports", "chancery:reports", "xsd:integer"),
];

fn context() -> Value {
    let term = |(name, id, sort): &(&str, &str, &str)| {
        let value = match *sort {
            "" => json!(id),
            "@list" => json!({ "@id": id, "@container": sort }),
            _ => json!({ "@id": id, "@type": sort }),
        };
        ((*name).to_string(), value)
    };
    Value::Object(TERMS.iter().map(term).collect())
}

/// Nodes that were written, so that each is written once.
#[derive(Default)]
struct Seen {
    articles: HashSet<i64>,
    outlets: HashSet<String>,
    readings: HashSet<String>,
    parties: BTreeSet<String>,
}

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let before = format!("{{\"@context\":{},\n\"@graph\":[", context());
    let mut nodes = Members::new(folder.file(FORMAT.file)?, &before)?;
    let (mut seen, mut events) = (Seen::default(), 0);
    let terms = job.terms()?;
    job.each(|shown, event| {
        events += 1;
        seen.parties.extend(event.parties().into_iter().map(String::from));
        seen.parties.extend(event.place().0.map(String::from));
        nodes.write(&happening(job, shown, event))?;
        for stored in &event.claims {
            if seen.articles.insert(stored.paper.version) {
                let licence = terms.terms(&stored.paper.outlet, stored.paper.url.as_deref()).map(|t| t.licence.clone());
                article(&stored.paper, licence).iter().try_for_each(|node| nodes.write(node))?;
            }
            if seen.outlets.insert(stored.paper.outlet.clone()) {
                nodes.write(&json!({ "id": outlet(&stored.paper), "type": ["prov:Agent", "prov:Organization"], "label": stored.paper.outlet }))?;
            }
            if seen.readings.insert(stored.claim.reading.clone()) {
                reading(&stored.claim.reading).iter().try_for_each(|node| nodes.write(node))?;
            }
            let (claim, annotation) = claim(event, stored);
            nodes.write(&claim)?;
            nodes.write(&annotation)?;
        }
        Ok(())
    })?;
    for code in &seen.parties {
        nodes.write(&json!({ "id": urn("party", code), "type": "prov:Agent", "code": code, "label": job.gazetteer.party(code) }))?;
    }
    nodes.close("]}\n")?;
    Ok(Report::of(events, "events"))
}

fn outlet(paper: &Paper) -> String {
    urn("outlet", &paper.outlet)
}

fn text(paper: &Paper) -> String {
    urn("text", &paper.hash)
}

fn parties<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<String> {
    codes.map(|code| urn("party", code)).collect()
}

fn happening(job: &Job, shown: &Shown, event: &Event) -> Value {
    let (state, place) = event.place();
    json!({
        "id": urn("event", &shown.event_id),
        "type": ["prov:Entity", "chancery:Event"],
        "label": words::headline(job.gazetteer, shown),
        "kind": shown.kind,
        "status": shown.status,
        "stage": shown.stage,
        "title": shown.title,
        "when": shown.when,
        "earliest": event.bounds().0.map(day::written),
        "latest": event.bounds().1.map(day::written),
        "reports": shown.reports,
        "actor": parties(shown.actors.iter().map(String::as_str)),
        "recipient": parties(shown.recipients.iter().map(String::as_str)),
        "state": state.map(|s| urn("party", s)),
        "place": place,
        "support": shown.support,
        "derivedFrom": shown.claims.iter().map(|c| urn("claim", c)).collect::<Vec<_>>(),
    })
}

/// An article, and its text as the program keeps it: positions count there.
fn article(paper: &Paper, licence: Option<String>) -> [Value; 2] {
    let page = words::article(paper);
    let published = json!({
        "id": page,
        "type": "prov:Entity",
        "title": paper.title,
        "language": paper.language,
        "issued": paper.published.map(day::written),
        "licence": licence.filter(|l| !l.is_empty()),
        "attributedTo": outlet(paper),
    });
    let kept = json!({
        "id": text(paper),
        "type": "prov:Entity",
        "hash": paper.hash,
        "derivedFrom": page,
        "comment": "The text of the article without what surrounds it on its page; it is not part of this file. Positions count its Unicode \
            scalar values from 0; the end is one past the last.",
    });
    [published, kept]
}

fn reading(version: &str) -> [Value; 2] {
    let agent = urn("reader", version);
    [
        json!({ "id": urn("reading", version), "type": "prov:Activity", "label": "reading", "associatedWith": agent }),
        json!({ "id": agent, "type": ["prov:Agent", "prov:SoftwareAgent"], "label": version }),
    ]
}

/// What a text says, and the annotation that holds its words.
fn claim(event: &Event, stored: &Stored) -> (Value, Value) {
    let (claim, paper) = (&stored.claim, &stored.paper);
    let name = urn("claim", &claim.id);
    let place = claim.place.as_ref();
    let said = json!({
        "id": name,
        "type": ["prov:Entity", "chancery:Claim"],
        "kind": claim.kind,
        "status": claim.status,
        "stage": claim.stage,
        "when": claim.when.as_ref().map(|w| &w.edtf),
        "actor": parties(claim.actors.iter().map(|p| p.id.as_str())),
        "recipient": parties(claim.recipients.iter().map(|p| p.id.as_str())),
        "person": claim.people.iter().map(|p| &p.name).collect::<Vec<_>>(),
        "state": place.and_then(|p| p.state.as_deref()).map(|s| urn("party", s)),
        "place": place.and_then(|p| p.place.as_deref()),
        "accordingTo": claim.says.iter().map(|s| &s.text).collect::<Vec<_>>(),
        "confidence": claim.confidence,
        "quotedFrom": text(paper),
        "primarySource": words::article(paper),
        "attributedTo": outlet(paper),
        "generatedBy": urn("reading", &claim.reading),
    });
    let quote = &claim.quote;
    let annotation = json!({
        "id": urn("annotation", &claim.id),
        "type": "oa:Annotation",
        "motivation": "oa:identifying",
        "body": [name, urn("event", &event.name())],
        "target": {
            "type": "oa:SpecificResource",
            "source": text(paper),
            "scope": words::article(paper),
            "selector": [
                { "type": "oa:TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix },
                { "type": "oa:TextPositionSelector", "start": quote.start, "end": quote.end },
            ],
        },
    });
    (said, annotation)
}
