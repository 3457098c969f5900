//! Decisions of people: append-only, anchored to text, quote and kind, so that they survive a new reading; undo is a decision too.

use crate::filed::{Stored, event_name};
use crate::suppressed::WHOLE;
use chancery::Claim;
use chancery::claim::{Party, When};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// The claim is right.
    Accept,
    /// The claim is wrong and counts no more.
    Reject,
    /// Looked at, can't be told.
    Unsure,
    /// The claim is right and shall not be shown.
    Suppress,
    /// Two claims report one happening.
    Same,
    /// Two claims report two happenings.
    Different,
    /// A field has another value.
    Correct,
    /// How reliable an outlet is, A to F.
    Rate,
    /// An earlier decision counts no more.
    Undo,
}

impl Act {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Act::Accept => "accept",
            Act::Reject => "reject",
            Act::Unsure => "unsure",
            Act::Suppress => "suppress",
            Act::Same => "same",
            Act::Different => "different",
            Act::Correct => "correct",
            Act::Rate => "rate",
            Act::Undo => "undo",
        }
    }
}

/// What a decision holds on to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Number over article, text, quote, kind.
    pub anchor: i64,
    /// Article, as it was given.
    pub article: String,
    /// Hash of its text.
    pub text: String,
    /// The exact words.
    pub quote: String,
    /// Kind of the claim.
    pub kind: String,
}

impl Anchor {
    /// The anchor of a claim.
    pub fn of(claim: &Stored) -> Anchor {
        Anchor {
            anchor: claim.anchor,
            article: claim.paper.id.clone(),
            text: claim.paper.hash.clone(),
            quote: claim.claim.quote.exact.clone(),
            kind: claim.claim.kind.clone(),
        }
    }
}

/// A decision without its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What was decided.
    pub act: Act,
    /// The claims.
    pub claims: Vec<Anchor>,
    /// Field that is corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Its value: EDTF, party codes with commas, or a word; empty: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Decision that is undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<i64>,
    /// Why.
    pub why: String,
}

/// A decision as it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Number in order of deciding.
    pub id: i64,
    /// When, in milliseconds since 1970.
    pub made: i64,
    /// Who.
    pub who: String,
    /// What.
    #[serde(flatten)]
    pub body: Body,
}

/// What all decisions together mean now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Effects {
    /// Claims that don't count: rejected or suppressed.
    pub hidden: BTreeSet<i64>,
    /// Articles suppressed as a whole, by key.
    pub articles: BTreeSet<String>,
    /// Last word on a claim: accept, reject, unsure, suppress.
    pub verdicts: BTreeMap<i64, Act>,
    /// Corrected fields, the last one last.
    pub corrected: BTreeMap<i64, Vec<(String, String)>>,
    /// How reliable the outlets are that somebody rated, A to F.
    pub reliability: BTreeMap<String, String>,
    /// Claims of one happening.
    pub same: Vec<(i64, i64)>,
    /// Claims of two happenings, the smaller number first.
    pub different: BTreeSet<(i64, i64)>,
}

impl Effects {
    /// What the decisions mean, undone ones left out; an undo can be undone.
    pub fn of(decisions: &[Decision]) -> Effects {
        let mut undone = BTreeSet::new();
        for decision in decisions.iter().rev() {
            if decision.body.act == Act::Undo && !undone.contains(&decision.id) {
                undone.extend(decision.body.of);
            }
        }
        let mut effects = Effects::default();
        for decision in decisions.iter().filter(|d| !undone.contains(&d.id)) {
            effects.apply(&decision.body);
        }
        effects
    }

