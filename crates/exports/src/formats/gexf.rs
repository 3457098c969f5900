//! GEXF 1.3: parties as nodes, what they have to do with each other as edges.

use super::Format;
use crate::error::Result;
use crate::folder::Folder;
use crate::job::{Job, Report};
use crate::xml::Xml;
use chancery_record::answers::Shown;
use chancery_record::day::{self, Day};
use std::collections::BTreeMap;

/// The format.
pub static FORMAT: Format = Format {
    name: "gexf",
    label: "GEXF",
    what: "the network of parties: who deals with whom, how often and in which way",
    file: "network.gexf",
    media: "application/gexf+xml",
    several: false,
    subscribed: false,
    write,
};

/// Parties of one event beyond which it makes no edges between all of them: a conference of forty is not 780 ties.
const CROWD: usize = 6;

/// What two parties have to do with each other, in one kind of events.
#[derive(Default)]
struct Tie {
    events: usize,
    reports: usize,
    first: Option<Day>,
    last: Option<Day>,
}

/// Who, to whom, whether there is a direction, the kind.
type Key = (String, String, bool, String);

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let (mut ties, mut nodes, mut crowds) = (BTreeMap::<Key, Tie>::new(), BTreeMap::<String, usize>::new(), 0);
    job.each(|shown, event| {
        let pairs = pairs(shown);
        crowds += usize::from(pairs.is_none());
        for party in event.parties() {
            *nodes.entry(party.into()).or_default() += 1;
        }
        for (a, b, directed) in pairs.unwrap_or_default() {
            let tie = ties.entry((a, b, directed, shown.kind.clone())).or_default();
            let (first, last) = event.bounds();
            tie.events += 1;
            tie.reports += shown.reports;
            tie.first = tie.first.into_iter().chain(first).min();
            tie.last = tie.last.into_iter().chain(last).max();
        }
        Ok(())
    })?;
    let mut xml = Xml::new(folder.file(FORMAT.file)?)?;
    head(job, &mut xml)?;
    node_list(job, &nodes, &mut xml)?;
    edge_list(&ties, &mut xml)?;
    xml.done()?;
    Ok(Report::of(ties.len(), "ties")
        .left_out(crowds, &format!("events of more than {CROWD} equal parties make no ties")))
}

/// Pairs that an event ties; none where there are too many.
fn pairs(shown: &Shown) -> Option<Vec<(String, String, bool)>> {
    let (actors, recipients) = (&shown.actors, &shown.recipients);
    if !recipients.is_empty() {
        let all = actors.iter().flat_map(|a| recipients.iter().map(move |b| (a.clone(), b.clone(), true)));
        return Some(all.filter(|(a, b, _)| a != b).collect());
    }
    let mutual =
        |(at, a): (usize, &String)| actors[at + 1..].iter().map(|b| (a.clone(), b.clone(), false)).collect::<Vec<_>>();
    (actors.len() <= CROWD).then(|| actors.iter().enumerate().flat_map(mutual).collect())
}

fn head(job: &Job, xml: &mut Xml) -> Result<()> {
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])?;
    let newest = job.newest_day()?.map(day::written);
    xml.open("meta", &newest.iter().map(|d| ("lastmodifieddate", d.as_str())).collect::<Vec<_>>())?;
    xml.text("creator", &[], "Chancery")?;
    xml.text("description", &[], &job.title())?;
    xml.close()?;
    xml.open("graph", &[("mode", "static"), ("defaultedgetype", "directed")])?;
    let columns = |xml: &mut Xml, class, columns: &[(&'static str, &'static str)]| {
        xml.open("attributes", &[("class", class), ("mode", "static")])?;
        for (title, sort) in columns {
            xml.empty("attribute", &[("id", title), ("title", title), ("type", sort)])?;
        }
        xml.close()
    };
    columns(xml, "node", &[("code", "string"), ("sort", "string"), ("events", "integer")])?;
    let edge =
        [("kind", "string"), ("events", "integer"), ("reports", "integer"), ("first", "string"), ("last", "string")];
    columns(xml, "edge", &edge)
}

fn node_list(job: &Job, nodes: &BTreeMap<String, usize>, xml: &mut Xml) -> Result<()> {
    xml.open("nodes", &[])?;
    for (code, events) in nodes {
        let sort = match code.split_once(':').map(|(sort, _)| sort) {
            None => "state",
            Some("IGO") => "organisation",
            Some(_) => "other",
        };
        xml.open("node", &[("id", code), ("label", job.gazetteer.party(code))])?;
        values(xml, &[("code", code), ("sort", sort), ("events", &events.to_string())])?;
        xml.close()?;
    }
    xml.close()
}

fn edge_list(ties: &BTreeMap<Key, Tie>, xml: &mut Xml) -> Result<()> {
    xml.open("edges", &[])?;
    for (n, ((a, b, directed, kind), tie)) in ties.iter().enumerate() {
        let (id, events, reports) = (n.to_string(), tie.events.to_string(), tie.reports.to_string());
        let sort = if *directed { "directed" } else { "mutual" };
        let edge = [
            ("id", id.as_str()),
            ("source", a),
            ("target", b),
            ("type", sort),
            ("weight", &events),
            ("label", kind),
            ("kind", kind),
        ];
        xml.open("edge", &edge)?;
        let (first, last) = (tie.first.map(day::written), tie.last.map(day::written));
        let mut shown = vec![("kind", kind.as_str()), ("events", &events), ("reports", &reports)];
        shown.extend(first.iter().map(|d| ("first", d.as_str())).chain(last.iter().map(|d| ("last", d.as_str()))));
        values(xml, &shown)?;
        xml.close()?;
    }
    xml.close()
}

fn values(xml: &mut Xml, values: &[(&'static str, &str)]) -> Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in values {
        xml.empty("attvalue", &[("for", name), ("value", value)])?;
    }
    xml.close()
}
