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

/// Sum above which a candidate is looked at again, once the article's names are known.
const LIKELY: f32 = -2.0;

/// What it weighs to be called as somebody whom the article names more clearly elsewhere.
const AGAIN: f32 = 2.0;

/// Sum below which even a title makes no name.
const NEVER: f32 = -3.0;

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
        never.push(all.iter().filter(|c| c.score < NEVER).map(|c| c.span).collect());
        all.retain(|c| c.score > LIKELY && !c.begins);
        all
    };
    let mut all: Vec<Vec<Candidate>> = scenes.iter().map(&mut likely).collect();
    let sure = known(first, all.iter().flatten());
    for candidate in all.iter_mut().flatten().filter(|c| c.score < AGAIN) {
        if called(first, candidate.span, &sure) {
            candidate.score += AGAIN;
        }
    }
    all.into_iter().zip(never).map(|(all, never)| Looks { names: best(all), never }).collect()
}

/// The words of the names that are sure, folded, each with the name's place.
fn known<'a>(scene: &Scene<'_, '_>, all: impl Iterator<Item = &'a Candidate>) -> Vec<(Vec<char>, Span)> {
    let chars = scene.folded.chars();
    let mut words = Vec::new();
    for span in all.filter(|c| c.score > AGAIN / 2.0).map(|c| c.span) {
        let name = &chars[span.start..span.end];
        words.push((name.to_vec(), span));
        let parts = name.split(|c| matches!(c, ' ' | '·')).filter(|w| w.len() > 1 && w.len() < name.len());
        words.extend(parts.map(|w| (w.to_vec(), span)));
    }
    words
}

/// Is this a name or a part of one that stands elsewhere, in whatever form?
fn called(scene: &Scene<'_, '_>, span: Span, sure: &[(Vec<char>, Span)]) -> bool {
    let name = &scene.folded.chars()[span.start..span.end];
    let elsewhere = |at: &Span| at.end <= span.start || span.end <= at.start;
    sure.iter().any(|(word, at)| elsewhere(at) && (word[..] == *name || scene.language.cased() && inflected(word, name)))
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
