//! `chancery explain`: why each claim, and what was rejected.

use crate::args::ExplainArgs;
use crate::fault::Fault;
use crate::{input, show};
use chancery::{Article, Claim, Reading};
use serde_json::json;
use std::io::{self, Write};

/// Prints, for each claim, the entry that fired and the words behind each field.
pub fn run(args: &ExplainArgs) -> Result<(), Fault> {
    let knowledge = input::knowledge(args.source.packs.as_deref())?;
    let mut out = io::stdout().lock();
    let mut found = false;
    for article in input::articles(&args.source)? {
        let article = article?.article(Some(&knowledge))?;
        if args.choices {
            found = true;
            choices(&mut out, &article, &knowledge)?;
            continue;
        }
        if args.names {
            found = true;
            names(&mut out, &article, &knowledge)?;
            continue;
        }
        if args.tenor {
            found = true;
            tenors(&mut out, &article, &knowledge)?;
            continue;
        }
        if args.parts {
            found = true;
            parts(&mut out, &article, &knowledge)?;
            continue;
        }
        if args.statuses {
            found = true;
            statuses(&mut out, &article, &knowledge)?;
            continue;
        }
        if args.steps {
            for line in chancery::trace(&article, &knowledge) {
                writeln!(out, "{line}")?;
            }
        }
        let reading = chancery::read(&article, &knowledge);
        let wanted = |c: &&Claim| args.claim.as_deref().is_none_or(|id| c.id.starts_with(id));
        let claims: Vec<&Claim> = reading.claims.iter().filter(wanted).collect();
        if args.claim.is_some() && claims.is_empty() {
            continue;
        }
        found = true;
        heading(&mut out, &article, &reading)?;
        for claim in claims {
            explain(&mut out, &article, claim)?;
        }
        for rejected in reading.rejected.iter().filter(|_| args.claim.is_none()) {
            writeln!(out, "\nrejected: “{}” ({}): {}", rejected.words, rejected.entry, rejected.why)?;
        }
    }
    match &args.claim {
        Some(id) if !found => Err(Fault::Input(format!(
            "no claim whose id begins with `{id}`; without --claim all are shown. Ids change with text and packs"
        ))),
        _ => Ok(()),
    }
}

/// Choices by learnt weights, for `bench/learn.py` and for whoever asks why somebody was taken to be meant.
fn choices(out: &mut impl Write, article: &Article, knowledge: &chancery::Knowledge) -> Result<(), Fault> {
    for c in chancery::choices(article, knowledge) {
        let candidates: Vec<_> = c.candidates.iter().map(|(code, f)| json!({"party": code, "features": f})).collect();
        let mut line = json!({
            "article": article.id, "slot": c.slot, "kind": c.kind, "start": c.at.0, "end": c.at.1,
            "known": c.known, "person": c.person, "candidates": candidates, "chosen": c.chosen,
        });
        if !c.marks.is_empty() {
            line["marks"] = json!(c.marks);
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What may be a person's name, for `bench/persons.py` and for whoever asks why somebody was taken for one.
fn names(out: &mut impl Write, article: &Article, knowledge: &chancery::Knowledge) -> Result<(), Fault> {
    for c in chancery::names(article, knowledge) {
        let line = json!({
            "article": article.id, "at": c.at(), "begins": c.begins, "score": c.score, "features": c.features,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The marks of each sentence, for `bench/tenor.py`.
fn tenors(out: &mut impl Write, article: &Article, knowledge: &chancery::Knowledge) -> Result<(), Fault> {
    for sentence in chancery::tenors(article, knowledge) {
        let line = json!({"article": article.id, "at": sentence.at, "marks": sentence.marks});
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The marks of the parties of each sentence, for `bench/parts.py`.
fn parts(out: &mut impl Write, article: &Article, knowledge: &chancery::Knowledge) -> Result<(), Fault> {
    for sentence in chancery::parts(article, knowledge) {
        let named = sentence.named.iter();
        let named: Vec<_> = named.map(|p| json!({"party": p.party, "marks": p.marks, "kinds": p.kinds})).collect();
        writeln!(out, "{}", json!({"article": article.id, "at": sentence.at, "named": named}))?;
    }
    Ok(())
}

/// The marks of how far each claim has come, for `bench/status.py`.
fn statuses(out: &mut impl Write, article: &Article, knowledge: &chancery::Knowledge) -> Result<(), Fault> {
    for c in chancery::courses(article, knowledge) {
        let [actors, recipients] = &c.parties;
        let line = json!({
            "article": article.id, "at": c.at, "kind": c.kind, "actors": actors, "recipients": recipients,
            "status": c.status, "marks": c.marks,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn heading(out: &mut impl Write, article: &Article, reading: &Reading) -> Result<(), Fault> {
    let language = if reading.language.is_empty() { "language unknown" } else { &reading.language };
    let claims = show::count(reading.claims.len(), "claim");
    writeln!(out, "{} ({language}): {claims}, {} rejected", article.id, reading.rejected.len())?;
    for note in show::notes(article, reading) {
        writeln!(out, "  note: {note}")?;
    }
    Ok(())
}

fn explain(out: &mut impl Write, article: &Article, claim: &Claim) -> Result<(), Fault> {
    writeln!(
        out,
        "\n{}  {} {}, {} (confidence {})",
        claim.id,
        show::kind(claim),
        show::parties(claim),
        claim.status,
        claim.confidence
    )?;
    writeln!(out, "  “{}”", claim.quote.exact)?;
    for row in &claim.evidence {
        let words: String = article.text.chars().skip(row.start).take(row.end - row.start).collect();
        let entry = row.entry.as_deref().map_or(String::new(), |e| format!("  [{e}]"));
        let value = value(claim, &row.field);
        writeln!(out, "  {:<11} {:<24} {:<9} “{}”{entry}", row.field, value, row.via, words)?;
    }
    for person in &claim.people {
        let office = [person.office.as_deref(), person.party.as_deref()].into_iter().flatten().collect::<Vec<_>>();
        writeln!(out, "  people      {} ({})", person.name, office.join(", "))?;
    }
    if let Some(comparison) = &claim.comparison {
        writeln!(out, "  compared    {}", show::comparison(comparison))?;
    }
    for source in &claim.says {
        writeln!(out, "  says        {} ({})", source.text, source.sort)?;
    }
    for link in &claim.links {
        writeln!(out, "  {}: {}", link.sort, link.to)?;
    }
    Ok(())
}

fn value(claim: &Claim, field: &str) -> String {
    let list = |parties: &[chancery::claim::Party]| parties.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(",");
    match field {
        "kind" => claim.kind.clone(),
        "actors" => list(&claim.actors),
        "recipients" => list(&claim.recipients),
        "status" => claim.status.clone(),
        "when" => claim.when.as_ref().map_or(String::new(), |w| w.edtf.clone()),
        "where" => claim.place.as_ref().map_or(String::new(), |p| {
            [p.state.as_deref(), p.place.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }),
        _ => String::new(),
    }
}
