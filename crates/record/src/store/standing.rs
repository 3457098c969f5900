//! How the versions of an article follow one another.

use super::NEVER;
use super::gathered::{clear_events_of, mark_version};
use crate::day::{self, Day};
use crate::error::{Error, Result};
use rusqlite::{Connection, params};

/// When a version counts: from its publication, or from when it was seen to have changed, until the next one does.
pub struct Standing {
    /// The version.
    pub version: i64,
    /// The first day.
    pub since: Day,
    /// The day from which another one counts.
    pub until: Day,
}

/// How the versions of an article follow one another. The first counts from its publication; a later one from the day it was
/// fetched, where that is known, for a changed page seldom says when it was changed.
pub fn standings(db: &Connection, article: i64) -> Result<Vec<Standing>> {
    let mut versions = db
        .prepare_cached("SELECT id, COALESCE(published, 0), fetched, hash FROM versions WHERE article = ?")?
        .query_map([article], |r| {
            let (published, fetched): (Day, Option<i64>) = (r.get(1)?, r.get(2)?);
            let known = fetched.map_or(published, |at| published.max(day::of_milliseconds(at)));
            Ok(((known, fetched.unwrap_or(0), r.get::<_, String>(3)?), r.get(0)?, published))
        })?
        .collect::<rusqlite::Result<Vec<(_, i64, Day)>>>()?;
    versions.sort();
    let since = |n: usize| if n == 0 { versions[n].2 } else { versions[n].0.0 };
    let until = |n: usize| if n + 1 < versions.len() { since(n + 1) } else { NEVER };
    Ok((0..versions.len()).map(|n| Standing { version: versions[n].1, since: since(n), until: until(n) }).collect())
}

/// A changed page: what its other versions stand for is written anew. Gives where the new one stands.
pub fn replace_versions(db: &Connection, article: i64, new: i64) -> Result<Standing> {
    let (mut news, others): (Vec<_>, Vec<_>) = standings(db, article)?.into_iter().partition(|s| s.version == new);
    for Standing { version, since, until } in others {
        db.prepare_cached("UPDATE claims SET published = ?, until = ? WHERE version = ?")?
            .execute(params![since, until, version])?;
        db.prepare_cached(
            "UPDATE members SET since = ?, until = ? WHERE (block, claim) IN (SELECT block, id FROM claims WHERE version = ? AND live = 1)",
        )?
        .execute(params![since, until, version])?;
        clear_events_of(db, version)?;
        mark_version(db, version)?;
    }
    news.pop().ok_or_else(|| Error::Corrupt("a version has no article".into()))
}
