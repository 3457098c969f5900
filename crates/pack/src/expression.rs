//! Regular expressions of a pack: checked when it is compiled, built when a line first may match.
//!
//! Building one takes as long as reading many lines, and most lines of news hold none of the words that an expression asks for.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// More words than these are not looked for one by one.
const MOST: usize = 60;

/// A regular expression with words of which every match holds one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Expression {
    written: String,
    /// Empty: nothing is known.
    words: Vec<String>,
    /// No longer line matches, in bytes, where an expression is of whole lines.
    longest: Option<usize>,
    #[serde(skip)]
    built: OnceLock<Option<Regex>>,
}

impl Expression {
    /// Checks an expression; the error says what is wrong with it.
    pub fn new(written: &str) -> Result<Expression, String> {
        Regex::new(written).map_err(|error| error.to_string())?;
        let parsed = regex_syntax::parse(written).map_err(|error| error.to_string())?;
        let words = words(&parsed).unwrap_or_default();
        Ok(Expression { written: written.to_string(), words, longest: longest(&parsed), built: OnceLock::new() })
    }

    /// The built expression, unless it surely matches nowhere in the line.
    pub fn on(&self, line: &str) -> Option<&Regex> {
        if self.longest.is_some_and(|longest| line.len() > longest) {
            return None;
        }
        let built = match self.built.get() {
            Some(built) => built,
            None if !self.words.is_empty() && !self.words.iter().any(|w| line.contains(w.as_str())) => return None,
            None => self.built.get_or_init(|| Regex::new(&self.written).ok()),
        };
        built.as_ref()
    }
}

/// How long a match can be of an expression that begins and ends with its line.
fn longest(hir: &Hir) -> Option<usize> {
    let properties = hir.properties();
    let whole = properties.look_set_prefix().contains(Look::Start) && properties.look_set_suffix().contains(Look::End);
    properties.maximum_len().filter(|_| whole)
}

/// Words of which every match holds at least one; of several sets the one with the longest.
fn words(hir: &Hir) -> Option<Vec<String>> {
    let found = match hir.kind() {
        HirKind::Literal(literal) => vec![String::from_utf8(literal.0.to_vec()).ok()?],
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().flat_map(|r| r.start()..=r.end()).take(MOST + 1).map(String::from).collect()
        }
        HirKind::Capture(capture) => words(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.min > 0 => words(&repetition.sub)?,
        HirKind::Concat(parts) => parts.iter().filter_map(words).max_by_key(|set| set.iter().map(String::len).min())?,
        HirKind::Alternation(ways) => ways.iter().map(words).collect::<Option<Vec<_>>>()?.concat(),
        _ => return None,
    };
    Some(found).filter(|found| found.len() <= MOST)
}

#[cfg(test)]
mod tests {
    use super::Expression;

    #[test]
    fn an_expression_is_built_when_a_line_holds_a_word_of_it() {
        let read = Expression::new(r"^\W*([Rr]ead|See) (more|also)\b.{0,20}$").expect("an expression");
        assert_eq!(read.words, ["more", "also"]);
        assert!(read.on("The ministers met.").is_none() && read.built.get().is_none());
        assert!(read.on("Read more: a map").is_some_and(|r| r.is_match("Read more: a map")));
        assert!(read.on("The ministers met.").is_some_and(|r| !r.is_match("The ministers met.")), "built now");
    }

    #[test]
    fn one_of_whole_lines_matches_no_longer_one() {
        let source = Expression::new("^来源[:：].{0,4}$").expect("an expression");
        assert_eq!(source.longest, Some(6 + 3 + 4 * 4));
        assert!(source.on("来源：新华社").is_some_and(|r| r.is_match("来源：新华社")));
        assert!(source.on("来源：会谈于十二日在首都举行").is_none());
        assert_eq!(Expression::new("^来源[:：].*$").expect("an expression").longest, None);
        assert_eq!(Expression::new("来源[:：].{0,4}$").expect("an expression").longest, None);
    }

    #[test]
    fn one_that_asks_for_no_word_is_built_at_once() {
        let any = Expression::new("^[A-Z ]+$|^x?$").expect("an expression");
        assert!(any.words.is_empty() && any.on("HANOI").is_some());
        assert!(Expression::new("(open").is_err());
    }
}
