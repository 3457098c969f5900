//! What the program knows of the world, asked as people ask it.

use super::{folder, refuses, says};
use serde_json::Value;
use std::path::Path;

fn rows(question: &[&str]) -> Vec<Value> {
    let arguments: Vec<&str> = ["world"].iter().chain(question).chain(&["--format", "json"]).copied().collect();
    serde_json::from_str(&says(&folder("world"), &arguments)).expect("a JSON array")
}

/// A line: day, how many are in (members, also suspended ones), and some stages (`-`: none).
const MEMBERSHIPS: [(&str, [&str; 10]); 11] = [
    (
        "UN",
        [
            "1946-01-01 51 POL=member IND=member",
            "1956-01-01 76 JPN=- ESP=member",
            "1961-01-01 99 CYP=member KWT=-",
            "1966-01-01 117 IDN=-",
            "1971-01-01 127 FJI=member DEU=-",
            "1981-01-01 154 ZWE=member",
            "1992-01-01 166 RUS=member SUN=- KAZ=-",
            "1994-01-01 184 CZE=member CSK=- PLW=-",
            "2003-01-01 191 CHE=member TLS=member MNE=-",
            "2023-08-16 193 SSD=member PSE=observer VAT=observer",
        ],
    ),
    (
        "EU",
        [
            "1960-01-01 6 GBR=-",
            "1973-06-01 9 IRL=member GRC=-",
            "1981-06-01 10 GRC=member",
            "1990-01-01 12 PRT=member",
            "2004-04-30 15 POL=-",
            "2004-05-01 25 POL=member ROU=-",
            "2007-01-01 27 BGR=member HRV=acceding",
            "2013-07-01 28 HRV=member",
            "2020-01-31 28 GBR=member",
            "2023-08-16 27 GBR=- UKR=applicant TUR=acceding",
        ],
    ),
    (
        "NATO",
        [
            "1950-01-01 12 TUR=-",
            "1953-01-01 14 TUR=member",
            "1956-01-01 15 DEU=member",
            "1990-01-01 16 ESP=member",
            "2000-01-01 19 HUN=member",
            "2004-04-01 26 EST=member HRV=-",
            "2010-01-01 28 ALB=member",
            "2018-01-01 29 MNE=member MKD=-",
            "2023-04-04 31 FIN=member SWE=invited",
            "2024-03-07 32 SWE=member UKR=applicant",
        ],
    ),
    (
        "ASEAN",
        [
            "1970-01-01 5 BRN=-",
            "1985-01-01 6 BRN=member",
            "1995-07-27 6 VNM=-",
            "1995-07-28 7 VNM=member",
            "1997-07-23 9 MMR=member KHM=-",
            "1999-04-30 10 KHM=member",
            "2012-01-01 10 TLS=applicant CHN=dialogue_partner",
            "2023-08-16 10 TLS=observer GBR=dialogue_partner",
            "2025-10-25 10 TLS=observer",
            "2025-10-26 11 TLS=member",
        ],
    ),
    (
        "SCO",
        [
            "2001-06-14 0 CHN=-",
            "2001-06-15 6 UZB=member",
            "2005-07-05 6 IND=observer MNG=observer",
            "2011-01-01 6 BLR=dialogue_partner",
            "2016-01-01 6 BLR=observer IND=acceding",
            "2017-06-09 8 PAK=member",
            "2023-07-03 8 IRN=acceding",
            "2023-08-16 9 IRN=member BLR=acceding TUR=dialogue_partner",
            "2024-07-03 9 BLR=acceding",
            "2024-07-04 10 BLR=member",
        ],
    ),
    (
        "CSTO",
        [
            "1995-01-01 9 GEO=member",
            "1999-04-01 9 UZB=member",
            "1999-04-02 6 UZB=- AZE=-",
            "2003-01-01 6 BLR=member",
            "2006-08-16 7 UZB=member",
            "2012-12-18 7 UZB=suspended",
            "2012-12-19 6 UZB=-",
            "2013-04-11 6 SRB=observer",
            "2023-08-16 6 ARM=member",
            "2024-03-01 6 ARM=suspended",
        ],
    ),
    (
        "BRICS",
        [
            "2009-06-15 0 BRA=-",
            "2009-06-16 4 BRA=member",
            "2011-01-01 4 ZAF=invited",
            "2011-04-14 5 ZAF=member",
            "2023-08-16 5 IRN=-",
            "2023-08-24 5 IRN=invited ARG=invited",
            "2024-01-01 9 EGY=member ARG=- SAU=invited",
            "2025-01-01 9 BLR=partner IDN=-",
            "2025-01-06 10 IDN=member",
            "2025-06-13 10 VNM=partner",
        ],
    ),
    (
        "GCC",
        [
            "1981-05-24 0 SAU=-",
            "1981-05-25 6 SAU=member",
            "1990-08-02 6 KWT=member",
            "2000-01-01 6 OMN=member YEM=-",
            "2011-05-10 6 JOR=- MAR=-",
            "2014-03-05 6 QAT=member",
            "2017-06-05 6 QAT=member",
            "2021-01-05 6 BHR=member",
            "2023-08-16 6 ARE=member IRQ=-",
            "2025-01-01 6 KWT=member",
        ],
    ),
    (
        "AU",
        [
            "2002-07-09 53 MAR=- SSD=-",
            "2009-01-01 53 GIN=suspended",
            "2011-08-15 54 SSD=member",
            "2012-05-01 54 MLI=suspended GNB=suspended",
            "2013-08-01 54 EGY=suspended",
            "2017-01-30 55 MAR=member",
            "2019-07-01 55 SDN=suspended",
            "2021-11-01 55 MLI=suspended SDN=suspended GIN=suspended",
            "2023-08-22 55 NER=suspended GAB=member",
            "2025-05-01 55 GAB=member BFA=suspended",
        ],
    ),
    (
        "OPEC",
        [
            "1960-09-14 5 VEN=member QAT=-",
            "1965-01-01 8 IDN=member ARE=-",
            "1980-01-01 13 ECU=member GAB=member",
            "2000-01-01 12 ECU=suspended GAB=-",
            "2008-06-01 13 AGO=member ECU=member",
            "2012-01-01 13 IDN=suspended",
            "2018-07-01 16 COG=member GNQ=member",
            "2019-01-01 15 QAT=-",
            "2020-01-01 14 ECU=-",
            "2024-01-01 13 AGO=-",
        ],
    ),
    (
        "OPEC+",
        [
            "2016-12-09 0 RUS=-",
            "2016-12-10 24 RUS=member SAU=member MEX=member",
            "2018-06-22 25 COG=member",
            "2019-01-01 24 QAT=-",
            "2020-01-01 23 ECU=-",
            "2020-04-12 23 KAZ=member",
            "2022-10-05 23 AZE=member",
            "2023-08-16 23 AGO=member BRA=-",
            "2023-12-01 23 BRA=invited",
            "2024-01-01 22 AGO=-",
        ],
    ),
];

