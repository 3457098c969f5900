//! Reading from SQLite.

use super::claims::paper;
use super::gathered::{bytes_of, numbers};
use super::sqlite::Sqlite;
use super::{Gathered, Kept, Listing, Mention, NEVER, Note, Outlet, Place, Reported, Sort, Store, Version};
use crate::day::Day;
use crate::decisions::Decision;
use crate::digest::Read;
use crate::error::{Error, Result};
use crate::filed::{Added, Filing, Paper, Stored};
use chancery::Claim;
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;
use std::path::Path;

impl Store for Sqlite {
    fn file_noting(&mut self, batch: &[Filing], keep_text: bool, now: i64, notes: &[Note]) -> Result<Added> {
        self.write_batch(batch, keep_text, now, notes)
    }

    fn notes(&self, drawer: &str) -> Result<Vec<(String, String)>> {
        self.read_notes(drawer)
    }

    fn note(&self, drawer: &str, key: &str) -> Result<Option<String>> {
        self.read_note(drawer, key)
    }

    fn put_notes(&mut self, notes: &[Note]) -> Result<()> {
        self.write_notes(notes)
    }

    fn drop_texts(&mut self, of: &dyn Fn(&str, Option<&str>) -> bool) -> Result<usize> {
        self.forget_texts(of)
    }

    fn versions(&self, key: &str) -> Result<Vec<Version>> {
        self.read_versions(key)
    }

    fn of_article(&self, key: &str) -> Result<Vec<Stored>> {
        self.claims_where("a.key = ? AND c.live = 1 ORDER BY c.id", vec![key.to_string().into()])
    }

    fn all_sketches(&self) -> Result<Vec<(Paper, String)>> {
        self.read_sketches()
    }

    fn knows(&self, key: &str, hash: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM versions v JOIN articles a ON a.id = v.article WHERE a.key = ? AND v.hash = ?";
        Ok(self.db.prepare_cached(sql)?.exists([key, hash])?)
    }

    fn reread(&mut self, readings: &[(i64, Filing)]) -> Result<usize> {
        self.write_readings(readings)
    }

    fn kept(&self, after: i64, limit: usize) -> Result<Vec<Kept>> {
        self.read_kept(after, limit)
    }

    fn index(&mut self) -> Result<()> {
        self.write_index()
    }

