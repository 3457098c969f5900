//! A claim on one line, for tests that people read:
//! `kind/stage ACTORS>RECIPIENTS status date @STATE/Place says WHO, WHO first_since P5Y by NAME, NAME`.
//! In a line that is expected, what is left out is not checked, and `-` says that there is none.

use chancery::Claim;
use chancery::claim::{Comparison, Party};
use std::collections::BTreeMap;

/// Words that begin a field.
const FIELDS: [&str; 7] = ["says", "by", "first_ever", "first_since", "nth", "last", "largest_since"];

/// A claim on one line.
pub fn line_of(claim: &Claim) -> String {
    let ids = |list: &[Party]| list.iter().map(|p| p.id.as_str()).collect::<Vec<_>>().join(",");
    let mut parts = vec![
        [Some(claim.kind.as_str()), claim.stage.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/"),
        [&claim.actors, &claim.recipients]
            .iter()
            .filter(|l| !l.is_empty())
            .map(|l| ids(l))
            .collect::<Vec<_>>()
            .join(">"),
        claim.status.clone(),
    ];
    parts.extend(claim.when.as_ref().map(|w| w.edtf.clone()));
    parts.extend(claim.place.as_ref().map(|p| {
        format!("@{}", [p.state.as_deref(), p.place.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("/"))
    }));
    let names = |word: &str, names: Vec<&str>| (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")));
    parts.extend(names("says", claim.says.iter().map(|s| s.text.as_str()).collect()));
    parts.extend(claim.comparison.as_ref().map(compared));
    parts.extend(names("by", claim.people.iter().map(|p| p.name.as_str()).collect()));
    parts.join(" ")
}

fn compared(c: &Comparison) -> String {
    let n = c.n.map(|n| n.to_string());
    let value = c.span.as_ref().or(c.since.as_ref()).or(n.as_ref()).map_or(String::new(), |v| format!(" {v}"));
    format!("{}{value}", c.sort)
}

/// Kind and parties.
pub fn act(line: &str) -> (String, String) {
    let fields = fields(line);
    let kind = fields["kind"].split('/').next().unwrap_or_default().to_string();
    let parties =
        fields.get("parties").unwrap_or_else(|| panic!("no claim: `{line}`; write `kind ACTORS>RECIPIENTS status …`"));
    (kind, parties.clone())
}

/// All that the line says is so; a state holds for every place in it.
pub fn holds(line: &str, read: &str) -> bool {
    let read = fields(read);
    fields(line).iter().all(|(key, value)| match read.get(key) {
        None => value == "-",
        Some(is) => is == value || key == "@" && is.starts_with(&format!("{value}/")),
    })
}

/// The parts of a claim's line; the codes on each side of `>` in order.
fn fields(line: &str) -> BTreeMap<String, String> {
    let sorted = |codes: &str| {
        let mut codes: Vec<&str> = codes.split(',').collect();
        codes.sort();
        codes.join(",")
    };
    let mut fields: BTreeMap<String, String> = BTreeMap::new();
    let mut key = "when";
    for (n, word) in line.split_whitespace().enumerate() {
        let word = match (n, word.strip_prefix('@')) {
            (0 | 2, _) => {
                fields.insert(["kind", "", "status"][n].into(), word.into());
                continue;
            }
            (1, _) => {
                fields.insert("parties".into(), word.split('>').map(sorted).collect::<Vec<_>>().join(">"));
                continue;
            }
            (_, Some(place)) => {
                key = "@";
                place
            }
            (_, None) => word,
        };
        if let Some(name) = FIELDS.iter().find(|f| **f == word) {
            key = name;
            fields.insert(key.into(), String::new());
        } else {
            let value = fields.entry(key.into()).or_default();
            *value = format!("{value} {word}").trim().into();
        }
    }
    fields
}

#[test]
fn a_line_holds_what_it_says_and_no_more() {
    let read = "visit CHN,RUS>BLR happened 2024-05-13 @BLR/Minsk says Reuters, TASS first_since P5Y by Li Shangfu";
    for line in
        ["visit RUS,CHN>BLR happened", "visit CHN,RUS>BLR happened 2024-05-13 @BLR first_since P5Y by Li Shangfu"]
    {
        assert!(holds(line, read), "{line}");
    }
    for line in [
        "visit CHN>BLR happened",
        "visit CHN,RUS>BLR planned",
        "visit CHN,RUS>BLR happened -",
        "visit CHN,RUS>BLR happened says Reuters",
        "visit CHN,RUS>BLR happened @BLR/Brest",
        "visit CHN,RUS>BLR happened first_since P6Y",
    ] {
        assert!(!holds(line, read), "{line}");
    }
    assert!(holds("visit A>B planned - says -", "visit A>B planned @B"));
}
