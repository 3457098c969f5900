//! Tests of intake: one file a concern.

mod archives;
mod faults;
mod server;
mod watching;

use chancery::Article;
use chancery_intake::{Desk, Page};
use chancery_record::Record;
use chancery_record::filed::Filing;
use chancery_record::store::Store;
use std::path::PathBuf;

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("intake-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder for the test");
    path
}

/// What stands between `<article>` and its end, without tags.
fn extract(page: &Page) -> Option<Article> {
    let html = String::from_utf8_lossy(&page.bytes);
    let body = html.split_once("<article>")?.1.split_once("</article>")?.0;
    let text: String = body.split('<').map(|p| p.split_once('>').map_or(p, |(_, text)| text)).collect();
    (!text.trim().is_empty()).then(|| Article {
        id: page.url.clone(),
        url: Some(page.url.clone()),
        outlet: Some("Example".into()),
        published: Some("2024-05-14".into()),
        text: text.trim().into(),
        ..Article::default()
    })
}

/// Files an article without reading it: what it says is not this crate's concern.
fn read(article: Article) -> Filing {
    Filing { article, reading: "test".into(), ..Filing::default() }
}

const DESK: Desk<'static> = Desk { extract: &extract, read: &read };

/// Addresses in a record, in order.
fn filed<S: Store>(record: &Record<S>) -> Vec<String> {
    let mut all: Vec<String> =
        record.kept(0, usize::MAX >> 1).expect("kept").into_iter().filter_map(|k| k.article.url).collect();
    all.sort();
    all
}
