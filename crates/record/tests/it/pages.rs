//! Pages that are fetched again: versions in their order, what is suppressed stays so, what may not be kept is not.

use super::{body, everything, folder, world};
use chancery_record::decisions::{Act, Body};
use chancery_record::filed::{Filing, text_hash};
use chancery_record::sources::Sources;
use chancery_record::store::{Listing, Note, Sqlite, Store};
use chancery_record::{Record, day, suppressed, tokens};

const DAY: i64 = 86_400_000;

fn record() -> Record {
    Record::new(Sqlite::in_memory().expect("a store")).expect("a record")
}

/// A page as it was fetched so many days after its publication, and as it was fetched a day later with other words.
fn page(days: i64) -> (Filing, Filing) {
    let mut old = world(1).remove(0);
    old.article.url = Some("https://example.org/a".into());
    let published = day::parse(old.article.published.as_deref().expect("a day")).expect("a day");
    old.fetched = Some(i64::from(published) * DAY + days * DAY);
    let mut new = old.clone();
    new.article.text.push_str(" Corrected.");
    new.fetched = old.fetched.map(|f| f + DAY);
    (old, new)
}

fn told(record: &Record) -> Vec<String> {
    let mut told = Vec::new();
    record
        .each_claim(|claim, _| {
            told.push(claim.claim.quote.exact);
            true
        })
        .expect("claims");
    told
}

/// Which texts an answer as of a day rests on, with the number of claims.
fn texts(record: &Record, as_of: day::Day) -> Vec<(String, usize)> {
    let mut claims = std::collections::BTreeMap::new();
    let count = |e: chancery_record::Event| {
        e.claims.iter().for_each(|c| *claims.entry(c.paper.hash.clone()).or_default() += 1);
        true
    };
    record.each_event(&Listing::default(), Some(as_of), count).expect("events");
    claims.into_iter().collect()
}

#[test]
fn the_version_fetched_last_counts_and_only_since_it_was_fetched() {
    let (old, new) = page(0);
    let first = day::of_milliseconds(old.fetched.expect("a moment"));
    let told = |f: &Filing| vec![(text_hash(&f.article), f.claims.len())];
    let mut answers = Vec::new();
    for batch in [[&old, &new], [&new, &old]] {
        let mut record = record();
        for filing in batch {
            record.file(std::slice::from_ref(filing), true, 0).expect("filed");
        }
        record.settle(|_| {}).expect("gathered");
        let versions = record.store().versions("https://example.org/a").expect("versions");
        assert_eq!(versions.iter().map(|v| v.fetched).collect::<Vec<_>>(), [old.fetched, new.fetched]);
        assert_eq!(texts(&record, first - 1), []);
        assert_eq!(texts(&record, first), told(&old));
        assert_eq!(texts(&record, first + 1), told(&new));
        answers.push(everything(&record));
    }
    assert_eq!(answers[0], answers[1], "the order of filing must not matter");
}

