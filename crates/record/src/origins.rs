//! Origins: which outlets tell a thing of their own, and which only hand on what one agency wrote.

use crate::again::{Copied, Sketched, leaders};
use crate::filed::Stored;
use std::collections::{BTreeMap, BTreeSet};

/// Independent origins of the claims of one event: those that cite the same agency or share a text count once.
///
/// A claim that names an agency stands for that agency. One that names none stands for the agency that its article, or a copy of it, names
/// for this event; else for the outlet that had the text first. An agency's own outlet is the agency, by whatever name a claim
/// calls it. Given are the sketches by version.
pub fn origins(claims: &[Stored], sketches: &BTreeMap<i64, String>) -> BTreeSet<String> {
    by_claim(claims, sketches).into_values().collect()
}

/// The origin of each claim, by its anchor.
pub fn by_claim(claims: &[Stored], sketches: &BTreeMap<i64, String>) -> BTreeMap<i64, String> {
    let mut papers: Vec<_> = claims.iter().map(|c| &c.paper).collect();
    papers.sort_by(|a, b| (a.published, &a.key, &a.hash).cmp(&(b.published, &b.key, &b.hash)));
    papers.dedup_by(|a, b| a.version == b.version);
    let texts: Vec<Copied> = papers
        .iter()
        .map(|p| Copied {
            published: p.published.unwrap_or(0),
            sketch: sketches.get(&p.version).and_then(|s| Sketched::read(s)),
            page: &p.key,
        })
        .collect();
    let first: BTreeMap<i64, usize> = papers.iter().map(|p| p.version).zip(leaders(&texts)).collect();
    let first_of = |claim: &Stored| first.get(&claim.paper.version).copied().unwrap_or(0);
    let named = agencies(claims);
    let mut agency_of: BTreeMap<usize, &str> = BTreeMap::new();
    for (at, agency) in claims.iter().filter_map(|c| cited(c).map(|a| (first_of(c), a))) {
        let known = agency_of.entry(at).or_insert(agency);
        *known = agency.min(*known);
    }
    let own = |at: usize| {
        let outlet = folded(if papers[at].outlet.is_empty() { &papers[at].key } else { &papers[at].outlet });
        named.get(&outlet).cloned().unwrap_or(outlet)
    };
    claims
        .iter()
        .map(|c| match cited(c).or_else(|| agency_of.get(&first_of(c)).copied()) {
            Some(agency) => (c.anchor, folded(agency)),
            None => (c.anchor, own(first_of(c))),
        })
        .collect()
}

/// What claims call agencies, with the agency each word stands for.
fn agencies(claims: &[Stored]) -> BTreeMap<String, String> {
    let says = claims.iter().flat_map(|c| &c.claim.says).filter(|s| s.sort == "agency");
    says.filter_map(|s| s.id.as_deref().map(|id| (folded(&s.text), folded(id)))).collect()
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
