//! Which claims report one happening: small made-up cases, each a rule.

use chancery::claim::{Comparison, Party, Person, Where};
use chancery::{Article, Claim};
use chancery_record::answers::{self, Ask};
use chancery_record::filed::Filing;
use chancery_record::{Record, decisions};

/// A claim in one line: `kind ACTORS>RECIPIENTS status when @STATE #Name/office/PARTY`.
fn claim(line: &str) -> Claim {
    let mut words = line.split(' ');
    let kind = words.next().unwrap_or_default();
    let (actors, recipients) = words.next().unwrap_or_default().split_once('>').unwrap_or(("", ""));
    let parties = |text: &str| {
        text.split(',').filter(|p| !p.is_empty()).map(|p| Party { id: p.into(), text: p.into() }).collect()
    };
    let (status, when) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let rest: Vec<&str> = words.collect();
    let person = |text: &str| {
        let mut parts = text.split('/').map(|p| p.replace('_', " "));
        let mut next = || parts.next().filter(|p| !p.is_empty());
        Person { name: next().unwrap_or_default(), office: next(), party: next(), rank: None, role: "actor".into() }
    };
    let state = rest.iter().find_map(|w| w.strip_prefix('@')).map(String::from);
    let mut claim: Claim = serde_json::from_value(serde_json::json!({
        "v": 1, "article": "", "id": "", "kind": kind, "event": null, "mode": [], "actors": [], "recipients": [], "people": [], "when": null,
        "announced": null, "where": null, "from": null, "status": status, "says": [], "contexts": [], "stage": null, "title": null, "about": null,
        "object": [], "comparison": null, "links": [], "evidence": [], "confidence": 1.0,
        "quote": {"exact": line, "start": 0, "end": 1, "prefix": "", "suffix": ""}, "sentence": 0, "event_id": null, "reading": "test"}))
    .expect("a claim");
    claim.actors = parties(actors);
    claim.recipients = parties(recipients);
    claim.when = (when != "-").then(|| decisions::when(when).expect("EDTF"));
    claim.people = rest.iter().filter_map(|w| w.strip_prefix('#')).map(person).collect();
    claim.place = state.map(|s| Where { state: Some(s), place: None });
    claim.stage = rest.iter().find_map(|w| w.strip_prefix('%')).map(String::from);
    claim.title = rest.iter().find_map(|w| w.strip_prefix('=')).map(|t| t.replace('_', " "));
    claim.comparison = rest.iter().find_map(|w| w.strip_prefix('?')).map(|text| {
        let (sort, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.to_string();
        let mut comparison = Comparison { sort: sort.into(), ..Comparison::default() };
        match sort {
            "nth" => comparison.n = value.parse().ok(),
            "first_since" if value.starts_with('P') => comparison.span = Some(value),
            "first_since" => comparison.since = Some(value),
            _ => comparison.scope = Some(value).filter(|v| !v.is_empty()),
        }
        comparison
    });
    claim
}

/// Articles, each a day and its claims.
pub fn articles(list: &[(&str, &[&str])]) -> Vec<Filing> {
    let one = |(n, (day, lines)): (usize, &(&str, &[&str]))| {
        let article = Article {
            id: format!("a{n}"),
            outlet: Some(format!("Outlet {n}")),
            published: Some((*day).into()),
            text: lines.join("\n"),
            ..Article::default()
        };
        let mut claims: Vec<Claim> = lines.iter().map(|l| claim(l)).collect();
        for (k, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("a{n}.{k}");
            claim.quote.start = k;
        }
        Filing { article, claims, language: "en".into(), reading: "test".into(), fetched: None }
    };
    list.iter().enumerate().map(one).collect()
}

fn record(list: &[(&str, &[&str])]) -> Record {
    super::record_of(&articles(list))
}

/// Events as groups of claim identifiers, in order.
fn groups(list: &[(&str, &[&str])]) -> Vec<String> {
    let answer = answers::timeline(&record(list), &Ask::default(), false).expect("a timeline");
    let joined = |row: &serde_json::Value| {
        let mut ids: Vec<&str> = row["claims"].as_array().into_iter().flatten().filter_map(|c| c.as_str()).collect();
        ids.sort_unstable();
        ids.join(" ")
    };
    let mut all: Vec<String> = answer.rows.iter().map(joined).collect();
    all.sort();
    all
}

/// Outcomes of plans.
fn outcomes(list: &[(&str, &[&str])]) -> Vec<String> {
    let answer = answers::plans(&record(list), &Ask::default(), &[]).expect("plans");
    answer
        .rows
        .iter()
        .map(|r| format!("{} {}", r["kind"].as_str().unwrap_or(""), r["outcome"].as_str().unwrap_or("")))
        .collect()
}

/// Verdicts on comparisons.
fn verdicts(list: &[(&str, &[&str])]) -> Vec<String> {
    verdicts_of(&record(list))
}

/// Verdicts on the comparisons of a record.
pub fn verdicts_of(record: &Record) -> Vec<String> {
    let answer = answers::check(record, &Ask::default(), &[]).expect("checks");
    answer
        .rows
        .iter()
        .map(|r| format!("{} {}", r["claim"].as_str().unwrap_or(""), r["verdict"].as_str().unwrap_or("")))
        .collect()
}

#[test]
fn one_visit_in_three_scripts() {
    let list: &[(&str, &[&str])] = &[
        ("2024-03-04", &["visit MNG>KAZ planned 2024-03-06/2024-03-08 @KAZ #Batbold_Saran/minister:defence/MNG"]),
        ("2024-03-07", &["visit MNG>KAZ ongoing 2024-03-06/2024-03-08 @KAZ #Батболд_Саран/minister:defence/MNG"]),
        ("2024-03-20", &["visit MNG>KAZ happened 2024-03 @KAZ #巴特包勒德/minister:defence/MNG"]),
    ];
    assert_eq!(groups(list), ["a0.0 a1.0 a2.0"]);
    assert_eq!(outcomes(list), ["visit held"]);
}

#[test]
fn a_vague_claim_joins_no_two_definite_ones() {
    let list: &[(&str, &[&str])] = &[
        ("2024-04-03", &["meeting MNG,KAZ> happened 2024-04-02"]),
        ("2024-04-20", &["meeting MNG,KAZ> happened 2024-04-19"]),
        ("2024-05-02", &["meeting MNG,KAZ> happened 2024-04"]),
    ];
    assert_eq!(groups(list), ["a0.0", "a1.0", "a2.0"]);
}

#[test]
fn other_people_are_another_meeting() {
    let list: &[(&str, &[&str])] = &[
        ("2024-04-03", &["meeting MNG,KAZ> happened 2024-04-02 #Batbold_Saran/minister:defence/MNG"]),
        ("2024-04-03", &["meeting MNG,KAZ> happened 2024-04-02 #Enkh_Tuya/head_of_state/MNG"]),
    ];
    assert_eq!(groups(list).len(), 2);
}

#[test]
fn who_visits_whom_matters_unless_it_is_left_open() {
    let list: &[(&str, &[&str])] = &[
        ("2024-04-03", &["visit MNG>KAZ happened 2024-04-02"]),
        ("2024-04-03", &["visit KAZ>MNG happened 2024-04-02"]),
    ];
    assert_eq!(groups(list).len(), 2);
    let open: &[(&str, &[&str])] = &[
        ("2024-04-03", &["visit MNG>KAZ happened 2024-04-02"]),
        ("2024-04-04", &["visit MNG,KAZ> happened 2024-04-02"]),
    ];
    assert_eq!(groups(open), ["a0.0 a1.0"]);
}

#[test]
fn plans_have_six_outcomes() {
    let later = "support LAO>KHM happened 2024-06-20";
    let cases: &[(&str, &[&str], &str)] = &[
        ("exercise LAO,KHM> planned 2024-05-10", &["exercise LAO,KHM> happened 2024-05-10"], "held"),
        ("exercise LAO,KHM> planned 2024-05-10", &["exercise LAO,KHM> happened 2024-05-15"], "moved"),
        ("exercise LAO,KHM> planned 2024-05-10", &["exercise LAO,KHM> cancelled 2024-05-10"], "cancelled"),
        ("exercise LAO,KHM> planned 2024-05-10", &["exercise LAO,KHM> suspended 2024-05-10"], "suspended"),
        ("exercise LAO,KHM> planned 2025-05", &[later], "pending"),
        ("exercise LAO,KHM> planned 2024-05-10", &[later], "no_coverage"),
    ];
    for (plan, news, outcome) in cases {
        assert_eq!(
            outcomes(&[("2024-05-01", &[plan]), ("2024-06-21", news)]),
            [format!("exercise {outcome}")],
            "{plan}: {news:?}"
        );
    }
}

#[test]
fn a_plan_without_a_time_is_held_when_the_next_one_is_told() {
    let visit = |status: &str, who: &str| format!("visit LAO>KHM {status} {who}");
    let (minister, other) = ("#Khamtay_Vong/minister:defence/LAO", "#Bounsy_Kham/head_of_state/LAO");
    let list = |who: &str, day: &str, told: &str| {
        outcomes(&[
            ("2024-05-01", &[&visit("planned -", who)]),
            ("2024-09-21", &[&visit(&format!("happened {day}"), told)]),
        ])
    };
    assert_eq!(list(minister, "2024-09-20", minister), ["visit held"]);
    assert_eq!(list("", "2024-09-20", minister), ["visit held"]);
    assert_eq!(list(minister, "2024-09-20", other), ["visit pending"], "another person's");
    assert_eq!(list(minister, "2024-03-20", minister), ["visit pending"], "an earlier one");
    let stages = |told: &str| {
        let plan = "agreement LAO,KHM> planned - %ratified";
        outcomes(&[
            ("2024-05-01", &[plan]),
            ("2024-09-21", &[told, "agreement LAO,KHM> happened 2024-09-10 %ratified"]),
        ])
    };
    assert_eq!(stages("agreement LAO,KHM> happened 2024-09-20 %ratified"), ["agreement held"], "one of two");
}

#[test]
fn a_plan_is_not_overdue_where_nobody_looked() {
    // The only later article is about others.
    let list: &[(&str, &[&str])] = &[
        ("2024-05-01", &["exercise LAO,KHM> planned 2024-05-10"]),
        ("2024-06-21", &["support SWE>FIN happened 2024-06-20"]),
    ];
    assert_eq!(outcomes(list), ["exercise pending"]);
}

#[test]
fn meetings_on_the_spot_show_that_a_journey_was_made() {
    let list: &[(&str, &[&str])] = &[
        ("2024-05-01", &["visit LAO>KHM planned 2024-05-10/2024-05-12 @KHM #Khamtay_Vong/minister:defence/LAO"]),
        ("2024-05-13", &["meeting LAO,THA> happened 2024-05-11 @KHM #Khamtay_Vong/minister:defence/LAO"]),
    ];
    assert_eq!(outcomes(list), ["visit held"]);
}

#[test]
fn what_is_told_to_be_under_way_shows_that_it_was_held() {
    let plan: (&str, &[&str]) = ("2024-05-02", &["exercise KHM,LAO> planned 2024-05-08/2024-05-19"]);
    let on: &[&str] = &["exercise KHM,LAO> ongoing -"];
    let older: (&str, &[&str]) = ("2024-01-20", &["exercise KHM,LAO> happened 2024-01-03/2024-01-15"]);
    let held = |day| outcomes(&[plan, older, (day, on)]);
    assert_eq!(held("2024-05-09"), ["exercise held"]);
    assert_eq!(outcomes(&[plan, older]), ["exercise pending"]);
}

#[test]
fn first_ones_are_checked() {
    let first = "exercise LAO,KHM> happened 2024-05-10 ?first_ever";
    assert_eq!(verdicts(&[("2024-05-11", &[first])]), ["a0.0 insufficient_coverage"]);
    let before: &[(&str, &[&str])] =
        &[("2024-05-11", &[first]), ("2019-03-02", &["exercise KHM,LAO> happened 2019-03-01"])];
    assert_eq!(verdicts(before), ["a0.0 contradicted"]);
    let since: &[(&str, &[&str])] = &[
        ("2024-05-11", &["exercise LAO,KHM> happened 2024-05-10 ?first_since:2019"]),
        ("2019-03-02", &["exercise KHM,LAO> happened 2019-03-01"]),
    ];
    assert_eq!(verdicts(since), ["a0.0 consistent"]);
    let within: &[(&str, &[&str])] = &[
        ("2024-05-11", &["exercise LAO,KHM> happened 2024-05-10 ?first_since:P6Y"]),
        ("2021-03-02", &["exercise KHM,LAO> happened 2021-03-01"]),
    ];
    assert_eq!(verdicts(within), ["a0.0 contradicted"]);
}

#[test]
fn an_office_is_where_counting_starts() {
    let visit = "visit LAO>KHM happened 2024-05-10 @KHM #Khamtay_Vong/minister:defence/LAO ?first_ever:as_minister";
    let took = "office LAO> happened 2023-01 #Khamtay_Vong/minister:defence/LAO";
    let earlier = "visit LAO>KHM happened 2020-02-03 @KHM #Khamtay_Vong/minister:defence/LAO";
    let other = "visit LAO>KHM happened 2023-09-03 @KHM #Bounsy_Kham/head_of_state/LAO";
    assert_eq!(verdicts(&[("2024-05-11", &[visit, took])]), ["a0.0 consistent"]);
    assert_eq!(
        verdicts(&[("2024-05-11", &[visit, took]), ("2023-09-04", &[other]), ("2020-02-04", &[earlier])]),
        ["a0.0 consistent"]
    );
    assert_eq!(verdicts(&[("2024-05-11", &[visit]), ("2020-02-04", &[earlier])]), ["a0.0 contradicted"]);
}

#[test]
fn counts_are_checked_against_their_neighbours() {
    let member = |n: u32, who: &str, day: &str| format!("membership {who}>IGO:ASEAN happened {day} %member ?nth:{n}");
    let (ninth, tenth) = (member(9, "LAO", "1997-07-23"), member(10, "KHM", "1999-04-30"));
    assert_eq!(verdicts(&[("1999-05-01", &[&tenth])]), ["a0.0 insufficient_coverage"]);
    assert_eq!(
        verdicts(&[("1997-07-24", &[&ninth]), ("1999-05-01", &[&tenth])]),
        ["a0.0 consistent", "a1.0 consistent"]
    );
}

#[test]
fn conflicts_keep_every_value() {
    let list: &[(&str, &[&str])] = &[
        ("2024-04-03", &["agreement LAO,KHM> happened 2024-04-02 %signed =Border_Treaty"]),
        ("2024-04-04", &["agreement LAO,KHM> happened 2024-04-03 %signed =Border_Treaty"]),
    ];
    let answer = answers::conflicts(&record(list), &Ask::default()).expect("conflicts");
    assert_eq!(answer.rows.len(), 1);
    assert_eq!(answer.rows[0]["field"], "when");
    assert_eq!(answer.rows[0]["values"].as_array().map(Vec::len), Some(2));
}

#[test]
fn ledgers_follow_from_events() {
    let list: &[(&str, &[&str])] = &[
        ("2024-04-03", &["agreement LAO,KHM> happened 2024-04-02 %signed =Border_Treaty"]),
        ("2024-09-04", &["agreement LAO,KHM> happened 2024-09-03 %ratified =Border_Treaty"]),
        ("2024-01-02", &["membership LAO>IGO:SCO happened 2023-05 %observer", "cooperation LAO,KHM> ongoing 2023-02"]),
        ("2024-02-02", &["membership LAO>IGO:SCO planned 2025 %member", "cooperation LAO,KHM> suspended 2024-01"]),
    ];
    let record = record(list);
    let agreements = answers::agreements(&record, &Ask::default(), &["LAO".into(), "KHM".into()]).expect("agreements");
    assert_eq!(agreements.rows.len(), 1);
    assert_eq!(
        (&agreements.rows[0]["stage"], &agreements.rows[0]["since"]),
        (&"ratified".into(), &"2024-09-03".into())
    );
    let members = answers::members(&record, &Ask::default(), Some("IGO:SCO")).expect("members");
    assert_eq!(members.rows[0]["stage"], "observer");
    let programmes = answers::programmes(&record, &Ask::default(), &["KHM".into(), "LAO".into()]).expect("programmes");
    assert_eq!(programmes.rows[0]["state"], "suspended");
}

#[test]
fn people_are_found_in_any_script() {
    let list: &[(&str, &[&str])] = &[
        ("2024-04-03", &["visit CHN>LAO happened 2024-04-02 #Wang_Guangmin/minister:defence/CHN"]),
        ("2024-05-03", &["visit CHN>KHM happened 2024-05-02 #Ван_Гуанмин/minister:defence/CHN"]),
        (
            "2024-06-03",
            &[
                "visit CHN>THA happened 2024-06-02 #王光民/minister:defence/CHN",
                "visit CHN>VNM happened 2024-06-01 #李大为/minister:foreign/CHN",
            ],
        ),
    ];
    let record = record(list);
    for name in ["Wang Guangmin", "Ван Гуанмин", "王光民"] {
        let answer = answers::person(&record, &Ask::default(), name).expect("a person");
        assert_eq!(answer.rows.len(), 3, "{name}");
        assert_eq!(answer.notes.len(), 1, "{name}: {:?}", answer.notes);
    }
}

/// Article, text, and who is cited by which name.
type Told<'a> = (&'a str, &'a str, Option<(&'a str, &'a str)>);

/// Origins of the one event that articles tell: each an outlet, a text, and the agency it cites.
fn origins(list: &[Told<'_>]) -> Vec<String> {
    let mut filings = articles(&vec![("2024-05-14", &["meeting BRA,AGO happened 2024-05-13"][..]); list.len()]);
    for (filing, (outlet, text, cites)) in filings.iter_mut().zip(list) {
        filing.article.outlet = Some((*outlet).into());
        filing.article.text = (*text).into();
        filing.claims[0].says = cites
            .iter()
            .map(|(words, id)| chancery::claim::Source {
                text: (*words).into(),
                id: Some((*id).into()),
                sort: "agency".into(),
                stance: "reports".into(),
            })
            .collect();
    }
    let answer = answers::timeline(&super::record_of(&filings), &Ask::default(), false).expect("a timeline");
    answer.rows[0]["origins"].as_array().into_iter().flatten().filter_map(|o| o.as_str().map(String::from)).collect()
}

#[test]
fn copies_and_citing_chains_lead_to_one_origin() {
    let text = "The ministers of the two countries met on Monday in the port and agreed that ferries shall run again from June, \
        after a pause of three years, a spokesman said in the evening.";
    let cut = "The ministers of the two countries met on Monday in the port and agreed that ferries shall run again from June.";
    let own = "Nobody had expected the guests from across the sea, a harbour master told our correspondent; they stayed an hour, drank tea \
        and promised him his ferry back.";
    // A copy that lost the agency's name goes back to it all the same.
    assert_eq!(origins(&[("Alpha", text, Some(("Reuters", "REUTERS"))), ("Beta", cut, None)]), ["reuters"]);
    // The agency's own outlet is the agency, by whatever name it is called.
    assert_eq!(origins(&[("ТАСС", own, None), ("Beta", text, Some(("ТАСС", "TASS")))]), ["tass"]);
    // Without any agency a copy goes back to the first outlet, and a report of one's own stays one.
    assert_eq!(origins(&[("Alpha", text, None), ("Beta", cut, None), ("Gamma", own, None)]), ["alpha", "gamma"]);
}
