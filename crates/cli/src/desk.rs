//! What intake is handed: how a page becomes an article, and an article what is filed.

use crate::page;
use chancery::{Article, Knowledge, Reading};
use chancery_intake::Page;
use chancery_pages::{Extracted, Kind};
use chancery_record::filed::Filing;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The article on a page; none where it holds no text of its own, or only what other pages hold.
pub fn extract(page: &Page, knowledge: &Knowledge) -> Option<Article> {
    let given =
        chancery_pages::Page { bytes: &page.bytes, url: Some(&page.url), content_type: page.content_type.as_deref() };
    let found = chancery_pages::extract(&given);
    if matches!(found.kind, Kind::Nothing | Kind::List) || found.text.trim().is_empty() {
        return None;
    }
    let lang = page::language(&found, Some(knowledge));
    let Extracted { title, text, outlet, published, canonical, .. } = found;
    let url = canonical.filter(|c| same_page(c, &page.url)).unwrap_or_else(|| page.url.clone());
    let outlet = outlet.or_else(|| host(&url).map(String::from));
    Some(Article { id: url.clone(), url: Some(url), outlet, published, title, text, lang })
}

/// Reads one article of many. No text should make reading fail; where one does, it is told, and no other is lost by it.
pub fn reading(article: &Article, knowledge: &Knowledge) -> Option<Reading> {
    let reading = catch_unwind(AssertUnwindSafe(|| chancery::read(article, knowledge))).ok();
    if reading.is_none() {
        eprintln!("{}: reading failed; this is a fault of the program, please report it with the text", article.id);
    }
    reading
}

/// What is filed of an article: its text even where reading failed, so that a mended program can read it again.
pub fn read(article: Article, knowledge: &Knowledge) -> Filing {
    let reading = reading(&article, knowledge).unwrap_or_default();
    let version = reading.claims.first().map_or_else(String::new, |c| c.reading.clone());
    Filing { article, claims: reading.claims, language: reading.language, reading: version, fetched: None }
}

/// Whether the address a page gives for itself may be believed: of the same site, and not its front page.
fn same_page(canonical: &str, url: &str) -> bool {
    let path = canonical.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    host(canonical).is_some() && host(canonical) == host(url) && !path.is_empty()
}

/// The host of an address, without what only says for which device it is.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let bare = ["www.", "m.", "amp."].iter().find_map(|p| host.strip_prefix(p)).unwrap_or(host);
    Some(bare).filter(|h| !h.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_name_another_address_of_its_own_site() {
        for (canonical, believed) in [
            ("https://a.example/news/1", true),
            ("https://www.a.example/news/1", true),
            ("https://a.example/", false),
            ("https://a.example", false),
            ("https://b.example/news/1", false),
            ("/news/1", false),
        ] {
            assert_eq!(same_page(canonical, "https://m.a.example/news/1?from=feed"), believed, "{canonical}");
        }
    }
}
