//! Writing to SQLite: filing, gathering, deciding. Every method is one transaction.

use super::notes::put;
use super::sqlite::Sqlite;
use super::standing::{Standing, replace_versions, standings};
use super::{Gathered, NEVER, Note};
use crate::again::sketch;
use crate::day::{self, Day};
use crate::decisions::Decision;
use crate::error::{Error, Result};
use crate::filed::{self, Added, Filing};
use crate::gather::Sketch;
use crate::kinds;
use crate::sources::Sources;
use crate::tokens::tokens;
use chancery::Claim;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// Parties beyond which a claim's pairs are not listed: a list of forty states is a roll, not forty relations.
const MOST_PARTIES: usize = 12;

/// A party, or two of them in order.
pub(crate) fn keys(parties: &[&str]) -> Vec<String> {
    if parties.len() <= MOST_PARTIES { pairs(parties) } else { parties.iter().map(|p| (*p).to_string()).collect() }
}

fn pairs(parties: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = parties.iter().map(|p| (*p).to_string()).collect();
    for (n, a) in parties.iter().enumerate() {
        keys.extend(parties[n + 1..].iter().map(|b| format!("{a}|{b}")));
    }
    keys
}

/// The key under which every event is listed.
pub(super) const EVERYTHING: &str = "*";

impl Sqlite {
    pub(super) fn write_batch(&mut self, batch: &[Filing], keep_text: bool, now: i64, notes: &[Note]) -> Result<Added> {
        let sources = Sources::of(&*self)?;
        let transaction = self.db.transaction()?;
        put(&transaction, notes)?;
        let mut added = Added::default();
        let mut texts = Vec::new();
        let mut heard = BTreeMap::new();
        for filing in batch {
            let a = &filing.article;
            let keep_text = keep_text && sources.keeps_text(a.outlet.as_deref().unwrap_or(""), a.url.as_deref());
            file_one(&transaction, filing, keep_text, now, &mut added, &mut texts, &mut heard)?;
        }
        for (key, day) in heard {
            transaction
                .prepare_cached("INSERT INTO heard (key, day) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET day = MAX(heard.day, excluded.day)")?
                .execute(params![key, day])?;
        }
        // Full text takes rows in order; out of order each would make a segment of its own.
        texts.sort();
        for (doc, text) in texts {
            transaction
                .prepare_cached("INSERT INTO words (rowid, tokens) VALUES (?, ?)")?
                .execute(params![doc, text])?;
        }
        transaction.commit()?;
        Ok(added)
    }

    pub(super) fn write_readings(&mut self, readings: &[(i64, Filing)]) -> Result<usize> {
        let transaction = self.db.transaction()?;
        let mut count = 0;
        for (version, filing) in readings {
            index(&transaction)?;
            index(&transaction)?;
            mark_version(&transaction, *version)?;
            transaction.prepare_cached("UPDATE claims SET live = 0 WHERE version = ?")?.execute([version])?;
            clear_blocks_of(&transaction, *version)?;
            transaction
                .prepare_cached(
                    "DELETE FROM members WHERE (block, claim) IN (SELECT block, id FROM claims WHERE version = ?)",
                )?
                .execute([version])?;
            let (published, article) = transaction
                .prepare_cached("SELECT COALESCE(published, 0), article FROM versions WHERE id = ?")?
                .query_row([version], |r| Ok((r.get::<_, Day>(0)?, r.get::<_, i64>(1)?)))?;
            let standing = standings(&transaction, article)?.into_iter().find(|s| s.version == *version);
            let standing = standing.ok_or_else(|| Error::Corrupt("a version has no article".into()))?;
            file_claims(&transaction, filing, published, &standing)?;
            transaction
                .prepare_cached("UPDATE versions SET reading = ?, language = ? WHERE id = ?")?
                .execute(params![filing.reading, filing.language, version])?;
            count += filing.claims.len();
        }
        transaction.commit()?;
        Ok(count)
    }

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
        // The claim may give its name to an event of either block: both are gathered afresh from nothing.
        for block in [old, new] {
            clear_block(&transaction, block)?;
            mark(&transaction, block)?;
        }
        transaction.execute("UPDATE members SET block = ? WHERE block = ? AND claim = ?", [new, old, row])?;
        transaction.execute("UPDATE claims SET block = ? WHERE id = ?", [new, row])?;
        transaction.commit()?;
        Ok(())
    }

    pub(super) fn write_decision(&mut self, decision: &Decision) -> Result<i64> {
        let body = serde_json::to_string(&decision.body)?;
        // A decision is on the disk before its maker sees it confirmed; articles can be filed again.
        self.db.pragma_update(None, "synchronous", "FULL")?;
        self.db.execute(
            "INSERT INTO decisions (made, who, body) VALUES (?, ?, ?)",
            params![decision.made, decision.who, body],
        )?;
        let id = self.db.last_insert_rowid();
        self.db.pragma_update(None, "synchronous", "NORMAL")?;
        Ok(id)
    }
}

