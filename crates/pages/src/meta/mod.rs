//! What a page says about its article: from JSON-LD, `<meta>`, microdata, marked elements, the address and the text itself,
//! in this order of trust.

pub mod author;
pub mod date;
pub mod language;
pub mod tags;
pub mod title;
pub mod url;

use crate::blocks::Block;
use crate::data::{ARTICLE, Object, is_a, string};
use crate::tag::Tag;
use crate::tree::{Id, Tree, fold};
use date::{When, parse};
use serde_json::Value;
use tags::{Tags, properties, said, value};

/// What is gathered before the text is looked for.
pub struct Sources<'t, 'h> {
    tree: &'t Tree<'h>,
    url: Option<&'t str>,
    /// `<meta>` and `<link>`.
    pub tags: Tags,
    /// JSON-LD.
    pub objects: Vec<Object>,
    /// Place and words of the main heading.
    pub heading: Option<(Id, String)>,
    titles: Vec<String>,
}

impl<'t, 'h> Sources<'t, 'h> {
    /// Gathers all.
    pub fn of(tree: &'t Tree<'h>, url: Option<&'t str>) -> Sources<'t, 'h> {
        let tags = Tags::of(tree);
        let objects = crate::data::objects(tree);
        let headline = objects
            .iter()
            .filter(|o| is_a(o, ARTICLE))
            .find_map(|o| string(o.get("headline")).or_else(|| string(o.get("name"))));
        let of_head = tree.all(Tag::Title).next().map(|id| raw_title(tree, id)).filter(|t| !t.is_empty());
        let of_tags = ["og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"]
            .iter()
            .filter_map(|k| tags.get(&[k]))
            .map(String::from);
        let titles: Vec<String> = headline.into_iter().chain(of_tags).chain(of_head).collect();
        let mut sources = Sources { tree, url, tags, objects, heading: None, titles };
        let outlet = sources.outlet().unwrap_or_default();
        sources.heading = title::heading(tree, &sources.titles, &outlet);
        sources
    }

    fn articles(&self) -> Vec<&Object> {
        self.objects.iter().filter(|o| is_a(o, ARTICLE)).collect()
    }

    /// The headline.
    pub fn title(&self) -> Option<String> {
        if let Some((_, heading)) = &self.heading {
            return Some(heading.clone());
        }
        let outlet = self.outlet();
        let outlets: Vec<&str> = outlet.as_deref().into_iter().chain(self.host()).collect();
        self.titles.first().map(|t| title::without_outlet(t, &outlets))
    }

    /// Who published it: its name, or else its host.
    pub fn outlet(&self) -> Option<String> {
        let publisher = || self.articles().iter().find_map(|o| self.named(o.get("publisher")?));
        let site = || {
            self.objects
                .iter()
                .filter(|o| is_a(o, &["WebSite", "NewsMediaOrganization"]))
                .find_map(|o| string(o.get("name")))
        };
        let tag = |keys: &[&str]| self.tags.get(keys).map(String::from);
        tag(&["og:site_name"])
            .or_else(publisher)
            .or_else(|| {
                tag(&[
                    "application-name",
                    "publisher",
                    "dc.publisher",
                    "article:publisher_name",
                    "cre",
                    "apple-mobile-web-app-title",
                ])
            })
            .or_else(site)
            .filter(|name| !name.starts_with("http") && name.chars().count() < 80)
            .map(|name| first_name(&name))
            .filter(|name| !name.is_empty())
            .or_else(|| self.host().map(String::from))
    }

    fn host(&self) -> Option<&str> {
        self.url.or(self.tags.canonical.as_deref()).or(self.tags.get(&["og:url"])).and_then(url::host)
    }

    /// The name of a thing that may be told by its id alone.
    fn named(&self, value: &Value) -> Option<String> {
        match value {
            Value::Array(list) => list.iter().find_map(|v| self.named(v)),
            Value::Object(thing) => string(thing.get("name")).or_else(|| {
                let id = thing.get("@id")?;
                self.objects
                    .iter()
                    .find(|o| o.get("@id") == Some(id) && o.contains_key("name"))
                    .and_then(|o| string(o.get("name")))
            }),
            _ => string(Some(value)),
        }
    }

    /// Who wrote it: a person, or else what is named like a part of the outlet, but never the outlet itself.
    pub fn author(&self, blocks: &[Block]) -> Option<String> {
        let outlet = title::plain(&self.outlet().unwrap_or_default());
        let heading = self.heading.as_ref().map(|h| h.0);
        let pages: Vec<&Object> = self.objects.iter().filter(|o| is_a(o, &["WebPage"])).collect();
        let sources: [&dyn Fn() -> Option<String>; 6] = [
            &|| author::from_objects(&self.articles(), &self.objects),
            &|| author::from_tags(&self.tags),
            &|| author::from_elements(self.tree, heading),
            &|| author::from_lines(self.tree, heading),
            &|| author::from_objects(&pages, &self.objects),
            &|| author::from_text(blocks),
        ];
        let mut part_of_outlet = None;
        for name in sources.iter().filter_map(|source| source()) {
            let plain = title::plain(&name);
            if !outlet.contains(&plain) {
                return Some(name);
            }
            part_of_outlet = part_of_outlet.or(Some(name).filter(|_| plain != outlet));
        }
        part_of_outlet
    }

