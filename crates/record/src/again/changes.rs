//! What changed between two versions of a page: sentences that came, went, or were written anew.

use crate::tokens::tokens;
use serde::Serialize;

/// Share of the words from which a sentence counts as the other one, written anew.
const REWRITTEN: f64 = 0.4;
/// Sentences beyond which versions are not laid side by side.
const MOST: usize = 2000;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Change {
    /// Stands only in the newer version.
    Added {
        /// The sentence.
        new: String,
    },
    /// Stood only in the older version.
    Removed {
        /// The sentence.
        old: String,
    },
    /// Was written anew.
    Rewritten {
        /// As it was.
        old: String,
        /// As it is.
        new: String,
    },
}

/// Changes from an older to a newer text, in reading order.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let (a, b) = (sentences(old), sentences(new));
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in common(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        between(&a[i..x], &b[j..y], &mut out);
        (i, j) = (x + 1, y + 1);
    }
    out
}

/// What stands between two sentences that both versions have.
fn between(old: &[&str], new: &[&str], out: &mut Vec<Change>) {
    let mut left: Vec<&str> = old.to_vec();
    let mut news = Vec::new();
    for sentence in new {
        let heir =
            left.iter().map(|o| alike(o, sentence)).enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        news.push(match heir.filter(|(_, like)| *like >= REWRITTEN) {
            Some((at, _)) => Change::Rewritten { old: left.remove(at).into(), new: (*sentence).into() },
            None => Change::Added { new: (*sentence).into() },
        });
    }
    out.extend(left.into_iter().map(|o| Change::Removed { old: o.into() }));
    out.extend(news);
}

/// Share of words that two sentences have in common, 0 to 1.
pub(crate) fn alike(a: &str, b: &str) -> f64 {
    let set = |text: &str| tokens(text).into_iter().collect::<std::collections::BTreeSet<_>>();
    let (a, b) = (set(a), set(b));
    let shared = a.intersection(&b).count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

/// Sentences by their last mark; a line ends one too.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let closes = matches!(c, '。' | '！' | '？')
                || matches!(c, '.' | '!' | '?' | '…') && chars.peek().is_none_or(|(_, n)| n.is_whitespace());
            if closes {
                out.push(&line[start..at + c.len_utf8()]);
                start = at + c.len_utf8();
            }
        }
        out.push(&line[start..]);
    }
    out.iter().map(|s| s.trim()).filter(|s| !s.is_empty()).collect()
}

/// The longest sequence of sentences that both have, as pairs of places.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (mid_a, mid_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|n| (n, n)).collect();
    if mid_a.len() <= MOST && mid_b.len() <= MOST {
        pairs.extend(longest(mid_a, mid_b).into_iter().map(|(i, j)| (i + head, j + head)));
    }
    pairs.extend((0..tail).rev().map(|n| (a.len() - 1 - n, b.len() - 1 - n)));
    pairs
}

fn longest(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i * width + j] = match a[i] == b[j] {
                true => table[(i + 1) * width + j + 1] + 1,
                false => table[(i + 1) * width + j].max(table[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn came_went_and_written_anew() {
        let old = "The minister landed in Lima on Monday. Talks begin at noon. Nothing was signed.\nThe visit ends on Friday.";
        let new = "The minister landed in Lima on Tuesday. Talks begin at noon. A protocol on visas was initialled.\nThe visit ends on Friday.";
        assert_eq!(
            changes(old, new),
            [
                Change::Rewritten {
                    old: "The minister landed in Lima on Monday.".into(),
                    new: "The minister landed in Lima on Tuesday.".into()
                },
                Change::Removed { old: "Nothing was signed.".into() },
                Change::Added { new: "A protocol on visas was initialled.".into() },
            ]
        );
        assert_eq!(changes(old, old), []);
    }

    #[test]
    fn sentences_of_a_script_without_spaces() {
        let found = changes("部长周一抵达利马。会谈中午开始。", "部长周二抵达利马。会谈中午开始。双方签署议定书。");
        assert_eq!(found.len(), 2);
        assert!(matches!(&found[0], Change::Rewritten { new, .. } if new.contains("周二")));
        assert_eq!(found[1], Change::Added { new: "双方签署议定书。".into() });
    }
}