fn file_one(
    db: &Connection,
    filing: &Filing,
    keep_text: bool,
    now: i64,
    added: &mut Added,
    texts: &mut Vec<(i64, String)>,
    heard: &mut BTreeMap<String, Day>,
) -> Result<()> {
    let (key, hash) = (filed::key_of(&filing.article), filed::text_hash(&filing.article));
    let (article, fresh) = article_of(db, key)?;
    let known: Option<i64> = db
        .prepare_cached("SELECT id FROM versions WHERE article = ? AND hash = ?")?
        .query_row(params![article, hash], |r| r.get(0))
        .optional()?;
    if known.is_some() {
        added.known += 1;
        return Ok(());
    }
    let published = filing.article.published.as_deref().and_then(day::parse);
    let doc = doc_of(db, published.unwrap_or(0), key, &hash)?;
    let version = write_version(db, filing, article, &hash, published, keep_text, now, doc)?;
    let published = published.unwrap_or(0);
    let standing = match fresh {
        true => Standing { version, since: published, until: NEVER },
        false => replace_versions(db, article, version)?,
    };
    file_claims(db, filing, published, &standing)?;
    let title = filing.article.title.as_deref().unwrap_or("");
    for key in filing.claims.iter().flat_map(|c| keys(&kinds::parties(c))) {
        let day = heard.entry(key).or_insert(0);
        *day = (*day).max(published);
    }
    texts.push((doc, tokens(&format!("{title}\n{}", filing.article.text)).join(" ")));
    added.articles += usize::from(fresh);
    added.changed += usize::from(!fresh);
    added.claims += filing.claims.len();
    Ok(())
}

fn article_of(db: &Connection, key: &str) -> Result<(i64, bool)> {
    let known =
        db.prepare_cached("SELECT id FROM articles WHERE key = ?")?.query_row([key], |r| r.get(0)).optional()?;
    if let Some(id) = known {
        return Ok((id, false));
    }
    db.prepare_cached("INSERT INTO articles (key) VALUES (?)")?.execute([key])?;
    Ok((db.last_insert_rowid(), true))
}

#[expect(clippy::too_many_arguments, reason = "one row of a table")]
fn write_version(
    db: &Connection,
    filing: &Filing,
    article: i64,
    hash: &str,
    published: Option<Day>,
    keep_text: bool,
    now: i64,
    doc: i64,
) -> Result<i64> {
    let a = &filing.article;
    db.prepare_cached(
        "INSERT INTO versions (article, hash, given, outlet, published, title, language, url, ingested, reading, text, sketch, doc, fetched)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        article,
        hash,
        a.id,
        a.outlet.as_deref().unwrap_or(""),
        published,
        a.title.as_deref().unwrap_or(""),
        filing.language,
        a.url,
        now,
        filing.reading,
        keep_text.then_some(a.text.as_str()),
        sketch(&a.text),
        doc,
        filing.fetched
    ])?;
    Ok(db.last_insert_rowid())
}

