//! How far what is told has come, weighed once more: what the rules (`status`, `settle`) say, the kind, the day and the words around the event word
//! have learnt weights (`packs/<lang>/status.tsv`, made by `bench/status.py`). Where they speak clearly for another status, that one stands.

use super::draft::{Dated, Draft};
use crate::discourse::Via;
use crate::text::{Span, Text, breaks};
use chancery_pack::{Hash, Language};
use jiff::civil::Date;

/// By so much (in log odds) another status must be likelier than that of the rules.
const CLEARLY: f32 = 0.5;

/// And by so much than that it is denied: to take words for their opposite is the worse mistake.
const AGAINST_DENIAL: f32 = 1.0;

/// Words that are looked at before the event word and behind it; characters, where words stand together.
const WORDS: usize = 4;

/// So many of them are found within as many characters.
const REACH: usize = 100;

/// Letters that stand for how a word begins and ends.
const LETTERS: usize = 3;

/// A claim with its marks, for learning.
#[derive(Debug, Clone)]
pub struct Coursed {
    /// First character of its words, and the one behind the last.
    pub at: (usize, usize),
    /// Kind of claim.
    pub kind: String,
    /// Codes of who acts, and of those to whom.
    pub parties: [Vec<String>; 2],
    /// How far the rules think it has come.
    pub status: &'static str,
    /// Marks by name.
    pub marks: Vec<String>,
}

/// What is known of a claim when it is weighed how far it has come.
#[derive(Debug, Clone, Copy)]
pub struct Ruled<'d, 'p> {
    /// Kind of claim.
    pub kind: &'p str,
    /// The status of its entry, by which the rules went.
    pub own: Option<&'p str>,
    /// Words of the event.
    pub trigger: Span,
    /// How far the rules think it has come, and whether that stands in words.
    pub status: (&'static str, bool),
    /// When.
    pub when: Option<&'d Dated>,
    /// No event word tells it.
    pub untold: bool,
}

/// The status for which its marks clearly speak, if that is another than the rules'.
pub fn likelier(ruled: Ruled<'_, '_>, text: &Text, day: Option<Date>, language: &Language) -> Option<&'static str> {
    let course = language.course();
    if course.is_empty() {
        return None;
    }
    let mut sums = Default::default();
    each(ruled, text, day, language, |template, filled| {
        course.add(Hash::default().and(filled.chars()).with(template), &mut sums);
    });
    let least = if ruled.status.0 == "denied" { AGAINST_DENIAL } else { CLEARLY };
    course.likelier(&sums, ruled.status.0).filter(|(_, by)| *by > least).map(|(status, _)| status)
}

/// The claim's marks by name.
pub fn coursed(draft: &Draft<'_>, text: &Text, day: Option<Date>, language: &Language) -> Coursed {
    let ruled = Ruled {
        kind: &draft.kind.id,
        own: language.entries()[draft.entry].status.as_deref(),
        trigger: draft.trigger,
        status: (draft.status, draft.status_said),
        when: draft.when.as_ref(),
        untold: draft.untold,
    };
    let mut marks = Vec::new();
    each(ruled, text, day, language, |template, filled| marks.push(format!("{template}:{filled}")));
    let parties = [&draft.actors, &draft.recipients].map(|side| side.iter().map(|m| m.code.to_string()).collect());
    let at = (draft.quote.start, draft.quote.end);
    Coursed { at, kind: draft.kind.id.clone(), parties, status: draft.status, marks }
}

/// Goes through the marks of a claim.
fn each(ruled: Ruled<'_, '_>, text: &Text, day: Option<Date>, language: &Language, mut take: impl FnMut(char, &str)) {
    let ((status, said), (relation, via)) = (ruled.status, time(ruled.when, day));
    take('p', status);
    take('k', ruled.kind);
    take('t', relation);
    if let Some(own) = ruled.own {
        take('o', own);
    }
    if ruled.untold {
        take('u', status);
    }
    take('j', &format!("{status} {}", ruled.kind));
    take('q', format!("{status} {relation} {via}").trim_end());
    take('v', &format!("{status} {}", if said { "said" } else { "open" }));
    Around::new(ruled.trigger, text, language).each(language.spaces(), &mut take);
}

/// Whether its day is over, today or ahead of the article's, or that is not known, and whether it was said.
fn time(when: Option<&Dated>, day: Option<Date>) -> (&'static str, &'static str) {
    let Some((when, day)) = when.zip(day) else { return ("none", "") };
    let (from, to) = (when.resolved.earliest, when.resolved.latest);
    let (ahead, over) = (from.is_some_and(|d| d > day), to.is_some_and(|d| d < day));
    let around = from.is_some_and(|d| d < day) && to.is_some_and(|d| d > day);
    let relation = match (ahead, over) {
        (true, _) => "ahead",
        (_, true) => "over",
        _ if around => "span",
        _ => "now",
    };
    (relation, if when.via == Via::Said { "said" } else { "carried" })
}

/// The event word with what stands before and behind it in its line, folded.
struct Around {
    word: Vec<char>,
    before: Vec<char>,
    behind: Vec<char>,
}

impl Around {
    fn new(at: Span, text: &Text, language: &Language) -> Around {
        let chars = text.chars();
        let folded = |range: std::ops::Range<usize>| chars[range].iter().map(|c| language.fold(*c)).collect();
        let (start, end) = (at.start.saturating_sub(REACH), chars.len().min(at.end + REACH));
        let first = (start..at.start).rev().find(|n| breaks(chars[*n])).map_or(start, |n| n + 1);
        let last = (at.end..end).find(|n| breaks(chars[*n])).unwrap_or(end);
        Around { word: folded(at.start..at.end), before: folded(first..at.start), behind: folded(at.end..last) }
    }

    fn each(&self, spaces: bool, take: &mut impl FnMut(char, &str)) {
        let text = |chars: &[char]| chars.iter().collect::<String>();
        take('w', &text(&self.word));
        let (before, behind) = (parts(&self.before, spaces), parts(&self.behind, spaces));
        let near = &before[before.len().saturating_sub(WORDS)..];
        let next = &behind[..behind.len().min(WORDS)];
        if spaces {
            take('b', text(&self.word[..self.word.len().min(LETTERS)]).trim());
            take('e', text(&self.word[self.word.len().saturating_sub(LETTERS)..]).trim());
        } else {
            near.windows(2).for_each(|two| take('l', &text(&two.concat())));
            next.windows(2).for_each(|two| take('r', &text(&two.concat())));
        }
        near.iter().for_each(|word| take('l', &text(word)));
        next.iter().for_each(|word| take('r', &text(word)));
        if let [.., last] = near {
            take('a', &text(last));
        }
        if let [.., second, last] = near {
            take('c', &text(&[second, last].map(|w| w.to_vec()).join(&' ')));
        }
        if let [first, ..] = next {
            take('d', &text(first));
        }
    }
}

/// Words and the signs between them; characters, where words stand together. (Marks have no white space at their ends.)
fn parts(chars: &[char], spaces: bool) -> Vec<&[char]> {
    if !spaces {
        return chars.chunks(1).filter(|c| !c[0].is_whitespace()).collect();
    }
    let within = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '_');
    let sign = |c: &char| matches!(c, ',' | ';' | ':' | '.' | '"' | '“' | '”' | '«' | '»' | '„');
    let runs = chars.chunk_by(|a, b| within(a) && within(b));
    runs.filter(|run| within(&run[0]) || sign(&run[0])).collect()
}
