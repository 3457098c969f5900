//! What a sentence tells by its words taken together: each word and each known sense has a learnt weight for the kinds of claims it speaks for
//! (`packs/<lang>/tenor.tsv`, made by `bench/tenor.py`). It tells where no event word of a pack does, and how likely one that does is meant.

use crate::groups::{governor, is_small};
use crate::phrases::{Item, What};
use crate::text::Span;
use chancery_pack::{Entry, Form, Hash, Language, Sense, Sorts};

/// Characters that stand for a word and all that begin with them: "negot" for "negotiators".
const STEM: usize = 5;

/// From this sum on a sentence is taken to tell a kind that no event word tells.
const TELLS: f32 = -1.5;

/// What a sentence tells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leanings {
    /// Its event words, before their conditions are asked.
    words: Vec<EventWord>,
    /// What speaks for each kind, by its number, as the logarithm of its odds; none where nobody is named.
    sums: Vec<f32>,
    /// What it is taken to tell.
    pub told: Vec<Telling>,
}

/// An item, and the number of an entry whose word it is.
type EventWord = (usize, usize);

/// A kind that a sentence is taken to tell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling {
    /// The item that tells it best.
    pub item: usize,
    /// The entry whose word that is, whatever its conditions, or the one that is no word's.
    pub entry: usize,
}

