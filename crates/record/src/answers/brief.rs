//! Two pages on a pair of parties, in Markdown, every sentence with its numbered quote.

use super::{Ask, Shown, shown};
use crate::day;
use crate::error::Result;
use crate::event::Event;
use crate::filed::Stored;
use crate::record::Record;
use crate::store::{Listing, Store};
use std::fmt::Write;

/// Events told in a brief.
const MOST: usize = 30;

/// Quotes for each.
const QUOTED: usize = 3;

/// Quotes for each side where reports disagree.
const EACH: usize = 2;

/// Writes a brief.
pub fn brief<S: Store>(record: &Record<S>, ask: &Ask, a: &str, b: &str) -> Result<String> {
    let key = crate::kinds::pair(a, b);
    let ask = Ask { limit: if ask.limit == 0 { MOST } else { ask.limit }, ..ask.clone() };
    let (mut rows, leaves, _) =
        shown(record, &ask, Listing { key: Some(key.clone()), newest: true, ..Listing::default() })?;
    rows.reverse();
    let events = leaves.into_iter().rev().map(|(leaf, _)| record.whole(leaf)).collect::<Result<Vec<_>>>()?;
    let read = record.covered(&key, None, ask.as_of)?;
    let newest = record.store().newest(&key)?.map(|d| ask.as_of.map_or(d, |a| a.min(d)));
    let known = newest.map_or("nothing".into(), day::written);
    let mut quotes = Quotes::default();
    let mut out = format!("# {a} and {b}\n\n");
    let _ = writeln!(out, "{} articles of {} outlets, as of {known}.\n", read.articles, read.outlets);
    section(&mut out, "What happened", &rows, &events, &mut quotes, |s| {
        !matches!(s, "planned" | "possible" | "conditional")
    });
    section(&mut out, "What is announced", &rows, &events, &mut quotes, |s| {
        matches!(s, "planned" | "possible" | "conditional")
    });
    conflicts(&mut out, &events, &mut quotes);
    checks(&mut out, record, &ask, &events, &mut quotes)?;
    quotes.write(&mut out);
    Ok(out)
}

/// Quotes in the order they were first used; what tells several claims is quoted once.
#[derive(Default)]
struct Quotes(Vec<Quoted>);

struct Quoted {
    /// Version of the article, and from where to where in it.
    at: (i64, usize, usize),
    text: String,
    claims: Vec<String>,
}

impl Quotes {
    fn number(&mut self, claim: &Stored) -> usize {
        let (paper, quote, id) = (&claim.paper, &claim.claim.quote, &claim.claim.id);
        let at = (paper.version, quote.start, quote.end);
        if let Some(number) = self.0.iter().position(|q| q.at == at) {
            let claims = &mut self.0[number].claims;
            if !claims.contains(id) {
                claims.push(id.clone());
            }
            return number + 1;
        }
        let source = [Some(paper.outlet.clone()), paper.published.map(day::written), paper.url.clone()];
        let source = source.into_iter().flatten().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ");
        let words = quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
        self.0.push(Quoted { at, text: format!("“{words}” {source}."), claims: vec![id.clone()] });
        self.0.len()
    }

    /// `[1][2]`: where the words of some claims stand, so many places at most.
    fn of<'c>(&mut self, claims: impl Iterator<Item = &'c Stored>, most: usize) -> String {
        let mut numbers = Vec::new();
        for claim in claims {
            if numbers.len() == most {
                break;
            }
            let number = self.number(claim);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers.iter().map(|n| format!("[{n}]")).collect()
    }

    fn write(&self, out: &mut String) {
        out.push_str("## Sources\n\n");
        for (n, Quoted { text, claims, .. }) in self.0.iter().enumerate() {
            let claims: Vec<String> = claims.iter().map(|id| format!("`{id}`")).collect();
            let named = if claims.len() == 1 { "Claim" } else { "Claims" };
            let _ = writeln!(out, "{}. {text} {named} {}.", n + 1, claims.join(", "));
        }
    }
}

fn section(
    out: &mut String,
    title: &str,
    rows: &[Shown],
    events: &[Event],
    quotes: &mut Quotes,
    wanted: impl Fn(&str) -> bool,
) {
    let chosen: Vec<(&Shown, &Event)> = rows.iter().zip(events).filter(|(r, _)| wanted(&r.status)).collect();
    if chosen.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {title}\n");
    for (row, event) in chosen {
        let when = row.when.as_deref().unwrap_or("undated");
        let mut line = format!("- **{when}** {}: {}", row.kind, row.who);
        for (word, part) in [(" (", &row.stage), (" “", &row.title), (" at ", &row.place)] {
            if let Some(part) = part {
                let end = match word {
                    " (" => ")",
                    " “" => "”",
                    _ => "",
                };
                let _ = write!(line, "{word}{part}{end}");
            }
        }
        if !row.people.is_empty() {
            let _ = write!(line, "; {}", row.people.join(", "));
        }
        let _ = writeln!(
            out,
            "{line}. {}, support {}. {}",
            row.status,
            row.support,
            quotes.of(event.claims.iter(), QUOTED)
        );
    }
    out.push('\n');
}

fn conflicts(out: &mut String, events: &[Event], quotes: &mut Quotes) {
    let mut lines = String::new();
    for event in events {
        for (field, values) in event.conflicts() {
            let told: Vec<String> = values
                .iter()
                .map(|v| {
                    let claims = event.claims.iter().filter(|c| v.claims.contains(&c.claim.id));
                    format!("{} {}", v.value, quotes.of(claims, EACH))
                })
                .collect();
            let _ = writeln!(
                lines,
                "- {} {}, {field}: {}",
                event.when().unwrap_or("undated"),
                event.kind(),
                told.join("; ")
            );
        }
    }
    if !lines.is_empty() {
        let _ = writeln!(out, "## Where reports disagree\n\n{lines}");
    }
}

fn checks<S: Store>(
    out: &mut String,
    record: &Record<S>,
    ask: &Ask,
    events: &[Event],
    quotes: &mut Quotes,
) -> Result<()> {
    let mut lines = String::new();
    for event in events {
        for check in crate::compare::check_event(record, event, ask.as_of)? {
            let number = event.claims.iter().find(|c| c.claim.id == check.claim).map_or(0, |c| quotes.number(c));
            let _ = writeln!(
                lines,
                "- {}: {}, {}. [{number}]",
                crate::compare::told(&check.comparison),
                check.verdict,
                check.why
            );
        }
    }
    if !lines.is_empty() {
        let _ = writeln!(out, "## Comparisons, checked\n\n{lines}");
    }
    Ok(())
}
