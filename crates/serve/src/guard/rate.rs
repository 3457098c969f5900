//! How often one address may ask: a bucket that fills at a steady rate.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Addresses remembered before full buckets are thrown out.
const MOST: usize = 10_000;
/// Seconds' worth of requests that may come at once.
const BURST: f64 = 4.0;

/// Buckets by address.
pub struct Rate {
    rate: f64,
    buckets: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl Rate {
    /// So many requests a second; 0: no limit.
    pub fn new(rate: u32) -> Rate {
        Rate { rate: f64::from(rate), buckets: Mutex::default() }
    }

    /// Whether one more may come in now.
    pub fn admits(&self, client: IpAddr) -> bool {
        self.rate == 0.0 || self.admits_at(client, Instant::now())
    }

    fn admits_at(&self, client: IpAddr, now: Instant) -> bool {
        let most = self.rate * BURST;
        let filled = |(left, since): (f64, Instant)| (left + (now - since).as_secs_f64() * self.rate).min(most);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > MOST {
            buckets.retain(|_, bucket| filled(*bucket) < most);
        }
        let left = buckets.get(&client).map_or(most, |b| filled(*b));
        buckets.insert(client, (if left >= 1.0 { left - 1.0 } else { left }, now));
        left >= 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_bucket_runs_dry_and_fills_again() {
        let (rate, start) = (Rate::new(2), Instant::now());
        let (a, b) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let admitted = (0..20).filter(|_| rate.admits_at(a, start)).count();
        assert_eq!(admitted, 8);
        assert!(rate.admits_at(b, start));
        assert!(rate.admits_at(a, start + Duration::from_secs(1)));
    }
}
