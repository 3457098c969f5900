//! Who is a person, of the names that no list holds and no title introduces: every run of words that may be one is a candidate, its
//! features have learnt weights (`packs/<lang>/persons.tsv`, made by `bench/persons.py`), and the highest sums above nought are names.

mod characters;
mod marks;
mod settle;
mod words;

use crate::text::{Folded, Span, Text};
use crate::units::Unit;
use chancery_pack::Language;
use marks::Marks;
pub(crate) use settle::settle;

/// What a candidate is looked at in: a sentence's units, with their article's characters.
pub(crate) struct Scene<'a, 'p> {
    pub text: &'a Text,
    pub folded: &'a Folded,
    pub span: Span,
    pub units: &'a [Unit<'p>],
    pub language: &'p Language,
}

/// A run of words that may be a person's name.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    pub(crate) span: Span,
    /// What its features weigh together; above nought it is taken for a name.
    pub score: f32,
    /// It asks only whether a name begins here: in a script without spaces that comes first.
    pub begins: bool,
    /// Its features, where they are asked for.
    pub features: Vec<String>,
}

impl Candidate {
    /// Its first character, and the one behind its last.
    pub fn at(&self) -> (usize, usize) {
        (self.span.start, self.span.end)
    }
}

/// All candidates of a sentence; with the names of their features, or with their sums alone.
pub(crate) fn candidates(scene: &Scene<'_, '_>, named: bool) -> Vec<Candidate> {
    let marks = Marks::new(scene.language.hints(), named);
    if scene.language.spaces() { words::candidates(scene, &marks) } else { characters::candidates(scene, &marks) }
}

/// Sum from which on a name is sure enough to make others likelier.
const SURE: f32 = 1.0;

/// What it weighs to be called by a part of the full name of somebody else, and as somebody else.
const PART: f32 = 4.5;
const AGAIN: f32 = 2.0;

/// The most that others can make of a name.
const BARELY: f32 = 0.2;

/// Sum below which a mere word for people makes no name of what stands behind it: "staff of …".
const NEVER: f32 = -2.0;

/// Longest ending by which two forms of a name differ.
const ENDING: usize = 3;

/// What the look of its words says of a sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Looks {
    /// What is a person's name, in order.
    pub names: Vec<Span>,
    /// What is none, whatever stands before it.
    pub never: Vec<Span>,
}

/// The names of each sentence: the best candidates that don't overlap, in order. A name by which somebody is called whom the article
/// names more clearly elsewhere is likelier one.
pub(crate) fn found(scenes: &[Scene<'_, '_>]) -> Vec<Looks> {
    let Some(first) = scenes.first().filter(|s| !s.language.hints().is_empty()) else {
        return vec![Looks::default(); scenes.len()];
    };
    let mut never = Vec::with_capacity(scenes.len());
    let mut likely = |scene: &Scene<'_, '_>| {
        let mut all = candidates(scene, false);
        // Where words stand together, a name that is cut wrong looks like none.
        let never_one = |c: &&Candidate| c.score < NEVER && scene.language.spaces();
        never.push(all.iter().filter(never_one).map(|c| c.span).collect());
        all.retain(|c| c.score > -PART && !c.begins && !quoted(scene, c.span));
        all
    };
    let mut all: Vec<Vec<Candidate>> = scenes.iter().map(&mut likely).collect();
    let sure = known(first, all.iter().flatten());
    for candidate in all.iter_mut().flatten().filter(|c| c.score < BARELY) {
        // A longer name that is one by itself is preferred.
        candidate.score = (candidate.score + called(first, candidate.span, &sure)).min(BARELY);
    }
    all.into_iter().zip(never).map(|(all, never)| Looks { names: best(all), never }).collect()
}

/// “特伦特”号: where words stand together, what is all that stands in quotation marks is the name of a ship, a film, an operation.
fn quoted(scene: &Scene<'_, '_>, span: Span) -> bool {
    let at = |n: usize| scene.folded.chars().get(n).copied();
    let before = span.start.checked_sub(1).and_then(at);
    let marks = matches!(before, Some('“' | '"' | '「' | '『' | '《'))
        && matches!(at(span.end), Some('”' | '"' | '」' | '』' | '》'));
    marks && !scene.language.spaces()
}

/// A name that is sure, or a word of one.
struct Sure {
    /// Folded.
    words: Vec<char>,
    name: Span,
    /// What it weighs to be called so.
    weight: f32,
}

fn known<'a>(scene: &Scene<'_, '_>, all: impl Iterator<Item = &'a Candidate>) -> Vec<Sure> {
    let mut sure = Vec::new();
    for name in all.filter(|c| c.score > SURE).map(|c| c.span) {
        let words = &scene.folded.chars()[name.start..name.end];
        let parts = || words.split(|c| matches!(c, ' ' | '·')).filter(|w| w.len() > 1);
        let full = parts().nth(1).is_some() || !scene.language.spaces() && words.len() > 2;
        sure.push(Sure { words: words.to_vec(), name, weight: if full { PART } else { AGAIN } });
        let parts = parts().filter(|w| w.len() < words.len());
        sure.extend(parts.map(|part| Sure { words: part.to_vec(), name, weight: if full { PART } else { AGAIN } }));
    }
    sure
}

/// What it weighs that this is a name or a part of one that stands elsewhere, in whatever form.
fn called(scene: &Scene<'_, '_>, span: Span, sure: &[Sure]) -> f32 {
    let words = &scene.folded.chars()[span.start..span.end];
    let elsewhere = |s: &Sure| s.name.end <= span.start || span.end <= s.name.start;
    let same =
        |s: &&Sure| elsewhere(s) && (s.words[..] == *words || scene.language.cased() && inflected(&s.words, words));
    sure.iter().filter(same).map(|s| s.weight).fold(0.0, f32::max)
}

/// Do two words differ by nothing but their endings?
fn inflected(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let longest = a.len().max(b.len());
    same > ENDING && longest - same <= ENDING && a.len().abs_diff(b.len()) < ENDING
}

fn best(mut all: Vec<Candidate>) -> Vec<Span> {
    all.retain(|c| c.score > 0.0);
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut taken: Vec<Span> = Vec::new();
    for candidate in all {
        if taken.iter().all(|t| candidate.span.end <= t.start || t.end <= candidate.span.start) {
            taken.push(candidate.span);
        }
    }
    taken.sort();
    taken
}
