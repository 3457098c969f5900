//! What every store must do: written once, run for each.

use super::{folder, world};
use chancery_record::filed::{key_of, text_hash};
use chancery_record::store::{Listing, Place, Sqlite, Store};
use chancery_record::{Record, tokens};
use std::path::Path;

/// Runs a test against every store there is.
fn on_each(test: impl Fn(&mut dyn FnMut(&Path) -> Sqlite)) {
    test(&mut |path| Sqlite::open(path).expect("SQLite opens"));
}

#[test]
fn filing_twice_changes_nothing() {
    on_each(|open| {
        let path = folder("twice").join("r.db");
        let mut store = open(&path);
        let filings = world(12);
        let first = store.file(&filings, true, 1).expect("filed");
        assert_eq!(first.articles, 12);
        assert!(first.claims > 40);
        let counts = store.counts().expect("counts");
        let again = store.file(&filings, true, 2).expect("filed");
        assert_eq!((again.articles, again.known, again.claims), (0, 12, 0));
        assert_eq!(store.counts().expect("counts"), counts);
        assert!(store.knows(key_of(&filings[0].article), &text_hash(&filings[0].article)).expect("an answer"));
    });
}

#[test]
fn a_changed_page_is_a_version_and_the_newest_counts() {
    on_each(|open| {
        let mut record = Record::new(open(&folder("version").join("r.db"))).expect("a record");
        let mut old = world(1);
        old[0].article.url = Some("https://example.org/a".into());
        let mut new = old.clone();
        new[0].article.text.push_str(" Corrected.");
        new[0].article.published = Some("2005-02-01".into());
        new[0].claims.truncate(1);
        // The newer page may come in first.
        for batch in [&new, &old] {
            record.file(batch, true, 0).expect("filed");
        }
        record.settle(|_| {}).expect("gathered");
        let mut claims = 0;
        record
            .each_claim(|_, _| {
                claims += 1;
                true
            })
            .expect("claims");
        assert_eq!(claims, 1);
    });
}

#[test]
fn every_script_is_found() {
    on_each(|open| {
        let mut store = open(&folder("search").join("r.db"));
        let mut filings = world(3);
        for (filing, text) in
            filings.iter_mut().zip(["防长访问明斯克", "Министр обороны прилетел в Минск", "The minister flew to Minsk"])
        {
            filing.article.text = text.into();
            filing.claims.clear();
        }
        store.file(&filings, true, 0).expect("filed");
        for (words, at) in [("明斯克", 0), ("访问", 0), ("МИНИСТР", 1), ("minister minsk", 2)] {
            let found = store.search(&tokens::query(words), None, 10).expect("an answer");
            let ids: Vec<&str> = found.iter().map(|(_, p, _)| p.id.as_str()).collect();
            assert_eq!(ids, [filings[at].article.id.as_str()], "{words}");
        }
        assert!(store.search(&tokens::query("nowhere"), None, 10).expect("an answer").is_empty());
    });
}

#[test]
fn listings_go_both_ways_page_by_page() {
    on_each(|open| {
        let mut record = Record::new(open(&folder("pages").join("r.db"))).expect("a record");
        record.file(&world(40), true, 0).expect("filed");
        record.settle(|_| {}).expect("gathered");
        let all = record.store().list(&Listing { limit: 10_000, ..Listing::default() }).expect("a list");
        let mut back =
            record.store().list(&Listing { limit: 10_000, newest: true, ..Listing::default() }).expect("a list");
        back.reverse();
        assert_eq!(all, back);
        let mut paged: Vec<Place> = Vec::new();
        while paged.len() < all.len() {
            let page = record
                .store()
                .list(&Listing { limit: 7, after: paged.last().map(|p| (p.at, p.event)), ..Listing::default() })
                .expect("a list");
            assert!(!page.is_empty());
            paged.extend(page);
        }
        assert_eq!(all, paged);
    });
}

#[test]
fn a_backup_is_the_same_record() {
    on_each(|open| {
        let folder = folder("backup");
        let mut record = Record::new(open(&folder.join("r.db"))).expect("a record");
        record.file(&world(20), true, 0).expect("filed");
        record.settle(|_| {}).expect("gathered");
        record.store().backup(&folder.join("copy.db")).expect("copied");
        let copy = Record::new(open(&folder.join("copy.db"))).expect("a record");
        assert_eq!(super::everything(&record), super::everything(&copy));
        assert_eq!(copy.store().check().expect("checked"), Vec::<String>::new());
        assert!(record.store().backup(&folder.join("copy.db")).is_err());
    });
}

#[test]
fn quotes_alone_can_be_kept() {
    on_each(|open| {
        let mut store = open(&folder("quotes").join("r.db"));
        store.file(&world(3), false, 0).expect("filed");
        assert!(store.kept(0, 10).expect("an answer").is_empty());
        assert!(
            !store.search(&tokens::query("ka"), None, 10).expect("an answer").iter().any(|(_, _, text)| text.is_some())
        );
    });
}
