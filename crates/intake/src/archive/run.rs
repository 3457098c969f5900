//! From an archive to the record: one thread takes it apart, several read, one files in the order of the archive.
//!
//! ```text
//! feed -> batches -> workers (extract, read) -> file (in order, with the bookmark)
//!   ^------------------- permits --------------------'
//! ```
//!
//! So many batches are under way as there are permits: memory is bounded, whatever the archive holds.

use super::bookmark::{Bookmark, unreadable};
use super::files::{self, Item};
use super::skip::{Skip, Tally};
use crate::desk::Desk;
use chancery_record::filed::{Added, Filing};
use chancery_record::store::Store;
use chancery_record::{Record, Result};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// Most items of a batch.
const ITEMS: usize = 48;
/// Bytes from which a batch is full.
const BYTES: usize = 2 << 20;
/// Batches under way for each thread.
const AHEAD: usize = 3;

/// How an archive is read.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Threads that read; one does everything by itself.
    pub threads: usize,
    /// Whether texts are kept, where their source allows it.
    pub keep_text: bool,
    /// Begin anew, whatever the bookmark says.
    pub anew: bool,
    /// Stops when set: what is filed by then is filed with its bookmark.
    pub stop: &'a AtomicBool,
    /// The present, in milliseconds since 1970.
    pub now: fn() -> i64,
}

/// How far it is.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// Bytes of all files.
    pub bytes: u64,
    /// Bytes of them that are done.
    pub done: u64,
    /// What was filed in this run.
    pub added: Added,
    /// What came of the archive, earlier runs included.
    pub tally: Tally,
}

/// Items that are read together, and where one can go on behind them.
struct Batch {
    number: usize,
    items: Vec<Item>,
    place: Option<(usize, u64)>,
}

/// A batch that was read.
struct Done {
    number: usize,
    filings: Vec<Filing>,
    tally: Tally,
    place: Option<(usize, u64)>,
}

/// Files the articles of an archive.
pub fn ingest<S: Store>(
    record: &mut Record<S>,
    root: &Path,
    desk: Desk<'_>,
    options: Options<'_>,
    tell: &mut dyn FnMut(&Progress),
) -> Result<Progress> {
    let files = files::within(root).map_err(|e| unreadable(root, &e))?;
    let mut bookmark = Bookmark::of(record.store(), root, &files)?;
    if options.anew {
        bookmark = Bookmark { what: bookmark.what, ..Bookmark::default() };
    }
    let start = (bookmark.file, bookmark.offset);
    let mut clerk =
        Clerk { record, root, options, sizes: sizes(&files), bookmark, progress: Progress::default(), tell };
    clerk.show(start);
    match options.threads {
        0 | 1 => alone(&files, start, desk, options, &mut clerk)?,
        threads => together(&files, start, desk, options, threads, &mut clerk)?,
    }
    Ok(clerk.progress)
}

fn sizes(files: &[PathBuf]) -> Vec<u64> {
    files.iter().map(|f| f.metadata().map_or(0, |m| m.len())).collect()
}

/// One thread does it all.
fn alone<S: Store>(
    files: &[PathBuf],
    start: (usize, u64),
    desk: Desk<'_>,
    options: Options<'_>,
    clerk: &mut Clerk<'_, S>,
) -> Result<()> {
    let mut outcome = Ok(());
    let fed = feed(files, start, options.stop, &mut |batch| {
        outcome = clerk.file(read(batch, desk));
        outcome.is_ok()
    });
    outcome?;
    fed.map_err(|(path, e)| unreadable(&path, &e))
}

/// Several read while one takes the archive apart and one files.
fn together<S: Store>(
    files: &[PathBuf],
    start: (usize, u64),
    desk: Desk<'_>,
    options: Options<'_>,
    threads: usize,
    clerk: &mut Clerk<'_, S>,
) -> Result<()> {
    let (permits, permitted) = channel();
    let (batches, waiting) = channel::<Batch>();
    let (finished, done) = channel();
    let waiting = Mutex::new(waiting);
    (0..threads * AHEAD).for_each(|_| permits.send(()).unwrap_or_default());
    std::thread::scope(|scope| {
        let feeder = scope.spawn(move || {
            feed(files, start, options.stop, &mut |batch| permitted.recv().is_ok() && batches.send(batch).is_ok())
        });
        for _ in 0..threads {
            let (finished, waiting) = (finished.clone(), &waiting);
            scope.spawn(move || work(waiting, &finished, desk));
        }
        drop(finished);
        let outcome = collect(&done, &permits, clerk);
        // Nobody waits for what will not be filed.
        drop((done, permits));
        let fed = feeder.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        outcome.and(fed.map_err(|(path, e)| unreadable(&path, &e)))
    })
}

