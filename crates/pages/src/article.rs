//! From the tree of a page to the article's paragraphs.

use crate::blocks::{Block, blocks};
use crate::cut::parts;
use crate::place::place;
use crate::tag::Tag;
use crate::tree::{Id, Tree};
use crate::weigh::Weights;
use std::ops::Range;

/// What stands in the place of the article.
#[derive(Debug, Default)]
pub struct Place {
    /// All blocks, before what does not belong to the article is taken out.
    pub blocks: Vec<Block>,
    /// Captions of pictures.
    pub captions: Vec<String>,
}

/// All text of a piece of markup, a line for each block.
pub fn all_text(markup: &str) -> String {
    let tree = crate::parse::parse(markup);
    let parts = parts(&tree, &Weights::of(&tree), 0, None);
    let lines: Vec<String> = blocks(&tree, &parts, 0).into_iter().map(|b| b.text).collect();
    lines.join("\n")
}

/// Finds the place of the article in the tree.
pub fn find(tree: &Tree, heading: Option<Id>) -> Place {
    let body = tree.all(Tag::Body).next().unwrap_or(0);
    let weights = Weights::of(tree);
    let parts = parts(tree, &weights, body, heading);
    let all = blocks(tree, &parts, body);
    let ranges = place(tree, &parts, &all, body, heading);
    let captions = captions(&all, &ranges, heading);
    let here = all.into_iter().filter(|b| !b.caption && ranges.iter().any(|r| r.contains(&b.first))).collect();
    Place { blocks: without_cards(tree, here), captions }
}

/// Captions between the main heading and the end of the article.
fn captions(blocks: &[Block], ranges: &[Range<Id>], heading: Option<Id>) -> Vec<String> {
    let start = ranges.iter().map(|r| r.start).chain(heading).min().unwrap_or(0);
    let end = ranges.iter().map(|r| r.end).max().unwrap_or(0);
    let says = |b: &&Block| b.weight > 12 && b.text.split_whitespace().count() > 1 || b.weight > 24;
    let here = blocks.iter().filter(|b| b.caption && (start..end).contains(&b.first)).filter(says);
    here.map(|b| b.text.clone()).collect()
}

/// A teaser is no heavier than this.
const CARD: u32 = 600;

/// Takes out teasers: a heading that is a link, with what stands in a box with it.
fn without_cards(tree: &Tree, blocks: Vec<Block>) -> Vec<Block> {
    let mut sums = vec![0];
    sums.extend(blocks.iter().scan(0, |sum, block| {
        *sum += block.weight;
        Some(*sum)
    }));
    let before = |id: Id| sums[blocks.partition_point(|b| b.first < id)];
    let weight = |range: &Range<Id>| before(range.end) - before(range.start);
    let most = CARD.min(sums[blocks.len()] / 3);
    let is_linked = |b: &&Block| b.tag.heading().is_some_and(|h| h > 1) && b.link_share() > 0.8;
    let mut end = 0;
    let mut cards: Vec<Range<Id>> = Vec::new();
    for heading in blocks.iter().filter(is_linked) {
        let boxes = tree.ancestors(heading.node).take(4).map(|a| tree.within(a));
        cards.extend(boxes.take_while(|b| weight(b) <= most).last().filter(|b| b.end > end));
        end = cards.last().map_or(end, |c| c.end.max(end));
    }
    // In order of their ends, so that the first one that ends behind a block tells whether it stands in one.
    let in_card = |id: Id| cards.get(cards.partition_point(|c| c.end <= id)).is_some_and(|c| c.start <= id);
    blocks.into_iter().filter(|b| !in_card(b.first)).collect()
}
