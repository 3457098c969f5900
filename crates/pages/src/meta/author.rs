//! Who wrote it: names freed from what stands around them.

use super::tags::{Tags, properties, said, value};
use crate::blocks::Block;
use crate::data::{Object, string};
use crate::tree::{Id, Tree, fold};
use serde_json::Value;

/// What stands before a name in a byline.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "written by", "reported by", "posted by", "story by", "by:", "by ", "author:", "authors:", "oleh:", "oleh ",
    "penulis:", "penulis ", "reporter:", "pewarta:", "wartawan:", "laporan:", "автор:", "авторы:", "автор ", "текст:",
    "作者：", "作者:", "作者 ", "记者：", "记者:", "记者 ", "文/", "文／", "文｜", "撰文：", "撰文/", "por ", "par ", "von ", "di ", "di:",
];

/// What stands before the name of whoever saw to it that it was printed.
#[rustfmt::skip]
const EDITORS: &[&str] = &[
    "责编", "责任编辑", "编辑：", "编辑:", "editor:", "editor :", "penyunting:", "редактор:", "来源：", "来源:", "источник:",
    "sumber:", "source:", "фото:",
];

/// Marks of a byline anywhere in a short line.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "作者：", "作者:", "记者：", "记者:", "撰文：", "penulis:", "oleh:", "reporter:", "pewarta:", "автор:", "текст:", "author:",
    "written by",
];

/// What parts several names.
const BETWEEN: &[&str] =
    &[" and ", " & ", ", ", "; ", " dan ", " и ", "、", "，", " with ", " y ", " et ", " und ", "/", " | "];

/// Words that no name of a person holds.
#[rustfmt::skip]
const NO_NAME: &[&str] = &[
    "*", "http", "www.", "@", ".com", "staff writer", "editor", "admin", "redaksi", "редакция", "newsroom",
    "published", "updated", "comments", "view all", "posts", "follow", "min read", "share",
];

/// Agencies whose name follows that of the person without a sign.
const AGENCIES: &[&str] =
    &["the associated press", "associated press", "reuters", "afp", "bloomberg", "cnn", "xinhua", "tass"];

/// What people are, after their name.
const ROLES: &[&str] =
    &["writer", "editor", "correspondent", "reporter", "staff", "contributor", "columnist", "analyst", "producer"];

/// Days and months that a byline runs into.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "july", "august", "september", "october", "november", "december", "senin", "selasa", "rabu", "kamis", "jumat",
    "sabtu", "minggu",
];

/// Names from JSON-LD: of the persons, or else of whatever is called the author.
pub fn from_objects(articles: &[&Object], all: &[Object]) -> Option<String> {
    articles.iter().find_map(|o| {
        let names = names(o.get("author").or_else(|| o.get("creator"))?, all);
        joined(names.iter().map(String::as_str))
    })
}

fn names(value: &Value, all: &[Object]) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().take(12).flat_map(|v| names(v, all)).collect(),
        Value::String(_) => string(Some(value)).into_iter().collect(),
        Value::Object(person) => {
            let named = |o: &Object| string(o.get("name"));
            let elsewhere = || {
                let id = person.get("@id")?.as_str()?;
                all.iter()
                    .find(|o| o.get("@id").and_then(Value::as_str) == Some(id) && o.contains_key("name"))
                    .and_then(named)
            };
            named(person).or_else(elsewhere).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Names from `<meta>`.
pub fn from_tags(tags: &Tags) -> Option<String> {
    let keys = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "article:author_name",
        "cxenseparse:author",
        "dcsext.author",
        "og:article:author",
    ];
    keys.iter().find_map(|key| joined(std::iter::once(tags.get(&[key])?)))
}

/// Elements beyond these are not those of one article.
const MOST: usize = 20;