#[test]
fn who_was_in_which_organisation_on_which_day() {
    for (organisation, days) in MEMBERSHIPS {
        for line in days {
            let mut words = line.split(' ');
            let (day, count) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
            let found = rows(&["org", organisation, "--on", day]);
            let stage =
                |state: &str| found.iter().find(|row| row["state"] == state).and_then(|row| row["stage"].as_str());
            let members = found.iter().filter(|row| row["stage"] == "member" || row["stage"] == "suspended").count();
            assert_eq!(members.to_string(), count, "members of {organisation} on {day}");
            for (state, expected) in words.filter_map(|word| word.split_once('=')) {
                assert_eq!(stage(state).unwrap_or("-"), expected, "{state} in {organisation} on {day}");
            }
            assert!(found.iter().all(|row| row["source"].is_string() && row["checked"].is_string()), "{organisation}");
        }
    }
}

#[test]
fn a_state_is_found_by_any_of_its_names() {
    for name in ["BLR", "by", "Belarus", "Белоруссия", "白俄罗斯", "ベラルーシ", "Biélorussie"] {
        assert_eq!(rows(&["state", name])[0]["code"], "BLR", "{name}");
    }
    let soviet = &rows(&["state", "USSR"])[0];
    assert_eq!((&soviet["sort"], &soviet["to"]), (&Value::from("dissolved"), &Value::from("1991-12-26")));
    assert!(rows(&["state", "Kosovo"])[0]["contested"]["note"].is_string());
}

#[test]
fn an_office_on_a_day_has_its_holder_or_nobody() {
    let name =
        |day: &str| rows(&["who", "minister:defence", "CHN", "--on", day]).first().map(|row| row["name"].clone());
    assert_eq!(name("2023-08-16"), Some("Li Shangfu".into()));
    assert_eq!(name("2023-03-11"), Some("Wei Fenghe".into()));
    assert_eq!(name("2023-11-01"), None, "the seat was vacant");
    assert_eq!(name("2024-01-01"), Some("Dong Jun".into()));
}

#[test]
fn what_is_not_known_is_answered_with_what_is_near() {
    let folder = folder("near");
    assert!(refuses(&folder, &["world", "state", "Belaruss"]).contains("Belarus (BLR)"));
    assert!(refuses(&folder, &["world", "org", "Shanghai Cooperation"]).contains("IGO:SCO"));
    assert!(refuses(&folder, &["world", "who", "minister:defense", "CHN"]).contains("minister:defence"));
    assert!(refuses(&folder, &["world", "place", "Minskk"]).contains("BLR/Minsk"));
    assert!(refuses(&folder, &["world", "state", "BLR", "--on", "yesterday"]).contains("2023-08-16"));
}

#[test]
fn seas_and_regions_have_no_state() {
    let found = rows(&["place", "South China Sea"]);
    assert!(!found.is_empty() && found.iter().all(|row| row.get("state").is_none()), "{found:?}");
    assert_eq!(rows(&["place", "Минск"])[0]["state"], "BLR");
}

/// The packs of the repository in a folder of their own, to be changed.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(std::fs::copy(&path, &target).expect("copied")),
        }
    }
}

#[test]
fn who_sees_a_contested_name_otherwise_says_so_in_one_cell() {
    let folder = folder("contested");
    let packs = folder.join("packs");
    for part in ["world", "en"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(part), &packs.join(part));
    }
    std::fs::write(folder.join("a.txt"), "The president of Abkhazia visited Syria on Monday.").expect("written");
    let read = || says(&folder, &["read", "a.txt", "--lang", "en", "--packs", "packs"]);
    assert!(read().contains(r#""actors":[{"id":"NSA:Abkhazia""#), "{}", read());
    let table = packs.join("world/contested.tsv");
    let text = std::fs::read_to_string(&table).expect("a table");
    let changed = text.replace("NSA:Abkhazia\torg\t\t", "NSA:Abkhazia\torg\tstate GEO\t");
    assert_ne!(text, changed);
    std::fs::write(&table, changed).expect("written");
    assert!(read().contains(r#""actors":[{"id":"GEO""#), "{}", read());
}
