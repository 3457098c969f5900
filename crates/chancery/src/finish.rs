//! Drafts to claims: second wordings dropped, links drawn, evidence and quotes written out and checked.

use crate::article::Article;
use crate::assemble::{Draft, edtf};
use crate::claim::{Claim, Evidence, Link, Party, Person, Quote, When, Where};
use crate::discourse::{Meant, Via};
use crate::reader::{Reader, Rejected};
use crate::rivals::rivals;
use crate::sure::{Told, doubtful};
use crate::text::{Span, Text};
use crate::weigh::Choice;
use crate::wordings::{told_below, without_second_wordings};
use chancery_pack::Entry;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use smallvec::SmallVec;
use std::borrow::Cow;

/// Characters of context kept on either side of a quote.
const CONTEXT: usize = 32;

/// Bytes of a digest in an identifier.
const BYTES: usize = 8;

/// Drafts to claims, in the order of the text.
pub fn finish<'p>(
    drafts: Vec<Draft<'p>>,
    rejected: &mut Vec<Rejected>,
    text: &Text,
    article: &Article,
    reader: &Reader<'p>,
) -> Vec<Claim> {
    let mut told = once(drafts, rejected, text, article, reader);
    let mut chances = chances(&told, text, reader);
    keep_sure(&mut told, &mut chances, rejected, text, reader);
    let rivals = rivals(&told, &chances);
    let version = reader.version();
    let mut claims = Vec::with_capacity(told.len());
    let mut judged = chances.into_iter().zip(rivals);
    // Drafts are large: those that stay are not moved.
    told.retain_mut(|draft| {
        let Some((chance, rival)) = judged.next() else { return false };
        if rival {
            rejected.push(reject(draft, text, reader, "its word tells another deed".into()));
            return false;
        }
        let claim = write(draft, chance, text, article, reader, &version);
        let stays = claim.is_some();
        claims.extend(claim);
        stays
    });
    number_twins(&mut claims);
    link(&told, &mut claims);
    claims
}

/// All that the words might tell, whether or not a closer claim stands or too little speaks for it: for authors of packs.
pub fn considered<'p>(drafts: Vec<Draft<'p>>, text: &Text, article: &Article, reader: &Reader<'p>) -> Vec<Claim> {
    let told = once(drafts, &mut Vec::new(), text, article, reader);
    let chances = chances(&told, text, reader);
    let version = reader.version();
    told.into_iter()
        .zip(chances)
        .filter_map(|(mut draft, chance)| write(&mut draft, chance, text, article, reader, &version))
        .collect()
}

/// Keeps those that are rather right than wrong.
fn keep_sure(
    drafts: &mut Vec<Draft<'_>>,
    chances: &mut Vec<f64>,
    rejected: &mut Vec<Rejected>,
    text: &Text,
    reader: &Reader<'_>,
) {
    let sure = drafts.iter().zip(&*chances).map(|(draft, chance)| {
        let doubtful = doubtful(&draft.kind.id, *chance);
        if doubtful {
            rejected.push(reject(draft, text, reader, format!("too unsure: {chance}").into()));
        }
        !doubtful
    });
    let sure: SmallVec<[bool; 64]> = sure.collect();
    let (mut of_drafts, mut of_chances) = (sure.iter(), sure.iter());
    drafts.retain(|_| of_drafts.next() == Some(&true));
    chances.retain(|_| of_chances.next() == Some(&true));
}

/// Drafts without second wordings.
pub fn once<'p>(
    drafts: Vec<Draft<'p>>,
    rejected: &mut Vec<Rejected>,
    text: &Text,
    article: &Article,
    reader: &Reader<'p>,
) -> Vec<Draft<'p>> {
    let why = "a second wording of a claim that stands";
    let mut twice = |d: &Draft<'p>| rejected.push(reject(d, text, reader, why.into()));
    let told = told_below(drafts, text, article.day().ok().flatten(), &mut twice);
    without_second_wordings(told, reader.language.entries(), &mut twice)
}

fn reject(draft: &Draft<'_>, text: &Text, reader: &Reader<'_>, why: Cow<'static, str>) -> Rejected {
    Rejected { words: text.slice(draft.trigger), entry: reader.language.entries()[draft.entry].id.clone(), why }
}

