//! Records at work: a few readers that answer at the same time, and one writer.

use crate::problem::Problem;
use chancery_record::store::{Sqlite, Store};
use chancery_record::{Memo, Record, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// Readers and writer of one record.
pub struct Pool {
    path: PathBuf,
    readers: Mutex<Vec<Reader>>,
    free: Arc<Semaphore>,
    watch: Mutex<Watch>,
    writing: Mutex<()>,
}

struct Reader {
    record: Record,
    generation: u64,
}

/// Sees whether anybody wrote: this program, or another one that files articles at the same time.
struct Watch {
    store: Sqlite,
    state: i64,
    generation: u64,
    /// Parts of answers that readers share as long as nobody writes.
    memo: Arc<Memo>,
}

/// A lock that a panicking neighbour left is as good as any: what it guards is replaced as a whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pool {
    /// Opens a record that must exist, after gathering what an earlier program left.
    pub fn open(path: &Path, readers: usize) -> Result<Pool> {
        Record::open_existing(path)?.settle(|_| {})?;
        let store = Sqlite::open_reader(path)?;
        let watch = Watch { state: store.state()?, store, generation: 1, memo: Arc::default() };
        let open = || Ok(Reader { record: Record::new(Sqlite::open_reader(path)?)?, generation: 0 });
        Ok(Pool {
            path: path.into(),
            readers: Mutex::new((0..readers).map(|_| open()).collect::<Result<_>>()?),
            free: Arc::new(Semaphore::new(readers)),
            watch: Mutex::new(watch),
            writing: Mutex::new(()),
        })
    }

    /// A number that grows whenever the record changes: an answer holds as long as it stays.
    pub fn generation(&self) -> Result<u64> {
        Ok(self.now()?.0)
    }

    /// The same, with the parts of answers that hold meanwhile.
    fn now(&self) -> Result<(u64, Arc<Memo>)> {
        let mut watch = locked(&self.watch);
        let state = watch.store.state()?;
        if state != watch.state {
            watch.state = state;
            watch.generation += 1;
            watch.memo = Arc::default();
        }
        Ok((watch.generation, watch.memo.clone()))
    }

    /// Asks a reader, off the threads that serve.
    pub async fn ask<T: Send + 'static>(
        self: &Arc<Pool>,
        question: impl FnOnce(&Record) -> std::result::Result<T, Problem> + Send + 'static,
    ) -> std::result::Result<T, Problem> {
        let pool = self.clone();
        let permit = self.free.clone().acquire_owned().await.map_err(|_| Problem::stopping())?;
        let task = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            pool.read(question)
        });
        task.await.unwrap_or_else(|_| Err(Problem::internal()))
    }

    fn read<T>(
        &self,
        question: impl FnOnce(&Record) -> std::result::Result<T, Problem>,
    ) -> std::result::Result<T, Problem> {
        let mut reader = match locked(&self.readers).pop() {
            Some(reader) => reader,
            // One was lost to a panic.
            None => Reader { record: Record::new(Sqlite::open_reader(&self.path)?)?, generation: 0 },
        };
        // What is kept in memory must be of the state that is held: somebody may write in between.
        loop {
            let (generation, memo) = self.now()?;
            if reader.generation != generation {
                reader.record.refresh_decisions()?;
                reader.record.share(memo)?;
                reader.generation = generation;
            }
            reader.record.store().hold()?;
            if self.now()?.0 == generation {
                break;
            }
            reader.record.store().let_go()?;
        }
        let answer = question(&reader.record);
        reader.record.store().let_go()?;
        locked(&self.readers).push(reader);
        answer
    }

    /// Writes, one at a time.
    pub async fn write<T: Send + 'static>(
        self: &Arc<Pool>,
        act: impl FnOnce(&mut Record) -> std::result::Result<T, Problem> + Send + 'static,
    ) -> std::result::Result<T, Problem> {
        let pool = self.clone();
        let task = tokio::task::spawn_blocking(move || {
            let _one = locked(&pool.writing);
            act(&mut Record::open_existing(&pool.path)?)
        });
        task.await.unwrap_or_else(|_| Err(Problem::internal()))
    }
}