    fn apply(&mut self, body: &Body) {
        let anchors: Vec<i64> = body.claims.iter().map(|c| c.anchor).collect();
        match (body.act, anchors.as_slice()) {
            (Act::Same, [a, b]) => {
                self.different.remove(&(*a.min(b), *a.max(b)));
                self.same.push((*a.min(b), *a.max(b)));
            }
            (Act::Different, [a, rest @ ..]) => {
                for b in rest {
                    let pair = (*a.min(b), *a.max(b));
                    self.same.retain(|s| *s != pair);
                    self.different.insert(pair);
                }
            }
            (Act::Correct, _) => {
                let change = (body.field.clone().unwrap_or_default(), body.value.clone().unwrap_or_default());
                for anchor in anchors {
                    self.corrected.entry(anchor).or_default().push(change.clone());
                }
            }
            (Act::Rate, _) => {
                let (outlet, grade) = (body.field.clone().unwrap_or_default(), body.value.clone().unwrap_or_default());
                self.reliability.insert(outlet, grade);
            }
            (act @ (Act::Accept | Act::Reject | Act::Unsure | Act::Suppress), _) => {
                for whole in body.claims.iter().filter(|c| c.anchor == WHOLE) {
                    match act {
                        Act::Suppress => self.articles.insert(whole.article.clone()),
                        _ => self.articles.remove(&whole.article),
                    };
                }
                for anchor in anchors.into_iter().filter(|a| *a != WHOLE) {
                    self.verdicts.insert(anchor, act);
                    match act {
                        Act::Reject | Act::Suppress => self.hidden.insert(anchor),
                        _ => self.hidden.remove(&anchor),
                    };
                }
            }
            _ => {}
        }
    }

    /// The claims as they count: hidden ones gone, corrections made.
    pub fn on(&self, claims: Vec<Stored>) -> Vec<Stored> {
        let mut kept: Vec<Stored> = claims.into_iter().filter(|c| !self.hidden.contains(&c.anchor)).collect();
        for claim in &mut kept {
            for (field, value) in self.corrected.get(&claim.anchor).into_iter().flatten() {
                // A correction was tried when it was made.
                let _ = correct(&mut claim.claim, field, value);
            }
        }
        kept
    }

    /// Whether some decision changes what these claims say.
    pub fn touch(&self, anchors: &[i64]) -> bool {
        anchors.iter().any(|a| self.hidden.contains(a) || self.corrected.contains_key(a))
    }

    /// Events joined by decision: each with the one it belongs to.
    pub fn joined(&self, event_of: impl Fn(i64) -> Option<i64>) -> BTreeMap<i64, i64> {
        let mut root: BTreeMap<i64, i64> = BTreeMap::new();
        for (a, b) in &self.same {
            let (Some(a), Some(b)) = (event_of(*a), event_of(*b)) else { continue };
            let (a, b) = (find(&root, a), find(&root, b));
            root.insert(a.max(b), a.min(b));
        }
        root.keys().map(|e| (*e, find(&root, *e))).filter(|(a, b)| a != b).collect()
    }
}

fn find(root: &BTreeMap<i64, i64>, mut event: i64) -> i64 {
    while let Some(next) = root.get(&event).filter(|n| **n != event) {
        event = *next;
    }
    event
}

/// Fields that can be corrected.
pub const FIELDS: [&str; 11] =
    ["kind", "status", "when", "actors", "recipients", "state", "place", "stage", "title", "event", "contexts"];

/// Sets a field of a claim.
pub fn correct(claim: &mut Claim, field: &str, value: &str) -> Result<(), String> {
    let some = || Some(value.to_string()).filter(|v| !v.is_empty());
    let list = || value.split(',').map(str::trim).filter(|v| !v.is_empty()).map(String::from).collect::<Vec<_>>();
    let parties = || list().into_iter().map(|id| Party { id, text: String::new() }).collect();
    let mut place = claim.place.clone().unwrap_or(chancery::claim::Where { state: None, place: None });
    match field {
        "kind" => claim.kind = value.to_string(),
        "status" => claim.status = value.to_string(),
        "event" => claim.event = some(),
        "stage" => claim.stage = some(),
        "title" => claim.title = some(),
        "contexts" => claim.contexts = list(),
        "actors" => claim.actors = parties(),
        "recipients" => claim.recipients = parties(),
        "when" => claim.when = some().map(|edtf| when(&edtf)).transpose()?,
        "state" | "place" => {
            if field == "state" {
                place.state = some()
            } else {
                place.place = some()
            }
            claim.place = Some(place);
        }
        _ => return Err(format!("`{field}` can't be corrected; there are {}", FIELDS.join(", "))),
    }
    Ok(())
}

