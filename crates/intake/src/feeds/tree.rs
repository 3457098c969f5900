//! XML as a tree, without what makes XML dangerous: no DTD is read, no entity of its own is known, depth and size are bounded.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Deepest element.
const DEPTH: usize = 48;
/// Most elements.
const ELEMENTS: usize = 200_000;

/// An element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Its name as it is written, in small letters.
    pub name: String,
    /// Its attributes, names in small letters.
    pub attributes: Vec<(String, String)>,
    /// Its own text and that of all within it.
    pub text: String,
    /// Elements within it.
    pub children: Vec<Element>,
}

impl Element {
    /// Its name without the prefix.
    pub fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or("")
    }

    /// The first child of a name; of one with a prefix exactly so, else with none.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The text of the first of some children that has any.
    pub fn words(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|n| self.children.iter().filter(|c| c.name == *n).map(|c| c.text.trim()).find(|t| !t.is_empty()))
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All elements of a local name within, whatever their depth.
    pub fn all<'a>(&'a self, local: &'a str, out: &mut Vec<&'a Element>) {
        for child in &self.children {
            if child.local() == local {
                out.push(child);
            } else {
                child.all(local, out);
            }
        }
    }
}

/// The root of a text, and whether it was read to its end; none where there is no element.
pub fn tree(text: &str) -> Option<(Element, bool)> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut open = vec![Element::default()];
    let mut elements = 0;
    let whole = loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if open.len() < DEPTH && elements < ELEMENTS => open.push(element(&tag)),
            Ok(Event::Start(_) | Event::Empty(_)) if elements >= ELEMENTS || open.len() >= DEPTH => break false,
            Ok(Event::Empty(tag)) => close(&mut open, element(&tag)),
            Ok(Event::End(tag)) => end(&mut open, &tag.name().as_ref().to_lowercase()),
            Ok(Event::Text(words)) => add(&mut open, &words.into_inner()),
            Ok(Event::CData(words)) => add(&mut open, &words.into_inner()),
            Ok(Event::GeneralRef(name)) => add(&mut open, &referred(&name.into_inner())),
            Ok(Event::Eof) => break open.len() == 1,
            Ok(_) => {}
            Err(_) => break false,
        }
        elements += 1;
    };
    while open.len() > 1 {
        let last = open.pop().unwrap_or_default();
        close(&mut open, last);
    }
    open.pop()?.children.into_iter().next().map(|root| (root, whole))
}

/// Ends the nearest open element of this name; those left open within it end too. A name that is not open ends nothing.
fn end(open: &mut Vec<Element>, name: &str) {
    if !open.iter().skip(1).any(|e| e.name == name) {
        return;
    }
    while let Some(last) = open.pop() {
        let done = last.name == name;
        close(open, last);
        if done {
            return;
        }
    }
}

fn element(tag: &BytesStart<'_>) -> Element {
    let mut attributes = tag.html_attributes();
    let attributes = attributes.with_checks(false).flatten().map(|a| {
        let value =
            a.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| a.value.to_string(), |v| v.into_owned());
        (a.key.as_ref().to_lowercase(), value)
    });
    Element { name: tag.name().as_ref().to_lowercase(), attributes: attributes.collect(), ..Element::default() }
}

fn close(open: &mut [Element], element: Element) {
    if let Some(parent) = open.last_mut() {
        parent.text.push_str(&element.text);
        parent.children.push(element);
    }
}

fn add(open: &mut [Element], words: &str) {
    if let Some(parent) = open.last_mut() {
        parent.text.push_str(words);
    }
}

/// What a reference stands for: the five of XML and numbers; of all others nothing is known, and a space is left.
fn referred(name: &str) -> String {
    let number = || {
        let digits = name.strip_prefix('#')?;
        match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        }
        .and_then(char::from_u32)
    };
    let known = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => number(),
    };
    known.unwrap_or(' ').to_string()
}
