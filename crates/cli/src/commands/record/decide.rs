//! `chancery merge`, `split`, `suppress`, `undo`, and the single decisions of `review`.

use super::{now, opened, review};
use crate::fault::Fault;
use crate::record_args::{By, Decide, ReviewAct};
use chancery_record::decisions::{Act, Anchor, Body, told};
use chancery_record::filed::Stored;
use chancery_record::store::Store;
use chancery_record::{Error, Record, suppressed};

/// Takes one decision.
pub fn run(decide: &Decide) -> Result<(), Fault> {
    match decide {
        Decide::Review { act: None, by } => review::run(by),
        Decide::Review { act: Some(act), by } => one(act, by),
        Decide::Merge { a, b, by } => merge(a, b, by),
        Decide::Split { claim, by } => split(claim, by),
        Decide::Suppress { what, by } => {
            let mut record = opened(&by.file)?;
            if what.contains("://") {
                let claims = vec![suppressed::whole(what)];
                return decide_on(&mut record, by, Act::Suppress, claims, None);
            }
            let claims = match what.starts_with(['E', 'e']) && what.len() == 17 {
                true => record.event(what)?.claims,
                false => vec![record.claim(what)?],
            };
            write(&mut record, by, Act::Suppress, &claims.iter().collect::<Vec<_>>(), None)
        }
        Decide::Undo { decision, by } => {
            let mut record = opened(&by.file)?;
            let id = record.undo(&by.who, now(), *decision, &by.why)?;
            done(&record, id)
        }
    }
}

fn one(act: &ReviewAct, by: &By) -> Result<(), Fault> {
    let mut record = opened(&by.file)?;
    let (act, names, change) = match act {
        ReviewAct::Accept(one) => (Act::Accept, vec![&one.claim], None),
        ReviewAct::Reject(one) => (Act::Reject, vec![&one.claim], None),
        ReviewAct::Unsure(one) => (Act::Unsure, vec![&one.claim], None),
        ReviewAct::Same { a, b } => (Act::Same, vec![a, b], None),
        ReviewAct::Different { a, b } => (Act::Different, vec![a, b], None),
        ReviewAct::Fix { claim, field, value } => (Act::Correct, vec![claim], Some((field.clone(), value.clone()))),
        ReviewAct::Log => return log(&record),
        ReviewAct::Waiting => return waiting(&record),
    };
    let claims: Vec<Stored> = names.into_iter().map(|n| record.claim(n)).collect::<Result<_, _>>()?;
    write(&mut record, by, act, &claims.iter().collect::<Vec<_>>(), change)
}

fn merge(a: &str, b: &str, by: &By) -> Result<(), Fault> {
    let mut record = opened(&by.file)?;
    let (one, other) = (record.event(a)?, record.event(b)?);
    if one.id == other.id {
        return Err(Fault::Record(Error::Input(format!("{a} and {b} are one event already"))));
    }
    let first = |e: &chancery_record::Event| e.claims.first().cloned();
    let (Some(x), Some(y)) = (first(&one), first(&other)) else { return Ok(()) };
    write(&mut record, by, Act::Same, &[&x, &y], None)
}

fn split(claim: &str, by: &By) -> Result<(), Fault> {
    let mut record = opened(&by.file)?;
    let claim = record.claim(claim)?;
    let event = record.event(&claim.claim.id)?;
    let others: Vec<&Stored> = event.claims.iter().filter(|c| c.anchor != claim.anchor).collect();
    if others.is_empty() {
        return Err(Fault::Record(Error::Input("the claim is alone in its event; there is nothing to split".into())));
    }
    let mut claims = vec![&claim];
    claims.extend(others);
    write(&mut record, by, Act::Different, &claims, None)
}

/// Writes a decision and says what it was.
pub(super) fn write(
    record: &mut Record,
    by: &By,
    act: Act,
    claims: &[&Stored],
    change: Option<(String, String)>,
) -> Result<(), Fault> {
    decide_on(record, by, act, claims.iter().map(|c| Anchor::of(c)).collect(), change)
}

fn decide_on(
    record: &mut Record,
    by: &By,
    act: Act,
    claims: Vec<Anchor>,
    change: Option<(String, String)>,
) -> Result<(), Fault> {
    let (field, value) = change.unzip();
    let id = record.decide(&by.who, now(), Body { act, claims, field, value, of: None, why: by.why.clone() })?;
    done(record, id)
}

fn done(record: &Record, id: i64) -> Result<(), Fault> {
    if let Some(decision) = record.store().decisions()?.iter().find(|d| d.id == id) {
        eprintln!("{}", told(decision));
    }
    Ok(())
}

fn log(record: &Record) -> Result<(), Fault> {
    for decision in record.store().decisions()? {
        let why = if decision.body.why.is_empty() { String::new() } else { format!(" ({})", decision.body.why) };
        println!("{}, {}{why}", told(&decision), decision.who);
    }
    Ok(())
}

fn waiting(record: &Record) -> Result<(), Fault> {
    for (decision, claim) in record.waiting()? {
        println!("{}: {} {} “{}”", decision.id, decision.body.act.name(), claim.article, claim.quote);
    }
    Ok(())
}
