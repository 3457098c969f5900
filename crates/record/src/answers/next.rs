//! Lists page by page: where one goes on, as a token that nobody should take apart.

use super::{Answer, Ask};
use crate::day::Day;

/// Where a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Behind an event.
    After(Day, i64),
    /// At a row.
    Row(usize),
}

/// Rows behind which a list that is made anew for each page can't be gone on with: narrow the question instead.
const FARTHEST: usize = u16::MAX as usize;

/// Makes tokens look like what they are: not to be reckoned with.
const MASK: u64 = 0x5a3c_96e1_0f87_d24b;

impl Next {
    /// What every token looks like, as a regular expression.
    pub const PATTERN: &str = "^(01[0-9a-f]{24}|02[0-9a-f]{4})$";

    /// As a token.
    pub fn token(self) -> String {
        match self {
            Next::After(day, event) => {
                format!("01{:08x}{:016x}", day.cast_unsigned() ^ MASK as u32, event.cast_unsigned() ^ MASK)
            }
            Next::Row(row) => format!("02{:04x}", row.min(FARTHEST) as u16 ^ MASK as u16),
        }
    }

    /// From a token: everything that looks like one is one.
    pub fn parse(token: &str) -> Option<Next> {
        if !token.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let number = |part: &str| u64::from_str_radix(part, 16).ok();
        match (token.len(), token.get(..2)?) {
            (26, "01") => {
                let day = number(&token[2..10])? as u32 ^ MASK as u32;
                Some(Next::After(day.cast_signed(), (number(&token[10..])? ^ MASK).cast_signed()))
            }
            (6, "02") => Some(Next::Row(usize::from(number(&token[2..])? as u16 ^ MASK as u16))),
            _ => None,
        }
    }

    /// Rows that stand before.
    fn skipped(from: Option<Next>) -> usize {
        if let Some(Next::Row(row)) = from { row } else { 0 }
    }
}

impl Ask {
    /// The same question for one page, and one row more: it tells whether there is another page.
    pub fn page(self, from: Option<Next>, rows: usize) -> Ask {
        let after = if let Some(Next::After(day, event)) = from { Some((day, event)) } else { None };
        Ask { limit: Next::skipped(from).saturating_add(rows).saturating_add(1), after, ..self }
    }
}

impl Answer {
    /// Keeps the rows of one page. Gives where the list goes on.
    pub fn cut(&mut self, from: Option<Next>, rows: usize) -> Option<Next> {
        let skipped = Next::skipped(from);
        self.rows.drain(..skipped.min(self.rows.len()));
        if self.rows.len() <= rows {
            return self.stopped.map(|(day, event)| {
                self.notes.push("not all was looked through for this page; it goes on with `next`".into());
                Next::After(day, event)
            });
        }
        if self.places.is_empty() {
            self.rows.truncate(rows);
            return Some(skipped + rows).filter(|row| *row <= FARTHEST).map(Next::Row);
        }
        // Rows of one event stay together: a list goes on behind an event.
        let of = |row: usize| self.places.get(row).copied();
        let whole = (1..=rows).rev().find(|n| of(n - 1) != of(*n));
        let kept =
            whole.unwrap_or_else(|| (rows..self.rows.len()).find(|n| of(*n) != of(0)).unwrap_or(self.rows.len()));
        self.rows.truncate(kept);
        of(kept - 1).map(|(day, event)| Next::After(day, event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_event_stay_on_one_page() {
        let places = vec![(1, 1), (1, 2), (1, 2), (1, 3)];
        let list = || Answer { rows: vec![serde_json::Value::Null; 4], places: places.clone(), ..Answer::default() };
        let page = |rows| {
            let mut answer = list();
            let next = answer.cut(None, rows);
            (answer.rows.len(), next)
        };
        assert_eq!(page(2), (1, Some(Next::After(1, 1))));
        assert_eq!(page(3), (3, Some(Next::After(1, 2))));
        assert_eq!(page(4), (4, None));
        let mut same = Answer { places: vec![(1, 2); 4], ..list() };
        assert_eq!((same.cut(None, 1), same.rows.len()), (Some(Next::After(1, 2)), 4));
        let mut short = Answer { stopped: Some((9, 9)), ..list() };
        assert_eq!(short.cut(None, 10), Some(Next::After(9, 9)));
    }

    #[test]
    fn tokens_come_back_and_nothing_else_does() {
        for next in
            [Next::After(-3, 8), Next::After(19_000, i64::MIN), Next::Row(0), Next::Row(500), Next::Row(FARTHEST)]
        {
            assert_eq!(Next::parse(&next.token()), Some(next));
        }
        for wrong in ["", "01", "ü", &"0".repeat(26), &"é".repeat(13), "02ABCD", "02+123"] {
            assert_eq!(Next::parse(wrong), None, "{wrong}");
        }
    }
}
