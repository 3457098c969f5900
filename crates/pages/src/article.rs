//! From the tree of a page to the article's paragraphs.

use crate::blocks::{Block, blocks};
use crate::cut::parts;
use crate::place::place;
use crate::tag::Tag;
use crate::tree::{Id, Tree};
use crate::trim::trim;
use crate::weigh::Weights;

/// What the page's elements give.
#[derive(Debug, Default)]
pub struct Body {
    /// The article, block by block.
    pub blocks: Vec<Block>,
    /// Captions in the place of the article.
    pub captions: Vec<String>,
    /// All blocks in the place of the article, before what does not belong to it was taken out.
    pub here: Vec<Block>,
}

/// All text of a piece of markup, a line for each block.
pub fn all_text(markup: &str) -> String {
    let tree = crate::parse::parse(markup);
    let parts = parts(&tree, &Weights::of(&tree), 0);
    let lines: Vec<String> = blocks(&tree, &parts, 0).into_iter().map(|b| b.text).collect();
    lines.join("\n")
}

/// Finds the article in the tree.
pub fn article(tree: &Tree, title: Option<&str>, heading: Option<Id>) -> Body {
    let body = tree.all(Tag::Body).next().unwrap_or(0);
    let weights = Weights::of(tree);
    let parts = parts(tree, &weights, body);
    let all = blocks(tree, &parts, body);
    let ranges = place(tree, &parts, &all, body, heading);
    let here: Vec<Block> = all.into_iter().filter(|b| ranges.iter().any(|r| r.contains(&b.first))).collect();
    let captions = here.iter().filter(|b| b.caption).map(|b| b.text.clone()).collect();
    Body { blocks: trim(&here, title), captions, here }
}
