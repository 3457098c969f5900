//! What holds for any text and any day: no panic, expressions in order, bounds in order, EDTF that says what the bounds say.

use crate::common::{known, languages, rows, times};
use chancery_times::{Context, Duration, Times, Unit, bounds, with_duration};
use jiff::civil::Date;
use proptest::prelude::*;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Times>> = LazyLock::new(|| languages().iter().map(|l| times(l)).collect());

/// Words, figures and signs of every table, so that a random text is full of half and whole expressions.
static BITS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let sentences = languages().into_iter().flat_map(|l| rows(&l)).filter_map(|mut row| row.drain(..1).next());
    let mut bits: Vec<String> =
        sentences.flat_map(|s| s.split_inclusive(' ').map(String::from).collect::<Vec<_>>()).collect();
    bits.extend(
        ["31 ", "-", "/", "(", "9999", "0", "\u{301}", "ß", "29 ", "二", "百", "сто ", "in "].map(String::from),
    );
    bits
});

fn text() -> impl Strategy<Value = String> {
    let bit = any::<prop::sample::Index>().prop_map(|n| n.get(&BITS).clone());
    prop_oneof![prop::collection::vec(bit, 0..14).prop_map(|bits| bits.concat()), any::<String>()]
}

fn day() -> impl Strategy<Value = Date> {
    let usual = (2015i16..2030, 1i8..=12, 1i8..=28);
    let any = (1i16..=9999, 1i8..=12, 1i8..=31);
    prop_oneof![usual, any].prop_filter_map("not a day", |(y, m, d)| Date::new(y, m, d).ok())
}

fn last() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        day().prop_map(|d| d.to_string()),
        day().prop_map(|d| format!("{:04}", d.year())),
        day().prop_map(|d| format!("{:04}-{:02}/..", d.year(), d.month()))
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn expressions_lie_in_order(text in text()) {
        let length = text.chars().count();
        for times in ALL.iter() {
            let found = times.find(&text);
            prop_assert!(found.iter().all(|e| e.start < e.end && e.end <= length), "{found:?}");
            prop_assert!(found.windows(2).all(|w| w[0].end <= w[1].start), "{found:?}");
        }
    }

    #[test]
    fn bounds_say_what_edtf_says(text in text(), published in day(), last in last(), past: bool, future: bool) {
        let context = Context { published, last: known(&last), past, future };
        for times in ALL.iter() {
            for found in times.find(&text) {
                let Some(resolved) = times.resolve(&found.value, &context) else { continue };
                let (earliest, latest) = (resolved.earliest, resolved.latest);
                prop_assert!(earliest.zip(latest).is_none_or(|(a, b)| a <= b), "{resolved:?}");
                prop_assert!(earliest.or(latest).is_some(), "{resolved:?}");
                if !resolved.edtf.starts_with('P') {
                    prop_assert_eq!(bounds(&resolved.edtf), (earliest, latest), "{:?}", resolved);
                }
            }
        }
    }

    #[test]
    fn a_widened_start_keeps_its_order(start in day(), count in 0u16..5000, unit in 0usize..4) {
        let unit = [Unit::Day, Unit::Week, Unit::Month, Unit::Year][unit];
        let start = known(&start.to_string()).unwrap();
        let wide = with_duration(&start, Duration { count, unit });
        prop_assert_eq!(bounds(&wide.edtf), (wide.earliest, wide.latest));
        prop_assert!(wide.earliest == start.earliest && wide.latest >= start.latest);
    }
}
