//! Why a claim was made of its words: which words each field rests on, which entry fired, what each step made of the sentence.

use super::{Tool, field};
use crate::asked::{Asked, Sort, free};
use crate::desk::Desk;
use crate::told::{self, Refusal, Told, quote};
use chancery::{Article, Claim};
use chancery_record::Record;
use chancery_record::store::Store;
use serde_json::{Value, json};

/// Claims explained of one text.
const MOST: usize = 50;
/// Longest text that is read.
const LONGEST: usize = 100_000;

/// The tool.
pub static TOOL: Tool = Tool {
    name: "explain",
    title: "Why this claim",
    what: "Why a claim was made: for each field the words it rests on, how it was found (said, anaphor, inherited, default) and by which entry of the language pack, \
        and what each step of reading made of the sentence. Give `claim`, from another answer, or `text`: then it is read on the spot, nothing is kept, and what made no claim is told too. \
        Example: {\"claim\": \"3f2a91bc\"} or {\"text\": \"Kenya's foreign minister will visit Bangkok on Friday.\", \"published\": \"2024-05-14\"}.",
    params: &[
        free("claim", "Identifier of a claim, or its beginning.", Sort::Text(100), "\"3f2a91bc\""),
        free(
            "text",
            "A text to read.",
            Sort::Text(LONGEST),
            "\"Kenya's foreign minister will visit Bangkok on Friday.\"",
        ),
        free("published", "Day of publication of the text: relative times count from it.", Sort::Day, "\"2024-05-14\""),
        free("outlet", "Who published the text.", Sort::Text(200), "\"BelTA\""),
        free("lang", "Language of the text, if it should not be recognised.", Sort::Text(10), "\"id\""),
    ],
    row: &[
        ("claim", "string"),
        ("kind", "string"),
        ("actors", "texts"),
        ("recipients", "texts"),
        ("when", "string?"),
        ("status", "string"),
        ("confidence", "number"),
        ("reading", "string"),
        ("evidence", "objects"),
        ("steps", "texts"),
        ("quotes", "quotes"),
    ],
    answer,
    line: |row| {
        let mut out = format!(
            "claim {}: {} {} > {}, {}, {} (confidence {}, read by {})",
            field(row, "claim"),
            field(row, "kind"),
            told::texts(&row["actors"]).join(", "),
            told::texts(&row["recipients"]).join(", "),
            row["when"].as_str().unwrap_or("undated"),
            field(row, "status"),
            row["confidence"],
            field(row, "reading"),
        );
        for e in row["evidence"].as_array().into_iter().flatten() {
            let entry = e["entry"].as_str().map_or(String::new(), |e| format!(" [{e}]"));
            out.push_str(&format!(
                "\n  {} {}: {}{entry}",
                field(e, "field"),
                field(e, "via"),
                told::quoted(field(e, "words"))
            ));
        }
        for step in told::texts(&row["steps"]) {
            out.push_str(&format!("\n  step {}", told::quoted(&step)));
        }
        out
    },
};

fn answer(desk: &Desk, record: &Record, asked: &Asked) -> Result<Told, Refusal> {
    match (asked.text("claim"), asked.text("text")) {
        (Some(claim), None) => of_claim(desk, record, claim),
        (None, Some(text)) => Ok(of_text(desk, asked, text)),
        _ => Err(Refusal::Asked(
            "give either `claim` (an identifier from another answer) or `text` (to be read now)".into(),
        )),
    }
}

