//! News pages to articles: text, title, author, dates, outlet and language, from bytes alone.
//!
//! ```
//! let page = chancery_pages::Page::new(b"<title>Ministers meet</title><p>The ministers met on Monday in the capital.</p>");
//! let found = chancery_pages::extract(&page);
//! assert_eq!(found.title.as_deref(), Some("Ministers meet"));
//! ```

mod article;
mod blocks;
mod charset;
mod cut;
mod data;
mod kind;
mod meta;
mod names;
mod parse;
mod phrases;
mod place;
mod tag;
mod tree;
mod trim;
mod weigh;

use serde::{Deserialize, Serialize};

/// A page as it was fetched or stored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page<'b> {
    /// The body, undecoded.
    pub bytes: &'b [u8],
    /// Address it came from.
    pub url: Option<&'b str>,
    /// `Content-Type` of the answer; its charset is believed only where the bytes agree.
    pub content_type: Option<&'b str>,
}

impl<'b> Page<'b> {
    /// A page of which nothing else is known.
    pub fn new(bytes: &'b [u8]) -> Page<'b> {
        Page { bytes, ..Page::default() }
    }
}

/// What a page is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One text.
    Article,
    /// Entries one after the other, each with its time.
    LiveBlog,
    /// Headlines and teasers of other pages.
    List,
    /// No text of its own: an error, a consent wall, a player.
    #[default]
    Nothing,
}

/// What a page gives. Empty where it gives nothing; nothing is made up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Extracted {
    /// What the page is.
    pub kind: Kind,
    /// Headline, without the outlet's name.
    pub title: Option<String>,
    /// The article; paragraphs parted by line feeds.
    pub text: String,
    /// Captions of pictures, which are no part of the text.
    pub captions: Vec<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it; several joined with commas.
    pub author: Option<String>,
    /// When it was published: ISO 8601, as exact as the page says, with the offset it gives.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    pub modified: Option<String>,
    /// The address the page itself calls canonical, absolute.
    pub canonical: Option<String>,
    /// Language as the page declares it (ISO 639-1), unless its script speaks against it.
    pub language: Option<String>,
    /// Charset that the bytes were read in.
    pub charset: String,
    /// What was noticed on the way (cut off, no text, text only in data).
    pub notes: Vec<String>,
}

/// Bytes beyond these are not looked at.
const MOST_BYTES: usize = 10 << 20;

/// The article of a page. Never fails: strange bytes give what they give, plus notes.
pub fn extract(page: &Page) -> Extracted {
    let bytes = &page.bytes[..page.bytes.len().min(MOST_BYTES)];
    let (html, charset) = charset::decode(bytes, page.content_type);
    let tree = parse::parse(&html);
    let sources = meta::Sources::of(&tree, page.url);
    let title = sources.title();
    let place = article::find(&tree, sources.heading.as_ref().map(|h| h.0));
    let mut found = Extracted { charset: charset.into(), ..Extracted::default() };
    if bytes.len() < page.bytes.len() {
        found.notes.push(format!("only the first {} bytes were read", bytes.len()));
    }
    found.author = sources.author(&place.blocks);
    let blocks = trim::trim(&place.blocks, title.as_deref(), found.author.as_deref());
    found.text = text(&tree, &sources, &blocks, &mut found.notes);
    found.kind = kind::kind(&tree, &sources, &found.text, &place.blocks, page.url);
    found.outlet = sources.outlet();
    found.published = sources.published().map(|w| w.to_string());
    found.modified = sources.modified().map(|w| w.to_string());
    found.canonical = sources.canonical();
    found.language = sources.language(&found.text);
    found.captions = place.captions;
    found.title = title;
    found
}

/// Less text in the page's elements than this share of what its data holds is not the article.
const SHARE: f32 = 0.5;

/// Where elements give less than this, data is looked at.
const LITTLE: u32 = 250;

/// The text: of the elements, or, where they have little of it, of the data.
fn text(tree: &tree::Tree, sources: &meta::Sources, blocks: &[blocks::Block], notes: &mut Vec<String>) -> String {
    let shown: Vec<&str> = blocks.iter().map(|b| b.text.as_str()).collect();
    let shown = shown.join("\n");
    let weight = weigh::weight(&shown);
    let mut told = data::body(&sources.objects).join("\n");
    if told.is_empty() && weight < LITTLE {
        told = data::state(tree).join("\n");
    }
    if weigh::weight(&told) as f32 * SHARE > weight as f32 && weigh::weight(&told) > LITTLE / 2 {
        notes.push("the text stands only in the page's data".into());
        return told;
    }
    shown
}
