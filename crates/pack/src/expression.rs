//! Regular expressions of a pack: checked when it is compiled, built when a line first may match.
//!
//! Building one takes as long as reading many lines, and most lines of news hold none of the words that an expression asks for.

use regex::Regex;
use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// More words than these are not looked for one by one.
const MOST: usize = 60;

/// So few are looked for in each line.
const FEW: usize = 8;

/// A regular expression with words of which every match holds one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Expression {
    written: String,
    /// Empty: nothing is known.
    words: Vec<String>,
    /// No longer line matches, in bytes, where an expression is of whole lines.
    longest: Option<usize>,
    /// How a line begins that matches, where an expression is of a line's beginning.
    opening: Option<Opening>,
    /// It is but one word, or a match may begin anywhere and they are few: they are found sooner than it is.
    sought: bool,
    #[serde(skip)]
    built: OnceLock<Option<Regex>>,
}

/// "^[^A-Za-z]*(Read|See)": behind characters that are passed over stands one of some words.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Opening {
    /// In order.
    passed: Vec<(char, char)>,
    /// What the words begin with, in order.
    firsts: Vec<char>,
    /// In order, and none the beginning of another.
    words: Vec<String>,
    /// "^.{0,20}(Copyright|©)": where the words may begin with what is passed over, behind how many characters one begins at most.
    reach: Option<u32>,
    /// Told when first asked.
    #[serde(skip)]
    bits: OnceLock<Bits>,
}

/// What tells of most characters at one look what they are to an opening.
#[derive(Debug, PartialEq, Eq)]
struct Bits {
    /// A bit for each of ASCII's characters that is passed over.
    passed: u128,
    /// One for each of them with which a word begins.
    firsts: u128,
    /// The same of other characters, by their last bits: some share one.
    others: u128,
    /// One for the first two characters of each word.
    pairs: u128,
}

/// To which of so many bits the first two characters of a text are shared out.
fn pair(text: &str) -> Option<u32> {
    let mut chars = text.chars().map(u32::from);
    Some(chars.next()?.wrapping_mul(31).wrapping_add(chars.next()?) % u128::BITS)
}

impl Opening {
    /// That of an expression; none where it has no such words, or one of them begins with what is passed over.
    fn new(hir: &Hir) -> Option<Opening> {
        let HirKind::Concat(parts) = hir.kind() else { return None };
        let rest = parts.strip_prefix(&[Hir::look(Look::Start)])?;
        let (mut passed, mut words, mut reach) = (ClassUnicode::empty(), Vec::new(), Some(0));
        for (n, part) in rest.iter().enumerate() {
            match part.kind() {
                // "[(]?\s*": passed over wherever it stands before the first word that must.
                HirKind::Repetition(r) if let HirKind::Class(Class::Unicode(class)) = r.sub.kind() => {
                    passed.union(class);
                    reach = reach.zip(r.max).map(|(before, most)| before + most);
                }
                HirKind::Repetition(r) if r.min == 0 => words.extend(beginnings(&r.sub)?),
                _ => {
                    words.extend(beginnings(&Hir::concat(rest[n..].to_vec()))?);
                    words.sort_unstable();
                    words.dedup_by(|longer, word| longer.starts_with(word.as_str()));
                    let passed = passed.iter().map(|r| (r.start(), r.end())).collect();
                    let firsts: BTreeSet<Option<char>> = words.iter().map(|word| word.chars().next()).collect();
                    let firsts = firsts.into_iter().collect::<Option<_>>()?;
                    let opening = Opening { passed, firsts, words, reach: None, bits: OnceLock::new() };
                    let plain = opening.firsts.iter().all(|c| !opening.passes(*c));
                    return if plain { Some(opening) } else { Some(Opening { reach: Some(reach?), ..opening }) };
                }
            }
        }
        None
    }

    /// Is the character passed over?
    #[inline]
    fn passes(&self, c: char) -> bool {
        if c.is_ascii() { self.bits().passed >> c as u32 & 1 != 0 } else { self.finds_passed(c) }
    }

    /// Does a word begin with it?
    #[inline]
    fn begins(&self, c: char) -> bool {
        let bits = self.bits();
        if c.is_ascii() {
            return bits.firsts >> c as u32 & 1 != 0;
        }
        bits.others >> (c as u32 % u128::BITS) & 1 != 0 && self.finds_first(c)
    }

    fn finds_passed(&self, c: char) -> bool {
        let begun = self.passed.partition_point(|(first, _)| *first <= c);
        begun > 0 && c <= self.passed[begun - 1].1
    }

    fn finds_first(&self, c: char) -> bool {
        self.firsts.binary_search(&c).is_ok()
    }

    #[inline]
    fn bits(&self) -> &Bits {
        self.bits.get_or_init(|| {
            let bits = |all: u128, c: char| all | 1 << (c as u32 % u128::BITS);
            let of = |chars: &mut dyn Iterator<Item = char>| chars.fold(0, bits);
            let firsts = || self.firsts.iter().copied();
            Bits {
                passed: of(&mut (0..128).map(char::from).filter(|c| self.finds_passed(*c))),
                firsts: of(&mut firsts().filter(char::is_ascii)),
                others: of(&mut firsts().filter(|c| !c.is_ascii())),
                pairs: self.words.iter().fold(0, |all, word| all | pair(word).map_or(u128::MAX, |bit| 1 << bit)),
            }
        })
    }

