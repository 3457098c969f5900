//! Copies of one text among many: each is led back to the earliest text that it copies.

use super::sketch::{NEAR, Sketched};
use crate::day::Day;
use std::collections::{HashMap, VecDeque};

/// Days within which a text is taken up by others.
const WITHIN: Day = 10;
/// A hash that so many texts share is boilerplate and finds no copies.
const COMMON: usize = 200;

/// Texts up to which each is held against all others: quicker than finding those that share a hash.
const FEW: usize = 32;

/// A text that may be a copy.
#[derive(Debug, Clone)]
pub struct Copied<'a> {
    /// Day of publication.
    pub published: Day,
    /// Its sketch.
    pub sketch: Option<&'a Sketched>,
    /// Its page, where that of another text may be the same: versions of one page are no copies of one another.
    pub page: Option<&'a str>,
}

impl Copied<'_> {
    fn elsewhere(&self, other: &Copied<'_>) -> bool {
        self.page.is_none() || self.page != other.page
    }
}

/// For each of these texts, in order of publication, the index of the text that it goes back to; its own where it is the first.
pub fn leaders(texts: &[Copied<'_>]) -> Vec<usize> {
    if texts.len() <= FEW { among_few(texts) } else { among_many(texts) }
}

fn among_few(texts: &[Copied<'_>]) -> Vec<usize> {
    let mut leaders: Vec<usize> = Vec::with_capacity(texts.len());
    for (n, text) in texts.iter().enumerate() {
        let recent = (0..n).filter(|o| texts[*o].published + WITHIN >= text.published && text.elsewhere(&texts[*o]));
        let found = text.sketch.and_then(|sketch| likest(texts, recent, sketch));
        leaders.push(found.map_or(n, |f| leaders[f]));
    }
    leaders
}

fn among_many(texts: &[Copied<'_>]) -> Vec<usize> {
    let mut leaders: Vec<usize> = Vec::with_capacity(texts.len());
    let mut recent: VecDeque<usize> = VecDeque::new();
    let mut holding: HashMap<u32, Vec<usize>> = HashMap::new();
    for (n, text) in texts.iter().enumerate() {
        while let Some(old) = recent.front().copied().filter(|o| texts[*o].published + WITHIN < text.published) {
            recent.pop_front();
            forget(&mut holding, texts[old].sketch, old);
        }
        let found = text.sketch.and_then(|s| nearest(texts, &holding, text, s));
        leaders.push(found.map_or(n, |f| leaders[f]));
        if let Some(sketch) = text.sketch {
            recent.push_back(n);
            sketch.hashes().iter().for_each(|h| holding.entry(*h).or_default().push(n));
        }
    }
    leaders
}

/// The likest of the texts that share a hash.
fn nearest(
    texts: &[Copied<'_>],
    holding: &HashMap<u32, Vec<usize>>,
    text: &Copied<'_>,
    sketch: &Sketched,
) -> Option<usize> {
    let shared = sketch.hashes().iter().filter_map(|h| holding.get(h)).filter(|l| l.len() <= COMMON).flatten();
    let mut candidates: Vec<usize> = shared.copied().filter(|c| text.elsewhere(&texts[*c])).collect();
    candidates.sort_unstable();
    candidates.dedup();
    likest(texts, candidates.into_iter(), sketch)
}

/// The likest of some texts that is near enough; of equals the earliest.
fn likest(texts: &[Copied<'_>], candidates: impl Iterator<Item = usize>, sketch: &Sketched) -> Option<usize> {
    let like = |n: usize| texts[n].sketch.map_or(0.0, |s| s.likeness(sketch));
    let near = candidates.map(|n| (like(n), n)).filter(|(like, _)| *like >= NEAR);
    near.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, n)| n)
}

fn forget(holding: &mut HashMap<u32, Vec<usize>>, sketch: Option<&Sketched>, old: usize) {
    for hash in sketch.into_iter().flat_map(Sketched::hashes) {
        if let Some(list) = holding.get_mut(hash) {
            list.retain(|n| *n != old);
            if list.is_empty() {
                holding.remove(hash);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(seed: usize, words: usize) -> String {
        (0..words).map(|n| format!("w{}", (n * n + n * seed * 31) % 2003)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn copies_lead_to_the_first_and_old_texts_are_left_alone() {
        let all = [(1, 0, 200), (1, 1, 200), (2, 1, 200), (1, 2, 120), (1, 60, 200)];
        let sketches = all.map(|(seed, _, words)| Sketched::of(&text(seed, words)));
        let at = |n: usize, page| Copied { published: all[n].1, sketch: sketches[n].as_ref(), page };
        let texts: Vec<Copied> = (0..5).map(|n| at(n, [None, Some("b"), Some("c"), None, Some("e")][n])).collect();
        assert_eq!(leaders(&texts), [0, 0, 2, 0, 4]);
        assert_eq!(among_many(&texts), among_few(&texts));
        let one_page: Vec<Copied> = (0..5).map(|n| at(n, Some("a"))).collect();
        assert_eq!(leaders(&one_page), [0, 1, 2, 3, 4]);
    }
}
