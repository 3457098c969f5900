//! The claims of a frozen set of articles, the demo's: a change of any of them shows in the diff of `frozen.txt`.
//!
//! After a change that is meant, write the file anew: `UPDATE_FROZEN=1 cargo nextest run -p chancery frozen`.

use chancery::{Article, Claim};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Claims by the article that makes them.
type Listing = BTreeMap<String, Vec<String>>;

#[test]
fn claims_of_the_frozen_articles_are_as_filed() {
    let path = super::root().join("crates/chancery/tests/frozen.txt");
    let now = listing();
    if std::env::var_os("UPDATE_FROZEN").is_some() {
        std::fs::write(&path, written(&now)).expect("the frozen list can be written");
    }
    let Ok(filed) = std::fs::read_to_string(&path) else {
        panic!("no claims are filed yet; run: UPDATE_FROZEN=1 cargo nextest run -p chancery frozen")
    };
    let moved = difference(&parsed(&filed), &now);
    assert!(
        moved.is_empty(),
        "claims moved (- filed, + now); if that is meant: UPDATE_FROZEN=1 cargo nextest run -p chancery frozen\n{moved}"
    );
    assert!(now.values().map(Vec::len).sum::<usize>() > 50, "the frozen set holds too few claims to show anything");
}

#[test]
fn the_difference_shows_what_moved_and_nothing_else() {
    let filed =
        parsed("# a\nvisit CHN>BLR happened - “x”\nmeeting BLR,CHN happened - “y”\n\n# b\naid USA>UKR planned - “z”\n");
    let now =
        parsed("# a\nvisit CHN>BLR planned - “x”\nmeeting BLR,CHN happened - “y”\n\n# b\naid USA>UKR planned - “z”\n");
    assert_eq!(difference(&filed, &now), "# a\n- visit CHN>BLR happened - “x”\n+ visit CHN>BLR planned - “x”\n");
    assert_eq!(difference(&now, &now), "");
    assert_eq!(parsed(&written(&now)), now);
}

/// Only the articles that moved; in each, what went and what came, the words they share one below the other.
fn difference(filed: &Listing, now: &Listing) -> String {
    let none = Vec::new();
    let mut out = String::new();
    let names: BTreeSet<&String> = filed.keys().chain(now.keys()).collect();
    for name in names {
        let (old, new) = (filed.get(name).unwrap_or(&none), now.get(name).unwrap_or(&none));
        let mut moved: Vec<(&str, char, &String)> = Vec::new();
        moved.extend(old.iter().filter(|c| !new.contains(c)).map(|c| (words(c), '-', c)));
        moved.extend(new.iter().filter(|c| !old.contains(c)).map(|c| (words(c), '+', c)));
        moved.sort_by_key(|(words, sign, _)| (*words, *sign == '+'));
        if !moved.is_empty() {
            let _ = writeln!(out, "# {name}");
        }
        for (_, sign, claim) in moved {
            let _ = writeln!(out, "{sign} {claim}");
        }
    }
    out
}

fn words(claim: &str) -> &str {
    claim.find('“').map_or("", |at| &claim[at..])
}

fn written(listing: &Listing) -> String {
    let article = |(name, claims): (&String, &Vec<String>)| format!("# {name}\n{}\n", claims.join("\n"));
    listing.iter().map(article).collect::<Vec<_>>().join("\n")
}

fn parsed(text: &str) -> Listing {
    let mut listing = Listing::new();
    let mut name = String::new();
    for line in text.lines().filter(|l| !l.is_empty()) {
        match line.strip_prefix("# ") {
            Some(article) => name = article.to_string(),
            None => listing.entry(name.clone()).or_default().push(line.to_string()),
        }
    }
    listing
}

fn listing() -> Listing {
    let claims = |article: Article| {
        let reading = chancery::read(&article, &super::KNOWLEDGE);
        let lines: Vec<String> =
            reading.claims.iter().map(|c| format!("{} “{}”", super::lines::line_of(c), beginning(c))).collect();
        (!lines.is_empty()).then_some((article.id, lines))
    };
    super::fixtures().into_iter().filter_map(claims).collect()
}

fn beginning(claim: &Claim) -> String {
    claim.quote.exact.chars().take(60).collect()
}
