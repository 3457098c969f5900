//! What a page may be asked: parameters defined once, from which follow checking, forms, links and the API's description.

use crate::problem::Problem;
use chancery_record::answers::{Ask, Next};
use chancery_record::codebook::STATUS;
use chancery_record::day::{self, Day};

/// A parameter.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub what: &'static str,
    /// What may stand there.
    pub sort: Sort,
    /// It must be given.
    pub needed: bool,
}

/// What may stand in a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A day.
    Day,
    /// A day, month or year.
    Date,
    /// A number within bounds.
    Number(usize, usize),
    /// Words from a list, with commas.
    Among(&'static [&'static str]),
    /// Any words, with commas.
    List,
    /// Any text.
    Text,
    /// A code: no comma, no slash.
    Code,
}

/// Most characters of a word of a list, and of a code.
pub const WORD: usize = 100;
/// Most bytes of a list.
const LISTED: usize = 2000;

/// Whether something stands there, and not too much.
fn word(word: &str) -> bool {
    !word.trim().is_empty() && word.chars().nth(WORD).is_none()
}

/// Most characters of a text.
pub const LONGEST: usize = 500;
/// Rows of a page.
const ROWS: usize = 50;
/// Most rows of a page.
pub const MOST: usize = 500;

/// Events looked through for a page: a rare sort is found in steps, and no question holds up the others.
const LOOK: usize = 600;

/// Statuses of claims.
pub const STATUSES: &[&str] = &STATUS;

const fn free(name: &'static str, what: &'static str, sort: Sort) -> Param {
    Param { name, what, sort, needed: false }
}

/// Known on a day: every page understands it.
pub const AS_OF: Param = free("as_of", "As it was known on this day, by publication.", Sort::Day);

/// What every list understands.
pub const LISTS: [Param; 11] = [
    AS_OF,
    free("kind", "Kinds, with commas.", Sort::List),
    free("status", "Statuses, with commas.", Sort::Among(STATUSES)),
    free("context", "Contexts, with commas.", Sort::List),
    free("from", "True from this day, month or year.", Sort::Date),
    free("to", "True up to this day, month or year.", Sort::Date),
    free("outlet", "Outlets, any of which must report it.", Sort::List),
    free("language", "Languages in which it must be reported, with commas.", Sort::List),
    free("support", "Supported as well as this or better: 1 (best) to 6.", Sort::Number(1, 6)),
    free("limit", "At most so many rows.", Sort::Number(1, MOST)),
    free("next", "Where to go on: the `next` of the answer before.", Sort::Text),
];

/// What was asked: parts of the path and of the query, both checked.
#[derive(Debug, Clone, Default)]
pub struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Checks a query string against what may be asked. On pages, empty values are as good as none, as browsers send them for empty fields.
    pub fn parse(text: &str, params: &[Param], page: bool) -> Result<Query, Problem> {
        let mut query = Query::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let known = params.iter().find(|p| p.name == name).ok_or_else(|| unknown(&name, params))?;
            let value = value.trim();
            if value.is_empty() && page {
                continue;
            }
            if value.is_empty() {
                return Err(Problem::query(format!("`{}` is empty; leave it out", known.name)));
            }
            if query.get(&name).is_some() {
                return Err(Problem::query(format!("`{}` stands twice; use commas", known.name)));
            }
            known.check(value)?;
            query.pairs.push((name.into_owned(), value.to_string()));
        }
        match params.iter().find(|p| p.needed && query.get(p.name).is_none()) {
            Some(missing) => Err(Problem::query(format!("`{}` is needed: {}", missing.name, missing.what))),
            None => Ok(query),
        }
    }

    /// Adds a part of the path.
    pub fn push(&mut self, name: &str, value: String) {
        self.pairs.push((name.into(), value));
    }

    /// A value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// A value that is there because it is needed or part of the path.
    pub fn need(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// Values parted by commas.
    pub fn list(&self, name: &str) -> Vec<String> {
        let parts = self.get(name).into_iter().flat_map(|v| v.split(','));
        parts.map(str::trim).filter(|v| !v.is_empty()).map(String::from).collect()
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.get(name).and_then(|v| v.parse().ok())
    }

    fn bounds(&self, name: &str) -> (Option<Day>, Option<Day>) {
        self.get(name).map_or((None, None), day::bounds)
    }

    /// The day of knowledge.
    pub fn as_of(&self) -> Option<Day> {
        self.bounds("as_of").1
    }

    /// Rows of the page.
    pub fn limit(&self) -> usize {
        self.number("limit").unwrap_or(ROWS)
    }

    /// Where it goes on.
    pub fn next(&self) -> Option<Next> {
        self.get("next").and_then(Next::parse)
    }

    /// The question to the record, for one row more than the page holds: it tells whether there is another page.
    pub fn ask(&self) -> Ask {
        let whole = Ask {
            as_of: self.as_of(),
            kinds: self.list("kind"),
            statuses: self.list("status"),
            contexts: self.list("context"),
            from: self.bounds("from").0,
            to: self.bounds("to").1,
            outlets: self.list("outlet"),
            languages: self.list("language"),
            support: self.number("support").and_then(|n| u8::try_from(n).ok()),
            look: LOOK,
            ..Ask::default()
        };
        whole.page(self.next(), self.limit())
    }

    /// Pairs that make the query string again, without some.
    pub fn without(&self, params: &[Param], left_out: &[&str]) -> Vec<(&str, &str)> {
        let asked = |name: &str| params.iter().any(|p| p.name == name) && !left_out.contains(&name);
        self.pairs.iter().filter(|(n, _)| asked(n)).map(|(n, v)| (n.as_str(), v.as_str())).collect()
    }
}

