//! Origins: which outlets tell a thing of their own, and which only hand on what one agency wrote.

use crate::again::{Copied, Sketched, leaders};
use crate::day::Day;
use crate::filed::{Paper, Stored};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who reports an event, and whom the reports cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citing {
    /// Articles, by publication.
    pub papers: Vec<Source>,
    /// For each claim its article, and the agency that it cites.
    pub claims: Vec<(usize, Option<String>)>,
    /// What claims call agencies, with the agency each word stands for.
    pub agencies: BTreeMap<String, String>,
}

/// An article that reports an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its version.
    pub version: i64,
    /// Day of publication.
    pub published: Day,
    /// Its outlet.
    pub outlet: String,
    /// Its page, where that tells more: there is no outlet, or another version of the page reports the event.
    pub page: Option<String>,
}

impl Citing {
    /// From claims.
    pub fn of(claims: &[Stored]) -> Citing {
        let mut papers: Vec<&Arc<Paper>> = claims.iter().map(|c| &c.paper).collect();
        papers.sort_by(|a, b| (a.published, &a.key, &a.hash).cmp(&(b.published, &b.key, &b.hash)));
        papers.dedup_by(|a, b| a.version == b.version);
        let again = |p: &Paper| papers.iter().any(|o| o.version != p.version && o.key == p.key);
        let source = |p: &&Arc<Paper>| Source {
            version: p.version,
            published: p.published.unwrap_or(0),
            outlet: p.outlet.clone(),
            page: (p.outlet.is_empty() || again(p)).then(|| p.key.clone()),
        };
        let at = |c: &Stored| papers.iter().position(|p| p.version == c.paper.version).unwrap_or_default();
        Citing {
            claims: claims.iter().map(|c| (at(c), cited(c).map(String::from))).collect(),
            agencies: agencies(claims),
            papers: papers.iter().map(source).collect(),
        }
    }

    /// The origin of each claim.
    ///
    /// A claim that names an agency stands for that agency. One that names none stands for the agency that its article, or a copy of it,
    /// names for this event; else for the outlet that had the text first. An agency's own outlet is the agency, by whatever name a
    /// claim calls it. Given are the sketches of the articles' texts.
    pub fn origins(&self, sketches: &[Option<Sketched>]) -> Vec<String> {
        let first = leaders(&self.texts(sketches));
        let mut agency_of: BTreeMap<usize, &str> = BTreeMap::new();
        for (at, agency) in self.claims.iter().filter_map(|(at, cited)| Some((first[*at], cited.as_deref()?))) {
            let known = agency_of.entry(at).or_insert(agency);
            *known = agency.min(*known);
        }
        let own = |paper: &Source| {
            let outlet = folded(paper.page.as_deref().filter(|_| paper.outlet.is_empty()).unwrap_or(&paper.outlet));
            self.agencies.get(&outlet).cloned().unwrap_or(outlet)
        };
        let origin = |(at, cited): &(usize, Option<String>)| {
            let agency = cited.as_deref().or_else(|| agency_of.get(&first[*at]).copied());
            agency.map_or_else(|| own(&self.papers[first[*at]]), folded)
        };
        self.claims.iter().map(origin).collect()
    }

    fn texts<'c>(&'c self, sketches: &'c [Option<Sketched>]) -> Vec<Copied<'c>> {
        let text = |(n, p): (usize, &'c Source)| Copied {
            published: p.published,
            sketch: sketches.get(n).and_then(Option::as_ref),
            page: p.page.as_deref(),
        };
        self.papers.iter().enumerate().map(text).collect()
    }
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
