//! EDTF read back: bounds, and a start widened by a length.

use crate::common::known;
use chancery_times::{Duration, Resolved, Unit, bounds, with_duration};

#[test]
fn durations_widen_a_start() {
    let day = known("2023-08-16").unwrap();
    let of = |start: &Resolved, count, unit| with_duration(start, Duration { count, unit }).edtf;
    assert_eq!(of(&day, 3, Unit::Day), "2023-08-16/2023-08-18");
    assert_eq!(of(&day, 1, Unit::Day), "2023-08-16");
    assert_eq!(of(&day, 2, Unit::Week), "2023-08-16/2023-08-29");
    assert_eq!(of(&day, 10, Unit::Year), "2023-08-16/2033");
    assert_eq!(of(&known("2023-08").unwrap(), 3, Unit::Day), "2023-08");
    assert_eq!(of(&known("2023-08-14/2023-08-19").unwrap(), 3, Unit::Day), "2023-08-14/2023-08-19");
}

#[test]
fn bounds_of_edtf() {
    let of = |s: &str| {
        let (a, b) = bounds(s);
        [a, b].map(|d| d.map_or("..".into(), |d| d.to_string())).join(" ")
    };
    assert_eq!(of("2023-02"), "2023-02-01 2023-02-28");
    assert_eq!(of("2020~"), "2020-01-01 2020-12-31");
    assert_eq!(of("../2020-03"), ".. 2020-03-31");
    assert_eq!(of("2018/.."), "2018-01-01 ..");
    assert_eq!(of("2023-24"), "2023-12-01 2024-02-29");
    assert_eq!(of("199X"), "1990-01-01 1999-12-31");
    for wrong in ["", "P5Y", "20é3", "2023-", "2023-13", "2023-02-30", "/", "XXXX", "9999-99-99-99"] {
        assert_eq!(of(wrong), ".. ..", "{wrong:?}");
    }
}
