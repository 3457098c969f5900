//! `chancery explain`: why each claim, and what was rejected.

use crate::args::ExplainArgs;
use crate::fault::Fault;
use crate::{input, show};
use chancery::{Article, Claim};
use std::io::{self, Write};

/// Prints, for each claim, the entry that fired and the words behind each field.
pub fn run(args: &ExplainArgs) -> Result<(), Fault> {
    let knowledge = input::knowledge(&args.source)?;
    let mut out = io::stdout().lock();
    for article in input::articles(&args.source)? {
        let article = article?;
        if args.steps {
            for line in chancery::trace(&article, &knowledge) {
                writeln!(out, "{line}")?;
            }
        }
        let reading = chancery::read(&article, &knowledge);
        writeln!(
            out,
            "{} ({})",
            article.id,
            if reading.language.is_empty() { "language unknown" } else { &reading.language }
        )?;
        for note in &reading.notes {
            writeln!(out, "  note: {note}")?;
        }
        let wanted = |c: &&Claim| args.claim.as_deref().is_none_or(|id| c.id.starts_with(id));
        for claim in reading.claims.iter().filter(wanted) {
            explain(&mut out, &article, claim)?;
        }
        for rejected in reading.rejected.iter().filter(|_| args.claim.is_none()) {
            writeln!(out, "\nrejected: “{}” ({}): {}", rejected.words, rejected.entry, rejected.why)?;
        }
    }
    Ok(())
}

fn explain(out: &mut impl Write, article: &Article, claim: &Claim) -> Result<(), Fault> {
    writeln!(
        out,
        "\n{}  {} {}, {} (confidence {})",
        claim.id,
        claim.kind,
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
