//! Writing to SQLite: filing articles with their claims, and decisions. Every method is one transaction.

use super::gathered::{clear_events_of, index, keys, mark_version};
use super::notes::put;
use super::sqlite::Sqlite;
use super::standing::{Standing, replace_versions, standings};
use super::{NEVER, Note};
use crate::again::sketch;
use crate::day::{self, Day};
use crate::decisions::Decision;
use crate::error::{Error, Result};
use crate::filed::{self, Added, Filing};
use crate::gather::Sketch;
use crate::kinds;
use crate::sources::Sources;
use crate::tokens::tokens;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

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
            mark_version(&transaction, *version)?;
            transaction.prepare_cached("UPDATE claims SET live = 0 WHERE version = ?")?.execute([version])?;
            clear_events_of(&transaction, *version)?;
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
                .prepare_cached("UPDATE versions SET reading = ?, language = ?, claims = ? WHERE id = ?")?
                .execute(params![filing.reading, filing.language, many(filing), version])?;
            count += filing.claims.len();
        }
        transaction.commit()?;
        Ok(count)
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
    for key in filing.claims.iter().flat_map(|c| keys(&kinds::parties(c), "", None)) {
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
        "INSERT INTO versions (article, hash, given, outlet, published, title, language, url, ingested, reading, doc, fetched, claims)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        doc,
        filing.fetched,
        many(filing)
    ])?;
    let version = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO texts (version, sketch, text) VALUES (?, ?, ?)")?.execute(params![
        version,
        sketch(&a.text),
        keep_text.then_some(a.text.as_str())
    ])?;
    Ok(version)
}

/// How many claims an article makes.
fn many(filing: &Filing) -> i64 {
    i64::try_from(filing.claims.len()).unwrap_or(i64::MAX)
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

pub(super) fn block_of(db: &Connection, key: &str) -> Result<i64> {
    let known = db.prepare_cached("SELECT id FROM blocks WHERE key = ?")?.query_row([key], |r| r.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO blocks (key) VALUES (?)")?.execute([key])?;
    Ok(db.last_insert_rowid())
}
