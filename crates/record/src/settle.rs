//! Gathering what has changed: the store is read and written by one thread, in order; blocks are gathered by others meanwhile.
//!
//! ```text
//! store -> part (kept sketches of some blocks) -> gather -> store
//! ```
//!
//! What a block is gathered into is a function of its claims, so it does not matter who gathers it and when.

use crate::day::Day;
use crate::decisions::Effects;
use crate::digest::{self, Digest};
use crate::error::Result;
use crate::event::Event;
use crate::face::Face;
use crate::gather::{Sketch, gather};
use crate::record::Record;
use crate::store::{Gathered, Store, Summary};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Most blocks of a part.
const BLOCKS: usize = 4000;
/// Claims from which a part is full.
const CLAIMS: usize = 20_000;
/// Claims whose events are written in one transaction.
const WRITTEN: usize = 100_000;
/// Parts under way for each thread.
const AHEAD: usize = 2;
/// Blocks after which what was written is brought to where it stays.
const MANY: usize = 100;

/// A block's claims as they are kept, each with its row.
type Kept = Vec<(i64, Vec<u8>)>;
/// Blocks with their claims.
type Part = Vec<(i64, Kept)>;
/// A part, and its last block.
type Next = (Part, Option<i64>);
/// Blocks with what they were gathered into.
type Done = Result<Vec<(i64, Vec<Gathered>)>>;

impl<S: Store> Record<S> {
    /// Gathers what has changed. Gives the number of blocks.
    pub fn settle(&mut self, progress: impl FnMut(usize)) -> Result<usize> {
        self.settle_with(1, progress)
    }

    /// The same with so many threads.
    pub fn settle_with(&mut self, threads: usize, mut progress: impl FnMut(usize)) -> Result<usize> {
        self.store.index()?;
        let mut clerk = Clerk { ready: Vec::new(), claims: 0, done: 0, progress: &mut progress };
        loop {
            let first = next_part(&self.store, &self.effects, None)?;
            if first.0.is_empty() {
                break;
            }
            self.forget();
            let full = first.0.len() >= BLOCKS || claims(&first.0) >= CLAIMS;
            match threads < 2 || !full {
                true => alone(&mut self.store, &self.effects, first, &mut clerk)?,
                false => together(&mut self.store, &self.effects, threads - 1, first, &mut clerk)?,
            }
        }
        if clerk.done > MANY {
            self.store.rest()?;
        }
        Ok(clerk.done)
    }

    /// Sketches of a block's claims as decisions leave them, of those that count now or counted on a day.
    pub(crate) fn counting(&self, block: i64, as_of: Option<Day>) -> Result<Vec<(i64, Sketch)>> {
        counting(&kept(&self.store, &self.effects, block, as_of)?, &self.effects)
    }
}

/// Keeps what was gathered until enough is there to be written at once: lists are written sorted, and the more at once the fewer pages
/// are written twice.
struct Clerk<'p> {
    ready: Vec<(i64, Vec<Gathered>)>,
    claims: usize,
    done: usize,
    progress: &'p mut dyn FnMut(usize),
}

impl Clerk<'_> {
    fn take<S: Store>(&mut self, store: &mut S, effects: &Effects, done: Done) -> Result<()> {
        let mut done = done?;
        for (block, events) in &mut done {
            summarise(store, effects, *block, events)?;
        }
        (self.progress)(done.len());
        self.done += done.len();
        self.claims += done.iter().flat_map(|(_, events)| events).map(|e| e.rows.len()).sum::<usize>();
        self.ready.extend(done);
        if self.claims >= WRITTEN { self.write(store) } else { Ok(()) }
    }

    fn write<S: Store>(&mut self, store: &mut S) -> Result<()> {
        self.claims = 0;
        store.settle(&std::mem::take(&mut self.ready))
    }
}

/// One thread does it all.
fn alone<S: Store>(store: &mut S, effects: &Effects, first: Next, clerk: &mut Clerk<'_>) -> Result<()> {
    let mut next = first;
    while let (part, Some(last)) = next {
        clerk.take(store, effects, gathered(&part, effects))?;
        next = next_part(store, effects, Some(last))?;
    }
    clerk.write(store)
}

