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

/// Makes tokens look like what they are: not to be reckoned with.
const MASK: i64 = 0x5a3c_96e1_0f87_d24b;

impl Next {
    /// As a token.
    pub fn token(self) -> String {
        let (sign, a, b) = match self {
            Next::After(day, event) => (1_u8, i64::from(day), event),
            Next::Row(row) => (2, i64::try_from(row).unwrap_or(i64::MAX), 0),
        };
        let bytes = [&[sign][..], &(a ^ MASK).to_be_bytes(), &(b ^ MASK).to_be_bytes()].concat();
        bytes.iter().map(|b| format!("{b:02x}")).collect()
    }

    /// From a token.
    pub fn parse(token: &str) -> Option<Next> {
        let number =
            |from: usize| u64::from_str_radix(token.get(from..from + 16)?, 16).ok().map(|n| n.cast_signed() ^ MASK);
        if token.len() != 34 || !token.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        match &token[..2] {
            "01" => Some(Next::After(Day::try_from(number(2)?).ok()?, number(18)?)),
            "02" => Some(Next::Row(usize::try_from(number(2)?).ok()?)),
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
            return None;
        }
        self.rows.truncate(rows);
        let place = rows.checked_sub(1).and_then(|last| self.places.get(last));
        Some(place.map_or(Next::Row(skipped.saturating_add(rows)), |(day, event)| Next::After(*day, *event)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_back_and_nothing_else_does() {
        for next in [Next::After(-3, 8), Next::After(19_000, i64::MIN), Next::Row(0), Next::Row(500)] {
            assert_eq!(Next::parse(&next.token()), Some(next));
        }
        for wrong in ["", "01", "ü", &"0".repeat(34), &"é".repeat(17)] {
            assert_eq!(Next::parse(wrong), None, "{wrong}");
        }
    }
}
