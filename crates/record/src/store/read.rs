//! Reading from SQLite.

use super::sqlite::Sqlite;
use super::write::EVERYTHING;
use super::{Covered, Gathered, Kept, Listing, NEVER, Note, Outlet, Reported, Store, Version};
use crate::day::{self, Day};
use crate::decisions::Decision;
use crate::error::{Error, Result};
use crate::filed::{Added, Filing, Paper, Stored};
use crate::gather::Sketch;
use chancery::{Article, Claim};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

/// Columns of a claim with its article's.
const CLAIM: &str = "SELECT c.id, c.anchor, COALESCE((SELECT h.event FROM homes h WHERE h.block = c.block AND h.claim = c.id), 0), c.body, v.id, a.key, v.given, v.outlet, v.published, v.title, v.language, \
    v.url, v.hash FROM claims c JOIN versions v ON v.id = c.version JOIN articles a ON a.id = v.article";

/// Papers already seen, so that the claims of one article share theirs.
type Papers = HashMap<i64, Arc<Paper>>;

fn stored(row: &Row<'_>, papers: &mut Papers) -> Result<Stored> {
    let version = row.get(4)?;
    let paper = match papers.get(&version) {
        Some(paper) => paper.clone(),
        None => papers.entry(version).or_insert(Arc::new(paper(row, 4)?)).clone(),
    };
    let body = row.get_ref(3)?.as_str().map_err(|e| Error::Corrupt(e.to_string()))?;
    let claim: Claim = serde_json::from_str(body)?;
    Ok(Stored { row: row.get(0)?, anchor: row.get(1)?, event: row.get(2)?, claim, paper })
}

pub(super) fn paper(row: &Row<'_>, at: usize) -> rusqlite::Result<Paper> {
    Ok(Paper {
        version: row.get(at)?,
        key: row.get(at + 1)?,
        id: row.get(at + 2)?,
        outlet: row.get(at + 3)?,
        published: row.get(at + 4)?,
        title: row.get(at + 5)?,
        language: row.get(at + 6)?,
        url: row.get(at + 7)?,
        hash: row.get(at + 8)?,
    })
}

fn marks(n: usize) -> String {
    vec!["?"; n].join(",")
}

impl Sqlite {
    fn fetch(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Stored>> {
        let mut papers = Papers::new();
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(stored(row, &mut papers)?);
        }
        Ok(out)
    }

    /// Blocks of claims that counted on a day and that a later version of their page took away.
    fn replaced_since(&self, what: &Listing, as_of: Day, blocks: &mut BTreeSet<i64>) -> Result<()> {
        // Written out, so that it is seen that the index of replaced claims holds them all.
        let sql = format!(
            "SELECT block, sketch FROM claims WHERE until < {NEVER} AND until > ?1 AND published <= ?1 AND live = 1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([as_of])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(1)?.as_blob().map_err(|e| Error::Corrupt(e.to_string()))?;
            if what.may_hold(&Sketch::from_bytes(bytes)?) {
                blocks.insert(row.get(0)?);
            }
        }
        Ok(())
    }

    fn count(&self, sql: &str) -> Result<usize> {
        let n: i64 = self.db.query_row(sql, [], |r| r.get(0))?;
        Ok(usize::try_from(n).unwrap_or_default())
    }
}

/// From where and under which conditions events are listed, with the values.
fn chosen(what: &Listing) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    let mut tests: Vec<String> = Vec::new();
    let (table, word, value) = match (&what.sound, &what.key) {
        (Some(sound), _) => ("persons", "sound", sound.clone()),
        (None, Some(key)) => ("taking_part", "key", key.clone()),
        (None, None) => ("taking_part", "key", EVERYTHING.to_string()),
    };
    tests.push(format!("p.{word} = ?"));
    values.push(value.into());
    // The events themselves are only looked at where something of theirs is asked.
    let asked = !what.kinds.is_empty() || what.planned || what.compared;
    let join = if asked { " CROSS JOIN events e ON e.block = p.block AND e.id = p.event" } else { "" };
    if !what.kinds.is_empty() {
        tests.push(format!("e.kind IN ({})", marks(what.kinds.len())));
        values.extend(what.kinds.iter().cloned().map(Value::from));
    }
    for (test, day) in [(">=", what.from), ("<=", what.to)] {
        if let Some(day) = day {
            tests.push(format!("p.at {test} ?"));
            values.push(i64::from(day).into());
        }
    }
    for (wanted, column) in [(what.planned, "planned"), (what.compared, "compared")] {
        if wanted {
            tests.push(format!("e.{column} = 1"));
        }
    }
    (format!("{table} p{join} WHERE {}", tests.join(" AND ")), values)
}

