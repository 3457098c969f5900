//! The record: what was filed and decided, and the events that follow from it.

use crate::decisions::{Act, Anchor, Body, Decision, Effects, correct};
use crate::error::{Error, Result};
use crate::event::Event;
use crate::filed::{self, Added, Filing, Stored};
use crate::kinds::parties;
use crate::memo::Memo;
use crate::store::{Kept, Note, Sqlite, Store};
use crate::suppressed;
use chancery::Claim;
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Claims loaded at once.
const PAGE: usize = 256;

/// A record, in whatever store.
pub struct Record<S: Store = Sqlite> {
    pub(crate) store: S,
    pub(crate) effects: Effects,
    /// Articles of which something is suppressed.
    suppressed: BTreeSet<String>,
    pub(crate) joined: OnceCell<BTreeMap<i64, i64>>,
    /// Parts of answers, and the state of the store in which they hold.
    memo: RefCell<(i64, Arc<Memo>)>,
}

impl Record<Sqlite> {
    /// Opens a record, and makes it where there is none.
    pub fn open(path: &Path) -> Result<Record> {
        Record::new(Sqlite::open(path)?)
    }

    /// Opens a record that must exist.
    pub fn open_existing(path: &Path) -> Result<Record> {
        Record::new(Sqlite::open_existing(path)?)
    }
}

impl<S: Store> Record<S> {
    /// A record in a store.
    pub fn new(store: S) -> Result<Record<S>> {
        let mut record = Record {
            store,
            effects: Effects::default(),
            suppressed: BTreeSet::new(),
            joined: OnceCell::new(),
            memo: RefCell::default(),
        };
        record.take_effect()?;
        Ok(record)
    }

    /// Parts of answers that still hold.
    pub(crate) fn memo(&self) -> Result<Arc<Memo>> {
        let state = self.store.state()?;
        let mut memo = self.memo.borrow_mut();
        if memo.0 != state {
            *memo = (state, Arc::default());
        }
        Ok(memo.1.clone())
    }

    /// Shares parts of answers with others who ask the same record in the same state.
    pub fn share(&mut self, memo: Arc<Memo>) -> Result<()> {
        self.memo = RefCell::new((self.store.state()?, memo));
        Ok(())
    }

    /// What follows from what was filed and decided is made anew.
    pub(crate) fn forget(&mut self) {
        self.joined.take();
        self.memo.take();
    }

    /// What the decisions mean, with what they suppress in every version of a page.
    fn take_effect(&mut self) -> Result<()> {
        self.effects = Effects::of(&self.store.decisions()?);
        self.suppressed = suppressed::widen(&mut self.effects, &self.store)?;
        self.forget();
        Ok(())
    }

    /// Takes in what others have decided since.
    pub fn refresh_decisions(&mut self) -> Result<()> {
        self.effects = Effects::of(&self.store.decisions()?);
        self.forget();
        Ok(())
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// What the decisions mean now.
    pub fn effects(&self) -> &Effects {
        &self.effects
    }

    /// Files a batch. Its events are gathered by [`Record::settle`].
    pub fn file(&mut self, batch: &[Filing], keep_text: bool, now: i64) -> Result<Added> {
        self.file_noting(batch, keep_text, now, &[])
    }

    /// The same, with notes that are kept with it or not at all.
    pub fn file_noting(&mut self, batch: &[Filing], keep_text: bool, now: i64, notes: &[Note]) -> Result<Added> {
        self.forget();
        let open = |f: &&Filing| !self.effects.articles.contains(filed::key_of(&f.article));
        let welcome: Cow<'_, [Filing]> = match batch.iter().all(|f| open(&f)) {
            true => batch.into(),
            false => batch.iter().filter(open).cloned().collect::<Vec<_>>().into(),
        };
        let mut added = self.store.file_noting(&welcome, keep_text, now, notes)?;
        added.suppressed = batch.len() - welcome.len();
        self.move_corrected(&welcome)?;
        self.suppress_again(batch.iter().map(|f| filed::key_of(&f.article)))?;
        Ok(added)
    }

    /// Keeps notes beside the record.
    pub fn put_notes(&mut self, notes: &[Note]) -> Result<()> {
        self.store.put_notes(notes)
    }

