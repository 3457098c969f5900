//! Whether what stands in the file holds together.

use super::sqlite::Sqlite;
use crate::error::Result;

impl Sqlite {
    /// Faults found; none: it is sound.
    pub(super) fn faults(&self) -> Result<Vec<String>> {
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
                "SELECT COUNT(*) FROM homes h WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.block = h.block AND e.id = h.event)",
            ),
            ("events without a claim", "SELECT COUNT(*) FROM events WHERE length(claims) < 2"),
            (
                "listed events that don't exist",
                "SELECT COUNT(*) FROM listed l WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.block = l.block AND e.id = l.event)",
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

    /// What a query counts.
    pub(super) fn count(&self, sql: &str) -> Result<usize> {
        let n: i64 = self.db.query_row(sql, [], |r| r.get(0))?;
        Ok(usize::try_from(n).unwrap_or_default())
    }
}
