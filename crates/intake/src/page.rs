//! A page as it came: bytes with what is known of them.

use chancery::Article;

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// What it was said to be, with its charset.
    pub content_type: Option<String>,
    /// What came, decompressed.
    pub bytes: Vec<u8>,
    /// When it was fetched, in milliseconds since 1970.
    pub fetched: Option<i64>,
}

impl Page {
    /// Whether it is text without markup.
    pub fn is_text(&self) -> bool {
        self.content_type.as_deref().is_some_and(|t| kind_of(t) == "text/plain")
    }

    /// The article of a page without markup: its first line is the title, its day that in its address.
    pub fn as_text(&self) -> Option<Article> {
        let text = String::from_utf8_lossy(&self.bytes);
        let text = text.trim_start_matches('\u{feff}').trim();
        let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
        let (title, body) = if rest.trim().is_empty() { (None, title) } else { (Some(title.trim()), rest.trim()) };
        (!body.is_empty()).then(|| Article {
            id: self.url.clone(),
            url: Some(self.url.clone()),
            published: day_in(&self.url),
            title: title.map(String::from),
            text: body.into(),
            ..Article::default()
        })
    }
}

/// A content type without its parameters.
pub(crate) fn kind_of(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase()
}

/// The day in an address: `/2024/05/14/`, `/2024-05-14`, `/20240514`.
pub(crate) fn day_in(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split_once('/')?.1;
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    let whole = |y: &str, m: &str, d: &str| {
        let day = format!("{y}-{m:0>2}-{d:0>2}");
        let plausible = y.len() == 4 && (y.starts_with("19") || y.starts_with("20")) && m.len() <= 2 && d.len() <= 2;
        (plausible && day.parse::<jiff::civil::Date>().is_ok()).then_some(day)
    };
    let spread = parts.windows(3).find_map(|w| whole(w[0], w[1], w[2]));
    spread.or_else(|| parts.iter().filter(|p| p.len() == 8).find_map(|p| whole(&p[..4], &p[4..6], &p[6..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        for (url, day) in [
            ("https://a.org/2024/05/14/visit.html", Some("2024-05-14")),
            ("https://a.org/news/2024-5-4-visit", Some("2024-05-04")),
            ("https://a.org/20240514/t1.htm", Some("2024-05-14")),
            ("https://a.org/2024/13/45/x", None),
            ("https://2024.a.org/05/14", None),
            ("https://a.org/article/12345678", None),
        ] {
            assert_eq!(day_in(url).as_deref(), day, "{url}");
        }
    }

    #[test]
    fn the_first_line_of_a_text_is_its_title() {
        let page = |text: &str| Page { url: "https://a.org/20240514/".into(), bytes: text.into(), ..Page::default() };
        let article = page("Title\nBody.\nMore.").as_text().expect("an article");
        assert_eq!((article.title.as_deref(), article.text.as_str()), (Some("Title"), "Body.\nMore."));
        assert_eq!(article.published.as_deref(), Some("2024-05-14"));
        assert_eq!(page("One line.").as_text().expect("an article").title, None);
        assert_eq!(page(" \n ").as_text(), None);
    }
}
