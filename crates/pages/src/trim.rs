//! Which blocks of the place where the article stands belong to it, by how they read.

use crate::blocks::Block;
use crate::phrases;
use crate::tag::Tag;

/// Blocks of the article among those of its place.
pub fn trim(blocks: &[Block], title: Option<&str>) -> Vec<Block> {
    let kept: Vec<Block> = blocks.iter().filter(|b| !b.caption && !is_beside(b, title)).cloned().collect();
    let kept = without_link_lists(kept);
    without_bare_headings(cut_tail(kept))
}

/// Is a block no part of the article, seen alone?
fn is_beside(block: &Block, title: Option<&str>) -> bool {
    let share = block.link_share();
    if title.is_some_and(|t| same_words(t, &block.text)) || phrases::is_teaser(&block.text, share) {
        return true;
    }
    match block.tag {
        Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt => share > 0.8 && block.weight < 200,
        Tag::H1 => true,
        Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => share > 0.8,
        Tag::P | Tag::Blockquote | Tag::Pre => share > 0.9 && block.weight < 250,
        _ => share > 0.5 && block.weight < 200,
    }
}

fn same_words(a: &str, b: &str) -> bool {
    let plain = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    plain(a) == plain(b)
}

/// Entries of a list are judged together: a list of links goes as a whole.
fn without_link_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut list: Vec<Block> = Vec::new();
    let flush = |list: &mut Vec<Block>, kept: &mut Vec<Block>| {
        let (all, linked) = list.iter().fold((0, 0), |(a, l), b| (a + b.weight, l + b.linked));
        if linked * 2 <= all {
            kept.append(list);
        }
        list.clear();
    };
    for block in blocks {
        if block.tag == Tag::Li {
            list.push(block);
        } else {
            flush(&mut list, &mut kept);
            kept.push(block);
        }
    }
    flush(&mut list, &mut kept);
    kept
}

/// From a heading that announces other things, all goes if little prose follows.
fn cut_tail(mut blocks: Vec<Block>) -> Vec<Block> {
    let all: u32 = blocks.iter().map(|b| b.weight).sum();
    let mut after = 0;
    let mut cut = blocks.len();
    for (at, block) in blocks.iter().enumerate().rev() {
        after += block.weight;
        if after * 3 > all {
            break;
        }
        if phrases::is_end(&block.text) {
            cut = at;
        }
    }
    blocks.truncate(cut);
    blocks
}

/// A heading at the end has lost what it stood over.
fn without_bare_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    while blocks.last().is_some_and(|b| b.tag.heading().is_some()) {
        blocks.pop();
    }
    blocks
}
