//! Full text, in every language.

use super::{Answer, Ask};
use crate::day;
use crate::error::{Error, Result};
use crate::filed::Stored;
use crate::record::Record;
use crate::store::{Mention, Store};
use crate::tokens;
use serde::Serialize;
use std::collections::BTreeSet;

/// Characters around the words found.
const AROUND: usize = 70;
/// Characters within which a word ends.
const SOON: usize = 20;
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
    kinds: Vec<String>,
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
    let (mut rows, mut after, mut page) = (Vec::new(), None, PAGE.min(limit));
    while rows.len() < limit {
        let found = record.store().search(&wanted, after, page)?;
        page = (2 * page).min(PAGE);
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
            let claims = mentions(record, paper.version)?;
            if !claims.iter().any(|c| among(&ask.kinds, &c.kind)) && !ask.kinds.is_empty() {
                continue;
            }
            let mut events = Vec::new();
            for claim in claims.iter().filter(|c| c.event != 0) {
                events.push(crate::filed::event_name(record.root(claim.event)?));
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
                kinds: claims.iter().map(|c| c.kind.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
                claims: claims.into_iter().map(|c| c.id).collect(),
                article: paper.key,
                url: paper.url,
            });
        }
    }
    Answer::of(&["published", "outlet", "title", "words"], &rows)
}

/// The claims of an article that count, as decisions leave them.
fn mentions<S: Store>(record: &Record<S>, version: i64) -> Result<Vec<Mention>> {
    let mentions = record.store().mentions(version)?;
    if !record.effects().touch(&mentions.iter().map(|m| m.anchor).collect::<Vec<_>>()) {
        return Ok(mentions);
    }
    let claims = record.effects().on(record.store().of_version(version)?);
    let bare = |c: Stored| Mention { anchor: c.anchor, id: c.claim.id, kind: c.claim.kind, event: c.event };
    Ok(claims.into_iter().map(bare).collect())
}

/// The line around the first word found.
fn around(text: &str, wanted: &[String]) -> String {
    let folded: Vec<char> = text.chars().map(tokens::folded).collect();
    let at = wanted.iter().filter_map(|w| find(&folded, &w.chars().collect::<Vec<_>>())).min().unwrap_or(0);
    let from = whole_word(&folded, at, at.saturating_sub(AROUND));
    let to = whole_word(&folded, folded.len(), (from + 2 * AROUND).min(folded.len()));
    let cut: String = text.chars().skip(from).take(to - from).collect();
    let line = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks = [from > 0, to < folded.len()].map(|cut| if cut { "…" } else { "" });
    format!("{}{line}{}", marks[0], marks[1])
}

/// Where the next word begins, if one does soon: in scripts without spaces none does.
fn whole_word(text: &[char], end: usize, at: usize) -> usize {
    if at == 0 || at >= end {
        return at;
    }
    (at..end.min(at + SOON)).find(|n| text[n - 1] == ' ').unwrap_or(at)
}

/// Where a word begins.
fn find(text: &[char], word: &[char]) -> Option<usize> {
    text.windows(word.len()).position(|w| w == word)
}
