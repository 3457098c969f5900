//! For those who run it: is it up, and what does it do.

use crate::app::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// Bounds of the histogram, in milliseconds.
const BOUNDS: [u64; 8] = [5, 10, 25, 50, 100, 250, 1000, 5000];

/// Counters since the start.
#[derive(Default)]
pub struct Metrics {
    classes: [AtomicU64; 5],
    buckets: [AtomicU64; BOUNDS.len()],
    micros: AtomicU64,
}

impl Metrics {
    /// Counts an answer.
    pub fn count(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        self.classes[class].fetch_add(1, Relaxed);
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        if let Some(bucket) = BOUNDS.iter().position(|b| millis <= *b) {
            self.buckets[bucket].fetch_add(1, Relaxed);
        }
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(0), Relaxed);
    }

    /// As Prometheus reads it.
    fn text(&self) -> String {
        let mut out = String::from("# TYPE chancery_requests_total counter\n");
        for (n, count) in self.classes.iter().enumerate() {
            let _ = writeln!(out, "chancery_requests_total{{status=\"{}xx\"}} {}", n + 1, count.load(Relaxed));
        }
        out.push_str("# TYPE chancery_request_seconds histogram\n");
        let mut below = 0;
        for (bound, count) in BOUNDS.iter().zip(&self.buckets) {
            below += count.load(Relaxed);
            let _ = writeln!(out, "chancery_request_seconds_bucket{{le=\"{}\"}} {below}", *bound as f64 / 1000.0);
        }
        let all: u64 = self.classes.iter().map(|c| c.load(Relaxed)).sum();
        let _ = writeln!(out, "chancery_request_seconds_bucket{{le=\"+Inf\"}} {all}");
        let _ = writeln!(out, "chancery_request_seconds_sum {}", self.micros.load(Relaxed) as f64 / 1e6);
        let _ = writeln!(out, "chancery_request_seconds_count {all}");
        out
    }
}

/// `/health`: the record can be read.
pub async fn health(State(app): State<Arc<App>>) -> impl IntoResponse {
    let well = app.pool.generation().is_ok();
    let (status, body) = if well {
        (StatusCode::OK, r#"{"status":"ok"}"#)
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"no record"}"#)
    };
    (status, [("content-type", "application/json"), ("cache-control", "no-store")], body)
}

/// `/metrics`.
pub async fn metrics(State(app): State<Arc<App>>) -> impl IntoResponse {
    ([("content-type", "text/plain; version=0.0.4"), ("cache-control", "no-store")], app.metrics.text())
}
