//! Events out of the record: as digests where lists are looked through, with their claims where they are shown.

use crate::again::Sketched;
use crate::covered::Coverage;
use crate::day::Day;
use crate::digest::Digest;
use crate::error::Result;
use crate::event::Event;
use crate::face::Face;
use crate::memo::Memo;
use crate::origins::Citing;
use crate::record::Record;
use crate::store::{Covered, Listing, Outlet, Reported, Store};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Events looked up at once.
const PAGE: usize = 256;

/// An event of a list: what is kept of it, and its claims where they had to be read anyway.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// What is kept of it.
    pub digest: Arc<Digest>,
    pub(crate) block: Option<i64>,
    event: Option<Event>,
}

impl Leaf {
    /// Of an event that was read.
    pub fn of(event: Event) -> Leaf {
        Leaf { digest: Arc::new(Digest::of(&event)), block: None, event: Some(event) }
    }
}

impl<S: Store> Record<S> {
    /// The event that an event belongs to by decision.
    pub(crate) fn root(&self, event: i64) -> Result<i64> {
        Ok(self.joined()?.get(&event).copied().unwrap_or(event))
    }

    /// The event of a claim, 0 where it has none.
    pub fn event_of(&self, claim: &crate::filed::Stored) -> Result<i64> {
        self.root(claim.event)
    }

    fn joined(&self) -> Result<&BTreeMap<i64, i64>> {
        if let Some(joined) = self.joined.get() {
            return Ok(joined);
        }
        let mut event_of = BTreeMap::new();
        for anchor in self.effects.same.iter().flat_map(|(a, b)| [*a, *b]) {
            let claims = self.store.anchored(anchor)?;
            event_of.extend(claims.iter().find(|c| c.event != 0).map(|c| (anchor, c.event)));
        }
        Ok(self.joined.get_or_init(|| self.effects.joined(|a| event_of.get(&a).copied())))
    }

    /// Events as they are known now, or were on a day, in the order of the listing; `limit` 0: all.
    pub fn events(&self, what: &Listing, as_of: Option<Day>) -> Result<Vec<Event>> {
        let mut out = Vec::new();
        self.each_leaf(what, as_of, |leaf| {
            out.push(self.whole(leaf)?);
            Ok(what.limit == 0 || out.len() < what.limit)
        })?;
        Ok(out)
    }

    /// The same without their claims.
    pub fn digests(&self, what: &Listing, as_of: Option<Day>) -> Result<Vec<Arc<Digest>>> {
        let mut out = Vec::new();
        self.each_leaf(what, as_of, |leaf| {
            out.push(leaf.digest);
            Ok(what.limit == 0 || out.len() < what.limit)
        })?;
        Ok(out)
    }

    /// All events of a listing, by their time; kept in memory, for what is held against many of them.
    pub(crate) fn shelf(&self, what: &Listing, as_of: Option<Day>) -> Result<Arc<Vec<Arc<Digest>>>> {
        let size = |all: &Vec<Arc<Digest>>| all.iter().map(|d| d.size()).sum();
        let make = || {
            let mut all = self.digests(what, as_of)?;
            all.sort_by_key(|d| (d.window(), d.id));
            Ok(all)
        };
        self.memo()?.part(format!("shelf {what:?} {as_of:?}"), size, make)
    }

    /// Goes through events page by page, until told to stop.
    pub fn each_event(&self, what: &Listing, as_of: Option<Day>, mut each: impl FnMut(Event) -> bool) -> Result<()> {
        self.each_leaf(what, as_of, |leaf| Ok(each(self.whole(leaf)?)))
    }

    /// The same for what is kept of them.
    pub fn each_leaf(&self, what: &Listing, as_of: Option<Day>, each: impl FnMut(Leaf) -> Result<bool>) -> Result<()> {
        match as_of {
            None => {
                let most = if what.limit == 0 { PAGE } else { what.limit.min(PAGE) };
                self.each_now(&Listing { limit: most, ..what.clone() }, each)
            }
            Some(day) => self.each_as_of(what, day, each),
        }
    }

    fn each_now(&self, what: &Listing, mut each: impl FnMut(Leaf) -> Result<bool>) -> Result<()> {
        let (mut page, memo) = (what.clone(), self.memo()?);
        let mut seen = BTreeSet::new();
        loop {
            let listed = self.store.list(&page)?;
            let Some(last) = listed.last() else { return Ok(()) };
            page.after = Some((last.at, last.event));
            for place in listed {
                let leaf = self.leaf(&memo, place.event, place.block, Some(place.at))?;
                if seen.insert(leaf.digest.id) && !each(leaf)? {
                    return Ok(());
                }
            }
            page.limit = PAGE;
        }
    }

