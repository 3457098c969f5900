//! What is kept of an event is what its claims say, however the record came to hold them.

use super::{body, record_of, world};
use chancery_record::Record;
use chancery_record::decisions::{Act, Body};
use chancery_record::digest::Digest;
use chancery_record::face::Face;
use chancery_record::store::{Listing, Sqlite, Store};

/// Holds every list against the events it stands for: those that are kept against those read from claims.
fn sound(record: &Record) {
    let mut all = 0;
    for what in [Listing::default(), Listing { newest: true, ..Listing::default() }] {
        record
            .each_leaf(&what, None, |leaf| {
                all += 1;
                let (kept, face) = (leaf.digest.clone(), record.face(&leaf)?);
                let event = record.whole(leaf)?;
                assert_eq!(Digest::of(&event), *kept);
                assert_eq!(Face::of(&event, &kept), face);
                let claims: Vec<String> = event.wires().map(|c| c.id.clone()).collect();
                assert_eq!(face.claims, claims);
                Ok(true)
            })
            .expect("events");
    }
    assert!(all > 20);
    assert_eq!(record.store().check().expect("checked"), Vec::<String>::new());
}

/// The events of a list by name.
fn names(record: &Record, what: &Listing) -> Vec<String> {
    record.digests(what, None).expect("events").iter().map(|d| d.name()).collect()
}

#[test]
fn what_is_kept_is_what_claims_say() {
    let mut record = Record::new(Sqlite::in_memory().expect("a store")).expect("a record");
    for part in world(60).chunks(7) {
        record.file(part, true, 0).expect("filed");
        record.settle(|_| {}).expect("gathered");
    }
    sound(&record);
    let claim = record.events(&Listing::default(), None).expect("events")[3].claims[0].clone();
    let status = Some("denied".into());
    let correct = Body { field: Some("status".into()), value: status, ..body(Act::Correct, &[&claim]) };
    record.decide("tester", 0, correct).expect("decided");
    sound(&record);
    record.decide("tester", 1, body(Act::Reject, &[&claim])).expect("decided");
    sound(&record);
    record.undo("tester", 2, None, "").expect("undone");
    record.undo("tester", 3, Some(1), "").expect("undone");
    sound(&record);
}

#[test]
fn lists_of_a_sort_are_parts_of_the_whole_in_its_order() {
    let record = record_of(&world(60));
    for key in [None, Some("USA".to_string()), Some("CHN|USA".into())] {
        let all = |part: &Listing, is: &dyn Fn(&Digest) -> bool| {
            let whole = Listing { key: key.clone(), ..Listing::default() };
            let wanted: Vec<String> =
                record.digests(&whole, None).expect("events").iter().filter(|d| is(d)).map(|d| d.name()).collect();
            assert_eq!(names(&record, &Listing { key: key.clone(), ..part.clone() }), wanted);
        };
        let kinds: Vec<String> = ["visit", "meeting", "aid"].map(String::from).into();
        let among = |d: &Digest| kinds.contains(&d.kind);
        all(&Listing { kinds: kinds.clone(), ..Listing::default() }, &among);
        all(&Listing { planned: true, ..Listing::default() }, &|d| d.plan.is_some());
        all(&Listing { compared: true, ..Listing::default() }, &|d| !d.compared.is_empty());
        let both = Listing { planned: true, compared: true, kinds: kinds.clone(), ..Listing::default() };
        all(&both, &|d| among(d) && d.plan.is_some() && !d.compared.is_empty());
    }
}
