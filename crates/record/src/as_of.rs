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
    /// The claims of all its parts.
    parts: BTreeMap<i64, Vec<i64>>,
}

/// An event of a day, as lists name it.
struct Then {
    place: (Day, i64),
    block: i64,
    rows: Vec<i64>,
}

impl<S: Store> Record<S> {
    /// Goes through the events of a listing as they were on a day; only those that are asked for are loaded.
    pub(crate) fn each_as_of(
        &self,
        what: &Listing,
        day: Day,
        mut each: impl FnMut(Leaf) -> Result<bool>,
    ) -> Result<()> {
        let events = self.listed_on(what, day)?;
        let joined = self.joined_on(day)?;
        let from = what.after.map_or(0, |after| match what.newest {
            true => events.partition_point(|e| e.place >= after),
            false => events.partition_point(|e| e.place <= after),
        });
        let mut seen = BTreeSet::new();
        for then in &events[from..] {
            let leaf = self.leaf_on(then, &joined)?;
            if seen.insert(leaf.digest.id) && !each(leaf)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The events of a listing as they were on a day, wherever it goes on; kept in memory, for it takes all events of their blocks.
    fn listed_on(&self, what: &Listing, day: Day) -> Result<Arc<Vec<Then>>> {
        let bare = Listing { after: None, limit: 0, ..what.clone() };
        let make = || {
            let mut events = Vec::new();
            for block in self.store.blocks(&bare, day)? {
                let held = |e: &&Gathered| bare.holds(e);
                let then = |e: &Gathered| Then { place: (e.at, e.event), block, rows: e.rows.clone() };
                events.extend(self.gathered_on(block, day)?.iter().filter(held).map(then));
            }
            events.sort_by_key(|e| e.place);
            if bare.newest {
                events.reverse();
            }
            Ok(events)
        };
        let size = |all: &Vec<Then>| all.iter().map(|e| 64 + 8 * e.rows.len()).sum();
        self.memo()?.part(format!("listed {bare:?} {day}"), size, make)
    }

    /// Events, as they were on a day, of which some claims tell.
    pub(crate) fn told_by(&self, told: &[Reported], day: Day) -> Result<Vec<Leaf>> {
        let rows: BTreeSet<i64> = told.iter().map(|t| t.row).collect();
        let blocks: BTreeSet<i64> = told.iter().map(|t| t.block).collect();
        let joined = self.joined_on(day)?;
        let mut out = Vec::new();
        for block in blocks {
            for event in self.gathered_on(block, day)?.iter().filter(|e| e.rows.iter().any(|r| rows.contains(r))) {
                let then = Then { place: (event.at, event.event), block, rows: event.rows.clone() };
                out.push(self.leaf_on(&then, &joined)?);
            }
        }
        Ok(out)
    }

    /// What is kept of an event, where it was then what it is now; else it is made of the claims that it had.
    fn leaf_on(&self, then: &Then, joined: &Joined) -> Result<Leaf> {
        let (at, event) = then.place;
        let joins = joined.roots.contains_key(&event) || joined.parts.contains_key(&event);
        let kept = if joins { None } else { self.digest(then.block, event, Some(&then.rows))? };
        if let Some(leaf) = self.standing(then.block, kept) {
            return Ok(leaf);
        }
        let root = joined.roots.get(&event).copied().unwrap_or(event);
        let rows = joined.parts.get(&root).unwrap_or(&then.rows);
        let claims = self.effects.on(self.store.rows(root, rows)?);
        Ok(Leaf::of(Event { at, ..Event::of(root, claims) }))
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
            joined.parts.entry(root).or_default().extend(event.rows);
        }
        Ok(joined)
    }
}
