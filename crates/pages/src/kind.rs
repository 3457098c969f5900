//! What kind of page it is.

use crate::Kind;
use crate::blocks::Block;
use crate::data::is_a;
use crate::meta::Sources;
use crate::meta::clock;
use crate::tag::Tag;
use crate::tree::Tree;

/// Headings that link elsewhere are headlines of other pages; so many make a list.
const HEADLINES: usize = 6;

/// Less text than this is none, unless the page calls itself an article.
const LEAST: u32 = 100;

/// Entries with a time of their own that make a live blog.
const ENTRIES: usize = 4;

/// Tells article, live blog, list and nothing apart.
pub fn kind(tree: &Tree, sources: &Sources, text: &str, here: &[Block], url: Option<&str>) -> Kind {
    let weight = crate::weigh::weight(text);
    let typed = |endings: &[&str]| sources.objects.iter().any(|o| is_a(o, endings));
    let is_article = typed(crate::data::ARTICLE) || sources.tags.get(&["og:type"]) == Some("article");
    let live_url = url.is_some_and(|u| {
        u.split('/').any(|part| {
            part == "live" || part.contains("live-blog") || part.contains("liveblog") || part.contains("-live-")
        })
    });
    if typed(&["LiveBlogPosting"]) || times(here) >= if live_url { ENTRIES } else { 3 * ENTRIES } {
        return Kind::LiveBlog;
    }
    let headlines = headlines(tree);
    let root = url.is_some_and(|u| {
        u.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/').split('/').nth(1).is_none())
    });
    let list_type = typed(&["CollectionPage", "ItemList", "SearchResultsPage"]) && !is_article;
    // Under a heading that is the page's title a short text is an article among many headlines.
    let least = if sources.heading.is_some() { 2 * LEAST } else { 60 * headlines as u32 };
    match () {
        _ if headlines >= HEADLINES && (root || list_type || (!is_article && weight < least)) => Kind::List,
        _ if weight < LEAST && !(is_article && weight > LEAST / 3) => Kind::Nothing,
        _ => Kind::Article,
    }
}

/// Headings wholly in links, or links wholly around headings.
fn headlines(tree: &Tree) -> usize {
    let is_linked = |id: usize| {
        let mut inside = tree.within(id).filter(|i| tree.is(*i, Tag::A));
        inside.next().is_some() || tree.ancestors(id).take(2).any(|a| tree.is(a, Tag::A))
    };
    [Tag::H2, Tag::H3, Tag::H4].into_iter().flat_map(|tag| tree.all(tag)).filter(|id| is_linked(*id)).count()
}

/// Short lines that are a time of day.
fn times(blocks: &[Block]) -> usize {
    let is_time = |b: &&Block| b.text.len() < 40 && clock::has_time(&b.text);
    blocks.iter().filter(is_time).count()
}
