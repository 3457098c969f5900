//! `chancery review`: what waits for a decision, one after the other, one key each.

use super::{decide, now, opened};
use crate::fault::Fault;
use crate::record_args::By;
use chancery_record::decisions::{Act, FIELDS};
use chancery_record::filed::{Stored, event_name};
use chancery_record::{Event, Record};
use console::{Key, Term, style};
use std::io::IsTerminal;

const KEYS: &str = "a accept  r reject  u unsure  s same as another  d different from its event  f fix a field  z undo  space next  q quit";

/// Goes through the queue.
pub fn run(by: &By) -> Result<(), Fault> {
    let term = Term::stdout();
    if !std::io::stdin().is_terminal() || !term.is_term() {
        return Err(Fault::Input(
            "review needs a terminal; decide single claims with `chancery review accept CLAIM`, `reject`, `unsure`, `fix`, `same`, `different`".into(),
        ));
    }
    let mut record = opened(&by.file)?;
    let queue = queue(&record)?;
    let total = queue.len();
    for (n, id) in queue.iter().enumerate() {
        let Ok(claim) = record.claim(id) else { continue };
        let event = record.event(id)?;
        term.clear_screen()?;
        term.write_line(&format!("{} of {total}", n + 1))?;
        draw(&term, &claim, &event)?;
        if !decided(&mut record, by, &term, &claim, &event)? {
            break;
        }
    }
    term.write_line(if total == 0 { "nothing waits" } else { "done" })?;
    Ok(())
}

/// Undecided claims: those of events on which reports disagree first, then the least sure.
fn queue(record: &Record) -> Result<Vec<String>, Fault> {
    let mut all: Vec<(bool, u32, String)> = Vec::new();
    record.each_event(&chancery_record::store::Listing::default(), None, |event| {
        let agreed = event.conflicts().is_empty();
        for claim in event.claims.iter().filter(|c| !record.effects().verdicts.contains_key(&c.anchor)) {
            all.push((agreed, (claim.claim.confidence * 1000.0) as u32, claim.claim.id.clone()));
        }
        true
    })?;
    all.sort();
    Ok(all.into_iter().map(|(_, _, id)| id).collect())
}

fn draw(term: &Term, claim: &Stored, event: &Event) -> Result<(), Fault> {
    let c = &claim.claim;
    let parties = |list: &[chancery::claim::Party]| list.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(", ");
    let people: Vec<&str> = c.people.iter().map(|p| p.name.as_str()).collect();
    let rows = [
        ("claim", c.id.clone()),
        ("from", [claim.paper.outlet.clone(), claim.paper.title.clone()].join(": ")),
        ("kind", format!("{} {}", c.kind, c.stage.as_deref().unwrap_or(""))),
        ("who", format!("{} > {}", parties(&c.actors), parties(&c.recipients))),
        ("people", people.join(", ")),
        ("when", c.when.as_ref().map_or(String::new(), |w| w.edtf.clone())),
        ("status", c.status.clone()),
        ("sure", c.confidence.to_string()),
        ("event", format!("{}, {} reports", event_name(event.id), event.claims.len())),
    ];
    term.write_line(&format!(
        "\n{}\n",
        style(format!("{}{}{}", c.quote.prefix, style(&c.quote.exact).bold(), c.quote.suffix)).wrap()
    ))?;
    for (name, value) in rows.iter().filter(|(_, v)| !v.trim().is_empty()) {
        term.write_line(&format!("{:>8}  {value}", style(name).dim()))?;
    }
    for (field, values) in event.conflicts() {
        let told: Vec<String> = values.iter().map(|v| format!("{} ({})", v.value, v.claims.len())).collect();
        term.write_line(&format!("{:>8}  {field}: {}", style("disagree").yellow(), told.join(", ")))?;
    }
    Ok(term.write_line(&format!("\n{KEYS}"))?)
}

trait Wrap {
    fn wrap(self) -> String;
}

impl<D: std::fmt::Display> Wrap for console::StyledObject<D> {
    fn wrap(self) -> String {
        self.to_string().replace('\n', " ")
    }
}

/// One key, one decision. `false`: no more.
fn decided(record: &mut Record, by: &By, term: &Term, claim: &Stored, event: &Event) -> Result<bool, Fault> {
    loop {
        let act = match term.read_key()? {
            Key::Char('a') => Act::Accept,
            Key::Char('r') => Act::Reject,
            Key::Char('u') => Act::Unsure,
            Key::Char(' ') | Key::Enter | Key::ArrowDown | Key::ArrowRight => return Ok(true),
            Key::Char('q') | Key::Escape => return Ok(false),
            Key::Char('z') => {
                match record.undo(&by.who, now(), None, &by.why) {
                    Ok(id) => term.write_line(&format!("undone (decision {id})"))?,
                    Err(e) => term.write_line(&e.to_string())?,
                }
                continue;
            }
            Key::Char('d') => {
                let others = event.claims.iter().filter(|c| c.anchor != claim.anchor);
                let claims: Vec<&Stored> = std::iter::once(claim).chain(others).collect();
                if claims.len() == 1 {
                    term.write_line("it is alone in its event")?;
                    continue;
                }
                decide::write(record, by, Act::Different, &claims, None)?;
                return Ok(true);
            }
            Key::Char('s') => {
                term.write_str("the same as claim or event: ")?;
                match record.event(term.read_line()?.trim()) {
                    Ok(other) => {
                        let claims: Vec<&Stored> = std::iter::once(claim).chain(other.claims.first()).collect();
                        decide::write(record, by, Act::Same, &claims, None)?;
                        return Ok(true);
                    }
                    Err(e) => term.write_line(&e.to_string())?,
                }
                continue;
            }
            Key::Char('f') => {
                term.write_str(&format!("field ({}): ", FIELDS.join(", ")))?;
                let field = term.read_line()?.trim().to_string();
                term.write_str("value: ")?;
                let value = term.read_line()?.trim().to_string();
                if let Err(e) = decide::write(record, by, Act::Correct, &[claim], Some((field, value))) {
                    term.write_line(&e.to_string())?;
                    continue;
                }
                return Ok(true);
            }
            _ => continue,
        };
        decide::write(record, by, act, &[claim], None)?;
        return Ok(true);
    }
}
