//! `chancery demo`: reads the articles that ship with the program and shows what they say, as claims and as a timeline.

use crate::args::{DemoArgs, Format};
use crate::fault::Fault;
use crate::show;
use chancery::{Article, Claim, Knowledge};
use std::io::{self, Write};

/// Articles written for the demo, one JSON object a line.
const ARTICLES: &str = include_str!("../../demo/articles.jsonl");

/// Reads the demo articles and prints them.
pub fn run(args: &DemoArgs) -> Result<(), Fault> {
    let knowledge = Knowledge::shipped();
    let mut out = io::stdout().lock();
    let mut all: Vec<Claim> = Vec::new();
    for line in ARTICLES.lines().filter(|l| !l.trim().is_empty()) {
        let article: Article = serde_json::from_str(line).map_err(|e| Fault::Input(format!("demo article: {e}")))?;
        let claims = chancery::read(&article, &knowledge).claims;
        match args.format {
            Format::Table => show_article(&mut out, &article, &claims)?,
            Format::Json => {}
            Format::Jsonl => {
                for claim in &claims {
                    writeln!(out, "{}", serde_json::to_string(claim).unwrap_or_default())?;
                }
            }
        }
        all.extend(claims);
    }
    match args.format {
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&all).unwrap_or_default())?,
        Format::Table => timeline(&mut out, &all)?,
        Format::Jsonl => {}
    }
    Ok(())
}

fn show_article(out: &mut impl Write, article: &Article, claims: &[Claim]) -> Result<(), Fault> {
    let heading = [article.outlet.as_deref(), article.published.as_deref(), article.title.as_deref()];
    writeln!(out, "\n{}", heading.into_iter().flatten().collect::<Vec<_>>().join(" · "))?;
    writeln!(out, "{}", show::claims(claims))?;
    Ok(())
}

/// Dated claims in order, uncertain dates as wide as they are.
fn timeline(out: &mut impl Write, claims: &[Claim]) -> Result<(), Fault> {
    let mut dated: Vec<&Claim> =
        claims.iter().filter(|c| c.when.as_ref().is_some_and(|w| w.earliest.is_some())).collect();
    dated.sort_by_key(|c| c.when.as_ref().map(|w| (w.earliest.clone(), w.latest.clone())));
    writeln!(out, "\nTimeline")?;
    let mut table = show::table(&["from", "to", "", "who", "what"]);
    for claim in dated {
        let Some(when) = &claim.when else { continue };
        let mark = match claim.status.as_str() {
            "planned" | "possible" => "○",
            "suspended" | "cancelled" | "denied" => "×",
            _ => "●",
        };
        let day = |d: &Option<String>| d.clone().unwrap_or_else(|| "…".into());
        table.add_row([day(&when.earliest), day(&when.latest), mark.into(), show::parties(claim), claim.kind.clone()]);
    }
    writeln!(out, "{table}\n● happened or under way   ○ planned or possible   × stopped or denied")?;
    let articles: std::collections::BTreeSet<&str> = claims.iter().map(|c| c.article.as_str()).collect();
    writeln!(
        out,
        "\n{} claims from {} articles. Next: chancery read YOUR.txt --published 2024-05-14",
        claims.len(),
        articles.len()
    )?;
    Ok(())
}
