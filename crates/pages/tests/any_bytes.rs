//! Whatever the bytes: no panic, bounded nesting, and time that grows with the page only.

use chancery_pages::{Kind, Page, extract};
use proptest::prelude::*;

/// Pieces from which strange pages are made.
const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<p class='article-body'>",
    "<table>",
    "<td>",
    "</table>",
    "<a href='x'>",
    "</a>",
    "<br>",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"",
    "\"}",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<title>",
    "</title>",
    "<h1>",
    "</h1>",
    "<li>",
    "<ul>",
    "<meta charset=",
    "<meta name=author content=\"",
    "\"",
    "'",
    ">",
    "<",
    "&amp;",
    "&#",
    "&#x110000;",
    "&nosuch",
    "\u{0}",
    "é",
    "中",
    "\u{1F600}",
    "2024-05-14",
    "14 мая 2024",
    "12:30",
    "By ",
    "Ministers met on Monday and signed an agreement. ",
    "Министры встретились. ",
    "两国部长会晤。",
    "<time datetime='",
    "<svg>",
    "<textarea>",
    "<body>",
    "<html lang=\"",
    "<article>",
    "</article>",
    "<figure><figcaption>",
    "<select><option>",
    "=",
    "/",
    " ",
    "\n",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), header in ".{0,40}", url in ".{0,60}") {
        extract(&Page { bytes: &bytes, url: Some(&url), content_type: Some(&header) });
    }

    #[test]
    fn tag_soup_never_panics_and_gives_clean_lines(page in soup()) {
        let found = extract(&Page { bytes: page.as_bytes(), url: Some("https://example.org/2024/05/14/a"), content_type: None });
        for line in found.text.lines() {
            prop_assert_eq!(line, line.trim());
            prop_assert!(!line.is_empty());
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_article(page in soup()) {
        let page = Page::new(page.as_bytes());
        prop_assert_eq!(extract(&page), extract(&page));
    }

    #[test]
    fn a_page_cut_off_anywhere_is_read(cut in 0_usize..1500) {
        let page = "<html lang='en'><head><title>Ministers meet</title><body><article><h1>Ministers meet</h1>".to_string()
            + &"<p>The ministers met on Monday in the capital and signed — «an agreement» on trade.</p>".repeat(16);
        extract(&Page::new(&page.as_bytes()[..cut.min(page.len())]));
    }
}

/// Pages that would take for ever, or all memory, if each opening were searched for its end or each element nested.
#[test]
fn hostile_pages_are_read_like_others() {
    for piece in [
        "<div>",
        "<a>",
        "<p><b>",
        "<script>",
        "<!--",
        "<![CDATA[",
        "<x y='",
        "<table><tr><td>",
        "</p>",
        "<a href=\"",
        "&",
        "<title>",
        "<li><ul>",
        "<h2><a>x</a></h2>",
    ] {
        let page = piece.repeat((1 << 18) / piece.len());
        extract(&Page::new(page.as_bytes()));
    }
    let attribute = format!("<p class=\"{}\">Ministers met.</p>", "article-body ".repeat(1 << 16));
    extract(&Page::new(attribute.as_bytes()));
    let json = format!("<script type='application/ld+json'>{}</script>", "[".repeat(1 << 20));
    assert_eq!(extract(&Page::new(json.as_bytes())).kind, Kind::Nothing);
}

#[test]
fn what_is_too_long_is_cut_and_said() {
    let page = "<p>Ministers met on Monday in the capital.</p>".repeat((11 << 20) / 46);
    let found = extract(&Page::new(page.as_bytes()));
    assert!(found.notes.iter().any(|n| n.contains("bytes")), "{:?}", found.notes);
}
