//! The examples that every pack entry carries: read as articles of one sentence, and compared.

use crate::{Article, Claim, Knowledge};
use chancery_pack::{EventEntry, Example, Folder, PackError};

/// How one example came out.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Entry.
    pub entry: String,
    /// The example.
    pub example: String,
    /// It holds.
    pub holds: bool,
    /// What came out instead.
    pub got: String,
}

/// Runs all examples of a language.
pub fn run_examples(knowledge: &Knowledge, folder: &Folder, code: &str) -> Result<Vec<Outcome>, PackError> {
    let mut outcomes = Vec::new();
    for entry in folder.events(code)? {
        outcomes.extend(entry.good.iter().map(|text| good(knowledge, code, &entry, text)));
        outcomes.extend(entry.bad.iter().map(|text| bad(knowledge, code, &entry, text)));
    }
    outcomes.extend(folder.person_examples(code)?.iter().map(|text| people(knowledge, code, text)));
    Ok(outcomes)
}

/// All people of a sentence, and nobody else, stand in square brackets.
fn people(knowledge: &Knowledge, code: &str, text: &str) -> Outcome {
    let plain: String = text.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let mut got: Vec<char> = plain.chars().collect();
    for (start, end) in knowledge.people(&article(code, &plain)).into_iter().rev() {
        got.insert(end, ']');
        got.insert(start, '[');
    }
    let got: String = got.into_iter().collect();
    Outcome { entry: "persons".into(), example: text.into(), holds: got == text, got }
}

fn article(code: &str, sentence: &str) -> Article {
    Article {
        id: "example".into(),
        published: Some("2024-05-15".into()),
        lang: Some(code.into()),
        text: sentence.into(),
        ..Article::default()
    }
}

fn good(knowledge: &Knowledge, code: &str, entry: &EventEntry, text: &str) -> Outcome {
    let example = Example::parse(text);
    // An entry's words are looked at, not which of several entries is chosen, nor whether one sentence alone makes it sure.
    let claims = knowledge.considered(&article(code, &example.sentence));
    let mutual = knowledge.world().kinds.get(&entry.kind).is_some_and(|k| k.mutual);
    let holds = claims.iter().any(|c| c.kind == entry.kind && by_word(c) && fits(c, &example, mutual));
    Outcome { entry: entry.id.clone(), example: text.into(), holds, got: said(&claims) }
}

/// Told by an event word, and not by the sentence as a whole?
fn by_word(claim: &Claim) -> bool {
    claim.evidence.iter().any(|e| e.entry.as_deref().is_some_and(|entry| entry.contains("/events.toml:")))
}

fn fits(claim: &Claim, example: &Example, mutual: bool) -> bool {
    let sorted = |mut codes: Vec<String>| {
        codes.sort();
        codes
    };
    let ids = |list: &[crate::claim::Party]| list.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let status = example.status.as_ref().is_none_or(|s| *s == claim.status);
    let parties = if mutual {
        sorted([ids(&claim.actors), ids(&claim.recipients)].concat())
            == sorted([example.actors.clone(), example.recipients.clone()].concat())
    } else {
        sorted(ids(&claim.actors)) == sorted(example.actors.clone())
            && sorted(ids(&claim.recipients)) == sorted(example.recipients.clone())
    };
    status && (example.actors.is_empty() && example.recipients.is_empty() || parties)
}

fn bad(knowledge: &Knowledge, code: &str, entry: &EventEntry, text: &str) -> Outcome {
    let claims = knowledge.read(&article(code, text.split("=>").next().unwrap_or(text).trim())).claims;
    // What the sentence as a whole tells may come by the entry's own word.
    let named = [format!("{code}/events.toml:{}", entry.id), format!("{code}/tenor.tsv:{}", entry.kind)];
    let fired = claims.iter().any(|c| c.evidence.iter().any(|e| e.entry.as_ref().is_some_and(|e| named.contains(e))));
    Outcome { entry: entry.id.clone(), example: text.into(), holds: !fired, got: said(&claims) }
}

fn said(claims: &[Claim]) -> String {
    let one = |c: &Claim| {
        let ids = |list: &[crate::claim::Party]| list.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(",");
        format!("{} {}>{} {}", c.kind, ids(&c.actors), ids(&c.recipients), c.status)
    };
    if claims.is_empty() { "no claim".into() } else { claims.iter().map(one).collect::<Vec<_>>().join("; ") }
}
