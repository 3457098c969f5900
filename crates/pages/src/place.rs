//! Where the article stands: the elements that hold it.

use crate::blocks::Block;
use crate::cut::Parts;
use crate::tag::Tag;
use crate::tree::{Id, Tree};
use std::ops::Range;

/// How far up a block speaks for what it stands in, and how loudly.
const VOICE: [f32; 6] = [1.0, 0.6, 0.4, 0.25, 0.15, 0.1];

/// Finds the ranges of nodes that hold the article.
pub fn place(tree: &Tree, parts: &Parts, blocks: &[Block], body: Id, heading: Option<Id>) -> Vec<Range<Id>> {
    let sums = Sums::of(tree, blocks);
    let Some(best) = best(tree, parts, blocks, heading) else { return vec![tree.within(body)] };
    let best = named_body(tree, parts, &sums, best).unwrap_or(best);
    widen(tree, parts, &sums, best, body)
}

/// Running sums of what blocks say outside links.
struct Sums {
    prose: Vec<f32>,
    linked: Vec<f32>,
}

impl Sums {
    fn of(tree: &Tree, blocks: &[Block]) -> Sums {
        let (mut prose, mut linked) = (vec![0.0; tree.len() + 1], vec![0.0; tree.len() + 1]);
        for block in blocks {
            prose[block.first + 1] += value(block);
            linked[block.first + 1] += block.linked as f32;
        }
        for at in 1..prose.len() {
            prose[at] += prose[at - 1];
            linked[at] += linked[at - 1];
        }
        Sums { prose, linked }
    }

    fn prose(&self, range: &Range<Id>) -> f32 {
        self.prose[range.end] - self.prose[range.start]
    }

    fn linked(&self, range: &Range<Id>) -> f32 {
        self.linked[range.end] - self.linked[range.start]
    }
}

/// What a block is worth as part of an article.
fn value(block: &Block) -> f32 {
    if block.caption || !block.is_prose() {
        return 0.0;
    }
    let plain = (block.weight - block.linked) as f32;
    plain.min(1500.0) * if block.ends_sentence() { 1.0 } else { 0.5 }
}

/// The element for which most prose speaks.
fn best(tree: &Tree, parts: &Parts, blocks: &[Block], heading: Option<Id>) -> Option<Id> {
    let mut scores = vec![0.0_f32; tree.len()];
    for block in blocks {
        let value = value(block);
        if value == 0.0 {
            continue;
        }
        let own = matches!(block.tag, Tag::P | Tag::Li | Tag::Dd | Tag::Dt | Tag::Pre | Tag::Blockquote);
        let from = if own { tree.node(block.node).parent } else { block.node };
        let above = std::iter::once(from).chain(tree.ancestors(from));
        for (ancestor, voice) in above.zip(VOICE) {
            scores[ancestor] += value * voice;
        }
    }
    let score = |id: Id| {
        let tag = match tree.tag(id) {
            Some(Tag::Article | Tag::Main) => 1.3,
            Some(Tag::Li | Tag::Ul | Tag::Ol | Tag::Td | Tag::Th | Tag::Tr) => 0.8,
            Some(Tag::Html | Tag::Body) => 0.6,
            _ => 1.0,
        };
        let name = if parts.names[id].body {
            1.5
        } else if parts.names[id].aside {
            0.6
        } else {
            1.0
        };
        let headed = tree.is(id, Tag::Article) && heading.is_some_and(|h| tree.within(id).contains(&h));
        scores[id] * tag * name * if headed { 2.0 } else { 1.0 }
    };
    (0..tree.len()).filter(|id| scores[*id] > 0.0).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
}

/// An element that is called the article's body: around the best one, the outermost that is mostly prose; else inside it,
/// if it holds much of it.
fn named_body(tree: &Tree, parts: &Parts, sums: &Sums, best: Id) -> Option<Id> {
    let own = sums.prose(&tree.within(best));
    let called = |id: &Id| parts.names[*id].body;
    let prose = |id: &Id| sums.prose(&tree.within(*id));
    let plain = |id: &Id| prose(id) < 3.0 * own && sums.linked(&tree.within(*id)) < 0.3 * prose(id);
    let around = std::iter::once(best).chain(tree.ancestors(best)).filter(called).filter(plain).last();
    let inside = || {
        let bodies = tree.within(best).filter(called).filter(|id| prose(id) >= 0.5 * own);
        bodies.max_by(|a, b| prose(a).total_cmp(&prose(b)).then(b.cmp(a)))
    };
    around.or_else(inside)
}

/// How many levels up siblings are looked for, where no element says that it holds the article.
const LEVELS: usize = 3;

/// Adds the siblings that continue the article: inside the element that holds it whole all that is prose, outside only what
/// weighs much.
fn widen(tree: &Tree, parts: &Parts, sums: &Sums, best: Id, body: Id) -> Vec<Range<Id>> {
    let mut ranges = vec![tree.within(best)];
    let whole = |id: &Id| matches!(tree.tag(*id), Some(Tag::Article | Tag::Main)) || parts.names[*id].body;
    if whole(&best) && !parts.names[best].body {
        return ranges;
    }
    let holder = tree.ancestors(best).find(whole).filter(|h| *h > body);
    let mut inner = best;
    let mut level = 0;
    while inner > body && Some(inner) != holder && (level < LEVELS || holder.is_some()) {
        let outer = tree.node(inner).parent;
        let base: f32 = ranges.iter().map(|r| sums.prose(r)).sum();
        let join = |c: &Id| *c != inner && continues(tree, sums, (inner, *c), base, holder.is_some());
        let more: Vec<Id> = tree.children(outer).filter(join).collect();
        ranges.extend(more.into_iter().map(|c| tree.within(c)));
        inner = outer;
        level += 1;
    }
    ranges.sort_by_key(|r| r.start);
    ranges
}

/// Is the sibling part of the same article: the same kind of element, or prose of its own with few links?
fn continues(tree: &Tree, sums: &Sums, (inner, sibling): (Id, Id), base: f32, held: bool) -> bool {
    let Some(tag) = tree.tag(sibling) else { return true };
    let range = tree.within(sibling);
    let prose = sums.prose(&range);
    let few_links = sums.linked(&range) < 0.25 * prose;
    let class = |id: Id| tree.raw_attribute(id, "class");
    let alike = tree.tag(inner) == Some(tag) && class(inner) == class(sibling) && class(inner).is_some();
    match tag {
        Tag::P | Tag::Blockquote => few_links && prose > 0.0,
        Tag::Ul | Tag::Ol => few_links && prose > 200.0,
        _ => few_links && (prose > 0.2 * base || ((alike || held) && prose > 0.0)),
    }
}
