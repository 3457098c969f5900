//! Records of every schema that was ever released still open and answer the same.

use super::{everything, folder, record_of, world};
use chancery_record::Record;
use chancery_record::store::{NEWEST, Store};
use std::fs;
use std::path::PathBuf;

fn fixture(schema: i64) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}.db"))
}

/// Makes the fixture of the newest schema where there is none: `UPDATE_FIXTURE=1`. Those of older schemas are never made anew.
#[test]
fn old_records_open() {
    if std::env::var_os("UPDATE_FIXTURE").is_some() && !fixture(NEWEST).exists() {
        record_of(&world(6)).store().backup(&fixture(NEWEST)).expect("made");
    }
    for schema in 1..=NEWEST {
        let path = folder(&format!("schema-{schema}")).join("r.db");
        fs::copy(fixture(schema), &path).expect("a fixture for every schema; make it with UPDATE_FIXTURE=1");
        let mut record = Record::open_existing(&path).expect("opened");
        record.settle(|_| {}).expect("gathered");
        assert_eq!(everything(&record), everything(&record_of(&world(6))), "schema {schema}");
        assert_eq!(record.store().check().expect("checked"), Vec::<String>::new());
    }
}
