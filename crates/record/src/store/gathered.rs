//! Writing what blocks were gathered into: their events, and the lists that find them. Every method is one transaction.

use super::filing::block_of;
use super::listing::EVERYTHING;
use super::sqlite::Sqlite;
use super::{Gathered, Sort};
use crate::day::Day;
use crate::digest::Digest;
use crate::error::{Error, Result};
use crate::kinds;
use chancery::Claim;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Parties beyond which a claim's pairs are not listed: a list of forty states is a roll, not forty relations.
const MOST_PARTIES: usize = 12;

/// Under which keys an event is listed: its parties, pairs of them, and for encounters each party in the state where they met.
pub(crate) fn keys(parties: &[&str], kind: &str, state: Option<&str>) -> Vec<String> {
    let few = parties.len() <= MOST_PARTIES;
    let mut keys = if few { pairs(parties) } else { parties.iter().map(|p| (*p).to_string()).collect() };
    if let Some(state) = state.filter(|_| matches!(kind, "meeting" | "talks" | "conference")) {
        keys.extend(parties.iter().map(|p| kinds::there(p, state)));
    }
    keys
}

fn pairs(parties: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = parties.iter().map(|p| (*p).to_string()).collect();
    for (n, a) in parties.iter().enumerate() {
        keys.extend(parties[n + 1..].iter().map(|b| format!("{a}|{b}")));
    }
    keys
}

impl Sqlite {
    pub(super) fn write_index(&mut self) -> Result<()> {
        let transaction = self.db.transaction()?;
        index(&transaction)?;
        Ok(transaction.commit()?)
    }

    pub(super) fn write_settled(&mut self, blocks: &[(i64, Vec<Gathered>)]) -> Result<()> {
        let transaction = self.db.transaction()?;
        for (block, events) in blocks {
            settle_block(&transaction, *block, events)?;
        }
        list(&transaction, blocks)?;
        transaction.commit()?;
        Ok(())
    }

    pub(super) fn write_moved(&mut self, row: i64, corrected: &Claim) -> Result<()> {
        let transaction = self.db.transaction()?;
        index(&transaction)?;
        let old: i64 = transaction.query_row("SELECT block FROM claims WHERE id = ?", [row], |r| r.get(0))?;
        let new = block_of(&transaction, &kinds::block(corrected))?;
        clear_event_of(&transaction, old, row)?;
        for block in [old, new] {
            mark(&transaction, block)?;
        }
        transaction.execute("UPDATE members SET block = ? WHERE block = ? AND claim = ?", [new, old, row])?;
        transaction.execute("UPDATE claims SET block = ? WHERE id = ?", [new, row])?;
        transaction.commit()?;
        Ok(())
    }

    pub(super) fn read_gathered(&self, block: i64) -> Result<Vec<(i64, Vec<i64>)>> {
        let mut statement = self.db.prepare_cached("SELECT id, claims FROM events WHERE block = ?")?;
        let mut rows = statement.query([block])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push((row.get(0)?, numbers(&row.get::<_, Vec<u8>>(1)?)?));
        }
        Ok(out)
    }
}

/// Rows of claims as they are kept with their event.
pub(super) fn numbers(bytes: &[u8]) -> Result<Vec<i64>> {
    postcard::from_bytes(bytes).map_err(|e| Error::Corrupt(format!("the claims of an event can't be read: {e}")))
}

pub(super) fn bytes_of<T: serde::Serialize + ?Sized>(of: &T) -> Vec<u8> {
    postcard::to_stdvec(of).unwrap_or_default()
}

/// Writes what finds claims: names, anchors, members of blocks. Sorted, so that each page is written once.
pub(super) fn index(db: &Connection) -> Result<()> {
    let last: i64 = db
        .prepare_cached("SELECT value FROM progress WHERE name = 'indexed'")?
        .query_row([], |r| r.get(0))
        .optional()?
        .unwrap_or(0);
    let newest: i64 = db.prepare_cached("SELECT COALESCE(MAX(id), 0) FROM claims")?.query_row([], |r| r.get(0))?;
    if newest == last {
        return Ok(());
    }
    for sql in [
        "INSERT INTO names (cid, claim) SELECT cid, id FROM claims WHERE id > ? ORDER BY cid, id",
        "INSERT INTO anchors (anchor, claim) SELECT anchor, id FROM claims WHERE id > ? ORDER BY anchor, id",
        "INSERT INTO members (block, claim, since, until, sketch)
           SELECT block, id, published, until, sketch FROM claims WHERE id > ? AND live = 1 ORDER BY block, id",
        "INSERT OR IGNORE INTO dirty (block) SELECT DISTINCT block FROM claims WHERE id > ?",
    ] {
        db.prepare_cached(sql)?.execute([last])?;
    }
    db.prepare_cached("INSERT INTO progress (name, value) VALUES ('indexed', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")?
        .execute([newest])?;
    Ok(())
}

fn mark(db: &Connection, block: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO dirty (block) VALUES (?)")?.execute([block])?;
    Ok(())
}

pub(super) fn mark_version(db: &Connection, version: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO dirty (block) SELECT DISTINCT block FROM claims WHERE version = ?")?
        .execute([version])?;
    Ok(())
}