/// Names from marked elements: `itemprop="author"`, `rel="author"`, and what is called byline or author, near the heading.
pub fn from_elements(tree: &Tree, heading: Option<Id>) -> Option<String> {
    let of_property = |id: Id| {
        let inner = tree.within(id).find(|i| *i != id && tree.raw_attribute(*i, "itemprop") == Some("name"));
        said(tree, inner.unwrap_or(id))
    };
    let linked = |id: &Id| value(tree, *id, "rel").is_some_and(|r| r.split(' ').any(|r| r == "author"));
    let near = |id: &Id| heading.is_none_or(|h| id.abs_diff(h) < 600);
    let named = |id: &Id| {
        let class = tree.raw_attribute(*id, "class").unwrap_or_default().to_ascii_lowercase();
        let words = if class.contains("comment") { "" } else { &class }.split(|c: char| !c.is_ascii_alphanumeric());
        words.into_iter().any(|w| {
            matches!(
                w,
                "byline" | "author" | "authors" | "penulis" | "reporter" | "avtor" | "zuozhe" | "autor" | "auteur"
            )
        })
    };
    properties(tree, "author")
        .take(MOST)
        .filter_map(|id| joined(std::iter::once(of_property(id)?.as_str())))
        .next()
        .or_else(|| {
            (0..tree.len()).filter(linked).filter(near).find_map(|id| joined(std::iter::once(tree.text(id).as_str())))
        })
        .or_else(|| (0..tree.len()).filter(named).filter(near).find_map(|id| byline_or_name(&tree.text(id))))
}

/// Does a short line say by whom a text is?
pub fn is_byline(text: &str) -> bool {
    let lower = text.trim_start_matches(['(', '（', '[', '【']).to_lowercase();
    text.chars().count() < 70 && EDITORS.iter().any(|e| lower.starts_with(e))
        || text.chars().count() < 70
            && BEFORE.iter().any(|b| lower.starts_with(b))
            && joined(std::iter::once(text)).is_some()
}

fn byline_or_name(text: &str) -> Option<String> {
    if text.chars().count() > 120 {
        return None;
    }
    joined(std::iter::once(text))
}

/// A byline among the first and last blocks of the page's text, or a reporter named in the first.
pub fn from_text(blocks: &[Block]) -> Option<String> {
    let ends = blocks.iter().take(4).chain(blocks.iter().rev().take(3));
    let signed = |b: &Block| {
        let bare = b.text.trim_start_matches(['(', '（', '[']);
        let lower = bare.to_lowercase();
        let begins = b.text.chars().count() < 70 && BEFORE.iter().any(|w| lower.starts_with(w));
        if begins && (!b.ends_sentence() || bare.ends_with([')', '）', ']'])) {
            joined(std::iter::once(bare))
        } else {
            None
        }
    };
    ends.into_iter().find_map(signed).or_else(|| blocks.iter().take(2).find_map(|b| reporter(&b.text)))
}

/// "（记者王小明、李小红）" after the dateline.
fn reporter(text: &str) -> Option<String> {
    let (_, after) = text.split_once("（记者").or_else(|| text.split_once("(记者"))?;
    let (names, _) = after.split_once(['）', ')'])?;
    if names.chars().count() < 24 { joined(std::iter::once(names)) } else { None }
}

/// A byline within a short line near the heading: "2024-05-14 来源：… 作者：…".
pub fn from_lines(tree: &Tree, heading: Option<Id>) -> Option<String> {
    let heading = heading?;
    let lines = (heading..(heading + 160).min(tree.len())).filter_map(|id| tree.raw(id)).filter(|t| t.len() < 200);
    lines.into_iter().find_map(|line| {
        let line = fold(&htmlize::unescape(line));
        let lower = line.to_lowercase();
        let after = MARKS.iter().find_map(|mark| lower.find(mark).map(|at| at + mark.len()))?;
        let names = line.get(after..)?.split(['|', '　', ' ']).next().filter(|n| !n.is_empty() && !n.is_ascii());
        joined(std::iter::once(names.or_else(|| line.get(after..))?))
    })
}

