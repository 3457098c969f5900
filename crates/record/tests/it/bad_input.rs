//! Bad files, bad disks, bad tables: a clear word, and nothing lost.

use super::{everything, folder, record_of, world};
use chancery_record::store::{Sqlite, Store};
use chancery_record::{Error, Record, import};
use std::fs;

fn filed(path: &std::path::Path) -> String {
    let mut record = Record::open(path).expect("opened");
    record.file(&world(10), true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    everything(&record)
}

#[test]
fn a_damaged_file_is_told_from_a_record() {
    let folder = folder("corrupt");
    let path = folder.join("r.db");
    filed(&path);
    let mut bytes = fs::read(&path).expect("bytes");
    bytes[..64].fill(0x55);
    fs::write(&path, &bytes).expect("written");
    let fault = Record::open_existing(&path).err().expect("refused");
    assert!(matches!(fault, Error::Corrupt(_)), "{fault}");
    assert!(fault.to_string().contains("backup"));
    assert_eq!(fs::read(&path).expect("bytes"), bytes);
}

#[test]
fn damage_inside_is_found_by_the_doctor() {
    let path = folder("inside").join("r.db");
    filed(&path);
    let mut bytes = fs::read(&path).expect("bytes");
    for page in (8..bytes.len() / 4096).step_by(3) {
        bytes[page * 4096..page * 4096 + 40].fill(0xff);
    }
    fs::write(&path, &bytes).expect("written");
    let found = Record::open_existing(&path).and_then(|r| r.store().check());
    assert!(found.as_ref().is_err_and(|e| matches!(e, Error::Corrupt(_))) || found.is_ok_and(|f| !f.is_empty()));
}

#[test]
fn another_programs_database_is_left_alone() {
    let path = folder("foreign").join("r.db");
    let other = rusqlite::Connection::open(&path).expect("opened");
    other.execute_batch("CREATE TABLE bookmarks (url TEXT)").expect("made");
    drop(other);
    let fault = Record::open(&path).err().expect("refused").to_string();
    assert!(fault.contains("bookmarks"), "{fault}");
}

#[test]
fn a_newer_schema_is_not_touched() {
    let path = folder("newer").join("r.db");
    filed(&path);
    let db = rusqlite::Connection::open(&path).expect("opened");
    db.pragma_update(None, "user_version", 99).expect("set");
    drop(db);
    let fault = Record::open_existing(&path).err().expect("refused");
    assert!(matches!(fault, Error::Newer { found: 99, .. }), "{fault}");
}

#[test]
fn a_full_disk_keeps_what_was_filed() {
    let path = folder("full").join("r.db");
    let before = filed(&path);
    let store = Sqlite::open(&path).expect("opened");
    store.limit_pages(1).expect("limited");
    let mut record = Record::new(store).expect("a record");
    let more: Vec<_> = chancery_record::synthetic::filings(8, 200).collect();
    let fault = record.file(&more, true, 0).expect_err("no room");
    assert!(matches!(fault, Error::Full), "{fault}");
    assert!(fault.to_string().contains("make room"));
    drop(record);
    let mut record = Record::open_existing(&path).expect("opened");
    assert_eq!(everything(&record), before);
    record.file(&more, true, 0).expect("filed once there is room");
}

#[test]
fn a_read_only_record_answers_and_refuses_to_be_written() {
    let path = folder("readonly").join("r.db");
    filed(&path);
    let db = rusqlite::Connection::open(&path).expect("opened");
    db.pragma_update(None, "query_only", true).expect("set");
    let fault = Error::from(db.execute("DELETE FROM claims", []).expect_err("refused"));
    assert!(matches!(fault, Error::ReadOnly), "{fault}");
    let missing = Record::open_existing(&path.with_file_name("none.db")).err().expect("refused").to_string();
    assert!(missing.contains("chancery ingest"), "{missing}");
}

const TABLE: &str = "Date,From,To,Who,Note\n03.04.2019,Laos,KHM,Khamtay Vong,three days\n2020-01-02,LAO,KHM,,\n";
const MAPPING: &str = "source = \"Visits by hand\"\nkind = \"visit\"\ndate = \"Date\"\nactors = \"From\"\nrecipients = \"To\"\npeople = \"Who\"\nnote = \"Note\"\noffice = \"minister:defence\"\n";

#[test]
fn tables_become_claims_or_say_what_is_wrong() {
    let says =
        |table: &str, mapping: &str| import::filings(table, mapping, "visits.csv").expect_err("refused").to_string();
    assert!(says(TABLE, "kind = 3").contains("mapping"));
    assert!(says(TABLE, &MAPPING.replace("\"Who\"", "\"Name\"")).contains("it has Date, From, To, Who, Note"));
    assert!(says(TABLE, &MAPPING.replace("kind = \"visit\"\n", "")).contains("kind_column"));
    assert!(says(TABLE, MAPPING).contains("line 2: `Laos` is no code"));
    let codes = format!("{MAPPING}[codes]\nLaos = \"LAO\"\n");
    assert!(says(TABLE, &codes).contains("line 2: `03.04.2019` is no EDTF date"));
    assert!(
        says(TABLE, &codes.replace("office", "format = \"%d.%m.%Y\"\noffice"))
            .contains("line 3: `2020-01-02` is no date as %d.%m.%Y")
    );
    let good = TABLE.replace("03.04.2019", "2019-04-03");
    let filings = import::filings(&good, &codes, "visits.csv").expect("filings");
    let record = record_of(&filings);
    assert_eq!(record.store().counts().expect("counts")[..2], [2, 2]);
    assert!(everything(&record).contains("Khamtay Vong"));
}
