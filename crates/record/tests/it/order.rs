//! Any order and any split of filing gives the same record.

use super::{everything, record_of, world};
use chancery_record::Record;
use chancery_record::filed::Filing;
use chancery_record::store::Sqlite;
use proptest::prelude::*;
use std::sync::LazyLock;

static WORLD: LazyLock<(Vec<Filing>, String)> = LazyLock::new(|| {
    let world = world(30);
    let answers = everything(&record_of(&world));
    (world, answers)
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_split_and_repetition_change_nothing(
        order in Just((0..30_usize).collect::<Vec<_>>()).prop_shuffle(),
        sizes in prop::collection::vec(1..9_usize, 1..12),
        again in prop::collection::vec(0..30_usize, 0..6),
        gather in prop::collection::vec(any::<bool>(), 12),
    ) {
        let (world, answers) = &*WORLD;
        let mut record = Record::new(Sqlite::in_memory().expect("a store")).expect("a record");
        let mut rest: Vec<Filing> = order.iter().chain(&again).map(|n| world[*n].clone()).collect();
        for (size, gather) in sizes.iter().zip(gather) {
            let batch: Vec<Filing> = rest.drain(..(*size).min(rest.len())).collect();
            record.file(&batch, true, 0).expect("filed");
            if gather {
                record.settle(|_| {}).expect("gathered");
            }
        }
        record.file(&rest, true, 0).expect("filed");
        record.settle(|_| {}).expect("gathered");
        prop_assert_eq!(&everything(&record), answers);
    }
}

#[test]
fn the_world_has_something_to_gather() {
    let (_, answers) = &*WORLD;
    for word in
        ["\"outcome\":\"held\"", "\"outcome\":\"pending\"", "\"reports\":4", "insufficient_coverage", "\"support\":2"]
    {
        assert!(answers.contains(word), "nothing says {word}");
    }
}