/// A claim of the record, from its text where that is kept.
fn of_claim(desk: &Desk, record: &Record, id: &str) -> Result<Told, Refusal> {
    let counting = record.effects().on(vec![record.claim(id)?]);
    let stored = counting
        .first()
        .ok_or_else(|| Refusal::Asked(format!("claim `{id}` was rejected or suppressed by a reviewer")))?;
    let text = record.store().text(stored.paper.version)?;
    let mut notes = Vec::new();
    let article = Article {
        id: stored.claim.article.clone(),
        outlet: Some(stored.paper.outlet.clone()),
        published: stored.paper.published.map(chancery_record::day::written),
        title: Some(stored.paper.title.clone()),
        lang: Some(stored.paper.language.clone()),
        text: text.clone().unwrap_or_default(),
        url: stored.paper.url.clone(),
    };
    let steps = match text {
        Some(_) => steps(&desk.knowledge().trace(&article), &stored.claim.quote.exact),
        None => {
            notes.push(
                "the text is not kept: words are given as far as they stand in the quote, steps not at all".into(),
            );
            Vec::new()
        }
    };
    let row = row(&stored.claim, &article.text, steps, quote(stored));
    Ok(told(vec![row], notes, usize::from(article.text.is_empty())))
}

/// All claims of a text that is read now.
fn of_text(desk: &Desk, asked: &Asked, text: &str) -> Told {
    let article = Article {
        id: "given text".into(),
        outlet: asked.text("outlet").map(String::from),
        published: asked.text("published").map(String::from),
        lang: asked.text("lang").map(String::from),
        text: text.into(),
        ..Article::default()
    };
    let reading = desk.knowledge().read(&article);
    let trace = desk.knowledge().trace(&article);
    let row_of = |claim: &Claim| {
        let quote = json!({
            "claim": claim.id, "exact": claim.quote.exact, "outlet": article.outlet.clone().unwrap_or_default(), "language": reading.language,
            "published": article.published, "article": article.id, "url": null,
        });
        row(claim, text, steps(&trace, &claim.quote.exact), quote)
    };
    let rows = reading.claims.iter().take(MOST).map(row_of).collect();
    let mut notes = reading.notes.clone();
    if reading.claims.len() > MOST {
        notes.push(format!("{} claims more; give a shorter text", reading.claims.len() - MOST));
    }
    let rejected = reading.rejected.iter().take(MOST);
    notes.extend(rejected.map(|r| format!("made no claim: “{}” ({}): {}", r.words, r.entry, r.why)));
    told(rows, notes, 0)
}

fn told(rows: Vec<Value>, notes: Vec<String>, textless: usize) -> Told {
    Told { about: Value::Null, rows, next: None, notes, unquoted: 0, textless, parties: Vec::new() }
}

fn row(claim: &Claim, text: &str, steps: Vec<String>, quote: Value) -> Value {
    let codes = |parties: &[chancery::claim::Party]| parties.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let evidence = claim.evidence.iter().map(|e| {
        json!({ "field": e.field, "words": words(claim, text, e.start, e.end), "via": e.via, "entry": e.entry, "start": e.start, "end": e.end })
    });
    json!({
        "claim": claim.id, "kind": claim.kind, "actors": codes(&claim.actors), "recipients": codes(&claim.recipients),
        "when": claim.when.as_ref().map(|w| &w.edtf), "status": claim.status, "confidence": claim.confidence, "reading": claim.reading,
        "evidence": evidence.collect::<Vec<_>>(), "steps": steps, "quotes": [quote],
    })
}

/// Words of the text, or of the quote where the text is not kept.
fn words(claim: &Claim, text: &str, start: usize, end: usize) -> Option<String> {
    let (whole, from) = if text.is_empty() { (claim.quote.exact.as_str(), claim.quote.start) } else { (text, 0) };
    let within = start >= from && (!text.is_empty() || end <= claim.quote.end);
    within.then(|| whole.chars().skip(start - from).take(end.saturating_sub(start)).collect())
}

/// What the steps made of the sentence in which a quote stands.
fn steps(trace: &[String], quote: &str) -> Vec<String> {
    let begins = |line: &String| !line.starts_with(' ');
    let holds = |line: &String| begins(line) && (line.contains(quote) || quote.contains(line.trim_matches(['“', '”'])));
    let Some(at) = trace.iter().position(holds) else { return Vec::new() };
    trace[at + 1..].iter().take_while(|l| !begins(l)).map(|l| l.trim_end().to_string()).collect()
}