    fn dirty(&self, after: Option<i64>, limit: usize) -> Result<Vec<i64>> {
        let sql = "SELECT block FROM dirty WHERE block > ? ORDER BY block LIMIT ?";
        let mut statement = self.db.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map([after.unwrap_or(i64::MIN), limit], |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn sketches_of(&self, block: i64, as_of: Option<Day>) -> Result<Vec<(i64, Vec<u8>)>> {
        let sql = "SELECT claim, sketch FROM members WHERE block = ?1 AND since <= ?2 AND until > ?3";
        let mut statement = self.db.prepare_cached(sql)?;
        // What counts now has not been replaced.
        let (known, after) = (as_of.unwrap_or(Day::MAX), as_of.unwrap_or(NEVER - 1));
        let rows = statement.query_map(params![block, known, after], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn gathered(&self, block: i64) -> Result<Vec<(i64, Vec<i64>)>> {
        self.read_gathered(block)
    }

    fn settle(&mut self, blocks: &[(i64, Vec<Gathered>)]) -> Result<()> {
        self.write_settled(blocks)
    }

    fn move_claim(&mut self, row: i64, corrected: &Claim) -> Result<()> {
        self.write_moved(row, corrected)
    }

    fn rest(&self) -> Result<()> {
        self.db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }

    fn list(&self, what: &Listing) -> Result<Vec<Place>> {
        self.read_list(what)
    }

    fn digest(&self, block: i64, event: i64, claims: Option<&[i64]>) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT digest FROM events WHERE block = ?1 AND id = ?2 AND (?3 IS NULL OR claims = ?3)";
        let claims = claims.map(bytes_of);
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_row(params![block, event, claims], |r| r.get(0)).optional()?)
    }

    fn face(&self, block: i64, event: i64) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT face FROM events WHERE block = ? AND id = ?";
        Ok(self.db.prepare_cached(sql)?.query_row([block, event], |r| r.get(0)).optional()?)
    }

    fn blocks(&self, what: &Listing, as_of: Day) -> Result<Vec<i64>> {
        self.read_blocks(what, as_of)
    }

    fn blocks_with(&self, anchor: i64) -> Result<Vec<i64>> {
        let sql = "SELECT DISTINCT c.block FROM anchors a JOIN claims c ON c.id = a.claim WHERE a.anchor = ?";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([anchor], |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn claims(&self, block: i64, event: i64) -> Result<Vec<Stored>> {
        let sql = "SELECT claims FROM events WHERE block = ? AND id = ?";
        let rows: Option<Vec<u8>> = self.db.prepare_cached(sql)?.query_row([block, event], |r| r.get(0)).optional()?;
        rows.map_or(Ok(Vec::new()), |rows| self.claims_by_row(event, &numbers(&rows)?))
    }

    fn blocks_of(&self, events: &[i64]) -> Result<Vec<i64>> {
        // An event has the name of one of its claims and stands in that claim's block.
        let mut statement = self.db.prepare_cached(
            "SELECT c.block FROM anchors a JOIN claims c ON c.id = a.claim JOIN events e ON e.block = c.block AND e.id = a.anchor WHERE a.anchor = ?",
        )?;
        let mut out = Vec::new();
        for event in events {
            out.extend(statement.query_map([event], |r| r.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }

    fn anchored(&self, anchor: i64) -> Result<Vec<Stored>> {
        let test = "c.id IN (SELECT claim FROM anchors WHERE anchor = ?) ORDER BY c.live DESC, c.id";
        self.claims_where(test, vec![anchor.into()])
    }

    fn by_id(&self, id: &str, limit: usize) -> Result<Vec<Stored>> {
        let end = format!("{id}\u{10ffff}");
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let test =
            "c.id IN (SELECT claim FROM names WHERE cid >= ? AND cid < ?) AND c.live = 1 ORDER BY c.cid, c.id LIMIT ?";
        self.claims_where(test, vec![id.to_string().into(), end.into(), limit.into()])
    }

    fn all_rows(&self) -> Result<Vec<(i64, i64)>> {
        let mut statement = self.db.prepare_cached("SELECT claim, event FROM homes")?;
        let homes = statement
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<HashMap<i64, i64>>>()?;
        let sql = "SELECT c.id FROM claims c WHERE c.live = 1 AND c.until = ? ORDER BY c.published, c.anchor";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([NEVER], |r| r.get(0).map(|id| (id, homes.get(&id).copied().unwrap_or(0))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn rows(&self, event: i64, rows: &[i64]) -> Result<Vec<Stored>> {
        self.claims_by_row(event, rows)
    }

    fn text(&self, version: i64) -> Result<Option<String>> {
        let sql = "SELECT text FROM texts WHERE version = ?";
        Ok(self.db.prepare_cached(sql)?.query_row([version], |r| r.get(0)).optional()?.flatten())
    }

    fn papers(&self, key: &str) -> Result<Vec<Paper>> {
        let sql = "SELECT v.id, a.key, v.given, v.outlet, v.published, v.title, v.language, v.url, v.hash FROM articles a \
            JOIN versions v ON v.article = a.id WHERE a.key = ? ORDER BY v.published DESC, v.hash";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([key], |r| paper(r, 0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn reported(&self, from: Day, to: Option<Day>, events: usize) -> Result<Vec<Reported>> {
        self.read_reported(from, to, events)
    }

    fn last_day(&self) -> Result<Option<Day>> {
        Ok(self.db.query_row("SELECT MAX(published) FROM versions", [], |r| r.get(0))?)
    }

    fn hold(&self) -> Result<()> {
        Ok(self.db.execute_batch("BEGIN")?)
    }

    fn let_go(&self) -> Result<()> {
        Ok(self.db.execute_batch("COMMIT")?)
    }

    fn state(&self) -> Result<i64> {
        Ok(self.db.prepare_cached("PRAGMA data_version")?.query_row([], |r| r.get(0))?)
    }

    fn search(&self, tokens: &[String], after: Option<i64>, limit: usize) -> Result<Vec<(i64, Paper, Option<String>)>> {
        let query = tokens.iter().map(|t| format!("\"{}\"", t.replace('"', ""))).collect::<Vec<_>>().join(" AND ");
        let sql = "SELECT v.doc, t.text, v.id, a.key, v.given, v.outlet, v.published, v.title, v.language, v.url, v.hash \
            FROM (SELECT rowid AS doc FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) w \
            JOIN versions v ON v.doc = w.doc JOIN articles a ON a.id = v.article JOIN texts t ON t.version = v.id ORDER BY v.doc DESC";
        let mut statement = self.db.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![query, after.unwrap_or(i64::MAX), limit], |r| {
            Ok((r.get(0)?, paper(r, 2)?, r.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn of_version(&self, version: i64) -> Result<Vec<Stored>> {
        self.claims_where("c.version = ? AND c.live = 1 ORDER BY c.id", vec![version.into()])
    }

    fn mentions(&self, version: i64) -> Result<Vec<Mention>> {
        self.mentions_of(version)
    }

    fn read_of(&self, key: &str) -> Result<Vec<Read>> {
        let sql = "SELECT e.papers FROM listed p CROSS JOIN events e ON e.block = p.block AND e.id = p.event WHERE p.key = ? AND p.sort = ?";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([key, Sort::ALL])?;
        let mut out: Vec<Read> = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_blob().map_err(|e| Error::Corrupt(e.to_string()))?;
            let papers: Vec<Read> = postcard::from_bytes(bytes).map_err(|e| Error::Corrupt(e.to_string()))?;
            out.extend(papers);
        }
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }

    fn newest(&self, key: &str) -> Result<Option<Day>> {
        Ok(self.db.prepare_cached("SELECT day FROM heard WHERE key = ?")?.query_row([key], |r| r.get(0)).optional()?)
    }

    fn outlets(&self, as_of: Option<Day>) -> Result<Vec<Outlet>> {
        self.read_outlets(as_of)
    }

    fn sketches(&self, versions: &[i64]) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached("SELECT sketch FROM texts WHERE version = ?")?;
        let sketches = versions.iter().map(|version| statement.query_row([version], |r| r.get(0)));
        Ok(sketches.collect::<rusqlite::Result<_>>()?)
    }

    fn decisions(&self) -> Result<Vec<Decision>> {
        let mut statement = self.db.prepare_cached("SELECT id, made, who, body FROM decisions ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let body: String = row.get(3)?;
            out.push(Decision {
                id: row.get(0)?,
                made: row.get(1)?,
                who: row.get(2)?,
                body: serde_json::from_str(&body)?,
            });
        }
        Ok(out)
    }

    fn decide(&mut self, decision: &Decision) -> Result<i64> {
        self.write_decision(decision)
    }

    fn check(&self) -> Result<Vec<String>> {
        self.faults()
    }

    fn backup(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::Input(format!("{}: exists already; give another name", to.display())));
        }
        self.db.execute("VACUUM INTO ?", [to.to_string_lossy()])?;
        Ok(())
    }

    fn counts(&self) -> Result<[usize; 4]> {
        Ok([
            self.count("SELECT COUNT(*) FROM versions")?,
            self.count("SELECT COALESCE(SUM(claims), 0) FROM versions")?,
            self.count("SELECT COUNT(*) FROM events")?,
            self.count("SELECT COUNT(*) FROM decisions")?,
        ])
    }
}
