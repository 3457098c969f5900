//! Which blocks of the place where the article stands belong to it, by how they read.

use crate::blocks::Block;
use crate::meta::{author, date};
use crate::phrases;
use crate::tag::Tag;

/// Blocks of the article among those of its place.
pub fn trim(blocks: &[Block], title: Option<&str>, author: Option<&str>) -> Vec<Block> {
    let kept: Vec<Block> = blocks.iter().filter(|b| !is_beside(b, title)).cloned().collect();
    let kept = cut_tail(without_link_lists(kept));
    without_bare_headings(without_furniture(kept, author))
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

/// Entries of a list are judged together: a list of links, or of links with the beginning of what they lead to, goes whole.
fn without_link_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut list: Vec<Block> = Vec::new();
    let flush = |list: &mut Vec<Block>, kept: &mut Vec<Block>| {
        let (all, linked) = list.iter().fold((0, 0), |(a, l), b| (a + b.weight, l + b.linked));
        let cut_off = list.iter().filter(|b| b.text.ends_with("...") || b.text.ends_with('…')).count();
        if linked * 2 <= all && !(cut_off > 2 && cut_off * 3 > list.len()) {
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

/// How many blocks at either end may be bylines, dates, invitations and the like.
const END: usize = 4;

/// Takes out what stands around a text: who wrote it and when, who they are, what one should subscribe to.
fn without_furniture(blocks: Vec<Block>, author: Option<&str>) -> Vec<Block> {
    let last = blocks.len().saturating_sub(END);
    let authors: Vec<&str> = author.into_iter().flat_map(|a| a.split(", ")).collect();
    let is_furniture = |at: usize, block: &Block| {
        let (first, last) = (at < END, at >= last);
        let signed = (first || last) && is_signature(block, &authors);
        let about_author = last && at > 0 && block.weight < 500 && authors.iter().any(|a| is_about(&block.text, a));
        let invites = block.weight < 400 && (last || block.linked > 0) && phrases::invites(&block.text);
        signed || about_author || invites
    };
    let marks: Vec<bool> = blocks.iter().enumerate().map(|(at, b)| is_furniture(at, b)).collect();
    blocks.into_iter().zip(marks).filter(|(_, furniture)| !furniture).map(|(b, _)| b).collect()
}

/// A byline, a date, or both, and nothing else.
fn is_signature(block: &Block, authors: &[&str]) -> bool {
    if block.weight > 90
        || matches!(block.tag, Tag::Li | Tag::Blockquote)
        || (block.ends_sentence() && block.weight > 40)
    {
        return false;
    }
    let words = block.text.split_whitespace().count();
    let dated = words < 12 && (date::parse(&block.text, true).is_some() || (words < 7 && date::has_time(&block.text)));
    dated
        || is_initials(&block.text)
        || author::is_byline(&block.text)
        || authors.iter().any(|a| same_words(a, &block.text))
}

/// Letters by which editors know who it was: "(bc/sm)".
fn is_initials(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '[']).and_then(|t| t.strip_suffix([')', ']']));
    inner.is_some_and(|i| i.len() < 12 && i.chars().all(|c| c.is_alphabetic() || "/-. *".contains(c)))
}

/// Does a text begin with a name and say who that is?
fn is_about(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix("By ").unwrap_or(text).strip_prefix(name);
    name.contains(' ') && rest.is_some_and(|r| r.starts_with([',', ' ', '.', ':']) || r.is_empty())
}

/// A heading at the end has lost what it stood over.
fn without_bare_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    while blocks.last().is_some_and(|b| b.tag.heading().is_some()) {
        blocks.pop();
    }
    blocks
}