    /// What is kept of an event; made of its claims where a decision touched one of them, or joins it with another.
    fn leaf(&self, memo: &Memo, event: i64, block: i64, at: Option<Day>) -> Result<Leaf> {
        let joined = self.joined()?;
        let joins = joined.contains_key(&event) || joined.values().any(|root| *root == event);
        if !joins {
            let digest = memo.digest((block, event), || self.digest(block, event, None))?;
            if let Some(leaf) = self.standing(block, digest) {
                return Ok(leaf);
            }
        }
        let event = self.load(event, Some(block))?;
        Ok(Leaf::of(Event { at: at.unwrap_or(event.at), ..event }))
    }

    /// A digest as it is kept; where claims are given, only of an event that has just these.
    pub(crate) fn digest(&self, block: i64, event: i64, claims: Option<&[i64]>) -> Result<Option<Arc<Digest>>> {
        self.store.digest(block, event, claims)?.map(|bytes| Digest::from_bytes(&bytes).map(Arc::new)).transpose()
    }

    /// The event of a digest, where no decision touches it.
    pub(crate) fn standing(&self, block: i64, digest: Option<Arc<Digest>>) -> Option<Leaf> {
        let digest = digest.filter(|d| !self.effects.touch(&d.anchors))?;
        Some(Leaf { digest, block: Some(block), event: None })
    }

    /// What is shown of an event of a list.
    pub fn face(&self, leaf: &Leaf) -> Result<Face> {
        let kept = match (&leaf.event, leaf.block) {
            (None, Some(block)) => self.store.face(block, leaf.digest.id)?,
            _ => None,
        };
        match kept {
            Some(bytes) => Face::from_bytes(&bytes),
            None => Ok(Face::of(&self.whole(leaf.clone())?, &leaf.digest)),
        }
    }

    /// The origin of each of an event's claims, which are named by their anchors.
    pub(crate) fn origins(&self, anchors: &[i64], citing: &Citing) -> Result<Arc<Vec<String>>> {
        let make = || {
            let versions: Vec<i64> = citing.papers.iter().map(|p| p.version).collect();
            let kept = if versions.len() > 1 { self.store.sketches(&versions)? } else { Vec::new() };
            Ok(citing.origins(&kept.iter().map(|text| Sketched::read(text)).collect::<Vec<_>>()))
        };
        let size = |all: &Vec<String>| all.iter().map(|o| 48 + o.len()).sum();
        self.memo()?.part(format!("origins {anchors:x?}"), size, make)
    }

    /// An event of a list with its claims.
    pub fn whole(&self, leaf: Leaf) -> Result<Event> {
        match leaf.event {
            Some(event) => Ok(event),
            None => Ok(Event { at: leaf.digest.at, ..self.load(leaf.digest.id, leaf.block)? }),
        }
    }

    /// Events of which an article in a window of days tells, the last told first.
    pub fn reported(&self, from: Day, as_of: Option<Day>, limit: usize) -> Result<Vec<Leaf>> {
        let told = self.store.reported(from, as_of, limit)?;
        let mut out = match as_of {
            None => self.told_now(&told)?,
            Some(day) => self.told_by(&told, day)?,
        };
        let mut seen = BTreeSet::new();
        out.retain(|leaf| !leaf.digest.anchors.is_empty() && seen.insert(leaf.digest.id));
        out.sort_by_key(|leaf| (Reverse(leaf.digest.last_known), leaf.digest.id));
        Ok(out)
    }

    fn told_now(&self, told: &[Reported]) -> Result<Vec<Leaf>> {
        let (mut seen, memo) = (BTreeSet::new(), self.memo()?);
        told.iter().filter(|t| seen.insert(t.event)).map(|t| self.leaf(&memo, t.event, t.block, None)).collect()
    }

    /// An event with its claims, by number, and by its block where that is known.
    pub(crate) fn load(&self, event: i64, block: Option<i64>) -> Result<Event> {
        let (root, joined) = (self.root(event)?, self.joined()?);
        let mut claims = Vec::new();
        for part in [root].into_iter().chain(joined.iter().filter(|(_, r)| **r == root).map(|(e, _)| *e)) {
            let blocks = match block.filter(|_| part == event) {
                Some(block) => vec![block],
                None => self.store.blocks_of(&[part])?,
            };
            for block in blocks {
                claims.extend(self.store.claims(block, part)?);
            }
        }
        Ok(Event::of(root, self.effects.on(claims)))
    }

    /// What each outlet gave in each language.
    pub fn outlets(&self, as_of: Option<Day>) -> Result<Arc<Vec<Outlet>>> {
        let size = |all: &Vec<Outlet>| all.len() * 100;
        self.memo()?.part(format!("outlets {as_of:?}"), size, || self.store.outlets(as_of))
    }

    /// How many articles and outlets the record has read on a party or pair, in a window of days.
    pub fn covered(&self, key: &str, from: Option<Day>, to: Option<Day>) -> Result<Covered> {
        let make = || self.store.read_of(key).map(|read| Coverage::of(&read));
        Ok(self.memo()?.part(format!("read {key}"), Coverage::size, make)?.within(from, to))
    }
}
