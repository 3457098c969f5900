//! What a comparison is held against, where a reader left something out or carried something over.

use super::gathering::{articles, verdicts_of};
use super::record_of;
use chancery::claim::Evidence;
use chancery_record::filed::Filing;

fn verdicts(filings: &[Filing]) -> Vec<String> {
    verdicts_of(&record_of(filings))
}

#[test]
fn a_journey_is_that_of_whom_its_sentence_names() {
    let first = "visit LAO>KHM planned 2024-05-10 ?first_ever";
    let took = "office LAO> happened 2023-01 #Khamtay_Vong/minister:defence/LAO";
    let other = ("2021-09-04", &["visit LAO>KHM happened 2021-09-03 @KHM #Bounsy_Kham/head_of_state/LAO"][..]);
    let told = articles(&[("2024-05-01", &[first, took]), other]);
    assert_eq!(verdicts(&told), ["a0.0 consistent"], "nobody but the minister can be meant");
    let mut apart = told.clone();
    apart[0].claims[1].sentence = 5;
    assert_eq!(verdicts(&apart), ["a0.0 contradicted"], "of whom it is told is open, and somebody was there");
}

#[test]
fn a_count_of_journeys_is_that_of_whom_the_article_names() {
    let second = "visit LAO>KHM planned - ?nth:2";
    let journey = "visit LAO>KHM planned 2024-05-10/2024-05-12 #Khamtay_Vong/minister:defence/LAO";
    let met = "meeting LAO,KHM> happened 2023-04-10 @KHM #Khamtay_Vong/minister:defence/LAO";
    let mut told = articles(&[("2024-05-01", &[second, journey]), ("2023-04-11", &[met])]);
    told[0].claims[1].sentence = 3;
    assert_eq!(verdicts(&told), ["a0.0 consistent"]);
    told[0].claims.truncate(1);
    assert_eq!(verdicts(&told), ["a0.0 insufficient_coverage"]);
}

#[test]
fn an_encounter_is_between_those_whose_people_are_named() {
    let people = "#Khamtay_Vong/minister:defence/LAO #Somchai_Dee/minister:defence/THA";
    let first = format!("meeting KHM,LAO,THA> happened 2024-05-10 {people} ?first_ever");
    let before = format!("meeting LAO,THA> happened 2022-03-01 {people}");
    let told = articles(&[("2024-05-11", &[&first]), ("2022-03-02", &[&before])]);
    assert_eq!(verdicts(&told), ["a0.0 contradicted"]);
}

#[test]
fn what_was_only_carried_over_is_no_counter_example() {
    let first = "exercise LAO,KHM> happened 2024-05-10 ?first_since:2018";
    let (end, between) = ("exercise LAO,KHM> happened 2018-03", "exercise LAO,KHM> happened 2022");
    let mut told = articles(&[("2024-05-11", &[first]), ("2018-04-02", &[end]), ("2023-06-02", &[between])]);
    assert_eq!(verdicts(&told), ["a0.0 contradicted"]);
    let carried =
        |field: &'static str| Evidence { field: field.into(), start: 0, end: 1, via: "inherited".into(), entry: None };
    told[2].claims[0].evidence = vec![carried("actors")];
    assert_eq!(verdicts(&told), ["a0.0 contradicted"], "its time was said");
    told[2].claims[0].evidence.push(carried("when"));
    assert_eq!(verdicts(&told), ["a0.0 consistent"]);
}

#[test]
fn two_reports_of_a_first_time_in_one_week_tell_the_same() {
    let first = "exercise LAO,KHM> happened 2024-05-10 ?first_since:2018";
    let (end, vague) = ("exercise LAO,KHM> happened 2018-03", "exercise LAO,KHM> happened 2023 ?first_ever");
    let list = |day| articles(&[("2024-05-11", &[first]), ("2018-04-02", &[end]), (day, &[vague])]);
    let told = |day, verdict: &str| verdicts(&list(day)).contains(&format!("a0.0 {verdict}"));
    assert!(told("2024-05-13", "consistent"));
    assert!(told("2023-06-13", "contradicted"));
}
