//! What a host asks of its visitors, remembered for a day.

use super::robots::Robots;
use super::tdm::Reservations;
use serde::{Deserialize, Serialize};

/// Milliseconds for which it is believed.
const DAY: i64 = 24 * 60 * 60 * 1000;
/// Milliseconds after which a host is asked again that did not answer.
const SOON: i64 = 30 * 60 * 1000;

/// What a host asks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manners {
    /// Its robots.txt; none where it could not be had, and then nothing is fetched.
    pub robots: Option<Robots>,
    /// What it reserves.
    pub reservations: Reservations,
    /// When it was asked, in milliseconds since 1970.
    pub asked: i64,
}

impl Manners {
    /// Whether it must be asked again.
    pub fn is_old(&self, now: i64) -> bool {
        let age = now - self.asked;
        age < 0 || age > if self.robots.is_some() { DAY } else { SOON }
    }
}
