//! What the names of classes, ids and roles tell: those that site builders of many languages give to the parts of a page.

use crate::tag::Tag;
use crate::tree::{Id, Tree};
use std::collections::HashMap;

/// What an element is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Named {
    /// The body of an article.
    pub body: bool,
    /// Something beside the article.
    pub aside: bool,
    /// Readers' comments, consent walls: never the article, however much they hold.
    pub comment: bool,
    /// Words under a picture.
    pub caption: bool,
    /// Not shown.
    pub hidden: bool,
}

/// Names joined from words, compared without `-` and `_`.
#[rustfmt::skip]
const BODY: &[&str] = &[
    "articlebody", "articlecontent", "articletext", "articlecopy", "articlemain", "entrycontent", "postcontent",
    "postbody", "posttext", "storybody", "storycontent", "storytext", "newscontent", "newstext", "newsbody",
    "newsdetail", "contentbody", "bodycopy", "bodytext", "bodycontent", "detailtext", "detailbody", "detailcontent",
    "textbody", "fulltext", "singlecontent", "pagecontenttext", "maintext", "textcontent", "richtext",
    "articulocuerpo", "notacuerpo", "cuerponota", "corpotexto", "artikelinhalt", "artikeltext", "articlecontenu",
    "textearticle", "isiberita", "detailberita", "kontenberita", "isiartikel", "novosttext", "tekststati",
    "trseditor", "neirong", "zhengwen", "contentarticle", "textarticle",
];

/// Parts that are no article, whatever stands around their name.
#[rustfmt::skip]
const ASIDE: &[&str] = &[
    "related", "recommend", "newsletter", "subscri", "breadcrumb", "sidebar", "promo", "sponsor", "advert", "sharing",
    "sharebar", "sharetool", "sharelink", "sharebutton", "socialshare", "shareicon", "articleshare", "postshare",
    "socialmedia", "sociallink", "socialicon", "socialbar", "addtoany", "addthis", "paywall", "popup", "modal",
    "recirc", "outbrain", "taboola", "trending", "mostread", "mostpopular", "popularpost", "readmore", "readnext",
    "readalso", "alsoread", "seealso", "upnext", "youmaylike", "morefrom", "morestories", "morenews", "morearticles",
    "navigation", "navbar", "pagination", "pagenavi", "gallery", "slideshow", "carousel", "signup", "login",
    "copyright", "disclaimer", "taglist", "posttags", "articletags", "topiclist", "toolbar", "tableofcontents",
    "eztoc", "authorbio", "authorbox", "aboutauthor", "authorinfo", "authorcard", "bioblock", "byline", "dateline",
    "timestamp", "postmeta", "entrymeta", "articlemeta", "metadata", "whatsapp", "telegram", "followus", "feedback",
    "callout", "donate", "donation", "membership", "affiliate", "teaser", "bacajuga", "beritaterkait",
    "artikelterkait", "terkait", "rekomendasi", "terpopuler", "iklan", "lihatjuga", "simakjuga", "pohozhie",
    "chitayte", "chitaite", "reklam", "podpis", "ponovosti", "poteme", "xiangguan", "tuijian", "guanggao", "fenxiang",
    "relacionad", "publicidad", "werbung", "anzeige", "lireaussi", "leiamais", "leiatambem", "compartilh",
    "condividi", "correlat", "videoplayer", "jwplayer", "embedcode", "skiplink", "printonly", "trackback", "pingback",
    "trustbox", "ratingbox", "relpost", "nextpost", "prevpost", "postnav", "lightbox", "interstitial",
    "weather", "horoscope", "quickread", "sourcebox", "articlefooter", "entryfooter", "postfooter", "sitefooter",
    "siteheader", "pagefooter", "masthead", "footnav",
];

/// Words that tell it only when they stand alone.
#[rustfmt::skip]
const ASIDE_WORDS: &[&str] = &[
    "ad", "ads", "adv", "advert", "adbox", "adslot", "nav", "menu", "share", "shares", "social", "tags", "tag-list",
    "toc", "footer", "topbar", "promo", "rail", "aside", "pager", "teasers", "tools", "rss", "subnav", "submenu",
    "alert", "banner", "popular", "trend", "trends", "print", "noprint", "complementary", "navigation", "search",
    "banner", "contentinfo", "bio", "sns", "share-bar", "follow", "kicker", "eyebrow", "infobox", "factbox", "poll",
    "survey", "breadcrumbs",
];

/// Last words of names of mere pieces of a body.
#[rustfmt::skip]
const NOT_BODY: &[&str] = &[
    "image", "img", "photo", "picture", "video", "title", "heading", "header", "item", "link", "links", "list",
    "date", "author",
];