/// The SQL of a listing and its values.
fn listing(what: &Listing) -> (String, Vec<Value>) {
    let (mut chosen, mut values) = chosen(what);
    let (sign, order) = if what.newest { ("<", "DESC") } else { (">", "ASC") };
    if let Some((day, event)) = what.after {
        chosen.push_str(&format!(" AND (p.at, p.event) {sign} (?, ?)"));
        values.extend([i64::from(day).into(), event.into()]);
    }
    values.push(i64::try_from(what.limit).unwrap_or(i64::MAX).into());
    (format!("SELECT p.at, p.event FROM {chosen} ORDER BY p.at {order}, p.event {order} LIMIT ?"), values)
}

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
        let sql = format!("{CLAIM} WHERE a.key = ? AND c.live = 1 ORDER BY c.id");
        self.fetch(&sql, vec![key.to_string().into()])
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
        let sql = "SELECT v.id, v.given, v.outlet, v.published, v.title, v.url, v.text, v.reading, v.language FROM versions v \
            WHERE v.id > ? AND v.text IS NOT NULL ORDER BY v.id LIMIT ?";
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
        let sql = match as_of {
            None => "SELECT claim, sketch FROM members WHERE block = ?1 AND live = 1 AND ?2 IS NULL",
            Some(_) => {
                "SELECT m.claim, m.sketch FROM members m JOIN claims c ON c.id = m.claim \
                WHERE m.block = ?1 AND c.live = 1 AND c.published <= ?2 AND c.until > ?2"
            }
        };
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params![block, as_of], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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

    fn list(&self, what: &Listing) -> Result<Vec<(Day, i64)>> {
        let (sql, values) = listing(what);
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn blocks(&self, what: &Listing, as_of: Day) -> Result<Vec<i64>> {
        let (chosen, values) = chosen(what);
        let mut statement = self.db.prepare_cached(&format!("SELECT DISTINCT p.block FROM {chosen}"))?;
        let rows = statement.query_map(params_from_iter(values), |r| r.get(0))?;
        let mut blocks: BTreeSet<i64> = rows.collect::<rusqlite::Result<_>>()?;
        self.replaced_since(what, as_of, &mut blocks)?;
        Ok(blocks.into_iter().collect())
    }

    fn blocks_with(&self, anchor: i64) -> Result<Vec<i64>> {
        let sql = "SELECT DISTINCT c.block FROM anchors a JOIN claims c ON c.id = a.claim WHERE a.anchor = ?";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([anchor], |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn claims(&self, events: &[i64]) -> Result<Vec<Stored>> {
        let mut out = Vec::new();
        let known = CLAIM.replacen(
            "COALESCE((SELECT h.event FROM homes h WHERE h.block = c.block AND h.claim = c.id), 0)",
            "?1",
            1,
        );
        let sql = format!("{known} WHERE c.id IN (SELECT claim FROM filed WHERE block = ?2 AND event = ?1)");
        for event in events {
            for block in self.blocks_of(&[*event])? {
                out.extend(self.fetch(&sql, vec![(*event).into(), block.into()])?);
            }
        }
        Ok(out)
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
        self.fetch(
            &format!("{CLAIM} WHERE c.id IN (SELECT claim FROM anchors WHERE anchor = ?) ORDER BY c.live DESC, c.id"),
            vec![anchor.into()],
        )
    }

    fn by_id(&self, id: &str, limit: usize) -> Result<Vec<Stored>> {
        let end = format!("{id}\u{10ffff}");
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = format!(
            "{CLAIM} WHERE c.id IN (SELECT claim FROM names WHERE cid >= ? AND cid < ?) AND c.live = 1 ORDER BY c.cid, c.id LIMIT ?"
        );
        self.fetch(&sql, vec![id.to_string().into(), end.into(), limit.into()])
    }

    fn all_rows(&self) -> Result<Vec<(i64, i64)>> {
        let mut statement = self.db.prepare_cached("SELECT claim, event FROM filed")?;
        let filed = statement
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<rusqlite::Result<HashMap<i64, i64>>>()?;
        let sql = "SELECT c.id FROM claims c WHERE c.live = 1 AND c.until = ? ORDER BY c.published, c.anchor";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([NEVER], |r| r.get(0).map(|id| (id, filed.get(&id).copied().unwrap_or(0))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn rows(&self, rows: &[i64]) -> Result<Vec<Stored>> {
        let bare = CLAIM.replacen(
            "COALESCE((SELECT h.event FROM homes h WHERE h.block = c.block AND h.claim = c.id), 0)",
            "0",
            1,
        );
        let sql = format!("{bare} WHERE c.id = ?");
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            out.extend(self.fetch(&sql, vec![(*row).into()])?);
        }
        Ok(out)
    }

    fn text(&self, version: i64) -> Result<Option<String>> {
        let sql = "SELECT text FROM versions WHERE id = ?";
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
        // A claim that a later version took away has no event now; on an earlier day it had one.
        let sql = "SELECT COALESCE(h.event, c.anchor), c.block, c.id FROM versions v JOIN claims c ON c.version = v.id AND c.live = 1 \
            LEFT JOIN homes h ON h.block = c.block AND h.claim = c.id \
            WHERE v.published BETWEEN ?1 AND ?2 AND (h.event IS NOT NULL OR c.until > ?3 AND c.until < ?4) ORDER BY v.published DESC";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params![from, to.unwrap_or(Day::MAX), to.unwrap_or(NEVER), NEVER])?;
        let (mut seen, mut out) = (std::collections::HashSet::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let told = Reported { event: row.get(0)?, block: row.get(1)?, row: row.get(2)? };
            if seen.len() == events && !seen.contains(&told.event) {
                break;
            }
            seen.insert(told.event);
            out.push(told);
        }
        Ok(out)
    }

    fn last_day(&self) -> Result<Option<Day>> {
        Ok(self.db.query_row("SELECT MAX(published) FROM versions", [], |r| r.get(0))?)
    }

    fn state(&self) -> Result<i64> {
        Ok(self.db.query_row("PRAGMA data_version", [], |r| r.get(0))?)
    }

    fn search(&self, tokens: &[String], after: Option<i64>, limit: usize) -> Result<Vec<(i64, Paper, Option<String>)>> {
        let query = tokens.iter().map(|t| format!("\"{}\"", t.replace('"', ""))).collect::<Vec<_>>().join(" AND ");
        let sql = "SELECT v.doc, v.text, v.id, a.key, v.given, v.outlet, v.published, v.title, v.language, v.url, v.hash \
            FROM (SELECT rowid AS doc FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) w \
            JOIN versions v ON v.doc = w.doc JOIN articles a ON a.id = v.article ORDER BY v.doc DESC";
        let mut statement = self.db.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![query, after.unwrap_or(i64::MAX), limit], |r| {
            Ok((r.get(0)?, paper(r, 2)?, r.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn of_version(&self, version: i64) -> Result<Vec<Stored>> {
        self.fetch(&format!("{CLAIM} WHERE c.version = ? AND c.live = 1 ORDER BY c.id"), vec![version.into()])
    }

    fn covered(&self, key: &str, from: Option<Day>, to: Option<Day>) -> Result<Covered> {
        let sql = "SELECT COUNT(DISTINCT c.version), COUNT(DISTINCT v.outlet) FROM taking_part p JOIN filed f ON f.block = p.block AND f.event = p.event \
            JOIN claims c ON c.id = f.claim JOIN versions v ON v.id = c.version WHERE p.key = ? AND c.published >= ? AND c.published <= ?";
        let whole = |n: i64| usize::try_from(n).unwrap_or_default();
        Ok(self
            .db
            .prepare_cached(sql)?
            .query_row(params![key, from.unwrap_or(Day::MIN), to.unwrap_or(Day::MAX)], |r| {
                Ok(Covered { articles: whole(r.get(0)?), outlets: whole(r.get(1)?) })
            })?)
    }

    fn newest(&self, key: &str) -> Result<Option<Day>> {
        Ok(self.db.prepare_cached("SELECT day FROM heard WHERE key = ?")?.query_row([key], |r| r.get(0)).optional()?)
    }

    fn outlets(&self, as_of: Option<Day>) -> Result<Vec<Outlet>> {
        let sql = "SELECT v.outlet, v.language, COUNT(*), SUM((SELECT COUNT(*) FROM claims c WHERE c.version = v.id AND c.live = 1)), \
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

    fn sketches(&self, versions: &[i64]) -> Result<Vec<(i64, String)>> {
        let mut statement = self.db.prepare_cached("SELECT sketch FROM versions WHERE id = ?")?;
        let mut out = Vec::new();
        for version in versions {
            out.push((*version, statement.query_row([version], |r| r.get(0))?));
        }
        Ok(out)
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
        let mut faults: Vec<String> = self
            .db
            .prepare("PRAGMA integrity_check")?
            .query_map([], |r| r.get::<_, String>(0))?
            .filter(|line| line.as_deref() != Ok("ok"))
            .collect::<rusqlite::Result<_>>()?;
        const TESTS: [(&str, &str); 4] = [
            ("claims without an article", "SELECT COUNT(*) FROM claims WHERE version NOT IN (SELECT id FROM versions)"),
            (
                "claims filed under no event that exists",
                "SELECT COUNT(*) FROM filed WHERE event NOT IN (SELECT id FROM events)",
            ),
            (
                "events without a claim",
                "SELECT COUNT(*) FROM events e WHERE NOT EXISTS (SELECT 1 FROM filed f WHERE f.block = e.block AND f.event = e.id)",
            ),
            (
                "listed events that don't exist",
                "SELECT COUNT(*) FROM taking_part WHERE event NOT IN (SELECT id FROM events)",
            ),
        ];
        for (what, sql) in TESTS {
            let count = self.count(sql)?;
            if count > 0 {
                faults.push(format!("{count} {what}"));
            }
        }
        if let Err(fault) = self.db.execute("INSERT INTO words (words) VALUES ('integrity-check')", []) {
            faults.push(format!("the full text is damaged: {fault}"));
        }
        Ok(faults)
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
            self.count("SELECT COUNT(*) FROM claims WHERE live = 1")?,
            self.count("SELECT COUNT(*) FROM events")?,
            self.count("SELECT COUNT(*) FROM decisions")?,
        ])
    }
}