/// A time from EDTF alone.
pub fn when(edtf: &str) -> Result<When, String> {
    let (earliest, latest) = crate::day::bounds(edtf);
    if earliest.is_none() && latest.is_none() {
        return Err(format!("`{edtf}` is no EDTF date; write 2023-08-16, 2023-08 or 2023-08-16/2023-08-18"));
    }
    let day = |d: Option<i32>| d.map(crate::day::written);
    Ok(When { edtf: edtf.into(), earliest: day(earliest), latest: day(latest), text: String::new(), anchor: None })
}

/// A line for people.
pub fn told(decision: &Decision) -> String {
    let body = &decision.body;
    let what = match (&body.of, body.claims.first()) {
        (Some(of), _) => format!("decision {of}"),
        (None, Some(claim)) if claim.anchor == WHOLE => format!("all of {}", claim.article),
        (None, Some(claim)) => format!("{} {} “{}”", event_name(claim.anchor), claim.kind, claim.quote),
        (None, None) => {
            [body.field.as_deref(), body.value.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    };
    format!("{} {} {what}", decision.id, decision.body.act.name())
}

/// An article with its accepted claims, in the form of the gold standard.
#[derive(Debug, Clone, Serialize)]
pub struct GoldDocument {
    /// Identifier.
    pub id: String,
    /// Language code.
    pub lang: String,
    /// Outlet.
    pub outlet: String,
    /// Day of publication.
    pub published: Option<String>,
    /// Headline.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// Where it comes from.
    pub origin: String,
    /// Its claims.
    pub claims: Vec<serde_json::Value>,
}

/// Articles of which somebody accepted a claim and of which nothing is undecided beside what was rejected.
pub fn gold<S: crate::store::Store>(record: &crate::Record<S>) -> crate::Result<Vec<GoldDocument>> {
    let accepted: Vec<i64> =
        record.effects().verdicts.iter().filter(|(_, act)| **act == Act::Accept).map(|(anchor, _)| *anchor).collect();
    let mut by_article: BTreeMap<(String, String), Vec<Stored>> = BTreeMap::new();
    for anchor in accepted {
        let live: Vec<Stored> = record.store().anchored(anchor)?.into_iter().filter(|c| c.event != 0).take(1).collect();
        for claim in record.effects().on(live) {
            by_article.entry((claim.paper.id.clone(), claim.paper.hash.clone())).or_default().push(claim);
        }
    }
    let mut out = Vec::new();
    for ((id, _), mut claims) in by_article {
        claims.sort_by_key(|c| (c.claim.quote.start, c.anchor));
        let paper = claims[0].paper.clone();
        let text = record.store().text(paper.version)?.unwrap_or_default();
        let mut rows = Vec::new();
        for claim in &claims {
            rows.push(gold_claim(&claim.claim, &event_name(record.event_of(claim)?)));
        }
        out.push(GoldDocument {
            id,
            lang: paper.language.clone(),
            outlet: paper.outlet.clone(),
            published: paper.published.map(crate::day::written),
            title: paper.title.clone(),
            text,
            origin: paper.url.clone().unwrap_or_default(),
            claims: rows,
        });
    }
    Ok(out)
}

fn gold_claim(claim: &Claim, event: &str) -> serde_json::Value {
    let ids = |parties: &[Party]| parties.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let people: Vec<_> = claim
        .people
        .iter()
        .map(|p| serde_json::json!({"name": p.name, "office": p.office, "party": p.party}))
        .collect();
    let mut row = serde_json::json!({
        "quote": claim.quote.exact, "kind": claim.kind, "event": claim.event, "mode": claim.mode,
        "actors": ids(&claim.actors), "recipients": ids(&claim.recipients), "people": people,
        "when": claim.when.as_ref().map(|w| w.edtf.clone()), "where": claim.place, "status": claim.status,
        "says": claim.says.iter().map(|s| s.text.clone()).collect::<Vec<_>>(), "contexts": claim.contexts, "event_ref": event,
    });
    let optional = [
        ("stage", serde_json::json!(claim.stage)),
        ("title", serde_json::json!(claim.title)),
        ("comparison", serde_json::json!(claim.comparison)),
    ];
    for (key, value) in optional {
        if !value.is_null() {
            row[key] = value;
        }
    }
    row
}