/// Takes away the events that hold claims of a version: they are made anew.
pub(super) fn clear_events_of(db: &Connection, version: i64) -> Result<()> {
    let claims: Vec<(i64, i64)> = db
        .prepare_cached("SELECT block, id FROM claims WHERE version = ?")?
        .query_map([version], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    claims.into_iter().try_for_each(|(block, claim)| clear_event_of(db, block, claim))
}

fn clear_event_of(db: &Connection, block: i64, claim: i64) -> Result<()> {
    let event: Option<i64> = db
        .prepare_cached("SELECT event FROM homes WHERE block = ? AND claim = ?")?
        .query_row([block, claim], |r| r.get(0))
        .optional()?;
    event.map_or(Ok(()), |event| clear_event(db, block, event))
}

/// Takes an event away. Under which keys it is listed follows from its digest, so that no index of them is needed.
fn clear_event(db: &Connection, block: i64, event: i64) -> Result<()> {
    let kept: Option<(i64, Day, Vec<u8>, Vec<u8>)> = db
        .prepare_cached("SELECT row, at, claims, digest FROM events WHERE block = ? AND id = ?")?
        .query_row([block, event], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .optional()?;
    let Some((row, at, claims, digest)) = kept else { return Ok(()) };
    let digest = Digest::from_bytes(&digest)?;
    let parties: Vec<&str> = digest.parties.iter().map(String::as_str).collect();
    let marked = Sort::marked(&digest.kind, digest.plan.is_some(), !digest.compared.is_empty());
    for sort in marked {
        for key in keys(&parties, &digest.kind, digest.state.as_deref()).iter().map(String::as_str).chain([EVERYTHING])
        {
            db.prepare_cached("DELETE FROM listed WHERE key = ? AND sort = ? AND at = ? AND event = ?")?
                .execute(params![key, sort, at, event])?;
        }
    }
    for sound in digest.people.iter().flat_map(|p| p.named.sounds()) {
        db.prepare_cached("DELETE FROM persons WHERE sound = ? AND at = ? AND event = ?")?
            .execute(params![sound, at, event])?;
    }
    for claim in numbers(&claims)? {
        db.prepare_cached("DELETE FROM homes WHERE block = ? AND claim = ?")?.execute([block, claim])?;
    }
    db.prepare_cached("DELETE FROM events WHERE row = ?")?.execute([row])?;
    Ok(())
}

/// Writes the events that are new, and takes away those that are no more.
fn settle_block(db: &Connection, block: i64, events: &[Gathered]) -> Result<()> {
    let stay: BTreeSet<i64> = events.iter().filter(|e| e.kept.is_none()).map(|e| e.event).collect();
    let old: Vec<i64> = db
        .prepare_cached("SELECT id FROM events WHERE block = ?")?
        .query_map([block], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    old.into_iter().filter(|e| !stay.contains(e)).try_for_each(|e| clear_event(db, block, e))?;
    for event in events {
        write_event(db, block, event)?;
    }
    db.prepare_cached("DELETE FROM dirty WHERE block = ?")?.execute([block])?;
    Ok(())
}

fn write_event(db: &Connection, block: i64, e: &Gathered) -> Result<()> {
    let Some(kept) = &e.kept else { return Ok(()) };
    db.prepare_cached(
        "INSERT OR IGNORE INTO events (block, id, at, claims, digest, face, papers) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        block,
        e.event,
        e.at,
        bytes_of(&e.rows),
        kept.digest.bytes(),
        kept.face.bytes(),
        bytes_of(&kept.papers)
    ])?;
    let mut home = db.prepare_cached("INSERT OR REPLACE INTO homes (block, claim, event) VALUES (?, ?, ?)")?;
    for row in &e.rows {
        home.execute([block, *row, e.event])?;
    }
    Ok(())
}

/// Lists events under their parties and people: sorted, so that each page is written once.
fn list(db: &Connection, blocks: &[(i64, Vec<Gathered>)]) -> Result<()> {
    let new = || blocks.iter().flat_map(|(b, events)| events.iter().filter(|e| e.kept.is_some()).map(move |e| (*b, e)));
    let mut parties: Vec<(&str, &str, Day, i64, i64)> = Vec::new();
    for (block, e) in new() {
        for key in e.keys.iter().map(String::as_str).chain([EVERYTHING]) {
            parties.extend(Sort::of(e).map(|sort| (key, sort, e.at, e.event, block)));
        }
    }
    parties.sort_unstable();
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO listed (key, sort, at, event, block) VALUES (?, ?, ?, ?, ?)")?;
    for row in parties {
        statement.execute(row)?;
    }
    let mut people: Vec<(&str, Day, i64, i64)> =
        new().flat_map(|(block, e)| e.sounds.iter().map(move |s| (s.as_str(), e.at, e.event, block))).collect();
    people.sort_unstable();
    let mut statement =
        db.prepare_cached("INSERT OR IGNORE INTO persons (sound, at, event, block) VALUES (?, ?, ?, ?)")?;
    for row in people {
        statement.execute(row)?;
    }
    Ok(())
}
