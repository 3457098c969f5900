//! The record in one SQLite file: opening, migrating, checking, copying.

use super::schema::{MIGRATIONS, NEWEST};
use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::path::Path;
use std::time::Duration;

/// A record in a SQLite file.
pub struct Sqlite {
    pub(super) db: Connection,
}

impl Sqlite {
    /// Opens a record, and makes it where there is none.
    pub fn open(path: &Path) -> Result<Sqlite> {
        let db = Connection::open(path).map_err(|e| Error::Open(path.display().to_string(), e.to_string()))?;
        Sqlite::ready(db)
    }

    /// Opens a record that must exist.
    pub fn open_existing(path: &Path) -> Result<Sqlite> {
        if !path.exists() {
            return Err(Error::Missing(format!(
                "{}: there is no such record; make one with `chancery ingest --record {0} FILES`",
                path.display()
            )));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(path, flags)
            .map_err(|e| Error::Open(path.display().to_string(), e.to_string()))?;
        Sqlite::ready(db)
    }

    /// Opens a record that must exist for questions only, as one of several at work: with little memory of its own.
    pub fn open_reader(path: &Path) -> Result<Sqlite> {
        let store = Sqlite::open_existing(path)?;
        store.db.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -32768;")?;
        Ok(store)
    }

    /// A record in memory.
    pub fn in_memory() -> Result<Sqlite> {
        Sqlite::ready(Connection::open_in_memory()?)
    }

    fn ready(db: Connection) -> Result<Sqlite> {
        db.busy_timeout(Duration::from_secs(20))?;
        let mut store = Sqlite { db };
        let found = store.schema()?;
        if found > NEWEST {
            return Err(Error::Newer { found, known: NEWEST });
        }
        if !store.db.is_readonly("main")? {
            store.db.pragma_update(None, "journal_mode", "WAL")?;
            store.migrate(found)?;
        } else if found < NEWEST {
            return Err(Error::ReadOnly);
        }
        store.db.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -196608; PRAGMA temp_store = FILE; PRAGMA wal_autocheckpoint = 8000;")?;
        store.db.set_prepared_statement_cache_capacity(128);
        Ok(store)
    }

    /// Schema of the file; a file that holds other tables is no record.
    fn schema(&self) -> Result<i64> {
        let version: i64 = self.db.query_row("PRAGMA user_version", [], |r| r.get(0))?;
        let foreign: Option<String> = self
            .db
            .query_row("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1", [], |r| r.get(0))
            .optional()?;
        match (version, foreign) {
            (0, Some(table)) => {
                Err(Error::Corrupt(format!("it is another program's database: it holds a table `{table}`")))
            }
            _ => Ok(version),
        }
    }

    fn migrate(&mut self, from: i64) -> Result<()> {
        for version in from..NEWEST {
            let transaction = self.db.transaction()?;
            transaction.execute_batch(MIGRATIONS[usize::try_from(version).unwrap_or_default()])?;
            if version == 1 {
                sketch_anew(&transaction)?;
            }
            transaction.pragma_update(None, "user_version", version + 1)?;
            transaction.commit()?;
        }
        Ok(())
    }

    /// Lets the file grow no further than so many pages of 4 KiB: stands for a full disk in tests.
    pub fn limit_pages(&self, pages: u32) -> Result<()> {
        let _: i64 = self.db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |r| r.get(0))?;
        Ok(())
    }
}

/// Schema 2 compares texts by other sketches; those whose text is not kept have none.
fn sketch_anew(db: &Connection) -> Result<()> {
    let texts: Vec<(i64, Option<String>)> = db
        .prepare("SELECT id, text FROM versions")?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (id, text) in texts {
        let sketch = text.map_or_else(String::new, |t| crate::again::sketch(&t));
        db.prepare_cached("UPDATE versions SET sketch = ? WHERE id = ?")?.execute(rusqlite::params![sketch, id])?;
    }
    Ok(())
}