fn unknown(name: &str, params: &[Param]) -> Problem {
    let known: Vec<&str> = params.iter().map(|p| p.name).collect();
    let name: String = name.chars().take(40).collect();
    Problem::query(format!("`{name}` is nothing that can be asked here; there are {}", known.join(", ")))
}

impl Param {
    /// Says what is wrong with a value.
    pub fn check(&self, value: &str) -> Result<(), Problem> {
        let fits = match self.sort {
            Sort::Day => day::parse(value).is_some() && value.len() == 10,
            Sort::Date => value.len() <= 10 && matches!(day::bounds(value), (Some(_), Some(_))),
            Sort::Number(least, most) => value.parse::<usize>().is_ok_and(|n| (least..=most).contains(&n)),
            Sort::Among(words) => value.split(',').all(|v| words.contains(&v.trim())),
            Sort::List | Sort::Text if self.name == "next" => Next::parse(value).is_some(),
            Sort::List => value.len() <= LISTED && !value.contains('\0') && value.split(',').all(word),
            Sort::Text => value.chars().nth(LONGEST).is_none() && !value.contains('\0'),
            Sort::Code => word(value) && value.chars().all(|c| !c.is_control() && !matches!(c, ',' | '/')),
        };
        if fits { Ok(()) } else { Err(Problem::query(format!("`{}`: {}", self.name, self.expected()))) }
    }

    /// What may stand there, in words.
    pub fn expected(&self) -> String {
        match self.sort {
            Sort::Day => "write a day as 2023-08-16".into(),
            Sort::Date => "write 2023-08-16, 2023-08 or 2023".into(),
            Sort::Number(least, most) => format!("a number from {least} to {most}"),
            Sort::Among(words) => format!("one or more of {}", words.join(", ")),
            Sort::List | Sort::Text if self.name == "next" => {
                "this is no token of ours; take `next` from the answer".into()
            }
            Sort::List => format!("words with commas, each of 1 to {WORD} characters"),
            Sort::Text => format!("at most {LONGEST} characters"),
            Sort::Code => format!("a code of at most {WORD} characters, as CHN, IGO:SCO"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_asked_is_said() {
        let fault = |text: &str| Query::parse(text, &LISTS, true).err().map(|p| p.detail).unwrap_or_default();
        assert!(fault("kinds=visit").contains("kind, status"));
        assert!(fault("as_of=yesterday").contains("2023-08-16"));
        assert!(fault("limit=0").contains("1 to 500"));
        assert!(fault("from=2023&from=2024").contains("twice"));
        assert_eq!(fault("from=2023-08&to=&kind=visit,meeting"), "");
        assert!(Query::parse("to=", &LISTS, false).is_err_and(|p| p.detail.contains("leave it out")));
    }
}
