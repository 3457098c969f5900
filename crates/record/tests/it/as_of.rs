//! The second clock: what was known on a day is what a record filed up to that day says.

use super::{body, record_of, world};
use chancery_record::answers::{self, Ask};
use chancery_record::day;
use chancery_record::decisions::Act;
use chancery_record::store::{Listing, Store};

#[test]
fn as_of_a_day_is_the_record_of_that_day() {
    let world = world(60);
    let all = record_of(&world);
    for text in ["2005-01-04", "2005-01-05"] {
        let day = day::parse(text);
        let then: Vec<_> =
            world.iter().filter(|f| f.article.published.as_deref().and_then(day::parse) <= day).cloned().collect();
        assert!(!then.is_empty() && then.len() < world.len(), "{text}: {} articles", then.len());
        let old = record_of(&then);
        let ask = Ask { as_of: day, ..Ask::default() };
        let rows = |answer: answers::Answer| {
            let mut rows: Vec<String> = answer.rows.iter().map(ToString::to_string).collect();
            rows.sort();
            rows
        };
        let now = rows(answers::timeline(&all, &ask, false).expect("a timeline"));
        let past = rows(answers::timeline(&old, &Ask::default(), false).expect("a timeline"));
        assert_eq!(now.len(), past.len(), "{text}");
        assert_eq!(now, past, "{text}");
    }
}

#[test]
fn what_a_decision_joined_is_one_event_on_earlier_days_too() {
    let mut record = record_of(&world(30));
    let events = record.events(&Listing::default(), None).expect("events");
    let first = &events[0];
    let other = events.iter().find(|e| e.kind() != first.kind()).expect("an event of another block");
    record.decide("tester", 1, body(Act::Same, &[&first.claims[0], &other.claims[0]])).expect("decided");
    let last = record.store().last_day().expect("a day");
    let told = |as_of| -> Vec<(i64, usize)> {
        let mut all: Vec<_> =
            record.events(&Listing::default(), as_of).expect("events").iter().map(|e| (e.id, e.claims.len())).collect();
        all.sort_unstable();
        all
    };
    let now = told(None);
    assert_eq!(now.len(), events.len() - 1);
    assert_eq!(told(last), now);
}
