//! Words by which a line shows that it is no part of the article it stands in.

/// Openings of lines that point to other pages.
#[rustfmt::skip]
const TEASERS: &[&str] = &[
    "read also", "also read", "read more", "read next", "see also", "related:", "related article", "related stor",
    "more:", "recommended", "click here", "sign up", "subscribe", "follow us", "follow @", "share this",
    "advertisement", "sponsored", "watch:", "photos:", "video:", "story continues", "continue reading", "don't miss",
    "join our", "download our", "listen:", "get our", "get the", "want more", "more from", "like us on", "baca juga",
    "baca selengkapnya", "lihat juga", "simak juga", "simak video", "lihat video", "tonton juga", "saksikan video",
    "gambas:video", "artikel terkait", "berita terkait", "ikuti kami", "scroll to continue", "advertisement scroll",
    "halaman selanjutnya", "simak berita", "pilihan editor", "читайте также", "читать также", "смотрите также",
    "подписывайтесь", "подпишитесь", "подписаться", "по теме", "реклама", "материалы по теме", "相关阅读", "相关新闻", "延伸阅读",
    "推荐阅读", "更多阅读", "点击查看", "扫描二维码", "分享到", "lea también", "lee también", "leia também", "leia mais", "lire aussi",
    "à lire aussi", "lesen sie auch", "mehr zum thema", "leggi anche", "czytaj też", "czytaj także", "okuyun", "関連記事",
    "あわせて読みたい", "관련기사", "اقرأ أيضا",
];

/// Headings after which an article is over.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "related", "comments", "more from", "more stories", "read more", "recommended", "about the author",
    "you may also like", "share this", "leave a reply", "leave a comment", "post a comment", "tags:", "filed under",
    "most popular", "trending", "artikel terkait", "berita terkait", "komentar", "baca juga", "tag:", "комментарии",
    "читайте также", "похожие", "теги:", "相关阅读", "相关新闻", "责任编辑", "标签", "comentarios", "comentários", "kommentare",
    "commentaires", "commenti",
];

/// Words with which an outlet speaks of itself: to be read elsewhere, followed, paid.
#[rustfmt::skip]
const INVITATIONS: &[&str] = &[
    "sign up for", "sign up to", "subscribe to", "subscribe now", "our newsletter", "free newsletter", "your inbox",
    "follow us on", "follow her on", "follow him on", "follow me on", "follow them on", "on twitter @",
    "on twitter at @", "like us on", "download our app", "download the app", "click here", "all rights reserved", "copyright ©", "copyright (c)", "copyright 20", "© 20", "hak cipta",
    "may not be published, broadcast", "support our journalism", "become a member", "join our", "our telegram",
    "our whatsapp", "whatsapp channel", "telegram channel", "on google news", "can be reached at", "be reached at",
    "have a tip", "share it with a friend", "share this story", "share this article", "leave a comment",
    "let us know in the comments", "via email at", "email us at", "ikuti berita", "ikuti saluran", "ikuti kami",
    "di google news", "dapatkan update", "klik di sini", "klik link", "bergabung di", "join telegram",
    "saluran whatsapp", "cek berita", "konten ini telah tayang", "artikel ini telah tayang", "подписывайтесь на",
    "подпишитесь на", "подписаться на", "читайте нас", "следите за", "наш telegram", "наш телеграм", "наш канал",
    "нашем канале", "в нашем telegram", "нашли ошибку", "выделите ее", "выделите её", "перепечатка", "关注我们", "微信公众号",
    "扫码", "扫一扫", "未经授权", "转载请注明", "版权所有", "本文来源", "免责声明", "责任编辑", "欢迎关注", "suscríbete", "síguenos", "inscreva-se",
    "siga-nos", "siga o", "clique aqui", "abonnez-vous", "suivez-nous", "cliquez ici", "abonnieren sie",
    "folgen sie uns", "iscriviti", "seguici", "clicca qui", "haz clic", "haga clic", "takip edin", "abone ol",
];

/// Words by which a line shows that it stands under a picture and names who made it.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "(ap photo", "(photo", "photo:", "photo by", "photo credit", "photograph:", "photo courtesy", "image credit", "image courtesy", "getty images",
    "file photo", "handout via reuters", "reuters/", "afp/", "/afp", "/reuters", "ap photo/", "epa-efe", "shutterstock", "(foto", "foto:", "foto/", "foto by", "dok.",
    "фото:", "фото ©", "© фото", "/фото", "图源", "图片来源", "图片：", "新华社记者 摄", "资料图", "供图", "crédit photo", "photo ©", "bild:", "foto ©", "crédito:", "写真：", "写真=",
];

/// Is it a caption by its words? Such lines are short, and the credit stands at one of their ends.
pub fn is_credit(text: &str) -> bool {
    let lower = text.to_lowercase();
    let length = lower.chars().count();
    let near_an_end = |at: usize, credit: &str| at < 3 || lower[at + credit.len()..].chars().count() < 45;
    length < 420 && CREDITS.iter().any(|c| lower.rfind(c).is_some_and(|at| near_an_end(at, c)))
}

/// Does the outlet invite its reader to something?
pub fn invites(text: &str) -> bool {
    let lower = text.to_lowercase();
    INVITATIONS.iter().any(|i| lower.contains(i))
}

/// Is the line a pointer to something else? Those with links are believed at once, others if they are short.
pub fn is_teaser(text: &str, link_share: f32) -> bool {
    let lower = head(text);
    let opening = TEASERS.iter().any(|t| lower.starts_with(t));
    opening && (link_share > 0.3 || text.chars().count() < 60)
}

/// Does the line say that the article is over?
pub fn is_end(text: &str) -> bool {
    let lower = head(text);
    let more = (lower.starts_with("more ") || lower.starts_with("tags")) && text.chars().count() < 40;
    text.chars().count() < 60 && (more || lower == "tags")
        || text.chars().count() < 60 && ENDS.iter().any(|t| lower.starts_with(t))
}

/// The first words, in small letters, without signs before them.
fn head(text: &str) -> String {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.chars().take(30).flat_map(char::to_lowercase).collect()
}