/// The row of a text in the full-text table: by day, then by hash, so that the newest come first whatever came in first.
fn doc_of(db: &Connection, published: Day, key: &str, hash: &str) -> Result<i64> {
    let low = filed::number(&[key, hash]) & 0xff_ffff_ffff;
    let mut doc = ((i64::from(published) + 1_000_000) << 40) | low;
    let mut taken = db.prepare_cached("SELECT 1 FROM versions WHERE doc = ?")?;
    while taken.exists([doc])? {
        doc += 1;
    }
    Ok(doc)
}

/// Claims are only put behind one another: what finds them again is written when events are gathered, in order.
fn file_claims(db: &Connection, filing: &Filing, published: Day, standing: &Standing) -> Result<()> {
    let hash = filed::text_hash(&filing.article);
    let anchors = filed::anchors(filed::key_of(&filing.article), &hash, published, &filing.claims);
    for (claim, anchor) in filing.claims.iter().zip(anchors) {
        let block = block_of(db, &kinds::block(claim))?;
        db.prepare_cached(
            "INSERT INTO claims (cid, version, anchor, block, reading, live, published, until, body, sketch)
             VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
        )?
        .execute(params![
            claim.id,
            standing.version,
            anchor,
            block,
            filing.reading,
            standing.since,
            standing.until,
            serde_json::to_string(claim)?,
            Sketch::of(claim, anchor, standing.version, published).bytes()
        ])?;
    }
    Ok(())
}

/// Writes what finds claims: names, anchors, members of blocks. Sorted, so that each page is written once.
fn index(db: &Connection) -> Result<()> {
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
        "INSERT INTO members (block, claim, live, sketch)
           SELECT block, id, until = 2147483647, sketch FROM claims WHERE id > ? AND live = 1 ORDER BY block, id",
        "INSERT OR IGNORE INTO dirty (block) SELECT DISTINCT block FROM claims WHERE id > ?",
    ] {
        db.prepare_cached(sql)?.execute([last])?;
    }
    db.prepare_cached("INSERT INTO progress (name, value) VALUES ('indexed', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")?
        .execute([newest])?;
    Ok(())
}