/// Parts are read and written here and gathered by others.
fn together<S: Store>(
    store: &mut S,
    effects: &Effects,
    helpers: usize,
    first: Next,
    clerk: &mut Clerk<'_>,
) -> Result<()> {
    let (parts, waiting) = channel::<Part>();
    let (finished, results) = channel::<Done>();
    let waiting = Mutex::new(waiting);
    std::thread::scope(|scope| {
        for _ in 0..helpers {
            let (finished, waiting) = (finished.clone(), &waiting);
            scope.spawn(move || work(waiting, &finished, effects));
        }
        drop(finished);
        let outcome = exchange(store, effects, helpers * AHEAD, first, (&parts, &results), clerk);
        // Nobody waits for what will not be written.
        drop((parts, results));
        outcome
    })
}

/// Hands out parts and takes what comes back, until nothing is left.
fn exchange<S: Store>(
    store: &mut S,
    effects: &Effects,
    ahead: usize,
    first: Next,
    (parts, results): (&Sender<Part>, &Receiver<Done>),
    clerk: &mut Clerk<'_>,
) -> Result<()> {
    let mut under_way = 0;
    let mut next = first;
    loop {
        if let (part, Some(last)) = next {
            under_way += usize::from(parts.send(part).is_ok());
            next = next_part(store, effects, Some(last))?;
        } else if under_way == 0 {
            return clerk.write(store);
        }
        let at_most = if next.1.is_some() { ahead - 1 } else { 0 };
        while under_way > at_most {
            let Ok(result) = results.recv() else { return clerk.write(store) };
            clerk.take(store, effects, result)?;
            under_way -= 1;
        }
    }
}

fn work(waiting: &Mutex<Receiver<Part>>, finished: &Sender<Done>, effects: &Effects) {
    loop {
        let part = match waiting.lock() {
            Ok(waiting) => waiting.recv(),
            Err(_) => return,
        };
        let Ok(part) = part else { return };
        if finished.send(gathered(&part, effects)).is_err() {
            return;
        }
    }
}

fn gathered(part: &Part, effects: &Effects) -> Done {
    part.iter().map(|(block, kept)| Ok((*block, gather(&counting(kept, effects)?, effects)))).collect()
}

/// Sums up the events of a block that are not kept as they are.
fn summarise<S: Store>(store: &S, effects: &Effects, block: i64, events: &mut [Gathered]) -> Result<()> {
    let kept: BTreeMap<i64, Vec<i64>> = store.gathered(block)?.into_iter().collect();
    for gathered in events.iter_mut().filter(|e| kept.get(&e.event) != Some(&e.rows)) {
        let claims = effects.on(store.rows(gathered.event, &gathered.rows)?);
        let event = Event { at: gathered.at, ..Event::of(gathered.event, claims) };
        let digest = Digest::of(&event);
        let (face, papers) = (Face::of(&event, &digest), digest::papers(&event));
        gathered.kept = Some(Box::new(Summary { digest, face, papers }));
    }
    Ok(())
}

fn claims(part: &Part) -> usize {
    part.iter().map(|(_, kept)| kept.len()).sum()
}

/// The next blocks to be gathered, and the last of them.
fn next_part<S: Store>(store: &S, effects: &Effects, after: Option<i64>) -> Result<Next> {
    let (mut part, mut count) = (Part::new(), 0);
    for block in store.dirty(after, BLOCKS)? {
        let kept = kept(store, effects, block, None)?;
        count += kept.len();
        part.push((block, kept));
        if count >= CLAIMS {
            break;
        }
    }
    let last = part.last().map(|(block, _)| *block);
    Ok((part, last))
}

/// What is kept of a block's claims, with corrections.
fn kept<S: Store>(store: &S, effects: &Effects, block: i64, as_of: Option<Day>) -> Result<Kept> {
    let kept = store.sketches_of(block, as_of)?;
    if effects.corrected.is_empty() {
        return Ok(kept);
    }
    let mut out = Vec::with_capacity(kept.len());
    for (row, bytes) in kept {
        let corrected = effects.corrected.contains_key(&Sketch::from_bytes(&bytes)?.anchor);
        match corrected {
            true => out.extend(effects.on(store.rows(0, &[row])?).iter().map(|c| (c.row, c.sketch().bytes()))),
            false => out.push((row, bytes)),
        }
    }
    Ok(out)
}

/// Those that count.
fn counting(kept: &Kept, effects: &Effects) -> Result<Vec<(i64, Sketch)>> {
    let mut out = Vec::with_capacity(kept.len());
    for (row, bytes) in kept {
        let sketch = Sketch::from_bytes(bytes)?;
        if !effects.hidden.contains(&sketch.anchor) {
            out.push((*row, sketch));
        }
    }
    Ok(out)
}
