//! Briefs: where each sentence is quoted.

use super::{gathering, record_of};
use chancery_record::answers::{self, Ask};

#[test]
fn what_tells_several_claims_is_quoted_once() {
    let told = [
        "visit USA>CHN happened 2024-05-01",
        "talks USA,CHN> happened 2024-05-01",
        "agreement USA,CHN> happened 2024-05-01",
    ];
    let mut filings = gathering::articles(&[("2024-05-02", &told), ("2024-05-03", &told[..1])]);
    let first = &mut filings[0].claims;
    first[1].quote = first[0].quote.clone();
    let brief = answers::brief(&record_of(&filings), &Ask::default(), "USA", "CHN").expect("a brief");
    let (told, sources) = brief.split_once("## Sources").expect("sources");
    let quoted: Vec<&str> = sources.lines().filter(|l| l.contains('“')).collect();
    assert_eq!(quoted.len(), 3, "{brief}");
    let both = quoted.iter().filter(|l| l.contains("Claims `") && l.contains("`, `")).count();
    assert_eq!(both, 1, "two claims stand in one sentence: {brief}");
    let visit = told.lines().find(|l| l.contains("visit")).expect("the visit");
    let marks = |line: &str| line.matches('[').count();
    assert_eq!(marks(visit), 2, "both reports of it are quoted: {brief}");
    assert!(told.lines().filter(|l| l.contains("talks")).all(|l| marks(l) == 1), "{brief}");
}
