//! What is done with a page: made an article, read, filed. Handed in, so that this crate knows neither pages nor languages.

use crate::page::Page;
use chancery::Article;
use chancery_record::filed::Filing;

/// The two steps from a page to what is filed.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// A page to an article; none where it holds no text of one.
    pub extract: &'a (dyn Fn(&Page) -> Option<Article> + Sync),
    /// An article to what is filed.
    pub read: &'a (dyn Fn(Article) -> Filing + Sync),
}

impl Desk<'_> {
    /// A page to what is filed.
    pub fn page(&self, page: &Page) -> Option<Filing> {
        let article = if page.is_text() { page.as_text() } else { (self.extract)(page) }?;
        Some(Filing { fetched: page.fetched, ..(self.read)(article) })
    }
}