#[test]
fn what_a_later_version_took_away_was_there_before() {
    let (old, mut new) = page(0);
    new.claims.clear();
    let first = day::of_milliseconds(old.fetched.expect("a moment"));
    let mut record = record();
    record.file(&[old.clone(), new], true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    assert_eq!(told(&record), Vec::<String>::new());
    assert_eq!(texts(&record, first), vec![(text_hash(&old.article), old.claims.len())]);
    assert_eq!(texts(&record, first + 1), []);
    for party in old.claims[0].actors.iter().map(|p| p.id.clone()) {
        let what = Listing { key: Some(party), ..Listing::default() };
        assert!(!record.events(&what, Some(first)).expect("events").is_empty());
    }
    let nobody = Listing { key: Some("ZZZ".into()), ..Listing::default() };
    assert!(record.events(&nobody, Some(first)).expect("events").is_empty());
    assert!(!record.reported(first - 1, Some(first), 10).expect("events").is_empty());
    assert!(record.reported(first - 1, None, 10).expect("events").is_empty());
}

#[test]
fn what_is_suppressed_stays_so_when_the_page_is_fetched_again() {
    let (old, new) = page(0);
    let mut record = record();
    record.file(std::slice::from_ref(&old), true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    let claim = record.claim(&old.claims[0].id).expect("a claim");
    let words = claim.claim.quote.exact.clone();
    record.decide("tester", 0, body(Act::Suppress, &[&claim])).expect("decided");
    record.file(std::slice::from_ref(&new), true, 1).expect("filed");
    record.settle(|_| {}).expect("gathered");
    assert_eq!(record.store().versions("https://example.org/a").expect("versions").len(), 2);
    assert!(!told(&record).contains(&words), "the new version tells it again");
    assert_eq!(told(&record).len(), new.claims.len() - 1);
    record.undo("tester", 2, None, "").expect("undone");
    assert!(told(&record).contains(&words));
}

#[test]
fn a_suppressed_article_is_not_filed_again() {
    let (old, new) = page(0);
    let mut record = record();
    record.file(std::slice::from_ref(&old), true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    let before = everything(&record);
    let claims = vec![suppressed::whole("https://example.org/a")];
    let suppress = Body { act: Act::Suppress, claims, field: None, value: None, of: None, why: "asked".into() };
    record.decide("tester", 0, suppress).expect("decided");
    assert!(told(&record).is_empty());
    let found =
        chancery_record::answers::search(&record, &chancery_record::answers::Ask::default(), "ka").expect("found");
    assert!(found.rows.is_empty(), "{:?}", found.rows);
    let added = record.file(&[new], true, 1).expect("filed");
    assert_eq!((added.suppressed, added.changed), (1, 0));
    assert!(record.waiting().expect("an answer").is_empty());
    record.undo("tester", 2, None, "").expect("undone");
    assert_eq!(everything(&record), before);
}

#[test]
fn of_some_sources_only_quotes_are_kept() {
    let path = folder("sources").join("r.db");
    let mut store = Sqlite::open(&path).expect("a store");
    let filings = world(20);
    let outlet = filings[0].article.outlet.clone().expect("an outlet");
    let theirs = filings.iter().filter(|f| f.article.outlet.as_ref() == Some(&outlet)).count();
    store.file(&filings, true, 0).expect("filed");
    assert_eq!(store.kept(0, 100).expect("kept").len(), 20);
    let sources = Sources::from_toml(&format!("[\"{outlet}\"]\nkeep = \"quotes\"\nlicence = \"none\"")).expect("terms");
    assert_eq!(sources.set(&mut store).expect("set"), theirs);
    let kept = |store: &Sqlite| store.kept(0, 100).expect("kept").len();
    assert_eq!(kept(&store), 20 - theirs);
    let mut again = filings;
    again.iter_mut().for_each(|f| f.article.text.push_str(" Corrected."));
    store.file(&again, true, 1).expect("filed");
    assert_eq!(kept(&store), 2 * (20 - theirs));
    assert!(!store.search(&tokens::query("corrected"), None, 100).expect("found").is_empty());
    assert_eq!(Sources::of(&store).expect("read").all().count(), 1);
}

#[test]
fn notes_are_kept_with_the_batch_or_not_at_all() {
    let path = folder("notes").join("r.db");
    let mut store = Sqlite::open(&path).expect("a store");
    let note = |value: Option<&str>| Note { drawer: "test", key: "a".into(), value: value.map(String::from) };
    store.file_noting(&world(2), true, 0, &[note(Some("1"))]).expect("filed");
    assert_eq!(store.note("test", "a").expect("a note").as_deref(), Some("1"));
    store.put_notes(&[note(Some("2"))]).expect("noted");
    assert_eq!(store.notes("test").expect("notes"), [("a".to_string(), "2".to_string())]);
    store.limit_pages(30).expect("limited");
    assert!(store.file_noting(&world(400), true, 0, &[note(Some("3"))]).is_err(), "the disk is full");
    assert_eq!(store.note("test", "a").expect("a note").as_deref(), Some("2"));
    store.limit_pages(1 << 20).expect("limited");
    store.put_notes(&[note(None)]).expect("noted");
    assert_eq!(store.note("test", "a").expect("a note"), None);
}
