//! The page as a tree: elements and texts in the order of the page, so that an element and all in it are one range.

use crate::tag::Tag;
use std::borrow::Cow;
use std::ops::Range;

/// Bytes of a text that is looked at as one line: headlines, names and dates are shorter.
const LONGEST: usize = 2000;

/// Place of a node in the tree.
pub type Id = usize;

/// An element or a piece of text.
#[derive(Debug, Clone)]
pub struct Node<'h> {
    /// The element it stands in.
    pub parent: Id,
    /// The first node after all that is in it.
    pub end: Id,
    /// What it is.
    pub data: Data<'h>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Data<'h> {
    /// An element: its name and where its attributes are kept.
    Element(Tag, Range<u32>),
    /// Characters with their references (`&amp;`) as written.
    Text(&'h str),
}

/// A parsed page.
#[derive(Debug, Default)]
pub struct Tree<'h> {
    pub(crate) nodes: Vec<Node<'h>>,
    pub(crate) attributes: Vec<(&'h str, &'h str)>,
}

impl<'h> Tree<'h> {
    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The node.
    pub fn node(&self, id: Id) -> &Node<'h> {
        &self.nodes[id]
    }

    /// The name of an element; `None` for text.
    pub fn tag(&self, id: Id) -> Option<Tag> {
        match self.nodes[id].data {
            Data::Element(tag, _) => Some(tag),
            Data::Text(_) => None,
        }
    }

    /// Is it an element of this name?
    pub fn is(&self, id: Id, tag: Tag) -> bool {
        self.tag(id) == Some(tag)
    }

    /// The characters of a text node, as written.
    pub fn raw(&self, id: Id) -> Option<&'h str> {
        match self.nodes[id].data {
            Data::Text(text) => Some(text),
            Data::Element(..) => None,
        }
    }

    /// The characters in a script, title or the like.
    pub fn content(&self, id: Id) -> Option<&'h str> {
        if self.nodes[id].end > id + 1 { self.raw(id + 1) } else { None }
    }

    /// The attributes of an element, as written.
    pub fn attributes(&self, id: Id) -> &[(&'h str, &'h str)] {
        match &self.nodes[id].data {
            Data::Element(_, range) => &self.attributes[range.start as usize..range.end as usize],
            Data::Text(_) => &[],
        }
    }

    /// The value of an attribute, as written.
    pub fn raw_attribute(&self, id: Id, name: &str) -> Option<&'h str> {
        self.attributes(id).iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| *v)
    }

    /// The value of an attribute, references resolved.
    pub fn attribute(&self, id: Id, name: &str) -> Option<Cow<'h, str>> {
        self.raw_attribute(id, name).map(htmlize::unescape_attribute)
    }

    /// The elements and texts directly in an element.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let end = self.nodes[id].end;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.nodes[child].end;
            Some(child)
        })
    }

    /// An element and all in it.
    pub fn within(&self, id: Id) -> Range<Id> {
        id..self.nodes[id].end
    }

    /// What an element stands in, from the inside out.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Some(id), |id| (*id != 0).then(|| self.nodes[*id].parent)).skip(1)
    }

    /// Elements of a name, in order.
    pub fn all(&self, tag: Tag) -> impl Iterator<Item = Id> + '_ {
        (0..self.len()).filter(move |id| self.is(*id, tag))
    }

    /// The characters in an element in one line, white space folded, scripts left out; of a long text the beginning.
    pub fn text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut next = id;
        while next < self.nodes[id].end && text.len() < LONGEST {
            match &self.nodes[next].data {
                Data::Element(Tag::Script | Tag::Style | Tag::Noscript | Tag::Svg, _) => {
                    next = self.nodes[next].end;
                    continue;
                }
                Data::Element(tag, _) if !tag.is_inline() => text.push(' '),
                Data::Element(..) => {}
                Data::Text(raw) => text.push_str(&htmlize::unescape(*raw)),
            }
            next += 1;
        }
        fold(&text)
    }
}

/// White space folded to one blank, none at the ends.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in
        text.split(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')).filter(|w| !w.is_empty())
    {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
