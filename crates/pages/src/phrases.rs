//! Words by which a line shows that it is no part of the article it stands in.

/// Openings of lines that point to other pages.
const TEASERS: &[&str] = &[
    "read also",
    "also read",
    "read more",
    "read next",
    "see also",
    "related:",
    "related article",
    "related stor",
    "more:",
    "recommended",
    "click here",
    "sign up",
    "subscribe",
    "follow us",
    "follow @",
    "share this",
    "advertisement",
    "sponsored",
    "watch:",
    "photos:",
    "video:",
    "story continues",
    "continue reading",
    "don't miss",
    "join our",
    "download our",
    "listen:",
    "get our",
    "get the",
    "want more",
    "more from",
    "like us on",
    "baca juga",
    "baca selengkapnya",
    "lihat juga",
    "simak juga",
    "artikel terkait",
    "berita terkait",
    "ikuti kami",
    "scroll to continue",
    "advertisement scroll",
    "halaman selanjutnya",
    "simak berita",
    "pilihan editor",
    "читайте также",
    "читать также",
    "смотрите также",
    "подписывайтесь",
    "подпишитесь",
    "подписаться",
    "по теме",
    "реклама",
    "материалы по теме",
    "相关阅读",
    "相关新闻",
    "延伸阅读",
    "推荐阅读",
    "更多阅读",
    "点击查看",
    "扫描二维码",
    "分享到",
    "lea también",
    "lee también",
    "leia também",
    "leia mais",
    "lire aussi",
    "à lire aussi",
    "lesen sie auch",
    "mehr zum thema",
    "leggi anche",
    "czytaj też",
    "czytaj także",
    "okuyun",
    "関連記事",
    "あわせて読みたい",
    "관련기사",
    "اقرأ أيضا",
];

/// Headings after which an article is over.
const ENDS: &[&str] = &[
    "related",
    "comments",
    "more from",
    "more stories",
    "read more",
    "recommended",
    "about the author",
    "you may also like",
    "share this",
    "leave a reply",
    "leave a comment",
    "post a comment",
    "tags:",
    "filed under",
    "most popular",
    "trending",
    "artikel terkait",
    "berita terkait",
    "komentar",
    "baca juga",
    "tag:",
    "комментарии",
    "читайте также",
    "похожие",
    "теги:",
    "相关阅读",
    "相关新闻",
    "责任编辑",
    "标签",
    "comentarios",
    "comentários",
    "kommentare",
    "commentaires",
    "commenti",
];

/// Is the line a pointer to something else? Those with links are believed at once, others if they are short.
pub fn is_teaser(text: &str, link_share: f32) -> bool {
    let lower = head(text);
    let opening = TEASERS.iter().any(|t| lower.starts_with(t));
    opening && (link_share > 0.3 || text.chars().count() < 60)
}

/// Does the line say that the article is over?
pub fn is_end(text: &str) -> bool {
    let lower = head(text);
    text.chars().count() < 60 && ENDS.iter().any(|t| lower.starts_with(t))
}

/// The first words, in small letters, without signs before them.
fn head(text: &str) -> String {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.chars().take(30).flat_map(char::to_lowercase).collect()
}
