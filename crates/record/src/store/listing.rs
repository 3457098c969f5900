//! Lists of events: each party, pair and sound has its events in order of their day, those of a sort by themselves.

use super::sqlite::Sqlite;
use super::{Listing, NEVER, Place, Reported, Sort};
use crate::day::Day;
use crate::error::Result;
use crate::gather::Sketch;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use std::collections::{BTreeSet, HashSet};

/// The key under which every event is listed.
pub(super) const EVERYTHING: &str = "*";

impl Listing {
    /// Sorts whose lists together hold the events asked for, and sorts of which they must be as well: one of each.
    fn sorts(&self) -> (Vec<&str>, Vec<Vec<&str>>) {
        let kinds: Vec<&str> = self.kinds.iter().map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
        let marked = [(self.planned, Sort::PLANNED), (self.compared, Sort::COMPARED)];
        let mut all: Vec<Vec<&str>> = marked.into_iter().filter(|(asked, _)| *asked).map(|(_, s)| vec![s]).collect();
        all.extend(Some(kinds).filter(|k| !k.is_empty()));
        match (&self.sound, all.is_empty()) {
            (None, true) => (vec![Sort::ALL], all),
            (None, false) => (all.remove(0), all),
            (Some(_), _) => (vec![Sort::ALL], all),
        }
    }

    /// From which lists events come, and under which conditions, with the values: one query for each list.
    fn chosen(&self) -> Vec<(String, Vec<Value>)> {
        let (lists, besides) = self.sorts();
        let (mut tests, mut values) = (String::new(), Vec::new());
        for (test, day) in [(">=", self.from), ("<=", self.to)] {
            if let Some(day) = day {
                tests.push_str(&format!(" AND p.at {test} ?"));
                values.push(Value::from(i64::from(day)));
            }
        }
        for sorts in besides {
            let marks = vec!["?"; sorts.len()].join(",");
            tests.push_str(&format!(
                " AND EXISTS (SELECT 1 FROM listed o WHERE o.key = '{EVERYTHING}' AND o.sort IN ({marks}) AND o.at = p.at AND o.event = p.event)"
            ));
            values.extend(sorts.into_iter().map(|s| Value::from(s.to_string())));
        }
        let of = |list: &str| {
            let (from, mut first) = match &self.sound {
                Some(sound) => ("persons p WHERE p.sound = ?", vec![sound.clone()]),
                None => {
                    ("listed p WHERE p.key = ? AND p.sort = ?", vec![self.key.clone().unwrap_or(EVERYTHING.into())])
                }
            };
            if self.sound.is_none() {
                first.push(list.into());
            }
            (format!("{from}{tests}"), first.into_iter().map(Value::from).chain(values.clone()).collect())
        };
        lists.into_iter().map(of).collect()
    }
}

impl Sqlite {
    /// The first events of each list, put in order.
    pub(super) fn read_list(&self, what: &Listing) -> Result<Vec<Place>> {
        let (sign, order) = if what.newest { ("<", "DESC") } else { (">", "ASC") };
        let limit = i64::try_from(what.limit).unwrap_or(i64::MAX);
        let mut out: Vec<Place> = Vec::new();
        for (mut chosen, mut values) in what.chosen() {
            if let Some((day, event)) = what.after {
                chosen.push_str(&format!(" AND (p.at, p.event) {sign} (?, ?)"));
                values.extend([i64::from(day).into(), event.into()]);
            }
            values.push(limit.into());
            let sql =
                format!("SELECT p.at, p.event, p.block FROM {chosen} ORDER BY p.at {order}, p.event {order} LIMIT ?");
            let mut statement = self.db.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(values), |r| {
                Ok(Place { at: r.get(0)?, event: r.get(1)?, block: r.get(2)? })
            })?;
            for row in rows {
                out.push(row?);
            }
        }
        out.sort_unstable();
        if what.newest {
            out.reverse();
        }
        out.truncate(what.limit);
        Ok(out)
    }

    /// Blocks in which the events of a listing may stand, or stood on a day.
    pub(super) fn read_blocks(&self, what: &Listing, as_of: Day) -> Result<Vec<i64>> {
        let mut blocks = BTreeSet::new();
        for (chosen, values) in what.chosen() {
            let mut statement = self.db.prepare_cached(&format!("SELECT DISTINCT p.block FROM {chosen}"))?;
            for block in statement.query_map(params_from_iter(values), |r| r.get::<_, i64>(0))? {
                blocks.insert(block?);
            }
        }
        self.replaced_since(what, as_of, &mut blocks)?;
        Ok(blocks.into_iter().collect())
    }

    /// Blocks of claims that counted on a day and that a later version of their page took away.
    fn replaced_since(&self, what: &Listing, as_of: Day, blocks: &mut BTreeSet<i64>) -> Result<()> {
        // Written out, so that it is seen that the index of replaced claims holds them all.
        let sql = format!(
            "SELECT block, sketch FROM claims WHERE until < {NEVER} AND until > ?1 AND published <= ?1 AND live = 1"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([as_of])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(1)?.as_blob().map_err(|e| crate::Error::Corrupt(e.to_string()))?;
            if what.may_hold(&Sketch::from_bytes(bytes)?) {
                blocks.insert(row.get(0)?);
            }
        }
        Ok(())
    }

    /// Claims of the newest articles, of so many events at most.
    pub(super) fn read_reported(&self, from: Day, to: Option<Day>, events: usize) -> Result<Vec<Reported>> {
        // A claim that a later version took away has no event now; on an earlier day it had one.
        let sql = "SELECT COALESCE(h.event, c.anchor), c.block, c.id FROM versions v JOIN claims c ON c.version = v.id AND c.live = 1 \
            LEFT JOIN homes h ON h.block = c.block AND h.claim = c.id \
            WHERE v.published BETWEEN ?1 AND ?2 AND (h.event IS NOT NULL OR c.until > ?3 AND c.until < ?4) ORDER BY v.published DESC";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params![from, to.unwrap_or(Day::MAX), to.unwrap_or(NEVER), NEVER])?;
        let (mut seen, mut out) = (HashSet::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let told = Reported { event: row.get(0)?, block: row.get(1)?, row: row.get(2)? };
            if seen.len() == events && !seen.contains(&told.event) {
                break;
            }
            seen.insert(told.event);
            out.push(told);
        }
        Ok(out)
    }
}