    /// What was suppressed of these articles stays so.
    fn suppress_again<'a>(&mut self, mut keys: impl Iterator<Item = &'a str>) -> Result<()> {
        if !self.suppressed.is_empty() && keys.any(|k| self.suppressed.contains(k)) {
            self.store.index()?;
            self.take_effect()?;
        }
        Ok(())
    }

    /// Puts new readings in the place of the last ones.
    pub fn reread(&mut self, readings: &[(i64, Filing)]) -> Result<usize> {
        self.forget();
        let count = self.store.reread(readings)?;
        let batch: Vec<Filing> = readings.iter().map(|(_, f)| f.clone()).collect();
        self.move_corrected(&batch)?;
        self.suppress_again(batch.iter().map(|f| filed::key_of(&f.article)))?;
        Ok(count)
    }

    /// Claims that a decision corrected stand in the block of what they were corrected to.
    fn move_corrected(&mut self, batch: &[Filing]) -> Result<()> {
        if self.effects.corrected.is_empty() {
            return Ok(());
        }
        self.store.index()?;
        for filing in batch {
            let hash = filed::text_hash(&filing.article);
            let published = filing.article.published.as_deref().and_then(crate::day::parse).unwrap_or(0);
            for anchor in filed::anchors(filed::key_of(&filing.article), &hash, published, &filing.claims) {
                if self.effects.corrected.contains_key(&anchor) {
                    self.refresh(anchor)?;
                }
            }
        }
        Ok(())
    }

    /// Versions with text, for reading again.
    pub fn kept(&self, after: i64, limit: usize) -> Result<Vec<Kept>> {
        self.store.kept(after, limit)
    }

    /// Whether a new reading of a version says something else than the last one.
    pub fn differs(&self, version: i64, filing: &Filing) -> Result<bool> {
        let bare =
            |c: &Claim| serde_json::to_string(&Claim { reading: String::new(), ..c.clone() }).unwrap_or_default();
        let old: Vec<String> = self.store.of_version(version)?.iter().map(|c| bare(&c.claim)).collect();
        Ok(old != filing.claims.iter().map(bare).collect::<Vec<_>>())
    }

    /// Goes through all claims that count, by publication, each with its event's name, until told to stop.
    pub fn each_claim(&self, mut each: impl FnMut(Stored, Option<String>) -> bool) -> Result<()> {
        for page in self.store.all_rows()?.chunks(PAGE) {
            let rows: Vec<i64> = page.iter().map(|(row, _)| *row).collect();
            let events: BTreeMap<i64, i64> = page.iter().copied().collect();
            let mut claims = self.store.rows(0, &rows)?;
            claims.iter_mut().for_each(|c| c.event = events.get(&c.row).copied().unwrap_or(0));
            for claim in self.effects.on(claims) {
                let event = Some(self.event_of(&claim)?).filter(|e| *e != 0).map(filed::event_name);
                if !each(claim, event) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// An event by its name, or by the beginning of the identifier of one of its claims. Names of old events lead to where their
    /// first claim is now.
    pub fn event(&self, name: &str) -> Result<Event> {
        let number = match filed::event_number(name) {
            Some(anchor) => self.home_of(anchor)?,
            None => self.claim(name)?.event,
        };
        let found = Some(self.load(number, None)?).filter(|e| !e.claims.is_empty());
        found.ok_or_else(|| Error::Missing(format!("there is no event `{name}`; `chancery timeline` lists them")))
    }

    fn home_of(&self, anchor: i64) -> Result<i64> {
        let claims = self.store.anchored(anchor)?;
        if let Some(claim) = claims.iter().find(|c| c.event != 0) {
            return Ok(claim.event);
        }
        // A new reading has other claims: the one of the same kind whose words overlap most, and of those the one
        // with most of its parties, stands in.
        let Some(old) = claims.first() else { return Ok(anchor) };
        let now = self.store.of_version(old.paper.version)?;
        let shared = |c: &Stored| {
            let (a, b) = (&c.claim.quote, &old.claim.quote);
            a.end.min(b.end).saturating_sub(a.start.max(b.start))
        };
        let in_common = |c: &Stored| {
            let others = parties(&old.claim);
            parties(&c.claim).iter().filter(|p| others.contains(p)).count()
        };
        let heir = now
            .iter()
            .filter(|c| c.claim.kind == old.claim.kind && shared(c) > 0 && c.event != 0)
            .max_by_key(|c| (shared(c), in_common(c)));
        Ok(heir.map_or(anchor, |c| c.event))
    }

    /// A live claim by the beginning of its identifier.
    pub fn claim(&self, id: &str) -> Result<Stored> {
        let mut found = self.store.by_id(id, 2)?;
        if let [one, other] = found.as_slice()
            && one.claim.id != other.claim.id
            && one.claim.id != id
        {
            return Err(Error::Input(format!("`{id}` begins several claims; give more of it")));
        }
        found
            .pop()
            .ok_or_else(|| Error::Missing(format!("there is no claim `{id}`; `chancery export claims` lists them")))
    }

    /// Adds a decision and lets it take effect.
    pub fn decide(&mut self, who: &str, now: i64, body: Body) -> Result<i64> {
        if let Some((field, value)) = body.field.as_ref().zip(body.value.as_ref())
            && let Some(claim) = body.claims.first()
            && let Some(mut stored) = self.store.anchored(claim.anchor)?.into_iter().next()
        {
            correct(&mut stored.claim, field, value).map_err(Error::Input)?;
        }
        let mut touched: BTreeSet<i64> = self.touched(&body)?.into_iter().filter(|a| *a != suppressed::WHOLE).collect();
        let before = self.effects.hidden.clone();
        let id = self.store.decide(&Decision { id: 0, made: now, who: who.into(), body })?;
        self.take_effect()?;
        touched.extend(before.symmetric_difference(&self.effects.hidden));
        for anchor in touched {
            self.refresh(anchor)?;
        }
        self.settle(|_| {})?;
        Ok(id)
    }

    /// Undoes a decision, by default the last one that stands.
    pub fn undo(&mut self, who: &str, now: i64, of: Option<i64>, why: &str) -> Result<i64> {
        let decisions = self.store.decisions()?;
        let undone: BTreeSet<i64> = decisions.iter().filter_map(|d| d.body.of).collect();
        let standing = |d: &&Decision| d.body.act != Act::Undo && !undone.contains(&d.id);
        let target = match of {
            Some(id) => decisions.iter().find(|d| d.id == id).map(|d| d.id),
            None => decisions.iter().rev().find(standing).map(|d| d.id),
        };
        let target = target
            .ok_or_else(|| Error::Missing("there is no such decision; `chancery review log` lists them".into()))?;
        let body =
            Body { act: Act::Undo, claims: Vec::new(), field: None, value: None, of: Some(target), why: why.into() };
        self.decide(who, now, body)
    }

    /// Anchors whose claims a decision changes.
    fn touched(&self, body: &Body) -> Result<Vec<i64>> {
        let mut anchors: Vec<i64> = body.claims.iter().map(|c| c.anchor).collect();
        let mut of = body.of;
        let decisions = self.store.decisions()?;
        while let Some(undone) = of.and_then(|id| decisions.iter().find(|d| d.id == id)) {
            anchors.extend(undone.body.claims.iter().map(|c| c.anchor));
            of = undone.body.of;
        }
        Ok(anchors)
    }

    /// Puts a claim where its corrected fields belong and marks its block for gathering.
    fn refresh(&mut self, anchor: i64) -> Result<()> {
        for stored in self.store.anchored(anchor)? {
            let mut claim = stored.claim.clone();
            for (field, value) in self.effects.corrected.get(&anchor).into_iter().flatten() {
                let _ = correct(&mut claim, field, value);
            }
            self.store.move_claim(stored.row, &claim)?;
        }
        Ok(())
    }

    /// Decisions whose claim a new reading no longer has.
    pub fn waiting(&self) -> Result<Vec<(Decision, Anchor)>> {
        let mut out = Vec::new();
        for decision in self.store.decisions()? {
            for claim in decision.body.claims.clone().into_iter().filter(|c| c.anchor != suppressed::WHOLE) {
                let here = self.store.anchored(claim.anchor)?;
                let live = here.iter().any(|c| c.event != 0)
                    || self.effects.hidden.contains(&claim.anchor) && !here.is_empty();
                if !live {
                    out.push((decision.clone(), claim));
                }
            }
        }
        Ok(out)
    }
}