#[rustfmt::skip]
const COMMENT: &[&str] = &[
    "cookie", "consent", "gdpr", "comments", "commentlist", "commentbox", "commentsection", "commentthread",
    "commentarea", "commentform", "commentcontent", "commentbody", "commenttext", "articlecomment", "disqus",
    "komentar", "kommentar", "kommentarii", "comentario", "commentaire", "pinglun", "respond", "livefyre", "viafoura",
    "fbcomments", "coralproject", "replies",
];

const CAPTION: &[&str] =
    &["caption", "imagecredit", "photocredit", "piccredit", "imgcredit", "photodesc", "creditline", "bildunterschrift"];
const CAPTION_WORDS: &[&str] = &["credit", "credits", "legend", "photographer", "copyrights"];

const HIDDEN_WORDS: &[&str] = &["hidden", "hide", "invisible", "noscript", "offscreen", "sronly"];
const HIDDEN: &[&str] = &["sronly", "visuallyhidden", "screenreader", "printfooter", "printheader", "dnone"];

/// Reads names; most stand on many elements of a page, so that each is read once.
#[derive(Debug, Default)]
pub struct Names<'h> {
    known: HashMap<&'h str, Named>,
}

impl<'h> Names<'h> {
    /// What an element's class, id, role and property say.
    pub fn of(&mut self, tree: &Tree<'h>, id: Id) -> Named {
        let mut all = Named::default();
        for (name, value) in tree.attributes(id) {
            match name.to_ascii_lowercase().as_str() {
                "class" | "id" | "role" | "data-component" | "data-testid" | "data-type" | "data-module" => {
                    let named = *self.known.entry(value).or_insert_with(|| read(value));
                    all = all.with(named);
                }
                "itemprop" | "name" => all.body |= value.eq_ignore_ascii_case("articleBody"),
                "hidden" => all.hidden = true,
                "aria-hidden" => all.hidden |= *value == "true",
                "style" => all.hidden |= hides(value),
                _ => {}
            }
        }
        if matches!(tree.tag(id), Some(Tag::Body | Tag::Html)) { Named::default() } else { all }
    }
}

impl Named {
    fn with(self, other: Named) -> Named {
        Named {
            body: self.body || other.body,
            aside: self.aside || other.aside,
            comment: self.comment || other.comment,
            caption: self.caption || other.caption,
            hidden: self.hidden || other.hidden,
        }
    }
}

/// Longer lists of names are those of a page, not of a part.
const LONGEST: usize = 400;

fn read(value: &str) -> Named {
    let mut all = Named::default();
    if value.len() > LONGEST {
        return all;
    }
    for name in value.split_ascii_whitespace() {
        all = all.with(one(name));
    }
    let has = |marks: &[&str]| marks.iter().any(|mark| value.contains(mark));
    // A post with its categories and tags, which tell what it is about.
    if has(&["hentry", "type-post", "status-publish", "post-type-"]) {
        return Named { body: all.body, ..Named::default() };
    }
    // Hidden on small screens only.
    all.hidden &= !has(&["d-sm-", "d-md-", "d-lg-", "d-xl-", "sm:", "md:", "lg:", "xl:", "visible"]);
    all
}

fn one(name: &str) -> Named {
    let words = words(name);
    let joined = words.concat();
    let has = |list: &[&str]| list.iter().any(|part| joined.contains(part));
    let word = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    let about_page = ["has", "with", "no"].iter().any(|w| words.first().is_some_and(|first| first == w));
    // In "article-body__related" the last words tell what it is.
    let rest =
        BODY.iter().filter_map(|b| joined.find(b).map(|at| &joined[at + b.len()..])).min_by_key(|rest| rest.len());
    let body = rest.is_some_and(|rest| {
        let part = |list: &[&str]| list.iter().any(|part| rest.contains(part));
        let last = words.last().is_some_and(|w| ASIDE_WORDS.contains(&w.as_str()) || NOT_BODY.contains(&w.as_str()));
        !part(ASIDE) && !part(CAPTION) && !part(COMMENT) && !last
    });
    let quoted = words.iter().any(|w| w == "embed" || w == "tweet");
    let box_of_aside = words.first().is_some_and(|w| w == "widget");
    Named {
        body,
        aside: !body && !about_page && !quoted && (has(ASIDE) || word(ASIDE_WORDS) || box_of_aside),
        comment: !about_page && has(COMMENT),
        caption: has(CAPTION) || word(CAPTION_WORDS),
        hidden: has(HIDDEN) || (words.len() == 1 && word(HIDDEN_WORDS)),
    }
}

/// The words of a name: parted by signs, digits and capitals.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphabetic() || (small && c.is_uppercase()) {
            words.push(String::new());
        }
        if c.is_alphabetic() {
            small = c.is_lowercase();
            if let Some(w) = words.last_mut() {
                w.extend(c.to_lowercase());
            }
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}
