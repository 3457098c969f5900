//! The same text again: articles that were taken over from one another, with the first of them.

use super::{Answer, Ask};
use crate::again::{Copied, Sketched, leaders};
use crate::day;
use crate::error::Result;
use crate::filed::Paper;
use crate::record::Record;
use crate::store::Store;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
struct Row {
    copies: usize,
    published: Option<String>,
    outlet: String,
    title: String,
    outlets: Vec<String>,
    article: String,
    articles: Vec<String>,
}

/// Groups of articles with one text, the largest first.
pub fn copies<S: Store>(record: &Record<S>, ask: &Ask) -> Result<Answer> {
    let among = |list: &[String], have: &str| list.is_empty() || list.iter().any(|l| l.eq_ignore_ascii_case(have));
    let mut all = record.store().all_sketches()?;
    all.retain(|(p, _)| {
        let day = p.published.unwrap_or(0);
        let dated = ask.from.is_none_or(|d| day >= d) && ask.to.into_iter().chain(ask.as_of).all(|d| day <= d);
        dated && among(&ask.languages, &p.language) && !record.effects().articles.contains(&p.key)
    });
    let sketches: Vec<Option<Sketched>> = all.iter().map(|(_, sketch)| Sketched::read(sketch)).collect();
    let texts: Vec<Copied> = all
        .iter()
        .zip(&sketches)
        .map(|((p, _), sketch)| Copied {
            published: p.published.unwrap_or(0),
            sketch: sketch.as_ref(),
            page: Some(&p.key),
        })
        .collect();
    let mut groups: BTreeMap<usize, Vec<&Paper>> = BTreeMap::new();
    for (leader, (paper, _)) in leaders(&texts).into_iter().zip(&all) {
        groups.entry(leader).or_default().push(paper);
    }
    let asked = |papers: &&Vec<&Paper>| papers.len() > 1 && papers.iter().any(|p| among(&ask.outlets, &p.outlet));
    let mut rows: Vec<Row> = groups.values().filter(asked).map(|papers| row(papers)).collect();
    rows.sort_by(|a, b| (b.copies, &a.published, &a.article).cmp(&(a.copies, &b.published, &b.article)));
    rows.truncate(if ask.limit == 0 { usize::MAX } else { ask.limit });
    Answer::of(&["copies", "published", "outlet", "title", "outlets"], &rows)
}

/// A group; its first text stands first.
fn row(papers: &[&Paper]) -> Row {
    let first = papers[0];
    let mut outlets: Vec<String> = papers[1..].iter().map(|p| p.outlet.clone()).collect();
    outlets.sort();
    outlets.dedup();
    Row {
        copies: papers.len(),
        published: first.published.map(day::written),
        outlet: first.outlet.clone(),
        title: first.title.clone(),
        outlets,
        article: first.key.clone(),
        articles: papers.iter().map(|p| p.key.clone()).collect(),
    }
}
