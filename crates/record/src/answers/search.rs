//! Full text, in every language.

use super::{Answer, Ask};
use crate::day;
use crate::error::{Error, Result};
use crate::record::Record;
use crate::store::Store;
use crate::tokens;
use serde::Serialize;

/// Characters around the words found.
const AROUND: usize = 70;
/// Articles fetched at once.
const PAGE: usize = 50;

#[derive(Debug, Serialize)]
struct Hit {
    published: Option<String>,
    outlet: String,
    language: String,
    title: String,
    words: String,
    events: Vec<String>,
    claims: Vec<String>,
    article: String,
    url: Option<String>,
}

/// Articles that hold all the words, newest first, with the events they tell.
pub fn search<S: Store>(record: &Record<S>, ask: &Ask, words: &str) -> Result<Answer> {
    let wanted = tokens::query(words);
    if wanted.is_empty() {
        return Err(Error::Input("nothing to look for; give one word or more".into()));
    }
    let limit = if ask.limit == 0 { usize::MAX } else { ask.limit };
    let (mut rows, mut after) = (Vec::new(), None);
    while rows.len() < limit {
        let found = record.store().search(&wanted, after, PAGE)?;
        let Some((last, ..)) = found.last() else { break };
        after = Some(*last);
        for (_, paper, text) in found {
            let day = paper.published;
            if record.effects().articles.contains(&paper.key) {
                continue;
            }
            let dated =
                ask.from.is_none_or(|d| day >= Some(d)) && ask.to.into_iter().chain(ask.as_of).all(|d| day <= Some(d));
            let among =
                |list: &[String], have: &str| list.is_empty() || list.iter().any(|l| l.eq_ignore_ascii_case(have));
            if !dated
                || !among(&ask.outlets, &paper.outlet)
                || !among(&ask.languages, &paper.language)
                || rows.len() == limit
            {
                continue;
            }
            let claims = record.effects().on(record.store().of_version(paper.version)?);
            if !claims.iter().any(|c| among(&ask.kinds, &c.claim.kind)) && !ask.kinds.is_empty() {
                continue;
            }
            let mut events = Vec::new();
            for claim in claims.iter().filter(|c| c.event != 0) {
                events.push(crate::filed::event_name(record.event_of(claim)?));
            }
            events.sort();
            events.dedup();
            rows.push(Hit {
                published: day.map(day::written),
                words: text.as_deref().map_or(String::new(), |t| around(t, &wanted)),
                outlet: paper.outlet,
                language: paper.language,
                title: paper.title,
                events,
                claims: claims.into_iter().map(|c| c.claim.id).collect(),
                article: paper.key,
                url: paper.url,
            });
        }
    }
    Answer::of(&["published", "outlet", "title", "words"], &rows)
}

/// The line around the first word found.
fn around(text: &str, wanted: &[String]) -> String {
    let folded: Vec<char> =
        text.chars().flat_map(|c| tokens::tokens(&c.to_string()).concat().chars().next().or(Some(' '))).collect();
    let at = wanted.iter().filter_map(|w| find(&folded, &w.chars().collect::<Vec<_>>())).min().unwrap_or(0);
    let from = at.saturating_sub(AROUND);
    let cut: String = text.chars().skip(from).take(2 * AROUND).collect();
    let line = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}{line}…", if from > 0 { "…" } else { "" })
}

/// Where a word begins.
fn find(text: &[char], word: &[char]) -> Option<usize> {
    text.windows(word.len()).position(|w| w == word)
}