/// Several names in one line, each once.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for text in texts {
        for (at, name) in parted(text).iter().enumerate() {
            let lower = name.to_lowercase();
            // After the first, letters of a degree, an agency or a role are no second name.
            let title = name.len() < 5 && name.chars().all(|c| c.is_uppercase() || c == '.');
            let role = ROLES.iter().any(|r| lower.contains(r)) || AGENCIES.iter().any(|a| lower.starts_with(a));
            if at > 0 && (title || role) {
                continue;
            }
            if let Some(name) = clean(name)
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn parted(text: &str) -> Vec<String> {
    if text.contains("://") {
        return Vec::new();
    }
    let text = without_byline(&fold(text));
    // "Name - Outlet"
    let text = [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| text.split_once(dash))
        .map_or(text.as_str(), |(name, _)| name)
        .to_string();
    let mut parts = vec![text];
    for between in BETWEEN {
        parts = parts.iter().flat_map(|p| p.split(between).map(String::from).collect::<Vec<_>>()).collect();
    }
    parts
}

fn without_byline(text: &str) -> String {
    let mut rest = text;
    loop {
        let lower = rest.to_lowercase();
        let Some(before) = BEFORE.iter().find(|b| lower.starts_with(**b)) else { return rest.trim().to_string() };
        let Some(after) = rest.get(before.len()..) else { return rest.trim().to_string() };
        rest = after.trim_start();
    }
}

/// A name without the day or the agency that follows it, and without what is said of the text before it ("Analysis by").
fn without_tail(name: &str) -> &str {
    let mut rest = name;
    if let Some((before, after)) = rest.split_once(" by ")
        && before.split_whitespace().count() < 4
    {
        rest = after;
    }
    // "Ann Example. The Outlet", but not "J. Example"
    if let Some((before, _)) = rest.split_once(". ")
        && before.contains(' ')
        && before.rsplit(' ').next().is_some_and(|last| last.chars().count() > 3)
    {
        rest = before;
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    if let Some(day) = words.iter().skip(1).find(|w| CALENDAR.contains(&w.to_lowercase().as_str())) {
        rest = rest.split_once(day).map_or(rest, |(before, _)| before.trim_end());
    }
    let lower = rest.to_lowercase();
    let agency = AGENCIES.iter().find(|a| lower.len() > a.len() + 8 && lower.ends_with(&format!(" {a}")));
    agency.and_then(|a| rest.get(..rest.len() - a.len())).unwrap_or(rest)
}

/// A name, or nothing: no addresses, no sentences, no dates.
fn clean(name: &str) -> Option<String> {
    let edge = |c: char| c.is_whitespace() || "()（）[]|·•-–—:：,.".contains(c);
    let name = without_tail(without_byline(name.trim_matches(edge)).trim_matches(edge)).trim_matches(edge).to_string();
    let lower = name.to_lowercase();
    let words = name.split_whitespace().count();
    let bad = name.is_empty()
        || words > 6
        || name.chars().count() > 60
        || name.chars().any(|c| c.is_ascii_digit())
        || !name.chars().any(char::is_alphabetic)
        || matches!(lower.as_str(), "by" | "author" | "name" | "oleh" | "penulis" | "автор" | "作者" | "记者")
        || NO_NAME.iter().any(|w| lower.contains(w));
    (!bad).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_in_four_languages() {
        for (line, name) in [
            ("By Ann Example and Ben Sample", "Ann Example, Ben Sample"),
            ("Oleh: Budi Contoh", "Budi Contoh"),
            ("Penulis: Siti Umpama", "Siti Umpama"),
            ("Автор: Иван Примеров", "Иван Примеров"),
            ("记者 王小明、李小红", "王小明, 李小红"),
            ("Ann Example, Staff Writer", "Ann Example"),
        ] {
            assert_eq!(joined(std::iter::once(line)).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn what_is_no_name() {
        for line in ["https://example.org/ann", "@ann", "Updated 3 hours ago", "", "admin"] {
            assert_eq!(joined(std::iter::once(line)), None, "{line}");
        }
    }
}