/// How sure each is.
fn chances(drafts: &[Draft<'_>], text: &Text, reader: &Reader<'_>) -> Vec<f64> {
    let told = Told::new(drafts, text, (reader.language, reader.world));
    drafts.iter().enumerate().map(|(n, d)| reader.sureness.chance(&d.kind.id, &told.signs(n))).collect()
}

/// Each claim as a choice between it and nothing, for learning how sure one is.
pub fn claimed(drafts: &[Draft<'_>], text: &Text, reader: &Reader<'_>) -> Vec<Choice> {
    let told = Told::new(drafts, text, (reader.language, reader.world));
    let chances = chances(drafts, text, reader);
    chances.into_iter().enumerate().map(|(n, chance)| told.choice(n, chance)).collect()
}

/// The claim takes the draft's sources, title, things and comparison, which nobody asks it for any more.
fn write(
    draft: &mut Draft<'_>,
    chance: f64,
    text: &Text,
    article: &Article,
    reader: &Reader<'_>,
    version: &str,
) -> Option<Claim> {
    let entry = &reader.language.entries()[draft.entry];
    let quote = quote(draft.quote, text)?;
    let party = |m: &Meant<'_>| Party {
        id: m.code.to_string(),
        text: m.span.filter(|_| m.via != Via::Inherited).map_or(String::new(), |s| text.slice(s)),
    };
    let actors: Vec<Party> = draft.actors.iter().map(party).collect();
    let recipients: Vec<Party> = draft.recipients.iter().map(party).collect();
    let event = entry.event.clone().or_else(|| event_of(draft, entry)).unwrap_or_else(|| draft.kind.event.clone());
    let claim = Claim {
        v: 1,
        article: article.id.clone(),
        id: identity(article, &quote, &draft.kind.id, &actors, &recipients),
        kind: draft.kind.id.clone(),
        event: Some(event).filter(|e| !e.is_empty()),
        mode: entry.mode.clone().unwrap_or_else(|| draft.kind.mode.clone()),
        people: draft.people.iter().map(person).collect(),
        when: draft.when.as_ref().map(|w| when(w, text)),
        announced: None,
        place: place(draft, reader),
        from: draft.origin.map(|state| Where { state: Some(state.to_string()), place: None }),
        status: draft.status.to_string(),
        says: std::mem::take(&mut draft.says),
        contexts: draft.contexts.iter().map(|c| c.to_string()).collect(),
        stage: entry.stage.clone().or_else(|| (draft.kind.id == "agreement").then(|| "signed".to_string())),
        title: draft.title.take(),
        about: None,
        object: std::mem::take(&mut draft.object),
        comparison: draft.comparison.take(),
        links: Vec::new(),
        evidence: evidence(draft, &entry.id, reader),
        confidence: chance,
        sentence: draft.sentence,
        event_id: None,
        reading: version.to_string(),
        actors,
        recipients,
        quote,
    };
    Some(claim)
}

/// Promised and proposed acts: AGREE where the kind's own type would say that it is done.
fn event_of(draft: &Draft<'_>, entry: &Entry) -> Option<String> {
    let open = matches!(draft.status, "planned" | "possible" | "conditional");
    match draft.kind.id.as_str() {
        "agreement" | "membership" if open && entry.event.is_none() => Some("AGREE".into()),
        "support" if draft.status == "planned" => Some("AGREE".into()),
        "suspension" if draft.status == "suspended" => Some("COOPERATE".into()),
        _ => None,
    }
}

fn quote(span: Span, text: &Text) -> Option<Quote> {
    let exact = text.slice(span);
    let whole = !exact.is_empty() && !exact.contains('\n');
    let before = Span { start: span.start.saturating_sub(CONTEXT), end: span.start };
    let after = Span { start: span.end, end: (span.end + CONTEXT).min(text.chars().len()) };
    whole.then(|| Quote {
        exact,
        start: span.start,
        end: span.end,
        prefix: text.slice(before),
        suffix: text.slice(after),
    })
}

fn identity(article: &Article, quote: &Quote, kind: &str, actors: &[Party], recipients: &[Party]) -> String {
    let mut key = [article.id.as_str(), &quote.start.to_string(), &quote.exact, kind].join("\u{1f}");
    for side in [actors, recipients] {
        key.push('\u{1f}');
        for (n, party) in side.iter().enumerate() {
            key.extend((n > 0).then_some(','));
            key.push_str(&party.id);
        }
    }
    let digest = Sha256::digest(key.as_bytes());
    let mut id = String::with_capacity(2 * BYTES);
    let halves = digest.iter().take(BYTES).flat_map(|byte| [byte >> 4, byte & 15]);
    id.extend(halves.filter_map(|half| char::from_digit(half.into(), 16)));
    id
}

/// Two claims alike in all that makes the identifier get a number behind it.
fn number_twins(claims: &mut [Claim]) {
    for n in 1..claims.len() {
        // Identifiers are equally long until a number stands behind them.
        let twins = claims[..n].iter().filter(|c| c.id.starts_with(&claims[n].id)).count();
        if twins > 0 {
            claims[n].id = format!("{}-{}", claims[n].id, twins + 1);
        }
    }
}

fn person(acting: &crate::assemble::Acting<'_>) -> Person {
    Person {
        name: acting.name.clone(),
        office: acting.office.map(String::from),
        party: acting.party.map(String::from),
        rank: acting.rank.map(String::from),
        role: if acting.actor { "actor" } else { "recipient" }.into(),
    }
}

fn when(dated: &crate::assemble::Dated, text: &Text) -> When {
    let day = |d: Option<Date>| d.map(chancery_times::written);
    When {
        edtf: edtf(&dated.resolved),
        earliest: day(dated.resolved.earliest),
        latest: day(dated.resolved.latest),
        text: dated.span.map_or(String::new(), |s| text.slice(s)),
        anchor: day(dated.resolved.anchor),
    }
}

fn place(draft: &Draft<'_>, reader: &Reader<'_>) -> Option<Where> {
    let (state, id, ..) = draft.place?;
    let place = id.and_then(|id| reader.world.places.get(id)).map(|p| p.name.clone());
    Some(Where { state: Some(state.to_string()), place })
}

fn evidence(draft: &Draft<'_>, entry: &str, reader: &Reader<'_>) -> Vec<Evidence> {
    let code = reader.language.code();
    let named = match draft.untold {
        true => format!("{code}/tenor.tsv:{}", draft.kind.id),
        false => format!("{code}/events.toml:{entry}"),
    };
    let row = |field: &'static str, span: Option<Span>, via: &'static str| {
        let span = span.unwrap_or(draft.trigger);
        Evidence { field: field.into(), start: span.start, end: span.end, via: via.into(), entry: None }
    };
    let mut rows = vec![Evidence { entry: Some(named), ..row("kind", Some(draft.trigger), "said") }];
    rows.extend(draft.actors.iter().map(|m| row("actors", m.span, m.via.name())));
    rows.extend(draft.recipients.iter().map(|m| row("recipients", m.span, m.via.name())));
    rows.extend(draft.when.iter().map(|w| row("when", w.span, w.via.name())));
    rows.extend(draft.place.iter().map(|(_, _, span, via)| row("where", *span, via.name())));
    let status = row("status", None, if draft.status_said { "said" } else { "default" });
    rows.push(Evidence { entry: draft.weighed.then(|| format!("{code}/status.tsv:{}", draft.status)), ..status });
    rows
}

/// Links within the article: during a visit, beside a conference, under an agreement, as a purpose.
fn link(drafts: &[Draft<'_>], claims: &mut [Claim]) {
    if drafts.len() != claims.len() {
        return;
    }
    for n in 0..drafts.len() {
        let before = |test: &dyn Fn(&Draft<'_>) -> bool| {
            (0..drafts.len())
                .filter(|m| *m != n)
                .rev()
                .filter(|m| drafts[*m].sentence <= drafts[n].sentence)
                .find(|m| test(&drafts[*m]))
        };
        let mut add = |sort: &str, to: Option<usize>| {
            if let Some(to) = to {
                let to = claims[to].id.clone();
                claims[n].links.push(Link { sort: sort.into(), to });
            }
        };
        let mine: Vec<&str> = drafts[n].actors.iter().chain(&drafts[n].recipients).map(|m| m.code).collect();
        let shares =
            |d: &Draft<'_>| d.actors.iter().chain(&d.recipients).filter(|m| mine.contains(&m.code)).count() >= 2;
        if drafts[n].sidelines {
            add("sidelines_of", before(&|d| d.kind.id == "conference"));
        }
        if drafts[n].under {
            add("under", before(&|d| d.kind.id == "agreement" && shares(d)));
        }
        if drafts[n].purpose {
            add("purpose_of", before(&|d| d.sentence == drafts[n].sentence));
        }
        let within = matches!(drafts[n].kind.id.as_str(), "meeting" | "talks" | "agreement" | "support");
        let overlaps = |d: &Draft<'_>| match (&d.when, &drafts[n].when) {
            (Some(a), Some(b)) => a.resolved.earliest <= b.resolved.latest && b.resolved.earliest <= a.resolved.latest,
            _ => false,
        };
        if within {
            add("during", before(&|d| d.kind.id == "visit" && shares(d) && overlaps(d)));
        }
    }
}
