//! The headline: what the page shows and its head repeats, without the outlet's name.

use crate::tag::Tag;
use crate::tree::{Id, Tree};

/// What may stand between a headline and the outlet's name.
const BETWEEN: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", "_", " |", "|", "丨", "—", " : ", " -"];

/// The heading on the page that one of the head's titles repeats: its place and words. Else the only first-order heading.
pub fn heading(tree: &Tree, titles: &[String], outlet: &str) -> Option<(Id, String)> {
    let shown =
        |(_, text): &(Id, String)| !text.is_empty() && text.chars().count() < 300 && plain(text) != plain(outlet);
    let of = |tag: Tag| tree.all(tag).map(|id| (id, tree.text(id))).filter(shown);
    let agreement = |text: &str| titles.iter().map(|t| agreement(text, t)).fold(0.0_f32, f32::max);
    let best = |tag: Tag, least: f32| {
        let rated = of(tag).take(30).map(|(id, text)| (agreement(&text), id, text)).filter(|(a, ..)| *a >= least);
        rated.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, id, text)| (id, text))
    };
    let only = || {
        let mut all = of(Tag::H1);
        all.next().filter(|(_, t)| all.next().is_none() && words(t).len() > 2)
    };
    best(Tag::H1, 0.5).or_else(|| best(Tag::H2, 0.8)).or_else(|| best(Tag::H3, 0.9)).or_else(only)
}

/// How much of two texts is the same: shared words among those of the longer, and no less than half where one holds the other.
fn agreement(a: &str, b: &str) -> f32 {
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|w| b.contains(w)).count() as f32;
    let (less, more) = (a.len().min(b.len()) as f32, a.len().max(b.len()) as f32);
    if less == 0.0 {
        0.0
    } else {
        (shared / more).max(if a.len() > 2 && b.len() > 2 { 0.9 * shared / less } else { 0.0 })
    }
}

/// Words in small letters; Chinese characters one by one.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        let alone = ('\u{3040}'..='\u{9fff}').contains(&c);
        if alone || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.push(c);
        }
        if alone {
            words.push(String::new());
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

/// A title without the outlet's name before or after it, as far as that is known from elsewhere.
pub fn without_outlet(title: &str, outlets: &[&str]) -> String {
    let is_outlet = |part: &str| {
        let part = plain(part);
        outlets.iter().map(|o| plain(o)).any(|o| {
            !part.is_empty()
                && (part == o || (o.len() > 3 && (part.contains(&o) || (part.len() > 3 && o.contains(&part)))))
        })
    };
    let mut rest = title.trim();
    while let Some((before, after)) =
        BETWEEN.iter().filter_map(|b| rest.rsplit_once(b)).min_by_key(|(_, after)| after.len())
    {
        if before.trim().is_empty() || !is_outlet(after) {
            break;
        }
        rest = before.trim_end();
    }
    if let Some((before, after)) =
        BETWEEN.iter().filter_map(|b| rest.split_once(b)).min_by_key(|(before, _)| before.len())
        && is_outlet(before)
        && !after.trim().is_empty()
    {
        rest = after.trim_start();
    }
    rest.to_string()
}

/// Letters and digits, small.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_goes() {
        let outlets = ["The Example Post", "example.org"];
        assert_eq!(without_outlet("Ministers meet - The Example Post", &outlets), "Ministers meet");
        assert_eq!(without_outlet("Ministers meet | World | Example.org", &outlets), "Ministers meet | World");
        assert_eq!(without_outlet("Talks - what comes next", &outlets), "Talks - what comes next");
        assert_eq!(without_outlet("两国部长会晤_例子网", &["例子网"]), "两国部长会晤");
    }
}