    /// When it was published.
    pub fn published(&self) -> Option<When> {
        const KEYS: &[&str] = &[
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "article.published",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "published_time",
            "dc.date.issued",
            "dcterms.created",
            "dc.date.created",
            "dc.date",
            "dcterms.date",
            "date",
            "article.created",
            "article_date_original",
            "cxenseparse:recs:publishtime",
            "content_published",
            "original-publish-date",
            "displaydate",
            "ptime",
            "weibo:article:create_at",
            "release_date",
        ];
        let in_url = self.url.or(self.tags.canonical.as_deref()).and_then(url::day);
        let known = [
            self.of_objects(&["datePublished", "dateCreated"]),
            self.of_tags(KEYS),
            self.of_properties(&["datePublished", "dateCreated"]),
        ];
        let mut known = known.into_iter().flatten();
        let first = known.next().or_else(|| self.of_time()).or_else(|| self.near_heading());
        let Some(first) = first else { return in_url };
        let finest = known.find(|other| other.is_finer(&first)).unwrap_or(first);
        // Nothing is published before the day in its address: what says so is when work on it began.
        Some(in_url.filter(|day| day.is_days_after(&finest)).unwrap_or(finest))
    }

    /// When it was last changed.
    pub fn modified(&self) -> Option<When> {
        const KEYS: &[&str] = &[
            "article:modified_time",
            "og:article:modified_time",
            "og:updated_time",
            "og:modified_time",
            "datemodified",
            "lastmod",
            "last-modified",
            "dc.date.modified",
            "dcterms.modified",
            "modified_time",
            "article.updated",
        ];
        self.of_objects(&["dateModified"])
            .or_else(|| self.of_tags(KEYS))
            .or_else(|| self.of_properties(&["dateModified"]))
    }

    fn date(&self, text: &str) -> Option<When> {
        let american =
            self.tags.lang.as_deref().is_none_or(|l| l.eq_ignore_ascii_case("en") || l.eq_ignore_ascii_case("en-us"));
        parse(text, american)
    }

    fn of_objects(&self, keys: &[&str]) -> Option<When> {
        let of = |o: &&Object| keys.iter().find_map(|k| self.date(&string(o.get(*k))?));
        let pages = self.objects.iter().filter(|o| is_a(o, &["WebPage"]));
        self.articles().iter().find_map(of).or_else(|| pages.into_iter().find_map(|o| of(&o)))
    }

    fn of_tags(&self, keys: &[&str]) -> Option<When> {
        keys.iter().find_map(|k| self.date(self.tags.get(&[k])?))
    }

    fn of_properties(&self, names: &[&str]) -> Option<When> {
        names.iter().find_map(|name| properties(self.tree, name).find_map(|id| self.date(&said(self.tree, id)?)))
    }

    /// The `<time>` that stands nearest after the heading, or before it.
    fn of_time(&self) -> Option<When> {
        let at = |id: Id| {
            value(self.tree, id, "datetime").and_then(|v| self.date(&v)).or_else(|| self.date(&self.tree.text(id)))
        };
        self.nearest(|id| self.tree.is(id, Tag::Time), 500).into_iter().find_map(at)
    }

    /// A date in an element that is called so, or in a short line, near the heading.
    fn near_heading(&self) -> Option<When> {
        let called = |id: Id| {
            let mut names =
                ["class", "id"].iter().filter_map(|key| self.tree.raw_attribute(id, key)).map(str::to_ascii_lowercase);
            names.any(|n| {
                ["date", "time", "publish", "tanggal", "waktu", "data", "fecha", "datum"].iter().any(|w| n.contains(w))
            })
        };
        let of_text = |id: Id| self.date(&self.tree.text(id));
        let named =
            self.nearest(|id| self.tree.tag(id).is_some() && called(id) && self.tree.node(id).end - id < 40, 500);
        named.into_iter().find_map(of_text).or_else(|| {
            let short = |id: Id| {
                self.tree
                    .raw(id)
                    .is_some_and(|t| (6..120).contains(&t.trim().len()) && t.bytes().any(|b| b.is_ascii_digit()))
            };
            self.nearest(short, 200).into_iter().find_map(|id| self.date(&fold(&htmlize::unescape(self.tree.raw(id)?))))
        })
    }

    /// Nodes near the heading: those after it first, nearest first.
    fn nearest(&self, wanted: impl Fn(Id) -> bool, reach: usize) -> Vec<Id> {
        let Some((heading, _)) = &self.heading else { return Vec::new() };
        let after = *heading..(heading + reach).min(self.tree.len());
        let before = heading.saturating_sub(reach / 2)..*heading;
        after.chain(before.rev()).filter(|id| wanted(*id)).take(12).collect()
    }

    /// The canonical address.
    pub fn canonical(&self) -> Option<String> {
        let base = self.tags.base.as_deref().filter(|b| b.starts_with("http")).or(self.url);
        let link = self.tags.canonical.as_deref().or_else(|| self.tags.get(&["og:url"]));
        link.and_then(|l| url::absolute(l, base))
    }

    /// The language of a text on this page.
    pub fn language(&self, text: &str) -> Option<String> {
        let of_objects = self.articles().iter().find_map(|o| string(o.get("inLanguage")));
        let declared = [
            self.tags.lang.as_deref(),
            of_objects.as_deref(),
            self.tags.get(&["content-language", "og:locale", "language", "dc.language"]),
        ];
        language::language(&declared, text)
    }
}

/// An outlet's name without its motto.
fn first_name(name: &str) -> String {
    let first = [" | ", " - ", " – ", " — ", ": "]
        .iter()
        .filter_map(|b| name.split_once(b))
        .map(|(first, _)| first)
        .min_by_key(|f| f.len());
    first.unwrap_or(name).trim_start_matches('@').trim().to_string()
}

/// The text of `<title>`, whose content is never markup.
fn raw_title(tree: &Tree, id: Id) -> String {
    tree.content(id).map(|t| fold(&htmlize::unescape(t))).unwrap_or_default()
}
