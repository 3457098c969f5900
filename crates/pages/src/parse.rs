//! Markup to a tree. Every page is read somehow, as browsers do: unclosed elements are closed where the next one cannot
//! stand in them, stray ends are dropped, nesting is bounded.

use crate::tag::Tag;
use crate::tree::{Data, Id, Node, Tree};
use memchr::{memchr, memchr2, memmem};

/// Elements deeper than this become siblings.
const DEEPEST: usize = 400;

/// The tree of a page. Node 0 is the root.
pub fn parse(html: &str) -> Tree<'_> {
    let mut builder = Builder {
        html,
        tree: Tree { nodes: Vec::with_capacity(html.len() / 40), attributes: Vec::with_capacity(html.len() / 60) },
        open: vec![0],
        count: [0; Tag::COUNT],
        missing: Vec::new(),
        endless: [false; Tag::COUNT],
    };
    builder.tree.nodes.push(Node { parent: 0, end: 0, data: Data::Element(Tag::Other, 0..0) });
    builder.run();
    builder.close_to(0);
    builder.tree.nodes[0].end = builder.tree.nodes.len();
    builder.tree
}

struct Builder<'h> {
    html: &'h str,
    tree: Tree<'h>,
    /// The elements that are open, outermost first.
    open: Vec<Id>,
    /// How many of each are open: spares looking for what is not there.
    count: [u32; Tag::COUNT],
    /// Ends that were looked for and don't come any more: without this, a page of openings would be searched to its end
    /// from each of them.
    missing: Vec<&'static [u8]>,
    /// The same for ends of scripts and the like.
    endless: [bool; Tag::COUNT],
}

