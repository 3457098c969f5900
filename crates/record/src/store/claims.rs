//! Claims with their articles, out of SQLite.

use super::Mention;
use super::sqlite::Sqlite;
use crate::error::{Error, Result};
use crate::filed::{Paper, Stored};
use crate::gather::Sketch;
use chancery::Claim;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::HashMap;
use std::sync::Arc;

/// Columns of a claim with its article's; the event is put in where it is not known before.
const CLAIM: &str = "SELECT c.id, c.anchor, EVENT, c.body, c.published, v.id, a.key, v.given, v.outlet, v.published, v.title, \
    v.language, v.url, v.hash FROM claims c JOIN versions v ON v.id = c.version JOIN articles a ON a.id = v.article";
const HOME: &str = "COALESCE((SELECT h.event FROM homes h WHERE h.block = c.block AND h.claim = c.id), 0)";

/// Papers already seen, so that the claims of one article share theirs.
type Papers = HashMap<i64, Arc<Paper>>;

fn stored(row: &Row<'_>, papers: &mut Papers) -> Result<Stored> {
    let version = row.get(5)?;
    let paper = match papers.get(&version) {
        Some(paper) => paper.clone(),
        None => papers.entry(version).or_insert(Arc::new(paper(row, 5)?)).clone(),
    };
    let body = row.get_ref(3)?.as_str().map_err(|e| Error::Corrupt(e.to_string()))?;
    let claim: Claim = serde_json::from_str(body)?;
    Ok(Stored { row: row.get(0)?, anchor: row.get(1)?, event: row.get(2)?, since: row.get(4)?, claim, paper })
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

impl Sqlite {
    /// Claims, each with its event, under a condition.
    pub(super) fn claims_where(&self, test: &str, values: Vec<Value>) -> Result<Vec<Stored>> {
        let mut statement = self.db.prepare_cached(&format!("{} WHERE {test}", CLAIM.replacen("EVENT", HOME, 1)))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let (mut papers, mut out) = (Papers::new(), Vec::new());
        while let Some(row) = rows.next()? {
            out.push(stored(row, &mut papers)?);
        }
        Ok(out)
    }

    /// Claims by row, all of one event.
    pub(super) fn claims_by_row(&self, event: i64, claims: &[i64]) -> Result<Vec<Stored>> {
        let mut statement = self.db.prepare_cached(&format!("{} WHERE c.id = ?2", CLAIM.replacen("EVENT", "?1", 1)))?;
        let (mut papers, mut out) = (Papers::new(), Vec::with_capacity(claims.len()));
        for claim in claims {
            let mut rows = statement.query([event, *claim])?;
            while let Some(row) = rows.next()? {
                out.push(stored(row, &mut papers)?);
            }
        }
        Ok(out)
    }

    /// Live claims of a version without their words.
    pub(super) fn mentions_of(&self, version: i64) -> Result<Vec<Mention>> {
        let sql = format!(
            "SELECT c.anchor, c.cid, c.sketch, {HOME} FROM claims c WHERE c.version = ? AND c.live = 1 ORDER BY c.id"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([version])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(2)?.as_blob().map_err(|e| Error::Corrupt(e.to_string()))?;
            let kind = Sketch::from_bytes(bytes)?.kind;
            out.push(Mention { anchor: row.get(0)?, id: row.get(1)?, kind, event: row.get(3)? });
        }
        Ok(out)
    }
}
