//! The text of a page as blocks: what stands between one break and the next.

use crate::cut::{Part, Parts};
use crate::tag::Tag;
use crate::tree::{Data, Id, Tree};
use crate::weigh::weight;

/// A paragraph, heading, entry of a list or cell.
#[derive(Debug, Clone)]
pub struct Block {
    /// The first piece of text.
    pub first: Id,
    /// The element it stands in.
    pub node: Id,
    /// The name of that element.
    pub tag: Tag,
    /// The text, white space folded.
    pub text: String,
    /// How much it says.
    pub weight: u32,
    /// How much of that stands in links.
    pub linked: u32,
    /// How much stands in bold or italic letters.
    pub stressed: u32,
    /// Under a picture.
    pub caption: bool,
}

impl Block {
    /// Share of the text in links.
    pub fn link_share(&self) -> f32 {
        self.linked as f32 / self.weight.max(1) as f32
    }

    /// Does it read as sentences rather than labels?
    pub fn is_prose(&self) -> bool {
        self.weight >= 40 && self.link_share() < 0.5 && self.tag.heading().is_none()
    }

    /// Does it end as a sentence does?
    pub fn ends_sentence(&self) -> bool {
        ends_sentence(&self.text)
    }
}

/// Does a text end as a sentence does?
pub fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || "\"'”’»)]』」）".contains(c);
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', ':', ';'])
}

/// The blocks of an element, in order, parts that were cut left out.
pub fn blocks(tree: &Tree, parts: &Parts, body: Id) -> Vec<Block> {
    let mut gatherer =
        Gatherer { tree, blocks: Vec::new(), open: None, text: String::new(), link: 0, stress: 0, caption: 0 };
    gatherer.gather(parts, body);
    gatherer.close();
    gatherer.blocks
}

struct Gatherer<'t, 'h> {
    tree: &'t Tree<'h>,
    blocks: Vec<Block>,
    open: Option<Block>,
    text: String,
    /// Where the link ends that we are in.
    link: Id,
    /// Where the bold or italic letters end.
    stress: Id,
    /// Where the caption ends.
    caption: Id,
}

impl Gatherer<'_, '_> {
    fn gather(&mut self, parts: &Parts, body: Id) {
        // Ends of the block elements we are in: a block ends where one of them does.
        let mut ends: Vec<Id> = Vec::new();
        let mut next = body;
        let last = self.tree.node(body).end;
        while next < last {
            while ends.last().is_some_and(|end| *end <= next) {
                ends.pop();
                self.close();
            }
            let id = next;
            next += 1;
            let end = self.tree.node(id).end;
            match &self.tree.node(id).data {
                Data::Element(tag, _) => {
                    if parts.parts[id] == Part::Cut {
                        if !tag.is_inline() {
                            self.close();
                        }
                        next = end;
                        continue;
                    }
                    if parts.parts[id] == Part::Caption {
                        self.close();
                        self.caption = end;
                        ends.push(end);
                    } else if !tag.is_inline() {
                        self.element(*tag);
                        ends.push(end);
                    }
                    self.marks(*tag, end);
                }
                Data::Text(raw) => self.add(id, raw),
            }
        }
    }

    fn marks(&mut self, tag: Tag, end: Id) {
        match tag {
            Tag::A => self.link = self.link.max(end),
            Tag::B | Tag::Strong | Tag::I | Tag::Em => self.stress = self.stress.max(end),
            _ => {}
        }
    }

    /// A break: always at a block, at a line's end only after a sentence.
    fn element(&mut self, tag: Tag) {
        if tag != Tag::Br || self.text.ends_with('\n') || ends_sentence(&self.text) {
            self.close();
        } else {
            self.text.push('\n');
        }
    }

    fn add(&mut self, id: Id, raw: &str) {
        if raw.trim_ascii().is_empty() && self.open.is_none() {
            return;
        }
        if self.open.is_none() {
            let node = self.block_element(id);
            self.open = Some(Block {
                first: id,
                node,
                tag: self.tree.tag(node).unwrap_or(Tag::Div),
                text: String::new(),
                weight: 0,
                linked: 0,
                stressed: 0,
                caption: id < self.caption,
            });
        }
        let weight = weight(raw);
        if let Some(block) = &mut self.open {
            block.weight += weight;
            block.linked += if id < self.link { weight } else { 0 };
            block.stressed += if id < self.stress { weight } else { 0 };
        }
        self.text.push_str(&htmlize::unescape(raw));
    }

    /// The innermost element around a text that is no mere piece of a line.
    fn block_element(&self, id: Id) -> Id {
        self.tree.ancestors(id).find(|a| self.tree.tag(*a).is_some_and(|t| !t.is_inline())).unwrap_or(0)
    }

    fn close(&mut self) {
        let text = crate::tree::fold(&self.text);
        self.text.clear();
        if let Some(block) = self.open.take()
            && !text.is_empty()
        {
            self.blocks.push(Block { text, ..block });
        }
    }
}
