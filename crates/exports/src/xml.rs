//! XML: elements and attributes, escaped by the writer; characters that XML can't hold become `U+FFFD`.

use crate::error::Result;
use crate::folder::Output;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// Writes XML.
pub(crate) struct Xml {
    writer: Writer<Output>,
    open: Vec<&'static str>,
}

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    /// Begins a file.
    pub fn new(out: Output) -> Result<Xml> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Xml { writer, open: Vec::new() })
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes) -> Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        self.open.push(name);
        Ok(())
    }

    /// Closes the last one that is open.
    pub fn close(&mut self) -> Result<()> {
        if let Some(name) = self.open.pop() {
            self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        }
        Ok(())
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes) -> Result<()> {
        Ok(self.writer.write_event(Event::Empty(start(name, attributes)))?)
    }

    /// An element with a text.
    pub fn text(&mut self, name: &'static str, attributes: Attributes, text: &str) -> Result<()> {
        self.open(name, attributes)?;
        self.writer.write_event(Event::Text(BytesText::new(&clean(text))))?;
        self.close()
    }

    /// Closes what is open and ends the file.
    pub fn done(mut self) -> Result<()> {
        while !self.open.is_empty() {
            self.close()?;
        }
        self.writer.into_inner().done()?;
        Ok(())
    }
}

fn start<'a>(name: &'static str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*clean(value)));
    }
    start
}

/// A text as XML 1.0 can hold it.
fn clean(text: &str) -> Cow<'_, str> {
    let strange = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(strange) { Cow::Owned(text.replace(strange, "\u{fffd}")) } else { Cow::Borrowed(text) }
}