fn block_of(db: &Connection, key: &str) -> Result<i64> {
    let known = db.prepare_cached("SELECT id FROM blocks WHERE key = ?")?.query_row([key], |r| r.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO blocks (key) VALUES (?)")?.execute([key])?;
    Ok(db.last_insert_rowid())
}

fn mark(db: &Connection, block: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO dirty (block) VALUES (?)")?.execute([block])?;
    Ok(())
}

/// The blocks of a version's claims are gathered afresh from nothing.
fn clear_blocks_of(db: &Connection, version: i64) -> Result<()> {
    let blocks: Vec<i64> = db
        .prepare_cached("SELECT DISTINCT block FROM claims WHERE version = ?")?
        .query_map([version], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    blocks.into_iter().try_for_each(|block| clear_block(db, block))
}

pub(super) fn mark_version(db: &Connection, version: i64) -> Result<()> {
    db.prepare_cached("INSERT OR IGNORE INTO dirty (block) SELECT DISTINCT block FROM claims WHERE version = ?")?
        .execute([version])?;
    Ok(())
}

/// Takes away what a block was gathered into. Under which keys its events are listed follows from its claims, so that no index of
/// them is needed.
fn clear_block(db: &Connection, block: i64) -> Result<()> {
    let events: Vec<(i64, i64)> = db
        .prepare_cached("SELECT id, at FROM events WHERE block = ?")?
        .query_map([block], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if events.is_empty() {
        return Ok(());
    }
    let (keys, sounds) = listed_under(db, block)?;
    for (event, at) in events {
        for (sql, words) in [
            ("DELETE FROM taking_part WHERE key = ? AND at = ? AND event = ?", &keys),
            ("DELETE FROM persons WHERE sound = ? AND at = ? AND event = ?", &sounds),
        ] {
            for word in words {
                db.prepare_cached(sql)?.execute(params![word, at, event])?;
            }
        }
    }
    db.prepare_cached("DELETE FROM events WHERE block = ?")?.execute([block])?;
    db.prepare_cached("DELETE FROM filed WHERE block = ?")?.execute([block])?;
    db.prepare_cached("DELETE FROM homes WHERE block = ?")?.execute([block])?;
    Ok(())
}

/// Every key and sound under which an event of a block can be listed. Corrections may have added parties to those of the claims.
fn listed_under(db: &Connection, block: i64) -> Result<(BTreeSet<String>, BTreeSet<String>)> {
    let mut parties = BTreeSet::new();
    let mut sounds = BTreeSet::new();
    let mut statement = db.prepare_cached("SELECT sketch FROM members WHERE block = ?")?;
    let mut rows = statement.query([block])?;
    while let Some(row) = rows.next()? {
        let sketch = Sketch::from_bytes(&row.get::<_, Vec<u8>>(0)?)?;
        sounds.extend(sketch.people.iter().flat_map(|p| p.sounds()));
        parties.extend(sketch.parties);
    }
    let key: String = db.prepare_cached("SELECT key FROM blocks WHERE id = ?")?.query_row([block], |r| r.get(0))?;
    parties.extend(key.rsplit(' ').next().unwrap_or_default().split('+').map(String::from));
    let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
    Ok((pairs(&parties).into_iter().chain([EVERYTHING.to_string()]).collect(), sounds))
}

fn settle_block(db: &Connection, block: i64, events: &[Gathered]) -> Result<()> {
    clear_block(db, block)?;
    for event in events {
        write_event(db, block, event)?;
    }
    db.prepare_cached("DELETE FROM dirty WHERE block = ?")?.execute([block])?;
    Ok(())
}

fn write_event(db: &Connection, block: i64, e: &Gathered) -> Result<()> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO events (block, id, kind, at, planned, compared, known) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![block, e.event, e.kind, e.at, e.planned, e.compared, e.known])?;
    for row in &e.rows {
        db.prepare_cached("INSERT INTO filed (block, event, claim) VALUES (?, ?, ?)")?
            .execute([block, e.event, *row])?;
        db.prepare_cached("INSERT INTO homes (block, claim, event) VALUES (?, ?, ?)")?
            .execute([block, *row, e.event])?;
    }
    Ok(())
}

/// Lists events under their parties and people: sorted, so that each page is written once.
fn list(db: &Connection, blocks: &[(i64, Vec<Gathered>)]) -> Result<()> {
    let events = || blocks.iter().flat_map(|(block, events)| events.iter().map(move |e| (*block, e)));
    let everything = |e| std::iter::once(EVERYTHING).chain(keys_of(e));
    let parties = events().flat_map(|(block, e)| everything(e).map(move |key| (key, e.at, e.event, block)));
    let people = events().flat_map(|(block, e)| e.sounds.iter().map(move |s| (s.as_str(), e.at, e.event, block)));
    put_sorted(db, "INSERT OR IGNORE INTO taking_part (key, at, event, block) VALUES (?, ?, ?, ?)", parties)?;
    put_sorted(db, "INSERT OR IGNORE INTO persons (sound, at, event, block) VALUES (?, ?, ?, ?)", people)
}

fn keys_of(event: &Gathered) -> impl Iterator<Item = &str> {
    event.keys.iter().map(String::as_str)
}

fn put_sorted<'e>(db: &Connection, sql: &str, rows: impl Iterator<Item = (&'e str, Day, i64, i64)>) -> Result<()> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_unstable();
    let mut statement = db.prepare_cached(sql)?;
    for (word, at, event, block) in rows {
        statement.execute(params![word, at, event, block])?;
    }
    Ok(())
}
