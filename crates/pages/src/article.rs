//! From the tree of a page to the article's paragraphs.

use crate::blocks::{Block, blocks};
use crate::cut::parts;
use crate::place::place;
use crate::tag::Tag;
use crate::tree::{Id, Tree, fold};
use crate::trim::trim;
use crate::weigh::Weights;

/// What the page's elements give.
#[derive(Debug, Default)]
pub struct Body {
    /// The article, block by block.
    pub blocks: Vec<Block>,
    /// Captions in the place of the article.
    pub captions: Vec<String>,
}

/// All text of a piece of markup, a line for each block.
pub fn all_text(markup: &str) -> String {
    let tree = crate::parse::parse(markup);
    let parts = parts(&tree, &Weights::of(&tree), 0);
    let lines: Vec<String> = blocks(&tree, &parts, 0).into_iter().map(|b| b.text).collect();
    lines.join("\n")
}

/// Finds the article in the tree.
pub fn article(tree: &Tree, title: Option<&str>) -> Body {
    let body = tree.all(Tag::Body).next().unwrap_or(0);
    let weights = Weights::of(tree);
    let parts = parts(tree, &weights, body);
    let all = blocks(tree, &parts, body);
    let heading = heading(&all, title);
    let ranges = place(tree, &parts, &all, body, heading);
    let here: Vec<Block> = all.into_iter().filter(|b| ranges.iter().any(|r| r.contains(&b.first))).collect();
    let captions = here.iter().filter(|b| b.caption).map(|b| b.text.clone()).collect();
    Body { blocks: trim(&here, title), captions }
}

/// The page's main heading: the one that the title repeats, or else the first.
fn heading(blocks: &[Block], title: Option<&str>) -> Option<Id> {
    let repeats = |b: &&Block| {
        b.tag.heading().is_some_and(|h| h < 3) && title.is_some_and(|t| b.weight > 10 && fold(t).starts_with(&b.text))
    };
    let first = |b: &&Block| b.tag == Tag::H1;
    blocks.iter().find(repeats).or_else(|| blocks.iter().find(first)).map(|b| b.first)
}
