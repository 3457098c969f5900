//! Several hosts at once, each by one worker only.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;

/// Does a piece of work for each of these addresses and hands the results over one by one, in no order between hosts.
pub fn each<T: Send, R: Send, E>(
    all: Vec<T>,
    workers: usize,
    stop: &AtomicBool,
    url: impl Fn(&T) -> &str,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(T, R) -> Result<(), E>,
) -> Result<(), E> {
    let mut hosts: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for one in all {
        let host = url::Url::parse(url(&one)).map(|u| u.origin().ascii_serialization()).unwrap_or_default();
        hosts.entry(host).or_default().push(one);
    }
    let workers = workers.clamp(1, hosts.len().max(1));
    let queue = Mutex::new(hosts.into_values());
    let (send, receive) = sync_channel(workers);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (send, queue, work) = (send.clone(), &queue, &work);
            scope.spawn(move || {
                loop {
                    let host = queue.lock().unwrap_or_else(|e| e.into_inner()).next();
                    for one in host.into_iter().flatten() {
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        let result = work(&one);
                        if send.send((one, result)).is_err() {
                            return;
                        }
                    }
                    if queue.lock().unwrap_or_else(|e| e.into_inner()).len() == 0 {
                        return;
                    }
                }
            });
        }
        drop(send);
        let outcome = receive.iter().try_for_each(|(one, result)| take(one, result));
        drop(receive);
        outcome
    })
}
