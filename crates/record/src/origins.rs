//! Origins: which outlets tell a thing of their own, and which only hand on what one agency wrote.

use crate::filed::Stored;
use crate::tokens::tokens;
use std::collections::{BTreeMap, BTreeSet};

/// Smallest values kept of a text.
const SKETCH: usize = 64;
/// Words in a row that are hashed together.
const SHINGLE: usize = 4;
/// Share of the sketch from which two texts count as one.
const NEAR: f64 = 0.55;

/// MinHash sketch of a text: the smallest hash under each of 64 functions, as hexadecimal.
pub fn sketch(text: &str) -> String {
    let words = tokens(text);
    if words.len() < SHINGLE * 3 {
        return String::new();
    }
    let mut least = [u32::MAX; SKETCH];
    for shingle in words.windows(SHINGLE) {
        let base = shingle.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, word| {
            word.bytes().chain([0]).fold(hash, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        });
        let mut state = base;
        for slot in &mut least {
            state = mixed(state);
            *slot = (*slot).min((state >> 32) as u32);
        }
    }
    least.iter().map(|n| format!("{n:08x}")).collect()
}

fn mixed(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// How alike two texts are by their sketches, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f64 {
    if a.is_empty() || a.len() != b.len() {
        return 0.0;
    }
    let equal = a.as_bytes().chunks(8).zip(b.as_bytes().chunks(8)).filter(|(x, y)| x == y).count();
    equal as f64 / (a.len() / 8) as f64
}

/// Independent origins of claims: those that cite the same agency or share a text count once.
///
/// A claim that names an agency stands for that agency; the agency's own outlet is the same origin. Given are the sketches by version.
pub fn origins(claims: &[Stored], sketches: &BTreeMap<i64, String>) -> BTreeSet<String> {
    let mut origin_of: BTreeMap<i64, String> = BTreeMap::new();
    let mut papers: Vec<_> = claims.iter().map(|c| &c.paper).collect();
    papers.sort_by(|a, b| (a.published, &a.key, &a.hash).cmp(&(b.published, &b.key, &b.hash)));
    papers.dedup_by(|a, b| a.version == b.version);
    for (n, paper) in papers.iter().enumerate() {
        let twin = papers[..n].iter().find(|other| {
            let (a, b) = (sketches.get(&paper.version), sketches.get(&other.version));
            a.zip(b).is_some_and(|(a, b)| likeness(a, b) >= NEAR)
        });
        let own = if paper.outlet.is_empty() { &paper.key } else { &paper.outlet };
        let origin = twin.and_then(|t| origin_of.get(&t.version).cloned()).unwrap_or_else(|| folded(own));
        origin_of.insert(paper.version, origin);
    }
    claims
        .iter()
        .map(|c| match cited(c) {
            Some(agency) => folded(agency),
            None => origin_of.get(&c.paper.version).cloned().unwrap_or_default(),
        })
        .collect()
}

/// The agency or outlet that a claim was taken from: the innermost one named.
pub fn cited(claim: &Stored) -> Option<&str> {
    claim.claim.says.iter().rev().find(|s| s.sort == "agency").map(|s| s.id.as_deref().unwrap_or(&s.text))
}

fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// How well an event is supported, 1 (confirmed) to 6 (can't be judged), from independent origins and conflicts.
///
/// 1: three origins or more and no conflict; 2: two and none; 3: two or more that disagree on a field; 4: one; 5: one that others deny;
/// 6: only told as possible.
pub fn support(origins: usize, conflicts: usize, denied: bool, only_possible: bool) -> u8 {
    match origins {
        _ if only_possible => 6,
        _ if denied => 5,
        0 | 1 => 4,
        _ if conflicts > 0 => 3,
        2 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The two ministers met in the capital on Friday and spoke about joint exercises, the training of officers \
        and the delivery of radar stations, the ministry said in a statement after the talks, which lasted three hours.";

    #[test]
    fn a_copy_with_another_ending_is_near() {
        let copy = format!("{TEXT} Our newspaper asked for comment.");
        assert!(likeness(&sketch(TEXT), &sketch(&copy)) > NEAR);
        let other = "Grain shipments through the strait fell by a tenth in March, port officials said, as insurers raised their \
            premiums for the third time this year and two carriers left the route for good.";
        assert!(likeness(&sketch(TEXT), &sketch(other)) < 0.1);
        assert_eq!(likeness(&sketch("too short"), &sketch("too short")), 0.0);
    }

    #[test]
    fn support_has_six_steps() {
        let all = [
            (3, 0, false, false),
            (2, 0, false, false),
            (4, 1, false, false),
            (1, 0, false, false),
            (2, 0, true, false),
            (2, 0, false, true),
        ];
        assert_eq!(all.map(|(o, c, d, p)| support(o, c, d, p)), [1, 2, 3, 4, 5, 6]);
    }
}
