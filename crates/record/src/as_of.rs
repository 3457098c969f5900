//! What was known on a day: blocks gathered afresh from the claims that counted then, and joined by the decisions of today.

use crate::day::Day;
use crate::error::Result;
use crate::event::Event;
use crate::events::Leaf;
use crate::gather::gather;
use crate::record::Record;
use crate::store::{Gathered, Listing, Reported, Store};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Events of a day that decisions join.
#[derive(Default)]
struct Joined {
    /// The event that an event belongs to.
    roots: BTreeMap<i64, i64>,
    /// Its parts.
    parts: BTreeMap<i64, Vec<Gathered>>,
}

impl<S: Store> Record<S> {
    /// Goes through the events of a listing as they were on a day; only those that are asked for are loaded.
    pub(crate) fn each_as_of(
        &self,
        what: &Listing,
        day: Day,
        mut each: impl FnMut(Leaf) -> Result<bool>,
    ) -> Result<()> {
        let mut events = Vec::new();
        for block in self.store.blocks(what, day)? {
            events.extend(self.gathered_on(block, day)?.iter().filter(|e| what.holds(e)).cloned());
        }
        events.sort_by_key(|e| (e.at, e.event));
        if what.newest {
            events.reverse();
        }
        let joined = self.joined_on(day)?;
        let mut seen = BTreeSet::new();
        for gathered in &events {
            let event = self.load_gathered(gathered, &joined)?;
            if seen.insert(event.id) && !each(Leaf::of(Event { at: gathered.at, ..event }))? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Events, as they were on a day, of which some claims tell.
    pub(crate) fn told_by(&self, told: &[Reported], day: Day) -> Result<Vec<Event>> {
        let rows: BTreeSet<i64> = told.iter().map(|t| t.row).collect();
        let blocks: BTreeSet<i64> = told.iter().map(|t| t.block).collect();
        let joined = self.joined_on(day)?;
        let mut out = Vec::new();
        for block in blocks {
            for event in self.gathered_on(block, day)?.iter() {
                if event.rows.iter().any(|r| rows.contains(r)) {
                    out.push(self.load_gathered(event, &joined)?);
                }
            }
        }
        Ok(out)
    }

    /// What a block was gathered into on a day; kept in memory, for who looks back asks more than once.
    fn gathered_on(&self, block: i64, day: Day) -> Result<Arc<Vec<Gathered>>> {
        let make = || Ok(gather(&self.counting(block, Some(day))?, &self.effects));
        let size = |all: &Vec<Gathered>| all.iter().map(|e| 400 + 8 * e.rows.len()).sum();
        self.memo()?.part(format!("gathered {block} {day}"), size, make)
    }

    fn joined_on(&self, day: Day) -> Result<Joined> {
        let mut blocks: BTreeMap<i64, Arc<Vec<Gathered>>> = BTreeMap::new();
        let mut homes: BTreeMap<i64, Gathered> = BTreeMap::new();
        for anchor in self.effects.same.iter().flat_map(|(a, b)| [*a, *b]) {
            let rows: Vec<i64> = self.store.anchored(anchor)?.iter().map(|c| c.row).collect();
            for block in self.store.blocks_with(anchor)? {
                if let Entry::Vacant(free) = blocks.entry(block) {
                    free.insert(self.gathered_on(block, day)?);
                }
                let home = blocks[&block].iter().find(|e| e.rows.iter().any(|r| rows.contains(r)));
                homes.extend(home.map(|e| (anchor, e.clone())));
            }
        }
        let roots = self.effects.joined(|anchor| homes.get(&anchor).map(|e| e.event));
        let mut joined = Joined { roots, ..Joined::default() };
        let events: BTreeMap<i64, Gathered> = homes.into_values().map(|e| (e.event, e)).collect();
        for (name, event) in events {
            let root = joined.roots.get(&name).copied().unwrap_or(name);
            joined.parts.entry(root).or_default().push(event);
        }
        Ok(joined)
    }

    fn load_gathered(&self, event: &Gathered, joined: &Joined) -> Result<Event> {
        let root = joined.roots.get(&event.event).copied().unwrap_or(event.event);
        let alone = std::slice::from_ref(event);
        let parts = joined.parts.get(&root).map_or(alone, Vec::as_slice);
        let rows: Vec<i64> = parts.iter().flat_map(|e| e.rows.iter().copied()).collect();
        let claims = self.effects.on(self.store.rows(root, &rows)?);
        Ok(Event { at: event.at, ..Event::of(root, claims) })
    }
}
