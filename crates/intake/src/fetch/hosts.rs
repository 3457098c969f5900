//! When a host may be asked: one request after the other with a pause between, none while it asked for rest; and when to come back to
//! what failed.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The first wait after a failure.
const FIRST: Duration = Duration::from_secs(5 * 60);
/// The longest one.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a sleeper goes without looking whether it shall stop.
const NAP: Duration = Duration::from_millis(50);

/// When each host is due.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    due: Mutex<HashMap<String, Instant>>,
    resting: Mutex<HashMap<String, Instant>>,
}

impl Hosts {
    /// Waits until a host is due and takes the turn. Whether it came so far.
    pub fn wait(&self, host: &str, pause: Duration, stop: &AtomicBool) -> bool {
        let turn = {
            let mut due = self.due.lock().unwrap_or_else(|e| e.into_inner());
            let turn = due.get(host).copied().unwrap_or_else(Instant::now).max(Instant::now());
            due.insert(host.into(), turn + pause);
            turn
        };
        while Instant::now() < turn {
            if stop.load(Ordering::Relaxed) {
                return false;
            }
            std::thread::sleep(NAP.min(turn.saturating_duration_since(Instant::now())));
        }
        !stop.load(Ordering::Relaxed)
    }

    /// Leaves a host alone for a while.
    pub fn rest(&self, host: &str, pause: Duration) {
        let mut resting = self.resting.lock().unwrap_or_else(|e| e.into_inner());
        let until = Instant::now() + pause.min(LONGEST);
        let known = resting.entry(host.into()).or_insert(until);
        *known = until.max(*known);
    }

    /// For how long a host still wants to be left alone.
    pub fn resting(&self, host: &str) -> Option<Duration> {
        let resting = self.resting.lock().unwrap_or_else(|e| e.into_inner());
        resting.get(host).and_then(|until| until.checked_duration_since(Instant::now())).filter(|d| !d.is_zero())
    }
}

/// How long to wait after so many failures in a row: twice as long each time, up to a day; spread by a fifth either way, so that what failed
/// together does not come back together. The same name gives the same wait.
pub fn backoff(failures: u32, name: &str) -> Duration {
    let plain = FIRST.saturating_mul(1 << failures.saturating_sub(1).min(12)).min(LONGEST);
    spread(plain, name, failures)
}

/// A duration, up to a fifth shorter or longer.
pub(crate) fn spread(plain: Duration, name: &str, nth: u32) -> Duration {
    let hash = chancery_record::filed::number(&[name, &nth.to_string()]).cast_unsigned();
    plain.mul_f64(0.8 + 0.4 * (hash % 1000) as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_differ() {
        let mut last = Duration::ZERO;
        for failures in 1..7 {
            let wait = backoff(failures, "a");
            assert!(wait > last, "{failures}: {wait:?}");
            assert_eq!(wait, backoff(failures, "a"));
            last = wait;
        }
        assert_ne!(backoff(3, "a"), backoff(3, "b"));
        assert!(backoff(99, "a") <= LONGEST.mul_f64(1.2));
    }

    #[test]
    fn a_host_at_rest_is_left_alone_and_others_are_not() {
        let hosts = Hosts::default();
        hosts.rest("a", Duration::from_secs(100));
        assert!(hosts.resting("a").is_some() && hosts.resting("b").is_none());
        hosts.rest("a", Duration::from_secs(1));
        assert!(hosts.resting("a").expect("resting") > Duration::from_secs(50));
    }

    #[test]
    fn who_is_told_to_stop_waits_no_longer() {
        let hosts = Hosts::default();
        let stop = AtomicBool::new(false);
        assert!(hosts.wait("a", Duration::from_secs(1000), &stop));
        stop.store(true, Ordering::Relaxed);
        assert!(!hosts.wait("a", Duration::ZERO, &stop));
    }
}
