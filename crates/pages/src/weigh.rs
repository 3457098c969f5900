//! How much text stands where: sums over ranges of nodes.

use crate::tag::Tag;
use crate::tree::{Data, Id, Tree};
use std::ops::Range;

/// Texts shorter than this are labels rather than prose.
const PROSE: u32 = 30;

/// Running sums over the nodes of a tree.
#[derive(Debug, Default)]
pub struct Weights {
    prose: Vec<u32>,
}

impl Weights {
    /// Weighs all texts of a page.
    pub fn of(tree: &Tree) -> Weights {
        let mut weights = Weights::default();
        let mut prose = 0;
        let (mut link_end, mut silent_end) = (0, 0);
        for id in 0..tree.len() {
            weights.prose.push(prose);
            match &tree.node(id).data {
                Data::Element(Tag::A, _) => link_end = link_end.max(tree.node(id).end),
                Data::Element(tag, _) if is_silent(*tag) => silent_end = silent_end.max(tree.node(id).end),
                Data::Element(..) => {}
                Data::Text(_) if id < silent_end => {}
                Data::Text(raw) => {
                    let weight = weight(raw);
                    if id >= link_end && weight >= PROSE {
                        prose += weight;
                    }
                }
            }
        }
        weights.prose.push(prose);
        weights
    }

    /// Weight of longer texts outside links.
    pub fn prose(&self, range: &Range<Id>) -> u32 {
        self.prose[range.end] - self.prose[range.start]
    }
}

/// Elements whose characters are never shown as text.
pub fn is_silent(tag: Tag) -> bool {
    use Tag::*;
    matches!(
        tag,
        Script
            | Style
            | Noscript
            | Template
            | Title
            | Textarea
            | Iframe
            | Svg
            | Math
            | Select
            | Object
            | Embed
            | Video
            | Audio
            | Canvas
            | Noembed
            | Noframes
            | Head
    )
}

/// How much a text says: letters and digits, those of Chinese, Japanese and Korean three times.
pub fn weight(text: &str) -> u32 {
    let mut sum = 0;
    let mut blank = true;
    for byte in text.bytes() {
        match byte {
            b' ' | b'\n' | b'\t' | b'\r' => {
                sum += u32::from(!blank);
                blank = true;
                continue;
            }
            0x80..=0xbf => {}
            0xe3..=0xed => sum += 3,
            _ => sum += 1,
        }
        blank = false;
    }
    sum
}