impl Leanings {
    /// Takes in the event words of a sentence, whose senses are not chosen yet.
    pub fn of_words(items: &[Item<'_>]) -> Leanings {
        let events = items.iter().enumerate().filter(|(_, i)| i.has(Sorts::EVENT));
        let entry = |sense: &&Sense| if let Sense::Trigger(n) = sense { Some(*n as usize) } else { None };
        let words = events.flat_map(|(n, i)| i.senses.iter().filter_map(entry).map(move |e| (n, e))).collect();
        Leanings { words, ..Leanings::default() }
    }

    /// With what all its words tell, once their senses are chosen.
    pub fn told_by(mut self, items: &[Item<'_>], folded: &[char], language: &Language) -> Leanings {
        let tenor = language.tenor();
        if tenor.is_empty() || items.iter().all(|i| i.phrase().is_none()) {
            return self;
        }
        let mut found: Vec<(usize, usize)> = Vec::with_capacity(2 * items.len());
        each(items, &self.words, folded, language, |mark| {
            found.extend(tenor.mark(mark.hash()).map(|known| (known, mark.item)));
        });
        found.sort_unstable();
        let mut sums: Vec<f32> = tenor.bias().collect();
        let mut last = None;
        for (mark, _) in &found {
            // A mark counts once.
            if last.replace(*mark) != Some(*mark) {
                tenor.weights(*mark).for_each(|(kind, weight)| sums[kind] += weight);
            }
        }
        let kinds = (0..sums.len()).filter(|kind| sums[*kind] >= TELLS);
        self.told = kinds.filter_map(|kind| best(items, &self.words, &found, kind, language)).collect();
        self.sums = sums;
        self
    }

    /// What speaks for a kind.
    pub fn of(&self, kind: Option<usize>) -> Option<f32> {
        self.sums.get(kind?).copied()
    }

    /// The marks of the sentence by name, for learning.
    pub fn marked(&self, span: Span, items: &[Item<'_>], folded: &[char], language: &Language) -> Marked {
        let mut marks = Vec::new();
        each(items, &self.words, folded, language, |mark| marks.push(mark.name()));
        Marked { at: (span.start, span.end), marks }
    }
}

/// A sentence with its marks, for learning.
#[derive(Debug, Clone)]
pub struct Marked {
    /// Its first character, and the one behind its last.
    pub at: (usize, usize),
    /// Marks by name.
    pub marks: Vec<String>,
}

/// The word that speaks most for a kind: an event word of that kind before any other.
fn best(
    items: &[Item<'_>],
    words: &[EventWord],
    found: &[(usize, usize)],
    kind: usize,
    language: &Language,
) -> Option<Telling> {
    let (tenor, entries) = (language.tenor(), language.entries());
    let mut of: Vec<f32> = vec![0.0; items.len()];
    for (mark, item) in found {
        of[*item] += tenor.weights(*mark).filter(|(k, _)| *k == kind).map(|(_, w)| w).sum::<f32>();
    }
    let most = |a: &Telling, b: &Telling| of[a.item].total_cmp(&of[b.item]).then(b.item.cmp(&a.item));
    let of_kind = |entry: usize| entries[entry].kind == entries[tenor.entry(kind, false)].kind;
    let known = words.iter().filter(|(_, entry)| of_kind(*entry));
    let known = known.map(|(item, entry)| Telling { item: *item, entry: *entry });
    // A preposition or an article tells nothing by itself.
    let small = |i: &Item<'_>| i.markers != 0 || is_small(i);
    let any = (0..items.len()).filter(|n| is_word(&items[*n]) && !small(&items[*n]));
    let any = any.map(|item| Telling { item, entry: tenor.entry(kind, stands_as_noun(items, item)) });
    known.max_by(most).or_else(|| any.max_by(most))
}

/// "At the request", "their quarrel": behind a preposition, an article or an owner.
fn stands_as_noun(items: &[Item<'_>], at: usize) -> bool {
    const BACK: usize = 2;
    let opens = |i: &Item<'_>| {
        let owner = i.phrase().is_some_and(|p| p.possessor || p.bare);
        owner || i.is(|s| matches!(s, Sense::Article | Sense::Possessive))
    };
    items[at.saturating_sub(BACK)..at].iter().any(opens) || governor(items, at, 0).is_some()
}

/// Something that may have a weight: a template, what fills it, and the item that bears it.
struct Mark<'a> {
    template: &'static str,
    filled: Filled<'a>,
    item: usize,
}

enum Filled<'a> {
    Text(&'a [char]),
    Code(&'a str),
}

impl Mark<'_> {
    fn hash(&self) -> Hash {
        let hash = Hash::template(self.template);
        match self.filled {
            Filled::Text(text) => hash.and(text.iter().copied()),
            Filled::Code(code) => hash.and(code.chars()),
        }
    }

    fn name(&self) -> String {
        match self.filled {
            Filled::Text(text) => format!("{}:{}", self.template, text.iter().collect::<String>()),
            Filled::Code(code) => format!("{}:{code}", self.template),
        }
    }
}

fn is_word(item: &Item<'_>) -> bool {
    matches!(item.what, What::Unit) && item.mark.is_none() && item.number.is_none()
}

/// Goes through all marks of a sentence.
fn each<'a>(
    items: &'a [Item<'_>],
    words: &[EventWord],
    folded: &'a [char],
    language: &'a Language,
    mut take: impl FnMut(Mark<'a>),
) {
    let entries = language.entries();
    for (item, entry) in words {
        take(Mark { template: "m", filled: Filled::Code(&entries[*entry].kind), item: *item });
    }
    for (item, i) in items.iter().enumerate() {
        senses(i, entries, |template, code| take(Mark { template, filled: Filled::Code(code), item }));
        if is_word(i) {
            let word = &folded[i.span.start..i.span.end];
            take(Mark { template: "w", filled: Filled::Text(word), item });
            if language.spaces() && word.len() > STEM {
                take(Mark { template: "p", filled: Filled::Text(&word[..STEM]), item });
            }
        }
    }
    if !language.spaces() {
        characters(items, folded, take);
    }
}

/// Where words stand together a cut may be wrong: pairs and threes of characters.
fn characters<'a>(items: &[Item<'_>], folded: &'a [char], mut take: impl FnMut(Mark<'a>)) {
    // Where the words that go on without a name or a mark end, from the last back.
    let mut run = 0;
    for (item, i) in items.iter().enumerate().rev() {
        let goes_on = items.get(item + 1).is_some_and(is_word);
        run = if goes_on { run } else { i.span.end };
        for at in (i.span.start..i.span.end).filter(|_| is_word(i)) {
            for (template, length) in [("c", 2), ("d", 3)] {
                if at + length <= run {
                    take(Mark { template, filled: Filled::Text(&folded[at..at + length]), item });
                }
            }
        }
    }
}

/// What the pack knows of the words.
fn senses<'a>(item: &'a Item<'_>, entries: &'a [Entry], mut one: impl FnMut(&'static str, &'a str)) {
    for sense in &item.senses {
        match sense {
            Sense::Trigger(n) => {
                let entry = &entries[*n as usize];
                one(if entry.form == Form::Noun { "n" } else { "v" }, &entry.kind);
            }
            Sense::Context(name) | Sense::Object(name) | Sense::Deed(name) => one("x", name),
            _ => {}
        }
    }
    if let What::Phrase(phrase) = &item.what {
        phrase.offices.iter().for_each(|o| one("o", o));
        phrase.institution.iter().for_each(|i| one("i", i));
    }
}