impl<'h> Builder<'h> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.html.len() {
            let bytes = self.html.as_bytes();
            if bytes[at] == b'<'
                && let Some(after) = self.markup(at)
            {
                at = after;
                continue;
            }
            let end = memchr(b'<', &bytes[at + 1..]).map_or(bytes.len(), |n| at + 1 + n);
            self.text(&self.html[at..end]);
            at = end;
        }
    }

    /// A tag, comment or declaration at `<`, and where it ends; `None` if it is a mere `<`.
    fn markup(&mut self, at: usize) -> Option<usize> {
        let rest = &self.html.as_bytes()[at + 1..];
        match rest.first()? {
            b'a'..=b'z' | b'A'..=b'Z' => Some(self.start(at + 1)),
            b'/' if rest.get(1).is_some_and(u8::is_ascii_alphabetic) => Some(self.end(at + 2)),
            b'!' if rest.starts_with(b"!--") => Some(at + self.after(at, 4, b"-->")),
            b'!' if rest.starts_with(b"![CDATA[") => Some(at + self.after(at, 9, b"]]>")),
            b'!' | b'?' | b'/' => Some(at + self.after(at, 1, b">")),
            _ => None,
        }
    }

    /// How long something is that ends with a mark; if that is nowhere, it ends with the next `>`.
    fn after(&mut self, at: usize, from: usize, close: &'static [u8]) -> usize {
        let rest = &self.html.as_bytes()[at..];
        let body = rest.get(from..).unwrap_or_default();
        let found = if self.missing.contains(&close) { None } else { memmem::find(body, close) };
        match found {
            Some(n) => from + n + close.len(),
            None => {
                self.missing.push(close);
                memchr(b'>', rest).map_or(rest.len(), |n| n + 1)
            }
        }
    }

    fn text(&mut self, raw: &'h str) {
        self.push(Data::Text(raw));
    }

    fn push(&mut self, data: Data<'h>) -> Id {
        let id = self.tree.nodes.len();
        let parent = self.open[self.open.len() - 1];
        self.tree.nodes.push(Node { parent, end: id + 1, data });
        id
    }

    fn start(&mut self, at: usize) -> usize {
        let name = name(&self.html[at..]);
        let tag = Tag::of(name);
        let before = self.tree.attributes.len();
        let (after, closed) = self.attributes(at + name.len());
        let attributes = before as u32..self.tree.attributes.len() as u32;
        self.make_room(tag);
        if matches!(tag, Tag::Html | Tag::Body | Tag::Head) && self.count[tag as usize] > 0 {
            return after;
        }
        let id = self.push(Data::Element(tag, attributes));
        if tag.is_raw() {
            return self.raw(id, tag, after, name);
        }
        let foreign = tag == Tag::Other || self.count[Tag::Svg as usize] + self.count[Tag::Math as usize] > 0;
        let is_empty = tag.is_void() || (closed && foreign);
        if !is_empty && self.open.len() < DEEPEST {
            self.open.push(id);
            self.count[tag as usize] += 1;
        }
        after
    }

    /// The characters of a script or the like, up to its own end tag.
    fn raw(&mut self, id: Id, tag: Tag, at: usize, name: &str) -> usize {
        let bytes = self.html.as_bytes();
        let is_end = |n: &usize| {
            bytes.get(n + 2..n + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        };
        let mut ends = None;
        if !self.endless[tag as usize] {
            ends = memmem::find_iter(&bytes[at..], b"</").map(|n| at + n).find(is_end);
            self.endless[tag as usize] = ends.is_none();
        }
        // Without an end a title would swallow the page.
        let end = ends.or_else(|| memchr(b'<', &bytes[at..]).map(|n| at + n)).unwrap_or(bytes.len());
        if end > at {
            self.tree.nodes.push(Node { parent: id, end: id + 2, data: Data::Text(&self.html[at..end]) });
            self.tree.nodes[id].end = id + 2;
        }
        match ends {
            Some(end) => memchr(b'>', &bytes[end..]).map_or(bytes.len(), |n| end + n + 1),
            None => end,
        }
    }

    /// Closes what the new element cannot stand in.
    fn make_room(&mut self, tag: Tag) {
        use Tag::*;
        if !tag.in_head() && self.count[Head as usize] > 0 {
            self.close(&[Head], &[]);
        }
        if tag.ends_paragraph() {
            self.close(&[P], &[Button, Table, Td, Th, Caption, Object, Applet, Template]);
        }
        match tag {
            A => self.close(&[A], &[Table, Td, Th, Caption, Object, Template]),
            Li => self.close(&[Li], &[Ul, Ol, Menu, Table, Td, Th]),
            Dt | Dd => self.close(&[Dt, Dd], &[Dl, Table, Td, Th]),
            Option => self.close(&[Option], &[Select]),
            Optgroup => self.close(&[Option, Optgroup], &[Select]),
            Tr => self.close(&[Tr], &[Table]),
            Td | Th => self.close(&[Td, Th], &[Tr, Table]),
            Thead | Tbody | Tfoot => self.close(&[Thead, Tbody, Tfoot], &[Table]),
            Body => self.close(&[Head], &[]),
            H1 | H2 | H3 | H4 | H5 | H6 => self.close_top_heading(),
            _ => {}
        }
    }

    fn close_top_heading(&mut self) {
        let top = self.open[self.open.len() - 1];
        if self.tree.tag(top).is_some_and(|t| t.heading().is_some()) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// Closes the innermost (for several names: outermost reached) of these elements, unless a wall stands before it.
    fn close(&mut self, tags: &[Tag], walls: &[Tag]) {
        if tags.iter().all(|t| self.count[*t as usize] == 0) {
            return;
        }
        for at in (1..self.open.len()).rev() {
            let Some(tag) = self.tree.tag(self.open[at]) else { continue };
            if tags.contains(&tag) {
                return self.close_to(at);
            }
            if walls.contains(&tag) {
                return;
            }
        }
    }

    fn end(&mut self, at: usize) -> usize {
        let name = name(&self.html[at..]);
        let tag = Tag::of(name);
        let after = memchr(b'>', &self.html.as_bytes()[at..]).map_or(self.html.len(), |n| at + n + 1);
        if tag == Tag::Br {
            self.push(Data::Element(Tag::Br, 0..0));
        } else if !matches!(tag, Tag::Html | Tag::Body) && (self.count[tag as usize] > 0 || tag.heading().is_some()) {
            self.close_named(tag);
        }
        after
    }

    /// An end tag closes its element, but an inline one no block, and none what stands outside its table cell.
    fn close_named(&mut self, tag: Tag) {
        let of_table = matches!(tag, Tag::Table | Tag::Tr | Tag::Td | Tag::Th | Tag::Thead | Tag::Tbody | Tag::Tfoot);
        for at in (1..self.open.len()).rev() {
            let Some(open) = self.tree.tag(self.open[at]) else { continue };
            if open == tag || (tag.heading().is_some() && open.heading().is_some()) {
                return self.close_to(at);
            }
            let wall = match () {
                _ if of_table => open == Tag::Table,
                _ if tag.is_inline() => !open.is_inline(),
                _ => open.is_scope(),
            };
            if wall {
                return;
            }
        }
    }

    /// Closes all from this depth on.
    fn close_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len();
        while self.open.len() > depth.max(1) {
            let Some(id) = self.open.pop() else { return };
            self.tree.nodes[id].end = end;
            if let Some(tag) = self.tree.tag(id) {
                self.count[tag as usize] -= 1;
            }
        }
    }

    /// Reads attributes up to `>`: where the tag ends, and whether it closes itself (`/>`).
    fn attributes(&mut self, mut at: usize) -> (usize, bool) {
        let bytes = self.html.as_bytes();
        let mut closed = false;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'>' => return (at + 1, closed),
                b'/' => closed = true,
                b if b.is_ascii_whitespace() => {}
                _ => {
                    at = self.attribute(at);
                    closed = false;
                    continue;
                }
            }
            at += 1;
        }
        (bytes.len(), closed)
    }

    fn attribute(&mut self, at: usize) -> usize {
        let bytes = self.html.as_bytes();
        let stop = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/');
        let name_end = at + 1 + bytes[at + 1..].iter().position(stop).unwrap_or(bytes.len() - at - 1);
        let blanks = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        let equals = blanks(name_end);
        if bytes.get(equals) != Some(&b'=') {
            self.keep(at..name_end, name_end..name_end);
            return name_end;
        }
        let start = blanks(equals + 1);
        let (value, after) = match bytes.get(start) {
            Some(quote @ (b'"' | b'\'')) => self.quoted(start + 1, *quote),
            _ => {
                let stop = |b: &u8| b.is_ascii_whitespace() || *b == b'>';
                let end = start + bytes[start..].iter().position(stop).unwrap_or(bytes.len() - start);
                (start..end, end)
            }
        };
        self.keep(at..name_end, value);
        after
    }

    /// A quoted value; one that is never closed ends with its tag.
    fn quoted(&mut self, start: usize, quote: u8) -> (std::ops::Range<usize>, usize) {
        let bytes = &self.html.as_bytes()[start..];
        let mark: &'static [u8] = if quote == b'"' { b"\"" } else { b"'" };
        let found = if self.missing.contains(&mark) { None } else { memchr(quote, bytes) };
        match found {
            Some(n) => (start..start + n, start + n + 1),
            None => {
                self.missing.push(mark);
                let n = memchr2(b'>', b'\n', bytes).unwrap_or(bytes.len());
                (start..start + n, start + n)
            }
        }
    }

    fn keep(&mut self, name: std::ops::Range<usize>, value: std::ops::Range<usize>) {
        self.tree.attributes.extend(self.html.get(name).zip(self.html.get(value)));
    }
}

/// The name of a tag.
fn name(rest: &str) -> &str {
    let stop = |b: u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'<');
    let end = rest.bytes().position(stop).unwrap_or(rest.len());
    &rest[..end]
}
