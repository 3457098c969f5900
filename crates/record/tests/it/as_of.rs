//! The second clock: what was known on a day is what a record filed up to that day says.

use super::{record_of, world};
use chancery_record::answers::{self, Ask};
use chancery_record::day;

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
