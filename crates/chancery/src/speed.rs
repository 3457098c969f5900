//! How long each step of reading takes: for the benchmark.

use crate::article::Article;
use crate::clauses::clauses;
use crate::finish::finish;
use crate::frames::{frames, with_untold};
use crate::reader::Reader;
use crate::sentences::sentences;
use crate::text::{Folded, Span, Text, clean};
use crate::units::{Locals, Scan};
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// A step, by its name, and what it took.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// As in `lib.rs`.
    pub name: &'static str,
    /// How long.
    pub took: Duration,
    /// Of how many sentences.
    pub sentences: usize,
}

/// Reads an article step by step. Steps that work hand in hand are timed together, less those timed before.
pub fn speed(reader: &Reader<'_>, article: &Article) -> Vec<Step> {
    let day = article.day().unwrap_or(None);
    let language = reader.language;
    let mut watch = Instant::now();
    let mut lap = move || std::mem::replace(&mut watch, Instant::now()).elapsed();
    let text = Text::new(&article.text);
    let body = clean(&text, article, reader.language);
    let spans: Vec<Span> = body.lines.iter().flat_map(|line| sentences(&text, *line, language)).collect();
    let cut = lap();
    for span in &spans {
        black_box(reader.times.find(&text.slice(*span)));
    }
    let times = lap();
    let folded = Folded::new(&text, language);
    for span in &spans {
        black_box(Scan::new(&text, &folded, *span, language, reader.times, Rc::default()).units(&Locals::default()));
    }
    let units = lap();
    let home = reader.home(article);
    let (people, read) = reader.mentions(&text, &spans, day, home);
    let mentions = lap();
    for sentence in &read {
        let clauses = clauses(&sentence.items, language);
        let frames = frames(&sentence.items, &clauses, language, reader.world);
        black_box(with_untold(frames, &sentence.items, &clauses, &sentence.leanings, (language, reader.world)));
    }
    let framed = lap();
    let (drafts, mut rejected) = reader.drafts(&text, read, people, reader.setting(article, &body, day, home));
    let assembled = lap();
    black_box(finish(drafts, &mut rejected, &text, article, reader));
    let rows = [
        ("text, sentences", cut),
        ("times", times),
        ("units", units.saturating_sub(times)),
        ("phrases, people, choose", mentions.saturating_sub(units)),
        ("clauses, frames", framed),
        ("assemble", assembled.saturating_sub(framed)),
        ("finish", lap()),
    ];
    rows.map(|(name, took)| Step { name, took, sentences: spans.len() }).to_vec()
}