fn work(waiting: &Mutex<Receiver<Batch>>, finished: &Sender<Done>, desk: Desk<'_>) {
    loop {
        let batch = match waiting.lock() {
            Ok(waiting) => waiting.recv(),
            Err(_) => return,
        };
        let Ok(batch) = batch else { return };
        if finished.send(read(batch, desk)).is_err() {
            return;
        }
    }
}

/// Files what was read, in the order of the archive.
fn collect<S: Store>(done: &Receiver<Done>, permits: &Sender<()>, clerk: &mut Clerk<'_, S>) -> Result<()> {
    let mut early: BTreeMap<usize, Done> = BTreeMap::new();
    let mut next = 0;
    for batch in done {
        early.insert(batch.number, batch);
        while let Some(batch) = early.remove(&next) {
            next += 1;
            clerk.file(batch)?;
            let _ = permits.send(());
        }
    }
    Ok(())
}

fn read(batch: Batch, desk: Desk<'_>) -> Done {
    let mut done = Done { number: batch.number, filings: Vec::new(), tally: Tally::default(), place: batch.place };
    for item in batch.items {
        let filing = match item {
            Item::Page(page) => desk.page(&page).ok_or(Skip::Other("no article")),
            Item::Article(article) => Ok((desk.read)(*article)),
            Item::Nothing(skip) => Err(skip),
            Item::Place => continue,
        };
        match filing {
            Ok(filing) => {
                done.tally.read += 1;
                done.filings.push(filing);
            }
            Err(skip) => done.tally.skip(skip),
        }
    }
    done
}

/// Takes the files apart, batch by batch, from a place on; the fault comes with the file that has it.
fn feed(
    files: &[PathBuf],
    start: (usize, u64),
    stop: &AtomicBool,
    give: &mut dyn FnMut(Batch) -> bool,
) -> std::result::Result<(), (PathBuf, io::Error)> {
    let mut batch = Batch { number: 0, items: Vec::new(), place: None };
    let mut bytes = 0;
    let mut on = true;
    for (n, path) in files.iter().enumerate().skip(start.0) {
        let from = if n == start.0 { start.1 } else { 0 };
        let mut take = |item: Item, offset: Option<u64>| {
            bytes += if let Item::Page(page) = &item { page.bytes.len() } else { 0 };
            batch.items.push(item);
            batch.place = offset.map(|o| (n, o)).or(batch.place);
            if offset.is_some() && (batch.items.len() >= ITEMS || bytes >= BYTES) || bytes >= BYTES * 8 {
                bytes = 0;
                let next = Batch { number: batch.number + 1, items: Vec::new(), place: None };
                on = give(std::mem::replace(&mut batch, next)) && !stop.load(Ordering::Relaxed);
            }
            on
        };
        let ended = files::items(path, from, &mut take).map_err(|e| (path.clone(), e))?;
        if !ended {
            return Ok(());
        }
        batch.place = Some((n + 1, 0));
    }
    give(batch);
    Ok(())
}

/// Files, keeps the bookmark, tells how far it is.
struct Clerk<'a, S: Store> {
    record: &'a mut Record<S>,
    root: &'a Path,
    options: Options<'a>,
    sizes: Vec<u64>,
    bookmark: Bookmark,
    progress: Progress,
    tell: &'a mut dyn FnMut(&Progress),
}

impl<S: Store> Clerk<'_, S> {
    fn file(&mut self, done: Done) -> Result<()> {
        self.bookmark.tally.add(&done.tally);
        let mut notes = Vec::new();
        if let Some((file, offset)) = done.place {
            (self.bookmark.file, self.bookmark.offset) = (file, offset);
            notes.push(self.bookmark.note(self.root)?);
        }
        let added = self.record.file_noting(&done.filings, self.options.keep_text, (self.options.now)(), &notes)?;
        self.progress.added.add(added);
        self.show((self.bookmark.file, self.bookmark.offset));
        Ok(())
    }

    fn show(&mut self, (file, offset): (usize, u64)) {
        let before: u64 = self.sizes.iter().take(file).sum();
        let here = self.sizes.get(file).copied().unwrap_or(0);
        self.progress.bytes = self.sizes.iter().sum();
        self.progress.done = before + offset.min(here);
        self.progress.tally = self.bookmark.tally.clone();
        (self.tell)(&self.progress);
    }
}
