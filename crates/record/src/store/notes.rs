//! What is kept beside the claims: notes in drawers, versions of a page, the texts that may be kept.

use super::claims::paper;
use super::sqlite::Sqlite;
use super::{Kept, NEVER, Note, Outlet, Version};
use crate::day::{self, Day};
use crate::error::Result;
use crate::filed::Paper;
use chancery::Article;
use rusqlite::{Connection, OptionalExtension, params};

/// Columns of a paper, as [`paper`] reads them.
const PAPER: &str = "v.id, a.key, v.given, v.outlet, v.published, v.title, v.language, v.url, v.hash";

/// Puts notes in their drawers.
pub(super) fn put(db: &Connection, notes: &[Note]) -> Result<()> {
    for Note { drawer, key, value } in notes {
        match value {
            Some(value) => db
                .prepare_cached(
                    "INSERT INTO notes (drawer, key, value) VALUES (?, ?, ?) ON CONFLICT (drawer, key) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![drawer, key, value])?,
            None => db
                .prepare_cached("DELETE FROM notes WHERE drawer = ? AND key = ?")?
                .execute(params![drawer, key])?,
        };
    }
    Ok(())
}

impl Sqlite {
    pub(super) fn write_notes(&mut self, notes: &[Note]) -> Result<()> {
        let transaction = self.db.transaction()?;
        put(&transaction, notes)?;
        Ok(transaction.commit()?)
    }

    pub(super) fn read_notes(&self, drawer: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self.db.prepare_cached("SELECT key, value FROM notes WHERE drawer = ? ORDER BY key")?;
        let rows = statement.query_map([drawer], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn read_note(&self, drawer: &str, key: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT value FROM notes WHERE drawer = ? AND key = ?")?;
        Ok(statement.query_row([drawer, key], |r| r.get(0)).optional()?)
    }

    pub(super) fn forget_texts(&mut self, of: &dyn Fn(&str, Option<&str>) -> bool) -> Result<usize> {
        let transaction = self.db.transaction()?;
        let kept: Vec<(i64, String, Option<String>)> = transaction
            .prepare_cached("SELECT v.id, v.outlet, v.url FROM versions v JOIN texts t ON t.version = v.id WHERE t.text IS NOT NULL")?
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let gone: Vec<i64> = kept.into_iter().filter(|(_, o, u)| of(o, u.as_deref())).map(|(id, ..)| id).collect();
        for id in &gone {
            transaction.prepare_cached("UPDATE texts SET text = NULL WHERE version = ?")?.execute([id])?;
        }
        transaction.commit()?;
        Ok(gone.len())
    }

    pub(super) fn read_versions(&self, key: &str) -> Result<Vec<Version>> {
        let sql = format!(
            "SELECT {PAPER}, v.fetched, t.text FROM versions v JOIN articles a ON a.id = v.article
             JOIN texts t ON t.version = v.id WHERE a.key = ?"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut versions = statement
            .query_map([key], |r| Ok(Version { paper: paper(r, 0)?, fetched: r.get(9)?, text: r.get(10)? }))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        versions.sort_by(|a, b| a.order().cmp(&b.order()));
        Ok(versions)
    }

    /// A version counts no more where another one was published or fetched after it.
    pub(super) fn read_sketches(&self) -> Result<Vec<(Paper, String)>> {
        let sql = format!(
            "SELECT {PAPER}, t.sketch FROM versions v JOIN articles a ON a.id = v.article
             JOIN texts t ON t.version = v.id WHERE t.sketch <> ''
             AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.version = v.id AND c.until < ?)
             ORDER BY COALESCE(v.published, 0), a.key, v.hash"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map([NEVER], |r| Ok((paper(r, 0)?, r.get(9)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn read_kept(&self, after: i64, limit: usize) -> Result<Vec<Kept>> {
        let sql = "SELECT v.id, v.given, v.outlet, v.published, v.title, v.url, t.text, v.reading, v.language FROM texts t \
            JOIN versions v ON v.id = t.version WHERE t.version > ? AND t.text IS NOT NULL ORDER BY t.version LIMIT ?";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params![after, i64::try_from(limit).unwrap_or(i64::MAX)], |r| {
            let filled = |text: String| Some(text).filter(|t| !t.is_empty());
            let article = Article {
                id: r.get(1)?,
                outlet: filled(r.get(2)?),
                published: r.get::<_, Option<Day>>(3)?.map(day::written),
                title: filled(r.get(4)?),
                url: r.get(5)?,
                text: r.get(6)?,
                lang: filled(r.get(8)?),
            };
            Ok(Kept { version: r.get(0)?, article, reading: r.get(7)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn read_outlets(&self, as_of: Option<Day>) -> Result<Vec<Outlet>> {
        let sql = "SELECT v.outlet, v.language, COUNT(*), SUM(v.claims), \
            MIN(COALESCE(v.published, 0)), MAX(COALESCE(v.published, 0)) FROM versions v WHERE COALESCE(v.published, 0) <= ? \
            GROUP BY v.outlet, v.language ORDER BY v.outlet, v.language";
        let whole = |n: i64| usize::try_from(n).unwrap_or_default();
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([as_of.unwrap_or(Day::MAX)], |r| {
            Ok(Outlet {
                name: r.get(0)?,
                language: r.get(1)?,
                articles: whole(r.get(2)?),
                claims: whole(r.get(3)?),
                first: r.get(4)?,
                last: r.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
