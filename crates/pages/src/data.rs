//! What pages say in data rather than in markup: JSON-LD, and the state that scripts start from.

use crate::blocks::ends_sentence;
use crate::tag::Tag;
use crate::tree::{Id, Tree, fold};
use crate::weigh::weight;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// An object of JSON-LD.
pub type Object = Map<String, Value>;

/// Objects beyond these are not looked at.
const MOST: usize = 400;

/// All objects of the page's JSON-LD that have a type, outer ones first.
pub fn objects(tree: &Tree) -> Vec<Object> {
    let mut found = Vec::new();
    for (_, raw) in scripts(tree, |kind| kind.contains("ld+json")) {
        if let Some(value) = lenient(raw) {
            gather(value, &mut found);
        }
    }
    found
}

fn scripts<'t, 'h>(tree: &'t Tree<'h>, wanted: impl Fn(&str) -> bool + 't) -> impl Iterator<Item = (Id, &'h str)> + 't {
    tree.all(Tag::Script).filter_map(move |id| {
        let kind = tree.raw_attribute(id, "type").unwrap_or_default().to_ascii_lowercase();
        if wanted(&kind) { Some((id, tree.content(id)?)) } else { None }
    })
}

/// JSON as pages have it: in comments, with raw line breaks in strings, with a semicolon after it.
fn lenient(raw: &str) -> Option<Value> {
    let start = raw.find(['{', '['])?;
    let end = raw.rfind(['}', ']'])?;
    let json = raw.get(start..=end)?;
    serde_json::from_str(json).ok().or_else(|| serde_json::from_str(&without_controls(json)).ok())
}

/// Line breaks within strings written as JSON wants them, other control characters as blanks.
fn without_controls(json: &str) -> String {
    let mut plain = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in json.chars() {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        match c {
            '\n' if quoted => plain.push_str("\\n"),
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}

fn gather(value: Value, found: &mut Vec<Object>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|v| gather(v, found)),
        Value::Object(object) if found.len() < MOST => {
            let inner: Vec<Value> =
                ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|k| object.get(*k).cloned()).collect();
            if object.contains_key("@type") || object.contains_key("@id") {
                found.push(object);
            }
            inner.into_iter().filter(|v| !v.is_string()).for_each(|v| gather(v, found));
        }
        _ => {}
    }
}

/// Is the object of one of these types (their endings)?
pub fn is_a(object: &Object, endings: &[&str]) -> bool {
    let is = |v: &Value| v.as_str().is_some_and(|t| endings.iter().any(|e| t.ends_with(e)));
    match object.get("@type") {
        Some(Value::Array(list)) => list.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

/// Types of a page that is one text.
pub const ARTICLE: &[&str] = &["Article", "Posting", "Report"];

/// A string, its references resolved and white space folded.
pub fn string(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => fold(&htmlize::unescape(text.as_str())),
        Value::Array(list) => return list.iter().find_map(|v| string(Some(v))),
        _ => return None,
    };
    Some(text).filter(|t| !t.is_empty())
}

/// The article's body as JSON-LD gives it, paragraph by paragraph.
pub fn body(objects: &[Object]) -> Vec<String> {
    let bodies = objects.iter().filter(|o| is_a(o, ARTICLE)).filter_map(|o| o.get("articleBody")?.as_str());
    bodies.max_by_key(|b| b.len()).map(split).unwrap_or_default()
}

/// Strings of JSON by the path to them, numbers in it left out, so that the entries of a list come together.
type Texts = BTreeMap<String, Vec<String>>;

/// The largest text in the data that the page's scripts start from (`__NEXT_DATA__` and the like).
pub fn state(tree: &Tree) -> Vec<String> {
    let mut texts = Texts::new();
    for (_, raw) in scripts(tree, |kind| kind == "application/json" || kind.is_empty() || kind == "text/javascript") {
        // Only data: a script that begins with an object, or gives one to a name.
        let data = raw.trim_start().starts_with('{') || raw.trim_start().starts_with("window.__");
        if let Some(value) = lenient(raw).filter(|_| data && raw.len() < 4 << 20) {
            collect(&value, &mut String::new(), &mut texts);
        }
    }
    // Some pages keep their text as escaped markup in a field that a script reads.
    for id in tree.all(Tag::Textarea) {
        let markup = tree.content(id).map(htmlize::unescape).filter(|t| t.contains("</p>"));
        texts.entry("textarea".into()).or_default().extend(markup.map(String::from));
    }
    let size = |list: &Vec<String>| list.iter().map(|t| weight(t)).sum::<u32>();
    let best = texts.into_values().max_by_key(size).unwrap_or_default();
    best.iter().flat_map(|t| split(t)).collect()
}

fn collect(value: &Value, path: &mut String, texts: &mut Texts) {
    match value {
        Value::String(text) if weight(text) >= 60 && text.contains(' ') | (text.len() > 200) && is_prose(text) => {
            texts.entry(path.clone()).or_default().push(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, path, texts)),
        Value::Object(object) => {
            for (key, value) in object {
                let before = path.len();
                path.push('/');
                path.push_str(key);
                collect(value, path, texts);
                path.truncate(before);
            }
        }
        _ => {}
    }
}

fn is_prose(text: &str) -> bool {
    ends_sentence(text) || text.contains("</p>")
}

/// Paragraphs of a text from data, which may itself be markup.
fn split(text: &str) -> Vec<String> {
    let mut plain = text.to_string();
    if text.contains("</") || text.contains("&lt;") {
        let markup = htmlize::unescape(text);
        plain = crate::article::all_text(&markup);
    }
    plain.lines().map(|l| fold(&htmlize::unescape(l))).filter(|l| !l.is_empty()).collect()
}