    /// Does the line begin with one of the words?
    fn spoken(&self, line: &str) -> bool {
        if pair(line).is_some_and(|bit| self.bits().pairs >> bit & 1 == 0) {
            return false;
        }
        // Of words in order the last that is not behind the line begins it, or none does.
        let behind = self.words.partition_point(|word| word.as_str() <= line);
        behind > 0 && line.starts_with(&self.words[behind - 1])
    }

    /// May the expression match the line?
    fn opens(&self, line: &str) -> bool {
        let mut places = line.char_indices();
        if let Some(reach) = self.reach {
            return places.take(reach as usize + 1).any(|(at, c)| self.begins(c) && self.spoken(&line[at..]));
        }
        let first = places.find(|(_, c)| self.begins(*c) || !self.passes(*c));
        first.is_some_and(|(at, c)| self.begins(c) && self.spoken(&line[at..]))
    }
}

impl Expression {
    /// Checks an expression; the error says what is wrong with it.
    pub fn new(written: &str) -> Result<Expression, String> {
        Regex::new(written).map_err(|error| error.to_string())?;
        let parsed = regex_syntax::parse(written).map_err(|error| error.to_string())?;
        let words = words(&parsed).unwrap_or_default();
        let (longest, opening) = (longest(&parsed), Opening::new(&parsed));
        let written = written.to_string();
        // What must begin with the line is told at its first character.
        let bound = parsed.properties().look_set_prefix().contains(Look::Start);
        let sought = words.len() == 1 || !bound && words.len() <= FEW;
        Ok(Expression { written, words, longest, opening, sought, built: OnceLock::new() })
    }

    /// The built expression, unless it surely matches nowhere in the line.
    pub fn on(&self, line: &str) -> Option<&Regex> {
        if self.longest.is_some_and(|longest| line.len() > longest) {
            return None;
        }
        if self.opening.as_ref().is_some_and(|opening| !opening.opens(line)) {
            return None;
        }
        let asked = self.sought || self.built.get().is_none();
        if asked && !self.words.is_empty() && !self.words.iter().any(|w| line.contains(w.as_str())) {
            return None;
        }
        self.built.get_or_init(|| Regex::new(&self.written).ok()).as_ref()
    }
}

/// What all matches begin with; none where that is too much.
fn beginnings(hir: &Hir) -> Option<Vec<String>> {
    let found = Extractor::new().limit_class(MOST).extract(hir);
    found.literals()?.iter().map(|l| String::from_utf8(l.as_bytes().to_vec()).ok()).collect()
}

/// How long a match can be of an expression that begins and ends with its line.
fn longest(hir: &Hir) -> Option<usize> {
    let properties = hir.properties();
    let whole = properties.look_set_prefix().contains(Look::Start) && properties.look_set_suffix().contains(Look::End);
    properties.maximum_len().filter(|_| whole)
}

/// Words of which every match holds at least one; of several sets the one with the longest, and of such the smallest.
fn words(hir: &Hir) -> Option<Vec<String>> {
    let found = match hir.kind() {
        HirKind::Literal(literal) => vec![String::from_utf8(literal.0.to_vec()).ok()?],
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().flat_map(|r| r.start()..=r.end()).take(MOST + 1).map(String::from).collect()
        }
        HirKind::Capture(capture) => words(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.min > 0 => words(&repetition.sub)?,
        HirKind::Concat(parts) => {
            let length = |set: &Vec<String>| set.iter().map(String::len).min();
            parts.iter().filter_map(words).max_by_key(|set| (length(set), Reverse(set.len())))?
        }
        HirKind::Alternation(ways) => shortened(ways.iter().map(words).collect::<Option<Vec<_>>>()?.concat()),
        _ => return None,
    };
    Some(found).filter(|found| found.len() <= MOST)
}

/// Without words that hold another: where they stand that one does.
fn shortened(words: Vec<String>) -> Vec<String> {
    let longer = |word: &String| words.iter().any(|other| other != word && word.contains(other.as_str()));
    words.iter().filter(|word| !longer(word)).cloned().collect()
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
        assert!(read.on("The ministers met more.").is_none(), "the line begins otherwise");
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
    fn one_of_a_lines_beginning_is_not_asked_where_another_word_stands() {
        let read = Expression::new("^[^A-Za-z]*(Read|[Ss]ee) .{0,20}$").expect("an expression");
        let opening = read.opening.as_ref().expect("an opening");
        assert_eq!(opening.words, ["Read ", "See ", "see "]);
        assert!(read.on("— see also").is_some() && read.on("Read more").is_some() && read.on("They see").is_none());
        let near = Expression::new("^.{0,3}(?:Read|©)").expect("an expression");
        assert!(near.on("To Read").is_some() && near.on("©").is_some() && near.on("They Read").is_none());
        let none = |written: &str| Expression::new(written).expect("an expression").opening.is_none();
        assert!(none("see also$") && none("^[a-z]*(see) ") && none("^.*") && none("^[(]?(see)?.*"));
        let source = Expression::new(r"^[(（]?\s*(本文|本期)?\s*(编辑|责编)[:：]").expect("an expression");
        assert_eq!(
            source.opening.as_ref().expect("an opening").words,
            ["本文", "本期", "编辑:", "编辑：", "责编:", "责编："]
        );
        assert!(source.on("( 编辑：").is_some() && source.on("两国编辑：").is_none());
    }

    #[test]
    fn one_that_asks_for_no_word_is_built_at_once() {
        let any = Expression::new("^[A-Z ]+$|^x?$").expect("an expression");
        assert!(any.words.is_empty() && any.on("HANOI").is_some());
        assert!(Expression::new("(open").is_err());
    }
}
