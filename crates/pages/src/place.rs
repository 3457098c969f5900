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
    let cut_off = block.text.ends_with('…') || block.text.ends_with("...");
    plain.min(1500.0)
        * match block.ends_sentence() {
            true if cut_off => 0.3,
            true => 1.0,
            false => 0.5,
        }
}

/// The element for which most prose speaks.
fn best(tree: &Tree, parts: &Parts, blocks: &[Block], heading: Option<Id>) -> Option<Id> {
    let mut scores = vec![0.0_f32; tree.len()];
    for block in blocks {
        let before = heading.is_some_and(|h| block.first < h);
        let value = value(block) * if before { 0.5 } else { 1.0 };
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
    let nearness = Nearness::of(blocks, heading);
    let score = |id: Id| {
        let tag = match tree.tag(id) {
            Some(Tag::Article | Tag::Main) => 1.3,
            Some(Tag::Li | Tag::Ul | Tag::Ol | Tag::Td | Tag::Th | Tag::Tr) => 0.8,
            Some(Tag::Html | Tag::Body) => 0.6,
            _ => 1.0,
        };
        let name = match parts.names[id] {
            named if named.body => 1.5,
            named if named.aside => 0.6,
            _ => 1.0,
        };
        let headed = tree.is(id, Tag::Article) && heading.is_some_and(|h| tree.within(id).contains(&h));
        scores[id] * tag * name * if headed { 2.0 } else { 1.0 } * nearness.of_range(&tree.within(id))
    };
    (0..tree.len()).filter(|id| scores[*id] > 0.0).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
}

/// How much an element gains by beginning right after the main heading.
struct Nearness<'b> {
    blocks: &'b [Block],
    sums: Vec<u32>,
    heading: Option<Id>,
}

impl Nearness<'_> {
    fn of(blocks: &[Block], heading: Option<Id>) -> Nearness<'_> {
        let mut sums = vec![0];
        sums.extend(blocks.iter().scan(0, |sum, block| {
            *sum += block.weight;
            Some(*sum)
        }));
        Nearness { blocks, sums, heading }
    }

    fn of_range(&self, range: &Range<Id>) -> f32 {
        let Some(heading) = self.heading else { return 1.0 };
        let at = |id: Id| self.blocks.partition_point(|b| b.first < id);
        // From the first prose of the element back to the heading.
        let from = at(range.start.max(heading.min(range.end)));
        let first = self.blocks[from..].iter().position(|b| value(b) > 0.0).map_or(from, |n| from + n);
        if range.end <= heading {
            return 1.0;
        }
        let between = self.sums[first] - self.sums[at(heading).min(first)];
        1.0 + (NEAR - 1.0) * (-(between as f32) / FAR).exp()
    }
}

/// The most that nearness gives, and over how much text it falls to a third.
const NEAR: f32 = 3.0;
const FAR: f32 = 500.0;

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
const LEVELS: usize = 2;

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
        let join = |c: &Id| {
            let leads = false;
            *c != inner && continues(tree, sums, (inner, *c), base, holder.is_some() || leads)
        };
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
    let few_links = sums.linked(&range) < 0.15 * prose;
    let class = |id: Id| tree.raw_attribute(id, "class");
    let alike = tree.tag(inner) == Some(tag) && class(inner) == class(sibling) && class(inner).is_some();
    match tag {
        Tag::P | Tag::Blockquote => few_links && prose > 0.0,
        Tag::Ul | Tag::Ol => few_links && prose > 200.0,
        _ => few_links && (prose > 0.2 * base || ((alike || held) && prose > 0.0)),
    }
}
